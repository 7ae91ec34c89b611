"""BAB IV: strengths and weaknesses, what will be done, and how the figures moved."""

from __future__ import annotations

from ikm.comment_words import by_unsur
from ikm.document import course, drawings, todo
from ikm.document.blocks import Block, Bullets, Figure, Heading, Paragraph
from ikm.document.counted import typed_periods
from ikm.document.origin import limits
from ikm.document.words import gap, unit_name
from ikm.dossier import Dossier
from ikm.index import TIE
from ikm.report.describing_ikm import listed, on_the_scale
from ikm.report.working_order import order_title, standing
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name
from ikm.weakness import from_below

ENDS = 3
"""So many unsur from either end are named."""


def blocks(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Chapter IV."""
    return (
        Heading(text("CHAPTER IV ANALYSIS")),
        Heading(text("4.1 Weaknesses and strengths of the service"), 2),
        *_ends(dossier, text),
        *_limits(dossier, text),
        Heading(text("4.2 Follow-up plan"), 2),
        *_plan(dossier, text),
        Heading(text("4.3 Trend of the IKM"), 2),
        *trend(dossier, text),
    )


def _ends(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    figures = dossier.overall.index
    values = on_the_scale(figures)
    if not dossier.ranked or len(values) < 2:
        return (Paragraph(text("There is no index, so no unsur is called weak or strong.")),)
    places = from_below(values.to_frame().T, ENDS).iloc[0]
    tops = from_below(-values.to_frame().T, ENDS).iloc[0]
    low = list(places[(places > 0) & (values < values.max() - TIE)].sort_values(kind="stable").index)
    high = [code for code in tops[tops > 0].sort_values(kind="stable").index if code not in low]
    found: list[Block] = [Paragraph(f"{order_title(dossier.order, unit_name(dossier, text), text)}.", "lead")]
    if low:  # none is low where all are equal
        found.append(Paragraph(text("The unsur with the lowest values are to be improved first:")))
        found.append(Bullets(tuple(_one(dossier, code, text) for code in low), numbered=True))
    if low and high:
        found.append(Paragraph(text("The unsur with the highest values are to be kept up:")))
        found.append(Bullets(tuple(_one(dossier, code, text) for code in high), numbered=True))
    where = standing(figures, 0, text)
    found += [Paragraph(where)] if where else []
    found += _who(dossier, text)
    return (*found, *_comments(dossier, text))


def _one(dossier: Dossier, code: str, text: Text) -> str:
    figures = dossier.overall.index
    nrr = float(figures.nrr[code].iloc[0])
    return text(
        "{unsur}: NRR {nrr}, class {mutu}",
        unsur=listed(figures, [code], text),
        nrr=text.number(nrr),
        mutu=figures.grade(0, code),
    )


def _who(dossier: Dossier, text: Text) -> list[Block]:
    """The groups of respondents that rate an unsur lower than all others by more than chance."""
    rows = dossier.dissatisfied
    if rows is None or not rows["lower"].any():
        return []
    clear = rows[rows["lower"]].sort_values("difference", kind="stable")
    low = clear.head(ENDS)
    said = tuple(
        text(
            "{attribute} {value} ({n} answers): {unsur} {nrr}, all others {others}",
            attribute=attribute_name(row["attribute"], text),
            value=value_name(row["value"], text),
            n=text.number(row["n"], 0),
            unsur=listed(dossier.overall.index, [row["code"]], text),
            nrr=text.number(row["nrr"]),
            others=text.number(row["others"]),
        )
        for _, row in low.iterrows()
    )
    head = text("Groups that rate an unsur lower than all others by more than chance:")
    if len(clear) > ENDS:
        head = text(
            "Groups that rate an unsur lower than all others by more than chance (the {n} largest of {all}):",
            n=ENDS,
            all=text.number(len(clear), 0),
        )
    return [Paragraph(head), Bullets(said)]


def _comments(dossier: Dossier, text: Text) -> list[Block]:
    """How many comments touch which unsur, by keyword."""
    table = dossier.comments
    if table is None or not len(table):
        return []
    counts = by_unsur(list(table["comment"]), dossier.data.pedoman)
    most = counts[counts["code"].ne("") & counts["n"].gt(0)].sort_values("n", ascending=False, kind="stable").head(ENDS)
    figures = dossier.overall.index
    touched = []
    for code, n in zip(most["code"], most["n"], strict=True):
        unsur = listed(figures, [code], text)
        touched.append(text.plural("{n} mentions {unsur}", "{n} mention {unsur}", n, unsur=unsur))
    if not touched:
        return []
    said = text.plural(
        "Of {n} comment, by keyword, {touched}.",
        "Of {n} comments, by keyword, {touched}.",
        len(table),
        touched=text.listing(touched),
    )
    return [Paragraph(said)]


def _limits(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """What limits the figures, as the screens say it."""
    said = limits(dossier, text)
    if not said:
        return ()
    return (Paragraph(text("What limits these figures:")), Bullets(said))


def _plan(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """The plan as far as somebody filled it in; whether it was discussed only the office knows."""
    if not dossier.plan.rows:
        return (Paragraph(gap(text("the follow-up plan"), text), gap=True),)
    found: list[Block] = []
    lowest = dossier.row["lowest"]  # all of them, where they are equal; people may have put another line first
    if dossier.plan.rows[0].code in lowest and len(lowest) < len(dossier.overall.index.unsur):
        found.append(Paragraph(text("The plan begins with the unsur that has the lowest value.")))
    if any(not row.program.strip() for row in dossier.plan.rows):
        blank = gap(text("programmes, quarters and persons in charge that are still blank"), text)
        found.append(Paragraph(blank, gap=True))
    discussed = gap(text("when and with whom the plan was discussed (Forum Konsultasi Publik), if it was"), text)
    return (*found, todo.plan(dossier, text), Paragraph(discussed, gap=True))


def trend(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """The IKM over the periods; one sentence where there are not two."""
    table, drawing = course.trend(dossier, text), drawings.trend(dossier, text)
    if table is None:
        words = text("The figures are of one period only, so there is no trend yet.")
        return (Paragraph(words),)
    found: list[Block] = []
    typed = typed_periods(dossier, text)
    found += [Paragraph(typed, "note")] if typed else []
    if drawing is not None:
        found.append(Figure(drawing, text("IKM over the periods")))
    return (*found, table)
