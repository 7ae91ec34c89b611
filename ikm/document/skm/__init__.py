"""The SKM report that a unit files and publishes, in the outline that such reports have."""

from __future__ import annotations

from collections.abc import Collection

from ikm.document.blocks import Block, Contents, Cover, Document
from ikm.document.contents import chosen
from ikm.document.enough import enough
from ikm.document.legal import is_index
from ikm.document.skm import analysis, annex, background, closing, collecting, results
from ikm.document.words import only, period, unit_name
from ikm.dossier import Dossier
from ikm.text import Text


def document(dossier: Dossier, text: Text, parts: Collection[str] | None = None) -> Document:
    """The report of what the dossier is of: cover, contents, BAB I to V, annexes.

    ``parts``: which annexes (``ikm.document.contents.SKM``) it has, None those it has at first. What the file does not
    tell and the office did not type is a marked gap; a section whose figures are not there says so in one sentence.
    Raises IkmError where a filter leaves too few people.
    """
    enough(dossier)
    office = dossier.office
    head = (
        text("REPORT ON THE PUBLIC SATISFACTION INDEX (IKM)")
        if is_index(dossier.data.pedoman)
        else text("REPORT ON THE PUBLIC SATISFACTION SURVEY (SKM)")
    )
    name = unit_name(dossier, text)
    publisher = tuple(line for line in (office.agency, office.institution) if line.strip() and line != name)
    reached = (text("Telephone {number}", number=office.phone) if office.phone.strip() else "", office.website)
    when = " · ".join(filter(None, (text("PERIOD {period}", period=period(dossier, text)), only(dossier, text))))
    lines = (office.address, " · ".join(line for line in reached if line.strip()))
    publisher = (*publisher, *(line for line in lines if line.strip()))
    if dossier.data.source.simulated:
        publisher = (*publisher, text("Simulated respondents: for practice only"))
    cover: tuple[Block, ...] = (
        Cover((head,), name, when, publisher, office.logo),
        Contents(text("CONTENTS")),
    )
    chapters = (
        *background.blocks(dossier, text),
        *collecting.blocks(dossier, text),
        *results.blocks(dossier, text),
        *analysis.blocks(dossier, text),
        *closing.blocks(dossier, text),
        *annex.blocks(dossier, text, chosen("skm", parts)),
    )
    return Document(
        f"{head} · {name}",
        text.lang,
        (*cover, *chapters),
        foot=name,
        table_word=text("Table"),
        figure_word=text("Figure"),
        author=office.agency or office.institution,
    )
