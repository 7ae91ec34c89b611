"""The columns of a file as a grid: each with its role, why, and how sure it is; the uncertain ones first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from ikm.reading import CERTAIN, HIDDEN, IMPORTANCE_ROLES, QUESTION_ROLES, Understanding
from ikm.text import Text
from ikm.text.terms import ROLES, how_name, role_name

UNUSED = "unused"
"""How "not used" stands in the grid, which takes an empty choice for none."""

ROW, MOST_HEIGHT = 35, 1_100
"""Pixels of a row of the grid, and of the whole grid at most."""


def columns(text: Text, key: str, understood: Understanding) -> dict[str, str]:
    """Show the columns; returns the roles that the person has just chosen, by ref."""
    frame = _frame(understood, text)
    roles = _roles(understood, text)
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=[name for name in frame if name != "role"],
        column_order=["look", "header", "role", "reason", "examples", "sure", "filled", "ref"],
        column_config={
            "look": st.column_config.TextColumn("", width=36),
            "header": st.column_config.TextColumn(text("Header in the file"), width="medium"),
            "role": st.column_config.SelectboxColumn(
                text("Read as"), options=list(roles), format_func=roles.__getitem__, required=True, width="medium"
            ),
            "reason": st.column_config.TextColumn(text("Why"), width="medium"),
            "examples": st.column_config.TextColumn(text("Examples")),
            "sure": st.column_config.TextColumn(text("Sure")),
            "filled": st.column_config.TextColumn(text("Filled")),
            "ref": st.column_config.TextColumn(text("Place")),
        },
        height=min(ROW * (len(frame) + 1) + 3, MOST_HEIGHT),
        key=f"roles-{key}-{digest(frame['ref'] + frame['role'])}",
    )
    changed = edited["role"] != frame["role"]
    chosen = edited.loc[changed, "role"].replace(UNUSED, "")
    return dict(zip(frame.loc[changed, "ref"], chosen, strict=True))


def _frame(understood: Understanding, text: Text) -> pd.DataFrame:
    views = [view for view in understood.columns if view.how != "personal"]
    rows = [
        {
            "ref": view.ref,
            "look": "⚠️" if view.sure < CERTAIN else "",
            "header": view.header,
            "role": view.role or UNUSED,
            "reason": how_name(view.how, view.said, text),
            "examples": ", ".join(text.figure(example) for example in view.examples).replace(HIDDEN, text(HIDDEN)),
            "sure": text.percent(view.sure),
            "filled": text.number(view.filled, 0),
        }
        for view in sorted(views, key=lambda view: view.how != "chosen" and view.sure >= CERTAIN)
    ]
    names = ["ref", "look", "header", "role", "reason", "examples", "sure", "filled"]
    return pd.DataFrame(rows, columns=names, dtype="str")


def _roles(understood: Understanding, text: Text) -> dict[str, str]:
    names = {unsur.code: f"{unsur.code} {unsur.name}" for unsur in understood.pedoman.unsur}
    names |= {role: role_name(role, text) for role in QUESTION_ROLES if role.startswith("IPAK")}
    names |= {role: role_name(role, text) for role in IMPORTANCE_ROLES[: len(understood.pedoman.codes)]}
    return names | {role or UNUSED: text(name) for role, name in ROLES.items()}


def digest(texts: Iterable[str]) -> str:
    """A short name for what is shown, so that a widget begins anew with it."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
