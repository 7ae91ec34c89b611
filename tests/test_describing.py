"""Descriptive paragraphs: every figure by hand, every sentence as a person would write it, and nothing invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikm
from ikm.description import describe
from ikm.dissatisfied import dissatisfied
from ikm.pedoman import CODES, load
from ikm.report.described import adds_up, answers_table, characteristics_table, with_percent
from ikm.report.describing import Paragraph, paragraphs
from ikm.respondents import characteristics
from ikm.text import EN, ID, Text
from ikm.uncertainty import uncertainty
from tests.conftest import make_recap, make_survey
from tests.reading.books import U9, read


def said(data: ikm.Survey | ikm.Recap, text: Text, **terms: object) -> dict[str, Paragraph]:
    """The paragraphs by the code of their unsur."""
    if isinstance(data, ikm.Recap):
        found = paragraphs(uncertainty(data, **terms), text, by_unit=ikm.index(data, "unit"))
    else:
        found = paragraphs(uncertainty(data, **terms), text, described=describe(data), groups=dissatisfied(data))
    return {paragraph.code: paragraph for paragraph in found}


def twenty() -> ikm.Survey:
    """20 people. U1: women 1 2 1 2 ..., men 3 4 3 4 ...; U2: 4, one blank; U3: 4; U4: 3 by the first six; U5-U9: 3."""
    rows = []
    for i in range(20):
        first = (1 if i < 10 else 3) + i % 2
        rows.append([first, 0 if i == 19 else 4, 4, 3 if i < 6 else 0, *[3] * 5])
    return make_survey(rows, "permenpan-2017", jenis_kelamin=["Perempuan"] * 10 + ["Laki-laki"] * 10)


# U1: (5 x 1 + 5 x 2 + 5 x 3 + 5 x 4) / 20 = 2.50, x 25 = 62.50: below 65.00, D. Ten of twenty gave 1 or 2. Women 1.50,
# men 3.50. s^2 = 25 / 19, so the interval is 2.50 -+ 2.093024 (R: qt(.975, 19)) x sqrt(25 / 19 / 20) = 1.963 to 3.037,
# across the bound 65.00 / 25 = 2.60.
# U2, U3: 4.00, 100.00, A, both first. U4: 3.00, 75.00 (65.00-76.60: C), third with U5-U9.
# IKM: (2.5 + 4 + 4 + 6 x 3) / 9 x 25 = 79.1667 (76.61-88.30: B). Only U1 varies: Var = 20/19 x 25 / (9 x 20)^2, so
# 79.1667 -+ 2.093024 x 25 x 0.0284994 = 77.675 to 80.658.
GOLDEN = {
    "U1": (
        "Persyaratan, as Permenpan RB 14/2017 defines it: “Syarat yang harus dipenuhi dalam pengurusan suatu jenis"
        " pelayanan, baik persyaratan teknis maupun administratif.” Its mean (NRR) is 2.50, or 62.50 after conversion:"
        " class D (Tidak Baik). It ranks 9 of 9 unsur, the lowest. Its 95% interval, 1.96 to 3.04, crosses a class"
        " bound, so this class is not settled. All 20 respondents answered it. Of these, 10 (50.0%) gave one of the two"
        " lowest answers (1 and 2). The group “Female” (gender) rates it lower, at 1.50, than all other respondents,"
        " at 3.50; this is more than chance.",
        "Persyaratan menurut Permenpan RB 14/2017: “Syarat yang harus dipenuhi dalam pengurusan suatu jenis pelayanan,"
        " baik persyaratan teknis maupun administratif.” Nilai rata-ratanya (NRR) 2,50, atau 62,50 setelah dikonversi,"
        " sehingga termasuk mutu D (Tidak Baik). Unsur ini menempati peringkat 9 dari 9 unsur, yaitu yang terendah."
        " Selang kepercayaan 95 %, yaitu 1,96 sampai 3,04, melintasi batas mutu, sehingga mutu ini belum pasti."
        " Sebanyak 20 responden menjawab unsur ini, tanpa ada yang mengosongkannya. Dari jumlah"
        " itu, 10 orang (50,0 %) memilih"
        " salah satu dari dua jawaban terendah (1 dan 2). Kelompok “Perempuan” (jenis kelamin) menilainya lebih rendah,"
        " yaitu 1,50, daripada responden lainnya, yaitu 3,50; selisih ini nyata, bukan sekadar kebetulan.",
    ),
    "U2": (
        "Sistem, Mekanisme, dan Prosedur, as Permenpan RB 14/2017 defines it: “Tata cara pelayanan yang dibakukan bagi"
        " pemberi dan penerima pelayanan, termasuk pengaduan.” Its mean (NRR) is 4.00, or 100.00 after conversion:"
        " class A (Sangat Baik). It shares rank 1 of 9 unsur with Waktu Penyelesaian (U3). 19 of 20"
        " respondents answered it."
        " None of them gave one of the two lowest answers.",
        "Sistem, Mekanisme, dan Prosedur menurut Permenpan RB 14/2017: “Tata cara pelayanan yang dibakukan bagi pemberi"
        " dan penerima pelayanan, termasuk pengaduan.” Nilai rata-ratanya (NRR) 4,00, atau 100,00 setelah dikonversi,"
        " sehingga termasuk mutu A (Sangat Baik). Unsur ini berbagi peringkat 1 dari 9 unsur dengan Waktu Penyelesaian"
        " (U3). Sebanyak 19 dari 20 responden menjawab unsur ini. Tidak seorang pun memilih dua jawaban terendah.",
    ),
    "U4": (
        "class C (Kurang Baik). It shares rank 3 of 9 unsur with 5 other unsur. 6 of 20 respondents answered it, fewer"
        " than half, so the value speaks for those few. None of them gave one of the two lowest answers.",
        "mutu C (Kurang Baik). Unsur ini berbagi peringkat 3 dari 9 unsur dengan 5 unsur lain. Hanya 6 dari 20"
        " responden menjawab unsur ini, kurang dari separuh, sehingga nilainya hanya mewakili"
        " mereka. Tidak seorang pun memilih"
        " dua jawaban terendah.",
    ),
    "": (
        "The highest value is that of Sistem, Mekanisme, dan Prosedur (U2) and Waktu Penyelesaian (U3) (4.00, class A),"
        " and the lowest that of Persyaratan (U1) (2.50, class D). The IKM of 20 respondents is 79.17: class B (Baik)"
        " by the bounds of Permenpan RB 14/2017. Its 95% interval, 77.68 to 80.66, lies within this"
        " class. These are few"
        " respondents: fewer than 30 say little (a rule of thumb, not a regulation's).",
        "Nilai tertinggi terdapat pada Sistem, Mekanisme, dan Prosedur (U2) dan Waktu Penyelesaian (U3) (4,00, mutu A),"
        " dan nilai terendah pada Persyaratan (U1) (2,50, mutu D). IKM dari 20 responden sebesar 79,17, termasuk mutu B"
        " (Baik) menurut batas Permenpan RB 14/2017. Selang kepercayaan 95 %, yaitu 77,68 sampai 80,66, berada di dalam"
        " mutu ini. Jumlah responden ini sedikit: kurang dari 30 belum banyak berarti (sekadar patokan, bukan"
        " ketentuan peraturan).",
    ),
}


@pytest.mark.parametrize("code", GOLDEN)
@pytest.mark.parametrize(("text", "place"), [(EN, 0), (ID, 1)], ids=["en", "id"])
def test_a_survey_by_hand(code: str, text: Text, place: int) -> None:
    words = said(twenty(), text)[code].words.replace("\u00a0", " ")
    assert words.endswith(GOLDEN[code][place])
    assert code == "U4" or words == GOLDEN[code][place]


def test_headings() -> None:
    found = paragraphs(uncertainty(twenty()), EN)
    assert [p.title for p in found][:2] == ["U1 Persyaratan", "U2 Sistem, Mekanisme, dan Prosedur"]
    assert (found[-1].code, found[-1].title) == ("", "Summary")


def test_no_group_is_said_where_none_differs_and_nothing_where_none_is_tested() -> None:
    alike = make_survey(
        [[2 + i % 3] * 9 for i in range(30)], "permenpan-2017", jenis_kelamin=["P", "P", "P", "L", "L", "L"] * 5
    )
    shown = "Compared by gender, no group of respondents is shown to rate it lower than the others."
    assert shown in said(alike, EN)["U1"].words  # units, which nobody compared here, are no part of it
    nameless = make_survey([[2 + i % 3] * 9 for i in range(30)], "permenpan-2017")
    assert "group" not in said(nameless, EN)["U1"].words


def test_the_least_satisfied_of_several_groups() -> None:
    """The first twelve answer 1 or 2, the others 3 or 4: they are all the young, and two thirds of the women."""
    rows = [[(1 if i < 12 else 3) + i % 2, *[3] * 8] for i in range(36)]
    data = make_survey(
        rows, "permenpan-2017", jenis_kelamin=["P"] * 18 + ["L"] * 18, umur=["20–29"] * 12 + ["30–39"] * 24
    )
    # women: (12 x 1.5 + 6 x 3.5) / 18 = 2.1667, men 3.50; the young 1.50, the others 3.50
    words = said(data, EN)["U1"].words
    assert "2 groups of respondents rate it lower than the others by more than chance" in words
    assert "the least satisfied is “20–29” (age), at 1.50 against 3.50 for all other respondents." in words


def test_all_unsur_alike() -> None:
    found = said(make_survey([[3] * 9] * 40, "permenpan-2017"), EN)
    assert "All 9 unsur have this value, so none ranks above another." in found["U5"].words
    assert found[""].words.startswith("All 9 unsur stand at 3.00. The IKM of 40 respondents is 75.00: class C")
    assert "How sure this is cannot be told." in found[""].words
    assert "few" not in found[""].words


def test_an_unsur_that_nobody_answered() -> None:
    found = said(make_survey([[0, *[3 + i % 2] * 8] for i in range(40)], "permenpan-2017"), EN)
    assert found["U1"].words.endswith("Nobody answered it, so it has no value, no class and no rank.")
    assert "It shares rank 1 of 8" not in found["U2"].words
    assert found[""].words == "All 8 unsur stand at 3.50. An unsur was answered by nobody, so there is no IKM."


def test_data_outside_the_scale_get_no_class() -> None:
    found = said(make_survey([[5] * 8 + [3 + i % 2] for i in range(40)], "permenpan-2017"), EN)
    for paragraph in found.values():
        assert "class A" not in paragraph.words
        assert "class B" not in paragraph.words
    assert found["U9"].words.endswith(
        "comes from data that lie outside the scale, so it has no class and no rank. All 40 respondents answered it."
        " None of them gave one of the two lowest answers."
    )
    assert found[""].words == "The data lie outside the scale, so no IKM and no class are given."


def test_values_between_the_answers_are_set_against_the_middle_of_the_scale() -> None:
    """1-5 converted: 1 and 2 become 1 and 1.75, below 2.5; 3 is 2.5 itself and not below."""
    found = said(read(U9, *[[v, *[5] * 8] for v in (1, 2, 3, 3, 4, 5)], scale=5), EN)
    assert "Of these, 2 (33.3%) lie below 2.5, the middle of the scale." in found["U1"].words


def test_a_recap_names_the_lowest_unit_and_says_what_it_cannot_tell() -> None:
    """a 3.0 x 20, b 2.0 x 10: U1 (60 + 20) / 30 = 2.67, 66.67 C; c breaks the scale and is left out."""
    means = [[3.0] * 8 + [3.2], [2.0] * 8 + [3.2], [4.5] * 9]
    found = said(make_recap(means, [20, 10, 30], ["a", "b", "c"], "permenpan-2017"), EN)
    assert "Its mean (NRR) is 2.67, or 66.67 after conversion: class C (Kurang Baik)." in found["U1"].words
    assert found["U1"].words.endswith("Of 2 units, the lowest value is that of b: 2.00, class D.")
    assert "lowest value" not in found["U9"].words  # both 3.20
    assert "answered" not in found["U1"].words
    assert "A recap tells no spread" in found[""].words
    assert found[""].words.endswith("Left out, because their data lie outside the scale: c.")


def test_a_recap_without_numbers_weighs_units_alike_and_says_so() -> None:
    nan = float("nan")
    words = said(make_recap([[3.0] * 9, [2.0] * 9], [nan, nan], ["a", "b"], "permenpan-2017"), EN)[""].words
    assert "The IKM is 62.50: class D (Tidak Baik)" in words
    assert "each row of the file weighs the same" in words


def test_the_bounds_asked_for_give_the_class() -> None:
    """62.50 is D by 2017 and C by KEP/25 (43.76-62.50)."""
    found = said(twenty(), EN, pedoman="kepmenpan-2004")
    assert "62.50 after conversion: class C (Kurang Baik)" in found["U1"].words
    assert "by the bounds of Kepmenpan KEP/25/M.PAN/2/2004" in found[""].words


REASONS = re.compile(
    r"\b(because|due to|karena|disebabkan|akibat|sebab|fault|salah petugas|harus|must|should)\b", re.IGNORECASE
)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=5, max_size=30), st.sampled_from([EN, ID])
)
def test_nothing_is_invented_and_the_same_figures_give_the_same_words(rows: list[list[int]], text: Text) -> None:
    """No reasons, no blame, no braces left, every sentence ends; and a second time says the same."""
    people = {"jenis_kelamin": [["P", "L"][i % 2] for i in range(len(rows))]}
    data = make_survey(rows, "permenpan-2017", **people)
    if not data.n:
        return
    found = said(data, text)
    assert found == said(data, text)
    for paragraph in found.values():
        own = re.sub(r"“[^”]*”", "“”", paragraph.words)
        assert not REASONS.search(own), own
        assert "{" not in own
        assert not re.search(r"\bnan\b|–", own)
        assert own.endswith(".")
        assert "  " not in own


@pytest.mark.parametrize("code", CODES)
def test_every_definition_is_that_of_the_regulation(code: str) -> None:
    k = len(load(code).unsur)
    found = said(make_survey([[3] * k] * 6, code), EN)
    for unsur in load(code).unsur:
        assert unsur.definition.strip().rstrip(".") in found[unsur.code].words


def test_percentages_that_are_rounded_are_said_to_be() -> None:
    """Three groups of 5 are 33.3 % each, together 99.9; two of 10 are 50.0 each."""
    three = characteristics(make_survey([[3] * 9] * 15, "permenpan-2017", umur=["a"] * 5 + ["b"] * 5 + ["c"] * 5))
    two = characteristics(make_survey([[3] * 9] * 20, "permenpan-2017", umur=["a"] * 10 + ["b"] * 10))
    assert not adds_up(three)
    assert adds_up(two)
    assert with_percent(characteristics_table(three, EN), EN)["%"].tolist() == ["33.3"] * 3
    assert characteristics_table(three, EN)["%"].sum() == pytest.approx(100)


def test_answers_as_a_table() -> None:
    """U1: five of each answer among twenty, 25 % each; one left U2 blank."""
    table = answers_table(describe(twenty()), twenty().pedoman, EN)
    first = table.iloc[0]
    assert first["Unsur"] == "U1 Persyaratan"
    assert [first[f"f {p}"] for p in (1, 2, 3, 4)] == [5, 5, 5, 5]
    assert [first[f"% {p}"] for p in (1, 2, 3, 4)] == [25.0] * 4
    assert (first["Mode"], first["Blank"], table.iloc[1]["Blank"]) == ("1; 2; 3; 4", 0, 1)
    by_sex = answers_table(describe(twenty(), "jenis_kelamin"), twenty().pedoman, EN)
    assert by_sex["Gender"].tolist() == ["Male"] * 9 + ["Female"] * 9
    assert "f ≈1" in answers_table(describe(read(U9, [2] * 9, [4] * 9, scale=5)), load("permenpan-2017"), EN)
