"""The sample size against its method, and its parts against the proportional allocation."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np

from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.formulas import FORMULAS, largest_remainder
from ikm.audit.lines import figures
from ikm.audit.percents import bases, sample_size
from ikm.printed import WHOLE, Grid, Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

ERROR, ERRORS = 0.05, (0.05, 0.1, 0.01, 0.02, 0.03, 0.04)
"""The error taken where none is printed, and those tried for an explanation."""

OVERSHOOT = mark(
    "Plain rounding of {quota} would give {rounded} here and {sum} in all; the largest remainders give {n}."
)
SHARE = mark("A proportional allocation of {sum} gives {right}, by the largest remainders.")
OTHERWISE = mark("The sample is not allocated in proportion: {n} of {units} differ from the proportional allocation.")
NOT_BY = {
    "slovin": mark("Slovin with an error of {error} gives {right} ({exact}) for {population} people, not {size}."),
    "krejcie-morgan": mark("Krejcie and Morgan give {right} ({exact}) for {population} people, not {size}."),
    "proportion": mark(
        "A proportion with an error of {error} takes {right} ({exact}) of {population} people, not {size}."
    ),
    "unsur": mark("The number of unsur plus one, times ten, gives {right}, not {size}."),
}
BY = {
    "slovin": mark("{size} follows from Slovin with an error of {error} ({exact})."),
    "krejcie-morgan": mark("{size} follows from Krejcie and Morgan with an error of {error} ({exact})."),
    "proportion": mark("{size} follows from the formula for a proportion with an error of {error} ({exact})."),
    "unsur": mark("{size} is the number of unsur plus one, times ten."),
}
"""What to say of each method that does not, or does, give the size."""

NO_METHOD = mark("No usual method gives {size} for {population} people.")
SAMPLE = mark("The units add up to {sum}, the sample printed is {size}.")


def allocation(printed: Printed) -> list[Finding]:
    """Sample sizes that do not follow from their method, and allocations that are not proportional.

    The largest remainders must give every unit's sample (one low finding where plain rounding would not add up); where
    most units agree the others are named (medium), else the allocation is of another kind (low).
    Sources: Krejcie and Morgan (1970); Slovin; Hamilton's method of the largest remainders.
    """
    kind = "planned" if printed.has("planned") else "n"
    grid = printed.grid(kind)
    return _size(printed) + _sum(printed, kind, grid) + _parts(printed, kind, grid)


def _parts(printed: Printed, kind: str, grid: Grid) -> list[Finding]:
    n = grid.value[:, 0]
    known = [base for base in bases(printed)[:2] if base.part is not n and printed.has("population")]
    if not known or np.isnan(n).any() or np.isnan(known[0].part).any() or len(n) < 2 or (n % 1).any():
        return []
    people, total = known[0].part, int(n.sum())
    right, share = largest_remainder(people, total), people / people.sum() * total
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


def _size(printed: Printed) -> list[Finding]:
    people = _population(printed)
    error = figures(printed, "sample-error")
    rows = figures(printed, "sample-size")
    given = [(method, figure) for (_, method, _), figure in rows.items()]
    if not given and (sizes := sample_size(printed)) and (named := _named(printed)):
        given = [(named, (sizes[0], 0, 0, ""))]
    found = []
    for method, (size, _, _, place) in given:
        stated = error.get((WHOLE, method, 0)) or next(iter(error.values()), None)
        share = stated[0] / (100 if stated[0] >= 1 else 1) if stated else ERROR
        method = method or _named(printed)
        if people is None and method != "unsur":
            continue
        if method in BY and gives(printed, method, people or 0, share, size):
            continue
        found += _explained(printed, method, people or 0, share, size, place)
    return found


def _explained(printed: Printed, method: str, people: float, share: float, size: float, place: str) -> list[Finding]:
    shown, said, right = Decimal(round(size)), [], None
    others = [
        (other, e)
        for e in dict.fromkeys((share, *ERRORS))
        for other in BY
        if (other, e) != (method, share) and gives(printed, other, people, e, size)
    ]
    if method not in BY and others:
        return []
    if method in BY:
        exact = reckon(printed, method, people, share)
        right = Decimal(math.floor(exact + 0.5))
        words: dict[str, Value] = {"error": decimal(share, 2), "right": right}
        words |= {"exact": decimal(exact, 2), "population": Decimal(round(people)), "size": shown}
        said.append(Sentence(NOT_BY[method], words))
    for other, e in others[:1]:
        words = {"size": shown, "error": decimal(e, 2)}
        said.append(Sentence(BY[other], {**words, "exact": decimal(reckon(printed, other, people, e), 2)}))
    if not others:
        said.append(Sentence(NO_METHOD, {"size": shown, "population": Decimal(round(people))}))
    severity = MEDIUM if method in BY else LOW
    return [Finding(severity, "sample-size", WHOLE, "sample-size", shown, right, tuple(said), place)]


def gives(printed: Printed, method: str, people: float, error: float, size: float) -> bool:
    """Whether a method gives this size: rounded, rounded up, or cut."""
    exact = reckon(printed, method, people, error)
    return size in {math.floor(exact), math.ceil(exact)}


def reckon(printed: Printed, method: str, people: float, error: float) -> float:
    """The sample size by a method, before rounding."""
    if method == "unsur":
        return float(10 * (len(printed.pedoman.unsur) + 1))
    return FORMULAS[method](people, error)


def _population(printed: Printed) -> float | None:
    """The population the text names, else the printed total, else the sum of the units."""
    said = [float(x) for x in printed.rows("sample-population")["value"] if x == x]
    whole = figures(printed, "population").get((WHOLE, "", 0))
    part = printed.grid("population").value[:, 0]
    said += [whole[0]] if whole else []
    said += [float(part.sum())] if len(part) and not np.isnan(part).any() else []
    return said[0] if said and said[0] > 0 else None


def _named(printed: Printed) -> str:
    """The method that any figure of the sample names."""
    items = [
        str(x) for kind in ("sample-size", "sample-population", "sample-error") for x in printed.rows(kind)["item"]
    ]
    return next((item for item in items if item in BY), "")
