"""4.9: where the figures come from, by which settings, and what limits them."""

from __future__ import annotations

from ikm.document.blocks import Block, Bullets
from ikm.document.thesis.frames import limits, said
from ikm.dossier import Dossier
from ikm.ledger import ledger_counts, say_issue, say_note
from ikm.text import Text
from ikm.text.terms import attribute_name, converted, value_name, weight_name


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """Source and settings, rows read and set aside, notes on reading."""
    limited = limits(dossier, dossier.overall, text) if dossier.by_unit is None else []
    return [*said(*_source(dossier, text)), *_rows(dossier, text), *_notes(dossier, text), *limited]


def _source(dossier: Dossier, text: Text) -> list[str]:
    source, ledger = dossier.data.source, dossier.data.ledger
    sentences = [
        text(
            "Source: {file}, sheet {sheets}; {used} of {read} rows used; read {date}.",
            file=source.file,
            sheets=text.listing(source.sheets),
            used=text.number(ledger.rows_used, 0),
            read=text.number(ledger.rows_read, 0),
            date=text.date(dossier.day),
        ),
        text(
            "Class bounds: {pedoman}; weight of an unsur: {bobot}.",
            pedoman=dossier.pedoman.name,
            bobot=weight_name(dossier.data.pedoman.weight(dossier.bobot)),
        ),
    ]
    if source.points:
        said_scale = converted(source.points, text)
        sentences.append(
            text("Scale: {scale}, linearly: 1 + (v - 1) x 3/{steps}.", scale=said_scale, steps=source.points - 1)
        )
    if dossier.filters:
        words = [
            f"{attribute_name(name, text)}: {', '.join(value_name(value, text) for value in values)}"
            for name, values in dossier.filters.items()
        ]
        sentences.append(text("Filter: {filters}.", filters="; ".join(words)))
    if source.simulated:
        sentences.append(text("The file says that its respondents are simulated, not real."))
    return sentences


def _rows(dossier: Dossier, text: Text) -> list[Block]:
    """What was set aside, by reason."""
    counts = ledger_counts(dossier.data.ledger)
    if counts.empty:
        return [*said(text("No row and no cell of the file was set aside."))]
    items = []
    for code, cells, rows in counts.itertuples(index=False):
        many = [
            text.plural("{n} row", "{n} rows", int(rows)) if rows else "",
            text.plural("{n} cell", "{n} cells", int(cells)) if cells else "",
        ]
        items.append(f"{text.listing([part for part in many if part])}: {say_issue(text, str(code), '…')}")
    return [*said(text("Set aside, with the reason:")), Bullets(tuple(items))]


def _notes(dossier: Dossier, text: Text) -> list[Block]:
    notes = tuple(say_note(text, note) for note in dossier.data.ledger.notes)
    return [*said(text("On reading the file:")), Bullets(notes)] if notes else []
