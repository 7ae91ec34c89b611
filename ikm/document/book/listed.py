"""Where the answers are listed, and formulas that count them there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ikm.document.book.body import OUTSIDE
from ikm.document.book.parts import Part, sound_parts
from ikm.document.book.place import Place

LONGEST = 8_000
"""Signs of a formula; Excel takes 8,192."""


@dataclass(frozen=True)
class Listed:
    """The sheets whose answers make up the figures of all; none where the answers of some are not listed."""

    bodies: tuple[tuple[Part, Place], ...]
    people: str = ""
    """A formula that counts the respondents of all; "" where their sheets do not tell."""

    @classmethod
    def of(cls, units: list[Part], places: Mapping[object, Place]) -> Listed:
        """The sheets of these units; of those that break the scale nothing is counted for all."""
        sound = sound_parts(units)
        counts = [people(unit, places.get(unit.label)) for unit in sound]
        everyone = "+".join(counts) if all(counts) else ""
        everyone = everyone if len(everyone) <= LONGEST else ""
        if not all(unit.answers is not None and unit.label in places for unit in sound):
            return cls((), everyone)
        return cls(tuple((unit, places[unit.label]) for unit in sound), everyone)

    def given(self, unsur: int, value: float, expected: float) -> str:
        """A formula that counts an answer to an unsur; "" where it would not come to what is expected."""
        states = [unit.levels.index(value) + 1 if value in unit.levels else -1 for unit, _ in self.bodies]
        return self._counted(unsur, "COUNTIF({cells}," + f"{value:g})", states, expected)

    def blank(self, unsur: int, expected: float) -> str:
        """A formula that counts who did not answer an unsur; "" as in ``given``."""
        return self._counted(unsur, "COUNTBLANK({cells})", [0] * len(self.bodies), expected)

    def outside(self, unsur: int, expected: float) -> str:
        """A formula that counts the answers to an unsur outside the scale; "" as in ``given``."""
        states = [len(unit.levels) + 1 for unit, _ in self.bodies]
        return self._counted(unsur, "COUNTIF({cells}," + f'"{OUTSIDE}")', states, expected)

    def _counted(self, unsur: int, pattern: str, states: list[int], expected: float) -> str:
        counts = [
            int(np.sum(unit.answers[:, unsur] == state))
            for (unit, _), state in zip(self.bodies, states, strict=True)
            if unit.answers is not None
        ]
        terms = [pattern.format(cells=place.body(place.first + unsur)) for _, place in self.bodies]
        formula = "+".join(terms)
        return formula if terms and sum(counts) == expected and len(formula) <= LONGEST else ""


def people(unit: Part, place: Place | None) -> str:
    """A formula that counts the respondents of a unit: its numbered rows, or the respondents of a recap's rows."""
    if place is None:
        return ""
    if unit.answers is not None and len(unit.answers) == unit.figure("n"):
        return f"COUNT({place.body(0)})"
    if unit.number is not None and float(np.sum(unit.number)) == unit.figure("n"):
        return f"SUM({place.body(1)})"
    return ""
