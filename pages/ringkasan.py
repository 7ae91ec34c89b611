"""Ringkasan: the index at a glance, how answers fall per unsur, and the official processing table."""

import streamlit as st

from ikm import Survey, charts, tally
from ikm.ipak import ipak
from ikm.report.certainty import certain
from ikm.report.tables import REASONS, answer_rows, processing_table, written_out
from ikm.soundness import sound
from pages.common import cautions, notices, show, ways
from pages.common.explain import explain
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Summary"))
notices.notices(seen)

sure = seen.sure()
overall = sure.index
by_unit = seen.index("unit") if "unit" in seen.data.attributes else None
row = overall.table.iloc[0]
lowest = (
    text("all alike ({value})", value=text.number(overall.nrr.iloc[0, 0]))
    if len(row["lowest"]) == len(overall.unsur)
    else "; ".join(
        f"{overall.questionnaire.unsur_named(code).name} {text.number(overall.nrr[code].iloc[0])}"
        for code in row["lowest"]
    )
)
parts = [(text("Respondents"), text.number(row["n"], 0)), (text("Lowest unsur"), lowest)]
if by_unit is not None and len(by_unit.table) > 1:
    ranked = text(
        "{ranked} of {all}",
        ranked=text.number(by_unit.table["ranked"].sum(), 0),
        all=text.number(len(by_unit.table), 0),
    )
    parts.insert(1, (text("Units in the figure"), ranked))
corruption = ipak(seen.data)
if corruption is not None:
    parts.append((text("IPAK (corruption, 1-4)"), text.number(corruption["ipak"].iloc[0])))
kinerja = row["kinerja"] or text(REASONS[row["reason"]])
show.headline(seen, parts, row["konversi"], row["mutu"], kinerja, certain(sure, 0, text))
if corruption is not None:
    st.caption(
        text(
            "IPAK is the mean of {n} statements on corruption. It is not part of the IKM and has no class of its own.",
            n=corruption["statements"].iloc[0],
        )
    )
if sure.table["low"].notna().iloc[0]:
    explain(seen, *("widest",) if sure.worst_case else ("interval", "chance"))
cautions.cautions(seen, overall, overall if by_unit is None else by_unit)

kept, _, _ = sound(seen.data)
if isinstance(kept, Survey):
    show.chart(seen, charts.answers(tally(kept), overall, **seen.style), "unsur")
else:
    show.chart(seen, charts.unsur(overall, **seen.style), "unsur")

if by_unit is not None and by_unit.table["ranked"].sum() > 1:
    ways.section(seen)

show.heading(text("Processing table"))
processed = processing_table(seen.data, overall, text)
show.table(
    seen,
    processed,
    "pengolahan",
    text("Processing table per respondent and per unsur"),
    shown=written_out(processed, text),
    more=lambda: {} if seen.personal else {text("Answers"): answer_rows(seen.data, overall, text)},
)
