"""What a regulation says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ikm.errors import UnknownChoiceError
from ikm.rounding import half_up

BOBOT = ("exact", "printed", "0.11")
"""The weight modes: 1/k; as printed on the processing sheet; as in the formula example of 9 unsur."""


@dataclass(frozen=True)
class Unsur:
    """One element of service that respondents judge.

    ``factor`` (aparatur, organisasi, sistem) is our own grouping, not the regulation's. ``key`` names the
    unsur whatever its code, where a regulation has two orders.
    """

    code: str
    name: str
    definition: str
    question: str
    labels: tuple[str, str, str, str]
    aliases: tuple[str, ...]
    factor: str
    key: str = ""


@dataclass(frozen=True)
class Class:
    """One class of the regulation's table: mutu, kinerja and its bounds after conversion (25-100).

    ``interval``: the bounds of the index before conversion as the table prints them; they have gaps, so nothing is
    classed by them.
    """

    mutu: str
    kinerja: str
    lower: Decimal
    upper: Decimal
    interval: tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Pedoman:
    """A regulation: its unsur in order, scale, weights, classes from best to worst, and sources.

    ``swapped``: the codes that mean another unsur in the regulation's other order.
    """

    code: str
    name: str
    title: str
    year: int
    order: str | None
    unsur: tuple[Unsur, ...]
    lowest: int
    highest: int
    base: int
    printed_weight: Decimal
    short_weight: Decimal | None
    minimum_respondents: int | None
    classes: tuple[Class, ...]
    sources: dict[str, str]
    swapped: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the unsur in order, ``("U1", ..., "Uk")``."""
        return tuple(unsur.code for unsur in self.unsur)

    @property
    def bobot(self) -> tuple[str, ...]:
        """The weight modes this regulation knows."""
        return BOBOT if self.short_weight is not None else BOBOT[:2]

    def weight(self, bobot: str = "exact") -> Fraction:
        """The weight of one unsur.

        ``exact`` is 1/k; ``printed`` is what the processing sheet prints; ``0.11`` is the formula
        example of 9 unsur. Weights of a printed mode add to a little less than 1.

        >>> from ikm.pedoman import load
        >>> load("kepmenpan-2004").weight(), load("permenpan-2017").weight("0.11")
        (Fraction(1, 14), Fraction(11, 100))

        Raises UnknownChoiceError for a mode the regulation does not have.
        """
        if bobot not in self.bobot:
            raise UnknownChoiceError(
                "The weight {bobot} does not belong to {name} ({k} unsur). Choose one of: {choices}.",
                bobot=bobot,
                name=self.name,
                k=len(self.unsur),
                choices=", ".join(self.bobot),
            )
        if bobot == "exact":
            return Fraction(1, len(self.unsur))
        return Fraction(self.printed_weight if bobot == "printed" else (self.short_weight or 0))

    def classify(self, konversi: float | Decimal | str) -> Class:
        """The class of a converted value (25-100): round half up to 2 decimals, then >= lower bound.

        The regulation's interval columns have gaps (62.505 lies between "62,50" and "62,51"), so only
        the lower bound of the rounded value decides. The lowest class has no floor here: printed
        weights lower the smallest possible figure a little below 25.

        >>> from ikm.pedoman import load
        >>> [load("permenpan-2017").classify(x).mutu for x in ("88.305", "88.3049", "76.61", "64.99")]
        ['A', 'B', 'B', 'D']
        """
        rounded = half_up(konversi, 2)
        return next((c for c in self.classes if rounded >= c.lower), self.classes[-1])

    def unsur_named(self, code: str) -> Unsur:
        """The unsur with this code."""
        return self.unsur[self.codes.index(code)]
