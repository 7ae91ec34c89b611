"""The charts that documents share, from a dossier, as values; None where there is nothing to draw."""

from __future__ import annotations

from ikm.charts.palette import LIGHT
from ikm.document.counted import largest_title
from ikm.document.drawing import Bound, Drawing, Series
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import attribute_name, value_name
from ikm.uncertainty import Uncertainty

MUTED = 0.5
"""How much of its colour a bar keeps that is not the point, as on the screens."""


def ranking(dossier: Dossier, text: Text) -> Drawing | None:
    """The IKM of the ranked units, best on top, with intervals and class bounds."""
    from ikm.charts.sure import honest

    found = dossier.by_unit
    if found is None or not found.index.table["ranked"].any():
        return None
    figures = found.index
    rows = figures.ranking
    names = [value_name(unit, text) for unit in rows["unit"]]
    labels = [f"{text.number(k)} {m}" for k, m in zip(rows["konversi"], rows["mutu"], strict=True)]
    low, high = _ends(found, list(rows.index))
    series = Series("IKM", tuple(rows["konversi"]), LIGHT.accent, tuple(LIGHT.of(m) for m in rows["mutu"]), low, high)
    base = figures.questionnaire.base
    return Drawing(
        "bar",
        honest(found, None if dossier.compared is None else dossier.compared.letters, text),
        _alt(text("Bars of the IKM of every unit"), names, labels),
        tuple(names),
        (series,),
        (tuple(labels),),
        figures.questionnaire.lowest * base,
        figures.questionnaire.highest * base,
        bounds=_bounds(figures, 1.0, text),
        axis="IKM",
    )


def unsur(dossier: Dossier, text: Text) -> Drawing:
    """The NRR of every unsur, lowest on top; the lowest stand out."""
    from ikm.charts.unsur import by_nrr
    from ikm.charts.words import lowest_unsur

    figures = dossier.overall.index
    table = by_nrr(figures, text)
    names = [f"{code} {name}" for code, name in zip(table[text("Code")], table["Unsur"], strict=True)]
    labels = [f"{text.number(v)} {m or NOTHING}" for v, m in zip(table["NRR"], table["Mutu"], strict=True)]
    lowest = set(figures.table["lowest"].iloc[0])
    shades = tuple(
        LIGHT.of(m) if code in lowest else LIGHT.soft(LIGHT.of(m), MUTED)
        for code, m in zip(table[text("Code")], table["Mutu"], strict=True)
    )
    values = tuple(None if v != v else float(v) for v in table["NRR"])
    scale = figures.questionnaire
    return Drawing(
        "bar",
        lowest_unsur(figures, text),
        _alt(text("Bars of the NRR of every unsur"), names, labels),
        tuple(names),
        (Series("NRR", values, LIGHT.accent, shades),),
        (tuple(labels),),
        scale.lowest,
        scale.highest,
        bounds=_bounds(figures, 1 / scale.base, text, values),
        axis="NRR",
    )


