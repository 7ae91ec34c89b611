"""Every page through its states: first render, after an upload, after a filter, after leaving and coming back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ikm import samples

ROOT = Path(__file__).parents[2]
PAGES = sorted(p for p in (ROOT / "pages").glob("*.py") if p.name != "__init__.py")
RESPONDENTS = "Bandar Lampung 2012 (responden)"


def start(screen: Path, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    go(app, screen)
    return healthy(app)


def go(app: AppTest, screen: Path) -> None:
    """Switch to a page."""
    app.switch_page(f"pages/{screen.name}").run()


def healthy(app: AppTest) -> AppTest:
    assert not app.exception, [e.value for e in app.exception]
    assert app.title, "a page without a title"
    return app


def survey_csv() -> bytes:
    """Twelve people of two units, nine unsur, one answer outside the scale."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Nama", "Kecamatan", "Jenis Kelamin", "Umur", *(f"U{i}" for i in range(1, 10))])
    for i in range(12):
        answers = [3 + (i + j) % 2 for j in range(9)]
        if i == 3:
            answers[4] = 7
        writer.writerow([f"Orang Rahasia {i}", "Utara" if i < 6 else "Selatan", "LP"[i % 2], 20 + 3 * i, *answers])
    return out.getvalue().encode()


def words(app: AppTest) -> str:
    return " ".join(str(getattr(element, "value", "")) for element in app.main) + " ".join(
        element.proto.body for element in app.get("html")
    )


@pytest.mark.parametrize("screen", PAGES, ids=lambda p: p.stem)
class TestEveryPage:
    def test_first_render(self, screen):
        start(screen)

    def test_in_english(self, screen):
        app = start(screen, lang="en")
        assert app.sidebar.selectbox[0].label == "Survey in use"

    @pytest.mark.parametrize("sample", [*samples.TITLES.values()][1:])
    def test_other_samples(self, screen, sample):
        start(screen, data=sample)

    def test_after_upload(self, screen):
        app = start(ROOT / "pages" / "data.py")
        app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
        healthy(app)
        go(app, screen)
        healthy(app)
        assert app.sidebar.selectbox[0].value == "survei.csv"
        assert "Orang Rahasia" not in words(app)

    def test_after_a_filter_and_its_clearing(self, screen):
        app = start(screen, data=RESPONDENTS)
        app.sidebar.multiselect(key="unit").set_value(["Sukabumi", "Kedaton"]).run()
        healthy(app)
        assert "Sukabumi, Kedaton" in words(app) or "Kedaton, Sukabumi" in words(app)
        app.sidebar.button(key="clear").click().run()
        healthy(app)
        assert app.sidebar.multiselect(key="unit").value == []

    def test_after_switching_away_and_back_the_filter_stands(self, screen):
        app = start(screen, data=RESPONDENTS)
        app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
        other = next(p for p in PAGES if p != screen)
        go(app, other)
        healthy(app)
        go(app, screen)
        healthy(app)
        assert app.sidebar.multiselect(key="jenis_kelamin").value == ["Perempuan"]

    def test_under_every_pedoman_and_weight(self, screen):
        app = start(screen)
        for code in ("permenpan-2017", "permenpan-2014", "kepmenpan-2004"):
            app.sidebar.selectbox(key="pedoman").set_value(code).run()
            healthy(app)
        app.sidebar.selectbox(key="bobot14").set_value("0,071").run()
        healthy(app)

    def test_when_nobody_is_left(self, screen):
        app = start(screen, data=RESPONDENTS)
        app.sidebar.multiselect(key="unit").set_value(["Rajabasa"])
        app.sidebar.multiselect(key="umur").set_value(["≥ 60"])
        app.sidebar.multiselect(key="pendidikan").set_value(["S-2 ke atas"]).run()
        healthy(app)


def test_the_screen_says_what_other_bounds_change():
    app = start(ROOT / "pages" / "perbandingan.py", pedoman="Permenpan RB 14/2017")
    said = " ".join(w.value for w in app.warning)
    # Recomputed under the bounds of 14/2017: 9 C and 3 D; under those of KEP/25: 11 B and 1 C.
    assert "9 C dan 3 D" in said
    assert "11 B dan 1 C" in said


