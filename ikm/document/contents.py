"""What a report can be made with or without: its parts by their keys, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ikm.errors import UnknownChoiceError
from ikm.text import mark

SKM = {
    "questionnaire": mark("Questionnaire"),
    "answers": mark("Answers of every respondent"),
    "paragraphs": mark("A paragraph on every unsur"),
    "comments": mark("Comments, names and numbers hidden"),
    "notes": mark("Notes on the data and settings"),
}
"""The annexes of the SKM report."""

THESIS = {
    "overview": mark("Overview of the Survey"),
    "people": mark("Characteristics of the Respondents"),
    "tested": mark("Validity and Reliability of the Instrument"),
    "means": mark("Answers and Mean of Every Unsur"),
    "computation": mark("Computation of the IKM"),
    "comparison": mark("Comparison of the Units"),
    "priorities": mark("Priorities for Improvement"),
    "course": mark("IKM over the Periods"),
    "sources": mark("Sources, Settings and Limits"),
}
"""The parts of the thesis chapter."""

SLIDES = {
    "ranking": mark("Units by IKM"),
    "matrix": mark("Units by unsur"),
    "unsur": mark("Every unsur"),
    "distribution": mark("How the answers fall"),
    "weakness": mark("Shared weaknesses"),
    "order": mark("Order of work"),
    "respondents": mark("Who answered"),
    "lower": mark("Who rates lower"),
    "trend": mark("Trend"),
    "goal": mark("What it takes"),
    "plan": mark("Follow-up plan"),
}
"""The slides between the headline and what the figures do not say."""

PARTS: Mapping[str, Mapping[str, str]] = {"skm": SKM, "thesis": THESIS, "slides": SLIDES}
"""The reports with parts that can be left out. The others are whole: the sheets of a workbook refer to one another."""

KEPT = {"thesis": ("sources",)}
"""Parts that no report is without: the settings and limits of its figures."""

NOT_AT_FIRST = {"skm": ("comments",)}
"""Parts that have to be asked for: comments may hold names that nothing announces."""


def report_of(suffix: str, kind: str | None) -> str:
    """Which of PARTS a format and kind is; "" of none.

    >>> report_of("pptx", None), report_of("pdf", "thesis"), report_of("pdf", "card")
    ('slides', 'thesis', '')
    """
    if suffix == "pptx":
        return "slides"
    return kind if kind is not None and kind in PARTS else ""


def at_first(report: str) -> tuple[str, ...]:
    """The parts that a report has unless asked otherwise.

    >>> at_first("skm")
    ('questionnaire', 'answers', 'paragraphs', 'notes')
    """
    return tuple(key for key in PARTS.get(report, {}) if key not in NOT_AT_FIRST.get(report, ()))


def chosen(report: str, wanted: Collection[str] | None) -> tuple[str, ...]:
    """The parts that are made, in their order: those wanted and those kept; None: those it has at first.

    Raises UnknownChoiceError for a part that the report does not have.

    >>> chosen("thesis", ["people"])
    ('people', 'sources')
    """
    known = PARTS.get(report, {})
    if wanted is None:
        return at_first(report)
    for part in wanted:
        if part not in known:
            raise UnknownChoiceError(
                "This report has no part {part}. It has: {choices}.", part=part, choices=", ".join(known) or "-"
            )
    return tuple(key for key in known if key in {*wanted, *KEPT.get(report, ())})
