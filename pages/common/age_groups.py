"""Where age groups begin: what a person wants is read at once from the ages in years."""

from __future__ import annotations

import re

import streamlit as st

from ikm import Survey
from ikm.errors import UnknownChoiceError
from ikm.reading import Directions
from ikm.reading.ages import STARTS
from pages.common import surveys
from pages.common.markdown import escape_markdown
from pages.common.view import View


def age_groups(seen: View) -> None:
    """The starts of the age groups, to be changed; only where the file holds ages in years, or a wish was said."""
    text, data, key = seen.text, seen.data, surveys.current()
    asked = surveys.directions(key).ages
    years = isinstance(data, Survey) and "umur_tahun" in data.everyone and data.everyone["umur_tahun"].notna().any()
    if asked is None and not years:
        return
    now = asked or STARTS
    typed = st.text_input(
        text("Age groups start at"),
        ", ".join(map(str, now)),
        key=f"ages-{key}-{now}",
        help=text(
            "Ages in years are put into these groups; below the first start is a group of its own. Groups of fewer"
            " than five people are still shown together."
        ),
    )
    starts = tuple(int(part) for part in re.findall(r"\d{1,4}", typed)) if re.fullmatch(r"[\d\s,;]+", typed) else ()
    try:
        Directions(ages=starts)
    except UnknownChoiceError as error:
        st.warning(escape_markdown(text(error.message, **(error.values | {"value": typed}))))
        return
    if starts != now:
        surveys.ask(key, ages=None if starts == STARTS else starts)
        st.rerun()
