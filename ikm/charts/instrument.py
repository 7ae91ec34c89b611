"""How each question of an instrument goes along with the total, against what makes it valid."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import Rows, beside, canvas, note, rows
from ikm.charts.chart import Chart
from ikm.charts.palette import Palette, palette
from ikm.charts.scale import FOOT, line
from ikm.charts.whiskers import room
from ikm.charts.words import FEW, wrap
from ikm.instrument import RULES, Instrument
from ikm.text import ID, Text

LABEL = 60
"""Characters of a question beside its row; the whole of a longer one is under the pointer and in the table."""

SIGNS = ("circle", "x-thin-open")
"""The marker of a valid question and of one that is not."""


def instrument(found: Instrument, *, text: Text = ID, dark: bool = False) -> Chart:
    """Dots of the item-total correlation of each question in questionnaire order, against r table as a line.

    A valid question is a filled dot, one that is not a cross with "not valid" behind its figure; the ring is the
    other correlation (corrected, or plain where the corrected one is judged). A question that cannot be computed
    says why in its row. The table has one row per question, in questionnaire order.

    >>> import ikm
    >>> found = ikm.instrument(ikm.sample("bandar-lampung-responden"))
    >>> instrument(found, text=ikm.EN).title
    'All 14 unsur are valid: r 0.634 to 0.729, above r table 0.100'
    """
    colours, items = palette(dark), found.items
    judged, other = ("r_corrected", "r") if found.corrected else ("r", "r_corrected")
    title, subtitle = _title(found, judged, text), _subtitle(found, text)
    laid = rows([wrap(_short(f"{i.label} {i.question}")) for i in items[["label", "question"]].itertuples()])
    known = items[["r", "r_corrected"]].to_numpy(dtype=float)
    ends = min(0.0, float(np.nanmin(known, initial=0.0))) - 0.06, 1.0
    wrong = items["valid"].eq(False)
    labels = _labels(items[judged], wrong, text)
    right = room(labels, items[judged], ends)
    figure = canvas(laid, ends, (title, subtitle), text, dark, bottom=8 + FOOT, right=right)
    if found.least_r == found.least_r:
        line(figure, found.least_r, _limit(found, text), colours)
    hover = [_hover(row, text) for _, row in items.iterrows()]
    figure.add_scatter(
        x=items[other].to_list(),
        y=laid.middles,
        mode="markers",
        marker={"symbol": "circle-open", "size": 9, "color": colours.quiet, "line": {"width": 1.5}},
        hovertext=hover,
        hoverinfo="text",
    )
    for bad, colour in ((False, colours.accent), (True, colours.classes[3])):
        here = (wrong == bad) & items[judged].notna()
        figure.add_scatter(
            x=items.loc[here, judged].to_list(),
            y=[middle for middle, shown in zip(laid.middles, here, strict=True) if shown],
            mode="markers",
            marker={
                "symbol": SIGNS[bad],
                "size": 12,
                "color": colour,
                "line": {"width": 3 if bad else 0, "color": colour},
            },
            hovertext=[words for words, shown in zip(hover, here, strict=True) if shown],
            hoverinfo="text",
        )
    inks = [colours.classes[3] if bad else colours.ink for bad in wrong]
    beside(figure, items[["r", "r_corrected"]].max(axis=1), laid.middles, labels, colours, shift=9, inks=inks)
    _without(figure, items, laid, colours, text)
    return Chart(title, subtitle, figure, _table(found, text))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LABEL else plain[: LABEL - 1].rstrip() + "…"


def _labels(r: pd.Series, wrong: pd.Series, text: Text) -> list[str]:
    said = [text.number(value, 3) for value in r]
    bad = text("not valid")
    return [f"<b>{value} {bad}</b>" if no else value for value, no in zip(said, wrong, strict=True)]


def _limit(found: Instrument, text: Text) -> str:
    if found.rule == RULES[0]:
        return text("r table {limit}", limit=text.number(found.least_r, 3))
    return text("least {limit}", limit=text.number(found.least_r, 2))


def _title(found: Instrument, judged: str, text: Text) -> str:
    rows_judged = found.items[found.items["valid"].notna()]
    if rows_judged.empty:
        return text("The validity of no question can be computed")
    valid, total = rows_judged["valid"].eq(True), len(rows_judged)
    r = rows_judged[judged]
    words = {
        "items": _counted(total, found, text),
        "low": text.number(r.min(), 3),
        "high": text.number(r.max(), 3),
        "limit": _limit(found, text),
        "n": text.number(valid.sum(), 0),
    }
    if valid.all() and found.rule == RULES[0]:
        return text("All {items} are valid: r {low} to {high}, above {limit}", **words)
    if valid.all():
        return text("All {items} are valid: r {low} to {high}, {limit}", **words)
    if not valid.any():
        return text("None of {items} is valid: r {low} to {high}, {limit}", **words)
    wrong = rows_judged[~valid]
    if len(wrong) > FEW:
        return text("{n} of {items} are valid ({limit})", **words)
    names = [f"{label} ({text.number(value, 3)})" for label, value in zip(wrong["label"], wrong[judged], strict=True)]
    return text("{n} of {items} are valid; not {names}: {limit}", names=text.listing(names), **words)


def _counted(n: int, found: Instrument, text: Text) -> str:
    if found.of == "unsur":
        return text("{n} unsur", n=text.number(n, 0))
    return text.plural("{n} question", "{n} questions", n)


def _subtitle(found: Instrument, text: Text) -> str:
    what = text("● correlation with the total (r), ○ without the question itself")
    if found.corrected:
        what = text("● correlation with the total of the other questions, ○ with the total of all")
    return " · ".join([what, text("n {n}", n=text.number(found.n, 0))])


def _hover(row: pd.Series, text: Text) -> str:
    lines = [f"<b>{wrap(row['label'] + ' ' + str(row['question']), 44)}</b>"]
    figures = {text("Item-total r"): row["r"], text("Corrected r"): row["r_corrected"], "p": row["p"]}
    figures |= {text("Alpha if left out"): row["alpha_if_dropped"]}
    lines += [f"{name}: {text.number(value, 3)}" for name, value in figures.items() if value == value]
    return "<br>".join(lines)


def _without(figure: go.Figure, items: pd.DataFrame, laid: Rows, colours: Palette, text: Text) -> None:
    """What stands in the rows that have no figure."""
    for middle, state, valid in zip(laid.middles, items["state"], items["valid"], strict=True):
        if valid is not None:
            continue
        why = text("cannot be computed")
        if state == "constant":
            why = text("cannot be computed: all answered alike")
        elif state == "unanswered":
            why = text("nobody answered it")
        note(figure, 0.02, middle, wrap(why, 24), colours, bgcolor=colours.ground)


def _table(found: Instrument, text: Text) -> pd.DataFrame:
    items = found.items
    valid, wrong, nothing = text("valid"), text("not valid"), text("cannot be computed")
    return pd.DataFrame(
        {
            "Unsur": items["label"].to_list(),
            text("Question"): items["question"].to_list(),
            text("Item-total r"): items["r"].to_list(),
            text("Corrected r"): items["r_corrected"].to_list(),
            text("r table"): [found.r_table] * len(items),
            text("Verdict"): [nothing if v is None else valid if v else wrong for v in items["valid"]],
        }
    )
