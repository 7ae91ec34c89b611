from decimal import Decimal

import pytest

from ikm.audit.bounds import bounds
from ikm.audit.classes import classes
from ikm.audit.finding import HIGH, LOW, MEDIUM
from ikm.text import EN
from tests.audit.conftest import codes, report, said


def test_the_classes_of_herlina_and_wibasuri_follow_except_that_of_impossible_means(herlina):
    """Tables 4-16: all 13 letters follow from the printed IKM; Tanjung Senang has means above 4."""
    assert [(one.code, one.severity, one.unit) for one in classes(herlina)] == [
        ("class-off-scale", MEDIUM, "Tanjung Senang")
    ]


@pytest.mark.parametrize(
    ("ikm", "mutu", "code", "severity"),
    [
        ("81,26", "A", None, None),
        ("81,25", "B", None, None),
        ("81,25", "A", "class-rounding", LOW),  # cut from 81,255 or more, which is 81,26 by the rule
        ("81,24", "A", "class", HIGH),
        ("81,26", "B", "class-rounding", LOW),  # rounded from 81,255, below 81,26 where the bound is met unrounded
        ("81,27", "B", "class-other-pedoman", HIGH),  # 76,61-88,30 is B since 2017
        ("81,3", "B", "class-rounding", LOW),  # 81,25 rounded to one decimal
        ("81,4", "B", "class-other-pedoman", HIGH),
        ("62,5", "B", "class-rounding", LOW),
        ("62,4", "B", "class", HIGH),
        ("97,475", "B", "class", HIGH),
        ("66,5", "C", "class-other-pedoman", HIGH),  # 65,00-76,60 is C since 2017
        ("63,3", "D", "class-other-pedoman", HIGH),
        ("66,5", "E", "class-unknown", MEDIUM),
    ],
)
def test_a_letter_against_the_printed_ikm(ikm, mutu, code, severity):
    found = classes(report(("A", "ikm", "", ikm), ("A", "mutu", "", mutu)))
    assert [(one.code, one.severity) for one in found] == ([(code, severity)] if code else [])


def test_another_pedoman_is_named():
    (one,) = classes(report(("A", "ikm", "", "66,5"), ("A", "mutu", "", "C")))
    assert "right only under Permenpan RB 14/2017" in said(one, EN)
    assert (one.printed, one.recomputed, one.item) == ("C", "B", "mutu")
    (one,) = classes(report(("A", "ikm", "", "66,5"), ("A", "mutu", "", "B"), pedoman="permenpan-2017"))
    assert "2004" in said(one, EN)
    assert "2014" in said(one, EN)


def test_a_class_from_the_index_where_no_ikm_is_printed_and_from_the_nrr_of_one_unsur():
    # 3,29 x 25 = 82,25: A; 2,71 x 25 = 67,75: B (Cahyo, U1 and U7)
    printed = report(
        ("A", "index", "", "2,584"), ("A", "mutu", "", "C"),
        ("A", "nrr", "U1", "3,29"), ("A", "mutu", "U1", "A"),
        ("A", "nrr", "U7", "2,71"), ("A", "mutu", "U7", "C"),
    )  # fmt: skip
    assert [(one.item, one.recomputed) for one in classes(printed)] == [("mutu", "B"), ("U7", "B")]


def test_the_index_is_named_where_it_explains_the_class():
    # the index 3,251 x 25 = 81,275 is A, the IKM beside it is B
    printed = report(("A", "ikm", "", "78,00"), ("A", "index", "", "3,251"), ("A", "mutu", "", "A"))
    (one,) = classes(printed)
    assert "The printed index 3.251 would give class A" in said(one, EN)


def test_the_name_that_cahyo_gives_class_c():
    printed = report(("KPP", "mutu", "", "C"), ("KPP", "kinerja", "", "Cukup Baik"))
    (one,) = classes(printed)
    assert (one.severity, one.code, one.printed, one.recomputed) == (LOW, "kinerja-word", "Cukup Baik", "Kurang Baik")


