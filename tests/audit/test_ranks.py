from decimal import Decimal

import pytest

from ikm.audit.finding import HIGH, LOW, MEDIUM
from ikm.audit.lowest import lowest
from ikm.audit.ranks import ranks
from ikm.printed import Printed
from ikm.text import EN
from tests.audit.conftest import codes, report, said


def ranked(ikm, rank) -> Printed:
    names = [f"Unit {at}" for at in range(len(ikm))]
    rows = [(name, "ikm", "", figure) for name, figure in zip(names, ikm, strict=True) if figure]
    return report(*rows, *[(n, "rank", "", r) for n, r in zip(names, rank, strict=True) if r], units=names)


@pytest.mark.parametrize(
    ("ikm", "rank"),
    [
        (["70,00", "66,50", "66,50", "60,00"], "1224"),
        (["70,00", "66,50", "66,50", "60,00"], "1223"),
        (["70,00", "66,50", "66,50", "60,00"], "1234"),
        (["70,00", "66,50", "66,50", "60,00"], "1324"),
        (["70,00", "66,50", "66,50", "60,00"], ["1", "2,5", "2,5", "4"]),
        (["70,00", "66,50", "", "60,00"], ["1", "2", "", "3"]),
        (["70,00", "69,00", "66,50", "60,00"], ["1", "2", "3", ""]),  # only the best are ranked
        (["", "", "", ""], "1234"),
        (["", "", "", ""], "1224"),
        (["", "", "", ""], "1223"),
    ],
)
def test_every_way_of_ranking_ties_is_allowed(ikm, rank):
    assert ranks(ranked(ikm, rank)) == []


def test_a_rank_that_cannot_be():
    found = ranks(ranked(["70,00", "66,51", "66,50", "60,00"], "1324"))
    assert [(one.unit, one.printed, one.recomputed, one.severity) for one in found] == [
        ("Unit 1", Decimal(3), Decimal(2), HIGH),
        ("Unit 2", Decimal(2), Decimal(3), HIGH),
    ]
    assert said(found[0], EN) == "With 66.51 the rank is 2: 1 have more, 2 have less."


def test_a_rank_given_twice_without_a_tie():
    (one,) = ranks(ranked(["70,00", "66,51", "66,50", "60,00"], "1224"))
    assert (one.unit, one.recomputed) == ("Unit 2", Decimal(3))
    assert "Rank 2 is also given to Unit 1" in said(one, EN)


def test_a_rank_out_of_range():
    (one,) = ranks(ranked(["70,00", "66,51", "66,50"], "127"))
    assert (one.unit, one.recomputed) == ("Unit 2", Decimal(3))


def test_ranks_that_run_the_other_way_are_said_once():
    assert codes(ranks(ranked(["70,00", "66,51", "66,50", "60,00"], "4321"))) == ["rank-reversed"]


def test_ranks_without_figures_that_cannot_be_ranks():
    (one,) = ranks(ranked(["", "", "", ""], "1225"))
    assert (one.code, one.severity) == ("rank-gaps", MEDIUM)


def test_a_doubt_that_rests_on_zeros_a_spreadsheet_leaves_away_is_not_high():
    # 66.5 in a column with two decimals: 66,50 most likely, but 66,549 may have been cut
    found = ranks(ranked(["70,00", "66,5", "66,54"], "123"))
    assert [(one.unit, one.severity) for one in found] == [("Unit 1", MEDIUM), ("Unit 2", MEDIUM)]
    found = ranks(ranked(["70,00", "66,5", "66,64"], "123"))
    assert [(one.unit, one.severity) for one in found] == [("Unit 1", HIGH), ("Unit 2", HIGH)]


@pytest.fixture
def with_ranks(herlina) -> Printed:
    """The order of the printed IKM: Tanjung Senang 1, Tanjung Karang Pusat 10."""
    ikm = herlina.grid("ikm").value[:, 0]
    order = sorted(range(len(ikm)), key=lambda at: -ikm[at])
    rows = [tuple(row) for row in herlina.figures[["unit", "kind", "item", "printing", "text"]].to_numpy()]
    return report(*rows, *[(herlina.units[at], "rank", "", str(r)) for r, at in enumerate(order, start=1)])


