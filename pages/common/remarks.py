"""What respondents wrote: to search, to count by words and by unsur, and to read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from ikm import Survey, charts
from ikm.comment_masks import MASK
from ikm.comment_words import FEWEST, by_group, by_unsur, masked_comments, search, touching, word_counts
from ikm.cube import Bools
from ikm.report.described import why_unnamed
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.text.terms import attribute_name, unit_beside, value_name
from pages.common import show, surveys
from pages.common.view import View

EVERY = "all"


@dataclass(frozen=True, eq=False)
class Said:
    """The masked comments in view, their words, and the unsur they touch (comments x unsur)."""

    table: pd.DataFrame
    words: pd.DataFrame
    unsur: pd.DataFrame
    touch: Bools


def comments(seen: View) -> None:
    """The comments in view: counted, searched, beside their unit alone; none under a filter on persons."""
    text, data = seen.text, seen.data
    if not isinstance(data, Survey) or "saran" not in data.everyone:
        return
    if seen.personal:
        if data.everyone["saran"].notna().any():
            show.heading(text("Comments"))
            st.caption(text("Comments are shown without filters on attributes of persons only."))
        return
    said = surveys.kept("comments", seen.filters, lambda: _said(data))
    if not len(said.table):
        return
    show.heading(text.plural("{n} comment", "{n} comments", len(said.table)))
    st.caption(
        text(
            "Names and numbers that were recognised are hidden. A name that nothing announces cannot be recognised:"
            " read the comments before you pass them on."
        )
    )
    left, right = st.columns(2)
    with left:
        show.chart(seen, charts.comment_words(said.words, len(said.table), **seen.style), "saran-kata")
        st.caption(
            text(
                "A word of fewer than {fewest} comments is listed only if it is an everyday word of services; a rare"
                " word may be a name.",
                fewest=FEWEST,
            )
        )
    with right:
        show.chart(seen, charts.comment_unsur(said.unsur, len(said.table), data.pedoman, **seen.style), "saran-unsur")
    _groups(seen, data)
    _reading(seen, data, said)


def _said(data: Survey) -> Said:
    table = masked_comments(data)
    texts = list(table["comment"])
    return Said(table, word_counts(texts), by_unsur(texts, data.pedoman), touching(texts, data.pedoman))


def _groups(seen: View, data: Survey) -> None:
    """How many comments of each group touch each unsur; small counts of groups of persons are left out."""
    text = seen.text
    names = {name: attribute_name(name, text) for name in data.attributes}
    if not names:
        return
    with st.expander(text("Which groups write about what")):
        by = st.segmented_control(
            text("Group by"),
            list(names),
            default=next(iter(names)),
            required=True,
            format_func=names.__getitem__,
            key="comments-by",
        )
        apart = by in PERSONAL
        found = by_group(data, by, apart=apart)
        labels = {"group": names[by], "n": text("Comments")}
        named = unit_beside if by == "unit" else value_name
        table = found.assign(group=[named(value, text) for value in found["group"]]).rename(columns=labels)
        figures = [name for name in table if name != names[by]]
        table[figures] = table[figures].astype("Int64")
        shown = table.astype(object).where(table.notna(), "·")
        show.table(seen, table, f"saran-{by}", text("Comments that touch each unsur, by keyword"), shown=shown)
        if apart and bool(np.asarray(table[figures].isna()).any()):
            st.caption(
                text(
                    "“·”: not shown, because it is fewer than {least} comments, or would give such a number away.",
                    least=SMALLEST_GROUP,
                )
            )


def _reading(seen: View, data: Survey, said: Said) -> None:
    """The comments themselves, those that hold the letters searched for and touch the unsur chosen."""
    text = seen.text
    unsur = {EVERY: text("All comments")} | {u.code: f"{u.code} {u.name}" for u in data.pedoman.unsur}
    left, right = st.columns(2)
    with left:
        wanted = st.text_input(text("Search the comments"), key="cari-saran", max_chars=80)
    with right:
        code = st.selectbox(text("With a keyword of"), list(unsur), format_func=unsur.__getitem__, key="saran-tentang")
    table = said.table if code == EVERY else said.table[said.touch[:, data.pedoman.codes.index(code)]]
    found = search(table, wanted or "")
    narrowed = bool((wanted or "").strip()) or code != EVERY
    if narrowed:
        numbers = {"n": text.number(len(found), 0), "all": text.number(len(said.table), 0)}
        st.caption(text("{n} of {all} comments.", **numbers))
    if not len(found):
        return
    with st.expander(text("Read the comments"), expanded=narrowed):
        words = [text("Beside the unit alone, in the order of the alphabet.")]
        st.caption(" ".join([*words, why_unnamed(text)] if "unit" in found else words))
        hidden = text(MASK)
        shown = pd.DataFrame({text("Comment"): [comment.replace(MASK, hidden) for comment in found["comment"]]})
        if "unit" in found:
            shown.insert(0, text("Unit"), [unit_beside(unit, text) for unit in found["unit"]])
        show.table(seen, shown, "saran", text("Comments"))