def test_a_name_of_another_class_is_high():
    printed = report(("A", "mutu", "", "B"), ("A", "kinerja", "", "sangat  baik"))
    assert [(one.severity, one.code, one.recomputed) for one in classes(printed)] == [(HIGH, "kinerja", "Baik")]
    printed = report(("A", "ikm", "", "70"), ("A", "kinerja", "", "Sangat Baik"))
    assert [(one.severity, one.code) for one in classes(printed)] == [(HIGH, "kinerja")]
    assert classes(report(("A", "ikm", "", "70"), ("A", "kinerja", "", "Baik"))) == []


LOWER = {"A": "81,26", "B": "62,51", "C": "43,76", "D": "25,00"}
UPPER = {"A": "100,00", "B": "81,25", "C": "62,50", "D": "43,75"}
INDEX_LOWER = {"A": "3,26", "B": "2,51", "C": "1,76", "D": "1,00"}
INDEX_UPPER = {"A": "4,00", "B": "3,25", "C": "2,50", "D": "1,75"}


def table(lower=LOWER, upper=UPPER, low=INDEX_LOWER, high=INDEX_UPPER, values="4321", pedoman="kepmenpan-2004"):
    rows = []
    for kind, column in (("bound-low", lower), ("bound-high", upper), ("bound-index-low", low)):
        rows += [("", kind, letter, text) for letter, text in column.items()]
    rows += [("", "bound-index-high", letter, text) for letter, text in high.items()]
    rows += [("", "bound-value", letter, text) for letter, text in zip("ABCD", values, strict=True)]
    return report(*rows, pedoman=pedoman)


def test_the_tables_of_the_regulations_are_right():
    assert bounds(table()) == []
    now = (
        {"A": "88,31", "B": "76,61", "C": "65,00", "D": "25"},
        {"A": "100", "B": "88,30", "C": "76,60", "D": "64,99"},
    )
    index = (
        {"A": "3,5324", "B": "3,0644", "C": "2,60", "D": "1,00"},
        {"A": "4,00", "B": "3,532", "C": "3,064", "D": "2,5996"},
    )
    assert bounds(table(*now, *index, pedoman="permenpan-2017")) == []


def test_table_3_of_herlina_and_wibasuri():
    """Lower bound of C printed 43,67 for 43,76, and 1 = A, 2 = B, 3 = C, 4 = D."""
    found = bounds(table(LOWER | {"C": "43,67"}, values="1234"))
    assert codes(found) == ["bound-value-reversed", "bound"]
    assert (found[1].printed, found[1].recomputed) == (Decimal("43.67"), Decimal("43.76"))
    assert "Two digits may have changed places: 43.76 became 43.67" in said(found[1], EN)
    assert "From 43.67 to 43.75 a figure belongs to class D and to class C" in said(found[1], EN)


def test_a_gap_and_a_wrong_digit():
    (one,) = bounds(table(LOWER | {"A": "83,26"}))  # 81,26 with one digit wrong
    assert "One digit may be mistyped" in said(one, EN)
    assert "Between 81.25 and 83.26 a figure has no class" in said(one, EN)
    (one,) = bounds(table(low=INDEX_LOWER | {"B": "2,15"}))
    assert (one.item, one.recomputed) == ("bound-index-low", Decimal("2.50"))  # 62,51 / 25 = 2,5004
    (one,) = bounds(table(values="4331"))
    assert (one.code, one.printed, one.recomputed) == ("bound-value", Decimal(3), Decimal(2))


def test_the_whole_table_of_another_pedoman_is_said_once():
    (one,) = bounds(table(pedoman="permenpan-2017"))
    assert one.code == "bounds-other-pedoman"
    assert "Kepmenpan KEP/25" in said(one, EN)


def test_bounds_with_fewer_decimals_are_not_called_misprinted():
    found = bounds(table(LOWER | {"A": "81,3"}))
    assert [(one.code, one.severity) for one in found] == [("bound-rounded", MEDIUM)]


def test_a_name_in_the_table_of_bounds():
    (one,) = bounds(report(("", "bound-kinerja", "C", "Cukup Baik"), ("", "bound-kinerja", "B", "Baik")))
    assert (one.code, one.severity, one.item) == ("kinerja-word", LOW, "bound-kinerja")