def test_the_ranks_of_herlina_and_wibasuri(with_ranks):
    """Tanjung Senang is first with means above 4; Tanjung Karang Pusat is 10th, by its means 3rd (FACTS 9.1)."""
    found = {one.code: one for one in ranks(with_ranks)}
    assert found.keys() == {"rank-off-scale", "rank-means"}
    assert found["rank-off-scale"].unit == "Tanjung Senang"
    assert "begins with Teluk Betung Selatan, Tanjung Karang Timur and Kedaton" in said(found["rank-off-scale"], EN)
    one = found["rank-means"]
    assert (one.unit, one.printed, one.recomputed) == ("Tanjung Karang Pusat", Decimal(10), Decimal(3))


UTARA = [
    "2,785",
    "2,785",
    "2,178",
    "2,964",
    "2,392",
    "2,750",
    "2,928",
    "2,571",
    "2,827",
    "2,535",
    "3,035",
    "2,500",
    "2,392",
    "2,640",
]
PANJANG = [
    "2,827",
    "2,344",
    "2,314",
    "2,862",
    "2,344",
    "2,896",
    "3,379",
    "2,448",
    "2,620",
    "2,620",
    "2,931",
    "2,620",
    "2,379",
    "2,827",
]


def named(means, codes_, *more, n="28"):
    rows = [("A", "nrr", f"U{j}", text) for j, text in enumerate(means, start=1)]
    return report(("A", "n", "", n), *rows, *[("A", "lowest", code, code) for code in codes_], *more)


def test_the_tie_that_herlina_and_wibasuri_missed():
    """Table 15, Teluk Betung Utara: U5 and U13 are both 2,392 (67/28); the text names U3 and U5."""
    (one,) = lowest(named(UTARA, ("U3", "U5")))
    assert (one.code, one.severity, one.printed, one.recomputed) == ("lowest-tie", MEDIUM, "U3, U5", "U3, U5, U13")
    assert said(one, EN) == "U13 is as low as U5 (2.392), but it is not named."
    assert lowest(named(UTARA, ("U3", "U5", "U13"))) == []
    assert lowest(named(UTARA, ("U3",))) == []


def test_a_tie_that_more_decimals_may_part_is_low():
    # 1500 respondents: 2,3920 = 3588/1500 and 2,3927 = 3589/1500 are both printed 2,392
    assert [one.severity for one in lowest(named(UTARA, ("U3", "U5"), n="1500"))] == [LOW]


def test_the_list_of_panjang_follows_from_the_other_printing():
    """Table 7: U3 is 2,314 in the table and 2,413 in the formula line; the text names U2 and U5."""
    (one,) = lowest(named(PANJANG, ("U2", "U5"), ("A", "nrr", "U3", 1, "2,413")))
    assert (one.severity, one.code, one.recomputed) == (HIGH, "lowest", "U3, U2, U5")
    assert "U3 is lower (2.314) than U2 (2.344)" in said(one, EN)
    assert "With the other printing of U3 (2.413) the list follows." in said(one, EN)


def test_the_list_may_follow_from_the_weighted_means():
    weighted = ["0,19"] * 14
    weighted[0] = "0,17"
    rows = [("A", "weighted", f"U{j}", text) for j, text in enumerate(weighted, start=1)]
    (one,) = lowest(named(PANJANG, ("U1",), *rows))
    assert "NRR tertimbang" in said(one, EN)


def test_the_whole_survey_has_lowest_unsur_too():
    rows = [("", "nrr", f"U{j}", text) for j, text in enumerate(UTARA, start=1)]
    (one,) = lowest(report(*rows, ("", "lowest", "U4", "U4")))
    assert (one.unit, one.recomputed) == ("", "U3")
