"""Printed means that are no mean of so many answers."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.fits import Fits, count, fitting
from ikm.audit.prints import EITHER
from ikm.audit.slips import DIGIT, SWAPPED, slip, sources
from ikm.audit.slips_said import same_as, slipped
from ikm.cube import Bools
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

NO_COUNT = mark("{value} is no mean of {n} answers: the nearest are {below} ({low}/{n}) and {above} ({high}/{n}).")
SECOND_FITS = mark("{place} prints {value}, which is {k}/{n}.")
BLANK_FITS = mark("{value} is a mean of {m} answers ({k}/{m}), if {blank} of the respondents left this unsur blank.")
WRONG_N = mark("{count} of {k} means are no means of {n} answers. All {k} are means of {fits} answers.")
ALSO = mark("{n} or {other}")
THROUGHOUT = mark(
    "{count} of {k} means are no means of all respondents, but of somewhat fewer: answers may be left blank throughout."
    " How many answered each unsur is not printed, so means that differ by it cannot be told apart."
)
SEVERAL = mark("So many answers come from {m} questions to each unsur, of which the mean was taken.")
LISTWISE = mark("Perhaps only those who answered every question were counted.")

FEWEST, BLANKS, BY_CHANCE, MOST_N, FAR = 2, 0.2, 0.01, 3, 10
"""Means that do not fit before n is doubted; the largest share of blank answers that is offered as a reason; the chance
with which any other n of those tried may fit all means by itself; how many are named; how many times larger it may
be."""

MOST_QUESTIONS = 5
"""Means of so many times n answers tell of several questions to each unsur; of more they tell nothing."""


def no_counts(reckoning: Reckoning) -> list[Finding]:
    """Means that are not k/n for the printed n, rounded or cut, with what would fit."""
    printed, held = reckoning.printed, reckoning.fits
    scale = printed.pedoman
    on = (held.number >= scale.lowest * held.power) & (held.number <= scale.highest * held.power)
    none, astray = held.none & on, held.astray & on
    found = []
    fewer = _fewer(held, none) if bool(held.blanks.all()) else np.zeros(none.shape, dtype=bool)
    none = none & ~fewer
    for i in np.flatnonzero(none.any(axis=1) | (astray.sum(axis=1) >= FEWEST)).tolist():
        others = _other_n(held, i, on[i]) if int(astray[i].sum()) >= FEWEST else []
        if others:
            found.append(_wrong_n(reckoning, i, astray[i], on[i], others))
        else:
            found += [_no_count(reckoning, i, j) for j in np.flatnonzero(none[i]).tolist()]
    if fewer.any():
        words: dict[str, Value] = {"count": int(fewer.sum()), "k": int(held.known.sum())}
        found.append(Finding(LOW, "means-blank", "", "nrr", None, None, (Sentence(THROUGHOUT, words),)))
    return found


def _fewer(held: Fits, none: Bools) -> Bools:
    """The means that are no k/n, but are of up to BLANKS fewer answers."""
    number, power, n = held.number[none], held.power[none], held.n[none]
    fit = np.zeros(len(number), dtype=bool)
    for blank in range(1, int(BLANKS * n.max(initial=0)) + 1):
        least, most = fitting(number, power, n - blank, held.way)
        fit |= (most >= least) & (blank <= BLANKS * n)
    found = np.zeros(none.shape, dtype=bool)
    found[none] = fit
    return found


def _other_n(held: Fits, i: int, on: Bools) -> list[int]:
    """The numbers of respondents nearest the printed one that fit all means of a unit, where chance would hardly.

    Chance has as many goes as numbers are tried; those with the digits of the printed one in another order come first.
    """
    n, cells = int(held.n[i].max()), on & (held.power[i] > 0)
    if not cells.any() or len(set(held.n[i][cells].tolist())) > 1:
        return []
    number, power = held.number[i][cells], held.power[i][cells]
    tries = np.arange(2, FAR * n)
    share = np.minimum(1.0, tries * (1.5 if held.way == EITHER else 1.0) / int(power.max()))
    swapped = np.isin(tries, [int(right) for right, kind in sources(str(n)).items() if kind == SWAPPED])
    misfit = int((held.astray[i] & cells).sum())
    by_chance = share ** np.where(tries % n == 0, misfit, int(cells.sum()))  # what fits n fits its multiples anyway
    by_chance = np.where(swapped, np.cumsum(by_chance * swapped), np.cumsum(by_chance))  # of so many tried together
    tries = tries[(by_chance < BY_CHANCE) & (tries != n)]
    least, most = fitting(number[:, None], power[:, None], tries[None, :], held.way)
    fit = tries[(most >= least).all(axis=0)]
    fit = fit[[not (one % fit[fit < one] == 0).any() for one in fit]]  # 58 fits wherever 29 does
    return sorted(fit[np.argsort(np.abs(fit - n), kind="stable")][:MOST_N].tolist())


def _wrong_n(reckoning: Reckoning, i: int, none: Bools, on: Bools, others: list[int]) -> Finding:
    printed, held = reckoning.printed, reckoning.fits
    n = int(held.n[i].max())
    fits: Value = others[0]
    for other in others[1:]:
        fits = Sentence(ALSO, {"n": fits, "other": other})
    values: dict[str, Value] = {
        "count": int(none.sum()),
        "k": int((on & (held.power[i] > 0)).sum()),
        "n": n,
        "fits": fits,
    }
    place = str(printed.grid("n").place[i, 0])
    one = Decimal(others[0]) if len(others) == 1 else None
    said = [Sentence(WRONG_N, values)]
    several = next((other // n for other in others if other % n == 0 and other <= MOST_QUESTIONS * n), 0)
    said += [Sentence(SEVERAL, {"m": several})] if several else []
    said += [Sentence(LISTWISE)] if min(others) < n else []
    severity = LOW if several else MEDIUM
    return Finding(severity, "n-does-not-fit", printed.units[i], "n", Decimal(n), one, tuple(said), place)


def _no_count(reckoning: Reckoning, i: int, j: int) -> Finding:
    printed, held = reckoning.printed, reckoning.fits
    grid = printed.grid("nrr")
    n, number, power = int(held.n[i, j]), int(held.number[i, j]), int(held.power[i, j])
    places = int(grid.most[i, j])
    value = decimal(number / power, places)
    low = number * n // power
    near = [decimal(_shown(k, n, power, held.way) / power, places) for k in (low, low + 1)]
    values: dict[str, Value] = {"value": value, "n": n, "below": near[0], "low": low, "above": near[1], "high": low + 1}
    said, right = [Sentence(NO_COUNT, values)], None
    for again in range(1, printed.printings("nrr")):
        other = printed.grid("nrr", again)
        second = other.value[i, j]
        k = count(round(float(np.nan_to_num(second)) * power), n, power, held.way)
        if not np.isnan(second) and k is not None:
            right = decimal(float(second), places)
            said.append(Sentence(SECOND_FITS, {"place": str(other.place[i, j]), "value": right, "k": k, "n": n}))
            break
    if right is None and (likely := _likely(held, i, j, (printed.pedoman.lowest, printed.pedoman.highest))):
        right = decimal(likely[0] / power, places)
        said.append(slipped(likely[1], right, value))
    beside = reckoning.beside(i, j)
    if beside:
        said.append(same_as(beside))
    severity = LOW if bool(held.blanks.all()) else MEDIUM
    for m in range(n - 1, int(np.ceil((1 - BLANKS) * n)) - 1, -1):
        fit = count(number, m, power, held.way)
        if fit is not None:
            said.append(Sentence(BLANK_FITS, {"value": value, "m": m, "k": fit, "blank": n - m}))
            severity = LOW if len(said) == FEWEST else severity
            break
    return Finding(
        severity,
        "mean-not-a-count",
        printed.units[i],
        printed.pedoman.codes[j],
        value,
        right,
        tuple(said),
        str(grid.place[i, j]),
    )


def _likely(held: Fits, i: int, j: int, scale: tuple[int, int]) -> tuple[int, str] | None:
    """The k/n, as printed, that a slip turned into this figure: the only telling one, else a digit of the nearest."""
    n, number, power = int(held.n[i, j]), int(held.number[i, j]), int(held.power[i, j])
    wrong = str(number).zfill(len(str(power)))
    telling = {int(right): kind for right, kind in sources(wrong).items() if kind != DIGIT}
    fit = [
        (right, kind)
        for right, kind in telling.items()
        if scale[0] * power <= right <= scale[1] * power and count(right, n, power, held.way) is not None
    ]
    if len(fit) == 1:
        return fit[0]
    low = number * n // power
    near = sorted((_shown(k, n, power, held.way) for k in (low, low + 1)), key=lambda one: abs(one - number))
    kinds = [(right, slip(str(right).zfill(len(wrong)), wrong)) for right in near]
    return next(((right, kind) for right, kind in kinds if kind), None)


def _shown(k: int, n: int, power: int, way: str) -> int:
    """k/n as the table would print it, a whole number of the last decimal."""
    return (2 * k * power + n) // (2 * n) if way == "rounded" else k * power // n
