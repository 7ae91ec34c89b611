"""Where the findings of an audit stand: a sign for each, units down, figures across."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from ikm.audit import HIGH, LOW, MEDIUM, SEVERITIES, Audit, Finding
from ikm.audit.outcome import findings_table, outcome, unit_name
from ikm.audit.said import ITEM_NAMES, SEVERITY_NAMES, SIGNS, explained, figure, item_name
from ikm.charts.canvas import LINE, canvas, notes, rows, swatch
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.words import escape, lines, wrap
from ikm.text import ID, Text

MOST_UNITS = 40
"""Of more units than this only those with the gravest findings are drawn; the table has them all."""

NAME, UNDER, TOP, HOVER = 48, 22, 108, 60
"""Letters in a line of a name; pixels of the signs below it, and above all rows for key and column names; letters in a
line under the pointer."""

FIRST = 30
"""Pixels from the top of a row to its signs, under a name of one line."""

SYMBOLS = {HIGH: "triangle-up", MEDIUM: "circle", LOW: "circle-open"}


def findings(found: Audit, *, text: Text = ID, dark: bool = False) -> Chart:
    """Signs at unit and figure: ▲ grave, ● to be looked into, ○ to know; the gravest where several stand together.

    Rows are the whole report and the units that have findings, in the order of the report; columns the unsur, then
    what else has findings. The table has one row per finding.
    """
    colours = palette(dark)
    inks = {severity: severity_colour(severity, dark=dark) for severity in SEVERITIES}
    codes = list(found.printed.pedoman.codes)
    order = [*ITEM_NAMES]
    there = {_column(one): None for one in found.findings}
    there = dict.fromkeys(sorted(there, key=lambda item: order.index(item) if item in order else len(order)))
    columns = [*(codes if any(code in there for code in codes) else ()), *(item for item in there if item not in codes)]
    units, left_out = _units(found)
    names = [wrapped(unit_name(unit, text)) for unit in units]
    laid = rows(names, more=UNDER)
    title, subtitle = outcome(found, text), _subtitle(found, left_out, text)
    drawn = canvas(laid, (0, max(len(columns), 1)), (title, subtitle), text, dark, top=TOP, bottom=4, right=40)
    drawn.update_yaxes(showticklabels=False)
    signs = _signs(found, units, columns, text)
    for severity in SEVERITIES:
        at = signs[signs["severity"] == severity]
        under = [laid.tops[row] + names[row].count("<br>") * LINE + FIRST for row in at["row"]]
        drawn.add_trace(
            go.Scatter(
                x=at["column"] + 0.5,
                y=under,
                mode="markers",
                marker={"symbol": SYMBOLS[severity], "size": 11, "color": inks[severity]},
                customdata=at["said"],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    drawn.update_xaxes(
        side="top",
        showticklabels=True,
        tickvals=[i + 0.5 for i in range(len(columns))],
        ticktext=[escape(item_name(column, text)) for column in columns],
        tickangle=-60,
        tickfont={"size": 10, "color": colours.quiet},
    )
    drawn.update_layout(
        shapes=[
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": top,
                "y1": top,
                "line": {"color": colours.line, "width": 1},
            }
            for top in laid.tops
        ]
    )
    places = [(top + 12, name, colours.ink) for top, name in zip(laid.tops, names, strict=True)]
    notes(drawn, 0, places, colours, xshift=-2)
    drawn.add_annotation(
        xref="paper", x=0, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=88,
        text=_key(inks, text), showarrow=False, borderpad=0, font={"size": 11},
    )  # fmt: skip
    return Chart(title, subtitle, drawn, findings_table(found.findings, text))


def severity_colour(severity: str, *, dark: bool = False) -> str:
    """The colour of a severity: that of the worst class, of the next, and a quiet one."""
    colours = palette(dark)
    return {HIGH: colours.classes[3], MEDIUM: colours.classes[2], LOW: colours.quiet}[severity]


def wrapped(name: str) -> str:
    """A unit's name above its signs, in lines that fit on a phone."""
    return "<br>".join(escape(part) for part in lines(name, NAME))


def _units(found: Audit) -> tuple[list[str], int]:
    """The units to draw and how many have findings but are left out."""
    having = [unit for unit in ("", *found.printed.units) if found.of(unit)]
    gravest = sorted(having, key=lambda unit: tuple(-sum(o.severity == s for o in found.of(unit)) for s in SEVERITIES))
    chosen = set(gravest[:MOST_UNITS])
    return [unit for unit in having if unit in chosen], len(having) - len(chosen)


def _subtitle(found: Audit, left_out: int, text: Text) -> str:
    said = text("{pedoman}; a sign for each figure with a finding", pedoman=found.printed.pedoman.name)
    if not left_out:
        return said
    return said + "; " + text.plural("{n} more unit is in the table", "{n} more units are in the table", left_out)


def _key(inks: dict[str, str], text: Text) -> str:
    said = {severity: text(name) for severity, name in SEVERITY_NAMES.items()}
    return "   ".join(swatch(inks[severity], said[severity], SIGNS[severity]) for severity in SEVERITIES)


def _signs(found: Audit, units: list[str], columns: list[str], text: Text) -> pd.DataFrame:
    """One row per sign: its row and column, the gravest severity there, and everything that is said of it."""
    chosen = [one for one in found.findings if one.unit in units]
    at = pd.DataFrame(
        [(units.index(one.unit), columns.index(_column(one)), one.severity, _hover(one, text)) for one in chosen],
        columns=["row", "column", "severity", "said"],
    )
    together = at.groupby(["row", "column"], sort=False)  # findings stand in the order of their severity
    return together.agg(severity=("severity", "first"), said=("said", "<br><br>".join)).reset_index()


def _column(one: Finding) -> str:
    """The column of a finding; the categories of a table of counts stand in one."""
    return one.item.split("|")[0]


def _hover(one: Finding, text: Text) -> str:
    head = f"<b>{escape(unit_name(one.unit, text))} · {escape(item_name(one.item, text))}</b>"
    value = "" if one.printed is None else f" {escape(figure(one.printed, text))}"
    return f"{head}{value}<br>{wrap(explained(one, text), HOVER)}"
