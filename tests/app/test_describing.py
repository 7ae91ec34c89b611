"""Describing on the pages: frequencies, paragraphs, comments to search, and ages in the groups a person wants."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_certainty import PEOPLE, page, said
from tests.app.test_few_people import people, upload
from tests.app.test_pages import go, healthy, start


def part(which: str, sample: str, lang: str = "en", **filters: list[str]) -> AppTest:
    """One part alone, on a page of its own, as any page draws it."""

    def draw(which: str, sample: str, lang: str, filters: dict[str, list[str]]) -> None:
        import streamlit as st

        import ikm
        from ikm.samples import TITLES
        from ikm.text import LANGUAGES
        from pages.common import describing
        from pages.common.view import View

        st.session_state["key"] = TITLES[sample]
        data = ikm.sample(sample).where(**filters)
        shown = View(data, data.pedoman, "exact", {k: tuple(v) for k, v in filters.items()}, LANGUAGES[lang], False)
        getattr(describing, which)(shown)

    kwargs = {"which": which, "sample": sample, "lang": lang, "filters": filters}
    app = AppTest.from_function(draw, default_timeout=30, kwargs=kwargs).run()
    assert not app.exception, [e.value for e in app.exception]
    return app


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("which", ["frequencies", "paragraphs"])
@pytest.mark.parametrize(
    "sample", ["kpp-jatim-responden", "kabupaten-contoh-responden", "bandar-lampung-responden", "bandar-lampung-rekap"]
)
def test_every_part_with_every_sample(which: str, sample: str, lang: str) -> None:
    assert said(part(which, sample, lang))


def rows_of(app: AppTest, *cells: str) -> set[str]:
    """The rows of tables that hold all of these."""
    return {line for line in said(app).split("<tr>") if all(cell in line for cell in cells)}


def test_the_frequencies_of_kpp_jatim() -> None:
    """Cahyo: 126 of 150 answered U13, so 24 are blank; 392 / 126 = 3.11."""
    app = part("frequencies", "kpp-jatim-responden")
    assert "Who answered" in said(app)
    (row,) = rows_of(app, "U13 Kenyamanan lingkungan", ">126<", ">24<")
    assert ">3.11<" in row


def test_frequencies_by_group() -> None:
    app = part("frequencies", "kpp-jatim-responden")
    assert not rows_of(app, "U13 Kenyamanan lingkungan", "Female")
    app.main.button_group[0].set_value("jenis_kelamin").run()
    assert not app.exception
    assert len(rows_of(app, "U13 Kenyamanan lingkungan", "Female")) == 1


def test_a_recap_says_what_it_lacks_and_has_its_paragraphs() -> None:
    assert "This file is a recap" in said(part("frequencies", "bandar-lampung-rekap"))
    shown = said(part("paragraphs", "bandar-lampung-rekap"))
    assert "Of 12 kecamatan, the lowest value is that of Sukabumi: 1.76, class C." in shown
    assert "not why" in shown


def test_the_paragraphs_of_kpp_jatim() -> None:
    shown = said(part("paragraphs", "kpp-jatim-responden"))
    assert "It ranks 14 of 14 unsur, the lowest." in shown
    assert "The IKM of 150 respondents is 77.38: class B (Baik)" in shown


@pytest.mark.parametrize("which", ["frequencies", "paragraphs"])
def test_fewer_than_five_under_a_filter_on_persons_show_nothing(which: str) -> None:
    """In Sukabumi of the sample 4 people or fewer are over sixty."""
    app = part(which, "bandar-lampung-responden", unit=["Sukabumi"], umur=["≥ 60"])
    assert "Fewer than 5 respondents match the filter" in said(app)
    assert "U1" not in said(app)


def with_comments() -> pd.DataFrame:
    rows = pd.concat([people("A", 10, 10, 2), people("B", 10, 10, 3)], ignore_index=True)
    rows["Saran"] = ["toilet kotor", "Bu Rini di loket ramah", "rini lambat", "antrean lama 20231145", None] * 8
    rows["Umur"] = [20 + i for i in range(40)]
    return rows


def test_comments_are_counted_and_searched_without_names() -> None:
    app = upload(with_comments(), "saran.csv")
    go(app, page("responden"))
    shown = said(healthy(app))
    assert "32 comments" in shown
    assert "rini" not in shown.casefold()
    assert "20231145" not in shown
    app.main.text_input(key="cari-saran").set_value("TOILET").run()
    assert "8 of 32 comments." in said(healthy(app))
    app.main.text_input(key="cari-saran").set_value("rini").run()
    assert "0 of 32 comments." in said(healthy(app))
    app.main.text_input(key="cari-saran").set_value("").run()
    app.main.selectbox(key="saran-tentang").set_value("U3").run()  # Waktu Penyelesaian: lambat, lama
    assert "16 of 32 comments." in said(healthy(app))


def test_comments_and_their_counts_are_not_shown_under_a_filter_on_persons() -> None:
    app = upload(with_comments(), "saran.csv")
    go(app, page("responden"))
    app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
    shown = said(healthy(app))
    assert "Comments are shown without filters on attributes of persons only." in shown
    assert "toilet" not in shown
    assert not [box for box in app.main.text_input if box.key == "cari-saran"]


def test_age_groups_are_changed_on_the_page_and_stay() -> None:
    """Ages 20 to 59: by 17, 26, 36, 46, 56 there are 6, 10, 10, 10 and 4 of them."""
    app = upload(with_comments(), "umur.csv")
    (box,) = [box for box in app.main.text_input if "ages-" in str(box.key)]
    assert box.value == "20, 30, 40, 50, 60"
    box.set_value("17, 26, 36, 46, 56").run()
    healthy(app)
    assert app.sidebar.multiselect(key="umur").options == ["17–25", "26–35", "36–45", "46–55", "≥ 56"]
    go(app, page("responden"))
    go(app, page("data"))
    (box,) = [box for box in app.main.text_input if "ages-" in str(box.key)]
    assert box.value == "17, 26, 36, 46, 56"
    box.set_value("26, 17").run()
    assert "Age groups cannot start at 26, 17." in said(healthy(app))
    assert app.sidebar.multiselect(key="umur").options[0] == "17–25"
    box.set_value("20,30,40,50,60").run()
    assert app.sidebar.multiselect(key="umur").options == ["20–29", "30–39", "40–49", "50–59"]


def test_no_age_groups_are_asked_for_where_there_are_no_ages() -> None:
    assert not [box for box in start(page("data"), lang="en").main.text_input if "ages-" in str(box.key)]
    assert [box for box in start(page("data"), data=PEOPLE, lang="en").main.text_input if "ages-" in str(box.key)]
