"""Which charts the page shows: the first five that the survey has, each with its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

import pandas as pd

from ikm import charts
from ikm.charts import Chart
from ikm.charts.offline import drawn
from ikm.contrasts import weak_cells
from ikm.dossier import Dossier
from ikm.priority import factors, frequency
from ikm.report.tables import written
from ikm.soundness import sound
from ikm.survey import Survey
from ikm.tally import tally
from ikm.text import Text

MOST = 5
"""Charts on a page."""

Draw = Callable[..., Chart]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and whether it holds figures."""

    name: str
    figures: bool


@dataclass(frozen=True)
class Drawn:
    """A chart as the page holds it: its words, its figure as JSON for either ground, its table written out."""

    title: str
    subtitle: str
    light: str
    dark: str
    height: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def figures(dossier: Dossier, text: Text) -> tuple[Drawn, ...]:
    """The first MOST charts of: ranking, units x unsur, unsur, lowest unsur, course over time, respondents, factors.

    What a survey does not have is left out, and what stands behind it moves up: a recap has no respondents, a
    survey of one unit no ranking.
    """
    return tuple(_both(draw, text) for draw in islice(_there(dossier), MOST))


def _there(dossier: Dossier) -> Iterator[Draw]:
    units = dossier.by_unit
    if units is not None:
        letters = None if dossier.compared is None else dossier.compared.letters
        yield partial(charts.ranking, units.index, dossier.overall.index, found=units, letters=letters)
        weak = None if units.worst_case else weak_cells(units)
        yield partial(charts.heatmap, units.index, weak=weak)
    kept = sound(dossier.data)[0]
    if isinstance(kept, Survey):
        yield partial(charts.answers, tally(kept), dossier.overall.index)
    else:
        yield partial(charts.unsur, dossier.overall.index)
    if units is not None and (ranked := int(units.index.table["ranked"].sum())) > 1:
        yield partial(charts.lowest, frequency(units.index), ranked, noun=units.index.noun)
    if dossier.trend is not None:
        yield partial(charts.trend, dossier.trend.found, dossier.trend.periods)
    people = [] if dossier.people is None else list(dossier.people.table.groupby("attribute", sort=False))
    for name, counts in people[:1]:
        yield partial(charts.frequency, counts.reset_index(drop=True), str(name))
    yield partial(charts.factors, factors(dossier.overall.index))
    for name, counts in people[1:]:
        yield partial(charts.frequency, counts.reset_index(drop=True), str(name))


def _both(draw: Draw, text: Text) -> Drawn:
    light, dark = draw(text=text, dark=False), draw(text=text, dark=True)
    table = written(light.table, text)
    return Drawn(
        light.title,
        light.subtitle,
        drawn(light.figure),
        drawn(dark.figure),
        int(light.figure.layout.height),
        tuple(Column(str(name), _figures(light.table[name])) for name in light.table.columns),
        tuple(tuple(str(cell) for cell in row) for row in table.itertuples(index=False, name=None)),
    )


def _figures(column: pd.Series) -> bool:
    return bool(pd.api.types.is_numeric_dtype(column.dtype))
