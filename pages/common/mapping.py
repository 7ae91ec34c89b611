"""What was understood of the files, for the person to see and correct: each correction is read again at once."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ikm import Recap
from ikm.pedoman import CODES, ORDERS, load
from ikm.reading import (
    SCALES,
    SPANS,
    Directions,
    SheetView,
    Understanding,
    proposal,
    saved,
)
from ikm.text import Text, mark
from ikm.text.terms import weight_name
from pages.common import surveys, uploads
from pages.common.grid import columns, digest
from pages.common.markdown import escape_markdown as plain
from pages.common.view import View

WHY = {
    "used": mark("read"),
    "empty": mark("empty"),
    "quiet": mark("explanations"),
    "no-unsur": mark("no unsur found"),
    "other-shape": mark("means beside respondents"),
    "hidden": mark("hidden in the file"),
    "unwanted": mark("switched off by you"),
}

SPAN_NAMES = {
    "triwulan": mark("Quarter"),
    "semester": mark("Half-year"),
    "tahun": mark("Year"),
    "bulan": mark("Month"),
}

NAMED = 6
"""So many uncertain columns are named above the table."""

MOST_SHEETS = 12
"""The header rows of so many sheets can be set on the page."""


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


def corrections(text: Text, key: str, understood: Understanding, notes: set[str]) -> None:
    """All a person can correct: questionnaire, scale, sheets, columns; and the directions as a file."""
    if surveys.recalled(key):
        st.info(text("Read as the last file with the same layout was. Correct it below, or read it as at first."))
    unsure = list(dict.fromkeys(view.header or view.ref for view in understood.unsure))
    if unsure:
        names = text.listing(unsure[:NAMED]) + (" ..." if len(unsure) > NAMED else "")
        said = text.plural(
            "{n} column is not certain: {columns}.",
            "{n} columns are not certain: {columns}.",
            len(unsure),
            columns=names,
        )
        st.warning(plain(said))
    _scale(text, key, understood, notes)
    _questionnaire(text, key, understood)
    _periods(text, key, understood, notes)
    _weight(text, key, understood, notes)
    _sheets(text, key, understood)
    _grid(text, key, understood)
    _keep(text, key)


def set_aside(text: Text) -> None:
    """A file that was not recognised: what it holds, for the person to point out; it is tried again at once."""
    found = uploads.aside(text)
    if found is None:
        return
    if said := surveys.refusal():
        st.error(plain(said))
    if uploads.settled(text):
        st.rerun()
    key, understood = found
    st.markdown(
        plain(text("Choose what each column of {file} holds, or correct its header row.", file=understood.file))
    )
    offered = proposal(understood)
    if offered:
        said = text(
            "Columns {columns} are {first} to {last}",
            columns=text.listing([*offered][:2]),
            first="U1",
            last=f"U{len(offered)}",
        )
        if st.button(said, type="primary", key="propose"):
            _ask(key, roles=offered)
    _sheets(text, key, understood)
    _grid(text, key, understood)


def _grid(text: Text, key: str, understood: Understanding) -> None:
    """The columns with their roles; a changed role is read again at once."""
    roles = columns(text, key, understood)
    if roles:
        _ask(key, roles=roles)


def _ask(key: str, **changes: object) -> None:
    """Read the file as is now asked; what was asked already, and changed nothing, is not asked for ever."""
    now = surveys.directions(key)
    if now.but(**changes) != now and not surveys.impossible(key, **changes):
        surveys.ask(key, **changes)
        st.rerun()


def _choice(label: str, options: dict[object, str], now: object, key: str, **more: str) -> object:
    """One of a few choices, one click each; what is chosen now where nothing was clicked."""
    picked = st.segmented_control(
        label, list(options), default=now, format_func=options.__getitem__, key=f"{key}-{now}", **more
    )
    return now if picked is None else picked


def _questionnaire(text: Text, key: str, understood: Understanding) -> None:
    """Which regulation's questionnaire it is, and the order of U8 and U9 where there are two."""
    pedoman = understood.pedoman
    alike = {code: load(code).name for code in CODES if len(load(code).unsur) == len(pedoman.unsur)}
    if len(alike) > 1:
        code = _choice(text("Questionnaire"), alike, pedoman.code, f"questionnaire-{key}")
        if code != pedoman.code:
            _ask(key, pedoman=code)
    if pedoman.order is not None:
        orders = {
            order: text("U8 {u8}, U9 {u9}", u8=names[7].name, u9=names[8].name)
            for order in ORDERS
            for names in [load(pedoman.code, order).unsur]
        }
        order = _choice(text("Order of U8 and U9"), orders, pedoman.order, f"order-{key}")
        if order != pedoman.order:
            _ask(key, order=order)


