"""Prioritas in depth: which unit is looked at, importance, and a plan that survives what a person does around it."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ikm.plan import Plan, Row, saved
from pages.common.planning import applied
from tests.app.test_data import shape
from tests.app.test_pages import RESPONDENTS, ROOT, go, healthy, start, survey_csv, words

SCREEN = ROOT / "pages" / "prioritas.py"
OTHER = ROOT / "pages" / "responden.py"
RECAP = "Bandar Lampung 2012 (rekap)"
SAMPLE = "Kabupaten Contoh 2024–2025 (simulasi)"
PROGRAM = "Programme/activity", "Program/kegiatan"


def page(**query: str) -> AppTest:
    return start(SCREEN, **query)


def editor(app: AppTest):
    return next(table for table in app.dataframe if any(name in table.value for name in PROGRAM))


def programs(app: AppTest) -> list[str | None]:
    """What stands under the editor: AppTest does not tell what was typed into it since."""
    table = editor(app).value
    return table[next(name for name in PROGRAM if name in table)].tolist()


def unsur(app: AppTest) -> list[str]:
    return editor(app).value.iloc[:, 0].tolist()


def edit(app: AppTest, row: int = 0, text: str = "Loket kedua", added: int = 0) -> None:
    """Type into the plan as a person does, cell by cell; ``added``: so many rows below."""
    table = editor(app)
    name = next(name for name in PROGRAM if name in table.value)
    app.session_state[table.key] = {
        "edited_rows": {row: {name: text}},
        "added_rows": [{name: "baru"} | dict.fromkeys(table.value.columns[2:6], False)] * added,
        "deleted_rows": [],
    }
    healthy(app.run())


def look_at(app: AppTest, unit: str) -> None:
    app.main.selectbox[0].set_value(unit).run()
    healthy(app)


def plan_of(app: AppTest, survey: str, unit: str) -> Plan:
    return app.session_state["plans"][survey, unit].now


def test_the_unit_with_the_lowest_ikm_stands_first_and_another_can_be_chosen():
    """Sukabumi, 46,95, is the lowest; its lowest unsur U13, U14, U3 (table 12). Panjang: U3 first (table 7)."""
    app = page()
    assert app.main.selectbox[0].value == "Sukabumi"
    assert "Sukabumi: " in words(app)
    assert [name.split()[0] for name in unsur(app)] == ["U13", "U14", "U3"]
    look_at(app, "Panjang")
    assert unsur(app)[0].startswith("U3 ")
    look_at(app, "")  # all together: FACTS 9.1
    assert [name.split()[0] for name in unsur(app)] == ["U3", "U12", "U13"]


def test_what_was_chosen_comes_back_after_another_page_a_survey_and_a_filter():
    app = page()
    look_at(app, "Panjang")
    go(app, OTHER)
    go(app, SCREEN)
    assert app.main.selectbox[0].value == "Panjang"
    app.sidebar.selectbox(key="data").set_value(RESPONDENTS).run()
    assert app.main.selectbox[0].value == "Sukabumi"
    app.sidebar.selectbox(key="data").set_value(RECAP).run()
    assert app.main.selectbox[0].value == "Panjang"
    app.sidebar.multiselect(key="unit").set_value(["Kedaton", "Rajabasa"]).run()
    assert app.main.selectbox[0].value == "Rajabasa"  # 63,84 against 69,02
    app.sidebar.multiselect(key="unit").set_value([]).run()
    healthy(app)
    assert app.main.selectbox[0].value == "Panjang"


def test_a_unit_that_is_not_ranked_is_said_and_nothing_breaks():
    app = page()
    look_at(app, "Tanjung Senang")
    assert "Tanjung Senang: " in words(app)
    assert programs(app) == []


def test_an_edit_survives_another_page():
    app = page()
    edit(app, added=1)
    go(app, OTHER)
    healthy(app)
    go(app, SCREEN)
    healthy(app)
    assert programs(app) == ["Loket kedua", "", "", "baru"]
    edit(app, row=1, text="Satpam")  # and the next edit is of the plan as it now stands
    go(app, OTHER)
    go(app, SCREEN)
    assert programs(app) == ["Loket kedua", "Satpam", "", "baru"]


def test_an_edit_survives_another_language():
    app = page()
    edit(app)
    for language in ("en", "id"):
        app.query_params["lang"] = language
        group = next(g for g in app.sidebar.button_group if g.key == "lang")
        group.set_value(language).run()
        healthy(app)
        assert programs(app)[0] == "Loket kedua"


def test_an_edit_survives_another_unit_a_filter_and_a_survey():
    app = page()
    edit(app)
    look_at(app, "Panjang")
    assert programs(app) == ["", "", ""]
    edit(app, text="Papan informasi")
    look_at(app, "Sukabumi")
    assert programs(app)[0] == "Loket kedua"
    app.sidebar.multiselect(key="unit").set_value(["Kedaton"]).run()
    healthy(app)
    assert programs(app)[0] == ""
    app.sidebar.multiselect(key="unit").set_value([]).run()
    assert programs(app)[0] == "Loket kedua"
    app.sidebar.selectbox(key="data").set_value(SAMPLE).run()
    healthy(app)
    assert programs(app)[0] == ""
    app.sidebar.selectbox(key="data").set_value(RECAP).run()
    healthy(app)
    assert programs(app)[0] == "Loket kedua"
    look_at(app, "Panjang")
    assert programs(app)[0] == "Papan informasi"


def test_two_edits_in_one_editor_are_both_kept():
    """The editor tells all edits since it began; the table under it must not change in between."""
    app = page()
    key = editor(app).key
    edit(app)
    assert editor(app).key == key
    name = next(name for name in PROGRAM if name in editor(app).value)
    app.session_state[key] = {
        "edited_rows": {0: {name: "Loket kedua"}, 2: {name: "Papan", "TW I": True}},
        "added_rows": [],
        "deleted_rows": [1],
    }
    healthy(app.run())
    kept = plan_of(app, RECAP, "Sukabumi")
    assert [(row.code, row.program) for row in kept.rows] == [("U13", "Loket kedua"), ("U3", "Papan")]


def test_the_plan_follows_the_figures_until_somebody_types():
    app = page(data=RESPONDENTS)
    look_at(app, "")
    before = unsur(app)
    app.sidebar.multiselect(key="unit").set_value(["Sukabumi", "Panjang"]).run()
    healthy(app)
    assert unsur(app) != before
    edit(app)
    now = unsur(app)
    app.sidebar.multiselect(key="unit").set_value([]).run()
    assert unsur(app) == now


def test_drawing_up_anew_begins_again():
    app = page()
    edit(app)
    app.button(key="plan-anew").click().run()
    healthy(app)
    assert programs(app) == ["", "", ""]
    edit(app, text="Lain")
    assert plan_of(app, RECAP, "Sukabumi").rows[0].program == "Lain"


def load(app: AppTest, blob: bytes) -> None:
    put = next(box for box in app.file_uploader if box.key.startswith("plan-file-"))
    put.upload("rencana.json", blob, "application/json").run()
    healthy(app)


def test_a_saved_plan_is_loaded_and_can_be_edited_and_loaded_again():
    app = page()
    edit(app)
    plan = Plan((Row("U7", "Kecepatan pelayanan", "Target waktu", tw3=True),), unit="Sukabumi", period="2027")
    load(app, saved(plan))
    assert programs(app) == ["Target waktu"]
    assert app.main.text_input[0].value == "2027"
    assert not [w for w in app.warning if "Sukabumi" in w.value and "rencana" in w.value]
    edit(app, text="Target 15 menit")
    load(app, saved(plan))
    assert programs(app) == ["Target waktu"]


def test_a_plan_of_another_unit_is_said_to_be():
    app = page()
    load(app, saved(Plan((Row("U7", "x"),), unit="Kedaton")))
    assert any("Kedaton" in warning.value and "Sukabumi" in warning.value for warning in app.warning)


@pytest.mark.parametrize("blob", [b"", b"{}", b"PK\x03\x04", b'{"kind": "ikm-plan"}'])
def test_a_file_that_is_no_plan_is_one_sentence_and_the_plan_stays(blob):
    app = page()
    edit(app)
    before = len(app.warning)
    load(app, blob)
    assert len(app.warning) == before + 1
    assert plan_of(app, RECAP, "Sukabumi").rows[0].program == "Loket kedua"


def test_what_cannot_be_kept_is_said_and_the_rest_stays():
    app = page()
    edit(app)
    edit(app, text="a\x00b")
    assert len(app.error) == 1
    assert plan_of(app, RECAP, "Sukabumi").rows[0].program == "Loket kedua"


def test_the_period_is_kept():
    app = page()
    app.main.text_input[0].set_value("2027").run()
    go(app, OTHER)
    go(app, SCREEN)
    assert app.main.text_input[0].value == "2027"
    assert plan_of(app, RECAP, "Sukabumi").period == "2027"


def test_importance_as_asked_can_be_cut_at_the_middle_of_the_scale():
    app = page(data=SAMPLE)
    cut = next(group for group in app.main.button_group if group.key == "ipa-cut")
    assert "2,50" in str(cut.options) + str(cut.proto)
    cut.set_value("middle").run()
    healthy(app)
    assert not any("turunan" in header.value or "derived" in header.value for header in app.header)


def test_derived_importance_is_said_to_be_derived_and_a_recap_has_none():
    app = page(data=RESPONDENTS)
    assert any("turunan" in header.value or "derived" in header.value for header in app.header)
    assert not [group for group in app.main.button_group if group.key == "ipa-cut"]
    app = page(data=RECAP)
    assert len(app.info) == 1
    assert not any("turunan" in header.value or "derived" in header.value for header in app.header)


def test_a_recap_with_importance_has_quadrants():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload(*shape("importance-recap.xlsx"), "application/x").run()
    go(app, SCREEN)
    healthy(app)
    assert not app.info
    assert [group for group in app.main.button_group if group.key == "ipa-cut"]


def test_one_respondent_is_a_sentence():
    rows = ["Kecamatan;" + ";".join(f"U{i}" for i in range(1, 10)), "Utara;" + ";".join("343434343")]
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("satu.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, SCREEN)
    healthy(app)
    assert len(app.info) == 1


def test_everyone_content_with_everything():
    rows = ["Kecamatan;" + ";".join(f"U{i}" for i in range(1, 10)), *["Utara;4;4;4;4;4;4;4;4;4"] * 8]
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("puas.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, SCREEN)
    healthy(app)
    assert len(app.info) == 1
    assert len(programs(app)) == 9


def test_a_small_survey_of_two_units():
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
    go(app, SCREEN)
    healthy(app)
    assert app.main.selectbox[0].options[1:] == ["Selatan", "Utara"]
    assert "Orang Rahasia" not in words(app)


def test_edits_are_applied_as_the_editor_tells_them():
    base = pd.DataFrame({"a": ["x", "y", "z"], "b": [True, False, False]})
    edits = {"edited_rows": {1: {"a": "Y", "_index": 3}}, "added_rows": [{"b": True}], "deleted_rows": [0]}
    assert applied(base, edits).to_dict("records") == [
        {"a": "Y", "b": False},
        {"a": "z", "b": False},
        {"a": None, "b": True},
    ]
    assert base["a"].tolist() == ["x", "y", "z"]
