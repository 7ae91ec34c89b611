"""The annexes: questionnaire, processing table, paragraphs, comments, notes on the data."""

from __future__ import annotations

from collections.abc import Collection

from ikm.comment_masks import MASK
from ikm.document import tables
from ikm.document.blocks import Block, Heading, Paragraph, Table, Turn
from ikm.document.frames import aligned
from ikm.document.origin import origin
from ikm.document.words import few_answers, gap, settings, unit_name
from ikm.dossier import Dossier
from ikm.ledger import ledger_reasons, say_note, say_rows
from ikm.report.described import why_unnamed
from ikm.report.describing import paragraphs
from ikm.report.tables import answer_rows
from ikm.survey import Survey
from ikm.text import Text
from ikm.text.terms import unit_beside

MOST_ROWS = 500
"""A report prints at most so many rows of answers; the workbook has them all."""

MOST_COMMENTS = 200
"""A report prints at most so many comments."""


def blocks(dossier: Dossier, text: Text, parts: Collection[str]) -> tuple[Block, ...]:
    """The annexes that are wanted, numbered as they come."""
    wanted = [
        (text("Questions of the regulation"), _questionnaire(dossier, text) if "questionnaire" in parts else ()),
        (text("Processed data"), _processed(dossier, text, "answers" in parts)),
        (text("Every unsur in words"), _paragraphs(dossier, text) if "paragraphs" in parts else ()),
        (text("Comments"), _comments(dossier, text) if "comments" in parts else ()),
        (text("Notes on the data and settings"), _notes(dossier, text) if "notes" in parts else ()),
        (
            text("Documentation and report on the follow-up of the period before"),
            (Paragraph(gap(text("photographs, and what was done since the last survey"), text), gap=True),),
        ),
    ]
    found: list[Block] = []
    for number, (title, inside) in enumerate((one for one in wanted if one[1]), start=1):
        lying = inside[:1] if isinstance(inside[0], Turn) else ()  # the page turns before its heading
        found += [*lying, Heading(text("ANNEX {n} {title}", n=number, title=title)), *inside[len(lying) :]]
    return tuple(found)


