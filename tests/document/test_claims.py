"""Sentences claim only what the figures support: most, enough, which respondents, which periods, whose past."""

import hashlib
import io
from dataclasses import replace

import docx
import numpy as np
import pytest

from ikm import samples
from ikm.document import book, drawings, make, skm, tables, thesis
from ikm.document import card as cards
from ikm.document.blocks import Table
from ikm.document.page.parts import headline
from ikm.document.slides import deck
from ikm.document.slides.model import Numbers, Words
from ikm.dossier import Dossier
from ikm.office import Office
from ikm.plan import Plan, Row
from ikm.text import EN
from tests.conftest import make_survey
from tests.document.books import values
from tests.document.made import plain

TOGETHER = "The figures take 4 periods together, 2024 Semester I to 2025 Semester II"
SIMULATED = "The file says that its respondents are simulated, not real."


def said(document) -> str:
    return "\n".join(map(plain, document.blocks))


def shown(slides) -> str:
    words = [word for slide in slides for part in slide.parts if isinstance(part, Words) for word in part.items]
    return "\n".join([slide.title for slide in slides] + words)


def of_gender(*counts: int) -> Dossier:
    who = [name for name, n in zip(("A", "B", "C", None), counts, strict=False) for _ in range(n)]
    return Dossier.of(make_survey(np.full((len(who), 14), 3), jenis_kelamin=who))


@pytest.mark.parametrize(
    ("counts", "title", "sentence"),
    [
        (
            (6, 7, 7),
            "Gender: the largest groups are B and C, each 35%",
            "the largest groups are “B” and “C”, each with 7",
        ),
        ((9, 6, 5), "Gender: the largest group is A, 45%", "the largest group is “A”, with 9 of 20"),
        (
            (10, 5, 5),
            "Gender: the largest group is A, 50%",
            "the largest group is “A”, with 10 of 20",
        ),  # no more than half
        ((11, 9), "Gender: most are A, 55%", "more than half are “A”: 11 of 20"),
        (
            (6, 5, 0, 9),
            "Gender: the largest group is A, 30%",
            "“A”, with 6 of 20 respondents (30.0%). 9 did not fill it in.",
        ),
    ],
)
def test_most_is_more_than_half_and_ties_are_all_named(counts, title, sentence):
    dossier = of_gender(*counts)
    assert drawings.respondents(dossier, "jenis_kelamin", EN).title == title
    assert sentence in said(skm.document(dossier, EN))
    assert sentence in said(thesis.document(dossier, EN))


def test_percentages_that_do_not_add_up_are_said_to_be_rounded():
    """7 + 7 + 7 of 21 are 33.3 % each, 99.9 together; 5 + 5 of 10 are 100."""
    assert "may not add up to exactly 100" in tables.respondents(of_gender(7, 7, 7), EN).note
    assert "may not add up" not in tables.respondents(of_gender(5, 5), EN).note


def test_who_is_counted_where_a_unit_is_left_out(dossiers):
    """FACTS 9.1: n is 400, and 381 without Tanjung Senang."""
    dossier = dossiers["bandar-lampung-responden"]
    sentence = "All 400 respondents are counted here, also those who take no part"
    assert sentence in said(skm.document(dossier, EN))
    assert sentence in said(thesis.document(dossier, EN))
    slides = deck(dossier, EN).slides
    numbers = [one for part in slides[0].parts if isinstance(part, Numbers) for one in part.items]
    assert ("381", "of 400 who were asked") in [(one.value, one.below) for one in numbers]
    assert any(sentence in slide.what for slide in slides)
    assert ("Respondents", "381 of 400") in headline(dossier, EN).beside
    people = [
        cell for row in values(book.write(dossier, EN))["Respondents"].iter_rows(values_only=True) for cell in row
    ]
    assert any(sentence in str(cell) for cell in people)
    alone = dossier.of_unit("Kedaton")
    assert sentence not in said(skm.document(alone, EN))


def test_that_intervals_take_a_random_draw_for_granted_is_said_of_a_recap_too(dossiers):
    for name, dossier in dossiers.items():
        for document in (skm.document(dossier, EN), thesis.document(dossier, EN)):
            assert said(document).count("respondents drawn at random") == 1, name
        assert shown(deck(dossier, EN).slides).count("drawn at random; a convenience sample") == 1, name


