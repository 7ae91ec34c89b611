"""How many respondents a survey needs: by table, by formula or by the rule of the regulation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from ikm.amounts import BAD_ERROR, BAD_SHARE, Number, normal, share_of, whole_people
from ikm.errors import UnknownChoiceError
from ikm.formulas import KREJCIE_MORGAN, PROPORTION, SLOVIN, UNSUR_RULE
from ikm.pedoman import CODES, Pedoman, load
from ikm.text import mark
from ikm.text.sentence import Sentence
from ikm.worked import Worked, before_rounding

METHODS = {
    "krejcie-morgan": mark("Krejcie & Morgan"),
    "slovin": mark("Slovin"),
    "proportion": mark("Proportion"),
    "unsur": mark("(k + 1) × 10"),
}
"""The methods, and what they are called."""

CHI_SQUARE, SHARE, ERROR, CENSUS = Decimal("3.841"), Decimal("0.5"), Decimal("0.05"), 10
"""Krejcie & Morgan 1970: chi-square of 1 df at 95 %, the share P, the accuracy d, and the population up to which their
table asks everyone. They are part of the method."""

LEVEL = Decimal("0.95")
"""The confidence of the proportion formula, unless asked otherwise."""

UP, HALF_UP = mark("rounded up"), mark("rounded half up")
AS_IS, EVERYONE = mark("not rounded"), mark("everyone is asked")


@dataclass(frozen=True)
class Size:
    """The number of respondents that a method asks for.

    ``n``: respondents, never more than ``population``; ``exact``: before rounding; ``error``: the margin of error the
    method aims at, None where it has none; ``formula``: with the numbers put in; ``rounding``: a message, how n
    follows; ``notes``: what else has to be said.
    """

    method: str
    population: int
    n: int
    exact: Fraction
    error: Decimal | None
    formula: Worked
    rounding: str
    notes: tuple[Sentence, ...] = ()


def krejcie_morgan(population: Number) -> Size:
    """The table of Krejcie & Morgan, by its formula.

    S = X² N P (1 - P) / (d² (N - 1) + X² P (1 - P)), rounded half up, with X² = 3.841, P = 0.5 and d = 0.05. It gives
    all 90 rows of the printed table, everyone for N <= 10, and 384 for any N above the table.

    Source: Krejcie & Morgan, Determining Sample Size for Research Activities (1970); the table is the annex of
    Permenpan RB 14/2017. Raises UnknownChoiceError for what is no population.

    >>> [krejcie_morgan(people).n for people in (10, 450, 802, 881801)]
    [10, 207, 260, 384]
    """
    people = whole_people(population)
    spread = Fraction(CHI_SQUARE) * Fraction(SHARE) * (1 - Fraction(SHARE))
    exact = spread * people / (Fraction(ERROR) ** 2 * (people - 1) + spread)
    n = people if people <= CENSUS else floor(exact + Fraction(1, 2))
    formula = Worked(
        *KREJCIE_MORGAN,
        {"X": CHI_SQUARE, "N": people, "P": SHARE, "d": ERROR, "exact": before_rounding(exact, n), "n": n},
    )
    few = Sentence(mark("Up to {most} people, the table of Krejcie & Morgan asks everyone."), {"most": CENSUS})
    return Size("krejcie-morgan", people, n, exact, ERROR, formula, HALF_UP, (few,) * (people <= CENSUS))


def slovin(population: Number, error: Number = ERROR) -> Size:
    """Slovin's formula: n = N / (1 + N e²), rounded up.

    Source: used in Indonesian theses; e is taken as 5 % or 10 %. Raises UnknownChoiceError for what is no population
    or no error.

    >>> found = slovin(881801)
    >>> found.n, f"{float(found.exact):.2f}", slovin(600, "0.1").n
    (400, '399.82', 86)
    """
    people, e = whole_people(population), share_of(error, BAD_ERROR)
    exact = people / (1 + people * Fraction(e) ** 2)
    n = ceil(exact)
    formula = Worked(
        *SLOVIN,
        {"N": people, "e": e, "exact": before_rounding(exact, n), "n": n},
    )
    return Size("slovin", people, n, exact, e, formula, UP)


def proportion(population: Number, error: Number = ERROR, level: Number = LEVEL, share: Number = SHARE) -> Size:
    """The size for a share p of a finite population: n = N Z² p q / (N e² + Z² p q), rounded up; q = 1 - p.

    Z is the normal quantile of the confidence ``level`` as tables print it (1.645, 1.96, 2.576); p = 0.5 asks for
    most. Source: Cochran, Sampling Techniques (1977), section 4.4, with N for his N - 1. Raises UnknownChoiceError
    for what is no population, or no error, level or share between 0 and 1.

    >>> found = proportion(881801)
    >>> found.n, f"{float(found.exact):.2f}"
    (384, '383.99')
    """
    people, e = whole_people(population), share_of(error, BAD_ERROR)
    p, z = share_of(share, BAD_SHARE), normal(level)
    spread = Fraction(z) ** 2 * Fraction(p) * (1 - Fraction(p))
    exact = people * spread / (people * Fraction(e) ** 2 + spread)
    n = ceil(exact)
    formula = Worked(
        *PROPORTION,
        {"N": people, "Z": z, "p": p, "q": 1 - p, "e": e, "exact": before_rounding(exact, n), "n": n},
    )
    return Size("proportion", people, n, exact, e, formula, UP)


def unsur_rule(population: Number, pedoman: Pedoman) -> Size:
    """The rule of KEP/25/M.PAN/2/2004: n = (k + 1) x 10 for a service unit, k the number of unsur.

    The factor is what the regulation's own minimum makes it, 150 / (14 + 1). A unit of fewer people asks everyone. A
    regulation that states no minimum has the rule applied to its own unsur, and this is said.

    >>> unsur_rule(5000, load("kepmenpan-2004")).n, unsur_rule(120, load("kepmenpan-2004")).n
    (150, 120)
    """
    people, k = whole_people(population), len(pedoman.unsur)
    home, least = next((load(c), low) for c in CODES if (low := load(c).minimum_respondents) is not None)
    factor = Fraction(least, len(home.unsur) + 1)
    exact = (k + 1) * factor
    asked = ceil(exact)
    n = min(people, asked)
    formula = Worked(
        *UNSUR_RULE,
        {"k": k, "c": ceil(factor), "n": asked},
    )
    notes = []
    if pedoman.minimum_respondents is None:
        message = mark("{pedoman} states no least number: this is the rule of {home} with {k} unsur.")
        notes.append(Sentence(message, {"pedoman": pedoman.name, "home": home.name, "k": k}))
    if n < asked:
        message = mark("The rule asks for {asked}, but there are only {people} people: everyone is asked.")
        notes.append(Sentence(message, {"asked": asked, "people": people}))
    notes.append(Sentence(mark("The rule counts for one service unit, however many people it serves.")))
    return Size("unsur", people, n, exact, None, formula, EVERYONE if n < asked else AS_IS, tuple(notes))


def size(
    method: str,
    population: Number,
    *,
    error: Number | None = None,
    level: Number = LEVEL,
    share: Number = SHARE,
    pedoman: Pedoman | None = None,
) -> Size:
    """The size by one of METHODS; ``error`` None is the usual 5 %, ``pedoman`` None that of KEP/25.

    Raises UnknownChoiceError for an unknown method, and for Krejcie & Morgan with another error than theirs.

    >>> size("slovin", 881775).n, size("krejcie-morgan", 881775).n
    (400, 384)
    """
    e = ERROR if error is None else share_of(error, BAD_ERROR)
    if method == "krejcie-morgan" and e != ERROR:
        raise UnknownChoiceError(
            "The table of Krejcie & Morgan is made for a margin of error of 5 %. For another, choose slovin or"
            " proportion."
        )
    known: dict[str, Callable[[], Size]] = {
        "krejcie-morgan": lambda: krejcie_morgan(population),
        "slovin": lambda: slovin(population, e),
        "proportion": lambda: proportion(population, e, level, share),
        "unsur": lambda: unsur_rule(population, pedoman or load(CODES[0])),
    }
    if method not in known:
        raise UnknownChoiceError(
            "There is no method {method}. Choose one of: {choices}.", method=method, choices=", ".join(METHODS)
        )
    found = known[method]()
    if found.error is None and error is not None:
        found = replace(found, notes=(*found.notes, Sentence(mark("The margin of error plays no part in this rule."))))
    return found


def sizes(method: str, populations: Mapping[str, Number], **terms: object) -> dict[str, Size]:
    """The size of every unit that holds a survey of its own, as units do under Permenpan RB 14/2017.

    ``terms`` are those of ``size``. A unit of nobody needs none and is left out.

    >>> [found.n for found in sizes("krejcie-morgan", {"Utara": 450, "Selatan": 802}).values()]
    [207, 260]
    """
    return {name: size(method, people, **terms) for name, people in populations.items() if people}  # type: ignore[arg-type]
