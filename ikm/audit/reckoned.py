"""What the answers of each unit give, by every way in which an index is reckoned in practice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from ikm.audit.prints import CUT, ROUNDED, SHORTENINGS, WHOLE_FIGURE, shortened
from ikm.pedoman import Pedoman
from ikm.printed import WHOLE
from ikm.survey import Floats, Survey
from ikm.tally import tally
from ikm.text import Sentence
from ikm.text.language import mark

SAID = (
    {
        CUT: mark("The means are cut at {places} decimals."),
        ROUNDED: mark("The means are rounded at {places} decimals."),
    },
    {
        CUT: mark("The weighted means are cut at {places} decimals."),
        ROUNDED: mark("The weighted means are rounded at {places} decimals."),
    },
    {CUT: mark("The index is cut at {places} decimals."), ROUNDED: mark("The index is rounded at {places} decimals.")},
)
WEIGHT = mark("The weight of an unsur is {weight}.")


@dataclass(frozen=True)
class Way:
    """A way to an index: the weight mode, and how means, weighted means and the index are shortened."""

    bobot: str
    means: tuple[str, int] = WHOLE_FIGURE
    products: tuple[str, int] = WHOLE_FIGURE
    index: tuple[str, int] = WHOLE_FIGURE

    def said(self, pedoman: Pedoman) -> tuple[Sentence, ...]:
        """The way in words: what it does other than reckoning in full."""
        found = []
        if self.bobot != "exact":
            weight = pedoman.short_weight if self.bobot == "0.11" else pedoman.printed_weight
            found.append(Sentence(WEIGHT, {"weight": weight or pedoman.printed_weight}))
        for words, (how, places) in zip(SAID, (self.means, self.products, self.index), strict=True):
            if places:
                found.append(Sentence(words[how], {"places": places}))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Own:
    """What the answers of one unit give: respondents, per unsur how many answered and their sum, index by each way."""

    n: float
    answered: Floats
    total: Floats
    index: Floats

    @property
    def nrr(self) -> Floats:
        """The means; NaN where nobody answered."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.total / self.answered)


def ways(pedoman: Pedoman) -> list[Way]:
    """The ways to an index, those that shorten less first.

    >>> from ikm.pedoman import load
    >>> ways(load("kepmenpan-2004"))[0].said(load("kepmenpan-2004"))
    ()
    """
    found = [Way(bobot, *how) for how in product(SHORTENINGS, SHORTENINGS, SHORTENINGS[:3]) for bobot in pedoman.bobot]
    return sorted(found, key=lambda way: sum(places > 0 for _, places in (way.means, way.products, way.index)))


def owns(survey: Survey, pedoman: Pedoman) -> dict[str, Own]:
    """What the answers of the whole and of every unit give, by plain name."""
    counted = [(tally(survey), [WHOLE])]
    if "unit" in survey.attributes:
        by_unit = tally(survey, ("unit",))
        counted.append((by_unit, by_unit.groups["unit"].tolist()))
    found = {}
    for one, names in counted:
        with np.errstate(divide="ignore", invalid="ignore"):
            index = _index(pedoman, one.total / one.answered)
        for at, name in enumerate(names):
            if isinstance(name, str):
                found[plain(name)] = Own(float(one.n[at]), one.answered[at], one.total[at], index[:, at])
    return found


def plain(name: str) -> str:
    """A name without its capitals and spaces too many."""
    return " ".join(name.casefold().split())


def _index(pedoman: Pedoman, nrr: Floats) -> Floats:
    """The index by every way: ways x units, of the means of units x unsur."""
    found = []
    for way in ways(pedoman):
        terms = shortened(shortened(nrr, way.means) * float(pedoman.weight(way.bobot)), way.products)
        found.append(shortened(terms.sum(axis=1), way.index))
    return np.array(found)
