"""A cross table drawn: bars of 100 %, divided, and what stands out in it as a sentence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.charts.canvas import LINE, SMALL, canvas, notes, rows
from ikm.charts.cells import CELL, GAP, NAME
from ikm.charts.chart import Chart, whole
from ikm.charts.palette import Palette, palette
from ikm.charts.shades import key, shades
from ikm.charts.words import escape, wrap
from ikm.crosstab import Crosstab, Parts
from ikm.cube import Ints
from ikm.independence import standing_out
from ikm.pedoman import Pedoman
from ikm.survey import Floats
from ikm.text import ID, Text
from ikm.text.terms import p_value
from ikm.variables import Variable, variable_name

LEVEL = 0.95
"""A connection is said to be seen where p is below 1 - LEVEL."""


def crosstab(table: Crosstab, pedoman: Pedoman, *, of: str = "row", text: Text = ID, dark: bool = False) -> Chart:
    """Bars of a cross table, one for each row divided by the columns, with names above and n.

    ``of``: "row" or "column": shares of each, bars of 100 % (for "column" a bar for each column, divided by the
    rows); "total": shares of everyone, bars as long as their row's. Draw only what ``table.shown`` allows. The title
    names the cell that lies furthest above independence where the test and that cell are both more than chance. The
    chart's table has one row per row and a total: counts and shares of every column.
    """
    colours = palette(dark)
    counts, share = table.counts, table.shares(of).to_numpy()
    bars, pieces = (table.rows, table.row_parts), (table.columns, table.column_parts)
    if of == "column":
        counts, share, bars, pieces = counts.T, share.T, pieces, bars
    order = _order(*bars, share, counts, of)
    counts, share, bars = counts[order], share[order], (bars[0], tuple(bars[1][i] for i in order))
    names = [bars[0].label(parts, text) for parts in bars[1]]
    values = [pieces[0].label(parts, text) for parts in pieces[1]]
    drawn = _colours(*pieces, colours)
    title = finding(table, pedoman, text, of=of)
    what = {"row": text("share of the row"), "column": text("share of the column"), "total": text("share of all")}[of]
    measured = text(
        "{rows} by {columns}, {what}",
        rows=variable_name(table.rows.name, pedoman, text),
        columns=variable_name(table.columns.name, pedoman, text, short=True),
        what=what,
    )
    subtitle = " · ".join([measured, text.plural("{n} respondent", "{n} respondents", table.n)])
    laid = rows([wrap(name, NAME) for name in names], more=CELL + 2 * GAP)
    said, lines = key(values, drawn, (counts.sum(axis=0) > 0).tolist())
    longest = float(np.nansum(share, axis=1).max(initial=0.0)) or 1.0
    figure = canvas(laid, (0, longest), (title, subtitle), text, dark, top=LINE * lines + 10, right=4)
    figure.update_yaxes(showticklabels=False)
    figure.update_layout(barmode="stack", uniformtext={"mode": "hide", "minsize": 9})
    figure.add_annotation(
        xref="paper", x=0, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=4, text=said,
        showarrow=False, align="left", borderpad=0, font={"size": SMALL},
    )  # fmt: skip
    bottoms = [*laid.tops[1:], laid.height][: len(names)]
    middles = [bottom - GAP / 2 - CELL / 2 for bottom in bottoms]
    for i, (value, colour) in enumerate(zip(values, drawn, strict=True)):
        figure.add_bar(
            orientation="h",
            name=escape(value),
            x=share[:, i].tolist(),
            y=middles,
            width=CELL,
            marker={"color": colour, "line": {"color": colours.ground, "width": 1}},
            text=[text.percent(s) if s > 0 else "" for s in share[:, i]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on(colour), "size": SMALL},
            hovertext=[
                f"<b>{wrap(name, 36)}</b><br>{wrap(value, 36)}: {text.number(n, 0)} ({text.percent(s, 1)})"
                for name, n, s in zip(names, counts[:, i], share[:, i], strict=True)
            ],
            hoverinfo="text",
        )
    above = [
        (middle - CELL / 2 - GAP / 2, f'{label}  <span style="color:{colours.quiet}">{count}</span>', colours.ink)
        for middle, label, count in zip(
            middles, laid.labels, [text("n {n}", n=text.number(n, 0)) for n in counts.sum(axis=1)], strict=True
        )
    ]
    notes(figure, 0, above, colours, yanchor="bottom", xshift=-2)
    return Chart(title, subtitle, figure, _table(table, of, pedoman, text))


def finding(table: Crosstab, pedoman: Pedoman, text: Text, *, of: str = "row") -> str:
    """What a cross table shows, in one sentence: no more than its test bears out."""
    names = {
        "rows": variable_name(table.rows.name, pedoman, text, short=True),
        "columns": variable_name(table.columns.name, pedoman, text, short=True),
    }
    if table.test is None:
        if table.untested == "nobody":
            return text("Nobody has both {rows} and {columns}", **names)
        same = names["rows" if table.untested == "one-row" else "columns"]
        return text("All respondents have the same value of {same}: there is nothing to compare", same=same)
    p = p_value(table.test.p, text, "= ")
    if table.test.doubtful and table.test.exact_p is None:
        return text("The table of {rows} and {columns} is too thin to be tested", **names)
    if table.test.p >= 1 - LEVEL:
        return text("No connection is seen between {rows} and {columns} (p {p})", p=p, **names)
    known = table.without_blanks()
    cell = standing_out(known.counts, LEVEL)
    if cell is None:
        return text("There is a connection between {rows} and {columns} (p {p})", p=p, **names)
    i, j = cell
    counts = table.counts[
        : len(known.row_parts)
    ]  # shares as they are drawn: of all pieces, blanks too; blanks are last
    bars, pieces = (known.rows, known.row_parts), (known.columns, known.column_parts)
    if of == "column":
        counts, (i, j), bars, pieces = table.counts[:, : len(known.column_parts)].T, (j, i), pieces, bars
    others = np.delete(counts, i, axis=0).sum(axis=0)
    words = {
        "group": _group(*bars, i, text),
        "share": text.percent(counts[i, j] / counts[i].sum()),
        "against": text.percent(others[j] / others.sum()),
    }
    other = _group(*bars, 1 - i, text) if len(counts) == len(bars[1]) == 2 else text("the others")
    one, parts = pieces[0], pieces[1][j]
    if one.kind == "answer":
        said = " + ".join(one.labels[one.values.index(value)] for value in parts if value is not None)
        return text(
            "{group} more often answer “{value}” to {unsur}: {share} against {against} of {other}",
            value=said,
            unsur=one.code,
            other=other,
            **words,
        )
    value = f"{one.code} {one.label(parts, text)}".strip()
    return text(
        "{value} is more frequent with {group}: {share} against {against} of {other}", value=value, other=other, **words
    )


def _group(one: Variable, parts: tuple[Parts, ...], at: int, text: Text) -> str:
    """A group within a sentence: an answer or class with the unsur it is of."""
    return f"{one.code} {one.label(parts[at], text)}".strip()


def _order(one: Variable, parts: tuple[Parts, ...], share: Floats, counts: Ints, of: str) -> list[int]:
    """The bars from top to bottom: as they are where they have an order, else by their first piece (by size for shares
    of all); groups that stand together and blanks last.
    """
    if one.ordered:
        return list(range(len(parts)))
    size = counts.sum(axis=1) if of == "total" else np.nan_to_num(share[:, 0])
    return sorted(range(len(parts)), key=lambda i: (parts[i] == (None,), len(parts[i]) > 1, -round(float(size[i]), 9)))


def _colours(one: Variable, parts: tuple[Parts, ...], colours: Palette) -> list[str]:
    """A colour for each piece: answers and classes have their own, everything else as in ``shades``."""
    if one.kind == "attribute":
        stand_for = [
            None if group == (None,) else "" if len(group) > 1 and not one.ordered else str(group[0]) for group in parts
        ]
        return shades(stand_for, one.name, colours)
    unknown = colours.soft(colours.unranked, 0.3)
    known = [next((value for value in group if value is not None), None) for group in parts]
    if one.kind == "answer":
        return [unknown if value is None else colours.answer(int(value)) for value in known]
    return [unknown if value is None else colours.of(value) for value in known]


def _table(table: Crosstab, of: str, pedoman: Pedoman, text: Text) -> pd.DataFrame:
    """Counts and shares of every row and of all together."""
    total = table.counts.sum(axis=0)
    counts = np.vstack([table.counts, total])
    shares = np.vstack([table.shares(of).to_numpy(), _of_all(total, table.n, of)])
    names = [*(table.rows.label(parts, text) for parts in table.row_parts), text("Total")]
    drawn = {variable_name(table.rows.name, pedoman, text): names, text("Respondents"): whole(counts.sum(axis=1))}
    for j, parts in enumerate(table.column_parts):
        name = table.columns.label(parts, text, short=True)
        drawn[name] = whole(counts[:, j])
        drawn[text("Share of {value}", value=name)] = shares[:, j].tolist()
    return pd.DataFrame(drawn)


def _of_all(total: Ints, n: int, of: str) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(total / total if of == "column" else total / n)
