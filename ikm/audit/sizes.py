"""The sample size of a report against the method it names, and the method that gives it."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np

from ikm import sampling
from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import figures
from ikm.audit.percents import sample_size
from ikm.printed import WHOLE, Printed
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

ERROR, ERRORS = 0.05, (0.05, 0.1, 0.01, 0.02, 0.03, 0.04)
"""The error taken where none is printed, and those tried for an explanation."""

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


def sizes(printed: Printed) -> list[Finding]:
    """Sample sizes that the method named does not give (medium), or that no usual method gives (low).

    n follows from a method when it is its figure rounded, rounded up or cut; another method, or another error, that
    gives it is named. Sources: Slovin; Krejcie and Morgan (1970); Cochran (1977) 4.4; KEP/25: (k + 1) x 10.
    """
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
        words: dict[str, Value] = {"error": _error(share), "right": right}
        words |= {"exact": decimal(exact, 2), "population": Decimal(round(people)), "size": shown}
        said.append(Sentence(NOT_BY[method], words))
    for other, e in others[:1]:
        words = {"size": shown, "error": _error(e)}
        said.append(Sentence(BY[other], {**words, "exact": decimal(reckon(printed, other, people, e), 2)}))
    if not others:
        said.append(Sentence(NO_METHOD, {"size": shown, "population": Decimal(round(people))}))
    severity = MEDIUM if method in BY else LOW
    return [Finding(severity, "sample-size", WHOLE, "sample-size", shown, right, tuple(said), place)]


def _error(share: float) -> Decimal:
    """A margin of error as a figure of two decimals, or of as many as it has."""
    exact = Decimal(str(round(share, 6)))
    return exact if -int(exact.as_tuple().exponent) > 2 else exact.quantize(Decimal("0.01"))


def gives(printed: Printed, method: str, people: float, error: float, size: float) -> bool:
    """Whether a method gives this size: rounded, rounded up, or cut."""
    if method == "krejcie-morgan" and error != ERROR:
        return False  # their table is made for this error alone
    exact = reckon(printed, method, people, error)
    return size in {math.floor(exact), math.ceil(exact)}


def reckon(printed: Printed, method: str, people: float, error: float) -> float:
    """The sample size by a method, before rounding."""
    share = Decimal(str(ERROR if method in ("unsur", "krejcie-morgan") else error))
    return float(sampling.size(method, max(round(people), 1), error=share, pedoman=printed.pedoman).exact)


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
