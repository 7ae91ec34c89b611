"""BAB I: why the survey is held, on what basis, to what end."""

from __future__ import annotations

from ikm.document import legal
from ikm.document.blocks import Block, Bullets, Heading, Paragraph
from ikm.document.words import unit_name
from ikm.dossier import Dossier
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Chapter I."""
    asked = dossier.data.pedoman
    name = unit_name(dossier, text)
    often, service = legal.often(asked, text), dossier.office.service.strip().rstrip(".")
    first = text(
        "What the users of a public service think of it shows the unit that renders it where to begin. This report is"
        " on the survey of the users of {name}, on the unsur of {formal} ({pedoman}).",
        name=name,
        formal=legal.formal(asked),
        pedoman=asked.name,
    )
    duty = (
        text("The regulation asks for such a survey {often}, and for its results to be published.", often=often)
        if often
        else text("The results of the survey are to be published.")
    )
    return (
        Heading(text("CHAPTER I INTRODUCTION")),
        Heading(text("1.1 Background"), 2),
        Paragraph(f"{first} {duty}"),
        *((Paragraph(text("The service that was surveyed: {service}.", service=service)),) if service else ()),
        Paragraph(
            text(
                "This report gives the index of satisfaction and the value of every unsur, says how precise these"
                " figures are, and names the unsur with which to begin."
            )
        ),
        Heading(text("1.2 Legal basis"), 2),
        Bullets(legal.basis(dossier), numbered=True),
        Heading(text("1.3 Purpose and goals"), 2),
        Paragraph(
            text(
                "The survey measures how satisfied the users of the service are, so that its quality can be improved"
                " step by step. Its goals are:"
            )
        ),
        Bullets(
            (
                text("to know the index of satisfaction and the class of the service;"),
                text("to know the strengths and weaknesses of each unsur of the service;"),
                text("to set priorities for improvement and plan what is done about them;"),
                text("to compare the results with earlier periods, where there are any;"),
                text("to account to the public for the quality of the service."),
            )
        ),
    )
