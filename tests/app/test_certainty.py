"""What is sure of the figures on the pages: intervals, comparisons, people served, pinned views, trends."""

from __future__ import annotations

import html
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.common.markdown import WORD_JOINER
from tests.app.test_pages import ROOT, go, healthy, start, words

PAGES = ROOT / "pages"
PEOPLE = "Bandar Lampung 2012 (responden)"
DISTRICT = "Kabupaten Contoh 2024–2025 (simulasi)"
ENGLISH = {"lang": "en"}


def page(name: str) -> Path:
    return PAGES / f"{name}.py"


def said(app: AppTest) -> str:
    everything = words(app) + " ".join(str(p.value) for p in (*app.markdown, *app.caption, *app.info, *app.warning))
    return html.unescape(everything).replace("\\", "").replace(WORD_JOINER, "").replace("\u00a0", " ")


def test_the_summary_says_how_sure_the_figure_is():
    """66.5870 with se 0.6022 and 369 df: see test_uncertainty; R: qt(.975, 369) = 1.966414, so 65.40 to 67.77."""
    app = start(page("ringkasan"), data=PEOPLE, lang="en")
    assert "95% interval 65.40 to 67.77" in said(app)
    assert "chance > 99%" in said(app)


def test_a_recap_is_said_to_have_the_widest_interval():
    app = start(page("ringkasan"), lang="en")
    assert "at the widest 63.15 to 70.00" in said(app)
    assert "chance" not in app.get("html")[1].proto.body


def test_people_served_come_from_a_small_file_and_stay():
    app = start(page("ringkasan"), data=PEOPLE, lang="en")
    assert "not known for 12 units" in said(app)
    names = ["Kedaton", "Kemiling", "Panjang", "Rajabasa", "Sukabumi", "Sukarame"]
    names += [f"Tanjung Karang {side}" for side in ("Barat", "Pusat", "Timur")]
    names += [f"Teluk Betung {side}" for side in ("Barat", "Selatan", "Utara")]
    rows = ["unit;penduduk", *(f"{name};{1000 * (i + 1)}" for i, name in enumerate(names)), "Antah Berantah;7"]
    small = next(box for box in app.file_uploader if box.label == "Small file of numbers")
    small.upload("penduduk.csv", "\n".join(rows).encode(), "text/csv").run()
    healthy(app)
    assert "not known for" not in said(app)
    assert "no unit of this survey: Antah Berantah" in said(app)
    go(app, page("perbandingan"))
    go(app, page("ringkasan"))
    healthy(app)
    assert "not known for" not in said(app)


def test_fewer_people_than_respondents_is_said_and_not_used():
    app = start(page("ringkasan"), data=PEOPLE, lang="en")
    small = next(box for box in app.file_uploader if box.label == "Small file of numbers")
    small.upload("penduduk.csv", b"unit;penduduk\nKedaton;3\nSukabumi;5000", "text/csv").run()
    healthy(app)
    assert "Fewer people than respondents, so the number is not used: Kedaton" in said(app)


def test_a_file_that_tells_no_numbers_is_refused_in_a_sentence():
    app = start(page("ringkasan"), data=PEOPLE, lang="en")
    small = next(box for box in app.file_uploader if box.label == "Small file of numbers")
    small.upload("catatan.csv", b"hanya\nkata\nsaja", "text/csv").run()
    healthy(app)
    assert app.warning


def test_the_comparison_says_who_differs():
    """R, kruskal.test on the scores: H = 62.55, 11 df (tests/test_comparison.py)."""
    app = start(page("perbandingan"), data=PEOPLE, lang="en")
    assert "Kruskal-Wallis: H = 62.55, df = 11, p < 0.001" in said(app)
    assert "11 of 66 pairs of groups are proved to differ" in said(app)  # each of the other eleven from Sukabumi
    assert "Teluk Betung Selatan lies 24.79 points above Sukabumi" in said(app)
    app.main.button_group[0].set_value("jenis_kelamin").run()
    healthy(app)
    assert "df = 1" in said(app)


def test_a_recap_is_not_tested():
    app = start(page("perbandingan"), lang="en")
    assert "the groups cannot be tested" in said(app)
    assert "even in the worst case" in said(app)


