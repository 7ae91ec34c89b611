"""The tables that documents share, from a dossier: texts as the screens print them; None where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ikm.document.blocks import Table
from ikm.document.frames import aligned, of_frame
from ikm.document.legend import legend
from ikm.dossier import Dossier
from ikm.report.certainty import for_screen
from ikm.report.described import adds_up, answers_table, characteristics_table, with_percent
from ikm.report.tables import REASONS, index_table, processing_table, written, written_out
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import value_name


def respondents(dossier: Dossier, text: Text) -> Table | None:
    """Who answered, as the official report prints it: No, characteristic, indicator, count, percentage."""
    if dossier.people is None:
        return None
    shown = with_percent(characteristics_table(dossier.people, text), text)
    rows, number, last = [], 0, None
    for what, value, n, share in shown.itertuples(index=False):
        number += what != last
        first = (str(number), what) if what != last else ("", "")
        rows.append((*first, value, text.number(n, 0), f"{share}{_sign(text)}"))
        last = what
    head = ("No", text("Characteristic"), text("Indicator"), text("Number"), text("Percentage"))
    note = text("Percentages are of all {n} respondents.", n=text.number(dossier.data.n, 0))
    if not adds_up(dossier.people):
        note = " ".join((note, text("Percentages are rounded, so they may not add up to exactly 100.")))
    return Table(
        text("Respondents by characteristic"),
        head,
        tuple(rows),
        aligned("llrr", "c"),
        widths=(1, 4, 6, 2, 2.4),
        note=note,
    )


def unsur(dossier: Dossier, text: Text) -> Table:
    """Every unsur in the questionnaire's order: NRR, weighted NRR, class; below them the index and the IKM."""
    figures = dossier.overall.index
    nrr, weighted = figures.nrr.iloc[0], figures.weighted.iloc[0]
    lowest = figures.table["lowest"].iloc[0]
    rows, classes = [], {}
    for at, one in enumerate(figures.unsur):
        mutu = figures.grade(0, one.code)
        mark = text("lowest") if one.code in lowest and len(lowest) < len(figures.unsur) else ""
        values = (text.number(nrr[one.code], 3), text.number(weighted[one.code], 3))
        rows.append((one.code, one.name, *values, mutu or NOTHING, _kinerja(dossier, mutu), mark))
        if mutu:
            classes[at, 4] = mutu
    row = dossier.row
    index = text.number(row["ikm"], 3) if dossier.ranked else NOTHING
    rows.append(("", text("Index (sum of the weighted NRR)"), "", index, "", "", ""))
    said = (row["mutu"], row["kinerja"]) if dossier.ranked else (NOTHING, text(REASONS[row["reason"]]))
    konversi = text.number(row["konversi"]) if dossier.ranked else NOTHING
    rows.append(("", text("IKM after conversion"), "", konversi, *said, ""))
    if dossier.ranked:
        classes[len(rows) - 1, 4] = row["mutu"]
    head = (text("Code"), "Unsur", "NRR", text("Weighted NRR"), "Mutu", "Kinerja", "")
    widths = (1.5, 5.8, 1.6, 2.3, 1.6, 2.6, 2.1)
    return Table(
        text("NRR and class of every unsur"), head, tuple(rows), aligned("lrrcll", "c"), (), widths, 2, classes
    )


def units(dossier: Dossier, text: Text) -> Table | None:
    """The units, best first, with their class, interval and lowest unsur; those not ranked last, with the reason."""
    found = dossier.by_unit
    if found is None:
        return None
    table = for_screen(index_table(found.index, text, found), found, text)
    ranked = found.index.table["ranked"]
    order = [*found.index.ranking.index, *ranked.index[~ranked]]
    at = list(table).index("Mutu")
    letters = [found.index.table["mutu"].loc[place] for place in order]
    classes = {(row, at): mutu for row, mutu in enumerate(letters) if mutu}
    for row, place in enumerate(order):
        if not ranked.loc[place]:  # the screen's table says the reason in the column of the kinerja
            table.iloc[row, list(table).index(text("Lowest unsur"))] = text(
                REASONS[found.index.table["reason"].loc[place]]
            )
    table = table.drop(columns=[text("Chance of the class"), text("Ranks possible")], errors="ignore")
    return of_frame(written(table, text), text("Units by IKM"), classes)


