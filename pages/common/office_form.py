"""What an office types once for all its reports: a form that lasts the session, saved and loaded as a small file."""

from __future__ import annotations

import hashlib
from itertools import zip_longest

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ikm.errors import IkmError
from ikm.logo import MOST_BYTES, checked
from ikm.office import LONGEST, LONGEST_TEXT, Earlier, Office, loaded, saved
from ikm.text import Text, mark
from pages.common.markdown import escape_markdown
from pages.common.view import View

GROUPS = {
    mark("Who publishes"): ("agency", "institution", "unit", "service", "address", "phone", "website"),
    mark("Survey"): ("period", "survey_from", "survey_to", "recipients", "conducted_by", "location", "method"),
    mark("Who signs"): ("place", "date", "official_title", "official_name", "official_rank", "official_id"),
}
"""The texts of the form under their headings."""

LABELS = {
    "agency": mark("Agency (dinas, badan, kecamatan)"),
    "institution": mark("Government (kabupaten, kota, provinsi)"),
    "unit": mark("Service unit, where the file names none"),
    "service": mark("Service"),
    "address": mark("Address"),
    "phone": mark("Telephone"),
    "website": mark("Website"),
    "period": mark("Period of the survey"),
    "survey_from": mark("First day of the survey"),
    "survey_to": mark("Last day of the survey"),
    "recipients": mark("People who received the service in the period"),
    "conducted_by": mark("Who held the survey"),
    "location": mark("Where the questionnaires were filled in"),
    "method": mark("How the respondents were chosen and asked"),
    "place": mark("Place of signing"),
    "date": mark("Date of signing"),
    "official_title": mark("Title"),
    "official_name": mark("Name"),
    "official_rank": mark("Rank (pangkat, golongan)"),
    "official_id": mark("NIP"),
}

LONG = ("method", "conducted_by", "location")
"""Texts of several lines."""

LONGEST_LIST = 6_000
"""Characters of a list."""

LISTS = {
    "legal_basis": (mark("Legal basis, one a line"), mark("empty: what such reports usually print")),
    "schedule": (mark("Timetable, one a line: activity | when | working days"), "Persiapan | 1-5 Juli 2026 | 5"),
    "history": (
        mark("IKM of earlier periods, one a line: period | IKM; of one unit of several: unit | period | IKM"),
        "2025 | 81,35",
    ),
}
"""Lists: what is typed, and an example."""


def form(view: View) -> Office:
    """The form; what stands in it now. Where something cannot be kept it is said, and left out."""
    text = view.text
    _take_up()
    filled = sum(bool(st.session_state.get(_key(name))) for name in (*LABELS, *LISTS))
    count = text("{n} of {all} filled in", n=filled, all=len(LABELS) + len(LISTS))
    title = text("Office, survey and signature")
    above = st.container()
    with st.expander(f"{title}: {count}", key="office"):
        st.caption(
            text(
                "Typed once for all reports. What stays empty is a marked gap in the report, or is left out. Nothing of"
                " it is kept on this machine: save it as a small file and load it next time."
            )
        )
        for heading, names in GROUPS.items():
            st.markdown(f"**{text(heading)}**")
            for pair in zip_longest(names[::2], names[1::2]):  # a row each, so that a phone keeps the order too
                for column, name in zip(st.columns(2), pair, strict=True):
                    if name:
                        _field(column, name, text(LABELS[name]))
        for name, (label, example) in LISTS.items():
            st.text_area(
                text(label),
                key=_key(name),
                height=90,
                placeholder=text(example),
                persist_state="session",
                max_chars=LONGEST_LIST,
            )
        _logo(text)
        office, refused = _office(text)
        _files(office, text)
    for said in refused:
        above.error(escape_markdown(said))
    return office


def _field(place: DeltaGenerator, name: str, label: str) -> None:
    if name in LONG:
        place.text_area(label, key=_key(name), height=80, max_chars=LONGEST_TEXT, persist_state="session")
    else:
        place.text_input(label, key=_key(name), max_chars=LONGEST_TEXT, persist_state="session")


def _key(name: str) -> str:
    return f"office-{name}"


