"""Texts as a workbook can hold them, and names for its sheets."""

from __future__ import annotations

import re
import unicodedata

from ikm.report.files import CONTROL

LONGEST = 4_000
"""Characters of a text in a cell; Excel shows little more and holds 32,767."""

LONGEST_NAME = 31
"""The length of a sheet's name, in the units in which Excel counts: two for an emoji."""

TAIL = 12
"""So much of the end of a long name is kept where its beginning is taken."""

UNUSABLE = re.compile(r"[\[\]:*?/\\]")
"""Characters that no sheet's name may have."""


def clean(value: object, most: int = LONGEST) -> str:
    """A text without characters that no spreadsheet holds; a very long one is cut, with an ellipsis.

    >>> clean("a\\x00b\\u202ec"), clean("=1+1"), clean("x" * 9, 5)
    ('abc', '=1+1', 'xxxx…')
    """
    plain = "".join(c for c in CONTROL.sub("", str(value)) if unicodedata.category(c) != "Cs")
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def units(text: str) -> int:
    """How long Excel takes a text to be (UTF-16)."""
    return len(text.encode("utf-16-le", "ignore")) // 2


def cut(text: str, most: int) -> str:
    """The beginning of a text that Excel takes to be at most so long.

    >>> cut("Loket 😀😀", 9)
    'Loket 😀'
    """
    while units(text) > most:
        text = text[:-1]
    return text


class Names:
    """Names for sheets that are told apart, whatever people call their units.

    >>> names = Names()
    >>> names.new("Loket [1]/2: pajak daerah dan retribusi"), names.new("LOKET (1)-2- PAJAK DAERAH DAN RETRIBUSI")
    ('Loket (1)-2- pajak daerah dan r', 'LOKET (1)-2- PAJAK…AN RETRIBUSI')
    """

    def __init__(self) -> None:
        self._taken = {"history"}  # Excel keeps this name for itself

    def new(self, wanted: str) -> str:
        """A name like the one wanted, not taken yet: Excel knows no difference between A and a."""
        shown = "".join(c for c in clean(wanted) if unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co"))
        shown = UNUSABLE.sub("-", shown.replace("[", "(").replace("]", ")"))
        plain = " ".join(shown.split()).strip("' ") or "-"
        number, name = 1, cut(plain, LONGEST_NAME).strip("' ")
        if self._key(name) in self._taken and units(plain) > LONGEST_NAME:  # what tells it apart may be its end
            end = "…" + cut(plain[-TAIL:], TAIL).strip("' ")
            name = cut(plain, LONGEST_NAME - units(end)).strip("' ") + end
        while self._key(name) in self._taken:
            number += 1
            end = f" ({number})"
            name = cut(plain, LONGEST_NAME - len(end)).strip("' ") + end
        self._taken.add(self._key(name))
        return name

    @staticmethod
    def _key(name: str) -> str:
        return unicodedata.normalize("NFKC", name).casefold()
