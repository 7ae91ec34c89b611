"""Small things that all parts of the chapter use: tables of frames, their source, and what units are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from ikm.document.blocks import Align, Figure, Paragraph, Table
from ikm.document.drawing import Drawing
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.report.cautions import cautions
from ikm.text import Text
from ikm.uncertainty import Uncertainty


def sourced(table: Table, dossier: Dossier, text: Text) -> Table:
    """The table with its source below, as theses have it."""
    own = f"{table.note.rstrip('.')}." if table.note else ""
    return replace(table, note=" ".join(part for part in (own, source(dossier, text)) if part))


def pictured(drawing: Drawing | None, caption: str, dossier: Dossier, text: Text) -> list[Figure]:
    """The chart with its source, or nothing where there is no chart."""
    return [] if drawing is None else [Figure(drawing, caption, source(dossier, text))]


def source(dossier: Dossier, text: Text) -> str:
    """The line below a table or chart: where its figures come from."""
    return text("Source: survey data, processed {year}.", year=dossier.day.year)


def of_frame(
    frame: pd.DataFrame, caption: str, align: Sequence[Align], widths: tuple[float, ...], **more: int
) -> Table:
    """A frame of texts as a table."""
    rows = tuple(tuple(str(value) for value in row) for row in frame.itertuples(index=False))
    return Table(
        caption, tuple(map(str, frame.columns)), rows, tuple(align), widths=widths, totals=more.get("totals", 0)
    )


def said(*sentences: str) -> list[Paragraph]:
    """Sentences as one paragraph; none where nothing is said."""
    words = " ".join(sentence for sentence in sentences if sentence)
    return [Paragraph(words)] if words else []


def limits(dossier: Dossier, shown: Uncertainty, text: Text) -> list[Paragraph]:
    """A note of what limits the figures, as the screens say it; an unsur without answers is told of elsewhere."""
    figures = shown.index
    answered = figures.only((figures.table["reason"] != "unanswered").to_numpy())
    sentences = cautions(dossier, dossier.overall.index, answered, text, shown, advice=False)
    return [Paragraph(" ".join(sentences), "note")] if sentences else []


def units_word(n: int, figures: Index, text: Text) -> str:
    """So many units, as the file calls them: "13 kecamatan"."""
    if figures.noun == "unit":
        return text.plural("{n} unit", "{n} units", n)
    return f"{text.number(n, 0)} {figures.noun}"


def listed(figures: Index, codes: Iterable[str], text: Text) -> str:
    """Unsur with their codes: "Kenyamanan lingkungan (U13) dan Keamanan pelayanan (U14)"."""
    return text.listing([f"{figures.questionnaire.unsur_named(code).name} ({code})" for code in codes])
