"""Where every run of letters of a PDF stands, from its content streams and the widths in its fonts."""

import io
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True)
class Run:
    """Letters drawn at once: the ends of their line on the page (points from the lower left), and their size."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float


def times(one, other):
    """One transformation after the other, as PDF multiplies them."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def widths_of(font):
    """The width of every glyph of a composite font by its number, in thousandths of the size."""
    below = font["/DescendantFonts"][0].get_object()
    found, rest = {}, list(below.get("/W", []))
    while rest:
        first = int(rest.pop(0))
        following = rest.pop(0).get_object()
        if isinstance(following, list):
            found |= {first + at: float(width) for at, width in enumerate(following)}
        else:
            width = float(rest.pop(0))
            found |= dict.fromkeys(range(first, int(following) + 1), width)
    return found, float(below.get("/DW", 1000))


@lru_cache(maxsize=4)
def runs(blob):
    """Every run of letters of the document."""
    reader = PdfReader(io.BytesIO(blob))
    found = []
    for number, page in enumerate(reader.pages):
        fonts = page["/Resources"].get("/Font", {})
        tables = {name: widths_of(font.get_object()) for name, font in fonts.items()}
        matrix, stack, font, size = (1, 0, 0, 1, 0, 0), [], None, 0.0
        place = matrix
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            values = [float(v) for v in operands] if operator in (b"cm", b"Tm", b"Td") else operands
            if operator == b"q":
                stack.append(matrix)
            elif operator == b"Q":
                matrix = stack.pop()
            elif operator == b"cm":
                matrix = times(values, matrix)
            elif operator == b"BT":
                place = (1, 0, 0, 1, 0, 0)
            elif operator == b"Tm":
                place = tuple(values)
            elif operator == b"Td":
                place = times((1, 0, 0, 1, *values), place)
            elif operator == b"Tf":
                font, size = str(operands[0]), float(operands[1])
            elif operator in (b"Tj", b"TJ"):
                along = 0.0
                for part in operands[0] if operator == b"TJ" else operands:
                    if isinstance(part, (int, float)):
                        along -= float(part)
                        continue
                    raw = part.original_bytes if hasattr(part, "original_bytes") else bytes(part)
                    glyphs = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
                    known, otherwise = tables[font]
                    along += sum(known.get(glyph, otherwise) for glyph in glyphs)
                whole = times(place, matrix)
                x, y = whole[4], whole[5]
                length = along / 1000 * size
                ends = (x + whole[0] * length, y + whole[1] * length)
                left, right = sorted((x, ends[0]))
                bottom, top = sorted((y, ends[1]))
                place = times((1, 0, 0, 1, length, 0), place)
                found.append(Run(number, left, bottom, right, top, size))
    return found


def outside(blob, margin=0.0):
    """The runs that reach out of the page, or into a margin at its left and right."""
    pages = [page.mediabox for page in PdfReader(io.BytesIO(blob)).pages]
    return [
        run
        for run in runs(blob)
        if run.left < margin - 1
        or run.right > float(pages[run.page].width) - margin + 1
        or run.bottom < 0
        or run.top > float(pages[run.page].height)
    ]


def overlapping(blob):
    """Pairs of runs on one line that lie over each other by more than two points."""
    lines = {}
    for run in runs(blob):
        if run.right - run.left > 0.5:
            lines.setdefault((run.page, round(run.bottom)), []).append(run)
    found = []
    for line in lines.values():
        ordered = sorted(line, key=lambda run: run.left)
        found += [
            (one, other)
            for one, other in pairwise(ordered)
            if other.left < one.right - 2 and abs(one.bottom - other.bottom) < 0.6
        ]
    return found
