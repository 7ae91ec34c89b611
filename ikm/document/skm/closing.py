"""BAB V: what it comes to, and who signs."""

from __future__ import annotations

from ikm.document.blocks import Block, Heading, Paragraph, Signature
from ikm.document.counted import several_periods
from ikm.document.words import gap
from ikm.dossier import Dossier
from ikm.report.describing_ikm import closing, listed
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
        *_first(dossier, text),
        signature(dossier, text),
    )


def _real(dossier: Dossier, text: Text) -> list[str]:
    """That the respondents are no real ones, where the file says so."""
    simulated = text("The file says that its respondents are simulated, not real.")
    return [simulated] if dossier.data.source.simulated else []


def _first(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    codes = [row.code for row in dossier.plan.rows if row.code in dossier.overall.index.nrr]
    if not dossier.ranked or not codes or len(dossier.row["lowest"]) == len(dossier.overall.index.unsur):
        return ()  # where all are equal it begins with none
    return (
        Paragraph(
            text(
                "Improvement begins with {unsur}, as the follow-up plan sets out. What was done about it will stand in"
                " the next report.",
                unsur=listed(dossier.overall.index, codes, text),
            )
        ),
    )


def signature(dossier: Dossier, text: Text) -> Signature:
    """Who signs; what was not typed is a gap."""
    office = dossier.office
    place = office.place.strip() or gap(text("place"), text)
    date = office.date.strip() or gap(text("date"), text)
    number = f"NIP {office.official_id}" if office.official_id.strip() else gap("NIP", text)
    known = dossier.unit or office.unit.strip() or (dossier.units[0] if len(dossier.units) == 1 else "")
    head = text("Head of {unit}", unit=known) if known else gap(text("title of who signs"), text)
    title = office.official_title.strip() or head
    name = office.official_name.strip() or gap(text("name"), text)
    lines = tuple(line for line in (office.official_rank, number) if line.strip())
    return Signature(f"{place}, {date}", title, name, lines)
