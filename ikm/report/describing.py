"""Descriptive paragraphs: what the figures say of each unsur, in sentences and without reasons that nobody measured."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ikm.description import Description
from ikm.index import TIE, Index
from ikm.report.describing_answers import answers, lower_groups, lowest_unit, unsettled
from ikm.report.describing_ikm import FEW, closing, listed, on_the_scale
from ikm.text import Text
from ikm.uncertainty import Uncertainty


@dataclass(frozen=True)
class Paragraph:
    """The sentences on one unsur (``code`` "" for those on the whole), and the heading above them: plain text."""

    code: str
    title: str
    words: str


def paragraphs(
    sure: Uncertainty,
    text: Text,
    *,
    described: Description | None = None,
    groups: pd.DataFrame | None = None,
    by_unit: Index | None = None,
) -> tuple[Paragraph, ...]:
    """A paragraph for each unsur in order, and a closing one on the IKM.

    ``sure``: the overall index (one group) and how sure it is; ``described``: the answers of the same respondents
    (``ikm.description.describe``); ``groups``: who rates lower (``ikm.dissatisfied``); ``by_unit``: the index by unit,
    of which the lowest is named. A recap has the first and the last alone. Each paragraph says the regulation's
    definition, value and class, rank (ties share the better one), how many gave an answer below the middle of the
    scale, and which group of respondents rates the unsur lower by more than chance. The same figures give the same
    words; nothing is said of why.

    >>> import ikm
    >>> from ikm.text import EN
    >>> said = paragraphs(ikm.uncertainty(ikm.sample("kpp-jatim-responden")), EN)
    >>> said[6].words.split("” ")[1]
    'Its mean (NRR) is 2.71, or 67.83 after conversion: class B (Baik). It ranks 14 of 14 unsur, the lowest.'
    """
    figures = sure.index
    rows = {} if described is None else {code: at for at, code in enumerate(described.table["code"])}
    said = []
    for unsur in figures.unsur:
        words = [_definition(figures, unsur.code, text), *_value(figures, unsur.code, text)]
        if figures.judged():
            words += unsettled(sure, unsur.code, text)
        if described is not None:
            words += answers(figures, described, rows[unsur.code], text)
        if figures.judged():
            words += lower_groups(groups, unsur.code, text)
        words += lowest_unit(by_unit, unsur.code, text)
        said.append(Paragraph(unsur.code, f"{unsur.code} {unsur.name}", " ".join(word for word in words if word)))
    return (*said, Paragraph("", text("Summary"), closing(sure, text)))


def _definition(figures: Index, code: str, text: Text) -> str:
    unsur = figures.questionnaire.unsur_named(code)
    meant = unsur.definition.strip().rstrip(".")
    if not meant:
        return ""
    return text(
        "{name}, as {pedoman} defines it: “{definition}.”",
        name=unsur.name,
        pedoman=figures.questionnaire.name,
        definition=meant,
    )


def _value(figures: Index, code: str, text: Text) -> list[str]:
    """Mean, class and rank of an unsur; or why there are none."""
    nrr, scale = float(figures.nrr[code].iloc[0]), figures.questionnaire
    if nrr != nrr:
        return [text("Nobody answered it, so it has no value, no class and no rank.")]
    mutu = figures.grade(0, code)
    if mutu is None:
        return [
            text(
                "Its mean (NRR), {nrr}, comes from data that lie outside the scale, so it has no class and no rank.",
                nrr=text.number(nrr),
            )
        ]
    konversi = nrr * scale.base
    value = text(
        "Its mean (NRR) is {nrr}, or {konversi} after conversion: class {mutu} ({kinerja}).",
        nrr=text.number(nrr),
        konversi=text.number(konversi),
        mutu=mutu,
        kinerja=figures.pedoman.classify(konversi).kinerja,
    )
    return [value, _rank(figures, code, nrr, text)]


def _rank(figures: Index, code: str, nrr: float, text: Text) -> str:
    ranked = on_the_scale(figures)
    k = len(ranked)
    if k < 2:
        return ""
    if ranked.max() - ranked.min() <= TIE:
        return text("All {k} unsur have this value, so none ranks above another.", k=k)
    rank = int((ranked > nrr + TIE).sum()) + 1
    tied = [other for other, value in ranked.items() if abs(value - nrr) <= TIE and other != code]
    place = {"rank": rank, "k": k}
    if tied:
        return text("It shares rank {rank} of {k} unsur with {names}.", names=_others(figures, tied, text), **place)
    if rank == 1:
        return text("It ranks {rank} of {k} unsur, the highest.", **place)
    if rank == k:
        return text("It ranks {rank} of {k} unsur, the lowest.", **place)
    return text("It ranks {rank} of {k} unsur.", **place)


def _others(figures: Index, codes: list[object], text: Text) -> str:
    if len(codes) > FEW:
        return text("{n} other unsur", n=text.number(len(codes), 0))
    return listed(figures, codes, text)
