"""The page Data: several files, corrections at one click, directions as a file, recalled by layout."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

import ikm
from ikm.reading import Directions, open_workbook, saved
from tests.app.test_pages import healthy, start, words

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "tests" / "reading" / "shapes"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
U9 = [f"U{i}" for i in range(1, 10)]


def page() -> AppTest:
    return start(ROOT / "pages" / "data.py")


def put(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Put files into the uploader, all at once."""
    uploader = app.file_uploader[0]
    for name, blob in files:
        uploader = uploader.upload(name, blob, XLSX)
    app.run()
    healthy(app)
    return app


def shape(name: str) -> tuple[str, bytes]:
    return name, (SHAPES / name).read_bytes()


def choice(app: AppTest, name: str):
    return next(group for group in app.main.button_group if group.key.startswith(name))


def book(**sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def office(answer: int, header: list[object] | None = None) -> bytes:
    return book(Data=[header or ["No", *U9], *([i, *[answer] * 8, answer - i % 2] for i in range(1, 7))])


def test_files_put_in_together_are_one_survey():
    app = put(page(), ("Puskesmas Melati.xlsx", office(3)), ("Puskesmas Mawar.xlsx", office(4)))
    assert "12 dipakai" in words(app)
    assert app.sidebar.multiselect(key="unit").options == ["Puskesmas Mawar", "Puskesmas Melati"]


def test_the_same_file_twice_is_read_once_and_said():
    app = put(page(), ("a.xlsx", office(3)), ("b.xlsx", office(3)))
    assert "6 dipakai" in words(app)
    assert any("dua kali" in info.value for info in app.info)


def test_another_scale_is_named_and_converted_on_the_persons_word():
    """Answers 5 on 1-5 are 4, answers 3 are 2.5: 1 + (v - 1) x 3/4."""
    app = put(page(), shape("answers-scale-5.xlsx"))
    assert any("skala" in note.value.lower() for note in app.warning)
    choice(app, "scale").set_value(5).run()
    healthy(app)
    assert "4 dipakai + 0 disisihkan" in words(app)
    app.switch_page("pages/ringkasan.py").run()
    healthy(app)
    assert "jawaban 1–5 diubah menjadi 1–4" in words(app)


def test_a_sheet_can_be_switched_off_and_on():
    rows = [["No", *U9], *([i, *[3] * 9] for i in range(1, 5))]
    app = put(page(), ("dua.xlsx", book(Melati=rows, Mawar=rows)))
    assert "8 dipakai" in words(app)
    choice(app, "sheets").set_value(["Melati"]).run()
    healthy(app)
    assert "4 dipakai" in words(app)
    choice(app, "sheets").set_value(["Melati", "Mawar"]).run()
    healthy(app)
    assert "8 dipakai" in words(app)


def test_the_header_row_can_be_set():
    """The first row also looks like a header, so the second must be pointed out by the person."""
    rows = [
        ["No", *[f"U{i}" for i in (9, 8, 7, 6, 5, 4, 3, 2, 1)]],
        ["x"],
        ["No", *U9],
        *([i, *[3] * 8, 4] for i in range(1, 5)),
    ]
    app = put(page(), ("kepala.xlsx", book(Data=rows)))
    box = next(box for box in app.main.number_input if box.key.startswith("header-"))
    assert box.value == 1
    box.set_value(3).run()
    healthy(app)
    assert "4 dipakai + 0 disisihkan" in words(app)


def test_the_next_file_of_the_same_layout_is_read_in_the_same_way():
    header = ["No", *U9[:7], "U8", "U9"]
    app = put(page(), ("TW I.xlsx", office(3, header)))
    choice(app, "order").set_value("daftar").run()
    healthy(app)
    app = put(app, ("TW II.xlsx", office(4, header)))
    assert app.session_state["key"] != "TW I.xlsx"
    assert choice(app, "order").value == "daftar"


def test_directions_in_a_file_are_followed():
    blob = office(3)
    workbook = open_workbook(blob, "a.xlsx")
    kept = saved(Directions(order="daftar", roles={"Data!A": "umur"}), workbook)
    app = put(page(), ("a.xlsx", blob), ("cara.ikm.json", kept))
    assert choice(app, "order").value == "daftar"
    roles = dict(zip(app.dataframe[0].value["header"], app.dataframe[0].value["role"], strict=True))
    assert roles["No"] == "umur"


def test_what_is_not_certain_stands_first():
    app = put(page(), shape("header-typos.xlsx"))
    grid = app.dataframe[0].value
    marked = (grid["look"] != "").tolist()
    assert any(marked)
    assert marked == sorted(marked, reverse=True)
    assert any("belum pasti" in warning.value for warning in app.warning)


@pytest.mark.parametrize("name", ["skm-online-manual.xlsx"])
def test_ipak_stands_beside_the_index(name):
    """The screen shows what the package computes; tests/test_ipak.py holds the figure itself."""
    app = put(page(), shape(name))
    app.switch_page("pages/ringkasan.py").run()
    healthy(app)
    value = ikm.ipak(ikm.read(SHAPES / name))["ipak"].iloc[0]
    assert f"{value:.2f}".replace(".", ",") in words(app)
    assert "IPAK" in words(app)


def test_a_sheet_of_explanations_that_is_switched_on_changes_nothing():
    rows = [["No", *U9], *([i, *[3] * 9] for i in range(1, 5))]
    app = put(page(), ("satu.xlsx", book(Data=rows, Petunjuk=[["Isi U1 sampai U9", "x"], ["y", "z"]])))
    choice(app, "sheets").set_value(["Data", "Petunjuk"]).run()
    healthy(app)
    assert "4 dipakai + 0 disisihkan" in words(app)
    app.run()
    healthy(app)
