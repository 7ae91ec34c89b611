"""What must be said beside the figures: filters in force, units left out, weak samples, changed bounds."""

from __future__ import annotations

from html import escape

import streamlit as st

import ikm
from ikm.changes import class_changes, class_counts
from ikm.index import weighs_units_alike
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from pages.common.show import filter_words
from pages.common.view import View


def notices(view: View) -> None:
    """Everything a reader of any page should know before the figures; stops the page where none can be shown."""
    text = view.text
    filters(view)
    if view.data.source.simulated:
        st.caption(text("Simulated respondents: the totals are the published ones, the people are not real."))
    enough(view)


def filters(view: View) -> None:
    """The filters in force as chips, and a link that could not be followed."""
    if st.session_state.get("missing"):
        st.warning(
            view.text(
                "This link was made with a file that is not open here, so a sample is shown. Upload the file on the"
                " Data page to see the same view."
            )
        )
    if view.filters:
        chips = "".join(f'<span class="ikm-chip">{escape(words)}</span>' for words in filter_words(view))
        st.html(f'<div class="ikm-chips" data-testid="chips">{chips}</div>')


def enough(view: View) -> None:
    """Stop the page where the filter leaves nobody, or so few people that one could be recognised."""
    n, text = view.data.n, view.text
    if n == 0 or len(view.data.profiles) == 0:
        st.info(text("No respondent matches this filter. Clear it or choose more values."))
        st.stop()
    if n is not None and n < SMALLEST_GROUP and any(name in PERSONAL for name in view.filters):
        st.info(
            text.plural(
                "This filter leaves {n} respondent. Figures of fewer than {least} people are not shown, so that nobody"
                " can be recognised. Choose more values.",
                "This filter leaves {n} respondents. Figures of fewer than {least} people are not shown, so that"
                " nobody can be recognised. Choose more values.",
                n,
                least=SMALLEST_GROUP,
            )
        )
        st.stop()


def cautions(view: View, overall: ikm.Index, by_unit: ikm.Index | None) -> None:
    """What limits the figures: units not ranked, samples under the minimum, unknown n, other bounds."""
    sentences = [
        *_bounds(view, overall, by_unit),
        *_not_ranked(view, by_unit, overall),
        *_weak(view, overall, by_unit),
    ]
    if sentences:
        paragraphs = "\n\n".join(sentences)
        st.warning(paragraphs)


def _not_ranked(view: View, by_unit: ikm.Index | None, overall: ikm.Index) -> list[str]:
    text, sentences = view.text, []
    figures = by_unit if by_unit is not None else overall
    for position, row in figures.table[~figures.table["ranked"]].iterrows():
        name = escape_markdown(str(row["unit"])) if figures.by else text("This survey")
        outside = figures.outside.loc[position]
        if row["reason"] == "unanswered":
            blank = [c for c in figures.nrr if figures.nrr.isna().loc[position, c]]
            sentences.append(
                text(
                    "{unit}: nobody answered {unsur}, so no IKM can be computed and the unit is not ranked.",
                    unit=name,
                    unsur=text.listing(blank),
                )
            )
        elif isinstance(view.data, ikm.Recap):
            high = int((figures.nrr.loc[position] > figures.questionnaire.highest).sum())
            low = int((figures.nrr.loc[position] < figures.questionnaire.lowest).sum())
            sentences.append(
                text.plural(
                    "{n} mean of {unit} lies outside the scale 1-4. The unit is shown but not ranked, and the"
                    " overall figure leaves it out. Check its number of respondents or its scale in the original.",
                    "{n} means of {unit} lie outside the scale 1-4. The unit is shown but not ranked, and the"
                    " overall figure leaves it out. Check its number of respondents or its scale in the original.",
                    high + low,
                    unit=name,
                )
            )
        else:
            sentences.append(
                text.plural(
                    "{n} answer of {unit} lies outside the scale 1-4 and was set aside. The unit is shown but not"
                    " ranked, and the overall figure leaves it out. Check the scale in the original file.",
                    "{n} answers of {unit} lie outside the scale 1-4 and were set aside. The unit is shown but not"
                    " ranked, and the overall figure leaves it out. Check the scale in the original file.",
                    int(outside.sum()),
                    unit=name,
                )
            )
    return sentences


def _weak(view: View, overall: ikm.Index, by_unit: ikm.Index | None) -> list[str]:
    text, least = view.text, overall.questionnaire.minimum_respondents
    if weighs_units_alike(view.data):
        return [text("The number of respondents is not known for every unit, so each unit weighs the same.")]
    n = (by_unit if by_unit is not None else overall).table["n"]
    weak = int((n < least).sum()) if least else 0
    if not weak:
        return []
    return [
        text(
            "{weak} of {all} units have fewer than the {least} respondents that {pedoman} asks for: small differences"
            " between them mean little.",
            weak=text.number(weak, 0),
            all=text.number(len(n), 0),
            least=text.number(least, 0),
            pedoman=overall.questionnaire.name,
        )
    ]


def _bounds(view: View, overall: ikm.Index, by_unit: ikm.Index | None) -> list[str]:
    if view.pedoman.code == view.data.pedoman.code:
        return []
    text, by = view.text, ("unit" if by_unit is not None else None)
    now, own = (by_unit or overall), ikm.index(view.data, by, bobot=view.bobot)
    moved = class_changes(own, now)
    if not moved:
        return [text("With the class bounds of {pedoman} no class changes.", pedoman=view.pedoman.name)]
    return [
        text(
            "With the class bounds of {pedoman}: {now}. With those of the questionnaire ({own}): {before}."
            " {moved} of {all} change class.",
            pedoman=view.pedoman.name,
            own=view.data.pedoman.name,
            now=_classes(view, now),
            before=_classes(view, own),
            moved=text.number(moved, 0),
            all=text.number(now.table["ranked"].sum(), 0),
        )
    ]


def _classes(view: View, figures: ikm.Index) -> str:
    return view.text.listing(
        [view.text.plural("{n} is {mutu}", "{n} are {mutu}", n, mutu=mutu) for mutu, n in class_counts(figures).items()]
    )


def escape_markdown(words: str) -> str:
    """Text from a file, made harmless where Streamlit reads markdown (links, images, LaTeX, icons)."""
    return "".join("\\" + sign if sign in "\\`*_{}[]()#+-.!$:|<>~" else sign for sign in words)
