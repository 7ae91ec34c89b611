"""The first page, and who signs on the last."""

from __future__ import annotations

import io
from itertools import pairwise

from ikm.document.blocks import Cover, Signature
from ikm.document.widths import wrapped
from ikm.document.word.markup import gaps, paragraph, run
from ikm.document.word.page import TWIPS
from ikm.document.word.parts import Parts

LOGO = 2.6
"""Centimetres of the logo's height."""

AIR = 0.08
"""The white around the logo, as a share of its longer side."""

LONG = 60
"""Characters from which the title is set smaller."""

UPPER = '<w:spacing w:before="{}" w:after="{}"/>'
BAND, STRIP, SIDE = 8200, 110, 400
"""Twips: the height of the blue band and of the strip below, and what its text keeps free at every side."""

TYPE, SMALLER = 30, 24
"""The type of the title in points, and of a long one."""

THICK = '<w:{} w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"/>'
GROUND = "0F4C81"
WHITE = '<w:color w:val="FFFFFF"/>'


def cover(block: Cover, room: int, styles: dict[str, str], parts: Parts, alt: str) -> str:
    """A blue band with the logo and the title, a strip of the class colours, the unit; who publishes at the foot.

    The band stands within the margins, so that every printer prints it.
    """
    picture = parts.picture(_on_white(block.logo), LOGO, room / 1440 * 2.54 / 2, alt) if block.logo else ""
    size = SMALLER if max(map(len, block.title), default=0) > LONG else TYPE
    about = WHITE + f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>'
    above = UPPER.format(_above(block.title, size, room), 60) if picture else ""
    title = [
        paragraph(styles["coverTitle"], run(line, about), above if at == 0 else "")
        for at, line in enumerate(block.title)
    ]
    logo = paragraph(styles["coverText"], picture) if picture else ""
    found = [_band(logo + "".join(title), room)]
    below = UPPER.format(480, 120)
    for style, line in (("coverUnit", block.unit), ("coverText", block.period)):
        if line:
            found.append(paragraph(styles[style], run(line), below))
            below = ""
    frame = (
        f'<w:framePr w:w="{room}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left"'
        ' w:yAlign="bottom"/>'
    )
    found += [paragraph(styles["coverText"], run(line), frame) for line in block.publisher if line]
    return "".join(found)


def _on_white(logo: bytes) -> bytes:
    """The logo on a white ground of its own, with some air around it: the band is as dark as many logos."""
    from PIL import Image

    picture, out = Image.open(io.BytesIO(logo)).convert("RGBA"), io.BytesIO()
    air = round(max(picture.size) * AIR)
    ground = Image.new("RGB", (picture.width + 2 * air, picture.height + 2 * air), "white")
    ground.paste(picture, (air, air), picture)
    ground.save(out, "PNG")
    return out.getvalue()


def _above(title: tuple[str, ...], size: float, room: int) -> int:
    """Twips between the logo and the title, so that the title ends where the band does."""
    lines = sum(len(wrapped(line, size, (room - 2 * SIDE) / 20, bold=True)) for line in title)
    return max(300, BAND - 2 * SIDE - int(LOGO * TWIPS) - 200 - int(lines * size * 20 * 1.25) - 60 * len(title))


def _band(words: str, room: int) -> str:
    """The band and its strip as a table; the strip runs from D to A, as in the PDF."""
    from ikm.charts.palette import LIGHT

    cuts = [room * at // 4 for at in range(5)]
    quarters = [stop - start for start, stop in pairwise(cuts)]
    about = f'<w:tcW w:w="{room}" w:type="dxa"/><w:gridSpan w:val="4"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUND}"/>'
    inner = (
        f'<w:tcMar><w:top w:w="{SIDE}" w:type="dxa"/><w:left w:w="{SIDE}" w:type="dxa"/>'
        f'<w:bottom w:w="{SIDE}" w:type="dxa"/><w:right w:w="{SIDE}" w:type="dxa"/></w:tcMar>'
    )
    rows = [_row(BAND, f'<w:tc><w:tcPr>{about}{shade}{inner}<w:vAlign w:val="bottom"/></w:tcPr>{words}</w:tc>')]
    line = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    colours = (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders>{THICK.format("top")}</w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT.of(mutu)[1:]}"/></w:tcPr>{line}</w:tc>'
        for mutu, wide in zip("DCBA", quarters, strict=True)
    )
    rows.append(_row(STRIP, "".join(colours), "exact"))
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in quarters)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(high: int, cells: str, rule: str = "atLeast") -> str:
    about = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="{rule}"/></w:trPr>'
    return f"<w:tr>{about}{cells}</w:tr>"


def signature(block: Signature, room: int, styles: dict[str, str]) -> str:
    """Place and date, title, room to sign, name, rank and number, in the right half of the page."""
    inner = f'<w:ind w:left="{int(room * 0.54)}"/>'
    lines = [text for text in (block.where, block.title) if text]
    found = [
        paragraph(styles["signature"], gaps(text), (UPPER.format(480, 0) if at == 0 else "") + inner)
        for at, text in enumerate(lines)
    ]
    name = gaps(block.name, "<w:b/><w:bCs/>").replace("</w:rPr>", '<w:u w:val="single"/></w:rPr>')
    found.append(paragraph(styles["signature"], name, UPPER.format(1300, 0) + inner))
    found += [paragraph(styles["signature"], gaps(line), inner) for line in block.lines if line]
    return "".join(found)
