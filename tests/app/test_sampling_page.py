"""The page Sampel through its states: where the people come from, method, strata, plan against survey, draw."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_certainty import DISTRICT, PEOPLE, page, said
from tests.app.test_pages import ROOT, go, healthy, start, survey_csv
from tests.conftest import FIXTURES

SCREEN = page("sampel")
TABLE_1 = pd.read_csv(FIXTURES / "bandar_lampung_sampling.csv")
KPP = "KPP Jawa Timur 2013 (responden)"
SERVED = "\n".join(["unit;penduduk", *(f"{a};{b}" for a, b in TABLE_1[["kecamatan", "population"]].to_numpy())])


def opened(**query: str) -> AppTest:
    return start(SCREEN, **{"lang": "en", **query})


def choose(app: AppTest, key: str, value: str) -> AppTest:
    group = next(group for group in app.main.button_group if group.key == key)
    return healthy(group.set_value(value).run())


def number(app: AppTest, key: str):
    return next(one for one in app.main.number_input if one.key.startswith(key))


def own_list(app: AppTest, content: str = SERVED, name: str = "penduduk.csv") -> AppTest:
    choose(app, "sample-from", "list")
    box = next(one for one in app.file_uploader if one.key == "own-strata-file")
    box.upload(name, content.encode(), "text/csv").run()
    return healthy(app)


def typed(app: AppTest, *rows: tuple[str | None, float | None]) -> AppTest:
    """Type rows into the empty list."""
    table = next(table for table in app.dataframe if list(table.value.columns) == ["Stratum", "People"])
    app.session_state[table.key] = {
        "edited_rows": {},
        "added_rows": [{"Stratum": name, "People": people} for name, people in rows],
        "deleted_rows": [],
    }
    return healthy(app.run())


def strata(app: AppTest) -> list[tuple[str, int]]:
    """Name and respondents of every stratum, from the table under the chart of the allocation."""
    html = next(e.proto.body for e in app.get("html") if "Quota" in e.proto.body or "Kuota" in e.proto.body)
    rows = re.findall(r"<tr>(.*?)</tr>", html)[1:]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    return [(row[0], int(row[-1].replace(",", "").replace(".", ""))) for row in cells]


def test_the_first_page_answers_for_the_units_of_the_sample_survey():
    """384: Krejcie & Morgan for 881,775, the people of the 13 kecamatan (FACTS: 384 above the table)."""
    app = opened()
    assert "384 respondents are needed: Krejcie & Morgan, N = 881,775, margin of error 5%" in said(app)
    assert len(strata(app)) == 13


def test_table_1_of_herlina_and_wibasuri():
    app = choose(opened(), "method", "slovin")
    assert "400 respondents are needed: Slovin, N = 881,775, margin of error 5%" in said(app)
    assert dict(strata(app)) == dict(zip(TABLE_1["kecamatan"], TABLE_1["n_printed"], strict=True))
    assert any("0.05^2" in latex.value and "399.82" in latex.value for latex in app.latex)
    assert "The plan is reached in all of 13 kecamatan" in said(app)


def test_the_error_changes_the_size_and_stays_after_another_page():
    """881775 / (1 + 881775 x 0.01) = 99.99 -> 100."""
    app = choose(opened(), "method", "slovin")
    number(app, "sample-error").set_value(10.0).run()
    assert "100 respondents are needed: Slovin, N = 881,775, margin of error 10%" in said(healthy(app))
    go(app, page("responden"))
    go(app, SCREEN)
    assert "100 respondents are needed" in said(healthy(app))


def test_confidence_and_share_of_the_proportion():
    """881775 x 2.576^2 x .25 / (881775 x .0025 + 2.576^2 x .25): R 663.0786 -> 664."""
    app = choose(opened(), "method", "proportion")
    app.main.selectbox(key="sample-level").set_value("0.99").run()
    assert "664 respondents are needed" in said(healthy(app))


def test_the_rule_of_the_regulation_counts_its_unsur():
    app = choose(opened(), "method", "unsur")
    assert "150 respondents are needed: (k + 1) × 10" in said(app)
    app.main.selectbox(key="sample-pedoman").set_value("permenpan-2017").run()
    assert "100 respondents are needed" in said(healthy(app))
    assert "states no least number" in said(app)


def test_every_unit_with_a_survey_of_its_own():
    app = opened()
    app.toggle[0].set_value(True).run()
    healthy(app)
    assert "every unit has its own survey (Krejcie & Morgan)" in said(app)
    assert not [group for group in app.main.button_group if group.key == "sample-way"]


def test_one_number_needs_nothing_of_a_survey():
    """800 people: 260 by the printed table."""
    app = opened(data=KPP)
    assert "Type how many people use the service" in said(app)
    number(app, "sample-number").set_value(800).run()
    assert "260 respondents are needed: Krejcie & Morgan, N = 800" in said(healthy(app))
    assert "150 people answered, but 260 were planned: 110 are lacking" in said(app)
    assert "Over the strata" not in [header.value for header in app.header]


def test_a_list_from_a_small_file_and_back():
    app = choose(own_list(opened(data=PEOPLE)), "method", "slovin")
    assert "400 respondents are needed: Slovin, N = 881,775" in said(app)
    assert dict(strata(app)) == dict(zip(TABLE_1["kecamatan"], TABLE_1["n_printed"], strict=True))
    go(app, page("ringkasan"))
    go(app, SCREEN)
    assert "400 respondents are needed" in said(healthy(app))
    assert len(strata(app)) == 13


def test_a_list_that_is_typed():
    """1000 people, 10 %: 1000/11 = 90.9 -> 91; 91 x .5 = 45.5, 27.3, 18.2: the one left goes to the first."""
    app = choose(opened(data=KPP), "sample-from", "list")
    assert "Fill in at least one row" in said(app)
    typed(app, ("Loket A", 500), ("Loket B", 300), ("Loket C", 200))
    choose(app, "method", "slovin")
    number(app, "sample-error").set_value(10.0).run()
    assert strata(healthy(app)) == [("Loket A", 46), ("Loket B", 27), ("Loket C", 18)]
    assert "None of the strata is a unit of the survey in use" in said(app)
    go(app, page("ringkasan"))
    go(app, SCREEN)
    assert strata(healthy(app)) == [("Loket A", 46), ("Loket B", 27), ("Loket C", 18)]


def test_a_typed_list_stays_when_the_language_changes():
    app = choose(opened(data=KPP), "sample-from", "list")
    typed(app, ("Loket A", 500), ("Loket B", 300))
    next(group for group in app.sidebar.button_group if group.key == "lang").set_value("id").run()
    assert "N = 800" in said(healthy(app))
    assert [name for name, _ in strata(app)] == ["Loket A", "Loket B"]


def test_rows_that_are_not_whole_or_stand_twice_are_said_and_do_not_count():
    app = choose(opened(data=KPP), "sample-from", "list")
    typed(app, ("A", 500), ("B", None), (None, 70), ("C", 10), ("C", 20))
    assert "N = 500" in said(app)
    assert "these do not count yet: 2 and 3" in said(app)
    assert "none of them counts: C" in said(app)


def test_a_file_that_tells_no_numbers_is_refused_in_a_sentence():
    app = own_list(opened(), "hanya\nkata\nsaja")
    assert "no column of names beside a column of numbers" in said(app)


def test_markup_in_a_name_stays_text():
    app = own_list(opened(data=KPP), "unit;penduduk\n<b>Loket</b> $x$;500\n*Loket B*;300")
    assert "<b>Loket" not in "".join(e.proto.body for e in app.get("html"))
    assert [name for name, _ in strata(app)] == ["&lt;b&gt;Loket&lt;/b&gt; $x$", "*Loket B*"]


def test_neyman_takes_the_survey_in_use_as_pilot():
    app = choose(own_list(opened(data=PEOPLE)), "sample-way", "neyman")
    assert "as the pilot survey" in said(app)
    assert sum(n for _, n in strata(app)) == 384
    assert "No spread is known for Tanjung Senang" in said(app)  # its answers break the scale


def test_neyman_on_a_recap_is_refused_in_a_sentence():
    app = choose(opened(), "sample-way", "neyman")
    assert "tells no spread" in said(app)
    assert choose(app, "sample-way", "equal")
    assert {n for _, n in strata(app)} == {29, 30}  # 384 / 13 = 29.54


def test_another_number_and_a_least():
    app = opened()
    number(app, "sample-total").set_value(400).run()
    assert dict(strata(healthy(app)))["Teluk Betung Selatan"] == 42
    number(app, "sample-least").set_value(25).run()
    assert min(n for _, n in strata(healthy(app))) == 25
    number(app, "sample-least").set_value(100).run()
    assert "takes 1300 respondents, but the sample is 400" in said(healthy(app))
    assert "Draw list" not in [header.value for header in app.header]


def test_the_plan_beside_a_survey_of_several_periods():
    app = own_list(opened(data=DISTRICT), "unit;penduduk\nPuskesmas Melati;5000\nPuskesmas Lain;800")
    assert "several periods, which are counted together" in said(app)
    assert "Puskesmas Lain" in said(app)


def test_a_filter_on_persons_does_not_shrink_what_was_achieved():
    app = own_list(opened(data=PEOPLE))
    app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
    assert "400 people answered, and 384 were planned" in said(healthy(app))
    assert "is not applied here" in said(app)


def test_the_draw_is_the_same_again():
    app = opened()
    first = said(app)
    assert "The list: 427 numbers" in "".join(box.label for box in app.expander)  # 384 and a tenth of each stratum, up
    number(app, "sample-seed").set_value(2026).run()
    other = said(healthy(app))
    assert other != first
    number(app, "sample-seed").set_value(1).run()
    assert said(healthy(app)) == first
    choose(app, "sample-drawing", "systematic")
    number(app, "sample-reserve").set_value(0).run()
    assert "The list: 384 numbers" in "".join(box.label for box in healthy(app).expander)


def test_an_uploaded_survey_without_people_served_says_what_to_do():
    app = start(ROOT / "pages" / "data.py", lang="en")
    app.file_uploader[0].upload("survei.csv", survey_csv(), "text/csv").run()
    go(app, SCREEN)
    assert "Type how many people" in said(healthy(app))
    choose(app, "sample-from", "survey")
    assert "does not tell how many people its units serve" in said(app)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_survey_without_units_has_no_units_to_choose(lang):
    app = start(ROOT / "pages" / "data.py", lang=lang)
    rows = [",".join(f"U{i}" for i in range(1, 10)), *[",".join("3" * 9), ",".join("2" * 9)] * 10]
    app.file_uploader[0].upload("survei.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, SCREEN)
    group = next(group for group in healthy(app).main.button_group if group.key == "sample-from")
    assert len(group.options) == 2
    number(app, "sample-number").set_value(100).run()
    assert "80" in said(healthy(app))  # the printed table: N = 100, S = 80
    choose(app, "sample-from", "list")
    healthy(app)
