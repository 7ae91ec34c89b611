"""The last slides: what these figures do not tell, and how they came about."""

from __future__ import annotations

from ikm.document import drawings, origin
from ikm.document.slides.model import Slide, Words
from ikm.document.slides.said import how, notes, recap, source, sure
from ikm.document.words import scope
from ikm.dossier import Dossier
from ikm.ledger import ledger_counts, say_reason, say_rows
from ikm.soundness import sound
from ikm.text import Text

MOST = 7
"""Sentences on the slide; the others stand in the notes."""


def limits(dossier: Dossier, text: Text) -> Slide:
    """What limits the figures: cautions as on the screens, blanks, what was set aside, and that nobody asked why."""
    said = [*origin.limits(dossier, text), *_aside(dossier, text)]
    said.append(text("The figures say how satisfied people are, not why; ask those who answered low before deciding."))
    counted = len(said)
    title = text.plural(
        "What these figures do not tell: {n} thing to keep in mind",
        "What these figures do not tell: {n} things to keep in mind",
        counted,
    )
    return Slide(
        title,
        (Words(tuple(said[:MOST])),),
        notes(dossier, text, *said[MOST:], sure(dossier, text)),
        source=source(dossier, text),
    )


def _aside(dossier: Dossier, text: Text) -> list[str]:
    """Blank answers, and what the ledger set aside."""
    said = []
    counted, ledger = dossier.counted, dossier.data.ledger
    if dossier.described is not None:
        blank = int(dossier.described.table["blank"].sum())
        if blank:
            share = text.percent(blank / max(1.0, float(sound(dossier.data)[0].n or 0) * counted.answered.shape[1]), 1)
            said.append(
                text(
                    "{n} answers ({share}) were left blank; each unsur is the mean of those who answered it.",
                    n=text.number(blank, 0),
                    share=share,
                )
            )
    if ledger.rows_of_answers > ledger.rows_used:  # totals and signatures are no answers that were lost
        said.append(
            text(
                "Of {read} rows of answers in the file {aside} could not be counted.",
                read=text.number(ledger.rows_of_answers, 0),
                aside=text.number(ledger.rows_of_answers - ledger.rows_used, 0),
            )
        )
    cells = int(ledger_counts(ledger)["cells"].sum())
    if cells:
        why = say_reason(text, str(ledger_counts(ledger).sort_values("cells")["code"].iloc[-1]))
        said.append(text("{n} cells of the file were set aside; most often: {why}", n=text.number(cells, 0), why=why))
    return said


def method(dossier: Dossier, text: Text) -> Slide:
    """How the figures came about, where they come from, and what is not here and why."""
    figures, own = dossier.overall.index, dossier.data.source
    grades = "; ".join(
        text("{mutu} ({kinerja}) from {bound}", mutu=g.mutu, kinerja=g.kinerja, bound=text.number(float(g.lower)))
        for g in figures.pedoman.classes
    )
    read = text(
        "File {file} (sheet {sheets}): {rows}",
        file=own.file,
        sheets=text.listing(own.sheets),
        rows=say_rows(text, dossier.data.ledger),
    )
    items = [
        how(dossier, text),
        scope(dossier, text),
        text("Classes ({pedoman}): {classes}.", pedoman=figures.pedoman.name, classes=grades),
        sure(dossier, text),
        read,
        missing(dossier, text),
    ]
    marks = text("Fingerprint of the file (SHA-256): {sha}.", sha=own.sha256)
    return Slide(
        text("How these figures are computed, by {pedoman}", pedoman=figures.questionnaire.name),
        (Words(tuple(item for item in items if item)),),
        notes(dossier, text, marks),
        source=source(dossier, text),
    )


def missing(dossier: Dossier, text: Text) -> str:
    """What is not in these slides, and why, in one sentence; "" where everything is there."""
    said = []
    if recap(dossier):
        said.append(text("respondents and their answers (the file is a recap of means)"))
    elif dossier.people is None:
        said.append(text("respondents (the file tells nothing of persons)"))
    if dossier.dissatisfied is not None and not dossier.dissatisfied["lower"].any():
        said.append(text("groups that are less satisfied (none is shown to rate an unsur lower than the others)"))
    if drawings.trend(dossier, text) is None:
        said.append(text("a trend (there are not two periods)"))
    if dossier.by_unit is None:
        said.append(text("a comparison of units (there are not two)"))
    if dossier.ranked and dossier.goal is None:
        said.append(text("what the next class takes (this is the best class)"))
    return text("Not in these slides: {things}.", things="; ".join(said)) if said else ""
