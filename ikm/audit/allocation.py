"""The parts of a sample against the proportional allocation, and their sum."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np

from ikm.apportion import apportion
from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.percents import bases
from ikm.cube import Ints
from ikm.printed import WHOLE, Grid, Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

OVERSHOOT = mark(
    "Plain rounding of {quota} would give {rounded} here and {sum} in all; the largest remainders give {n}."
)
SHARE = mark("A proportional allocation of {sum} gives {right}, by the largest remainders.")
OTHERWISE = mark("The sample is not allocated in proportion: {n} of {units} differ from the proportional allocation.")
SAMPLE = mark("The units add up to {sum}, the sample printed is {size}.")


def allocation(printed: Printed) -> list[Finding]:
    """Allocations that are not proportional, and a sample size that the units do not add up to.

    The largest remainders must give every unit's sample (one low finding where plain rounding would not add up); where
    most units agree the others are named (medium), else the allocation is of another kind (low).
    Source: Hamilton's method of the largest remainders.
    """
    kind = "planned" if printed.has("planned") else "n"
    grid = printed.grid(kind)
    return _sum(printed, kind, grid) + _parts(printed, kind, grid)


def _parts(printed: Printed, kind: str, grid: Grid) -> list[Finding]:
    n = grid.value[:, 0]
    known = bases(printed)[:1] if printed.has("population") else []
    if not known or np.isnan(n).any() or np.isnan(known[0].part).any() or len(n) < 2 or (n % 1).any():
        return []
    people, total = known[0].part, int(n.sum())
    right, share = _proportional(people, total), people / people.sum() * total
    plain = np.floor(share + 0.5)
    if (n == right).all():
        differ = np.flatnonzero(plain != n).tolist() if plain.sum() != total else []
        return [_overshoot(printed, kind, grid, at, share, plain) for at in differ]
    if (n == n[0]).all() or (n == plain).all() or (n == np.ceil(share)).all():
        return []
    wrong = np.flatnonzero(np.abs(n - share) >= 1).tolist()
    if 2 * len(wrong) > len(n):
        said = Sentence(OTHERWISE, {"n": len(wrong), "units": len(n)})
        return [Finding(LOW, "allocation-other", WHOLE, kind, None, None, (said,), str(grid.place[0, 0]))]
    found = []
    for at in wrong:
        meant, shown = Decimal(int(right[at])), Decimal(int(n[at]))
        said = Sentence(SHARE, {"sum": total, "right": meant})
        place = str(grid.place[at, 0])
        found.append(Finding(MEDIUM, "allocation", printed.units[at], kind, shown, meant, (said,), place))
    return found


def _proportional(people: Floats, total: int) -> Ints:
    """The largest remainders; equal ones in the order of the report."""
    weights = [Fraction(float(x)) for x in people]
    shared = apportion(total, weights, [0] * len(weights), [total] * len(weights), [0] * len(weights))
    return np.array(shared.n, dtype=np.int64)


def _overshoot(printed: Printed, kind: str, grid: Grid, at: int, share: Floats, plain: Floats) -> Finding:
    n, quota = Decimal(int(grid.value[at, 0])), decimal(float(share[at]), 2)
    words: dict[str, Value] = {"quota": quota, "rounded": int(plain[at]), "sum": int(plain.sum()), "n": n}
    said = (Sentence(OVERSHOOT, words),)
    return Finding(LOW, "allocation-rounding", printed.units[at], kind, n, n, said, str(grid.place[at, 0]))


def _sum(printed: Printed, kind: str, grid: Grid) -> list[Finding]:
    """The sample the text names against the sum of the units' samples; more respondents than planned are no matter."""
    n = grid.value[:, 0]
    rows = printed.rows("sample-size")
    sizes = [float(x) for x in rows["value"] if x == x]
    if not sizes or not len(n) or np.isnan(n).any():
        return []
    total, size = float(n.sum()), sizes[0]
    if total in sizes or (kind == "n" and total > size):
        return []
    words = {"sum": Decimal(round(total)), "size": Decimal(round(size))}
    said, place = (Sentence(SAMPLE, words),), str(rows["place"].iloc[0])
    return [Finding(MEDIUM, "sample-sum", WHOLE, "sample-size", words["size"], words["sum"], said, place)]
