"""The IKM over periods, and which changes are more than chance."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ikm.charts.canvas import LINE, SIZE, SMALL, Rows, canvas
from ikm.charts.change import arrow, change_columns, change_words, is_clear, of_rows
from ikm.charts.chart import Chart, whole
from ikm.charts.order import none_of, reason
from ikm.charts.palette import palette
from ikm.charts.scale import span
from ikm.charts.sure import lines_are, sure_hover
from ikm.charts.upright import WRITTEN, extent, foot, mark_gaps, name_classes, sides
from ikm.charts.whiskers import whiskers
from ikm.charts.words import basis, classed, group_name, index_hover, per, wrap
from ikm.index import Index
from ikm.text import ID, Text
from ikm.text.terms import attribute_name
from ikm.uncertainty import Uncertainty

HEIGHT = 250
"""Pixels of the plot itself."""


def trend(found: Uncertainty, changes: pd.DataFrame, *, text: Text = ID, dark: bool = False) -> Chart:
    """A line of the IKM over periods, a dot with its interval for each, thick where it changed by more than chance.

    ``found``: how sure an index by period is. ``changes``: a row for each of its rows, in their order:
    ``change`` since the period before, with ``change_low`` and ``change_high``, and ``clear``, whether it is more
    than chance (``ikm.trend.Trend.periods``); further columns do not matter. A period that cannot be judged leaves
    a hatched gap with its reason. The table has one row per period.
    Raises ValueError where the rows are not those of the index.
    """
    figures, colours = found.index, palette(dark)
    told = of_rows(changes, found)
    table = figures.table
    ranked = table["ranked"].to_numpy(dtype=bool)
    names = [group_name(row, figures.by, text) for _, row in table.iterrows()]
    base = figures.questionnaire.base
    scale_low, scale_high = span(figures, base)
    clear = [is_clear(value) for value in told["clear"]]
    what = text(
        "{what}, scale {low}–{high}",
        what=per(figures.by, text, figures.noun),
        low=int(scale_low),
        high=int(scale_high),
    )
    sure = [lines_are(found, text)] if found.table["low"].notna().any() else []
    if True in clear:
        sure.append(text("thick: a change that is more than chance"))
    title = _title(figures, told, names, text)
    subtitle = basis(figures, text, what, *sure, n=table.loc[ranked, "n"].sum(skipna=False))
    konversi = table["konversi"].where(table["ranked"])
    low, high = (found.table[name].where(table["ranked"]) for name in ("low", "high"))
    ends = extent([*konversi, *low, *high], (scale_low, scale_high))
    ticks, deep, long = foot(names)
    figure = canvas(
        Rows((), (), (), HEIGHT + long), sides(len(names)), (title, subtitle), text, dark,
        top=2 * LINE + 10, bottom=deep, right=58,
    )  # fmt: skip
    figure.update_layout(yaxis={"range": list(ends), "showticklabels": False})
    figure.update_xaxes(
        showticklabels=True, tickmode="array", tickvals=list(range(len(names))), ticktext=ticks, automargin=True,
        autotickangles=[0, -90], tickfont={"size": SMALL},
    )  # fmt: skip
    name_classes(figure, figures, ends, colours, text)
    mark_gaps(figure, figures, ends, colours, text)
    places = list(range(len(names)))
    whiskers(
        figure,
        list(zip(low, high, strict=True)),
        places,
        ends,
        colours,
        worst_case=found.worst_case,
        cap=0.012 * len(names),
        upright=True,
    )
    for wanted, colour, width in ((False, colours.unranked, 2), (True, colours.accent, 5)):
        x: list[float | None] = []
        y: list[float | None] = []
        for i in range(1, len(names)):
            if ranked[i] and ranked[i - 1] and (clear[i] is True) is wanted:
                x += [i - 1, i, None]
                y += [konversi.iloc[i - 1], konversi.iloc[i], None]
        figure.add_scatter(
            x=x, y=y, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip", cliponaxis=False
        )
    hovers = [_hover(found, at, row, text) for at, (_, row) in zip(table.index, told.iterrows(), strict=True)]
    figure.add_scatter(
        x=places,
        y=konversi.to_list(),
        mode="markers",
        marker={
            "size": 13,
            "color": [colours.of(m) for m in table["mutu"]],
            "line": {"color": colours.ground, "width": 1.5},
        },
        cliponaxis=False,
        hovertext=hovers,
        hoverinfo="text",
    )
    for i in _written(ranked.tolist(), clear):
        words = classed(konversi.iloc[i], table["mutu"].iloc[i], text)
        if clear[i]:
            words += "<br>" + arrow(told["change"].iloc[i], text, bold=True)
        below = _valley(konversi, i)
        reach = [value for value in (konversi.iloc[i], low.iloc[i] if below else high.iloc[i]) if value == value]
        place = max(min(reach), ends[0]) if below else min(max(reach), ends[1])
        figure.add_annotation(
            xref="x", x=i, yref="y", y=place, yanchor="top" if below else "bottom", yshift=-6 if below else 6,
            text=words, showarrow=False, bgcolor=colours.ground, borderpad=1,
            font={"size": SIZE, "color": colours.ink},
        )  # fmt: skip
    return Chart(title, subtitle, figure, _table(found, told, names, text))


def _valley(konversi: pd.Series, i: int) -> bool:
    """Whether no neighbour lies lower and some lies higher: then the label goes below, beside no line."""
    beside = [konversi.iloc[j] for j in (i - 1, i + 1) if 0 <= j < len(konversi)]
    known = [value for value in beside if value == value]
    return bool(known) and min(known) > konversi.iloc[i]


def _written(ranked: list[bool], clear: list[bool | None]) -> list[int]:
    """Which periods have their figure written: the last, the first, those that changed, as far as there is room."""
    there = [i for i, judged in enumerate(ranked) if judged]
    if len(ranked) <= WRITTEN:
        return there
    apart = -(-len(ranked) // WRITTEN)
    first = [there[-1], there[0]] if there else []
    wanted = [*first, *(i for i in reversed(there) if clear[i]), *reversed(there)]
    chosen: list[int] = []
    for i in wanted:
        if all(abs(i - other) >= apart for other in chosen):
            chosen.append(i)
    return sorted(chosen)


def _hover(found: Uncertainty, at: Any, row: Any, text: Text) -> str:
    parts = [wrap(part, 44) for part in (*sure_hover(found, at, None, text), change_words(row, text)) if part]
    return "<br>".join([index_hover(found.index, at, text), *parts])


def _title(figures: Index, told: pd.DataFrame, names: list[str], text: Text) -> str:
    """Whether the last change is more than chance."""
    there = [i for i, judged in enumerate(figures.table["ranked"]) if judged]
    if not there:
        return none_of(figures, text)
    last = there[-1]
    row = figures.table.iloc[last]
    words = {"name": names[last], "value": text.number(row["konversi"]), "mutu": row["mutu"]}
    if len(there) == 1:
        return text("{name}: {value} ({mutu}); there is no other period to compare it with", **words)
    words["since"] = names[there[-2]]
    change = told["change"].iloc[last]
    words["points"] = text.number(abs(change))
    clear = {i: is_clear(told["clear"].iloc[i]) for i in there}
    if change != change:
        return text("{name}: {value} ({mutu}); the change since {since} is not known", **words)
    if clear[last] and change > 0:
        return text("Up {points} since {since}, more than chance: now {value} ({mutu})", **words)
    if clear[last]:
        return text("Down {points} since {since}, more than chance: now {value} ({mutu})", **words)
    if clear[last] is None:
        change_said = text.signed(change)
        return text(
            "{name}: {value} ({mutu}), {change} since {since}; whether that is more than chance cannot be told",
            change=change_said,
            **words,
        )
    earlier = [i for i in there if clear[i]]
    if not earlier:
        return text("No change from one period to the next is more than chance; now {value} ({mutu})", **words)
    words |= {"when": names[earlier[-1]], "change": text.signed(told["change"].iloc[earlier[-1]])}
    return text(
        "No change since {since} that is more than chance: now {value} ({mutu}); the last was {change} in {when}",
        **words,
    )


def _table(found: Uncertainty, told: pd.DataFrame, names: list[str], text: Text) -> pd.DataFrame:
    table = found.index.table
    return pd.DataFrame(
        {
            attribute_name(found.index.by[0], text): names,
            text("Respondents"): whole(table["n"]),
            "IKM": table["konversi"].to_list(),
            "Mutu": table["mutu"].to_list(),
            text("Lower bound"): found.table["low"].to_list(),
            text("Upper bound"): found.table["high"].to_list(),
            **change_columns(told, text),
            text("Not judged because"): [reason(found.index, code, text) for code in table["reason"]],
        }
    )