def _questionnaire(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    asked = dossier.data.pedoman
    rows = tuple((u.code, u.question, *u.labels) for u in asked.unsur)
    points = [str(value) for value in range(asked.lowest, asked.highest + 1)]
    if not rows or any(len(row) != len(points) + 2 for row in rows):
        return ()
    first = text(
        "These are the unsur, questions and answers of {pedoman}. The questionnaire that was used may word them"
        " otherwise.",
        pedoman=asked.name,
    )
    used = gap(text("attach the questionnaire that was used"), text)
    head = (text("Code"), text("Question"), *points)
    widths = (1.1, 6.0, *([2.2] * len(points)))
    align = aligned("l" * (len(head) - 1), "c")
    table = Table(
        text("Questions and answers by {pedoman}", pedoman=asked.name), head, rows, align, (), widths, small=True
    )
    return (Paragraph(first), Paragraph(used, gap=True), table)


def _processed(dossier: Dossier, text: Text, answers: bool) -> tuple[Block, ...]:
    """The processing table, lying; with the answers of every respondent where they may stand here."""
    bottom = tables.processing(dossier, text)
    office = dossier.office
    lines = (
        (text("Service unit"), unit_name(dossier, text)),
        (text("Address"), office.address),
        (text("Phone/fax"), office.phone),
    )
    top = Paragraph("; ".join(f"{label}: {words}" for label, words in lines if words.strip()))
    found: list[Block] = [Turn(landscape=True), top, *(_answers(dossier, text) if answers else ()), bottom]
    every = tables.answers(dossier, text)
    return (*found, *(() if every is None else (every,)), Turn())


def _answers(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    if not isinstance(dossier.data, Survey):
        return (Paragraph(text("The file is a recap: it does not hold the answers of every respondent.")),)
    if dossier.personal:
        return (Paragraph(text("Under a filter on attributes of persons single answers are not shown."), "note"),)
    shown = dossier.listed
    if shown is None:
        return (Paragraph(few_answers(text), "note"),)
    frame = answer_rows(shown, dossier.overall.index, text)
    if len(frame) > MOST_ROWS:
        words = text(
            "The answers of all {n} respondents stand in the workbook; printed they would fill too many pages.",
            n=text.number(len(frame), 0),
        )
        return (Paragraph(words, "note"),)
    frame = frame.drop(columns=[text("Unit")], errors="ignore")
    codes = list(frame.columns[1:])
    rows = tuple(
        (str(int(row[0])), *("" if v != v else text.number(v, 0 if v == int(v) else 2) for v in row[1:]))
        for row in frame.itertuples(index=False)
    )
    over = (("", 1), (text("VALUE OF THE UNSUR"), len(codes)))
    head = (text("No. resp."), *codes)
    align = aligned("c" * len(codes), "c")
    widths = (1.6, *([1.0] * len(codes)))
    caption = text("Answers per respondent and per unsur")
    note = text("A blank cell: not answered, or outside the scale. It is not counted.")
    if shown.n < dossier.data.n:
        note = " ".join((note, few_answers(text)))
    return (Table(caption, head, rows, align, over, widths, small=True, note=note),)


def _paragraphs(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    by_unit = None if dossier.by_unit is None or isinstance(dossier.data, Survey) else dossier.by_unit.index
    said = paragraphs(dossier.overall, text, described=dossier.described, groups=dossier.dissatisfied, by_unit=by_unit)
    found: list[Block] = []
    for one in said:
        if one.code:
            found += [Heading(one.title, 3), Paragraph(one.words)]
    return tuple(found)


def _comments(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    table = dossier.comments
    if table is None or not len(table):
        return (Paragraph(text("There are no comments that may be shown.")),)
    hidden = text(MASK)
    shown = table.head(MOST_COMMENTS)
    words = [comment.replace(MASK, hidden) for comment in shown["comment"]]
    warned = text(
        "Names and numbers that were recognised are hidden. A name that nothing announces cannot be recognised:"
        " read the comments before you pass them on."
    )
    if "unit" in table and dossier.unit is None and len(dossier.units) > 1:
        rows = tuple((unit_beside(unit, text), one) for unit, one in zip(shown["unit"], words, strict=True))
        why = why_unnamed(text) if (shown["unit"] == "").any() else ""
        listed = Table(text("Comments"), (text("Unit"), text("Comment")), rows, ("l", "l"), widths=(2, 7), note=why)
    else:
        rows = tuple((str(at), one) for at, one in enumerate(words, start=1))
        listed = Table(text("Comments"), ("No", text("Comment")), rows, ("c", "l"), widths=(1, 10))
    more = len(table) - len(shown)
    rest = [Paragraph(text("{n} further comments are not printed.", n=text.number(more, 0)), "note")] if more else []
    return (Paragraph(warned, gap=True), listed, *rest)


def _notes(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """The ledger in counts, what was noted of the file, and the settings."""
    ledger = dossier.data.ledger
    counts = ledger_reasons(ledger, text, public=True)
    found: list[Block] = [Paragraph(say_rows(text, ledger))]
    if len(counts):
        aside = tuple(
            (said, text.number(rows, 0), text.number(cells, 0))
            for said, cells, rows in zip(counts["said"], counts["cells"], counts["rows"], strict=True)
        )
        head = (text("Reason"), text("Rows"), text("Cells"))
        found.append(Table(text("What was set aside"), head, aside, ("l", "r", "r"), widths=(8, 1.5, 1.5)))
    found += [Paragraph(say_note(text, note), "note") for note in ledger.notes]
    pairs = settings(dossier, text)
    found.append(Table(text("Settings"), (text("What"), text("Value")), pairs, ("l", "l"), widths=(3, 7)))
    return (*found, *(Paragraph(line, "note") for line in origin(dossier, text)))
