"""How a sample is shared out over strata: proportionally, equally, or by spread (Neyman)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from ikm.amounts import whole_people
from ikm.apportion import Shared, apportion
from ikm.errors import UnknownChoiceError
from ikm.rounding import half_up
from ikm.text import mark
from ikm.text.sentence import Sentence

WAYS = {"proportional": mark("Proportional"), "equal": mark("Equal"), "neyman": mark("Neyman")}
"""The ways to share out a sample, and what they are called."""

FEW = 5
"""How many names a sentence lists before it says that there are more."""

DIGITS = 9
"""Decimals of a standard deviation that count: what lies beyond is binary arithmetic."""


@dataclass(frozen=True, eq=False)
class Allocation:
    """A sample over strata.

    ``table``: one row per stratum in the order given: ``stratum``, ``population``, ``quota`` (before rounding), ``n``
    and ``share`` (n / population, NaN for a stratum of nobody); by Neyman also ``sd``, what was used. ``notes``
    say what was held at a bound, who gets nobody, and what stands in for what is not known.
    """

    way: str
    n: int
    table: pd.DataFrame
    notes: tuple[Sentence, ...] = ()

    @property
    def of(self) -> dict[str, int]:
        """Stratum -> respondents."""
        return {str(name): int(n) for name, n in zip(self.table["stratum"], self.table["n"], strict=True)}


def allocation(
    total: int,
    populations: Mapping[str, float],
    way: str = "proportional",
    *,
    spread: Mapping[str, float] | None = None,
    least: int = 0,
) -> Allocation:
    """Share out ``total`` respondents over strata (name -> people, 0 allowed).

    proportional: n_h = n N_h / N; equal: n / H; neyman: n N_h S_h / sum of N_h S_h, with S_h the standard deviation in
    the stratum (``spread``; ``ikm.pilot``). Whole numbers by largest remainder (``ikm.apportion``), of equal
    remainders the larger stratum first. Nobody gets more than the people there are; what cannot go there goes to the
    others. ``least`` respondents stand in every stratum that has so many. The sum is exactly ``total``.

    Sources: Cochran, Sampling Techniques (1977), sections 5.5 and 5.9. Raises UnknownChoiceError for a total beyond
    the people there are, a least that takes more than the total, no spread for Neyman, or what is no number.

    >>> allocation(10, {"Utara": 500, "Selatan": 300, "Timur": 210}).of
    {'Utara': 5, 'Selatan': 3, 'Timur': 2}
    """
    people = checked(populations)
    if way not in WAYS:
        raise UnknownChoiceError(
            "There is no allocation {way}. Choose one of: {choices}.", way=way, choices=", ".join(WAYS)
        )
    if not 1 <= total <= sum(people.values()):
        raise UnknownChoiceError(
            "A sample of {n} cannot be drawn from {people} people.", n=total, people=sum(people.values())
        )
    most = list(people.values())
    floors = [min(least, number) for number in most]
    if least < 0 or sum(floors) > total:
        raise UnknownChoiceError(
            "At least {least} in every stratum takes {needed} respondents, but the sample is {n}.",
            least=least,
            needed=sum(floors),
            n=total,
        )
    deviations, notes = _spread(people, spread) if way == "neyman" else ([], [])
    shared = _shared(total, way, most, floors, deviations)
    if shared is None:
        notes.append(Sentence(mark("Everyone is asked where answers vary; the rest is shared out proportionally.")))
        shared = _rest(total, most, floors, deviations)
    table = pd.DataFrame(
        {
            "stratum": list(people),
            "population": most,
            "quota": [float(part) for part in shared.quota],
            "n": list(shared.n),
            "share": [n / number if number else np.nan for n, number in zip(shared.n, most, strict=True)],
        }
    )
    if way == "neyman":
        table["sd"] = [float(s) for s in deviations]
    return Allocation(way, total, table, tuple(notes + _notes(table, least)))


def checked(populations: Mapping[str, float]) -> dict[str, int]:
    """The people of every stratum as whole numbers. Raises UnknownChoiceError where there are none, or no people."""
    people = {str(name): whole_people(number) if number else 0 for name, number in populations.items()}
    if not any(people.values()):
        raise UnknownChoiceError("There is no stratum with people in it.")
    whole_people(sum(people.values()))
    return people


def _shared(total: int, way: str, most: list[int], floors: list[int], spread: list[Fraction]) -> Shared | None:
    """The sample shared out; None where the strata that have a weight have too few people for it."""
    if way == "equal":
        weights = [Fraction(1 if number else 0) for number in most]
    elif way == "neyman":
        weights = [number * s for number, s in zip(most, spread, strict=True)]
        bound = [number if weight else low for number, weight, low in zip(most, weights, floors, strict=True)]
        if sum(bound) < total:
            return None
    else:
        weights = [Fraction(number) for number in most]
    return apportion(total, weights, floors, most, tie=most)


def _rest(total: int, most: list[int], floors: list[int], spread: list[Fraction]) -> Shared:
    """Everyone where answers vary, and what is left by size where they do not."""
    lows = [number if s else low for number, s, low in zip(most, spread, floors, strict=True)]
    return apportion(total, [Fraction(number) for number in most], lows, most, tie=most)


def _spread(people: Mapping[str, int], spread: Mapping[str, float] | None) -> tuple[list[Fraction], list[Sentence]]:
    """The standard deviation of every stratum; where it is not known the mean of the known ones by people stands in."""
    found = {name: float(s) for name, s in (spread or {}).items() if name in people and np.isfinite(s) and s >= 0}
    if not found:
        raise UnknownChoiceError("Neyman needs the spread in the strata: none of them is in the pilot survey.")
    weight = sum(people[name] for name in found) or 1
    middle = sum(people[name] * s for name, s in found.items()) / weight
    unknown = tuple(name for name in people if name not in found and people[name])
    notes = []
    if unknown:
        notes.append(
            Sentence(
                mark("No spread is known for {names}: {s}, the mean of the others by people, stands in."),
                {"names": listed(unknown), "s": half_up(middle, 2)},
            )
        )
    return [Fraction(str(half_up(found.get(name, middle), DIGITS))) for name in people], notes


def _notes(table: pd.DataFrame, least: int) -> list[Sentence]:
    """What has to be said of the strata: everyone asked, nobody asked, nobody there, fewer than the least."""
    people, n = table["population"], table["n"]
    said = (
        (mark("Everyone is asked in {names}: there are no more people."), (n == people) & (people > 0)),
        (mark("Nobody is asked in {names}: its share is too small for one respondent."), (n == 0) & (people > 0)),
        (mark("There are no people in {names}."), people == 0),
    )
    found = [Sentence(message, {"names": listed(table["stratum"][rows])}) for message, rows in said if rows.any()]
    if "sd" in table and ((table["sd"] == 0) & (people > 0)).any():
        rows = (table["sd"] == 0) & (people > 0)
        message = mark("All pilot answers were alike in {names}, so Neyman gives nobody beyond the least: give one.")
        found.append(Sentence(message, {"names": listed(table["stratum"][rows])}))
    if len(table) > n.sum():
        message = mark("The sample ({n}) has fewer respondents than there are strata ({strata}).")
        found.append(Sentence(message, {"n": int(n.sum()), "strata": len(table)}))
    return found


def listed(names: pd.Series | tuple[str, ...]) -> tuple[str, ...]:
    """The first FEW names, and how many more there are.

    >>> listed(("a", "b", "c", "d", "e", "f", "g"))
    ('a', 'b', 'c', 'd', 'e', '+ 2')
    """
    every = tuple(names)
    return every if len(every) <= FEW + 1 else (*every[:FEW], f"+ {len(every) - FEW}")
