"""What the figures of a recap are - NRR, NRR tertimbang, sums of answers or converted values - and their NRR."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.pedoman import Pedoman
from ikm.reading.vocabulary import words
from ikm.reading.words import has_words
from ikm.reading.workbook import Bools
from ikm.survey import Floats

NRR, SUMS, CONVERTED, WEIGHTED = "nrr", "sums", "converted", "weighted"
KINDS = (NRR, SUMS, CONVERTED, WEIGHTED)
"""What figures can be; where a unit has several rows, the first of these is used."""

SHARE = 0.75
"""Figures are of a kind when more than this share of them lies where that kind lies; the rest is named as faulty.

The places of NRR (1 to 4), NRR tertimbang (below 0,5), and converted values (25 to 100) do not touch.
"""


@dataclass(frozen=True, eq=False)
class Scale:
    """A pedoman's scale as it was answered on: 1 to ``top``, the weights it is printed with, the base of 100."""

    lowest: float
    top: float
    base: float
    weights: tuple[float, ...]

    @property
    def factor(self) -> float:
        """By how much a mean is multiplied to be converted: 25 on 1 to 4."""
        return self.base / self.top

    def share(self, kind: str, figures: Floats, n: Floats) -> Floats:
        """Which share of each row's figures lies where figures of this kind lie; 0 for a row without figures."""
        return _share(self.fits(kind, figures, n), figures)

    def mostly(self, kind: str, figures: Floats, n: Floats) -> bool:
        """Whether figures mostly lie where figures of a kind lie."""
        return bool(self.fits(kind, figures, n).sum() > SHARE * (~np.isnan(figures)).sum())

    def fits(self, kind: str, figures: Floats, n: Floats) -> Bools:
        """Which figures lie where figures of a kind lie."""
        low, high = self.lowest, self.top
        if kind == CONVERTED:
            low, high = low * self.factor, high * self.factor
        elif kind == WEIGHTED:
            low, high = low * min(self.weights) - SLACK, high * max(self.weights) + SLACK
        elif kind == SUMS:
            people = n[:, None]
            return np.asarray((figures > high) & (figures >= low * people) & (figures <= high * people))
        return np.asarray((figures >= low) & (figures <= high))


SLACK = 0.005
"""How far rounding to two decimals moves a weighted figure."""


def scale_for(pedoman: Pedoman, points: int | None) -> Scale:
    """The scale of a pedoman, or 1 to ``points``."""
    top = float(points or pedoman.highest)
    weights = tuple(float(pedoman.weight(mode)) for mode in pedoman.bobot)
    return Scale(float(pedoman.lowest), top, float(pedoman.base * pedoman.highest), weights)


def kinds_of_rows(figures: Floats, n: Floats, scale: Scale) -> npt.NDArray[np.int64]:
    """The kind of each row, as its place in KINDS; -1 for a row that is none of them for sure."""
    shares = np.stack([scale.share(kind, figures, n) for kind in KINDS])
    best = shares.argmax(axis=0)
    return np.where(shares.max(axis=0) > SHARE, best, -1)


def kind_of(figures: Floats, n: Floats, printed: Floats, said: set[str], scale: Scale) -> str:
    """The kind of a whole table's figures; NRR where nothing else is clear.

    ``said`` is what its titles and headers say (see ``said_over``). Sums are told by the units whose n is known, if
    these are at least half. Where whole numbers could be sums as
    well as converted values, these words decide, then the printed IKM, which is the mean of converted values.
    """
    filled = ~np.isnan(figures)
    count = int(filled.sum())
    if not count:
        return NRR
    held = {kind: float(scale.fits(kind, figures, n).sum()) / count for kind in KINDS}
    counted = int(filled[~np.isnan(n)].sum())
    held[SUMS] *= count / counted if 2 * counted >= count else 0
    if held[NRR] > SHARE:
        return NRR
    if held[WEIGHTED] > SHARE or (WEIGHTED in said and np.nanmedian(figures) < scale.lowest):
        return WEIGHTED
    sums, converted = held[SUMS] > SHARE, held[CONVERTED] > SHARE
    if sums and converted:
        return _sums_or_converted(figures, printed, said)
    if sums:
        return SUMS
    whole = float((figures[filled] % 1 == 0).mean()) > SHARE
    large = float((figures[filled] > FAR * scale.top).mean()) > SHARE
    if large and whole and (not converted or SUMS in said):
        return SUMS
    return CONVERTED if converted else NRR


FAR = 2
"""Whole numbers beyond twice the scale are no means of it, whatever they are."""

ABOUT = 0.6
"""A printed IKM agrees with the mean of converted values printed as whole numbers within this much."""


def _sums_or_converted(figures: Floats, printed: Floats, said: set[str]) -> str:
    if (figures[~np.isnan(figures)] % 1 != 0).mean() > 1 - SHARE:
        return CONVERTED
    if (SUMS in said) != (CONVERTED in said):
        return SUMS if SUMS in said else CONVERTED
    agrees = np.abs(np.nanmean(figures, axis=1) - printed)[~np.isnan(printed)] <= ABOUT
    return CONVERTED if len(agrees) and bool(agrees.all()) else SUMS


def said_over(texts: Iterable[str]) -> set[str]:
    """What plain texts over a table say that its figures are.

    >>> sorted(said_over(["nrr tertimbang u1", "laporan 2026"]))
    ['weighted']
    """
    known = words("measures")
    said = list(texts)
    return {
        kind
        for kind, part in ((WEIGHTED, "weighted"), (CONVERTED, "converted"), (SUMS, "sums"))
        if any(has_words(text, phrase) for text in said for phrase in known[part])
    }


def _share(hits: Bools, figures: Floats) -> Floats:
    filled = (~np.isnan(figures)).sum(axis=1)
    return np.asarray(hits.sum(axis=1) / np.maximum(filled, 1))
