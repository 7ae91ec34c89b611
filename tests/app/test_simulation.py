"""The Simulation screen through its transitions: sliders, goals, shares; and what must stay exactly as it is."""

from __future__ import annotations

import csv
import io
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import RESPONDENTS, ROOT, go, healthy, start, words

SCREEN = ROOT / "pages" / "simulasi.py"
RECAP = "Bandar Lampung 2012 (rekap)"


def headline(app: AppTest) -> str:
    """The figure before and after, as text."""
    (html,) = [element.proto.body for element in app.get("html") if 'data-testid="change"' in element.proto.body]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def choose(app: AppTest, unit: str) -> AppTest:
    box = next(box for box in app.main.selectbox if (box.key or "").startswith("simulated-"))
    place = next(i for i, option in enumerate(box.options) if option.startswith(unit))
    return healthy(box.set_value(place - 1).run())


def part(app: AppTest, name: str) -> AppTest:
    group = next(group for group in app.main.button_group if group.key == "part")
    return healthy(group.set_value(name).run())


def slider(app: AppTest, code: str):
    return next(one for one in app.slider if one.key.startswith(f"slide-{code}-"))


def typed(app: AppTest, code: str):
    return next(one for one in app.main.number_input if one.key.startswith(f"type-{code}-"))


def button(app: AppTest, key: str):
    return next(one for one in app.main.button if one.key == key)


def edit(app: AppTest, column: str, values: dict[int, float], grid: int = 0) -> AppTest:
    """Type numbers into the rows of a table, as a person does cell by cell."""
    table = app.dataframe[grid]
    app.session_state[table.key] = {
        "edited_rows": {row: {column: value} for row, value in values.items()},
        "added_rows": [],
        "deleted_rows": [],
    }
    return healthy(app.run())


def upload(rows: list[list[object]], name: str = "survei.csv") -> AppTest:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    app = start(ROOT / "pages" / "data.py")
    app.file_uploader[0].upload(name, out.getvalue().encode(), "text/csv").run()
    go(healthy(app), SCREEN)
    return healthy(app)


def people(men: int = 6, women: int = 2, unit: bool = False) -> list[list[object]]:
    """Men who say 2 and women who say 4."""
    head = [*(["Kecamatan"] if unit else []), "Jenis Kelamin", *(f"U{i}" for i in range(1, 10))]
    rows = [["Laki-laki", *[2] * 9]] * men + [["Perempuan", *[4] * 9]] * women
    if unit:
        rows = [["Utara" if i % 2 else "Selatan", *row] for i, row in enumerate(rows)]
    return [head, *rows]


# --- Moving unsur -------------------------------------------------------------------------------------


def test_nothing_touched_changes_nothing():
    """Bandar Lampung recomputed: 66.58 without Tanjung Senang; the shown NRR are rounded and must not count."""
    app = start(SCREEN)
    assert "66,58" in headline(app)
    assert "→" not in headline(app)
    choose(app, "Sukabumi")
    assert "46,95" in headline(app)
    assert "→" not in headline(app)
    assert button(app, "reset").disabled


def test_a_slider_moves_the_figures_and_its_number():
    """Sukabumi, 14 unsur: its NRR of U13 is 1.44 as printed, to 2.00 is 0.56 more: 0.56 / 14 x 25 = 1.00 point."""
    app = choose(start(SCREEN), "Sukabumi")
    assert slider(app, "U13").value == pytest.approx(1.44)
    healthy(slider(app, "U13").set_value(2.0).run())
    assert typed(app, "U13").value == pytest.approx(2.0)
    assert "46,95 → 47,95" in headline(app)
    assert "12 dari 12" in headline(app) or "12 of 12" in headline(app)
    healthy(typed(app, "U13").set_value(1.44).run())  # back to the figure that was shown: as if never touched
    assert slider(app, "U13").value == pytest.approx(1.44)
    assert "→" not in headline(app)


def test_the_rank_and_the_city_follow():
    """Everything at 4: Sukabumi 100, A and first."""
    app = choose(start(SCREEN), "Sukabumi")
    for i in range(1, 15):
        slider(app, f"U{i}").set_value(4.0)
    healthy(app.run())
    assert "46,95 → 100,00" in headline(app)
    assert "12 → 1" in headline(app)
    assert "66,58 →" in headline(app)


def test_all_units_rise_within_their_room_and_reset():
    """0.10 more of one unsur in every unit: 0.10 / 14 x 25 = 0.18 more everywhere, also overall."""
    app = start(SCREEN)
    assert slider(app, "U1").max < 3
    healthy(slider(app, "U1").set_value(0.1).run())
    assert "66,58 → 66,76" in headline(app)
    healthy(button(app, "reset").click().run())
    assert "→" not in headline(app)
    assert slider(app, "U1").value == 0


