"""Two groups side by side over all unsur."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.canvas import SMALL, canvas, note, notes, rows
from ikm.charts.change import between, is_clear
from ikm.charts.chart import Chart
from ikm.charts.dumbbell import Dots, dumbbell, key_height, key_of, write_key
from ikm.charts.palette import Palette, palette
from ikm.charts.scale import scale, scale_top, span
from ikm.charts.sure import yes_no
from ikm.charts.words import basis, group_name, unsur_hover, unsur_name, wrap
from ikm.index import TIE, Index
from ikm.text import ID, Text

MARGIN = 0.2
"""How far the axis goes on beyond the outermost dots."""

WIDE = 92
"""Pixels kept free at the right for a difference with its interval."""


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two: its name, the index it is in, its row there."""

    name: str
    figures: Index
    position: int

    @property
    def nrr(self) -> pd.Series:
        """The NRR of every unsur."""
        return pd.Series(self.figures.nrr.loc[self.position])


def pair(
    index_by: Index,
    a: str | None,
    b: str | None,
    *,
    differences: pd.DataFrame | None = None,
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """A dot for each group on every unsur, joined; where ``a`` leads most on top, where ``b`` does below.

    ``index_by``: an index by one attribute; ``a``, ``b``: two of its values. ``differences``: a row per unsur with
    ``code``, ``difference`` (NRR of a - b), ``low``, ``high``, ``p_holm`` and ``clear``, whether the two clearly
    differ (None: not known); then the intervals are written, what is clear is bold, and the title claims no lead
    that is not. The table has one row per unsur: both NRR with their classes, and the difference a - b.
    Raises ValueError for a value that the index does not have.

    >>> import ikm
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), by="unit")
    >>> pair(by_unit, "Kedaton", "Sukabumi", text=ikm.EN).title
    'Kedaton leads on all 14 unsur, most on Keamanan pelayanan (U14): 1.72'
    """
    at = [_position(index_by, value) for value in (a, b)]
    names = [group_name(index_by.table.loc[at].iloc[i], index_by.by, text) for i in range(2)]
    one, other = (Side(name, index_by, position) for name, position in zip(names, at, strict=True))
    return _drawn(one, other, names, differences, text, dark)


def sides(
    first: Index,
    second: Index,
    names: tuple[str, str],
    *,
    differences: pd.DataFrame | None = None,
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """Two selections side by side, as ``pair``: the first row of each index, with the names given.

    Raises ValueError where they do not have the same unsur.
    """
    if list(first.nrr.columns) != list(second.nrr.columns):
        raise ValueError("The two do not have the same unsur.")
    one, other = Side(names[0], first, first.table.index[0]), Side(names[1], second, second.table.index[0])
    keys = []
    for side in (one, other):
        n: Any = side.figures.table.loc[side.position, "n"]
        keys.append(text("{name}, n {n}", name=side.name, n=text.number(n, 0)) if n == n else side.name)
    return _drawn(one, other, keys, differences, text, dark)


def _drawn(one: Side, other: Side, keys: list[str], differences: pd.DataFrame | None, text: Text, dark: bool) -> Chart:
    colours, figures = palette(dark), one.figures
    names = [one.name, other.name]
    difference = (one.nrr - other.nrr).sort_values(ascending=False, kind="stable", na_position="last")
    codes = [str(code) for code in difference.index]
    first, second = one.nrr[codes], other.nrr[codes]
    told = None if differences is None else differences.set_index("code").reindex(codes)
    title = (
        _title(figures, names, difference, text) if told is None else _honest(figures, names, difference, told, text)
    )
    low, high = span(figures)
    both = pd.concat([first, second])
    ends = (low, high)
    if both.notna().any():
        ends = (float(both.min()) - MARGIN, float(both.max()) + MARGIN)
    what = text("NRR per unsur, scale {low}–{high}, ordered by difference", low=int(low), high=int(high))
    clear = [True] * len(codes) if told is None else [is_clear(value) is True for value in told["clear"]]
    meaning = []
    if told is not None and told["clear"].notna().any():
        meaning.append(text("bold: clearly different, more than chance with all unsur tested together"))
    subtitle = basis(figures, text, what, *meaning)
    labels = [wrap(f"{code} {figures.questionnaire.unsur_named(code).name}") for code in codes]
    if told is not None:
        labels = [f"<b>{label}</b>" if sure else label for label, sure in zip(labels, clear, strict=True)]
    laid = rows(labels, least=40) if told is not None else rows(labels)
    above, key = scale_top(figures, ends), key_of(keys, "●○", colours)
    right = {} if told is None else {"right": WIDE}
    figure = canvas(laid, ends, (title, subtitle), text, dark, top=above + key_height(key), **right)
    scale(figure, figures, text, colours, ends)
    dots = [
        Dots(side.name, drawn.to_list(), [_hover(side, code, text) for code in codes])
        for side, drawn in ((one, first), (other, second))
    ]
    inks = [colours.ink if sure else colours.unranked for sure in clear]
    dumbbell(figure, laid, dots[0], dots[1], colours, inks)
    write_key(figure, key, above, right.get("right", 54) - 4, colours)
    words = [
        text.signed(value) if told is None else _with_interval(value, told.iloc[i], clear[i], colours, text)
        for i, value in enumerate(difference)
    ]
    shades = [colours.ink if sure else colours.quiet for sure in clear]
    notes(figure, 1, zip(laid.middles, words, shades, strict=True), colours, xshift=12)
    note(figure, 1, 0, text("Diff."), colours, yanchor="bottom", xshift=12)
    return Chart(title, subtitle, figure, _table(one, other, codes, difference, told, text))


def _hover(side: Side, code: str, text: Text) -> str:
    return f"<b>{wrap(side.name, 36)}</b><br>{unsur_hover(side.figures, side.position, code, text)}"


def _with_interval(value: float, row: pd.Series, clear: bool, colours: Palette, text: Text) -> str:
    """A difference, bold where it is clear, with its interval in small print below."""
    words = f"<b>{text.signed(value)}</b>" if clear else text.signed(value)
    if row["low"] != row["low"]:
        return words
    interval = between(row["low"], row["high"], text)
    return f'{words}<br><span style="font-size:{SMALL - 1}px;color:{colours.quiet}">{interval}</span>'


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


def _honest(figures: Index, names: list[str], difference: pd.Series, told: pd.DataFrame, text: Text) -> str:
    """Who clearly leads on how many unsur; nobody where nothing is clear."""
    known = difference.dropna()
    words = {"a": names[0], "b": names[1]}
    if known.empty:
        return text("{a} and {b} have no unsur to compare", **words)
    clear = np.array([is_clear(value) for value in told["clear"].reindex(known.index)], dtype=object)
    if (known.abs() <= TIE).all():
        return text("{a} and {b} are the same on every unsur", **words)
    if all(value is None for value in clear):
        return text("Whether {a} and {b} differ by more than chance cannot be told", **words)
    sure = known[[value is True for value in clear]]
    if sure.empty:
        return text("{a} and {b} do not clearly differ on any unsur", **words)
    code = str(sure.abs().idxmax())
    largest = {"unsur": unsur_name(figures, code), "points": text.number(abs(sure[code]))}
    ahead, behind = int((sure > 0).sum()), int((sure < 0).sum())
    if ahead and behind:
        return text(
            "{a} clearly leads on {n} unsur, {b} on {m}; they differ most on {unsur}: {points}",
            n=text.number(ahead, 0),
            m=text.number(behind, 0),
            **words,
            **largest,
        )
    counts = {"name": names[0] if ahead else names[1], "n": text.number(len(sure), 0)}
    return text(
        "{name} clearly leads on {n} of {all} unsur, most on {unsur}: {points}",
        all=text.number(len(known), 0),
        **counts,
        **largest,
    )


def _table(
    one: Side, other: Side, codes: list[str], difference: pd.Series, told: pd.DataFrame | None, text: Text
) -> pd.DataFrame:
    columns: dict[str, Any] = {
        text("Code"): codes,
        "Unsur": [one.figures.questionnaire.unsur_named(code).name for code in codes],
    }
    for side in (one, other):
        nrr = side.nrr[codes]
        columns[text("NRR of {name}", name=side.name)] = nrr.to_list()
        columns[text("Mutu of {name}", name=side.name)] = [
            side.figures.grade(side.position, code) or "" for code in codes
        ]
    columns[text("Difference")] = difference.to_list()
    if told is not None:
        columns |= {
            text("Lower bound"): [float(value) for value in told["low"]],
            text("Upper bound"): [float(value) for value in told["high"]],
            text("p (Holm)"): [float(value) for value in told["p_holm"]],
            text("More than chance"): [yes_no(is_clear(value), text) for value in told["clear"]],
        }
    return pd.DataFrame(columns)
