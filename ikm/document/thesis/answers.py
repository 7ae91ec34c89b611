"""4.4: how the answers to every unsur fall, the means, and a paragraph on each unsur."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikm.document import drawings, tables
from ikm.document.blocks import Block, Heading, Paragraph, Table
from ikm.document.thesis.frames import listed, pictured, said, sourced
from ikm.dossier import Dossier
from ikm.index import TIE
from ikm.report.describing import paragraphs
from ikm.report.describing_ikm import on_the_scale
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import attribute_name


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """Tables and charts, then the paragraphs."""
    by_unit = dossier.by_unit.index if dossier.by_unit else None
    lower, alike = _lower(dossier)
    groups = None if lower is None else dossier.dissatisfied
    if groups is not None:
        groups = groups[groups["code"].isin(lower or ())]
    words = paragraphs(dossier.overall, text, described=dossier.described, groups=groups, by_unit=by_unit)
    done: list[Block] = [*_spread(dossier, text)]
    done.append(sourced(ranked(dossier, text), dossier, text))
    done += pictured(drawings.unsur(dossier, text), text("NRR of every unsur"), dossier, text)
    for one in words:
        if one.code:
            done += [Heading(one.title, 3), Paragraph(one.words)]
    summary = next((one for one in words if not one.code), None)
    if summary is not None:
        done += [Heading(summary.title, 3), *said(summary.words, _alike(dossier, alike, text))]
    return done


def _spread(dossier: Dossier, text: Text) -> list[Block]:
    table = tables.answers(dossier, text)
    if table is None:
        return [*said(text("The data are a recap of means, so how the answers of 1 to 4 fall is not known."))]
    note = text("Percentages are of those who answered the unsur; blank answers are counted beside.")
    return [
        *said(
            text("The following table shows how many respondents gave each answer to every unsur (f), and their share.")
        ),
        sourced(replace(table, note=" ".join(filter(None, (note, table.note)))), dossier, text),
        *pictured(drawings.answers(dossier, text), text("Share of each answer per unsur"), dossier, text),
    ]


def ranked(dossier: Dossier, text: Text) -> Table:
    """NRR, rank and class of every unsur, in the questionnaire's order; ties share the better rank."""
    figures = dossier.overall.index
    nrr = figures.nrr.iloc[0]
    standing = on_the_scale(figures)
    kinerja = {grade.mutu: grade.kinerja for grade in dossier.pedoman.classes}
    rows, classes = [], {}
    for at, one in enumerate(figures.unsur):
        value = float(nrr[one.code])
        there, mutu = one.code in standing.index, figures.grade(0, one.code)
        rank = text.number((standing > value + TIE).sum() + 1, 0) if there else NOTHING
        rows.append(
            (one.code, one.name, text.number(value, 3), rank, mutu or NOTHING, kinerja.get(mutu or "", NOTHING))
        )
        if mutu:
            classes[at, 4] = mutu
    head = (text("Code"), "Unsur", "NRR", text("Rank"), "Mutu", "Kinerja")
    return Table(
        text("NRR, rank and class of every unsur"),
        head,
        tuple(rows),
        ("c", "l", "r", "r", "c", "l"),
        widths=(1.2, 6.4, 1.6, 2, 1.4, 2.8),
        classes=classes,
    )


def _lower(dossier: Dossier) -> tuple[list[str] | None, list[str]]:
    """The unsur that a group of respondents rates lower, and those that were compared and none does."""
    groups = dossier.dissatisfied
    if groups is None:
        return None, []
    compared = groups[groups["p_holm"].notna()]
    lower = list(compared.loc[compared["lower"].astype(bool), "code"].unique())
    return lower, [str(code) for code in compared["code"].unique() if code not in lower]


def _alike(dossier: Dossier, codes: Sequence[str], text: Text) -> str:
    """One sentence for all unsur that no group is shown to rate lower, instead of one in each paragraph."""
    groups = dossier.dissatisfied
    if groups is None or not codes:
        return ""
    rows = groups[groups["p_holm"].notna()]
    attributes = text.listing([attribute_name(name, text).lower() for name in rows["attribute"].unique()])
    figures = dossier.overall.index
    if len(codes) == len(figures.unsur):
        return text(
            "Compared by {attributes}, no group of respondents is shown to rate any unsur lower than the others do.",
            attributes=attributes,
        )
    return text(
        "Compared by {attributes}, no group of respondents is shown to rate {unsur} lower than the others do.",
        attributes=attributes,
        unsur=listed(figures, codes, text),
    )
