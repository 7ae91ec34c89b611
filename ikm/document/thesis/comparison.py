"""4.6: the units beside each other: ranking with intervals, whether they are proved to differ, each unit's result."""

from __future__ import annotations

from ikm.document import drawings, tables
from ikm.document.blocks import Block, Heading, Table
from ikm.document.thesis import unit_results
from ikm.document.thesis.frames import limits, pictured, said, sourced, units_word
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.report.comparing import proved, tested_words
from ikm.text import Text
from ikm.text.terms import value_name


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """Ranking, test, matrix and the result of every unit; one sentence where there is one unit alone."""
    found = dossier.compared
    if dossier.by_unit is None or found is None:
        return [*said(_alone(dossier, text))]
    figures = dossier.by_unit.index
    return [
        *said(_ends(figures, text)),
        *_tables(tables.units(dossier, text), dossier, text),
        *pictured(drawings.ranking(dossier, text), text("IKM of every unit with its interval"), dossier, text),
        *said(*tested_words(found, text), proved(found, text)),
        *limits(dossier, dossier.by_unit, text),
        *_tables(tables.matrix(dossier, text), dossier, text),
        Heading(text("Result of Every Unit"), 3),
        *said(
            text(
                "The results are written in the form that reports of a unit have. That the other unsur are kept up is"
                " part of that form; it does not say that they are good. The class of each stands in the table of"
                " NRR by unit and unsur."
            )
        ),
        *unit_results.blocks(figures, text),
    ]


def _tables(table: Table | None, dossier: Dossier, text: Text) -> list[Table]:
    return [] if table is None else [sourced(table, dossier, text)]


def _alone(dossier: Dossier, text: Text) -> str:
    """Why nothing is compared; of one unit of several, its place among them."""
    whole = dossier.whole.by_unit if dossier.whole is not None else None
    if whole is None or dossier.unit is None:
        if len(dossier.units) == 1:
            return text("The data are of one unit, {unit}, so there are no units to compare.", unit=dossier.units[0])
        return text("The data name no unit, so there are no units to compare.")
    ranking = whole.index.ranking
    own = ranking[ranking["unit"] == dossier.unit]
    if own.empty:
        return text("{unit} is not ranked among the units, so it is not compared.", unit=dossier.unit)
    tied = ranking[ranking["rank"] == own["rank"].iloc[0]]
    words = {
        "unit": dossier.unit,
        "ikm": text.number(own["konversi"].iloc[0]),
        "rank": text.number(own["rank"].iloc[0], 0),
        "units": units_word(len(ranking), whole.index, text),
    }
    if len(tied) > 1:
        return text("This chapter is of {unit} alone; with an IKM of {ikm} it shares rank {rank} of {units}.", **words)
    return text("This chapter is of {unit} alone; with an IKM of {ikm} it has rank {rank} of {units}.", **words)


def _ends(figures: Index, text: Text) -> str:
    """The highest and the lowest unit, all ties."""
    ranking = figures.ranking
    if len(ranking) < 2:
        return text("Fewer than two units can be ranked.")
    best, worst = ranking[ranking["rank"] == ranking["rank"].min()], ranking[ranking["rank"] == ranking["rank"].max()]
    if len(best) == len(ranking):
        return text("All units that are ranked have the same IKM.")
    words = {
        "units": units_word(len(ranking), figures, text),
        "best": text.listing([value_name(unit, text) for unit in best["unit"]]),
        "high": text.number(best["konversi"].iloc[0]),
        "high_mutu": best["mutu"].iloc[0],
        "worst": text.listing([value_name(unit, text) for unit in worst["unit"]]),
        "low": text.number(worst["konversi"].iloc[0]),
        "low_mutu": worst["mutu"].iloc[0],
    }
    return text(
        "Of the {units} that are ranked, the highest IKM is that of {best}, {high} (class {high_mutu}), and the lowest"
        " that of {worst}, {low} (class {low_mutu}).",
        **words,
    )
