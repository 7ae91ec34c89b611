"""4.9: where the figures come from, by which settings, and what limits them."""

from __future__ import annotations

from ikm.document.blocks import Block, Bullets, Paragraph, Table
from ikm.document.counted import at_random
from ikm.document.thesis.frames import limits, said
from ikm.document.words import settings
from ikm.dossier import Dossier
from ikm.ledger import ledger_reasons, say_note
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """Source and settings, rows read and set aside, notes on reading."""
    limited = limits(dossier, dossier.overall, text) if dossier.by_unit is None else []
    drawn = at_random(dossier, text)
    limited += [Paragraph(drawn, "note")] if drawn else []
    return [*_settings(dossier, text), *_rows(dossier, text), *_notes(dossier, text), *limited]


def _settings(dossier: Dossier, text: Text) -> list[Block]:
    """The file with its hash, the questionnaire, bounds, weight and filter; and whether respondents are simulated."""
    rows = settings(dossier, text)
    table = Table(
        text("Source of the data and settings"),
        (text("What"), text("Value")),
        rows,
        ("l", "l"),
        widths=(3, 8),
    )
    simulated = text("The file says that its respondents are simulated, not real.")
    return [table, *said(simulated if dossier.data.source.simulated else "")]


def _rows(dossier: Dossier, text: Text) -> list[Block]:
    """What was set aside, by reason."""
    counts = ledger_reasons(dossier.data.ledger, text, public=True)
    if counts.empty:
        return [*said(text("No row and no cell of the file was set aside."))]
    items = []
    for _, cells, rows, why in counts.itertuples(index=False):
        many = [
            text.plural("{n} row", "{n} rows", int(rows)) if rows else "",
            text.plural("{n} cell", "{n} cells", int(cells)) if cells else "",
        ]
        items.append(f"{text.listing([part for part in many if part])}: {why}")
    return [*said(text("Of the whole file was set aside, with the reason:")), Bullets(tuple(items))]


def _notes(dossier: Dossier, text: Text) -> list[Block]:
    notes = tuple(say_note(text, note) for note in dossier.data.ledger.notes)
    return [*said(text("On reading the file:")), Bullets(notes)] if notes else []