def _office(text: Text) -> tuple[Office, list[str]]:
    """What stands in the form, and what of it cannot be kept, each with the reason: the rest is kept all the same."""
    office, refused = Office(logo=st.session_state.get("office-logo-kept", b"")), []
    for name in (*LABELS, *LISTS):
        typed = str(st.session_state.get(_key(name)) or "").strip()
        lines = [line.strip() for line in typed.splitlines() if line.strip()] if name in LISTS else [typed]
        for line in lines:
            try:
                value = (*getattr(office, name), _row(name, line)) if name in LISTS else line
                office = office.but(**{name: value})
            except IkmError as error:
                label = text(LABELS[name]) if name in LABELS else text(LISTS[name][0])
                refused.append(f"{label}: {text(error.message, **error.values)}")
    return office, list(dict.fromkeys(refused))


def _row(name: str, line: str) -> object:
    """A line of a list as an office keeps it. Raises IkmError where it is not written as it should be."""
    if name == "legal_basis":
        return line
    if name == "schedule":
        return _cut(line, 3)
    *unit, period, ikm = _cut(line, 2, 3)
    return Earlier(period, _number(ikm), *unit)


def _cut(line: str, *parts: int) -> tuple[str, ...]:
    """A line in its parts. Raises IkmError where there are more or fewer."""
    found = tuple(part.strip() for part in line.split("|"))
    if len(found) not in parts:
        raise IkmError(
            "This line was left out. Write it in {n} parts with | between them: {line}", n=parts[0], line=line[:60]
        )
    return found


def _number(said: str) -> float:
    """A figure with a comma or a point. Raises IkmError for anything else."""
    try:
        return float(said.replace(",", "."))
    except ValueError:
        raise IkmError("{value} is no IKM. Write it as 81,35.", value=said[:40]) from None


def _logo(text: Text) -> None:
    """A logo, made anew from its pixels; it stays after a page switch."""
    put = st.file_uploader(
        text("Logo (PNG or JPEG, at most {most} MB)", most=MOST_BYTES >> 20),
        type=["png", "jpg", "jpeg"],
        key=f"office-logo-{st.session_state.get('office-logo-removed', 0)}",
        max_upload_size=MOST_BYTES >> 20,
    )
    if put is not None:
        blob = put.getvalue()
        name = hashlib.sha256(blob).hexdigest()
        if st.session_state.get("office-logo-of") != name:
            try:
                st.session_state["office-logo-kept"] = checked(blob)
                st.session_state["office-logo-of"] = name
            except IkmError as error:
                st.error(escape_markdown(text(error.message, **error.values)))
    kept = st.session_state.get("office-logo-kept")
    if kept:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.image(kept, width=72)
            st.button(text("Remove the logo"), on_click=_remove_logo, key="office-logo-remove")


def _remove_logo() -> None:
    """Forget the logo, and empty the place to put one: the same file can be put there again."""
    for name in ("office-logo-kept", "office-logo-of"):
        st.session_state.pop(name, None)
    st.session_state["office-logo-removed"] = st.session_state.get("office-logo-removed", 0) + 1


def _files(office: Office, text: Text) -> None:
    """Save it, and load what was saved."""
    st.download_button(
        text("Save as a small file"),
        data=saved(office),
        file_name="ikm-instansi.json",
        key="office-save",
        on_click="ignore",
        mime="application/json",
        icon=":material/save:",
    )
    st.file_uploader(
        text("Load a saved file"), type=["json"], key="office-file", on_change=_load, max_upload_size=LONGEST >> 20
    )
    wrong: IkmError | None = st.session_state.pop("office-wrong", None)
    if wrong is not None:
        st.error(escape_markdown(text(wrong.message, **wrong.values)))


def _load() -> None:
    put = st.session_state.get("office-file")
    if put is None:
        return
    try:
        st.session_state["office-loaded"] = loaded(put.getvalue())
    except IkmError as error:
        st.session_state["office-wrong"] = error


def _typed(one: Earlier) -> str:
    """A line as it is typed: two decimals, or all there are."""
    ikm = f"{one.ikm:.2f}" if round(one.ikm, 2) == one.ikm else repr(one.ikm)
    return " | ".join((*filter(None, (one.unit,)), one.period, ikm.replace(".", ",")))


def _take_up() -> None:
    """Put what was loaded into the form, before its fields are drawn."""
    office: Office | None = st.session_state.pop("office-loaded", None)
    if office is None:
        return
    for name in LABELS:
        st.session_state[_key(name)] = getattr(office, name)
    st.session_state[_key("legal_basis")] = "\n".join(office.legal_basis)
    st.session_state[_key("schedule")] = "\n".join(" | ".join(row) for row in office.schedule)
    st.session_state[_key("history")] = "\n".join(_typed(one) for one in office.history)
    if office.logo:
        st.session_state["office-logo-kept"] = office.logo
    else:
        st.session_state.pop("office-logo-kept", None)
