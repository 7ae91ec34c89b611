"""The regulations: every bound, weight and unsur against the tables of the regulations."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest

from ikm import UnknownChoiceError, load_pedoman
from ikm.pedoman import CODES, ORDERS

HUNDREDTH = Decimal("0.01")


@pytest.mark.parametrize(
    ("code", "bounds"),
    [
        # KEP/25/M.PAN/2/2004, category table: D 25-43,75  C 43,76-62,50  B 62,51-81,25  A 81,26-100,00
        ("kepmenpan-2004", {"A": "81.26", "B": "62.51", "C": "43.76"}),
        # 16/2014: the bounds of 2004 stayed in use until 2017
        ("permenpan-2014", {"A": "81.26", "B": "62.51", "C": "43.76"}),
        # Permenpan RB 14/2017, category table: D 25-64,99  C 65,00-76,60  B 76,61-88,30  A 88,31-100,00
        ("permenpan-2017", {"A": "88.31", "B": "76.61", "C": "65.00"}),
    ],
)
def test_each_bound_belongs_to_the_upper_class_and_the_value_below_to_the_lower(code, bounds):
    pedoman = load_pedoman(code)
    below = {"A": "B", "B": "C", "C": "D"}
    for mutu, bound in bounds.items():
        assert pedoman.classify(bound).mutu == mutu
        assert pedoman.classify(float(bound)).mutu == mutu
        assert pedoman.classify(Decimal(bound) - HUNDREDTH).mutu == below[mutu]
        assert pedoman.classify(float(Decimal(bound) - HUNDREDTH)).mutu == below[mutu]
        # Half up on the second decimal: x.xx5 just below the bound reaches it, a hair less does not.
        assert pedoman.classify(Decimal(bound) - Decimal("0.005")).mutu == mutu
        assert pedoman.classify(float(Decimal(bound) - Decimal("0.005"))).mutu == mutu
        assert pedoman.classify(Decimal(bound) - Decimal("0.0051")).mutu == below[mutu]
    assert pedoman.classify("25").mutu == "D"
    assert pedoman.classify("100").mutu == "A"


@pytest.mark.parametrize("code", CODES)
def test_classes_leave_no_gap_and_no_overlap(code):
    classes = load_pedoman(code).classes
    assert [c.mutu for c in classes] == ["A", "B", "C", "D"]
    # Table of KEP/25 and 14/2017: kinerja of A, B, C, D.
    assert [c.kinerja for c in classes] == ["Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"]
    for better, worse in itertools.pairwise(classes):
        assert better.lower - worse.upper == HUNDREDTH
    assert (classes[-1].lower, classes[0].upper) == (Decimal(25), Decimal(100))


def test_half_up_in_decimal_not_binary():
    """Test vector: 88.305 -> 88.31 -> A and 88.3049 -> B; 3.5322 * 25 = 88.305 on paper."""
    pedoman = load_pedoman("permenpan-2017")
    assert pedoman.classify(88.305).mutu == "A"
    assert pedoman.classify(3.5322 * 25).mutu == "A"
    assert pedoman.classify(88.3049).mutu == "B"


@pytest.mark.parametrize(
    ("code", "weights"),
    [
        # KEP/25: 1/14 = 0,071. 14/2017: 1/9, printed 0,111 on the sheet and 0,11 in the formula example.
        ("kepmenpan-2004", {"exact": Fraction(1, 14), "printed": Fraction(71, 1000)}),
        (
            "permenpan-2014",
            {"exact": Fraction(1, 9), "printed": Fraction(111, 1000), "0.11": Fraction(11, 100)},
        ),
        (
            "permenpan-2017",
            {"exact": Fraction(1, 9), "printed": Fraction(111, 1000), "0.11": Fraction(11, 100)},
        ),
    ],
)
def test_weights(code, weights):
    pedoman = load_pedoman(code)
    assert {mode: pedoman.weight(mode) for mode in pedoman.bobot} == weights


def test_the_weight_of_nine_unsur_is_refused_for_fourteen():
    with pytest.raises(UnknownChoiceError, match=r"0\.11"):
        load_pedoman("kepmenpan-2004").weight("0.11")


def test_names_of_2004():
    """KEP/25, the 14 unsur in order (as listed by Cahyo, a-n)."""
    assert [unsur.name for unsur in load_pedoman("kepmenpan-2004").unsur] == [
        "Prosedur pelayanan",
        "Persyaratan pelayanan",
        "Kejelasan petugas pelayanan",
        "Kedisiplinan petugas pelayanan",
        "Tanggung jawab petugas pelayanan",
        "Kemampuan petugas pelayanan",
        "Kecepatan pelayanan",
        "Keadilan mendapatkan pelayanan",
        "Kesopanan dan keramahan petugas",
        "Kewajaran biaya pelayanan",
        "Kepastian biaya pelayanan",
        "Kepastian jadwal pelayanan",
        "Kenyamanan lingkungan",
        "Keamanan pelayanan",
    ]


def test_both_orders_of_2017_differ_only_in_u8_and_u9():
    """14/2017: the list has 8 = pengaduan, 9 = sarana; questionnaire and sheet the other way round."""
    sheet, listed = (load_pedoman("permenpan-2017", order) for order in ORDERS)
    assert (sheet.unsur[7].name, sheet.unsur[8].name) == (
        "Sarana dan Prasarana",
        "Penanganan Pengaduan, Saran dan Masukan",
    )
    assert (listed.unsur[7].name, listed.unsur[8].name) == (sheet.unsur[8].name, sheet.unsur[7].name)
    assert sheet.unsur[:7] == listed.unsur[:7]


@pytest.mark.parametrize(("code", "k"), [("kepmenpan-2004", 14), ("permenpan-2014", 9), ("permenpan-2017", 9)])
def test_every_unsur_is_complete(code, k):
    pedoman = load_pedoman(code)
    assert pedoman.codes == tuple(f"U{i}" for i in range(1, k + 1))
    for unsur in pedoman.unsur:
        assert unsur.name
        assert unsur.definition
        assert unsur.question.endswith("?")
        assert len(set(unsur.labels)) == 4
        assert unsur.factor in ("aparatur", "organisasi", "sistem")
    assert all(pedoman.sources.values())


def test_minimum_respondents_of_2004():
    """KEP/25: (14 + 1) x 10 = 150; the later regulations name no fixed minimum."""
    assert [load_pedoman(code).minimum_respondents for code in CODES] == [150, None, None]


def test_unknown_pedoman_and_order_are_refused_with_the_choices():
    with pytest.raises(UnknownChoiceError, match="permenpan-2017"):
        load_pedoman("permenpan-2020")
    with pytest.raises(UnknownChoiceError, match="daftar"):
        load_pedoman("permenpan-2017", "other")


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("kepmenpan-2004", "1.00-1.75 1.76-2.50 2.51-3.25 3.26-4.00"),
        ("permenpan-2017", "1.00-2.5996 2.60-3.064 3.0644-3.532 3.5324-4.00"),
    ],
)
def test_intervals_of_the_index_as_the_regulations_print_them(code, printed):
    """Nilai interval of Cahyo and Herlina & Wibasuri (2004), BPPP Tegal and GASPUL (2017), with their gaps."""
    found = ["-".join(map(str, grade.interval)) for grade in reversed(load_pedoman(code).classes)]
    assert " ".join(found) == printed