def test_presets():
    """The lowest unsur of Sukabumi is U13 with 1.44: to 3.00 it rises by 1.56, 1.56 / 14 x 25 = 2.79."""
    app = choose(start(SCREEN), "Sukabumi")
    healthy(button(app, "preset-lowest").click().run())
    assert slider(app, "U13").value == pytest.approx(3.0)
    assert "46,95 → 49,74" in headline(app)
    healthy(button(app, "preset-mean").click().run())  # every unsur of Sukabumi is below the overall one
    assert "46,95 → 66,58" in headline(app)


def test_a_move_is_kept_by_unit_through_other_units_pages_and_surveys():
    app = choose(start(SCREEN), "Sukabumi")
    healthy(slider(app, "U13").set_value(2.0).run())
    choose(app, "Kedaton")
    assert "→" not in headline(app)
    go(app, ROOT / "pages" / "prioritas.py")
    healthy(app)
    go(app, SCREEN)
    choose(app, "Sukabumi")
    assert "46,95 → 47,95" in headline(app)
    survey = app.sidebar.selectbox[0]
    healthy(survey.set_value(RESPONDENTS).run())
    assert "→" not in headline(app)
    healthy(app.sidebar.selectbox[0].set_value(RECAP).run())
    assert "46,95 → 47,95" in headline(app)


def test_a_filter_has_moves_of_its_own():
    app = choose(start(SCREEN, data=RESPONDENTS), "Sukabumi")
    healthy(slider(app, "U13").set_value(2.0).run())
    app.sidebar.multiselect(key="unit").set_value(["Sukabumi", "Kedaton"]).run()
    healthy(app)
    assert "→" not in headline(app)
    healthy(app.sidebar.button(key="clear").click().run())
    assert "→" in headline(app)


def test_a_unit_that_breaks_the_scale_is_shown_but_cannot_be_moved():
    app = choose(start(SCREEN), "Tanjung Senang")
    assert any("Tanjung Senang" in box.value for box in app.info)
    assert not app.slider
    assert app.get("plotly_chart")


def test_answers_become_better():
    """Of 8 people 6 say 2 on U1: as 3 they add 6 / 8 = 0.75, over nine unsur 0.75 / 9 x 25 = 2.08 points."""
    app = upload(people())
    group = next(group for group in app.main.button_group if group.key == "what")
    healthy(group.set_value("answers").run())
    app.main.selectbox(key="answers-code-permenpan-2017").set_value("U1").run()
    assert "62,50 → 64,58" in headline(app)


def test_a_recap_has_no_answers_to_change():
    assert "what" not in [group.key for group in start(SCREEN).main.button_group]


def test_a_survey_without_units():
    """(6 x 2 + 2 x 4) / 8 = 2.5: 62.50; one unsur to 4 adds 1.5 / 9 x 25 = 4.17."""
    app = upload(people())
    assert not [box for box in app.main.selectbox if (box.key or "").startswith("simulated-")]
    healthy(slider(app, "U9").set_value(4.0).run())
    assert "62,50 → 66,67" in headline(app)


def test_an_unsur_that_nobody_answered_cannot_be_moved():
    rows = people(unit=True)
    for row in rows[1:]:
        row[-1] = "" if row[0] == "Utara" else row[-1]
    app = choose(upload(rows), "Utara")
    assert len(app.slider) == 8
    healthy(slider(app, "U1").set_value(4.0).run())
    part(app, "target")
    assert app.info


# --- What it takes ------------------------------------------------------------------------------------


def test_a_goal_is_put_into_the_sliders():
    """Sukabumi to B: (62.505 - 46.9536) x 14 / 25 = 8.71 in all."""
    app = part(choose(start(SCREEN), "Sukabumi"), "target")
    assert "8,71" in words(app)
    healthy(button(app, "target-put").click().run())
    assert "46,95 → 62,51" in headline(app)  # 62.505 rounded half up, as the class is
    assert "C → B" in headline(app)
    assert not button(app, "reset").disabled


def test_only_better_classes_can_be_aimed_at_and_the_best_is_said():
    app = upload([["Kecamatan", *(f"U{i}" for i in range(1, 10))], *[["Utara", *[4] * 9]] * 6])
    part(app, "target")
    assert app.success
    app = part(choose(start(SCREEN), "Sukabumi"), "target")
    assert [option for group in app.main.button_group if group.key.startswith("goal-") for option in group.options] == [
        "B",
        "A",
    ]


def test_what_cannot_be_reached_is_said():
    """With thirteen of fourteen unsur fixed one can add at most (4 - 1.76) / 14 x 25 = 4 points."""
    app = part(choose(start(SCREEN), "Sukabumi"), "target")
    app.main.multiselect(key="target-fixed-kepmenpan-2004").set_value([f"U{i}" for i in range(2, 15)]).run()
    healthy(app)
    assert "50,9" in " ".join(box.value for box in app.warning)
    assert "target-put" not in [one.key for one in app.main.button]


