"""The parts that describe: frequency tables, and paragraphs on each unsur."""

from __future__ import annotations

import streamlit as st

from ikm import Survey, charts, tally
from ikm.description import describe, questions
from ikm.report.described import adds_up, answers_table, characteristics_table, with_percent
from ikm.report.describing import paragraphs as described_by
from ikm.respondents import PERSONAL, SMALLEST_GROUP, Characteristics, characteristics
from ikm.soundness import sound
from ikm.text.terms import attribute_name, value_name
from pages.common import show, surveys
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View

WHOLE = "all"


def frequencies(seen: View) -> None:
    """Who answered (f, %), and how every unsur was answered; a sentence where the data do not tell."""
    text, data = seen.text, seen.data
    if not isinstance(data, Survey):
        st.info(
            text(
                "This file is a recap: it holds one row per unit, not one per respondent. How answers fall can only be"
                " shown from the respondents' own answers. Upload that file on the Data page, or choose a sample of"
                " respondents."
            )
        )
        return
    if _too_few(seen):
        return
    apart = data.attributes if seen.personal else PERSONAL
    people = characteristics(data, data.attributes, apart)
    if len(people.table):
        _who(seen, people)
    _answers(seen, data)


def paragraphs(seen: View) -> None:
    """A paragraph on every unsur and one on the whole, to be read and taken along."""
    text, data = seen.text, seen.data
    if _too_few(seen):
        return
    if isinstance(data, Survey):
        groups = surveys.kept("dissatisfied", seen.filters, lambda: seen.dossier.dissatisfied)
        said = described_by(seen.sure(), text, described=describe(data), groups=groups)
    else:
        by_unit = seen.index("unit") if "unit" in data.attributes else None
        said = described_by(seen.sure(), text, by_unit=by_unit)
    st.caption(
        text(
            "Made from the figures alone: they say what was answered, not why. A group of respondents is named only"
            " when it has at least {least} people and rates the unsur lower than all others by more than chance.",
            least=SMALLEST_GROUP,
        )
    )
    for paragraph in said:
        st.markdown(f"**{escape_markdown(paragraph.title)}**\n\n{escape_markdown(paragraph.words)}")
    if isinstance(data, Survey):
        explain(seen, "dissatisfied")
    lines = [f"{paragraph.title}\n{paragraph.words}\n" for paragraph in said]
    st.download_button(
        text("Download the text"),
        data="\n".join([*lines, *show.source_lines(seen)]).encode(),
        file_name="ikm-uraian.txt",
        key="uraian-txt",
        on_click="ignore",
        mime="text/plain",
    )


def _too_few(seen: View) -> bool:
    """Whether a filter on persons leaves fewer people than may be told apart; then it says so."""
    if not seen.personal or (seen.data.n or 0) >= SMALLEST_GROUP:
        return False
    st.info(
        seen.text(
            "Fewer than {least} respondents match the filter, so nothing is shown of them: they could be recognised.",
            least=SMALLEST_GROUP,
        )
    )
    return True


def _who(seen: View, people: Characteristics) -> None:
    text = seen.text
    show.heading(text("Who answered"))
    table = characteristics_table(people, text)
    shown = with_percent(table, text)
    first = text("Attribute")
    shown[first] = shown[first].where(shown[first] != shown[first].shift(), "")
    show.table(seen, table, "karakteristik", text("Who answered"), shown=shown)
    for name, small in people.together.items():
        st.caption(
            text(
                "{attribute}: shown together, so that no group of fewer than {least} people stands alone: {groups}.",
                attribute=attribute_name(name, text),
                least=SMALLEST_GROUP,
                groups=text.listing([escape_markdown(value_name(value or None, text)) for value in small]),
            )
        )
    if not adds_up(people):
        st.caption(text("Percentages are rounded, so they may not add up to exactly 100."))


def _answers(seen: View, data: Survey) -> None:
    text = seen.text
    show.chart(seen, charts.answers(tally(sound(data)[0]), seen.index(), **seen.style), "jawaban")
    names = {WHOLE: text("All respondents together")} | {name: attribute_name(name, text) for name in data.attributes}
    by = st.segmented_control(
        text("Group by"), list(names), default=WHOLE, required=True, format_func=names.__getitem__, key="describe-by"
    )
    kept = data if by == WHOLE else seen.visible(by)
    assert isinstance(kept, Survey)  # noqa: S101  # a view of a survey is one
    if not kept.n:
        st.caption(text("Every group is too small to be shown."))
        return
    found = describe(kept, None if by == WHOLE else by)
    table = answers_table(found, data.pedoman, text)
    show.heading(text("Answers to every unsur: f and %, mean, median, mode and standard deviation"))
    show.table(seen, table, f"jawaban-{by}", text("Answers to every unsur"), shown=with_percent(table, text))
    st.caption(text("Percentages are of those who answered; blank answers and answers outside the scale are beside."))
    if any(level != int(level) for level in found.levels):
        st.caption(
            text(
                "Values between the whole points are counted at the nearest (≈), halves upwards; mean, median, mode and"
                " standard deviation are of the values as they are."
            )
        )
    explain(seen, "describing")
    single = questions(data)
    if single is not None:
        show.heading(text("Answers to the single questions"))
        table = answers_table(single, data.pedoman, text)
        shown = with_percent(table, text)
        show.table(seen, table, "pertanyaan", text("Answers to the single questions"), shown=shown)
