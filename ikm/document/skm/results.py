"""BAB III: who answered, the index of the unit, and every unsur."""

from __future__ import annotations

from ikm.document import drawings, tables
from ikm.document.blocks import Block, Figure, Heading, Paragraph
from ikm.document.counted import all_largest_said, more_people, several_periods
from ikm.document.words import scope
from ikm.dossier import Dossier
from ikm.report.described import why_together
from ikm.report.describing_ikm import closing, unranked
from ikm.survey import Survey
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Chapter III."""
    return (
        Heading(text("CHAPTER III RESULTS")),
        Heading(text("3.1 Respondents"), 2),
        *respondents(dossier, text),
        Heading(text("3.2 Index of satisfaction"), 2),
        *_index(dossier, text),
        *_units(dossier, text),
    )


def respondents(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Who answered: a table and a sentence on each characteristic; why not where it is not known."""
    table = tables.respondents(dossier, text)
    if table is None:
        if isinstance(dossier.data, Survey):
            return (Paragraph(text("The file has no column for gender, age, education or occupation.")),)
        return (Paragraph(text("The file is a recap: it does not tell who the respondents are.")),)
    assert dossier.people is not None  # noqa: S101  # then there is no table
    said = all_largest_said(dossier.people.table, text)
    found: list[Block] = [Paragraph(" ".join(filter(None, (*said, more_people(dossier, text))))), table]
    if dossier.people.together:
        found.append(Paragraph(why_together(text), "note"))
    return tuple(found)


def _index(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    row = dossier.row
    if dossier.ranked:
        lead = text(
            "The IKM is {ikm}: class {mutu} ({kinerja}).",
            ikm=text.number(row["konversi"]),
            mutu=row["mutu"],
            kinerja=row["kinerja"],
        )
    else:
        lead = unranked(str(row["reason"]), text)
    found: list[Block] = [Paragraph(lead, "lead")]
    found += [Paragraph(line) for line in (scope(dossier, text), several_periods(dossier, text)) if line]
    drawing = drawings.unsur(dossier, text)
    return (
        *found,
        tables.classes(dossier, text),
        tables.unsur(dossier, text),
        Paragraph(closing(dossier.overall, text)),
        Figure(drawing, text("NRR of every unsur")),
        *_answers(dossier, text),
    )


def _answers(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    drawing = drawings.answers(dossier, text)
    return () if drawing is None else (Figure(drawing, text("How the answers to every unsur fall, in percent")),)


def _units(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """The units compared, where the report is of several."""
    table, drawing = tables.units(dossier, text), drawings.ranking(dossier, text)
    if table is None:
        return ()
    found: list[Block] = [Heading(text("3.3 Units compared"), 2)]
    if drawing is not None:
        found.append(Figure(drawing, text("IKM of the units")))
    found.append(table)
    matrix = tables.matrix(dossier, text)
    return (*found, *(() if matrix is None else (matrix,)))