def test_several_periods_are_said_to_stand_together(dossiers):
    dossier = dossiers["kabupaten-contoh-responden"]
    document = said(skm.document(dossier, EN))
    assert document.count(TOGETHER) >= 3  # by the number of respondents, the index, and in the conclusion
    assert TOGETHER in document.partition("CHAPTER V CONCLUSION")[2]
    assert TOGETHER in said(thesis.document(dossier, EN))
    assert TOGETHER in "\n".join(cards.card(dossier, EN).small)
    assert TOGETHER in shown(deck(dossier, EN).slides[:1])
    front = values(book.write(dossier, EN))["Contents"]
    assert any(TOGETHER in str(cell.value) for row in front.iter_rows() for cell in row)
    one = replace(dossier, data=dossier.data.where(periode="2025 Semester I"), filters={"periode": ["2025 Semester I"]})
    assert "periods together" not in said(skm.document(one, EN))


def test_a_report_of_simulated_respondents_says_so_where_it_is_read(dossiers):
    document = skm.document(dossiers["kpp-jatim-responden"], EN)
    words = said(document)
    assert dossiers["kpp-jatim-responden"].data.source.simulated == (SIMULATED in words)
    for name, dossier in dossiers.items():
        document = skm.document(dossier, EN)
        cover = " ".join(document.blocks[0].publisher)
        assert ("Simulated respondents" in cover) == dossier.data.source.simulated, name
        last = said(document).partition("CHAPTER V CONCLUSION")[2]
        assert (SIMULATED in last) == dossier.data.source.simulated, name


def test_the_number_needed_is_not_held_against_several_periods(dossiers):
    """Krejcie and Morgan (FACTS 5.1): 450 people, 207 respondents; the four periods have 1,439 in all, one has 355."""
    dossier = replace(dossiers["kabupaten-contoh-responden"], office=Office(recipients="450"))
    assert "207 respondents are needed" in said(skm.document(dossier, EN))
    assert "enough" not in said(skm.document(dossier, EN)).partition("CHAPTER III")[0]
    one = replace(dossier, data=dossier.data.where(periode="2025 Semester I"), filters={"periode": ["2025 Semester I"]})
    assert "355 respondents were used, which is enough in number." in said(skm.document(one, EN))
    some = replace(one, data=one.data.where(jenis_kelamin="Perempuan"), filters={"jenis_kelamin": ["Perempuan"]})
    assert "enough in number" not in said(skm.document(some, EN))
    assert "fewer than needed" not in said(skm.document(some, EN))


def test_what_was_typed_of_all_is_not_told_of_each_unit(dossiers):
    office = Office(agency="Dinas Contoh", unit="Dinas Contoh", recipients="881775", history=(("2011", 61.5),))
    whole = replace(dossiers["bandar-lampung-rekap"], office=office)
    (part,) = make.each(whole, ["Sukabumi"], "docx", EN)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(part.blob)).paragraphs)
    assert "881,775" not in words
    assert "The figures are of one period only" in words
    assert "the values of earlier periods" not in words.lower()
    sheet = values(book.write(whole.of_unit("Sukabumi"), EN))["Sukabumi"]
    assert sheet["B3"].value == ": Sukabumi"


def test_a_plan_that_begins_elsewhere_is_not_said_to_begin_with_the_lowest(dossiers):
    """The lowest unsur of this survey is U7 (FACTS 9.2)."""
    data = dossiers["kpp-jatim-responden"].data
    for code, lowest in (("U3", False), ("U7", True)):
        dossier = Dossier.of(data, plans={"": Plan((Row(code, "x"),))})
        assert (
            "The plan begins with the unsur that has the lowest value." in said(skm.document(dossier, EN))
        ) == lowest
        slides = deck(dossier, EN).slides
        assert ("The follow-up plan begins with the lowest unsur" in shown(slides)) == lowest
        assert any("begin with the lowest unsur" in note for slide in slides for note in slide.notes) == lowest


def test_intervals_of_a_trend_stay_on_the_scale():
    """Twelve people of whom one gave 3 and all others 4: the t interval reaches above 100."""
    answers = np.full((24, 14), 4)
    answers[0], answers[12] = 3, 3
    dossier = Dossier.of(make_survey(answers, periode=["2024"] * 12 + ["2025"] * 12))
    assert dossier.trend.periods["high"].max() > 100
    assert drawings.trend(dossier, EN).series[0].high == (100.0, 100.0)
    rows = list(values(book.write(dossier, EN))["Trend"].iter_rows(min_row=5, max_row=6, values_only=True))
    assert [row[5] for row in rows] == [100, 100]