def test_a_broken_file_gets_one_sentence_and_the_survey_stays():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("rusak.xlsx", b"PK\x03\x04 not a workbook", "application/zip").run()
    healthy(app)
    assert len(app.error) == 1
    assert app.sidebar.selectbox[0].value == "Bandar Lampung 2012 (rekap)"


def test_an_unknown_link_is_said():
    app = start(ROOT / "pages" / "ringkasan.py", data="lain.xlsx")
    assert any("contoh" in w.value or "tautan" in w.value.lower() for w in app.warning)


def test_few_people_are_not_shown():
    app = start(ROOT / "pages" / "ringkasan.py", data=RESPONDENTS)
    people = app.sidebar.multiselect
    people(key="unit").set_value(["Rajabasa"])
    people(key="jenis_kelamin").set_value(["Perempuan"])
    people(key="umur").set_value([people(key="umur").options[-1]]).run()
    healthy(app)
    assert "IKM</div>" not in words(app)


def unknown_headers() -> bytes:
    """Nine columns nobody can recognise, and a unit."""
    rows = [["Kecamatan", *(f"Kolom {letter}" for letter in "ABCDEFGHI")]]
    rows += [["Utara", *[3] * 9]] * 6
    return "\n".join(";".join(map(str, row)) for row in rows).encode()


def choose_roles(app: AppTest, roles: dict[int, str]) -> None:
    """Choose roles in the first grid of columns, row number -> role, as a person does cell by cell."""
    grid = app.dataframe[0]
    app.session_state[grid.key] = {
        "edited_rows": {row: {"role": role} for row, role in roles.items()},
        "added_rows": [],
        "deleted_rows": [],
    }
    healthy(app.run())


def test_a_corrected_role_is_read_again_at_once_and_can_be_taken_back():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
    assert "unit" in [m.key for m in app.sidebar.multiselect]
    choose_roles(app, {list(app.dataframe[0].value["header"]).index("Kecamatan"): ""})
    assert "unit" not in [m.key for m in app.sidebar.multiselect]
    next(button for button in app.button if (button.key or "").startswith("undo-")).click().run()
    healthy(app)
    assert "unit" in [m.key for m in app.sidebar.multiselect]


def test_columns_nobody_recognises_can_be_pointed_out():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("asing.csv", unknown_headers(), "text/csv").run()
    healthy(app)
    assert len(app.error) == 1
    choose_roles(app, {i: f"U{i}" for i in range(1, 10)})
    assert app.sidebar.selectbox[0].value == "asing.csv"
    assert "6 dipakai" in words(app)


def test_a_header_row_that_is_not_there_is_said_while_a_file_is_set_aside():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("asing.csv", unknown_headers(), "text/csv").run()
    app.main.number_input[0].set_value(999).run()
    healthy(app)
    assert any("999" in e.value for e in app.error)


def test_a_file_that_needs_its_directions_keeps_them_when_a_further_one_cannot_be():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("asing.csv", unknown_headers(), "text/csv").run()
    choose_roles(app, {i: f"U{i}" for i in range(1, 10)})
    next(button for button in app.button if (button.key or "").startswith("undo-")).click().run()
    healthy(app)
    assert len(app.error) == 1
    assert "6 dipakai" in words(app)


def test_the_order_of_u8_and_u9_can_be_swapped():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
    order = next(group for group in app.main.button_group if group.key.startswith("order"))
    assert order.value == "lembar"
    order.set_value("daftar").run()
    healthy(app)
    roles = dict(zip(app.dataframe[0].value["header"], app.dataframe[0].value["role"], strict=True))
    assert roles["U8"] == "U8"
    app.switch_page("pages/ringkasan.py").run()
    healthy(app)


def test_the_filters_of_a_link_come_back_when_its_file_is_uploaded():
    app = start(ROOT / "pages" / "data.py", data="survei.csv", unit="Utara")
    assert any("survei" in w.value for w in app.warning)
    app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
    healthy(app)
    assert app.sidebar.multiselect(key="unit").value == ["Utara"]
    assert not any("survei" in w.value for w in app.warning)
