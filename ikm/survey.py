"""What was read: a Survey (one row per respondent) or a Recap (one row per unit), and their filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.cube import LEVELS, Bools, Cube, Products, build, on_scale
from ikm.errors import UnknownChoiceError
from ikm.ledger import Ledger
from ikm.pedoman import Pedoman

ATTRIBUTES = ("unit", "layanan", "periode", "jenis_kelamin", "umur", "pendidikan", "pekerjaan")
"""The canonical columns by which figures can be grouped and filtered."""

UNIT_ATTRIBUTES = ATTRIBUTES[:3]
"""Those a Recap can have."""

Floats = npt.NDArray[np.float64]
Choice = str | None | Iterable[str | None]


@dataclass(frozen=True)
class Source:
    """Where figures come from: file name, SHA-256 of its bytes, shape, sheets that were read.

    ``noun`` is what the file calls its units (kecamatan, puskesmas, ...), ``simulated`` whether it says
    that its respondents are not real. ``points`` is the scale that was answered on where a person had it
    converted (5: answers 1-5); None where the answers stand as given.
    """

    file: str
    sha256: str
    shape: str
    sheets: tuple[str, ...]
    simulated: bool = False
    noun: str = "unit"
    points: int | None = None


@dataclass(frozen=True, eq=False)
class Items:
    """The single questions of a survey that has several for an unsur, or questions beside the unsur (IPAK).

    ``names`` are the headers, ``unsur`` the code each belongs to; ``answers``: respondents x questions,
    int8: 0 blank, 1 to ``highest`` the answer, ``highest`` + 1 outside the scale.
    """

    names: tuple[str, ...]
    unsur: tuple[str, ...]
    answers: npt.NDArray[np.int8]
    highest: int = 4


@dataclass(frozen=True, eq=False)
class Survey:
    """A survey with one row per respondent.

    Made by ``Survey.of``; filtered by ``where``, which returns a new Survey over the same rows. ``view``
    tells which profiles are in sight (None: all). ``levels``: what the states 1, 2, ... of ``sheet`` stand
    for. ``items``: the single questions, where they are not the same as the unsur. ``importance``: how important each
    unsur is to each respondent, or what was expected of it, in the states of ``sheet`` and row by row beside it;
    None where the file has no such column. It is no part of any NRR or IKM.
    """

    source: Source
    pedoman: Pedoman
    ledger: Ledger
    cube: Cube
    everyone: pd.DataFrame
    sheet: npt.NDArray[np.int8]
    products: Products
    view: Bools | None = None
    levels: tuple[float, ...] = LEVELS
    items: Items | None = None
    importance: npt.NDArray[np.int8] | None = None

    @classmethod
    def of(
        cls,
        source: Source,
        pedoman: Pedoman,
        ledger: Ledger,
        respondents: pd.DataFrame,
        answers: npt.NDArray[np.int8],
        levels: tuple[float, ...] = LEVELS,
        items: Items | None = None,
        importance: npt.NDArray[np.int8] | None = None,
    ) -> Self:
        """Build a survey.

        ``respondents``: one row each; category columns named in ATTRIBUTES (those the file has), and
        further columns that are kept but not grouped by (``saran``). ``answers``: respondents x unsur,
        int8 states: 0 blank, 1 to L one of the ``levels``, L + 1 outside the scale (set aside). A row
        without any answer on the scale is no respondent; only its answers outside the scale are counted.
        ``importance``: like ``answers``, for the same rows; a row that holds nothing else is no respondent either.
        """
        named = respondents[[name for name in ATTRIBUTES if name in respondents]]
        there = on_scale(answers, len(levels))
        kept_rows = slice(None) if there.all() else there  # where all are kept nothing is copied
        everyone = respondents[kept_rows].reset_index(drop=True)
        kept = None if items is None else replace(items, answers=items.answers[kept_rows])
        cube = build(named, answers, len(levels))
        sheet = answers[kept_rows]
        products = Products(sheet, cube.member, len(cube.profiles), levels)
        hopes = None if importance is None else importance[kept_rows]
        return cls(source, pedoman, ledger, cube, everyone, sheet, products, None, levels, kept, hopes)

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes this survey has, in canonical order."""
        return tuple(self.cube.profiles.columns)

    @property
    def n(self) -> int:
        """How many respondents are in view."""
        return int(self.cube.n.sum() if self.view is None else self.cube.n[self.view].sum())

    @property
    def respondents(self) -> pd.DataFrame:
        """The respondents in view, one row each."""
        return self.everyone if self.view is None else self.everyone[self.view[self.cube.member]]

    @property
    def answers(self) -> npt.NDArray[np.int8]:
        """The answers in view, respondents x unsur: 0 blank, the state of a level, outside the scale."""
        return self.sheet if self.view is None else self.sheet[self.view[self.cube.member]]

    @property
    def values(self) -> Floats:
        """The answers in view as they count, respondents x unsur; NaN where blank or outside the scale."""
        return np.array([np.nan, *self.levels, np.nan])[self.answers]

    @property
    def importance_values(self) -> Floats | None:
        """The importance in view, respondents x unsur, 1-4; NaN where blank or outside the scale; None without any."""
        if self.importance is None:
            return None
        shown = self.importance if self.view is None else self.importance[self.view[self.cube.member]]
        return np.array([np.nan, *self.levels, np.nan])[shown]

    @property
    def profiles(self) -> pd.DataFrame:
        """The profiles in view, one row each."""
        return self.cube.profiles if self.view is None else self.cube.profiles[self.view]

    def where(self, **choices: Choice) -> Self:
        """The survey seen through a filter: ``survey.where(unit="Sukabumi", umur=["17-25", None])``.

        Each keyword is an attribute; its value is one value or several, None for "not filled in".
        Raises UnknownChoiceError for an attribute or value that the survey does not have.
        """
        view = np.ones(len(self.cube.profiles), dtype=bool) if self.view is None else self.view
        return replace(self, view=view & matching(self.cube.profiles, choices))

    def only(self, keep: Bools) -> Self:
        """The survey with those of the profiles in view for which ``keep`` is true."""
        view = np.zeros(len(self.cube.profiles), dtype=bool)
        view[self.profiles.index[keep]] = True
        return replace(self, view=view)

    def everything(self) -> Self:
        """The survey without any filter."""
        return replace(self, view=None)


