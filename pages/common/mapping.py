"""What was understood of the file, for the person to see and correct."""

from __future__ import annotations

import hashlib

import pandas as pd
import streamlit as st

from ikm import Recap
from ikm.pedoman import CODES, ORDERS, load
from ikm.reading import Understanding
from ikm.text import Text, mark
from ikm.text.terms import ATTRIBUTES
from pages.common import surveys
from pages.common.markdown import escape_markdown as plain
from pages.common.view import View

__all__ = ["editor", "plain", "questionnaire", "set_aside", "summary"]

UNUSED = "unused"
"""How "not used" stands in the grid, which takes an empty choice for none."""

ROLE_NAMES = ATTRIBUTES | {
    UNUSED: mark("not used"),
    "saran": mark("Comment"),
    "tanggal": mark("Date"),
    "n": mark("Number of respondents"),
    "population": mark("Population"),
    "printed_ikm": mark("Printed IKM"),
}

REASONS = {
    "code": mark("unsur code in the header"),
    "name": mark("name of the unsur in the header"),
    "question": mark("question of the unsur in the header"),
    "header": mark("usual header"),
    "chosen": mark("chosen by you"),
    "none": mark("not recognised"),
}


def summary(seen: View) -> str:
    """One sentence on what the file is."""
    text, source = seen.text, seen.data.source
    shape = (
        text("a recap, one row per unit") if isinstance(seen.data, Recap) else text("answers, one row per respondent")
    )
    return plain(
        text(
            "{file} holds {shape}; sheet {sheets}; questionnaire of {pedoman}, {k} unsur.",
            file=source.file,
            shape=shape,
            sheets=text.listing(source.sheets),
            pedoman=seen.data.pedoman.name,
            k=len(seen.data.pedoman.unsur),
        )
    )


def questionnaire(seen: View) -> None:
    """Which regulation's questionnaire it is, and the order of U8 and U9 where there are two."""
    text, key, pedoman = seen.text, surveys.current(), seen.data.pedoman
    alike = [code for code in CODES if len(load(code).unsur) == len(pedoman.unsur)]
    if len(alike) > 1:
        code = st.selectbox(
            text("Questionnaire"),
            alike,
            index=alike.index(pedoman.code),
            format_func=lambda c: load(c).name,
            filter_mode=None,
            key=f"questionnaire-{key}-{pedoman.code}",
        )
        if code != pedoman.code:
            surveys.ask(key, pedoman=code)
            st.rerun()
    if pedoman.order is not None:
        orders = {
            order: text("U8 {u8}, U9 {u9}", u8=names[7].name, u9=names[8].name)
            for order in ORDERS
            for names in [load(pedoman.code, order).unsur]
        }
        order = st.selectbox(
            text("Order of U8 and U9"),
            list(orders),
            index=list(orders).index(pedoman.order),
            format_func=orders.__getitem__,
            filter_mode=None,
            key=f"order-{key}-{pedoman.order}",
        )
        if order != pedoman.order:
            surveys.ask(key, order=order)
            st.rerun()


def editor(text: Text, key: str, understood: Understanding) -> None:
    """The columns of a file with their roles; a changed role is read again at once."""
    frame = _columns(understood, text)
    roles = _roles(understood, text)
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=[name for name in frame if name != "role"],
        column_order=["header", "role", "reason", "examples", "filled", "ref"],
        column_config={
            "header": st.column_config.TextColumn(text("Header in the file"), width="medium"),
            "role": st.column_config.SelectboxColumn(
                text("Read as"), options=list(roles), format_func=roles.__getitem__, required=True, width="medium"
            ),
            "reason": st.column_config.TextColumn(text("Why")),
            "examples": st.column_config.TextColumn(text("Examples")),
            "filled": st.column_config.TextColumn(text("Filled")),
            "ref": st.column_config.TextColumn(text("Place")),
        },
        key=f"roles-{key}-{_digest(frame)}",
    )
    changed = edited["role"] != frame["role"]
    if changed.any():
        chosen = edited.loc[changed, "role"].replace(UNUSED, "")
        corrected = dict(zip(frame.loc[changed, "ref"], chosen, strict=True))
        surveys.ask(key, roles=surveys.reading(key).roles | corrected)
        st.rerun()
    if surveys.reading(key) != surveys.Reading():
        st.button(text("Read as at first"), on_click=surveys.ask, args=(key,), key=f"undo-{key}")


def set_aside(text: Text) -> None:
    """The columns of a file that was not recognised, for the person to point out; and a button to try again."""
    found = surveys.aside()
    if found is None:
        return
    key, understood = found
    st.markdown(plain(text("Choose what each column of {file} holds, then read it again.", file=understood.file)))
    editor(text, key, understood)
    st.button(text("Read again"), on_click=surveys.try_aside, args=(text,), type="primary", key="again")


def _columns(understood: Understanding, text: Text) -> pd.DataFrame:
    rows = [
        {
            "ref": column.ref,
            "header": column.header,
            "role": column.role or UNUSED,
            "reason": text(REASONS[column.how]),
            "examples": ", ".join(text.figure(example) for example in column.examples),
            "filled": text.number(column.filled, 0),
        }
        for column in understood.columns
        if column.how != "personal"
    ]
    return pd.DataFrame(rows, columns=["ref", "header", "role", "reason", "examples", "filled"], dtype="str")


def _roles(understood: Understanding, text: Text) -> dict[str, str]:
    names = {unsur.code: f"{unsur.code} {unsur.name}" for unsur in understood.pedoman.unsur}
    return names | {role: text(name) for role, name in ROLE_NAMES.items()}


def _digest(frame: pd.DataFrame) -> str:
    return hashlib.sha256("\0".join(frame["ref"] + frame["role"]).encode()).hexdigest()[:12]
