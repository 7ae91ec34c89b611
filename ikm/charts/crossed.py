"""Who answered where: an attribute of the respondents crossed with the units."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ikm.charts.canvas import LINE, SMALL, canvas, notes, rows, swatch
from ikm.charts.cells import CELL, GAP, NAME
from ikm.charts.chart import Chart, whole
from ikm.charts.order import NATURAL
from ikm.charts.palette import Palette, palette
from ikm.charts.words import all_merged, called, escape, groups, wrap
from ikm.text import ID, Text
from ikm.text.terms import attribute_name, value_name

KEY_WIDTH = 56
"""Characters of the key in a line, so that it fits on a phone."""


def crossed(
    frame: pd.DataFrame,
    attribute: str,
    *,
    by: str = "unit",
    noun: str = "unit",
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """Bars of 100 % per unit, divided by the values of an attribute; names above their bars, with n.

    ``frame``: ``ikm.respondents.crossed``, units x values, counts; column None: not filled in, column "":
    small groups together. A 0 in a unit that has small groups may be one of them, so it is not known.
    Units stand by the share of the first value; those of which every group is too small stand last, without
    a bar, and are counted in the subtitle. ``noun``: what the file calls its units. The table has one row per
    unit: count and share of every value.
    """
    colours = palette(dark)
    total = frame.sum(axis=1)
    merged = frame[""].eq(total) & total.gt(0) if "" in frame else pd.Series(False, index=frame.index)
    if "" in frame:
        frame = frame.mask(frame.eq(0) & frame[""].gt(0).to_numpy()[:, None])
    shares = frame.div(total.where(total > 0), axis=0)
    if len(frame.columns):
        place = shares.iloc[:, 0].reset_index(drop=True).sort_values(ascending=False, kind="stable").index.to_numpy()
        place = place[np.argsort(merged.to_numpy()[place], kind="stable")]
        frame, shares = frame.iloc[place], shares.iloc[place]
        total, merged = total.iloc[place], merged.iloc[place]
    units = [value_name(unit, text) for unit in frame.index]
    values = [value_name(value, text) for value in frame.columns]
    title = _finding(shares[~merged.to_numpy()], units, values, attribute, (by, noun), text)
    if len(units) and merged.all():
        title = all_merged(int(total.sum()), text)
    people = text.plural("{n} respondent", "{n} respondents", int(total.sum()))
    what = text(
        "{attribute} per {by}, share of respondents",
        attribute=attribute_name(attribute, text),
        by=called(by, text, noun),
    )
    without = []
    if merged.any() and not merged.all():
        hidden = groups(int(merged.sum()), (by,), text, noun)
        without.append(text("without a bar: {groups} where every group is too small", groups=hidden))
    laid = rows([wrap(unit, NAME) for unit in units], more=CELL + 2 * GAP)
    bars = shares[~merged.to_numpy()].sum().gt(0).to_list()
    said, lines = key(values, shades(frame.columns, attribute, colours), bars)
    subtitle = " · ".join([what, people, *without])
    figure = canvas(laid, (0, 1), (title, subtitle), text, dark, top=LINE * lines + 10, right=4)
    figure.update_yaxes(showticklabels=False)
    figure.update_layout(barmode="stack", uniformtext={"mode": "hide", "minsize": 9})
    figure.add_annotation(
        xref="paper", x=0, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=4, text=said,
        showarrow=False, align="left", borderpad=0, font={"size": SMALL},
    )  # fmt: skip
    bottoms = [*laid.tops[1:], laid.height][: len(units)]
    middles = [bottom - GAP / 2 - CELL / 2 for bottom in bottoms]
    for i, (name, colour) in enumerate(zip(values, shades(frame.columns, attribute, colours), strict=True)):
        share, n = shares.iloc[:, i].mask(merged.to_numpy()), frame.iloc[:, i]
        figure.add_bar(
            orientation="h",
            name=escape(name),
            x=share.to_list(),
            y=middles,
            width=CELL,
            marker={"color": colour, "line": {"color": colours.ground, "width": 1}},
            text=[text.percent(s) if s > 0 else "" for s in share],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on(colour), "size": SMALL},
            hovertext=[
                f"<b>{wrap(unit, 36)}</b><br>{wrap(name, 36)}: {text.number(k, 0)} ({text.percent(s, 1)})"
                for unit, k, s in zip(units, n, share, strict=True)
            ],
            hoverinfo="text",
        )
    counts = [text("n {n}", n=text.number(n, 0)) for n in total]
    above = [
        (middle - CELL / 2 - GAP / 2, f'{name}  <span style="color:{colours.quiet}">{count}</span>', colours.ink)
        for middle, name, count in zip(middles, laid.labels, counts, strict=True)
    ]
    notes(figure, 0, above, colours, yanchor="bottom", xshift=-2)
    table = pd.DataFrame({attribute_name(by, text): units, text("Respondents"): whole(total)})
    for i, name in enumerate(values):
        table[name] = whole(frame.iloc[:, i])
        table[text("Share of {value}", value=name)] = shares.iloc[:, i].to_list()
    return Chart(title, subtitle, figure, table)


def shades(values: Iterable[object], attribute: str, colours: Palette) -> list[str]:
    """A colour for every value: steps of one hue where they have an order, else hues that differ in lightness too.

    Respondents who did not fill it in (None) and small groups together ("") are grey.
    """
    named = [value for value in values if _named(value)]
    if attribute in NATURAL and len(named) > 1:
        steps = [colours.soft(colours.series[0], 0.3 + 0.7 * i / (len(named) - 1)) for i in range(len(named))]
    else:
        steps = [colours.series[i % len(colours.series)] for i in range(len(named))]
    given = iter(steps)
    return [next(given) if _named(v) else colours.soft(colours.unranked, 0.55 if v == "" else 0.3) for v in values]


def _named(value: object) -> bool:
    return value not in (None, "", "–") and value == value


def key(values: list[str], drawn: list[str], bars: list[bool]) -> tuple[str, int]:
    """The values that have ``bars`` beside their colours, in lines that fit on a phone, and how many lines."""
    lines: list[list[str]] = [[]]
    used = 0
    for name, colour, there in zip(values, drawn, bars, strict=True):
        if not there:
            continue
        if lines[-1] and used + len(name) + 4 > KEY_WIDTH:
            lines.append([])
            used = 0
        lines[-1].append(swatch(colour, escape(name)))
        used += len(name) + 4
    return "<br>".join("   ".join(line) for line in lines), len(lines)


def _finding(
    shares: pd.DataFrame, units: list[str], values: list[str], attribute: str, per: tuple[str, str], text: Text
) -> str:
    """Which value differs most between the units, of those known everywhere; else which is largest most often."""
    name = attribute_name(attribute, text)
    everyone = groups(len(shares), per[:1], text, per[1])
    if shares.empty:
        return text("No respondents")
    if len(shares) == 1:
        return text("{attribute} of the respondents in {unit}", attribute=name, unit=units[0])
    places = [i for i, value in enumerate(shares.columns) if _named(value)]
    known = [i for i in places if shares.iloc[:, i].notna().all()]
    if not known:
        return _most_often(shares.iloc[:, places], [values[i] for i in places], name, everyone, text)
    spread = {i: float(shares.iloc[:, i].max() - shares.iloc[:, i].min()) for i in known}
    widest = max(spread, key=lambda i: round(spread[i], 9))
    if spread[widest] <= 0 and len(shares) < len(units):
        return text("{attribute} is alike in {groups}", attribute=name, groups=everyone)
    if spread[widest] <= 0:
        return text("{attribute} is alike everywhere", attribute=name)
    share = shares.iloc[:, widest].reset_index(drop=True)
    low, high = int(share.argmin()), int(share.argmax())
    return text(
        "{value} differs most: from {low} ({lowest}) to {high} ({highest})",
        value=values[widest],
        low=text.percent(share[low]),
        lowest=units[low],
        high=text.percent(share[high]),
        highest=units[high],
    )


def _most_often(shares: pd.DataFrame, values: list[str], name: str, everyone: str, text: Text) -> str:
    largest = [int(row.argmax()) for _, row in shares.fillna(-1).iterrows() if row.max() > 0]
    if not largest:
        return text("{attribute} of the respondents", attribute=name)
    most = max(range(len(values)), key=largest.count)
    return text(
        "{value} is the largest group in {n} of {groups}",
        value=values[most],
        n=text.number(largest.count(most), 0),
        groups=everyone,
    )