def test_a_limit_holds():
    """U13 may come to 1.50 only: 0.06 of its 1.44."""
    app = part(choose(start(SCREEN), "Sukabumi"), "target")
    column = next(
        name for name in app.dataframe[0].value.columns if name not in ("Unsur", app.dataframe[0].value.columns[1])
    )
    edit(app, column, {12: 1.5})
    healthy(button(app, "target-put").click().run())
    assert slider(app, "U13").value == pytest.approx(1.5)
    assert "46,95 → 62,51" in headline(app)


# --- Who answers --------------------------------------------------------------------------------------


def column_typed(app: AppTest) -> str:
    return str(app.dataframe[0].value.columns[2])


def test_the_present_shares_change_nothing():
    app = part(start(SCREEN, data=RESPONDENTS), "who")
    assert "→" not in headline(app)
    assert "1,00" in headline(app)


def test_typed_shares_by_hand():
    """30 men say 2, 10 women say 4: 2.5 and 62.50. At 50 : 50 it is 3: 75.00. Weights 2/3 and 2; Kish:
    40 x (30 x 4/9 + 10 x 4) / 40^2 = 4/3, so 30 people's worth."""
    app = part(upload(people(30, 10)), "who")
    edit(app, column_typed(app), {0: 50.0, 1: 50.0})
    assert "62,50 → 75,00" in headline(app)
    assert "1,33" in headline(app)
    assert "30 / 40" in headline(app)
    said = " ".join(element.value for element in app.markdown)
    assert "2,00: Perempuan" in said
    assert "0,67: Laki" in said
    go(app, ROOT / "pages" / "ringkasan.py")
    go(app, SCREEN)
    part(app, "who")
    assert "62,50 → 75,00" in headline(app)
    healthy(button(app, "shares-reset").click().run())
    assert "→" not in headline(app)


def test_shares_from_a_small_file_and_what_it_says_of_nobody():
    app = part(upload(people(30, 10)), "who")
    rows = "jenis kelamin;LAKI - LAKI;500\njenis kelamin;Perempuan;500\njenis kelamin;Waria;10\n"
    app.file_uploader[0].upload("bagian.csv", rows.encode(), "text/csv").run()
    healthy(app)
    assert any("Waria" in box.value for box in app.warning)
    assert "62,50 → 75,00" in headline(app)


def test_an_emptied_share_is_asked_for():
    app = part(upload(people(30, 10)), "who")
    edit(app, column_typed(app), {1: None})
    assert len(app.error) == 1
    assert "Perempuan" in app.error[0].value


def test_shares_that_single_out_a_few_show_nothing():
    """Weights of all but two are next to nothing: the figure would be that of those two."""
    app = part(upload([*people(30, 10, unit=True), *[["Barat", "Perempuan", *[1] * 9]] * 2]), "who")
    app.main.multiselect(key="shares-by-survei.csv").set_value(["jenis_kelamin", "unit"]).run()
    names = list(app.dataframe[1].value.iloc[:, 0])
    edit(app, column_typed(app), {names.index(name): 98.0 if name == "Barat" else 1.0 for name in names}, grid=1)
    edit(app, column_typed(app), {0: 1.0, 1: 99.0})
    assert not [e for e in app.get("html") if 'data-testid="change"' in e.proto.body]
    assert app.info


def test_few_people_are_not_named():
    """Two women of one unit weigh most; a combination of fewer than five is not named."""
    rows = [
        *people(30, 10, unit=True),
        *[["Barat", "Perempuan", *[1] * 9]] * 2,
        *[["Barat", "Laki-laki", *[2] * 9]] * 9,
    ]
    app = part(upload(rows), "who")
    app.main.multiselect(key="shares-by-survei.csv").set_value(["jenis_kelamin", "unit"]).run()
    names = list(app.dataframe[1].value.iloc[:, 0])
    edit(app, column_typed(app), {names.index(name): 40.0 if name == "Barat" else 30.0 for name in names}, grid=1)
    edit(app, column_typed(app), {0: 60.0, 1: 40.0})
    said = " ".join(element.value for element in app.markdown)
    assert "Barat · Perempuan" not in said
    assert "Perempuan · Barat" not in said
    assert "(2 " not in said


def test_a_recap_is_reweighted_by_its_units_without_an_interval():
    app = part(start(SCREEN), "who")
    assert len(app.dataframe[0].value) == 12
    edit(app, column_typed(app), {0: 30.0})
    assert "66,58 →" in headline(app)
    assert "95" not in headline(app).replace("46,95", "")


def test_under_a_filter_on_persons_small_units_are_left_out():
    app = start(SCREEN, data=RESPONDENTS)
    app.sidebar.multiselect(key="pendidikan").set_value(["S-1"]).run()
    for name in ("move", "target", "who"):
        part(app, name)


def test_nothing_to_reweight_by():
    app = part(upload([[f"U{i}" for i in range(1, 10)], *[[3] * 9] * 6]), "who")
    assert app.info