def _scale(text: Text, key: str, understood: Understanding, notes: set[str]) -> None:
    """The scale of the answers, where it is not the questionnaire's or a person has said so."""
    asked, own = understood.directions.scale, understood.pedoman.highest
    if asked is None and not notes & {"scale-other", "scale-other-means", "five-labels"}:
        return
    names: dict[object, str] = {points: text("1 to {points}", points=points) for points in SCALES}
    names[0] = text("not said")
    said = text("Answers on 1 to 5 or 6 are converted linearly to 1 to {own}; every output says so.", own=own)
    scale = _choice(text("Scale of the answers"), names, asked or 0, f"scale-{key}", help=said)
    if scale != (asked or 0):
        _ask(key, scale=scale or None)


def _periods(text: Text, key: str, understood: Understanding, notes: set[str]) -> None:
    """How long the periods are that dates are put into."""
    asked = understood.directions.span
    if asked is None and "periode-from-date" not in notes:
        return
    span = _choice(
        text("Periods from the dates"),
        {span: text(SPAN_NAMES[span]) for span in SPANS},
        asked or SPANS[0],
        f"span-{key}",
    )
    if span != (asked or SPANS[0]):
        _ask(key, span=span)


def _weight(text: Text, key: str, understood: Understanding, notes: set[str]) -> None:
    """The weight by which a recap of NRR tertimbang is turned back."""
    asked, pedoman = understood.directions.weight, understood.pedoman
    if asked is None and "tertimbang" not in notes:
        return
    names: dict[object, str] = {mode: weight_name(pedoman.weight(mode)) for mode in pedoman.bobot}
    names[""] = text("as recognised")
    weight = _choice(text("Weight in NRR tertimbang"), names, asked or "", f"weight-{key}")
    if weight != (asked or ""):
        _ask(key, weight=weight or None)


def _sheets(text: Text, key: str, understood: Understanding) -> None:
    """Which sheets are read, and where their headers are."""
    tables = [view for view in understood.sheets if view.header_row is not None]
    if len(tables) > 1:
        said = {view.name: f"{plain(view.name)} ({text(WHY[view.why])})" for view in tables}
        now = [view.name for view in tables if view.used]
        picked = st.pills(
            text("Sheets that are read"),
            list(said),
            selection_mode="multi",
            default=now,
            format_func=said.__getitem__,
            key=f"sheets-{key}-{digest(now)}",
        )
        changed = set(picked) ^ set(now)
        if changed:
            _ask(key, sheets={name: name in picked for name in changed})
    with st.expander(text("Header rows")):
        for view in [view for view in tables if view.used or len(tables) == 1][:MOST_SHEETS]:
            _header(text, key, view)


def _header(text: Text, key: str, view: SheetView) -> None:
    """The header row of a sheet, and whether its rows are its columns."""
    base = view.base
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    label = text("Column of the header, sheet {sheet}") if view.flipped else text("Header row, sheet {sheet}")
    row = left.number_input(
        plain(label.replace("{sheet}", base)),
        1,
        None,
        view.header_row or 1,
        key=f"header-{key}-{view.name}-{view.header_row}",
    )
    flipped = right.toggle(
        text("Rows and columns have changed places"), view.flipped, key=f"flip-{key}-{view.name}-{view.flipped}"
    )
    if flipped != view.flipped:
        _ask(key, flipped={base: flipped})
    if row != view.header_row:
        _ask(key, headers={base: int(row)})


def _keep(text: Text, key: str) -> None:
    """The directions as a small file, and the way back to what was recognised."""
    with st.container(horizontal=True):
        st.download_button(
            text("Save this reading as a file"),
            data=saved(surveys.directions(key), surveys.workbook_of(key)),
            file_name=f"{Path(key).stem[:40]}.ikm.json",
            mime="application/json",
            icon=":material/save:",
            key=f"save-{key}",
            on_click="ignore",
            help=text("Upload it together with the next file of the same layout: it is then read in the same way."),
        )
        if surveys.directions(key) != Directions():
            st.button(text("Read as at first"), on_click=surveys.ask, args=(key,), key=f"undo-{key}")
