"""The thesis chapter: the papers' figures by hand, lines a reader can recompute, nothing said of what is not there."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm.document.blocks import Bullets, Document, Figure, Formula, Heading, Paragraph, Table
from ikm.document.thesis import document
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.rounding import half_up
from ikm.text import EN, ID, Text
from tests.conftest import make_recap, make_survey
from tests.document.made import plain

SNAPSHOTS = Path(__file__).parent / "snapshots"
COMPUTED = re.compile(r"= (?P<sum>[\d.(][^=]*[+×/][^=]*) = (?P<result>[\d.]+)$")


def part(made: Document, number: str) -> list[object]:
    """The blocks of one part of the chapter, such as "4.5" or "4.5.3", without its heading."""
    found, inside = [], False
    for block in made.blocks:
        if isinstance(block, Heading):
            inside = (block.text + " ").startswith((f"{number} ", f"{number}."))
        elif inside:
            found.append(block)
    return found


def words(made: Document, number: str) -> str:
    """All sentences, lines and items of one part."""
    return "\n".join(plain(block) for block in part(made, number))


def table(made: Document, number: str, caption: str) -> Table:
    """A table of one part, by its caption."""
    return next(b for b in part(made, number) if isinstance(b, Table) and b.caption.startswith(caption))


def computed(made: Document, text: Text) -> list[tuple[str, Fraction, Decimal, int]]:
    """Every computation that stands in the chapter: the line, what it comes to, what it says, and with which digits."""
    lines = [line for block in made.blocks if isinstance(block, Formula) for line in block.lines]
    lines += [item for block in made.blocks if isinstance(block, Bullets) for item in block.items]
    found = []
    for line in lines:
        bare = line.replace(text.thousands, "").replace(text.decimal, ".").replace("×", "*")
        match = re.search(COMPUTED.pattern.replace("×", "*"), bare)
        if match and "…" not in match["sum"]:
            number = re.sub(r"\d+(\.\d+)?", r"Fraction('\g<0>')", match["sum"])
            digits = len(match["result"].partition(".")[2])
            found.append((line, eval(number, {"Fraction": Fraction}), Decimal(match["result"]), digits))  # noqa: S307
    return found


def comes_out(made: Document, text: Text) -> int:
    """That every line comes out as it stands; how many there are."""
    found = computed(made, text)
    for line, value, result, digits in found:
        assert half_up(Decimal(value.numerator) / Decimal(value.denominator), digits) == result, line
    return len(found)


# the papers


def test_the_paper_of_cahyo_step_by_step(dossiers):
    """FACTS 9.2: totals 494 ... 464, n = 150, U13 = 126. 494/150 = 3.29333, 392/126 = 3.11111; at 1/14 77.3770."""
    made = document(dossiers["kpp-jatim-responden"], ID)
    said = words(made, "4.5")
    assert "NRR U1 = 494 / 150 = 3,293\n" in said
    assert "NRR U13 = 392 / 126 = 3,111\n" in said
    assert " = 1 / 14 = 0,0714\n" in said
    assert "3,095 × 25 = 77,38" in said
    # 76.9127 with the printed weight: 14 x 0.071 = 0.994
    assert "0,071" in said
    assert "76,91" in said
    assert "0,994" in said
    rows = {row[0]: row for row in table(made, "4.5", "NRR").rows}
    assert rows["U1"][2:] == ("494", "150", "3,293", "0,235")  # 3.29333 / 14 = 0.235238
    assert rows["U13"][2:] == ("392", "126", "3,111", "0,222")  # 3.11111 / 14 = 0.222222
    assert rows[""][-1] == "3,095"
    # 14 unsur, the sum, konversi, weight, and the same once more in the result: 14 + 14 + 1 + 1 + 1 + 1
    assert comes_out(made, ID) == 32
    lowest = words(made, "4.7")
    assert "Kecepatan pelayanan (U7)" in lowest
    assert "2,71" in lowest
    assert "3,88" in lowest


def test_the_paper_of_herlina_and_wibasuri(dossiers):
    """FACTS 9.1 at 1/14: Sukabumi 46.9536 C, Panjang 66.8054 B (U3 2.314), without Tanjung Senang 66.5778, n 381."""
    made = document(dossiers["bandar-lampung-rekap"], ID)
    result = words(made, "4.6.1")
    assert "1,878 × 25 = 46,95" in result
    assert "2,6722 × 25 = 66,81" in result  # 66.8054 / 25 = 2.672216
    at = result.index("Sukabumi")
    assert "C\n" in result[at : at + 200]
    assert "Kenyamanan lingkungan (U13)" in result[at : at + 400]
    assert "98,20" not in result
    assert "Tanjung Senang" in result
    said = words(made, "4.5")
    assert "(2,727 × 33) + (2,517 × 29)" in said
    assert ") / 381 = 2,724" in said
    assert "2,663 × 25 = 66,58" in said
    # 1 in full, 14 NRR, 14 weighted, weight, index, konversi; and the result of 12 units
    assert comes_out(made, ID) == 44


def test_cut_figures_are_those_that_the_paper_printed(dossiers):
    """Tabel 12, Sukabumi: index 1,861 and IKM 46,525 as printed, beside 46,95 of uncut figures."""
    one = document(dossiers["bandar-lampung-rekap"].of_unit("Sukabumi"), ID)
    said = words(one, "4.5")
    assert "1,861 × 25 = 46,525" in said
    assert "46,95" in said
    # Tabel 5, Tanjung Karang Barat: 2,660 and 66,5
    one = document(dossiers["bandar-lampung-rekap"].of_unit("Tanjung Karang Barat"), EN)
    assert "the index is 2.660 and the IKM 2.660 × 25 = 66.50 (class B)" in words(one, "4.5")


def test_figures_are_the_screens(dossiers):
    """The IKM, its class and its interval as the summary says them, in 4.4, 4.5 and 4.6."""
    dossier = dossiers["kabupaten-contoh-responden"]
    made = document(dossier, EN)
    ikm = EN.number(dossier.row["konversi"])
    assert ikm in words(made, "4.4")
    assert f"× 25 = {ikm}" in words(made, "4.5")
    assert ikm in words(made, "4.7")
    by_unit = dossier.by_unit.index.table
    for unit, konversi in zip(by_unit["unit"], by_unit["konversi"], strict=True):
        at = words(made, "4.6.1").index(unit)
        assert f"× 25 = {EN.number(konversi)}" in words(made, "4.6.1")[at : at + 200]


# every line can be recomputed


@pytest.mark.parametrize("text", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("name", ["bandar-lampung-rekap", "bandar-lampung-responden", "kabupaten-contoh-responden"])
def test_every_line_of_the_samples_comes_out(dossiers, name, text):
    assert comes_out(document(dossiers[name], text), text) > 20


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=2, max_size=25),
    st.sampled_from(["exact", "printed", "0.11"]),
)
def test_every_line_comes_out_whatever_was_answered(rows, bobot):
    """However the answers fall and whichever weight is taken, each printed computation gives its printed result."""
    assume(any(any(row) for row in rows))  # nobody at all has no report
    survey = make_survey(rows, "permenpan-2017", unit=[f"Unit {i % 3}" for i in range(len(rows))])
    comes_out(document(Dossier.of(survey, bobot=bobot), ID), ID)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.lists(st.floats(1, 4).map(lambda x: round(x, 4)), min_size=9, max_size=9), min_size=1, max_size=20),
    st.integers(1, 2000),
    st.booleans(),
)
def test_every_line_of_a_recap_comes_out(means, n, known):
    numbers = [n + 7 * i if known else np.nan for i in range(len(means))]
    recap = make_recap(means, numbers, [f"Unit {i}" for i in range(len(means))], "permenpan-2017")
    comes_out(document(Dossier.of(recap), EN), EN)


# what is not there is said in a sentence


def test_a_recap_says_what_it_does_not_tell(dossiers):
    made = document(dossiers["bandar-lampung-rekap"], EN)
    assert (
        words(made, "4.2") == "The data are a recap of means, so the characteristics of the respondents are not known."
    )
    assert words(made, "4.3").startswith("The data are a recap of means; validity")
    assert len(part(made, "4.3")) == 1
    assert "how the answers of 1 to 4 fall is not known" in words(made, "4.4")
    assert words(made, "4.8") == "The data name no period, so there is no trend."
    assert "cannot be tested" in words(made, "4.6")


def test_one_unit_or_none_is_not_compared(dossiers):
    made = document(dossiers["kpp-jatim-responden"], EN)
    assert words(made, "4.6").startswith("The data are of one unit, Komisi Pelayanan Publik Provinsi Jawa Timur")
    none = document(Dossier.of(make_survey([[3] * 9, [4] * 9] * 5, "permenpan-2017")), EN)
    assert words(none, "4.6") == "The data name no unit, so there are no units to compare."
    assert words(none, "4.2").startswith("The data have no column for gender")
    # of one unit of several its rank is said: Sukabumi is the lowest of 12
    one = document(dossiers["bandar-lampung-rekap"].of_unit("Sukabumi"), EN)
    assert words(one, "4.6").endswith("with an IKM of 46.95 it has rank 12 of 12 kecamatan.")


def test_an_unsur_without_answers_gives_no_ikm():
    rows = [[3, 4, 3, 3, 0, 3, 2, 3, 3]] * 3 + [[2, 4, 3, 3, 0, 3, 2, 3, 3]]
    made = document(Dossier.of(make_survey(rows, "permenpan-2017")), EN)
    said = words(made, "4.5")
    assert "NRR U1 = 11 / 4 = 2.750" in said
    assert "NRR U5" not in said
    assert said.endswith("(U5), so the index cannot be added up and there is no IKM.")
    assert "× 25" not in said
    assert words(made, "4.7") == "As there is no IKM, no order of work can be given."


def test_a_unit_outside_the_scale_has_no_computation(dossiers):
    one = document(dossiers["bandar-lampung-rekap"].of_unit("Tanjung Senang"), EN)
    said = words(one, "4.5")
    assert said == "No IKM is computed of these data: not ranked: figures outside the scale 1-4."
    assert "98.20" not in "\n".join(plain(block) for block in one.blocks)


def test_too_few_answered_everything_to_test_the_instrument():
    rows = [[3, 4, 3, 3, 3, 3, 2, 3, 3]] * 2 + [[2, 0, 3, 3, 3, 3, 2, 3, 3]] * 6
    made = document(Dossier.of(make_survey(rows, "permenpan-2017")), EN)
    assert words(made, "4.3") == "Only 2 of 8 respondents answered every question, too few to test the instrument."


def test_no_chapter_of_few_people():
    survey = make_survey([[3] * 9] * 12, "permenpan-2017", jenis_kelamin=["Perempuan"] * 3 + ["Laki-laki"] * 9)
    few = Dossier.of(survey.where(jenis_kelamin="Perempuan"), filters={"jenis_kelamin": ["Perempuan"]})
    with pytest.raises(IkmError, match="fewer than"):
        document(few, EN)


# form


def test_all_unsur_alike_have_no_priority():
    """All answers are 3: NRR 3 in every unsur, index 3, IKM 75 (2017: C), nothing comes before another."""
    made = document(Dossier.of(make_survey([[3] * 9] * 6, "permenpan-2017", unit=["A", "B"] * 3)), EN)
    assert "3.000 × 25 = 75.00" in words(made, "4.5")
    assert words(made, "4.6.1").count("all 9 unsur stand alike (3.000), so none comes before another") == 2
    assert "any may come first" in words(made, "4.7")


def test_the_largest_groups_are_named_with_their_share():
    """12 people: 7 women (58.3%); schooling SMA 5, S1 5 and two that did not say (one row with the smallest)."""
    survey = make_survey(
        [[3] * 9, [4] * 9] * 6,
        "permenpan-2017",
        jenis_kelamin=["Perempuan"] * 7 + ["Laki-laki"] * 5,
        pendidikan=["SMA"] * 6 + ["S1"] * 6,
    )
    said = words(document(Dossier.of(survey), EN), "4.2")
    assert "By gender more than half are “Female”: 7 of 12 respondents (58.3%)." in said
    assert "By education the largest groups are “S1” and “SMA”, each with 6 of 12 respondents (50.0%)." in said


def test_sixty_units_stay_short():
    """Four lines for each unit; the long sums are shortened."""
    rng = np.random.default_rng(3)
    means = rng.uniform(2, 4, (60, 14)).round(3)
    recap = make_recap(
        means, rng.integers(20, 60, 60), [f"Kecamatan dengan nama yang panjang {i:02}" for i in range(60)]
    )
    made = document(Dossier.of(recap), ID)
    assert sum(isinstance(block, Bullets) and len(block.items) == 4 for block in part(made, "4.6.1")) == 60
    assert len(made.blocks) < 220
    lines = [line for block in made.blocks if isinstance(block, Formula) for line in block.lines]
    assert max(map(len, lines)) < 400
    assert any("…" in line for line in lines)
    assert comes_out(made, ID) > 60


@pytest.mark.parametrize("text", [ID, EN], ids=["id", "en"])
def test_form_of_every_sample(dossiers, text):
    for dossier in dossiers.values():
        made = document(dossier, text)
        levels = [block.level for block in made.blocks if isinstance(block, Heading)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert levels.count(2) == 9
        numbers = [block.text.split(" ")[0] for block in made.blocks if isinstance(block, Heading) and block.level == 2]
        assert numbers == [f"4.{n}" for n in range(1, 10)]
        for block in made.blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.head)} == {len(block.align)}, block.caption
                assert not block.widths or len(block.widths) == len(block.head), block.caption
                assert block.note or block.head[0] == text("What"), block.caption
            if isinstance(block, Figure):
                assert block.drawing.alt
                assert block.caption
        gaps = [block.text for block in made.blocks if isinstance(block, Paragraph) and block.gap]
        assert len(gaps) >= 3
        assert all(gap.startswith("[") and gap.endswith("]") for gap in gaps)
        said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
        assert len(said) == len(set(said))


def test_names_that_want_to_be_something_else_stay_words():
    wild = ["{x}", "=cmd|' /C calc'!A0", "<script>", "{{ 7*7 }}", "$x$", "[a](http://x)", "#typst", "nama " * 60]
    survey = make_survey([[3, 4, 2, 3, 4, 3, 3, 2, 4]] * 16, "permenpan-2017", unit=list(wild * 2))
    for text in (ID, EN):
        said = words(document(Dossier.of(survey), text), "4.6.1")
        assert all(name in said for name in wild)


@pytest.mark.parametrize("text", [ID, EN], ids=["id", "en"])
def test_snapshot_of_the_computation(dossiers, text):
    """4.5 of the paper of Cahyo, whole."""
    said = words(document(dossiers["kpp-jatim-responden"], text), "4.5")
    expected = (SNAPSHOTS / f"thesis_computation_{text.lang}.txt").read_text(encoding="utf-8")
    assert said + "\n" == expected
