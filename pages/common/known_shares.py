"""Known shares of who uses the service: typed in a table for each attribute, or from a small file."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ikm.errors import IkmError
from ikm.raked import Part
from ikm.reading import matched, open_workbook, shares
from ikm.respondents import SMALLEST_GROUP
from ikm.shares import shares_from_rows
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name
from pages.common import surveys
from pages.common.markdown import escape_markdown
from pages.common.sliders import digest
from pages.common.view import View

DIGITS = 1
"""Decimals of a share in percent, as it stands in the table before anything is typed."""

WIDTHS = (150, 80, 110)
"""Pixels of the columns of a table to type in: all three stand beside each other on a phone."""

FEW = 5
"""How many names a sentence lists before it says that there are more."""

Typed = dict[str, dict[tuple[str, ...], float | None]]
"""Attribute -> the values of a row -> the share that was typed (None: emptied)."""


def _kept() -> dict[str, object]:
    """What was typed for the survey in use, as long as the session lasts."""
    every: dict[str, dict[str, object]] = st.session_state.setdefault("shares", {})
    return every.setdefault(surveys.current(), {"typed": {}, "version": 0, "said": []})


def chosen_by(view: View, rows: Mapping[str, tuple[Part, ...]], names: dict[str, str]) -> list[str]:
    key = f"shares-by-{surveys.current()}"
    if key in st.session_state:
        st.session_state[key] = [name for name in st.session_state[key] if name in rows]
    return st.multiselect(
        view.text("Reweight by"),
        list(rows),
        default=None if key in st.session_state else [next(iter(rows))],
        format_func=names.__getitem__,
        key=key,
        persist_state="session",
    )


def small_file(view: View, rows: Mapping[str, tuple[Part, ...]]) -> None:
    text, kept = view.text, _kept()
    said, kept["said"] = kept["said"], []
    with st.expander(text("Shares from a small file"), expanded=bool(said)):
        st.caption(
            text(
                "Three columns: attribute, value, number; for example “jenis kelamin; Perempuan; 51,2”. What the file"
                " says of other attributes is left aside."
            )
        )
        key = f"shares-file-{surveys.current()}"
        st.file_uploader(text("Small file of shares"), key=key, on_change=_read, args=(text, key, rows))
        for sentence in said:
            st.warning(sentence)


def _read(text: Text, key: str, rows: Mapping[str, tuple[Part, ...]]) -> None:
    put, kept = st.session_state.get(key), _kept()
    if put is None:
        return
    values = {name: [value for part in found for value in part.values] for name, found in rows.items()}
    try:
        found = matched(shares(open_workbook(put.getvalue(), put.name)), values)
        numbers = shares_from_rows(found.rows)
    except IkmError as error:
        kept["said"] = [escape_markdown(text(error.message, **error.values))]
        return
    typed: Typed = {
        name: {part.values: _sum([given.get(value) for value in part.values]) for part in rows[name]}
        for name, given in numbers.items()
    }
    kept["typed"] = kept["typed"] | typed
    kept["version"] += 1
    if typed:
        st.session_state[f"shares-by-{surveys.current()}"] = [name for name in rows if name in typed]
    left = (
        (
            found.unknown,
            text("In the file, but nobody here has it, so it is left out: {names}.", names="{names}"),
        ),
        (found.unread, text("Could not be read: {names}.", names="{names}")),
    )
    kept["said"] = [words.format(names=_listed(names, text)) for names, words in left if names]


def _sum(numbers: list[float | None]) -> float | None:
    """The share of a part; None where one of its values has none, which is then asked for."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _listed(names: tuple[str, ...], text: Text) -> str:
    more = [text("{n} more", n=text.number(len(names) - FEW, 0))] if len(names) > FEW else []
    return text.listing([*(escape_markdown(name) for name in names[:FEW]), *more])


def tables(view: View, chosen: list[str], rows: Mapping[str, tuple[Part, ...]]) -> Typed:
    """A table to type in for each attribute; what was typed, without what stands as it was."""
    text, kept = view.text, _kept()
    columns = st.columns(min(2, len(chosen)), gap="large")
    for i, name in enumerate(chosen):
        with columns[i % len(columns)]:
            _table(view, name, rows[name])
    small = [part_name(part, text) for name in chosen for part in rows[name] if len(part.values) > 1]
    if small:
        st.caption(
            text(
                "So that no group of fewer than {least} people stands alone: {groups}. They keep their proportions to"
                " each other.",
                least=SMALLEST_GROUP,
                groups=escape_markdown("; ".join(small)),
            )
        )
    typed: Typed = kept["typed"]
    st.button(
        text("Back to the present shares"),
        key="shares-reset",
        icon=":material/undo:",
        on_click=_reset,
        disabled=not any(touched(typed.get(name, {}), rows[name]) for name in chosen),
    )
    return typed


def _reset() -> None:
    kept = _kept()
    kept["typed"], kept["version"] = {}, kept["version"] + 1


def _table(view: View, name: str, found: tuple[Part, ...]) -> None:
    text, kept = view.text, _kept()
    heading, present, known = attribute_name(name, text), text("Now (%)"), text("Known share")
    values = [part.values[0] if len(part.values) == 1 else value_name("", text) for part in found]
    now = [shown(part) for part in found]
    key = f"shares-{digest(repr((surveys.current(), name, values, now, kept['version'])))}"
    bases: dict[str, pd.DataFrame] = st.session_state.setdefault("shares-bases", {})
    typed: dict[tuple[str, ...], float | None] = kept["typed"].setdefault(name, {})
    if key not in bases or key not in st.session_state:  # what it is built from must not change while it is edited
        bases[key] = pd.DataFrame(
            {
                heading: values,
                present: [text.number(share, DIGITS) for share in now],
                known: pd.Series(
                    [typed.get(part.values, share) for part, share in zip(found, now, strict=True)], dtype="Float64"
                ),
            }
        )
    edited = st.data_editor(
        bases[key],
        key=key,
        hide_index=True,
        disabled=[heading, present],
        height=35 * (len(found) + 1) + 3,
        column_config={
            heading: st.column_config.TextColumn(width=WIDTHS[0]),
            present: st.column_config.TextColumn(width=WIDTHS[1]),
            known: st.column_config.NumberColumn(min_value=0, format="localized", width=WIDTHS[2]),
        },
    )
    numbers = [None if pd.isna(number) else float(number) for number in edited[known]]
    for part, share, number in zip(found, now, numbers, strict=True):
        if number != share:
            typed[part.values] = number
        else:
            typed.pop(part.values, None)
    total = sum(number or 0.0 for number in numbers)
    if touched(typed, found) and abs(total - 100) > len(numbers) * 10**-DIGITS / 2:
        st.caption(text("They add up to {total} and are divided by that.", total=text.number(total, DIGITS)))


def shown(part: Part) -> float:
    """The present share of a part as it stands in the table, in percent."""
    return round(part.share * 100, DIGITS)


def touched(typed: Mapping[tuple[str, ...], float | None], found: tuple[Part, ...]) -> bool:
    """Whether anything of an attribute's table was changed."""
    return any(part.values in typed for part in found)


def part_name(part: Part, text: Text) -> str:
    return part.values[0] if len(part.values) == 1 else f"{value_name('', text)}: {', '.join(part.values)}"
