"""A figure before and after as the headline of a simulation."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from pages.common import show
from pages.common.view import View


def change(
    view: View, name: str, old: float, new: float, parts: Sequence[tuple[str, str]], still: str | None = None
) -> None:
    """A figure before and after as the headline; ``parts``: what stands beside it (label, HTML).

    ``still``: what is said below a figure that does not change.
    """
    text = view.text
    now, then = text.number(old), text.number(new)
    figure, under = now, text("unchanged") if still is None else still
    if now != then:
        figure = f'<span class="before">{now} →</span> {then}'
        under = text("{change} points", change=text.signed(new - old))
    beside = "".join(
        f'<div><div class="label">{escape(label)}</div><div class="value">{value}</div><div class="under"></div></div>'
        for label, value in parts
    )
    st.html(
        f'<div class="ikm-hero" data-testid="change"><div><div class="label">IKM {escape(name)}</div>'
        f'<div class="figure">{figure}</div><div class="under">{escape(under)}</div></div>{beside}</div>'
    )


def arrow(old: str, new: str) -> str:
    """Before and after; once where they are alike."""
    return old if old == new else f"{old} → {new}"


def classes(view: View, old: pd.Series, new: pd.Series) -> str:
    """The class before and after, as HTML."""
    last = f"{show.badge(view, new['mutu'])} {escape(new['kinerja'] or '')}"
    return last if old["mutu"] == new["mutu"] else f"{show.badge(view, old['mutu'])} → {last}"