@dataclass(frozen=True, eq=False)
class Recap:
    """A survey of which only the means are known: one row per unit.

    ``everyone``: one row per unit, category columns named in UNIT_ATTRIBUTES; ``number``: respondents per
    row (NaN where unknown); ``means``: rows x unsur, the NRR as printed (NaN where blank), also when it
    lies outside the scale; ``printed``: the IKM printed in the file, ``population``: people served (NaN
    where the file has none). ``importance``: rows x unsur, the means of how important each unsur is (NaN where
    blank); None where the file has none.
    """

    source: Source
    pedoman: Pedoman
    ledger: Ledger
    everyone: pd.DataFrame
    number: Floats
    means: Floats
    printed: Floats
    population: Floats
    view: Bools | None = None
    importance: Floats | None = None

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes this recap has, in canonical order."""
        return tuple(self.everyone.columns)

    @property
    def weighted(self) -> bool:
        """Whether every row says how many respondents it stands for."""
        return not bool(np.isnan(self.number).any())

    @property
    def rows(self) -> Bools:
        """Which rows are in view."""
        return np.ones(len(self.everyone), dtype=bool) if self.view is None else self.view

    @property
    def n(self) -> int | None:
        """How many respondents the rows in view stand for; None where that is not known."""
        return int(self.number[self.rows].sum()) if self.weighted else None

    @property
    def profiles(self) -> pd.DataFrame:
        """The units in view, one row each."""
        return self.everyone[self.rows]

    def where(self, **choices: Choice) -> Self:
        """The recap seen through a filter on its unit attributes; see ``Survey.where``."""
        return replace(self, view=self.rows & matching(self.everyone, choices))

    def only(self, keep: Bools) -> Self:
        """The recap with those of the rows in view for which ``keep`` is true."""
        view = np.zeros(len(self.everyone), dtype=bool)
        view[self.profiles.index[keep]] = True
        return replace(self, view=view)

    def everything(self) -> Self:
        """The recap without any filter."""
        return replace(self, view=None)


def matching(frame: pd.DataFrame, choices: dict[str, Choice]) -> Bools:
    """Which rows of a frame of categories match all choices."""
    keep = np.ones(len(frame), dtype=bool)
    for name, choice in choices.items():
        if name not in frame:
            raise UnknownChoiceError(
                "The file has no column {column}. Choose one of: {choices}.",
                column=name,
                choices=", ".join(frame.columns) or "-",
            )
        categories = list(frame[name].cat.categories)
        wanted = list(choice) if isinstance(choice, Iterable) and not isinstance(choice, str) else [choice]
        for value in wanted:
            if value is not None and value not in categories:  # also what is no text at all
                raise UnknownChoiceError(
                    "Column {column} has no value {value}. It has: {choices}.",
                    column=name,
                    value=value,
                    choices=", ".join(categories[:20]) + (", ..." if len(categories) > 20 else ""),
                )
        codes = [-1 if value is None else categories.index(value) for value in wanted]
        keep &= np.isin(frame[name].cat.codes.to_numpy(), codes)
    return keep
