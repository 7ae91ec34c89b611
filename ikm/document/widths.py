"""How wide a text comes out, and where it breaks, so that names of any length have room before a document is opened."""

from __future__ import annotations

import re
from math import inf

ADVANCE = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
"""The widths of the characters from " " to "~" in Arial, in thousandths of its size; Calibri is narrower."""

OTHER = 600
"""The width of any other letter; WIDE of those from U+1100 on: other scripts and pictures."""

WIDE = 1000

BOLD = 1.08
"""Bold letters are so much wider, at most."""

FOREIGN = 1.2
"""The type of an office's own template, or what stands in for it on another machine, is at most about so much wider."""

SHORT = 6
"""Letters of a column's name that is not broken."""

SPACES = re.compile("[ \t\n]+")
"""Where a line may break; not at the spaces that keep a figure and its sign together."""

SIGN = re.compile(r"(?:\b(\w) )?([<>=≤≥≈]) (?=[\d−-])")
"""A sign before a figure, with the letter before it: "p < 0,001"."""


def unbroken(cell: str) -> str:
    """A cell of a table whose figures no line break parts from their sign.

    >>> unbroken("p < 0,001").split(" "), unbroken("Selang 95 %").split(" ")
    (['p\xa0<\xa00,001'], ['Selang', '95\xa0%'])
    """
    cell = re.sub(r"(?<=\d) (?=%)", "\u00a0", cell)
    return SIGN.sub(lambda found: f"{found[1]}\u00a0{found[2]}\u00a0" if found[1] else f"{found[2]}\u00a0", cell)


def together(name: str) -> str:
    """The name of a column, in one line where it is as short as "TW IV"."""
    return name.replace(" ", "\u00a0") if len(name) <= SHORT else unbroken(name)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in points, at a type size in points.

    >>> width("IKM", 10)  # 278 + 667 + 833 thousandths
    17.78
    """
    total = sum(
        ADVANCE[ord(c) - 32] if 32 <= ord(c) < 127 else OTHER if ord(c) < 0x1100 or 0x2000 <= ord(c) < 0x2100 else WIDE
        for c in text.replace("\u00a0", " ")
    )
    return total * size * (BOLD if bold else 1) / 1000


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in so much room (points), as programs break them: at spaces and hyphens, else in a word.

    >>> wrapped("Kecamatan Tanjung Karang Pusat", 10, 80)
    ['Kecamatan', 'Tanjung Karang', 'Pusat']
    """
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r" *[^ -]*-?", paragraph):
            if width((line + piece).strip(" "), size, bold=bold) <= room or not (line + piece).strip(" "):
                line += piece
                continue
            if line.strip(" "):
                found.append(line.strip(" "))
            line = ""
            for c in piece.strip(" "):
                if line and width(line + c, size, bold=bold) > room:
                    found.append(line)
                    line = ""
                line += c
        found.append(line.strip(" "))
    return found


def fitting(texts: list[str], room: float, height: float, sizes: list[float], leading: float = 1.2) -> float:
    """The largest of these type sizes (largest first) at which each text fits into room x height; the last if none.

    >>> fitting(["Kecamatan Tanjung Karang Pusat"], 80, 30, [12, 10, 8])
    8
    """
    for size in sizes:
        most = max(1, int(height / (size * leading) + 1e-9)) if height < inf else 1_000_000
        if all(len(wrapped(text, size, room)) <= most and _whole(text, size, room) for text in texts):
            return size
    return sizes[-1]


def _whole(text: str, size: float, room: float) -> bool:
    """Whether no word has to be broken."""
    return all(width(word, size) <= room for word in text.split(" "))
