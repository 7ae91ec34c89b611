"""The parts of a page, one shown at a time, kept in the address."""

from __future__ import annotations

import streamlit as st


def chosen(names: dict[str, str], label: str, key: str = "desk") -> str:
    """Which part is looked at: the first until another is chosen."""
    return str(
        st.segmented_control(
            label,
            list(names),
            default=None if key in st.session_state else next(iter(names)),
            required=True,
            format_func=names.__getitem__,
            key=key,
            bind="query-params",
            label_visibility="collapsed",
        )
    )