def test_the_goal_says_what_is_needed_before_rounding(dossiers):
    """(81.255 - 66.586989) x 14 / 25 = 8.2141 (FACTS 10.4: A from 81.26, so 81.255): a rise of 8.21 is not enough."""
    slides = deck(dossiers["bandar-lampung-responden"], EN).slides
    slide = next(slide for slide in slides if "NRR must rise by 8.21" in slide.title)
    assert any("with four, the rises are 8.2141 in all" in note for note in slide.notes)


def test_values_between_points_are_not_counted_as_low_answers():
    """1.5 and 2.5 are counted at the nearest point, so no share of "the two lowest answers" is said."""
    answers = np.tile([[1], [2], [3], [4]], (6, 9))
    survey = make_survey(answers, "permenpan-2017")
    halves = replace(
        survey, levels=(1.5, 2.5, 3.0, 3.5), products=replace(survey.products, levels=(1.5, 2.5, 3.0, 3.5))
    )
    dossier = Dossier.of(halves)
    assert not any("two lowest answers" in slide.title for slide in deck(dossier, EN).slides)
    assert drawings.answers(dossier, EN).series[0].name == "≈1 Tidak Baik"
    for document in (skm.document(dossier, EN), thesis.document(dossier, EN)):
        (table,) = (b for b in document.blocks if isinstance(b, Table) and "f ≈1" in b.head)
        assert "(≈) are counted at the nearest" in table.note
    assert any("two lowest answers" in slide.title for slide in deck(Dossier.of(survey), EN).slides)


def test_the_groups_that_rate_lower_are_counted_where_not_all_are_listed(dossiers):
    dossier = dossiers["kabupaten-contoh-responden"]
    n = int(dossier.dissatisfied["lower"].sum())
    assert n > 3
    assert f"by more than chance (the 3 largest of {n}):" in said(skm.document(dossier, EN))


def test_all_unsur_are_alike_only_if_all_were_answered():
    """Nobody answered U14: the other 13 are alike, so it is not said of all."""
    answers = np.full((12, 14), 3)
    assert drawings.unsur(Dossier.of(make_survey(answers)), EN).title == "All unsur stand at 3.00 (B)"
    answers[:, 13] = 0
    assert drawings.unsur(Dossier.of(make_survey(answers)), EN).title == "13 unsur are lowest: 3.00 (B)"


def test_filter_and_weight_stand_beside_the_figures_of_every_document(dossiers):
    """The IKM of the women alone, by 0,071: no reader may take it for that of all, or by 1/14."""
    women = {"jenis_kelamin": ["Perempuan"]}
    data = dossiers["kpp-jatim-responden"].data.where(**women)
    dossier = Dossier.of(data, filters=women, bobot="printed")
    scope = "Filter: Gender: Female. Weight of each unsur: 0,071."
    assert scope in said(skm.document(dossier, EN, parts=())).partition("CHAPTER IV")[0]
    assert "Filter: Gender: Female." in skm.document(dossier, EN).blocks[0].period
    assert scope in said(thesis.document(dossier, EN))
    assert scope in cards.card(dossier, EN).small
    assert scope in shown(deck(dossier, EN).slides)
    sheets = book.write(dossier, EN)
    told = {str(cell.value) for sheet in values(sheets) for row in sheet.iter_rows() for cell in row}
    assert "0.071" in told  # the cell from which every weighted NRR is computed
    assert any("Female" in words for words in told)


def test_the_whole_fingerprint_of_the_file_stands_in_every_document(dossiers):
    """SHA-256 has 64 signs: one less proves nothing."""
    dossier = dossiers["kpp-jatim-responden"]
    sha = hashlib.sha256(samples.path("kpp-jatim-responden").read_bytes()).hexdigest()
    assert dossier.data.source.sha256 == sha
    for document in (skm.document(dossier, EN), thesis.document(dossier, EN)):
        assert sha in str(document.blocks)
    assert any(sha in note for slide in deck(dossier, EN).slides for note in slide.notes)
    told = {str(cell.value) for sheet in values(book.write(dossier, EN)) for row in sheet.iter_rows() for cell in row}
    assert sha in told


def test_speaker_notes_tell_the_method(dossiers):
    """The notes of every slide with figures say more than where they come from."""
    for name in ("bandar-lampung-rekap", "kabupaten-contoh-responden"):
        slides = deck(dossiers[name], EN).slides
        plain = [slide.title for slide in slides if not any(not note.startswith("Source: ") for note in slide.notes)]
        assert plain == []
        assert sum("How it is computed" in " ".join(slide.notes) for slide in slides) >= 3
        assert all("interval" in " ".join(slide.notes) for slide in slides if "lines: " in slide.what)
