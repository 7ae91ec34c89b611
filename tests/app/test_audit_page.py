"""The page Audit laporan: samples, the file in use, uploads, choices, and what cannot be read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.app.test_pages import ROOT, go, healthy, start, words

PAGE = ROOT / "pages" / "audit.py"
RECAP, RESPONDENTS = "Bandar Lampung 2012 (rekap)", "Bandar Lampung 2012 (responden)"


def book(*rows) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell in made.active["A"]:
        cell.data_type = "s"  # also where it looks like a formula
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


CODES = [f"U{j}" for j in range(1, 15)]
HEADER = ["Kecamatan", "n", *CODES, "Indeks", "IKM", "Mutu"]
CLEAN = ["Panjang", 160, *["3,000"] * 14, "3,000", "75,000", "B"]
WRONG = ["=cmd|' /C calc'!A0<script>", 160, *["3,000"] * 13, "4,500", "3,107", "77,679", "B"]


def uploaded(*rows, **query):
    app = start(PAGE, lang="en", **query)
    app.file_uploader[0].upload("laporan.xlsx", book(*rows), "application/vnd.ms-excel").run()
    return healthy(app)


def test_the_recap_in_use_is_checked_at_once():
    app = start(PAGE, data=RECAP)
    said = words(app)
    assert "temuan berat" in said
    assert "U1 atau U13 terlewat" in said
    assert "Dengan hormat" in app.code[-1].value


def test_with_respondents_in_use_a_published_report_is_shown():
    app = start(PAGE, data=RESPONDENTS, lang="en")
    assert app.selectbox(key="report").value == "bandar-lampung"
    assert "18 grave findings in 8 units" in words(app)


def test_an_uploaded_report_is_the_one_to_check_and_stays_when_the_language_changes():
    app = uploaded(HEADER, CLEAN)
    assert app.selectbox(key="report").value == "own"
    assert "Every printed figure that could be checked can be right" in words(app)
    app.sidebar.button_group(key="lang").set_value("id").run()
    assert "Semua angka tercetak yang dapat diperiksa bisa benar" in words(healthy(app))


def test_what_comes_from_the_file_is_plain_text():
    app = uploaded(HEADER, WRONG)
    assert "off the scale" in words(app)
    beside = words(app).replace(app.code[-1].value, "")  # the letter is shown as code
    assert "<script>" not in beside
    assert "&lt;script&gt;" in beside


def test_severity_and_unit_choose_what_is_listed():
    app = start(PAGE, data=RESPONDENTS, lang="en")
    assert "11 of 13 printed results" not in listed(app)
    app.main.button_group(key="audit-severity").set_value(["low"]).run()
    assert "11 of 13 printed results" in listed(healthy(app))
    unit = next(box for box in app.selectbox if box.key.startswith("audit-unit"))
    unit.set_value("Sukabumi").run()
    assert "No finding of this kind." in words(healthy(app))
    assert "Sukabumi in bandar_lampung_2012.xlsx" in " ".join(app.code[-1].value.split())


def listed(app) -> str:
    return words(app).split('class="ikm-findings"')[1].split("<h3")[0]


def test_the_answers_in_use_can_stand_beside_an_uploaded_report():
    app = uploaded(HEADER, CLEAN, data=RESPONDENTS)
    app.toggle(key="report-answers").set_value(True).run()
    said = words(healthy(app))
    assert "By the answers it is" in said


def test_another_pedoman_is_another_audit():
    app = uploaded(
        ["Unit", "n", *(f"U{j}" for j in range(1, 10)), "IKM", "Mutu"], ["A", 160, *["3,00"] * 9, "75,00", "B"]
    )
    assert "1 grave finding in 1 unit" in words(app)
    app.selectbox(key="report-pedoman").set_value("permenpan-2014").run()
    assert "can be right" in words(healthy(app))


@pytest.mark.parametrize("blob", [b"", b"nonsense", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(blob):
    app = start(PAGE, lang="en", data=RESPONDENTS)
    app.file_uploader[0].upload("laporan.xlsx", blob, "application/vnd.ms-excel").run()
    assert not app.exception
    assert app.error


def test_a_file_without_printed_figures_is_refused_with_what_to_do():
    app = start(PAGE, lang="en", data=RESPONDENTS)
    app.file_uploader[0].upload("x.xlsx", book(["Nama", "Catatan"], ["a", "b"]), "application/vnd.ms-excel").run()
    assert not app.exception
    assert "add a table with the figures of the report" in app.error[0].value


def test_away_and_back_an_uploaded_report_is_still_there():
    app = uploaded(HEADER, CLEAN)
    go(app, ROOT / "pages" / "data.py")
    healthy(app)
    go(app, PAGE)
    assert "Read from laporan" in words(healthy(app))


def test_away_and_back_the_choice_stands():
    app = start(PAGE, data=RESPONDENTS)
    app.selectbox(key="report").set_value("kpp-jatim").run()
    go(app, ROOT / "pages" / "data.py")
    healthy(app)
    go(app, PAGE)
    assert "Komisi Pelayanan Publik" in words(healthy(app))
