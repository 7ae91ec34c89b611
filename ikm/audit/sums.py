"""Printed sums of answers and numbers of those who answered, against the printed means."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import HIGH, LOW, Finding, decimal
from ikm.audit.prints import prints_as
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

MEAN = mark("{sum} / {n} is {mean}, not {value}.")
NO_N = mark("{sum} divided by a number of answers gives {value} for no such number: {sum} / {n} is {mean}.")
ALL = mark("{value} is {sum} / {people}: the blank answers were counted as well.")
IMPOSSIBLE = mark("{n} answers from {lowest} to {highest} add to {least} at least and {most} at most, not to {sum}.")
BLANK = mark(
    "{answered} of {people} respondents answered {code}; {blank} left it blank. The mean is of those who answered;"
    " over all {people} it would be {wrong}."
)
TOO_MANY = mark("{answered} answers are printed for {people} respondents.")


def sums(reckoning: Reckoning) -> list[Finding]:
    """Sums that cannot be, means that are not sum / n, and blank answers (low: to know)."""
    printed, held = reckoning.printed, reckoning.fits
    scale, codes = printed.pedoman, printed.pedoman.codes
    total, means = printed.grid("sum"), printed.grid("nrr")
    answered, people = printed.grid("answered"), printed.grid("n")
    n = held.n.astype(float)
    found = []
    with np.errstate(invalid="ignore", divide="ignore"):
        off = (n > 0) & ((total.value < scale.lowest * n) | (total.value > scale.highest * n))
        mean = np.where((n > 0) & (held.power > 0), total.value / n, np.nan)
    wrong = ~np.isnan(mean) & ~prints_as(np.nan_to_num(mean), held.number, held.power)
    for i, j in np.argwhere(off).tolist():
        values = {"n": int(n[i, j]), "lowest": scale.lowest, "highest": scale.highest, "sum": int(total.value[i, j])}
        edges = {"least": scale.lowest * int(n[i, j]), "most": scale.highest * int(n[i, j])}
        said = (Sentence(IMPOSSIBLE, {**values, **edges}),)
        place = str(total.place[i, j])
        shown = Decimal(int(total.value[i, j]))
        found.append(Finding(HIGH, "sum-impossible", printed.units[i], codes[j], shown, None, said, place))
    for i, j in np.argwhere(wrong).tolist():
        places = int(means.most[i, j])
        value, right = (decimal(float(x), places) for x in (means.value[i, j], mean[i, j]))
        k, whole = int(total.value[i, j]), int(np.nan_to_num(people.value[i, 0]))
        explained = [Sentence(MEAN, {"sum": k, "n": int(n[i, j]), "mean": right, "value": value})]
        if whole and whole != n[i, j] and prints_as(np.array([k / whole]), held.number[i, j], held.power[i, j])[0]:
            explained.append(Sentence(ALL, {"value": value, "sum": k, "people": whole}))
        place = str(means.place[i, j])
        found.append(Finding(HIGH, "mean-not-sum", printed.units[i], codes[j], value, right, tuple(explained), place))
    found += _of_no_number(reckoning)
    for i, j in np.argwhere(answered.value != people.value).tolist():
        some, whole = answered.value[i, j], people.value[i, 0]
        if np.isnan(some) or np.isnan(whole):
            continue
        place, shown = str(answered.place[i, j]), Decimal(int(some))
        if some > whole:
            many = (Sentence(TOO_MANY, {"answered": int(some), "people": int(whole)}),)
            found.append(Finding(HIGH, "answered-too-many", printed.units[i], codes[j], shown, None, many, place))
        elif not np.isnan(total.value[i, j]):
            over_all = decimal(float(total.value[i, j] / whole), max(2, int(means.most[i, j])))
            blank = {"answered": int(some), "people": int(whole), "blank": int(whole - some)}
            told = (Sentence(BLANK, {**blank, "code": codes[j], "wrong": over_all}),)
            found.append(Finding(LOW, "blank-answers", printed.units[i], codes[j], shown, None, told, place))
    return found


def _of_no_number(reckoning: Reckoning) -> list[Finding]:
    """Means that are sum / n for no whole n, where n is not printed and most of the unit's means are of some n."""
    printed, held = reckoning.printed, reckoning.fits
    total, means = printed.grid("sum"), printed.grid("nrr")
    there = (held.n == 0) & (held.power > 0) & (total.value > 0) & (means.value > 0)
    off = np.zeros(there.shape, dtype=bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        near = np.maximum(np.nan_to_num(np.rint(total.value / means.value), posinf=1), 1)
    for i, j in np.argwhere(there).tolist():
        tried = total.value[i, j] / np.maximum(near[i, j] + np.arange(-2, 3), 1)
        off[i, j] = not prints_as(tried, np.full(len(tried), held.number[i, j]), held.power[i, j]).any()
    found = []
    for i, j in np.argwhere(off & (2 * off.sum(axis=1) < there.sum(axis=1))[:, None]).tolist():
        places = int(means.most[i, j])
        value, mean = (decimal(float(x), places) for x in (means.value[i, j], total.value[i, j] / near[i, j]))
        figures: dict[str, Value] = {"sum": int(total.value[i, j]), "value": value, "n": int(near[i, j]), "mean": mean}
        place, said = str(means.place[i, j]), (Sentence(NO_N, figures),)
        code = printed.pedoman.codes[j]
        found.append(Finding(HIGH, "mean-not-sum", printed.units[i], code, value, None, said, place))
    return found
