"""Two groups side by side over all unsur."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import LINE, canvas, note, rows, swatch
from ikm.charts.change import signed
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.scale import scale, scale_top, span
from ikm.charts.words import basis, escape, group_name, unsur_hover, unsur_name, wrap
from ikm.index import TIE, Index
from ikm.text import ID, Text

MARGIN = 0.2
"""How far the axis goes on beyond the outermost dots."""


def pair(index_by: Index, a: str | None, b: str | None, *, text: Text = ID, dark: bool = False) -> Chart:
    """A dot for each group on every unsur, joined; where ``a`` leads most on top, where ``b`` does below.

    ``index_by``: an index by one attribute; ``a``, ``b``: two of its values. The table has one row per
    unsur: both NRR with their classes, and the difference a - b.
    Raises ValueError for a value that the index does not have.

    >>> import ikm
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), by="unit")
    >>> pair(by_unit, "Kedaton", "Sukabumi", text=ikm.EN).title
    'Kedaton leads on all 14 unsur, most on Keamanan pelayanan (U14): 1.72'
    """
    colours = palette(dark)
    at = [_position(index_by, value) for value in (a, b)]
    names = [group_name(index_by.table.loc[at].iloc[i], index_by.by, text) for i in range(2)]
    nrr = index_by.nrr.loc[at].T.set_axis([0, 1], axis=1)
    difference = (nrr[0] - nrr[1]).sort_values(ascending=False, kind="stable", na_position="last")
    codes = [str(code) for code in difference.index]
    first, second = (nrr.loc[codes, side] for side in (0, 1))
    title = _title(index_by, names, difference, text)
    low, high = span(index_by)
    both = pd.concat([first, second])
    ends = (low, high)
    if both.notna().any():
        ends = (float(both.min()) - MARGIN, float(both.max()) + MARGIN)
    what = text("NRR per unsur, scale {low}–{high}, ordered by difference", low=int(low), high=int(high))
    subtitle = basis(index_by, text, what)
    labels = [wrap(f"{code} {index_by.questionnaire.unsur_named(code).name}") for code in codes]
    laid = rows(labels)
    above = scale_top(index_by, ends)
    key = "<br>".join([swatch(colours.ink, wrap(name, 44), sign) for name, sign in zip(names, "●○", strict=True)])
    top = above + LINE * (key.count("<br>") + 1) + 8
    figure = canvas(laid, ends, (title, subtitle), text, dark, top=top)
    scale(figure, index_by, text, colours, ends)
    figure.add_scatter(
        x=[part for x, y in zip(first, second, strict=True) for part in (x, y, None)],
        y=[part for middle in laid.middles for part in (middle, middle, None)],
        mode="lines",
        line={"color": colours.unranked, "width": 3},
        hoverinfo="skip",
    )
    filled = {"size": 13, "color": colours.ink, "line": {"color": colours.ground, "width": 1}}
    hollow = {"size": 12, "color": colours.ground, "line": {"color": colours.ink, "width": 2}}
    for position, name, drawn, marker in zip(at, names, (first, second), (filled, hollow), strict=True):
        figure.add_scatter(
            x=drawn.to_list(),
            y=laid.middles,
            mode="markers",
            name=escape(name),
            marker=marker,
            cliponaxis=False,
            hovertext=[f"<b>{wrap(name, 36)}</b><br>{unsur_hover(index_by, position, c, text)}" for c in codes],
            hoverinfo="text",
        )
    figure.add_annotation(
        xref="paper", x=1, xanchor="right", xshift=50, yref="paper", y=1, yanchor="bottom", yshift=above,
        text=key, align="left", showarrow=False, borderpad=0,
        font={"size": 12, "color": colours.ink},
    )  # fmt: skip
    for middle, value in zip(laid.middles, difference, strict=True):
        plain = {"font": {"size": 12, "color": colours.ink}}
        note(figure, 1, middle, signed(value, text), colours, xshift=12, **plain)
    note(figure, 1, 0, text("Diff."), colours, yanchor="bottom", xshift=12)
    return Chart(title, subtitle, figure, _table(index_by, names, nrr.loc[codes], difference, text))


def _position(index_by: Index, value: str | None) -> int:
    column = index_by.table[index_by.by[0]]
    found = column.index[column.isna() if value is None else column == value]
    if len(found) != 1:
        raise ValueError(f"{value!r} is not one of the groups {column.to_list()}.")
    return int(found[0])


def _title(index_by: Index, names: list[str], difference: pd.Series, text: Text) -> str:
    """Who leads on how many unsur, and where most."""
    known = difference.dropna()
    ahead, behind = int((known > TIE).sum()), int((known < -TIE).sum())
    words = {"a": names[0], "b": names[1]}
    if known.empty:
        return text("{a} and {b} have no unsur to compare", **words)
    if ahead == behind == 0:
        return text("{a} and {b} are the same on every unsur", **words)
    code = str(known.abs().idxmax())
    largest = {"unsur": unsur_name(index_by, code), "points": text.number(abs(known[code]))}
    if ahead == behind:
        return text(
            "{a} and {b} each lead on {n} unsur; they differ most on {unsur}: {points}",
            n=text.number(ahead, 0),
            **words,
            **largest,
        )
    leader = names[0] if ahead > behind else names[1]
    lead, lag = max(ahead, behind), min(ahead, behind)
    counts = {"name": leader, "n": text.number(lead, 0), "all": text.number(len(known), 0)}
    if lead == len(known):
        return text("{name} leads on all {n} unsur, most on {unsur}: {points}", **counts, **largest)
    most = known[code] * (1 if ahead > behind else -1)
    if lag and most < 0:
        return text("{name} leads on {n} of {all} unsur, but lags most on {unsur}: {points}", **counts, **largest)
    return text("{name} leads on {n} of {all} unsur, most on {unsur}: {points}", **counts, **largest)


def _table(index_by: Index, names: list[str], nrr: pd.DataFrame, difference: pd.Series, text: Text) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            text("Code"): nrr.index.to_list(),
            "Unsur": [index_by.questionnaire.unsur_named(str(code)).name for code in nrr.index],
        }
    )
    for name, column in zip(names, nrr, strict=True):
        table[text("NRR of {name}", name=name)] = nrr[column].to_list()
        table[text("Mutu of {name}", name=name)] = [index_by.mutu_of(value) or "" for value in nrr[column]]
    table[text("Difference")] = difference.to_list()
    return table
