"""Data: choose a file, see what was understood and correct it, see what was used and set aside."""

import streamlit as st

from ikm import samples, tally
from ikm.ledger import say_note
from ikm.pedoman import CODES, load
from ikm.report.tables import issue_table
from pages.common import mapping, notices, show, surveys
from pages.common.view import view

FEW = 12  # a longer list of remarks is folded

seen = view()
text = seen.text
source, ledger = seen.data.source, seen.data.ledger
st.title(text("Data"))
notices.filters(seen)

show.heading("1. " + text("Choose a file"))
st.file_uploader(
    text("Upload your own spreadsheet (xlsx, xlsm, xls, xlsb, ods or csv, at most 25 MB)"),
    key="file",
    on_change=surveys.take_upload,
    args=(text,),
    help=text(
        "The file is read on the machine that runs this dashboard and forgotten when you close it. Nothing is sent on."
    ),
)
refused = surveys.refusal()
if refused:
    st.error(mapping.plain(refused))
mapping.set_aside(text)
if refused or surveys.aside():
    st.info(mapping.plain(text("Your file is not in use. What follows is {file}.", file=source.file)))
st.caption(text("No survey at hand? Look at a sample:"))
with st.container(horizontal=True):
    for name in samples.TITLES.values():
        st.button(name, key=f"sample-{name}", on_click=surveys.choose, args=(name,), disabled=name == surveys.current())
st.caption(text("Starting a survey? Fill in a blank template:"))
with st.container(horizontal=True):
    for code in CODES:
        st.download_button(
            load(code).name,
            data=samples.template(code).read_bytes(),
            file_name=samples.template(code).name,
            key=f"template-{code}",
            on_click="ignore",
        )

show.heading("2. " + text("What we understood"))
st.markdown(mapping.summary(seen))
mapping.questionnaire(seen)
mapping.editor(text, surveys.current(), surveys.understood())

read, used, aside = (text.number(n, 0) for n in (ledger.rows_read, ledger.rows_used, ledger.rows_set_aside))
balance = text("{read} rows read = {used} used + {aside} set aside", read=read, used=used, aside=aside)
show.heading("3. " + balance)
for note in ledger.notes:
    st.info(mapping.plain(say_note(text, note)))
counted = tally(seen.data.everything())
columns = {column.role for column in surveys.understood().columns}
for unsur, answered in zip(seen.data.pedoman.unsur, counted.answered[0], strict=True):
    if not answered and unsur.code in columns:
        name = f"{unsur.code} {unsur.name}"
        st.warning(text("The column of {unsur} holds no answer, so no IKM can be computed.", unsur=name))
if ledger.dropped:
    columns = text.listing([f"{dropped.column} ({dropped.sheet})" for dropped in ledger.dropped])
    st.info(mapping.plain(text("Personal data dropped on reading, never kept or shown: {columns}.", columns=columns)))
if len(ledger.issues):
    issues = issue_table(ledger, text)
    st.caption(
        text.plural(
            "{n} cell or row has a remark. A blank answer is no mistake: it is simply not counted.",
            "{n} cells or rows have a remark. A blank answer is no mistake: it is simply not counted.",
            len(issues),
        )
    )
    with st.expander(text("See table"), expanded=len(issues) <= FEW):
        show.table(seen, issues, "disisihkan", text("Set aside"))
else:
    st.caption(text("Nothing was set aside. A blank answer is no mistake: it is simply not counted."))