def answers(dossier: Dossier, text: Text) -> Drawing | None:
    """The share of each answer per unsur, lowest NRR on top, stacked to 100 %."""
    from ikm.charts.answers import answers_title
    from ikm.charts.unsur import by_nrr
    from ikm.charts.words import lowest_unsur

    counted, figures = dossier.counted, dossier.overall.index
    if counted.spread is None or dossier.too_few:
        return None
    scale = figures.questionnaire
    points = range(scale.lowest, scale.highest + 1)
    table = by_nrr(figures, text)
    order = [scale.codes.index(code) for code in table[text("Code")]]
    counts = counted.spread_on(points)[0][order]
    totals = counts.sum(axis=1)
    names = [f"{code} {name}" for code, name in zip(table[text("Code")], table["Unsur"], strict=True)]
    kinerja = [grade.kinerja for grade in reversed(dossier.pedoman.classes)]
    given = set(counted.levels) <= set(points)  # not each at the nearest point
    about = "" if given else "≈"
    series, labels = [], []
    for at, point in enumerate(points):
        shares = [float(n / total * 100) if total else None for n, total in zip(counts[:, at], totals, strict=True)]
        series.append(Series(f"{about}{point} {kinerja[at]}", tuple(shares), LIGHT.answer(point)))
        labels.append(tuple(text.percent(share / 100) if share is not None and share >= 4 else "" for share in shares))
    half = float(counts[0][: len(points) // 2].sum() / totals[0]) if totals[0] else float("nan")
    title = answers_title(figures, half, text) if given else lowest_unsur(figures, text)
    said = [
        ", ".join(f"{one.name}: {text.percent((one.values[at] or 0) / 100)}" for one in series)
        for at in range(len(names))
    ]
    return Drawing(
        "stacked",
        title,
        _alt(text("Stacked bars of how the answers to every unsur fall"), names, said),
        tuple(names),
        tuple(series),
        tuple(labels),
        digits=0,
        axis="%",
    )


def respondents(dossier: Dossier, attribute: str, text: Text) -> Drawing | None:
    """How many respondents there are of each value of an attribute; small groups are merged."""
    if dossier.people is None:
        return None
    rows = dossier.people.table
    rows = rows[rows["attribute"] == attribute]
    if not len(rows):
        return None
    names = [value_name(value, text) for value in rows["value"]]
    labels = [f"{text.number(n, 0)} ({text.percent(s)})" for n, s in zip(rows["n"], rows["share"], strict=True)]
    return Drawing(
        "bar",
        largest_title(rows, text),
        _alt(text("Bars of respondents by {attribute}", attribute=attribute_name(attribute, text)), names, labels),
        tuple(names),
        (Series(text("Respondents"), tuple(float(n) for n in rows["n"]), LIGHT.accent),),
        (tuple(labels),),
        0.0,
        float(rows["n"].max()) * 1.25,
        0,
        axis=text("Respondents"),
    )


def trend(dossier: Dossier, text: Text) -> Drawing | None:
    """The IKM over the periods of the survey, after what the office typed of earlier ones."""
    from ikm.document.course import trend as table

    rows = table(dossier, text)
    if rows is None:
        return None
    values: list[float | None] = [one.ikm for one in dossier.earlier]
    blank: list[float | None] = [None] * len(values)
    low, high = list(blank), list(blank)
    if dossier.trend is not None:
        for _, row in dossier.trend.periods.iterrows():
            ranked = bool(row["ranked"])
            values.append(float(row["konversi"]) if ranked else None)
            ends = inside(dossier.overall.index, row["low"], row["high"]) if ranked else (None, None)
            low.append(ends[0])
            high.append(ends[1])
    elif dossier.ranked:
        values.append(float(dossier.row["konversi"]))
        low.append(None)
        high.append(None)
    names = tuple(row[0] for row in rows.rows)
    labels = tuple(f"{row[2]} {row[3]}" if row[2] != NOTHING else "" for row in rows.rows)
    known = [value for value in values if value is not None]
    last = [at for at, value in enumerate(values) if value is not None]
    if len(last) < 2:
        return None
    title = text(
        "IKM {ikm} in {last}; {before} in {first}",
        ikm=text.number(known[-1]),
        last=names[last[-1]],
        before=text.number(known[-2]),
        first=names[last[-2]],
    )
    figures = dossier.overall.index
    base = figures.questionnaire.base
    return Drawing(
        "line",
        title,
        _alt(text("A line of the IKM over the periods"), names, labels),
        names,
        (Series("IKM", tuple(values), LIGHT.accent, (), tuple(low), tuple(high)),),
        (labels,),
        figures.questionnaire.lowest * base,
        figures.questionnaire.highest * base,
        bounds=_bounds(figures, 1.0, text),
        axis="IKM",
    )


def _ends(found: Uncertainty, places: list[int]) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """The ends of the intervals of these rows, within the scale; None where they are not known."""
    rows = found.table.loc[places, ["low", "high"]]
    ends = [inside(found.index, low, high) for low, high in rows.itertuples(index=False)]
    return tuple(low for low, _ in ends), tuple(high for _, high in ends)


def inside(figures: Index, low: float, high: float) -> tuple[float | None, float | None]:
    """The ends of an interval of the IKM, no further than the scale reaches; None where they are not known."""
    scale = figures.questionnaire
    least, most = float(scale.lowest * scale.base), float(scale.highest * scale.base)
    return (None if low != low else max(float(low), least), None if high != high else min(float(high), most))


def _bounds(figures: Index, unit: float, text: Text, values: tuple[float | None, ...] = ()) -> tuple[Bound, ...]:
    """The lower bounds of the classes but the last, in IKM (``unit`` 1) or NRR (1/25).

    With four decimals, as the regulation prints those of NRR, where one of ``values`` below a bound would look like it.
    """
    found = []
    for grade in figures.pedoman.classes[:-1]:
        at = float(grade.lower) * unit
        alike = any(v is not None and v < at and text.number(v) == text.number(at) for v in values)
        found.append(Bound(at, f"{grade.mutu} ≥ {text.number(at, 4 if alike else 2)}"))
    return tuple(found)


def _alt(what: str, names: tuple[str, ...] | list[str], labels: tuple[str, ...] | list[str]) -> str:
    """A chart in words: what it is, and every point with its figure."""
    return f"{what}: " + "; ".join(f"{name} {label}" for name, label in zip(names, labels, strict=True)) + "."
