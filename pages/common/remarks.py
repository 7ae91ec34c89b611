"""What respondents wrote, for reading."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ikm import Survey
from ikm.comments import comments as written
from ikm.respondents import SMALLEST_GROUP
from ikm.text.terms import value_name
from pages.common import show
from pages.common.view import View


def comments(seen: View) -> None:
    """The comments in view, beside their unit alone; none under a filter on attributes of persons."""
    text = seen.text
    if not isinstance(seen.data, Survey) or "saran" not in seen.data.everyone:
        return
    found = written(seen.data)
    if not len(found):
        return
    show.heading(text.plural("{n} comment", "{n} comments", len(found)))
    if seen.personal:
        st.caption(text("Comments are shown without filters on attributes of persons only."))
        return
    st.caption(
        text(
            "Beside the unit alone, in the order of the alphabet; units with fewer than {least} respondents are not"
            " named. Names and numbers that were recognised are hidden.",
            least=SMALLEST_GROUP,
        )
    )
    shown = pd.DataFrame({text("Comment"): found["comment"]})
    if "unit" in found:
        shown.insert(0, text("Unit"), [value_name(unit, text) for unit in found["unit"]])
    with st.expander(text("Read the comments")):
        show.table(seen, shown, "saran", text("Comments"))
