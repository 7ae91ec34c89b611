"""Data: choose files, see what was understood and correct it, see what was used and set aside."""

import streamlit as st

from ikm import samples
from ikm.pedoman import CODES, load
from pages.common import age_groups, ledgers, mapping, notices, show, surveys, uploads
from pages.common.markdown import escape_markdown as plain
from pages.common.view import view

seen = view()
text = seen.text
source, ledger = seen.data.source, seen.data.ledger
st.title(text("Data"))
notices.filters(seen)

show.heading("1. " + text("Choose files"))
uploads.widget(text)
refused = surveys.refusal()
if refused:
    st.error(plain(refused))
mapping.set_aside(text)
if uploads.aside(text):  # nothing of another survey below, which could be taken for the file
    st.stop()
if refused:
    st.info(plain(text("Your file is not in use. What follows is {file}.", file=source.file)))
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
mapping.corrections(text, surveys.current(), surveys.understood(), {note.code for note in ledger.notes})
age_groups.age_groups(seen)

show.heading("3. " + ledgers.balance(text, ledger))
ledgers.figures(seen)
ledgers.notes(text, ledger)
ledgers.unanswered(seen)
ledgers.issues(seen)
ledgers.strange(text, ledger)
ledgers.correction(text, ledger)
