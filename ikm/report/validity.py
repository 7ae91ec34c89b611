"""Which questions are valid, in sentences."""

from __future__ import annotations

import pandas as pd

from ikm.instrument import LEAST_PEOPLE, RULES, Instrument
from ikm.report.spans import apart, between, exact, items, named, percent
from ikm.text import Text, mark

REASONS = {
    "few": mark("Only {n} respondents answered every question; the tests need at least {least}."),
    "constant": mark("Every question has one and the same answer from all respondents, so nothing can be computed."),
    "one": mark("Only one question has answers that differ; the tests need at least two."),
    "total": mark("All respondents have the same total, so nothing can be computed."),
}
"""Why validity and reliability cannot be computed."""


def validity_words(found: Instrument, text: Text) -> str:
    """Which questions are valid, which are not, and for which it cannot be computed."""
    if found.reason:
        return text(REASONS[found.reason], n=text.number(found.n, 0), least=LEAST_PEOPLE)
    name = "r_corrected" if found.corrected else "r"
    rows = found.judged
    valid = rows["valid"].eq(True)
    digits = apart(rows[name], found.least_r)
    r = text("corrected item-total correlation") if found.corrected else text("item-total correlation (r)")
    words = {"r": r, "limit": _limit(found, digits, text)}
    said = [_verdict(rows[name], valid, items(len(rows), found.of, text), digits, words, text)]
    wrong = named(rows[~valid], name, digits, text)
    if wrong and valid.any():
        said.append(text("Not valid: {names}.", names=text.listing(wrong)))
    against = rows.loc[rows["r"] < 0, "label"].tolist()
    if against:
        said.append(
            text(
                "{names} runs against the total: see whether its answers are coded the other way round.",
                names=text.listing(against),
            )
        )
    if not found.corrected:
        span = between(rows["r_corrected"], 3, text)
        said.append(text("Without the question itself in the total the correlations are {span}.", span=span))
    return " ".join([*said, *_not_computed(found, text)])


def _verdict(r: pd.Series, valid: pd.Series, what: str, digits: int, words: dict[str, str], text: Text) -> str:
    span = between(r[valid] if valid.any() else r, digits, text)
    if valid.all():
        return text(
            "The validity test shows that the {r} of all {items}, {span}, is {limit}, so all of them are valid.",
            items=what,
            span=span,
            **words,
        )
    if not valid.any():
        return text(
            "The validity test shows that the {r} of none of {items}, {span}, is {limit}, so none of them is valid.",
            items=what,
            span=span,
            **words,
        )
    return text(
        "The validity test shows that the {r} of {valid} of {items}, {span}, is {limit}, so these are valid.",
        items=what,
        valid=text.number(valid.sum(), 0),
        span=span,
        **words,
    )


def _limit(found: Instrument, digits: int, text: Text) -> str:
    if found.rule != RULES[0]:
        return text("at least {limit}", limit=exact(found.least_r, text))
    return text(
        "above r table {limit} (n = {n}, df = {df}, alpha {alpha}, two-sided)",
        limit=text.number(found.r_table, digits),
        n=text.number(found.n, 0),
        df=text.number(found.df, 0),
        alpha=percent(found.significance, text),
    )


def _not_computed(found: Instrument, text: Text) -> list[str]:
    """What is said of questions without variance, and of those that nobody answered."""
    said = []
    state = found.items.groupby("state")["label"].agg(list).to_dict()
    if "constant" in state:
        said.append(
            text(
                "For {names} it cannot be computed, because all respondents gave the same answer; such a question is"
                " taken out before the reliability is computed.",
                names=text.listing(state["constant"]),
            )
        )
    if "unanswered" in state:
        said.append(text("Nobody answered {names}, so it is not tested.", names=text.listing(state["unanswered"])))
    return said
