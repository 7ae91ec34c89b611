"""A person's own list of strata and their people: typed in a table, or put in as a small file.

As with the plan of the page Prioritas, the editor's own state is gone after a page switch, so what was typed is kept
here after every edit, and an editor that was lost begins anew from what was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ikm.amounts import MOST_PEOPLE
from ikm.errors import IkmError
from ikm.reading import listing, open_workbook
from ikm.text import Text
from pages.common.frame import visit
from pages.common.markdown import escape_markdown
from pages.common.planning import applied

FEW = 5
"""How many names a sentence lists before it says that there are more."""

LONGEST = 120
"""Characters of a name."""

Row = tuple[str | None, float | None]


def _kept() -> dict[str, Any]:
    """What was typed or read in this session."""
    kept: dict[str, Any] = st.session_state.setdefault(
        "own-strata", {"now": [], "version": 0, "bases": {}, "said": [], "file": ""}
    )
    return kept


def widget(text: Text) -> tuple[dict[str, float], str]:
    """The table and the place for a file; the people of each stratum, and the file they come from ("" if typed)."""
    kept = _kept()
    st.caption(
        text(
            "Type a name and a number of people in each row, or put in a small file with a column of names and a column"
            " of numbers."
        )
    )
    st.file_uploader(text("Small file of strata"), key="own-strata-file", on_change=_read, args=(text,))
    key = f"own-strata-{kept['version']}-{visit()}-{text.lang}"  # other headings are other columns
    if key not in kept["bases"]:
        kept["bases"] = {key: list(kept["now"])}
    kept["key"] = key
    name, number = _heads(text)
    st.data_editor(
        _frame(kept["bases"][key], text),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            name: st.column_config.TextColumn(max_chars=LONGEST, width=165),
            number: st.column_config.NumberColumn(
                min_value=0, max_value=MOST_PEOPLE, step=1, format="localized", width=110
            ),
        },
        on_change=_edited,
        args=(key, text),
    )
    _edited(key, text)
    for sentence in kept["said"]:
        st.warning(sentence)
    return _whole(kept["now"], text), kept["file"]


def _heads(text: Text) -> tuple[str, str]:
    return text("Stratum"), text("People")


def _frame(rows: Sequence[Row], text: Text) -> pd.DataFrame:
    name, number = _heads(text)
    frame = pd.DataFrame(list(rows), columns=[name, number], dtype=object)
    return frame.astype({name: "string", number: "Float64"})


def _edited(key: str, text: Text) -> None:
    """Keep what the editor holds now; what arrives late of an editor that is gone is not heard."""
    kept = _kept()
    if kept.get("key") != key or key not in st.session_state or key not in kept["bases"]:
        return
    rows = applied(_frame(kept["bases"][key], text).astype(object), st.session_state[key])
    now = [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.itertuples(index=False)]
    if now != kept["now"]:
        kept["now"], kept["said"] = now, []
        kept["file"] = kept["file"] if now else ""


def _read(text: Text) -> None:
    put, kept = st.session_state.get("own-strata-file"), _kept()
    if put is None:
        return
    try:
        found = listing(open_workbook(put.getvalue(), put.name))
    except IkmError as error:
        kept["said"] = [escape_markdown(text(error.message, **error.values))]
        return
    kept["now"], kept["version"], kept["file"] = list(found.numbers.items()), kept["version"] + 1, put.name
    reasons = (
        (found.twice, text("Several different numbers, so none is taken: {names}.", names="{names}")),
        (found.unread, text("Could not be read: {names}.", names="{names}")),
        (found.totals, text("Left out, because it is a total: {names}.", names="{names}")),
    )
    kept["said"] = [said.format(names=_listed(names, text)) for names, said in reasons if names]


def _whole(rows: Sequence[Row], text: Text) -> dict[str, float]:
    """The rows that have both a name and a number; of the others it is said that they do not count."""
    names = [str(name or "").strip() for name, _ in rows]
    half = [i + 1 for i, (name, (_, n)) in enumerate(zip(names, rows, strict=True)) if bool(name) != (n is not None)]
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    doubled = set(twice)
    if half:
        numbers = text.listing([text.number(i, 0) for i in half[:FEW]]) + (" …" if len(half) > FEW else "")
        st.caption(text("A row needs a name and a number; these do not count yet: {rows}.", rows=numbers))
    if twice:
        st.warning(
            text("These names stand in several rows, so none of them counts: {names}.", names=_listed(twice, text))
        )
    return {
        name: float(n)
        for name, (_, n) in zip(names, rows, strict=True)
        if name and n is not None and name not in doubled
    }


def _listed(names: Sequence[str], text: Text) -> str:
    more = [text("{n} more", n=text.number(len(names) - FEW, 0))] if len(names) > FEW else []
    return text.listing([*(escape_markdown(name) for name in names[:FEW]), *more])