def matrix(dossier: Dossier, text: Text) -> Table | None:
    """The NRR of every unit (best first) and unsur, each with the colour of its class."""
    found = dossier.by_unit
    if found is None:
        return None
    figures = found.index
    ranked = figures.table["ranked"]
    order = [*figures.ranking.index, *ranked.index[~ranked]]
    codes = list(figures.nrr.columns)
    rows: list[tuple[str, ...]] = []
    classes: dict[tuple[int, int], str] = {}
    for row, place in enumerate(order):
        values = figures.nrr.loc[place]
        rows.append((value_name(figures.table["unit"].loc[place], text), *(text.number(v) for v in values)))
        classes |= {(row, at): m for at, code in enumerate(codes, 1) if (m := figures.grade(place, code))}
    overall = dossier.overall.index
    rows.append((text("All together"), *(text.number(v) for v in overall.nrr.iloc[0])))
    classes |= {(len(order), at): m for at, code in enumerate(codes, 1) if (m := overall.grade(0, code))}
    note = "; ".join(f"{one.code} {one.name}" for one in figures.unsur)
    head = (figures.noun.capitalize() if figures.noun != "unit" else text("Unit"), *codes)
    widths = (4.0, *([1.0] * len(codes)))
    return Table(
        text("NRR by unit and unsur"),
        head,
        tuple(rows),
        aligned("c" * len(codes), "l"),
        (),
        widths,
        1,
        classes,
        True,
        note,
    )


def answers(dossier: Dossier, text: Text) -> Table | None:
    """How every unsur was answered: f and % of each answer, how many answered and how many left it blank."""
    if dossier.described is None:
        return None
    pedoman = dossier.overall.index.questionnaire
    table = with_percent(answers_table(dossier.described, pedoman, text), text)
    kept = [c for c in table if c not in ("Median", text("Mode"))]
    if not dossier.described.table["outside"].any():
        kept.remove(text("Outside the scale"))
    shown = written(table[kept], text)
    whole = all(level == int(level) for level in dossier.described.levels)
    note = "" if whole else text("Values between whole points (≈) are counted at the nearest, halves upwards.")
    return replace(of_frame(shown, text("How the answers to every unsur fall"), {}, small=True), note=note)


def processing(dossier: Dossier, text: Text) -> Table:
    """The bottom rows of the official processing table."""
    shown = written_out(processing_table(dossier.data, dossier.overall.index, text), text)
    codes = len(shown.columns) - 2
    *plain, index, konversi = (tuple(str(v) for v in row) for row in shown.itertuples(index=False))
    rows = (*plain, *((*row[:-1], f"{row[-1]} {sign}".strip()) for row, sign in ((index, "*)"), (konversi, "**)"))))
    head = (text("Row"), *(str(c) for c in shown.columns[1:]))
    return Table(
        text("Processing table per unsur"),
        head,
        rows,
        aligned("r" * (codes + 1), "l"),
        widths=(3.6, *([1.0] * codes), 1.7),
        small=True,
        note="; ".join(legend(dossier.overall.index, text)),
    )


def classes(dossier: Dossier, text: Text) -> Table:
    """The classes of the regulation by which the figures are judged, lowest first."""
    grades = tuple(reversed(dossier.pedoman.classes))
    rows = tuple(
        (str(at), _interval(g.interval, text), _interval((g.lower, g.upper), text), g.mutu, g.kinerja)
        for at, g in enumerate(grades, start=1)
    )
    head = (
        text("Perception value"),
        text("Interval (NI)"),
        text("Converted interval (NIK)"),
        text("Mutu (x)"),
        text("Kinerja (y)"),
    )
    marks = {(at, 3): grade.mutu for at, grade in enumerate(grades)}
    return Table(
        text("Classes of {pedoman}", pedoman=dossier.pedoman.name),
        head,
        rows,
        ("c", "c", "c", "c", "l"),
        (),
        (2, 3.4, 3.4, 1.8, 3.4),
        0,
        marks,
        note=text("The class is decided by the converted value (NIK), by its lower bounds."),
    )


def _interval(ends: tuple[Decimal, Decimal], text: Text) -> str:
    """From - to, with the decimals that the regulation prints."""
    return " – ".join(text.number(float(end), -int(end.as_tuple().exponent)) for end in ends)


def _kinerja(dossier: Dossier, mutu: str | None) -> str:
    return next((grade.kinerja for grade in dossier.pedoman.classes if grade.mutu == mutu), NOTHING)


def _sign(text: Text) -> str:
    return "\u00a0%" if text.lang == "id" else "%"
