"""Who answered: one attribute of the respondents counted."""

from __future__ import annotations

import pandas as pd

from ikm.charts.chart import Chart, whole
from ikm.charts.counts import count_bars
from ikm.charts.order import NATURAL
from ikm.charts.words import FEW, all_merged
from ikm.text import ID, Text
from ikm.text.terms import attribute_name, value_name


def frequency(frame: pd.DataFrame, attribute: str, *, text: Text = ID, dark: bool = False) -> Chart:
    """Bars of how many respondents there are of each value, with count and share at their ends.

    ``frame``: ``ikm.respondents.frequency``, columns value, n, share. Ages and education keep their order,
    other values stand by size; the largest stands out. Small groups together (value "") stand last and are
    never called the largest: they are several. The table has one row per value.

    >>> import pandas as pd
    >>> from ikm.text import EN
    >>> people = pd.DataFrame({"value": ["P", "L"], "n": [210, 190], "share": [0.525, 0.475]})
    >>> frequency(people, "jenis_kelamin", text=EN).title
    'Largest group: P, 210 of 400 (53%)'
    """
    natural = attribute in NATURAL
    shown = frame if natural else frame.sort_values("n", ascending=False, kind="stable")
    shown = pd.concat([shown[shown["value"] != ""], shown[shown["value"] == ""]])
    names = [value_name(value, text) for value in shown["value"]]
    total = int(frame["n"].sum())
    named = shown[shown["value"] != ""]
    largest = (shown["value"] != "") & (shown["n"] == named["n"].max())
    title = _largest([name for name, top in zip(names, largest, strict=True) if top], named, total, text)
    people = text.plural("{n} respondent", "{n} respondents", total)
    subtitle = " · ".join([attribute_name(attribute, text), people])
    figure = count_bars(names, shown["n"], shown["share"], largest.to_numpy(), (title, subtitle), text, dark)
    table = pd.DataFrame(
        {
            attribute_name(attribute, text): names,
            text("Respondents"): whole(shown["n"]),
            text("Share"): shown["share"].to_list(),
        }
    )
    return Chart(title, subtitle, figure, table)


def _largest(names: list[str], named: pd.DataFrame, total: int, text: Text) -> str:
    if not total:
        return text("No respondents")
    if named.empty:
        return all_merged(total, text)
    n, share = named["n"].max(), text.percent(named["share"].max())
    words = {"n": text.number(n, 0), "total": text.number(total, 0), "share": share}
    if n == total:
        return text("All respondents: {name}, {total}", name=names[0], **words)
    if len(names) == 1:
        return text("Largest group: {name}, {n} of {total} ({share})", name=names[0], **words)
    if len(names) <= FEW:
        return text("Largest groups: {names}, {n} of {total} each ({share})", names=text.listing(names), **words)
    return text("{k} groups are equally large: {n} of {total} each ({share})", k=text.number(len(names), 0), **words)
