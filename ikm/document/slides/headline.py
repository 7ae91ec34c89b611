"""The first finding: the IKM, its class, how sure it is, and what it rests on."""

from __future__ import annotations

from ikm.charts.palette import LIGHT
from ikm.charts.words import groups, lowest_unsur
from ikm.document.counted import several_periods
from ikm.document.drawing import Bound, Drawing, Series
from ikm.document.slides.model import Chart, Front, Number, Numbers, Slide, Words
from ikm.document.slides.said import how, notes, source, subject, sure
from ikm.document.words import known_period, only, unit_name
from ikm.dossier import Dossier
from ikm.report.certainty import certain, interval_columns
from ikm.report.describing_ikm import closing
from ikm.report.working_order import standing
from ikm.text import Text


def front(dossier: Dossier, text: Text) -> Front:
    """The cover."""
    office = dossier.office
    published = [name for name in (office.agency, office.institution) if name]
    period = [name for name in (known_period(dossier, text),) if name]
    made = text("Made on {day}", day=text.date(dossier.day))
    simulated = [text("Simulated respondents: for practice only")] if dossier.data.source.simulated else []
    lines = (*period, *published, *filter(None, [only(dossier, text)]), *simulated, made)
    who = unit_name(dossier, text) if dossier.units else subject(dossier, text)
    lines = tuple(line for line in dict.fromkeys(lines) if line != who)
    return Front(
        text("Results of the public satisfaction survey"),
        who,
        lines,
        notes(
            dossier,
            text,
            text("The figures are computed from the file named below, but for those that the office typed."),
        ),
        office.logo,
    )


def headline(dossier: Dossier, text: Text) -> Slide:
    """IKM, class, interval, respondents, units; below them what stands out."""
    figures, row = dossier.overall.index, dossier.row
    said = closing(dossier.overall, text)
    if not dossier.ranked:
        return Slide(
            text("No IKM can be given for {name}", name=subject(dossier, text)),
            (Words((said,)),),
            notes(dossier, text, how(dossier, text)),
            source=source(dossier, text),
        )
    interval, settled = certain(dossier.overall, figures.table.index[0], text)
    low = figures.questionnaire.lowest * figures.questionnaire.base
    high = figures.questionnaire.highest * figures.questionnaire.base
    items = [
        Number(text.number(row["konversi"]), text("IKM, scale {low}–{high}", low=low, high=high), interval),
        Number(row["mutu"], row["kinerja"], settled, row["mutu"]),
    ]
    if row["n"] == row["n"]:
        everyone = dossier.data.n
        more = text("of {n} who were asked", n=text.number(everyone, 0)) if everyone not in (None, row["n"]) else ""
        items.append(Number(text.number(row["n"], 0), text("respondents"), more))
    items += _units(dossier, text)
    points = [lowest_unsur(figures, text) + ".", standing(figures, 0, text), *_place(dossier, text)]
    if figures.left_out:
        who = text.listing(figures.left_out)
        points.append(text("Left out, because their data lie outside the scale: {units}.", units=who))
    points.append(several_periods(dossier, text))
    shown = only(dossier, text)
    return Slide(
        _title(dossier, text),
        (
            Numbers(tuple(items)),
            Chart(_scale(dossier, text)),
            Words(tuple(point for point in [*points, shown] if point)),
        ),
        notes(dossier, text, said, how(dossier, text), sure(dossier, text)),
        source=source(dossier, text),
    )


def _scale(dossier: Dossier, text: Text) -> Drawing:
    """Where the IKM stands between the bounds of the classes."""
    figures, row, told = dossier.overall.index, dossier.row, dossier.overall.table.iloc[0]
    base, scale = figures.questionnaire.base, figures.questionnaire
    least, most = float(scale.lowest * base), float(scale.highest * base)
    known = told["low"] == told["low"]
    ends = (max(float(told["low"]), least), min(float(told["high"]), most)) if known else (None, None)
    label = f"{text.number(row['konversi'])} {row['mutu']}"
    alt = text("The IKM among the classes: {figure}; {interval}.", figure=label,
               interval=certain(dossier.overall, figures.table.index[0], text)[0])  # fmt: skip
    series = Series("IKM", (float(row["konversi"]),), LIGHT.of(row["mutu"]), (), ends[:1], ends[1:])
    bounds = tuple(
        Bound(float(grade.lower), f"{grade.mutu} ≥ {text.number(float(grade.lower))}")
        for grade in figures.pedoman.classes[:-1]
    )
    return Drawing("bar", label, alt, ("IKM",), (series,), ((label,),), least, most, bounds=bounds)


def _title(dossier: Dossier, text: Text) -> str:
    row, told = dossier.row, dossier.overall.table.iloc[0]
    words = {"ikm": text.number(row["konversi"]), "mutu": row["mutu"], "kinerja": row["kinerja"]}
    if told["settled"] is None:
        return text("IKM {ikm}, class {mutu} ({kinerja}); how sure this is cannot be told", **words)
    if dossier.overall.worst_case:
        if told["settled"]:
            return text("IKM {ikm}, class {mutu} ({kinerja}), also at the widest interval", **words)
        return text("IKM {ikm}, class {mutu} ({kinerja}); the widest interval crosses a class bound", **words)
    if told["settled"]:
        return text("IKM {ikm}, class {mutu} ({kinerja}); its 95% interval lies within the class", **words)
    return text("IKM {ikm}, class {mutu} ({kinerja}); its 95% interval crosses a class bound", **words)


def _units(dossier: Dossier, text: Text) -> list[Number]:
    if dossier.by_unit is None:
        return []
    table = dossier.by_unit.index.table
    ranked, everyone = int(table["ranked"].sum()), len(table)
    label = groups(everyone, ("unit",), text, dossier.by_unit.index.noun).partition(" ")[2]
    if ranked == everyone:
        return [Number(text.number(everyone, 0), label, text("all ranked"))]
    of = text("{n} of {all}", n=text.number(ranked, 0), all=text.number(everyone, 0))
    return [Number(of, label, text("are ranked"))]


def _place(dossier: Dossier, text: Text) -> list[str]:
    """The rank of a unit among the others, and which ranks are possible."""
    if dossier.whole is None or dossier.whole.by_unit is None:
        return []
    found = dossier.whole.by_unit
    table = found.index.ranking
    rows = table[table["unit"] == dossier.unit]
    if rows.empty:
        return []
    possible = interval_columns(found, [rows.index[0]], text)[text("Ranks possible")][0]
    words = {
        "rank": text.number(rows["rank"].iloc[0], 0),
        "groups": groups(len(table), ("unit",), text, found.index.noun),
        "possible": possible,
    }
    return [text("Rank {rank} of {groups}; ranks possible by chance alone: {possible}.", **words)]
