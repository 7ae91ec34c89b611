"""The closing paragraph of a description: the highest and the lowest unsur, and the IKM with what limits it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ikm.index import TIE, Index
from ikm.text import Text
from ikm.uncertainty import Uncertainty

FEW = 3
"""How many names a sentence lists before it counts them instead."""

SMALL_SAMPLE = 30
"""Where the pedoman names no minimum, fewer respondents than this are said to be few. Our own rule of thumb."""


def closing(sure: Uncertainty, text: Text) -> str:
    """Highest and lowest unsur, IKM and class, whether the class is settled, few respondents, who is left out."""
    figures = sure.index
    row = figures.table.iloc[0]
    if not row["ranked"]:
        return " ".join([*_ends(figures, text), unranked(str(row["reason"]), text)])
    said = [*_ends(figures, text), _ikm(figures, text), sureness(sure, text), *smallness(figures, text)]
    if figures.left_out:
        who = text.listing(figures.left_out)
        said.append(text("Left out, because their data lie outside the scale: {units}.", units=who))
    return " ".join(part for part in said if part)


def on_the_scale(figures: Index) -> pd.Series:
    """The NRR of the first group that have a class, by code; none where its data break the scale."""
    values = figures.nrr.iloc[0]
    return values[[figures.grade(0, code) is not None for code in values.index]]


def listed(figures: Index, codes: Sequence[object], text: Text) -> str:
    """Names of unsur with their codes; from more than FEW on, how many there are."""
    if len(codes) > FEW:
        return text("{n} unsur", n=text.number(len(codes), 0))
    return text.listing([f"{figures.questionnaire.unsur_named(str(code)).name} ({code})" for code in codes])


def _ends(figures: Index, text: Text) -> list[str]:
    """The unsur with the highest value and those with the lowest, all ties."""
    values = on_the_scale(figures)
    if len(values) < 2:
        return []
    high, low = float(values.max()), float(values.min())
    if high - low <= TIE:
        return [text("All {k} unsur stand at {nrr}.", k=len(values), nrr=text.number(high))]
    return [
        text(
            "The highest value is that of {high} ({high_nrr}, class {high_mutu}), and the lowest that of {low}"
            " ({low_nrr}, class {low_mutu}).",
            high=listed(figures, list(values.index[values >= high - TIE]), text),
            high_nrr=text.number(high),
            high_mutu=figures.mutu_of(high),
            low=listed(figures, list(values.index[values <= low + TIE]), text),
            low_nrr=text.number(low),
            low_mutu=figures.mutu_of(low),
        )
    ]


def _ikm(figures: Index, text: Text) -> str:
    row = figures.table.iloc[0]
    words = {
        "ikm": text.number(row["konversi"]),
        "mutu": row["mutu"],
        "kinerja": row["kinerja"],
        "pedoman": figures.pedoman.name,
    }
    if row["n"] != row["n"]:
        return text("The IKM is {ikm}: class {mutu} ({kinerja}) by the bounds of {pedoman}.", **words)
    return text(
        "The IKM of {n} respondents is {ikm}: class {mutu} ({kinerja}) by the bounds of {pedoman}.",
        n=text.number(row["n"], 0),
        **words,
    )


def sureness(sure: Uncertainty, text: Text) -> str:
    """Whether the class is settled, with the interval."""
    row, scale = sure.table.iloc[0], sure.index.questionnaire
    if row["settled"] is None:
        return text("How sure this is cannot be told.")
    words = {
        "low": text.number(max(row["low"], scale.lowest * scale.base)),
        "high": text.number(min(row["high"], scale.highest * scale.base)),
    }
    if sure.worst_case:
        if row["settled"]:
            return text("A recap tells no spread; even at the widest, {low} to {high}, the class is the same.", **words)
        return text(
            "A recap tells no spread; at the widest the figure could lie anywhere from {low} to {high}, so in the worst"
            " case the class is another.",
            **words,
        )
    if row["settled"]:
        return text("Its 95% interval, {low} to {high}, lies within this class.", **words)
    return text("Its 95% interval, {low} to {high}, crosses a class bound, so this class is not settled.", **words)


def smallness(figures: Index, text: Text) -> list[str]:
    """That there are fewer respondents than the regulation asks for, or few by our own rule of thumb."""
    n, own = figures.table["n"].iloc[0], figures.questionnaire
    if n != n:
        return [text("The number of respondents is not known for every unit, so each row of the file weighs the same.")]
    if own.minimum_respondents is not None:
        if n >= own.minimum_respondents:
            return []
        least = text.number(own.minimum_respondents, 0)
        return [
            text("These are fewer respondents than the {least} that {pedoman} asks for.", least=least, pedoman=own.name)
        ]
    if n >= SMALL_SAMPLE:
        return []
    return [
        text(
            "These are few respondents: fewer than {least} say little (a rule of thumb, not a regulation's).",
            least=SMALL_SAMPLE,
        )
    ]


def unranked(reason: str, text: Text) -> str:
    """Why there is no IKM, in one sentence."""
    if reason == "nobody":
        return text("Nobody answered, so there is no IKM.")
    if reason == "unanswered":
        return text("An unsur was answered by nobody, so there is no IKM.")
    return text("The data lie outside the scale, so no IKM and no class are given.")
