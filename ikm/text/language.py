"""A language: sentences through gettext, numbers with their comma, dates with their months."""

from __future__ import annotations

import datetime as dt
import gettext
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

from ikm.rounding import half_up

LOCALE = Path(__file__).parent / "locale"

NOTHING = "–"
"""What stands where there is no figure."""


def mark(message: str) -> str:
    """Mark a sentence for translation where it is only stored, not said."""
    return message


MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


@dataclass(frozen=True)
class Text:
    """Says things in one language; a value, so that every function that speaks is given its language.

    >>> ID.number(66.5778), EN.number(1250, 0), ID.number(1250, 0), ID.percent(0.92)
    ('66,58', '1,250', '1.250', '92\xa0%')
    """

    lang: str
    decimal: str
    thousands: str
    catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def __call__(self, message: str, **values: object) -> str:
        """The sentence in this language, with its values put in."""
        said = self.catalogue.gettext(message) if message else ""
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence for ``n`` things; {n} is put in as a number for people."""
        return self.catalogue.ngettext(one, many, n).format(n=self.number(n, 0), **values)

    def number(self, value: float | None, digits: int = 2) -> str:
        """A number rounded half up, with this language's decimal and thousands signs."""
        if value is None or not math.isfinite(value):
            return NOTHING
        plain = f"{half_up(float(value), digits):,.{digits}f}"
        swapped = plain.replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
        return swapped.replace("-", "−", 1)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share (0-1) as a percentage."""
        if share is None or share != share:
            return NOTHING
        return self.number(share * 100, digits) + ("\u00a0%" if self.lang == "id" else "%")

    def chance(self, share: float | None) -> str:
        """A probability as people say it, never more certain than it is.

        >>> ID.chance(0.934), ID.chance(0.9996), EN.chance(0.0004), EN.chance(None)
        ('93\xa0%', '> 99\xa0%', '< 1%', '–')
        """
        if share is None or share != share:
            return NOTHING
        if share >= 0.995:
            return "> " + self.percent(0.99)
        return "< " + self.percent(0.01) if share < 0.005 else self.percent(share)

    def signed(self, value: float) -> str:
        """A difference with its sign, none where it rounds to nothing.

        >>> ID.signed(0.98), ID.signed(-0.5), ID.signed(-0.001)
        ('+0,98', '−0,50', '0,00')
        """
        said, nothing = self.number(value), self.number(0.0)
        if said.lstrip("−") == nothing:
            return nothing
        return f"+{said}" if value > 0 else said

    def figure(self, raw: str) -> str:
        """A figure as it stands in a file, with this language's decimal sign; other text as it is.

        >>> ID.figure("4.578"), ID.figure("v1.2")
        ('4,578', 'v1.2')
        """
        return raw.replace(".", self.decimal) if re.fullmatch(r"-?\d+\.\d+", raw) else raw

    def date(self, day: dt.date) -> str:
        """A date in full: 20 November 2026.

        >>> ID.date(dt.date(2026, 8, 17))
        '17 Agustus 2026'
        """
        return f"{day.day} {self(MONTHS[day.month - 1])} {day.year}"

    def listing(self, items: list[str] | tuple[str, ...]) -> str:
        """Items in a row: "a, b dan c".

        >>> ID.listing(["a", "b", "c"])
        'a, b dan c'
        """
        if len(items) < 2:
            return "".join(items)
        return self("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])


ID = Text("id", ",", ".", gettext.translation("ikm", LOCALE, ["id"], fallback=True))
EN = Text("en", ".", ",", gettext.NullTranslations())

LANGUAGES = {"id": ID, "en": EN}
