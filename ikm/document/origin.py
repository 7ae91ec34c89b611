"""Where the figures of a document come from and what limits them, in the words of the screens."""

from __future__ import annotations

from pathlib import PurePath

from ikm.document.counted import at_random, several_periods
from ikm.document.words import known_period, unit_name
from ikm.dossier import Dossier
from ikm.ledger import say_other_lines
from ikm.report.cautions import cautions
from ikm.text import Text
from ikm.text.terms import converted, filter_words, weight_name


def owner(dossier: Dossier, text: Text) -> tuple[str, str]:
    """Whose survey it is and of when, without gaps: a survey that tells no unit has the name of its file."""
    office = dossier.office
    typed = (office.unit, office.agency, office.institution)
    known = dossier.units or any(words.strip() for words in typed)
    name = unit_name(dossier, text) if known else PurePath(dossier.data.source.file).stem
    return name, known_period(dossier, text)


def origin(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """Lines that say where the figures come from: file, rows, class bounds, weight, scale, filter."""
    source, ledger = dossier.data.source, dossier.data.ledger
    lines = [
        text(
            "Source: {file}, sheet {sheets}; {used} of {read} rows used; read {date}.",
            file=source.file,
            sheets=text.listing(source.sheets),
            used=text.number(ledger.rows_used, 0),
            read=text.number(ledger.rows_of_answers, 0),
            date=text.date(dossier.day),
        ),
        *filter(None, (say_other_lines(text, ledger),)),
        text(
            "Class bounds: {pedoman}; weight of an unsur: {bobot}.",
            pedoman=dossier.pedoman.name,
            bobot=weight_name(dossier.data.pedoman.weight(dossier.bobot)),
        ),
    ]
    if source.points:
        said = converted(source.points, text)
        lines.append(text("Scale: {scale}, linearly: 1 + (v - 1) x 3/{steps}.", scale=said, steps=source.points - 1))
    if dossier.filters:
        lines.append(text("Filter: {filters}.", filters="; ".join(filter_words(dossier.filters, text))))
    return tuple(lines)


def limits(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """What a reader must know before the figures: simulated respondents, a recap's intervals, and the cautions."""
    overall, units = dossier.overall, dossier.by_unit
    said = []
    if dossier.data.source.simulated:
        said.append(text("The file says that its respondents are simulated, not real."))
    if overall.worst_case:
        said.append(text("A recap tells no spread: the intervals are the widest that its means allow."))
    together = several_periods(dossier, text)
    said += [together] if together else []
    shown = overall if units is None else units
    said += cautions(dossier, overall.index, shown.index, text, units, advice=False)
    drawn = at_random(dossier, text)
    return (*said, drawn) if drawn else tuple(said)
