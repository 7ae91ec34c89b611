"""The figures of a recap turned back into NRR, whatever they were printed as."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading import weights
from ikm.reading.figures import UNROUNDED, steps
from ikm.reading.measures import CONVERTED, NRR, SUMS, WEIGHTED, Scale
from ikm.reading.notes import REASONS
from ikm.reading.points import other_scale, rescaled
from ikm.reading.table import Table
from ikm.reading.workbook import Bools
from ikm.survey import Floats

MOST_MEAN = 1_000
"""No mean is larger than this, whatever a cell says."""

DIGITS = 10
"""Dividing leaves errors beyond so many decimals."""

SEEN = 0.001
"""An NRR that can be off by less than this needs no word about it."""


@dataclass(frozen=True, eq=False)
class Turned:
    """NRR (rows x unsur), the same as they were answered, and which figures are at fault, with what to say of all.

    ``answered`` are the means on the scale of the answers, before that is converted. ``outside``: beyond
    that scale, kept; ``impossible``: no sum that so many people can give, blank; ``absurd``: beyond all means, blank.
    """

    means: Floats
    answered: Floats
    outside: Bools
    impossible: Bools
    absurd: Bools
    notes: tuple[Note, ...]


def turned(
    table: Table,
    raw: Floats,
    n: Floats,
    printed: Floats,
    used: Bools,
    kind: str,
    pedoman: Pedoman,
    scale: Scale,
    weight: str | None,
    points: int | None,
) -> Turned:
    """The NRR behind a table's figures of a kind; only the rows ``used`` decide on what holds for the whole table."""
    notes: list[Note] = []
    sheet = {"sheet": table.sheet.name}
    impossible = np.zeros(raw.shape, dtype=bool)
    answered = raw
    if kind == WEIGHTED:
        answered, notes = _unweighted(table, raw, printed, used, pedoman, scale, weight)
    elif kind == CONVERTED:
        factor = int(scale.factor) if scale.factor.is_integer() else scale.factor
        answered = np.round(raw / scale.factor, DIGITS)
        notes.append(Note("konversi-values", {**sheet, "factor": str(factor)}))
    elif kind == SUMS:
        impossible = ~np.isnan(raw) & ((raw < scale.lowest * n[:, None]) | (raw > scale.top * n[:, None]))
        answered = np.where(impossible, np.nan, np.round(raw / n[:, None], DIGITS))
        if used.any():
            notes.append(Note("sums", sheet))
    absurd = ~np.isnan(answered) & (np.abs(answered) > MOST_MEAN)
    answered = np.where(absurd, np.nan, answered)
    outside = ~np.isnan(answered) & ((answered < scale.lowest) | (answered > scale.top))
    if points is None and kind == NRR and (other := other_scale(answered[used], scale)):
        highest = float(np.nanmax(answered[used]))
        notes.append(Note("scale-other-means", {**sheet, "points": str(other), "evidence": str(highest)}))
    means = rescaled(answered, pedoman, points) if points else answered
    return Turned(means, answered, outside, impossible, absurd, tuple(notes))


def _unweighted(
    table: Table, raw: Floats, printed: Floats, used: Bools, pedoman: Pedoman, scale: Scale, wish: str | None
) -> tuple[Floats, list[Note]]:
    mode, reason = _mode(table, raw[used], printed[used], pedoman, scale, wish)
    weight = float(pedoman.weight(mode))
    step = _step(raw[used])
    means = np.round(raw / weight, DIGITS)
    high = (means > scale.top) & (means <= scale.top + step / weight / 2 + UNROUNDED)
    low = (means < scale.lowest) & (means >= scale.lowest - step / weight - UNROUNDED)
    means = np.where(high, scale.top, np.where(low, scale.lowest, means))
    said = {"sheet": table.sheet.name}
    notes = [Note("tertimbang", {**said, "weight": weights.written(mode, pedoman), "reason": REASONS[reason]})]
    if step / weight >= SEEN:
        notes.append(Note("tertimbang-rounded", {**said, "step": f"{step / weight:.3f}"}))
    if moved := int(((high | low) & used[:, None]).sum()):
        notes.append(Note("tertimbang-bounds", {**said, "count": str(moved)}))
    return means, notes


def _mode(
    table: Table, raw: Floats, printed: Floats, pedoman: Pedoman, scale: Scale, wish: str | None
) -> tuple[str, str]:
    """The mode of the weight, and why it is taken: asked for, stated, the only one that fits, or the usual one."""
    if wish is not None:
        pedoman.weight(wish)  # refuses an unknown one
        return wish, "weight-asked"
    said = weights.stated(table.sheet, pedoman)
    if len(said) == 1:
        return said.pop(), "weight-stated"
    fitting = [mode for mode in pedoman.bobot if _fits(raw, pedoman.weight(mode), scale)]
    if len(fitting) == 1 and _agrees(raw, printed, scale):
        return fitting[0], "weight-fits"
    return "printed", "weight-usual"


def _fits(raw: Floats, weight: Fraction, scale: Scale) -> bool:
    """Whether all figures are means on the scale times this weight, be they rounded or cut."""
    figures, step = raw[~np.isnan(raw)], _step(raw)
    low, high = scale.lowest * float(weight) - step, scale.top * float(weight) + step / 2
    return bool(((figures >= low - UNROUNDED) & (figures <= high + UNROUNDED)).all())


def _agrees(raw: Floats, printed: Floats, scale: Scale) -> bool:
    """Whether the printed IKM, where there is any, is the sum of the figures, converted."""
    known = ~np.isnan(printed) & ~np.isnan(raw).any(axis=1)
    slack = _step(raw) * raw.shape[1] * scale.factor + _step(printed)
    return bool((np.abs(raw.sum(axis=1) * scale.factor - printed)[known] <= slack).all())


def _step(figures: Floats) -> float:
    """The unit of the last decimal that the figures are printed with."""
    filled = figures[~np.isnan(figures)]
    return float(steps(filled).min(initial=1.0))
