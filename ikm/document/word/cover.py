"""The first page, and who signs on the last."""

from __future__ import annotations

from ikm.document.blocks import Cover, Signature
from ikm.document.word.markup import gaps, paragraph, run
from ikm.document.word.parts import Parts

LOGO = 2.6
"""Centimetres of the logo's height."""

LONG = 60
"""Characters from which the title is set smaller."""

BAR = '<w:pBdr><w:top w:val="single" w:sz="36" w:space="0" w:color="0F4C81" w:themeColor="accent1"/></w:pBdr>'
UPPER = '<w:spacing w:before="{}" w:after="{}"/>'


def cover(block: Cover, room: int, styles: dict[str, str], parts: Parts, alt: str) -> str:
    """The logo at the head, the title a third down, who publishes at the foot of the page."""
    found = []
    if block.logo:
        picture = parts.picture(block.logo, LOGO, room / 1440 * 2.54 / 2, alt)
        found.append(paragraph(styles["coverText"], picture))
    above = 2400 if block.logo else 3800
    smaller = '<w:sz w:val="48"/><w:szCs w:val="48"/>' if max(map(len, block.title), default=0) > LONG else ""
    for at, line in enumerate(block.title):
        found.append(paragraph(styles["coverTitle"], run(line, smaller), UPPER.format(above if at == 0 else 0, 60)))
    short = f'<w:ind w:right="{int(room * 0.8)}"/>'
    found.append(paragraph(styles["coverText"], "", BAR + UPPER.format(360, 240) + short))
    if block.unit:
        found.append(paragraph(styles["coverUnit"], run(block.unit)))
    if block.period:
        found.append(paragraph(styles["coverText"], run(block.period)))
    frame = (
        f'<w:framePr w:w="{room}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left"'
        ' w:yAlign="bottom"/>'
    )
    found += [paragraph(styles["coverText"], run(line), frame) for line in block.publisher if line]
    return "".join(found)


def signature(block: Signature, room: int, styles: dict[str, str]) -> str:
    """Place and date, title, room to sign, name, rank and number, in the right half of the page."""
    inner = f'<w:ind w:left="{int(room * 0.54)}"/>'
    lines = [text for text in (block.where, block.title) if text]
    found = [
        paragraph(styles["signature"], gaps(text), (UPPER.format(480, 0) if at == 0 else "") + inner)
        for at, text in enumerate(lines)
    ]
    found.append(paragraph(styles["signature"], gaps(block.name, "<w:b/><w:bCs/>"), UPPER.format(1300, 0) + inner))
    found += [paragraph(styles["signature"], gaps(line), inner) for line in block.lines if line]
    return "".join(found)
