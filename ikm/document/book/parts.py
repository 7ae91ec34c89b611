"""What each processing sheet is about: a unit, its answers as far as they may be listed, and its counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ikm.document.book.words import Names
from ikm.document.words import few_answers
from ikm.dossier import Dossier
from ikm.index import Index, weighs_units_alike
from ikm.respondents import SMALLEST_GROUP
from ikm.soundness import sound
from ikm.survey import Floats, Recap, Survey
from ikm.tally import Tally, tally
from ikm.text import Text
from ikm.text.terms import value_name

MOST_ROWS = 20_000
"""Of a unit with more respondents the answers are not listed, only counted."""

MOST_ANSWERS = 400_000
"""Of a survey with more answers (respondents x unsur) none are listed: the file would take long to open."""

MOST_UNITS = 200
"""Of more units there is no sheet for each."""


@dataclass(frozen=True, eq=False)
class Part:
    """A unit, or all that is in view where there are none.

    ``figures`` and ``at``: its row in an index; ``total``, ``answered``: for each unsur; ``answers``: respondents x
    unsur, states as in ``Survey.answers``, or None; ``means`` and ``number``: the rows of a recap, or None;
    ``why``: the sentence that says why no answers are listed, "" where they are. ``sheet``: "" where it has none.
    """

    name: str
    sheet: str
    figures: Index
    at: int
    total: Floats
    answered: Floats
    levels: tuple[float, ...] = ()
    answers: npt.NDArray[np.int8] | None = None
    means: Floats | None = None
    number: Floats | None = None
    why: str = ""

    @property
    def label(self) -> Any:
        """Its row's label in the frames of the index."""
        return self.figures.table.index[self.at]

    @property
    def nrr(self) -> Floats:
        """NRR of every unsur."""
        return self.figures.nrr.iloc[self.at].to_numpy(dtype=float)

    @property
    def weighted(self) -> Floats:
        """NRR tertimbang of every unsur."""
        return self.figures.weighted.iloc[self.at].to_numpy(dtype=float)

    @property
    def reason(self) -> str:
        """Why it is not ranked; "" where it is."""
        return str(self.figures.table["reason"].iloc[self.at])

    def figure(self, column: str) -> float:
        """A figure of its row in the index."""
        return float(self.figures.table[column].iloc[self.at])

    def word(self, column: str) -> str | None:
        """A text of its row in the index."""
        found = self.figures.table[column].iloc[self.at]
        return found if isinstance(found, str) else None


def parts(dossier: Dossier, text: Text, names: Names) -> list[Part]:
    """The units of a dossier, in the order of the data; all together where the data know no units."""
    several = dossier.by_unit is not None
    found = dossier.by_unit or dossier.overall
    seen = dossier.visible("unit") if several else sound(dossier.data)[0]
    counted = tally(seen, found.index.by)
    why = _why(dossier, text)
    listed = list(_listed(seen, found.index, why, text))
    sheets = len(listed) <= MOST_UNITS
    made = []
    for at, (name, body) in enumerate(listed):
        sheet = names.new(name) if sheets else ""
        made.append(Part(name, sheet, found.index, at, counted.total[at], counted.answered[at], **body))
    return made


def whole(dossier: Dossier, text: Text, sheet: str) -> Part:
    """All units together."""
    counted: Tally = dossier.counted
    return Part(text("All units"), sheet, dossier.overall.index, 0, counted.total[0], counted.answered[0])


def sound_parts(units: list[Part]) -> list[Part]:
    """The units that count for all together: those whose data do not break the scale, or all where there is none."""
    return [unit for unit in units if unit.reason != "outside-scale"] or units


def adds_up(units: list[Part], total: Part) -> list[Part] | None:
    """The units whose counts make up those of all together; None where these cannot be had from the units shown."""
    sound = sound_parts(units)
    for one in ("total", "answered"):
        if not np.allclose(sum(getattr(unit, one) for unit in sound), getattr(total, one), rtol=0, atol=1e-9):
            return None
    return sound


def _why(dossier: Dossier, text: Text) -> str:
    """Why the answers of nobody are listed; "" where they are."""
    if isinstance(dossier.data, Recap):
        return ""
    if dossier.personal:
        return text(
            "A filter on persons is in force, so the respondents' answers are not listed here: the table begins with"
            " their counts."
        )
    if dossier.data.answers.size > MOST_ANSWERS:
        return text(
            "The survey has more than {most} answers, so they are not listed here: the table begins with their counts.",
            most=text.number(MOST_ANSWERS, 0),
        )
    return ""


def _listed(data: Survey | Recap, figures: Index, why: str, text: Text) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group's name and what its sheet lists."""
    several = bool(figures.by)
    units = figures.table["unit"] if several else [None]
    rows = data.respondents if isinstance(data, Survey) else data.profiles
    codes = rows["unit"].cat.codes.to_numpy() if several else np.zeros(len(rows), dtype=int)
    places = {unit: code for code, unit in enumerate(rows["unit"].cat.categories)} if several else {None: 0}
    for unit in units:
        mine = codes == (places[unit] if not several or isinstance(unit, str) else -1)
        yield _name(data, unit, several, text), _body(data, mine, why, text)


def _name(data: Survey | Recap, unit: object, several: bool, text: Text) -> str:
    if several:
        return value_name(unit, text)
    present = list(data.profiles["unit"].dropna().unique()) if "unit" in data.attributes else []
    return str(present[0]) if len(present) == 1 else text("All respondents")


def _body(data: Survey | Recap, mine: npt.NDArray[np.bool_], why: str, text: Text) -> dict[str, Any]:
    if isinstance(data, Recap):
        means, number = data.means[data.rows][mine], data.number[data.rows][mine]
        return {"means": means, "number": None if weighs_units_alike(data) else number}
    if not why and mine.sum() < SMALLEST_GROUP:
        why = few_answers(text)
    if not why and mine.sum() > MOST_ROWS:
        why = text(
            "There are more than {most} respondents, so their answers are not listed here: the table begins with their"
            " counts.",
            most=text.number(MOST_ROWS, 0),
        )
    return {"levels": data.levels, "why": why, "answers": None if why else data.answers[mine]}
