"""The headline of the page: the index, its class, how sure it is, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.charts.palette import class_colour, on_colour
from ikm.dossier import Dossier
from ikm.report.certainty import certain
from ikm.report.tables import REASONS
from ikm.text import Text
from ikm.text.language import NOTHING


@dataclass(frozen=True)
class Headline:
    """What stands on top, written out; colours of the class for either ground, of the field and of its letter."""

    ikm: str
    interval: str
    mutu: str
    kinerja: str
    sure: str
    light: tuple[str, str]
    dark: tuple[str, str]
    beside: tuple[tuple[str, str], ...]


def headline(dossier: Dossier, text: Text) -> Headline:
    """The figures on top of the page, as the screen Ringkasan shows them."""
    figures, row, units = dossier.overall.index, dossier.row, dossier.by_unit
    used, everyone = text.number(row["n"], 0), dossier.data.n
    if everyone is not None and row["n"] == row["n"] and everyone != row["n"]:
        used = text("{ranked} of {all}", ranked=used, all=text.number(everyone, 0))
    beside = [(text("Respondents"), used)]
    if units is not None:
        ranked, everyone = int(units.index.table["ranked"].sum()), len(units.index.table)
        said = text("{ranked} of {all}", ranked=text.number(ranked, 0), all=text.number(everyone, 0))
        beside.append((text("Units in the figure"), said))
    lowest = [
        f"{figures.questionnaire.unsur_named(code).name} {text.number(figures.nrr[code].iloc[0])}"
        for code in row["lowest"]
    ]
    if len(lowest) == len(figures.unsur):
        lowest = [text("all alike ({value})", value=text.number(figures.nrr.iloc[0].iloc[0]))]
    beside.append((text("Lowest unsur"), "; ".join(lowest) or NOTHING))
    interval, sure = certain(dossier.overall, 0, text)
    reason = REASONS[row["reason"]]
    mutu = row["mutu"]
    return Headline(
        ikm=text.number(figures.table["konversi"].iloc[0]),
        interval=interval,
        mutu=mutu or NOTHING,
        kinerja=row["kinerja"] or text(reason),
        sure=sure,
        light=(class_colour(mutu), on_colour(mutu)),
        dark=(class_colour(mutu, dark=True), on_colour(mutu, dark=True)),
        beside=tuple(beside),
    )
