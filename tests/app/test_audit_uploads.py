"""The page Audit laporan with reports as units type them: one among the answers in use, hostile names, a letter."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.app.test_pages import ROOT, go, healthy, start, words
from tests.reading.books import U9, xlsx
from tests.reading.test_printed import MEANS
from tests.reading.test_typed_reports import SUMS, processing

PAGE = ROOT / "pages" / "audit.py"
DATA = ROOT / "pages" / "data.py"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "**tebal** [klik](http://evil.example)")


def put(app: AppTest, blob: bytes, name: str = "laporan.xlsx") -> AppTest:
    app.file_uploader(key="report-file").upload(name, blob, KIND).run()
    return healthy(app)


def test_a_clean_processing_table_has_no_grave_finding():
    app = put(start(PAGE), xlsx(*processing()))
    assert "Terbaca" in words(app)
    assert "temuan berat" not in words(app)


def test_the_figures_printed_below_the_answers_in_use_are_held_against_them():
    """U1 is 14 by the answers; 15 is printed below them."""
    app = start(DATA)
    app.file_uploader[0].upload("olah.xlsx", xlsx(*processing(sums=[15, *SUMS[1:]])), KIND).run()
    go(app, Path(PAGE))
    app.selectbox(key="report").select("in-use").run()
    app.toggle(key="report-answers").set_value(True).run()
    assert "Menurut data jawaban, nilainya 14." in words(healthy(app))


def test_hostile_names_are_plain_text():
    rows = [[unit, 40, *MEANS, 99.0, "D"] for unit in HOSTILE]
    app = put(start(PAGE), xlsx(["Unit", "n", *U9, "IKM", "Mutu"], *rows))
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert not any("[klik](http" in str(element.value) for element in app.markdown)


def test_a_letter_without_figures_is_told_what_to_add():
    app = put(start(PAGE), xlsx(["Dengan hormat,"], ["bersama ini kami kirimkan laporan SKM."]))
    (error,) = [str(one.value).replace("\N{WORD JOINER}", "") for one in app.error]
    assert "tidak memuat angka tercetak: tambahkan tabel" in error
