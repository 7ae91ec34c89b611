"""4.3: whether the questionnaire is valid and reliable, in the words and tables of the instrument test."""

from __future__ import annotations

from ikm.document.blocks import Align, Block, Heading, Paragraph, Table
from ikm.document.thesis.frames import of_frame, said, sourced
from ikm.dossier import Dossier
from ikm.instrument import LEAST_PEOPLE, Instrument
from ikm.report.question_table import items_table
from ikm.report.reliability import halves_words, reliability_table, reliability_words
from ikm.report.testing import few_words, respondent_words
from ikm.report.validity import validity_words
from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Survey
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """How it was tested, validity and reliability; a sentence where it cannot be."""
    found = dossier.instrument
    if found is None or found.n < SMALLEST_GROUP or found.reason:
        return [Paragraph(_without(dossier, found, text))]
    return [
        *said(_method(found, text), respondent_words(found, text), few_words(found, text)),
        Heading(text("Validity Test"), 3),
        *said(validity_words(found, text)),
        sourced(_items(found, text), dossier, text),
        Heading(text("Reliability Test"), 3),
        *said(reliability_words(found, text), halves_words(found, text)),
        sourced(_reliability(found, text), dossier, text),
        Paragraph(
            text("[Name the handbook from which the limits of validity and reliability are taken.]"),
            gap=True,
        ),
    ]


def _without(dossier: Dossier, found: Instrument | None, text: Text) -> str:
    if found is None and not isinstance(dossier.data, Survey):
        return text(
            "The data are a recap of means; validity and reliability can only be tested with the answers of each"
            " respondent."
        )
    if found is not None and found.n < SMALLEST_GROUP:
        return text(
            "Only {n} of {all} respondents answered every question, too few to test the instrument.",
            n=text.number(found.n, 0),
            all=text.number(found.n + found.dropped, 0),
        )
    if found is not None and found.reason:
        return validity_words(found, text)
    return text("The instrument cannot be tested with these data, because fewer than {n} answered.", n=LEAST_PEOPLE)


def _method(found: Instrument, text: Text) -> str:
    return text(
        "Validity was tested with the product moment correlation (Pearson) of every question with the total score, and"
        " reliability with Cronbach's alpha, which should be {least} at least.",
        least=text.number(found.least_alpha),
    )


def _items(found: Instrument, text: Text) -> Table:
    frame = items_table(found, text, written=True)
    align: tuple[Align, ...] = ("l", "l", "r", "r", "r", "r", "r", "l")
    return of_frame(
        frame,
        text("Result of the validity test"),
        align,
        (1.2, 4.6, 1.5, 2.2, 1.4, 2.5, 2.0, 2.3),
    )


def _reliability(found: Instrument, text: Text) -> Table:
    frame = reliability_table(found, text)
    name = frame.columns[-1]
    frame = frame.assign(**{name: [text.number(value, 3) for value in frame[name]]})
    return of_frame(frame, text("Result of the reliability test"), ("l", "r"), (6, 2))
