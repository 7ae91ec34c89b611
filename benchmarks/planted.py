"""A planted error: where it stands, and when it counts as found and as explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks.printing import report
from benchmarks.reports import Report
from ikm.audit import Audit
from ikm.text import EN


@dataclass(frozen=True)
class Planted:
    """An error: its unit, the codes of findings that find it, what an explanation has to name; of which figure.

    A name "U3|one unsur" is either. ``item`` "" is any; ``answers``: whether the audit is given the answers as well.
    """

    unit: str
    codes: tuple[str, ...]
    names: tuple[str, ...] = ()
    item: str = ""
    answers: bool = False

    def found(self, audit: Audit) -> bool:
        """Whether a finding stands where the error is."""
        return any(one.code in self.codes for one in audit.of(self.unit))

    def explained(self, audit: Audit) -> bool:
        """Whether such a finding names what went wrong."""
        for one in audit.of(self.unit):
            words = " ".join((one.item, *(sentence.said(EN) for sentence in one.explanation)))
            if (
                one.code in self.codes
                and self.item in ("", one.item)
                and all(any(word in words for word in name.split("|")) for name in self.names)
            ):
                return True
        return False


Hand = Callable[[np.random.Generator, Report], tuple[Report, Planted] | None]
"""Plants an error in a report; None where it could not be seen there."""


@dataclass(frozen=True)
class Plant:
    """A kind of error: the hand that plants it, and in which clean reports (see ``report``)."""

    hand: Hand
    options: dict[str, object] = field(default_factory=dict)
    more: tuple[str, ...] = ()

    def planted(self, rng: np.random.Generator, **options: object) -> tuple[Report, Planted]:
        """A report with this error."""
        while True:
            made = self.hand(rng, report(rng, *self.more, **(options | self.options)))
            if made is not None:
                return made


def pick(rng: np.random.Generator, made: Report) -> tuple[int, int]:
    """A unit and an unsur."""
    return int(rng.integers(len(made.units))), int(rng.integers(len(made.codes)))


def swapped(rng: np.random.Generator, text: str) -> str:
    """The text with two digits the other way round."""
    at = [k for k in range(len(text)) if text[k].isdigit()]
    if len(at) < 2:
        return text
    first, second = sorted(rng.choice(at, size=2, replace=False).tolist())
    signs = list(text)
    signs[first], signs[second] = signs[second], signs[first]
    return "".join(signs)


def dropped(rng: np.random.Generator, text: str) -> str:
    """The text without one of its digits; of a figure with decimals one of these."""
    at = int(rng.integers(text.index(".") + 1 if "." in text else 0, len(text)))
    return (text[:at] + text[at + 1 :]).rstrip(".")


def apart(a: str, b: str) -> float:
    """How far two printed figures are from each other."""
    return abs(float(a) - float(b))


def hidden(made: Report, right: str, wrong: str) -> bool:
    """Whether a figure, as it is typed, may be the right one rounded or cut at fewer decimals, as spreadsheets do."""
    typed = wrong.rstrip("0").rstrip(".") if made.style.stripped else wrong
    return apart(wrong, right) < 10.0 ** -len(typed.partition(".")[2])


def coarse(made: Report) -> bool:
    """Whether means of two decimals, some answers blank, leave more room than the third decimal of a product takes."""
    return made.style.places == 2 and bool((made.answers == 0).any())


def unit_of(made: Report) -> float:
    """One of the last decimal of the means."""
    return 10.0**-made.style.places
