"""The ledger on the page: what was read, used and set aside, what looks strange, and the workbook to correct."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from ikm import tally
from ikm.ledger import Ledger, ledger_reasons, say_note, say_suspicion
from ikm.reading import directed
from ikm.report.tables import issue_table
from ikm.text import Text
from pages.common import show, surveys
from pages.common.html import html_table
from pages.common.markdown import escape_markdown as plain
from pages.common.view import View

FEW = 12
"""A longer list of remarks is folded."""

URGENT = (
    "unsur-missing",
    "scale-other",
    "scale-other-means",
    "same-rows",
    "maybe-total",
    "units-alike",
    "units-alike-more",
    "formulas-blank",
    "errors-blank",
)
"""Notes on what can change the figures, said first and as warnings."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def notes(text: Text, ledger: Ledger) -> None:
    """What is assumed of the file as a whole, and which columns were dropped."""
    for note in sorted(ledger.notes, key=lambda note: note.code not in URGENT):
        (st.warning if note.code in URGENT else st.info)(plain(say_note(text, note, advice=True)))
    if ledger.dropped:
        columns = text.listing([f"{dropped.column} ({dropped.sheet})" for dropped in ledger.dropped])
        st.info(plain(text("Personal data dropped on reading, never kept or shown: {columns}.", columns=columns)))


def figures(seen: View) -> None:
    """What comes out, in one line, so that a correction is seen to act."""
    text, row = seen.text, seen.index().table.iloc[0]
    n, ikm = text.number(row["n"], 0), text.number(row["konversi"])
    st.markdown(plain(text("Respondents {n}; IKM {ikm}; mutu {mutu}.", n=n, ikm=ikm, mutu=row["mutu"] or "–")))


def unanswered(seen: View) -> None:
    """Unsur whose column holds no answer, so that no IKM can be computed."""
    text, counted = seen.text, tally(seen.data.everything())
    there = {column.role for column in surveys.understood().columns}
    for unsur, answered in zip(seen.data.pedoman.unsur, counted.answered[0], strict=True):
        if not answered and unsur.code in there:
            name = f"{unsur.code} {unsur.name}"
            st.warning(text("The column of {unsur} holds no answer, so no IKM can be computed.", unsur=name))


def balance(text: Text, ledger: Ledger) -> str:
    """Rows read = used + set aside."""
    read, used, aside = (text.number(n, 0) for n in (ledger.rows_read, ledger.rows_used, ledger.rows_set_aside))
    return text("{read} rows read = {used} used + {aside} set aside", read=read, used=used, aside=aside)


def issues(seen: View) -> None:
    """How often each reason occurs, every cell and row that has a remark, and the workbook to correct."""
    text, ledger = seen.text, seen.data.ledger
    if not len(ledger.issues):
        st.caption(text("Nothing was set aside. A blank answer is no mistake: it is simply not counted."))
        return
    st.caption(
        text.plural(
            "{n} cell or row has a remark. A blank answer is no mistake: it is simply not counted.",
            "{n} cells or rows have a remark. A blank answer is no mistake: it is simply not counted.",
            len(ledger.issues),
        )
    )
    st.html(html_table(_counts(text, ledger), text))
    with st.expander(text("See table"), expanded=len(ledger.issues) <= FEW):
        show.table(seen, issue_table(ledger, text), "disisihkan", text("Set aside"))


def _counts(text: Text, ledger: Ledger) -> pd.DataFrame:
    """One row for each reason, with the values it was about."""
    reasons = ledger_reasons(ledger, text)
    return pd.DataFrame(
        {
            text("Reason"): reasons["said"],
            text("Cells"): reasons["cells"].to_numpy(),
            text("Rows"): reasons["rows"].to_numpy(),
        }
    )


def strange(text: Text, ledger: Ledger) -> None:
    """Patterns that look strange; they are counted all the same."""
    found = ledger.suspicions.to_dict("records")
    if not found:
        return
    show.heading(text("Worth a look"))
    for row in found[:FEW]:
        st.markdown(f"- {plain(say_suspicion(text, row, advice=True))}")
    if len(found) > FEW:
        with st.expander(text("{n} more", n=text.number(len(found) - FEW, 0))):
            for row in found[FEW : 20 * FEW]:
                st.markdown(f"- {plain(say_suspicion(text, row, advice=True))}")


def correction(text: Text, ledger: Ledger) -> None:
    """The person's own cells as a workbook, the faulty ones coloured and explained."""
    if not len(ledger.issues) and not len(ledger.suspicions):
        return
    key = surveys.current()
    workbook = directed(surveys.workbook_of(key), surveys.directions(key))

    known = {column.ref for column in surveys.understood().columns if column.role}

    def made() -> bytes:
        from ikm.report.correction import correction as to_correct

        return to_correct(workbook, ledger, text, known)

    ending = text("correction")
    st.download_button(
        text("Download the workbook to correct"),
        data=made,
        file_name=f"{Path(key).stem[:40]}-{ending}.xlsx",
        mime=XLSX,
        icon=":material/edit_document:",
        key="correction",
        on_click="ignore",
        help=text(
            "Your own cells, with those that were set aside coloured and explained. Correct them and upload the file"
            " again. Personal columns are not in it."
        ),
    )