class TestPins:
    def pin(self, **query: str) -> AppTest:
        app = start(page("perbandingan"), data=PEOPLE, lang="en", **query)
        app.sidebar.button(key="pin").click().run()
        return healthy(app)

    def test_a_pinned_view_waits_for_another(self):
        assert "This view is pinned" in said(self.pin(unit="Kedaton"))

    def test_it_is_compared_with_the_present_one_and_survives_leaving(self):
        app = self.pin(unit="Kedaton")
        app.sidebar.multiselect(key="unit").set_value(["Sukabumi"]).run()
        go(app, page("responden"))
        go(app, page("perbandingan"))
        healthy(app)
        assert "Unit: Kedaton lies 22.04 points above Unit: Sukabumi" in said(app)  # 69.02 - 46.98
        app.sidebar.button(key="unpin").click().run()
        healthy(app)
        assert "Pinned view" not in said(app)

    def test_respondents_in_both_are_counted(self):
        app = self.pin()
        app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
        healthy(app)
        assert "are in both" in said(app)

    def test_a_difference_of_a_few_people_is_not_shown(self):
        """Education of fewer than five people: whoever is left out could be recognised."""
        app = start(page("data"), lang="en")
        rows = ["U1,U2,U3,U4,U5,U6,U7,U8,U9,Jenis Kelamin"]
        rows += [",".join("3" * 9) + ",P"] * 20 + [",".join("2" * 9) + ",L"] * 20 + [",".join("1" * 9) + ","] * 3
        app.file_uploader[0].upload("kecil.csv", "\n".join(rows).encode(), "text/csv").run()
        go(app, page("perbandingan"))
        app.sidebar.multiselect(key="jenis_kelamin").set_value(["Laki-laki"]).run()
        app.sidebar.button(key="pin").click().run()
        app.sidebar.multiselect(key="jenis_kelamin").set_value(["Laki-laki", "–"]).run()
        healthy(app)
        assert "differ by fewer than 5 people" in said(app)

    def test_another_survey_can_be_compared_where_the_questionnaire_is_the_same(self):
        app = self.pin()
        app.sidebar.selectbox(key="data").set_value("KPP Jawa Timur 2013 (responden)").run()
        healthy(app)
        assert "Pinned view and present view" in said(app)

    def test_another_questionnaire_is_refused_in_a_sentence(self):
        app = self.pin()
        app.sidebar.selectbox(key="data").set_value(DISTRICT).run()
        healthy(app)
        assert "ask different questions" in said(app)


def test_the_trend_says_what_changed():
    app = start(page("tren"), data=DISTRICT, lang="en")
    assert "Puskesmas Melati" in said(app)
    assert "more than chance explains" in said(app)


@pytest.mark.parametrize("sample", [PEOPLE, "KPP Jawa Timur 2013 (responden)"])
def test_without_periods_the_trend_says_what_to_do(sample):
    app = start(page("tren"), data=sample, lang="en")
    assert "The file has no period" in said(app)


def test_one_period_is_no_trend():
    app = start(page("tren"), data=DISTRICT, lang="en", periode="2024 Semester I")
    assert "There is one period only" in said(app)


def test_an_unsur_that_few_answered_is_said():
    """U9 answered by 4 of 20: fewer than half."""
    app = start(page("data"), lang="en")
    rows = ["Unit," + ",".join(f"U{i}" for i in range(1, 10))]
    rows += [
        f"{'AB'[i % 2]}," + ",".join(str(2 + (i + j) % 3) for j in range(8)) + (",3" if i < 4 else ",")
        for i in range(20)
    ]
    app.file_uploader[0].upload("sedikit.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, page("ringkasan"))
    healthy(app)
    assert "fewer than half of the respondents answered U9" in said(app)


def test_what_is_not_known_is_not_called_no_difference():
    """Everyone of A says 4, everyone of B 3: the difference is 25 points, its interval unknown."""
    app = start(page("data"), lang="en")
    rows = ["Unit," + ",".join(f"U{i}" for i in range(1, 10))]
    rows += ["A," + ",".join("4" * 9)] * 10 + ["B," + ",".join("3" * 9)] * 10
    app.file_uploader[0].upload("sama.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, page("perbandingan"))
    healthy(app)
    assert "how sure that is cannot be known" in said(app)
    assert "not clearly" not in said(app)


def test_derived_importance_is_not_read_from_noise():
    """Answers that have nothing to do with each other: no quadrants."""
    rng = np.random.default_rng(3)
    app = start(page("data"), lang="en")
    rows = [",".join(f"U{i}" for i in range(1, 10))]
    rows += [",".join(map(str, row)) for row in rng.integers(1, 5, (40, 9))]
    app.file_uploader[0].upload("acak.csv", "\n".join(rows).encode(), "text/csv").run()
    go(app, page("prioritas"))
    healthy(app)
    assert "Derived importance cannot be told apart here" in said(app)
