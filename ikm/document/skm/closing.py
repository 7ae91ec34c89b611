"""BAB V: what it comes to, and who signs."""

from __future__ import annotations

from ikm.document.blocks import Block, Bullets, Heading, Paragraph, Signature
from ikm.document.counted import several_periods
from ikm.document.words import gap
from ikm.dossier import Dossier
from ikm.report.describing_ikm import closing
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Chapter V and the signature."""
    return (
        Heading(text("CHAPTER V CONCLUSION")),
        Paragraph(
            " ".join(
                filter(None, (closing(dossier.overall, text), several_periods(dossier, text), *_real(dossier, text)))
            )
        ),
        *_planned(dossier, text),
        signature(dossier, text),
    )


def _real(dossier: Dossier, text: Text) -> list[str]:
    """That the respondents are no real ones, where the file says so."""
    simulated = text("The file says that its respondents are simulated, not real.")
    return [simulated] if dossier.data.source.simulated else []


def _planned(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """What the follow-up plan names; nothing where nobody filled it in."""
    named = [
        ": ".join(filter(None, (" ".join(filter(None, (row.code, row.unsur))), row.program)))
        for row in dossier.plan.rows
        if row.program.strip()
    ]
    if not named:
        return ()
    return (Paragraph(text("The follow-up plan names:")), Bullets(tuple(named)))


def signature(dossier: Dossier, text: Text) -> Signature:
    """Who signs; what was not typed is a gap."""
    office = dossier.office
    place = office.place.strip() or gap(text("place"), text)
    date = office.date.strip() or gap(text("date"), text)
    number = f"NIP {office.official_id}" if office.official_id.strip() else gap("NIP", text)
    title = office.official_title.strip() or gap(text("title of who signs"), text)
    name = office.official_name.strip() or gap(text("name"), text)
    lines = tuple(line for line in (office.official_rank, number) if line.strip())
    return Signature(f"{place}, {date}", title, name, lines)
