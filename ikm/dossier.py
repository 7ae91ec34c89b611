"""Everything that a report states of a survey, computed once: what screens and documents both show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.comment_words import masked_comments
from ikm.comparison import Comparison, compare
from ikm.description import Description, describe
from ikm.dissatisfied import dissatisfied
from ikm.errors import IkmError, UnknownChoiceError
from ikm.index import Index, index
from ikm.instrument import Instrument, instrument
from ikm.office import Earlier, Office
from ikm.pedoman import Pedoman
from ikm.plan import Plan, draft
from ikm.respondents import (
    PERSONAL,
    SMALLEST_GROUP,
    Characteristics,
    characteristics,
    too_few,
)
from ikm.soundness import sound
from ikm.survey import Floats, Survey
from ikm.tally import Data, Tally, grouping, tally
from ikm.target import Target, target
from ikm.trend import Trend, trend
from ikm.uncertainty import Uncertainty, uncertainty
from ikm.work_order import work_order


@dataclass(frozen=True, eq=False)
class Dossier:
    """A survey as it is looked at, and every figure that is told of it; each is computed when first asked for.

    ``data``: what is in view under ``filters`` (attribute -> values, for people to read); ``pedoman``: the class
    bounds; ``bobot``: the weight; ``population``: people served by unit; ``office`` and ``plans`` (by unit; that of
    all under ""): what people typed; ``day``: when it is made; ``unit`` and ``whole``: whose dossier it is, and the
    one it is a part of (None: of all that is in view).

    Where persons are told apart (a filter on their attributes), groups of fewer than SMALLEST_GROUP are left out.
    """

    data: Data
    pedoman: Pedoman
    bobot: str = "exact"
    filters: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    population: Mapping[str, float] | None = None
    office: Office = field(default_factory=Office)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    day: dt.date = field(default_factory=dt.date.today)
    unit: str | None = None
    whole: Dossier | None = None

    @classmethod
    def of(cls, data: Data, **more: Any) -> Dossier:
        """The dossier of a survey, by default by the regulation of its own questionnaire.

        >>> import ikm
        >>> overall = Dossier.of(ikm.sample("bandar-lampung-rekap")).overall.index
        >>> f"{overall.table.konversi[0]:.2f}"  # FACTS 9.1: 66.5778 without Tanjung Senang
        '66.58'
        """
        return cls(data, **({"pedoman": data.pedoman} | more))

    def of_unit(self, unit: str) -> Dossier:
        """The dossier of one unit. Raises UnknownChoiceError for a unit that is not in view, or may not be shown."""
        if unit not in self.units:
            raise UnknownChoiceError(
                "Column {column} has no value {value}. It has: {choices}.",
                column="unit",
                value=unit,
                choices=", ".join(self.units[:20]) + (", ..." if len(self.units) > 20 else ""),
            )
        return replace(self, data=self.data.where(unit=unit), unit=unit, whole=self.whole or self)

    def of_units(self, units: Sequence[str]) -> Dossier:
        """The dossier of some units together. Raises UnknownChoiceError as ``of_unit`` does."""
        for unit in units:
            self.of_unit(unit)
        names = list(dict.fromkeys(units))
        return replace(self, data=self.data.where(unit=names), filters={**self.filters, "unit": names})

    # what is in view

    @property
    def personal(self) -> bool:
        """Whether a filter on attributes of persons is in force."""
        return any(name in PERSONAL for name in self.filters)

    @property
    def too_few(self) -> bool:
        """Whether a filter on persons leaves, or leaves out, so few people that they could be recognised."""
        if not self.personal or self.data.n is None:
            return False
        rest = (self.without_personal.n or 0) - self.data.n
        return self.data.n < SMALLEST_GROUP or 0 < rest < SMALLEST_GROUP

    @property
    def without_personal(self) -> Data:
        """The data under the other filters alone."""
        others = {name: list(values) for name, values in self.filters.items() if name not in PERSONAL}
        mine = {} if self.unit is None else {"unit": self.unit}
        return self.data.everything().where(**(others | mine))

    def visible(self, *by: str) -> Data:
        """The data without the groups by ``by`` that are too few people to be shown where persons are told apart."""
        if not self.personal and not any(name in PERSONAL for name in by):
            return self.data
        keep = self.shown(*by)
        return self.data if keep.all() else self.data.only(keep[grouping(self.data.profiles, by)[1]])

    def shown(self, *by: str) -> npt.NDArray[np.bool_]:
        """Which groups by ``by`` are not too few people, nor told apart by those of them that the filter leaves out."""
        here = tally(self.data, by)
        rest = _in(tally(self.without_personal, by), here) - here.n if self.personal else None
        blank = here.groups.isna().any(axis=1).to_numpy() if by else None
        return ~too_few(here.n, SMALLEST_GROUP, rest, blank)

    @property
    def terms(self) -> dict[str, Any]:
        """The keyword arguments of every computation: class bounds and weight."""
        return {"pedoman": self.pedoman, "bobot": self.bobot}

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that have a name and may be shown, in the order of the data; () where the data have none."""
        if "unit" not in self.data.attributes:
            return ()
        return tuple(str(unit) for unit in self.index("unit").table["unit"] if isinstance(unit, str))

    @property
    def typed_of(self) -> frozenset[str]:
        """Whose typed figures (earlier IKM, people served) are those of this dossier: names as ``same_name`` has them.

        "" is all together. Of one unit of several only what names it; of some units or some people of them nothing.
        """
        if set(self.filters) - {"unit", "periode"}:
            return frozenset()
        every = self.data.everything()
        several = "unit" in every.attributes and every.profiles["unit"].nunique() > 1
        if several and len(self.units) != 1:
            return frozenset() if "unit" in self.filters else frozenset({""})
        return frozenset({*map(same_name, self.units), *({""} if not several else ())})

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """The IKM of earlier periods that the office typed of whom this is of."""
        return tuple(one for one in self.office.history if same_name(one.unit) in self.typed_of)

    @property
    def answers_shown(self) -> bool:
        """Whether the respondents' answers may stand in a document, row by row.

        Not under a filter on persons, and not those of fewer than SMALLEST_GROUP respondents, who are only counted.
        """
        return isinstance(self.data, Survey) and not self.personal and self.data.n >= SMALLEST_GROUP

    @cached_property
    def listed(self) -> Survey | None:
        """The respondents whose answers may be listed row by row: of units of SMALLEST_GROUP or more; None for nobody.

        Rows stand in the order of the file, where a unit's are often one below the other, so those of a small unit
        would be told by their place alone.
        """
        if not self.answers_shown or "unit" not in self.data.attributes:
            return self.data if isinstance(self.data, Survey) and self.answers_shown else None
        keep = tally(self.data, ("unit",)).n >= SMALLEST_GROUP
        seen = self.data.only(keep[grouping(self.data.profiles, ("unit",))[1]])
        return seen if isinstance(seen, Survey) and keep.any() else None

    # figures

    def index(self, by: str | None = None) -> Index:
        """The index of what is in view, overall or by an attribute, without groups of few people."""
        figures = index(self.data, by, **self.terms)
        return figures.only(self.shown(by)) if by and self.personal else figures

    def sure(self, by: str | None = None) -> Uncertainty:
        """How sure the index of what is in view is, overall or by an attribute, without groups of few people."""
        return uncertainty(self.visible(by) if by else self.data, by, population=self.population, **self.terms)

    @cached_property
    def overall(self) -> Uncertainty:
        """The index of all in view (one row) and how sure it is."""
        return self.sure()

    @cached_property
    def by_unit(self) -> Uncertainty | None:
        """The same by unit; None where there are not two units."""
        found = self.sure("unit") if "unit" in self.data.attributes else None
        return found if found is not None and len(found.index.table) > 1 else None

    @cached_property
    def compared(self) -> Comparison | None:
        """How the units differ (``ikm.comparison``); None where there are not two."""
        if self.by_unit is None:
            return None
        return compare(self.visible("unit"), "unit", population=self.population, **self.terms)

    @cached_property
    def counted(self) -> Tally:
        """The counts behind the overall figures: one group."""
        return tally(sound(self.data)[0])

    @property
    def row(self) -> pd.Series:
        """The overall row of the index: n, ikm, konversi, mutu, kinerja, lowest, ranked, reason."""
        return self.overall.index.table.iloc[0]

    @property
    def ranked(self) -> bool:
        """Whether there is an index that can be stated."""
        return bool(self.row["ranked"])

    # who answered and how

    @cached_property
    def people(self) -> Characteristics | None:
        """Who answered, small groups merged; None for a recap and for a file that tells nothing of persons."""
        if not isinstance(self.data, Survey) or self.too_few:
            return None
        found = characteristics(self.data, PERSONAL)
        return found if len(found.table) else None

    @cached_property
    def described(self) -> Description | None:
        """How the answers to every unsur fall; None for a recap."""
        return describe(self.data) if isinstance(self.data, Survey) and not self.too_few else None

    @cached_property
    def dissatisfied(self) -> pd.DataFrame | None:
        """Which groups of respondents rate an unsur lower; None for a recap.

        Groups of which few people are elsewhere in the file, in other units or outside the filter, are left out: a
        report of all would give their answers away.
        """
        if not isinstance(self.data, Survey) or self.too_few:
            return None
        found = dissatisfied(self.data)
        for name in found["attribute"].unique():
            here = tally(self.data, (name,))
            rest = _in(tally(self.data.everything(), (name,)), here) - here.n
            told = here.groups[name][(rest > 0) & (rest < SMALLEST_GROUP)]
            found = found[(found["attribute"] != name) | ~found["value"].isin(told)]
        return found.reset_index(drop=True)

    @cached_property
    def instrument(self) -> Instrument | None:
        """Validity and reliability of the questionnaire; None where the data are no respondents' answers."""
        try:
            return instrument(self.data) if isinstance(self.data, Survey) and not self.too_few else None
        except IkmError:
            return None

    @cached_property
    def comments(self) -> pd.DataFrame | None:
        """What respondents wrote, beside their unit alone, names and numbers hidden; None where it may not be shown."""
        if not isinstance(self.data, Survey) or "saran" not in self.data.everyone or self.personal:
            return None
        return masked_comments(self.data)

    # over time

    @cached_property
    def trend(self) -> Trend | None:
        """The figures over the periods; None where there are not two periods."""
        if "periode" not in self.data.attributes:
            return None
        found = trend(self.visible("periode"), "periode", **self.terms)
        return found if found.periods["periode"].notna().sum() > 1 else None

    # what to do

    @cached_property
    def plan(self) -> Plan:
        """The follow-up plan: as somebody typed it, or drawn up from the lowest unsur."""
        return self.plans.get(self.unit or "") or draft(self.overall.index)

    @cached_property
    def order(self) -> pd.DataFrame:
        """All unsur in the order in which to work on them, each with its reason (``ikm.work_order``)."""
        if self.whole is not None and self.whole.by_unit is not None:
            return work_order(self.whole.by_unit.index, self.whole.overall.index, self.unit)
        return work_order(self.overall.index, self.overall.index)

    @cached_property
    def goal(self) -> Target | None:
        """The least rise of NRR that reaches the next class; None in the best class and where there is no index."""
        figures, here = self.overall.index, self.row["mutu"]
        letters = [grade.mutu for grade in figures.pedoman.classes]
        if not self.ranked or here == letters[0]:
            return None
        return target(figures, 0, letters[letters.index(here) - 1])


def same_name(name: str) -> str:
    """A name as it is compared with a typed one: without regard to capitals and double blanks.

    >>> same_name(" puskesmas  Mawar") == same_name("Puskesmas Mawar")
    True
    """
    return " ".join(name.casefold().split())


def _in(every: Tally, here: Tally) -> Floats:
    """How many people each group of one tally has in another, of more people."""
    known = dict(zip(map(_key, every.groups.itertuples(index=False)), every.n, strict=True))
    return np.array([known[_key(group)] for group in here.groups.itertuples(index=False)], dtype=float)


def _key(group: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(value) else value for value in group)
