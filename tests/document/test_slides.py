"""What is said on the slides: the screens' figures, a title of its own for each, nothing of what is not there."""

import numpy as np
import pytest

import ikm
from ikm.document.blocks import Table
from ikm.document.slides import Chart, Numbers, Words, deck
from ikm.dossier import Dossier
from ikm.office import Office
from ikm.plan import Plan, Row
from ikm.text import EN
from tests.conftest import make_survey

SAMPLES = ("bandar-lampung-rekap", "bandar-lampung-responden", "kpp-jatim-responden", "kabupaten-contoh-responden")


@pytest.fixture(scope="module")
def decks(dossiers):
    return {name: deck(dossiers[name], EN) for name in SAMPLES}


def texts(slide):
    found = [slide.title, slide.what, slide.source, *slide.notes]
    for part in slide.parts:
        if isinstance(part, Words):
            found += part.items
        elif isinstance(part, Numbers):
            found += [word for one in part.items for word in (one.value, one.label, one.below)]
        elif isinstance(part, Table):
            found += [cell for row in (part.head, *part.rows) for cell in row]
    return found


def titled(shown, words):
    return next(slide for slide in shown.slides if words in slide.title)


@pytest.mark.parametrize("name", SAMPLES)
def test_ten_to_fourteen_slides_each_with_its_own_title_notes_and_source(decks, name):
    shown = decks[name]
    assert 10 <= len(shown.slides) + 1 <= 14
    titles = [slide.title for slide in shown.slides]
    assert len(set(titles)) == len(titles)
    assert all(slide.notes and slide.source for slide in shown.slides)
    assert all(
        any(shown_of in line for line in slide.notes) for slide in shown.slides for shown_of in ("Source: file",)
    )
    assert all(part.drawing.alt for slide in shown.slides for part in slide.parts if isinstance(part, Chart))


def test_the_headline_of_the_city_is_the_published_figure(decks):
    """FACTS 9.1: 66.5778 without Tanjung Senang, class B from 62.51 to 81.25, so 81.26 - 66.58 = 14.68 to class A."""
    first = decks["bandar-lampung-rekap"].slides[0]
    numbers = next(part for part in first.parts if isinstance(part, Numbers))
    assert [one.value for one in numbers.items] == ["66.58", "B", "381", "12 of 13"]
    words = next(part for part in first.parts if isinstance(part, Words)).items
    assert words[0] == "Kejelasan petugas pelayanan (U3) is lowest: 2.41 (C)."
    assert words[1] == "IKM 66.58 (B), 14.68 points below A."
    assert "Tanjung Senang" in words[2]


def test_what_it_takes_is_the_screens_gap_and_the_least_sum(decks):
    """(81.255 - 66.57775) x 14 / 25 = 8.2193 points of NRR, shared by all 14 unsur, each lifted to 3.25."""
    slide = titled(decks["bandar-lampung-rekap"], "Class A takes")
    assert slide.title == "Class A takes 14.68 points more: NRR must rise by 8.22 in all"
    table = next(part for part in slide.parts if isinstance(part, Table))
    assert len(table.rows) == 14
    assert {row[3] for row in table.rows} == {"3.25"}


def test_a_recap_has_no_slide_on_people_and_says_why(decks):
    shown = decks["bandar-lampung-rekap"]
    assert not any("respondents;" in slide.title or "lowest answers" in slide.title for slide in shown.slides)
    last = shown.slides[-1].parts[0].items[-1]
    assert "respondents and their answers (the file is a recap of means)" in last
    assert "a trend (there are not two periods)" in last


def test_where_everything_is_there_nothing_is_said_to_be_missing(decks):
    shown = decks["kabupaten-contoh-responden"]
    assert not any("Not in these slides" in words for slide in shown.slides for words in texts(slide))


def test_units_stand_with_their_figures_and_who_is_not_ranked_is_named(decks):
    slide = decks["bandar-lampung-rekap"].slides[1]
    chart, words = slide.parts
    assert chart.drawing.categories[-1] == "Sukabumi"
    assert chart.drawing.labels[0][-1] == "46.95 C"
    assert "Tanjung Senang" in words.items[0]


def test_one_unit_says_its_rank_and_has_no_comparison():
    dossier = Dossier.of(ikm.sample("bandar-lampung-rekap")).of_unit("Sukabumi")
    shown = deck(dossier, EN)
    assert shown.front.unit == "Sukabumi"
    words = next(part for part in shown.slides[0].parts if isinstance(part, Words)).items
    assert any(line.startswith("Rank 12 of 12 kecamatan") for line in words)
    assert any(
        slide.title.startswith("Sukabumi: start with Kenyamanan lingkungan (U13), 1.44") for slide in shown.slides
    )


def test_a_filter_and_what_the_office_typed_are_said():
    data = ikm.sample("kabupaten-contoh-responden").where(jenis_kelamin="Perempuan")
    dossier = Dossier.of(
        data, filters={"jenis_kelamin": ("Perempuan",)}, office=Office(agency="Dinas Contoh", period="2026")
    )
    shown = deck(dossier, EN)
    assert shown.front.unit == "Dinas Contoh"
    assert "2026" in shown.front.lines
    assert any("Gender: Female" in line for line in shown.front.lines)
    assert all(any("Filter" in line for line in slide.notes) for slide in shown.slides)


def test_a_survey_without_an_index_says_so_and_shows_no_ranking():
    answers = np.full((30, 14), 3)
    answers[:, 4] = 0
    shown = deck(Dossier.of(make_survey(answers)), EN)
    assert shown.slides[0].title == "No IKM can be given for Overall"
    assert not any("Class" in slide.title for slide in shown.slides)
    assert len({slide.title for slide in shown.slides}) == len(shown.slides)


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        (("", ""), "its programmes are still to be filled in"),
        (("Loket antrean", ""), "2 lines, of which 1 still without a programme"),
        (("Loket antrean", "Papan"), "2 lines, beginning with U3 Waktu and U7 Cepat"),
    ],
)
def test_the_plan_says_what_is_not_filled_in(dossiers, programs, said):
    rows = tuple(
        Row(code, name, program) for code, name, program in zip(("U3", "U7"), ("Waktu", "Cepat"), programs, strict=True)
    )
    dossier = Dossier.of(dossiers["kpp-jatim-responden"].data, plans={"": Plan(rows)})
    assert any(said in slide.title for slide in deck(dossier, EN).slides)


def test_few_people_are_nowhere_told_apart():
    """Three men among 40: fewer than five are merged, so no slide says "Male"."""
    rng = np.random.default_rng(1)
    sex = ["Laki-laki"] * 3 + ["Perempuan"] * 34 + ["Lain"] * 3
    shown = deck(Dossier.of(make_survey(rng.integers(1, 5, (40, 14)), jenis_kelamin=sex)), EN)
    charts = [part.drawing for slide in shown.slides for part in slide.parts if isinstance(part, Chart)]
    said = [words for slide in shown.slides for words in texts(slide)] + [
        name for one in charts for name in one.categories
    ]
    assert not any("Male" in words for words in said)
