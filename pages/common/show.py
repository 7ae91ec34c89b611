"""Puts things on the page: a finding with its chart, its table and downloads; a table; a headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from ikm.charts import Chart
from ikm.charts.palette import class_colour, on_colour
from ikm.document.origin import origin
from ikm.report import to_csv, to_xlsx
from pages.common.html import MOST_ROWS, html_table
from pages.common.view import View

MADE_AT_ONCE = 40
"""The download of a table of more rows than this is made when it is asked for."""


def heading(words: str) -> None:
    """The heading of a part of the page."""
    st.html(f'<h3 class="ikm-finding">{escape(words)}</h3>')


@dataclass(frozen=True)
class Origin:
    """Where figures come from that are not of the survey in use: a file's name ("": none), and what is said of it."""

    file: str
    lines: tuple[str, ...]


def chart(
    view: View,
    drawn: Chart,
    name: str,
    *,
    shown: pd.DataFrame | None = None,
    later: bool = False,
    origin: Origin | None = None,
) -> None:
    """A finding: title, what is measured, the figure, its table with downloads (``shown``, ...: see there)."""
    heading(drawn.title)
    st.html(f'<p class="ikm-sub">{escape(drawn.subtitle)}</p>')
    st.plotly_chart(
        drawn.figure, theme=None, key=name, alt=drawn.title, config={"displayModeBar": False, "responsive": True}
    )
    with st.expander(view.text("See table")):
        table(view, drawn.table, name, drawn.title, shown=shown, later=later, origin=origin)


def table(
    view: View,
    frame: pd.DataFrame,
    name: str,
    title: str,
    *,
    shown: pd.DataFrame | None = None,
    more: Callable[[], dict[str, pd.DataFrame]] | None = None,
    later: bool = False,
    origin: Origin | None = None,
) -> None:
    """A table for reading, with xlsx and csv beside it.

    ``shown`` is the table with figures already written out, where two decimals are not what people expect;
    ``more`` gives further sheets of the xlsx. A small download is made with the page, so that it is there at
    the first click; a large one, or one that changes with every move (``later``), when it is asked for.
    ``origin``: where the figures come from, if not from the survey in use.
    """
    text = view.text
    large = later or more is not None or len(frame) > MADE_AT_ONCE
    st.html(html_table(frame if shown is None else shown, text))
    if len(frame) > MOST_ROWS:
        st.caption(text("The first {n} rows; the download has all.", n=text.number(MOST_ROWS, 0)))
    notes = list(origin.lines) if origin else source_lines(view)
    stem = re.sub(r"[^\w-]+", "-", Path(origin.file if origin else view.data.source.file).stem)[:60].strip("-")
    file = f"ikm-{name}-{stem}" if stem else f"ikm-{name}"

    def xlsx() -> bytes:
        return to_xlsx({text("Table"): frame} | (more() if more else {}), title, notes)

    def plain() -> bytes:
        return to_csv(frame, text)

    with st.container(horizontal=True):
        st.download_button(
            text("Download xlsx"),
            data=xlsx if large else xlsx(),
            file_name=f"{file}.xlsx",
            key=f"{name}-xlsx",
            on_click="ignore",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )
        st.download_button(
            text("Download csv"),
            data=plain if large else plain(),
            file_name=f"{file}.csv",
            key=f"{name}-csv",
            on_click="ignore",
            mime="text/csv",
        )
    st.html(f'<p class="ikm-source">{escape(notes[0])}</p>')


def headline(
    view: View,
    parts: Sequence[tuple[str, str]],
    konversi: float,
    mutu: str | None,
    kinerja: str,
    under: tuple[str, str] = ("", ""),
) -> None:
    """The figure of the page, its class as letter and words, and what stands beside it (label, value).

    ``under``: a few quiet words below the figure, and below the class.
    """
    beside = "".join(
        f'<div><div class="label">{escape(label)}</div><div class="value">{escape(value)}</div></div>'
        for label, value in parts
    )
    st.html(
        f'<div class="ikm-hero"><div><div class="label">IKM</div>'
        f'<div class="figure">{view.text.number(konversi)}</div><div class="under">{escape(under[0])}</div></div>'
        f'<div><div class="label">Mutu</div><div class="value">{badge(view, mutu)} {escape(kinerja)}</div>'
        f'<div class="under">{escape(under[1])}</div></div>{beside}</div>'
    )


def badge(view: View, mutu: str | None) -> str:
    """The letter of a class on its colour, as HTML."""
    style = f"background:{class_colour(mutu, dark=view.dark)};color:{on_colour(mutu, dark=view.dark)}"
    return f'<span class="ikm-mutu" style="{style}">{escape(mutu or "–")}</span>'


def source_lines(view: View) -> list[str]:
    """Where the figures come from, for under a chart and at the head of a download."""
    return list(origin(view.dossier, view.text))
