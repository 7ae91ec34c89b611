"""Tables with one row per unit: the printed means arrive as printed."""

from __future__ import annotations

import csv
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ikm
from tests.reading.books import U9, U14, conserved, issues, notes, read, xlsx

HEAD = ["Kecamatan", "n", *U9]
MEANS = [2.827, 2.344, 2.314, 2.862, 2.344, 2.896, 3.379, 2.448, 2.62]
PRINTED = Path(__file__).parents[2] / "data" / "sources" / "bandar_lampung_2012.csv"
GOLDEN = Path(__file__).parents[1] / "fixtures" / "bandar_lampung.csv"


def test_means_n_population_and_printed_index() -> None:
    recap = read(
        ["Kecamatan", "Jumlah penduduk", "Jumlah responden", *U9, "Nilai IKM"],
        ["Panjang", 63504, 29, *MEANS, 66.425],
        ["Kemiling", "71.471", "32", *MEANS, "68,075"],
    )
    assert isinstance(recap, ikm.Recap)
    assert recap.means.tolist() == [MEANS, MEANS]
    assert recap.number.tolist() == [29, 32]
    assert recap.population.tolist() == [63504, 71471]
    assert recap.printed.tolist() == [66.425, 68.075]
    assert recap.profiles["unit"].tolist() == ["Panjang", "Kemiling"]
    assert issues(recap) == []


@pytest.mark.parametrize("written", [float, str, lambda m: str(m).replace(".", ","), " {} ".format])
def test_decimals_arrive_exactly(written: object) -> None:
    recap = read(HEAD, ["Panjang", 29, *[written(m) for m in MEANS]])  # type: ignore[operator]
    assert recap.means.tolist() == [MEANS]


# defect: (rows, used, ledger)
DEFECTS = {
    "a mean above the scale": (
        [["A", 19, 4.578, *MEANS[1:]]],
        1,
        [(2, "U1", "C2", "4.578", "mean-outside-scale")],
    ),
    "a word for a mean": ([["A", 19, "lupa", *MEANS[1:]]], 1, [(2, "U1", "C2", "lupa", "not-a-number")]),
    "a dash for a mean": ([["A", 19, "-", *MEANS[1:]]], 1, [(2, "U1", "C2", "-", "no-data-sign")]),
    "a dash for n": ([["A", " – ", *MEANS]], 1, [(2, "n", "B2", "–", "no-data-sign")]),
    "words for no data": (
        [["A", 19, "n/a", "Tidak ada data", "nihil", *MEANS[3:]]],
        1,
        [
            (2, f"U{i}", f"{c}2", v, "no-data-sign")
            for i, c, v in ((1, "C", "n/a"), (2, "D", "Tidak ada data"), (3, "E", "nihil"))
        ],
    ),
    "a row without a unit": ([["A", 19, *MEANS], [None, 19, *MEANS]], 1, [(3, "", "", "", "no-unit")]),
    "a row without means": ([["A", 19, *MEANS], ["B"]], 1, [(3, "", "", "", "no-answers")]),
    "rows of totals": (
        [["A", 19, *MEANS], ["Jumlah", 19], ["Rata-rata", None, *MEANS], ["NRR Kota", None, *MEANS]],
        1,
        [
            (3, "", "", "Jumlah", "summary-row"),
            (4, "", "", "Rata-rata", "summary-row"),
            (5, "", "", "NRR Kota", "summary-row"),
        ],
    ),
    "an endless n": ([["A", "9" * 400, *MEANS]], 1, [(2, "n", "B2", "9" * 80, "not-a-count")]),
    "a word for n": ([["A", "banyak", *MEANS]], 1, [(2, "n", "B2", "banyak", "not-a-count")]),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_ledger(defect: str) -> None:
    rows, used, expected = DEFECTS[defect]
    recap = read(HEAD, *rows)
    assert issues(recap) == expected
    assert recap.ledger.rows_used == len(recap.means) == used
    assert conserved(recap)


def test_a_mean_outside_the_scale_is_kept() -> None:
    assert read(HEAD, ["A", 19, 4.578, *MEANS[1:]]).means[0, 0] == 4.578


@pytest.mark.parametrize(("bad", "shown"), [(-5, "-5"), (0, "0"), (29.5, "29.5"), (1e21, "1e+21"), ("-5", "-5")])
@pytest.mark.parametrize("means", [MEANS, [3] * 9])
def test_one_bad_n_is_not_known_and_the_table_stays_a_recap(bad: object, shown: str, means: list[float]) -> None:
    recap = read(HEAD, ["A", 19, *means], ["B", bad, *means])
    assert isinstance(recap, ikm.Recap)
    assert issues(recap) == [(3, "n", "B3", shown, "not-a-count")]
    assert recap.number[0] == 19
    assert np.isnan(recap.number[1])


def test_a_mean_beyond_all_means_is_set_aside() -> None:
    recap = read(HEAD, ["A", 19, 1e20, *MEANS[1:]])
    assert issues(recap) == [(2, "U1", "C2", "1e+20", "not-a-number")]
    assert recap.means[0, 1:].tolist() == MEANS[1:]


def test_without_n_it_is_said() -> None:
    recap = read(["Unit", *U9], ["A", *MEANS], ["B", *MEANS])
    assert np.isnan(recap.number).all()
    assert "n-missing" in notes(recap)


def test_whole_means_with_n_per_unit_are_a_recap() -> None:
    assert isinstance(read(HEAD, ["A", 19, *[3] * 9], ["B", 20, *[4] * 9]), ikm.Recap)


def test_periods_in_time_order() -> None:
    rows = [["A", period, 19, *MEANS] for period in ("TW II 2026", "TW I 2026", "TW IV 2025")]
    recap = read(["Unit", "Periode", "n", *U9], *rows)
    assert list(recap.everyone["periode"].cat.categories) == ["TW IV 2025", "TW I 2026", "TW II 2026"]


def test_bandar_lampung_as_printed() -> None:
    """Herlina & Wibasuri, Tables 4-16: every printed mean of the sample is the printed figure."""
    recap = ikm.sample("bandar-lampung-rekap")
    assert isinstance(recap, ikm.Recap)
    assert recap.means.shape == (13, 14)
    assert recap.means[recap.everyone["unit"].tolist().index("Panjang")][:2].tolist() == [2.827, 2.344]
    with PRINTED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    assert recap.means.tolist() == [[float(row[f"U{i}"]) for i in range(1, 15)] for row in rows]


# how a figure is typed -> what it is
TYPED = {
    "2,75": 2.75, " 2.75 ": 2.75, "2,75 (B)": 2.75, "2.75 B": 2.75, "2,75 / Kurang Baik": 2.75, "2,750": 2.75,
    "'2,75": 2.75, "3.": 3.0, "３,25": 3.25,
}  # fmt: skip


@pytest.mark.parametrize("text", TYPED)
def test_figures_as_they_are_typed(text: str) -> None:
    recap = read(HEAD, ["A", "29 orang", text, *MEANS[1:]], ["B", "1.234", *MEANS])
    assert recap.means[0, 0] == TYPED[text]
    assert recap.number.tolist() == [29, 1234]
    assert issues(recap) == []


@pytest.mark.parametrize("text", ["2,7 atau 2,8", "kira-kira 3", "(B)", "2,7 (lihat catatan)"])
def test_what_is_no_figure_is_said(text: str) -> None:
    assert issues(read(HEAD, ["A", 29, text, *MEANS[1:]])) == [(2, "U1", "C2", text, "not-a-number")]


# NRR tertimbang

# 9 NRR x 0.111, cut to four decimals by hand: 3.0 -> 0.333, 3.2 -> 0.3552, 2.5 -> 0.2775, 4.0 -> 0.444, 1.0 -> 0.111
PLAIN = [3.0, 3.2, 2.5, 4.0, 1.0, 3.0, 3.2, 2.5, 3.0]
WEIGHTED = [0.333, 0.3552, 0.2775, 0.444, 0.111, 0.333, 0.3552, 0.2775, 0.333]


def test_nrr_tertimbang_by_magnitude_alone_takes_the_usual_weight() -> None:
    """0.333 / 0.111 = 3 and 0.3552 / 0.111 = 3.2; they fit 0.11 and 1/9 as well, so the usual weight is taken."""
    recap = read(HEAD, ["A", 30, *[0.333] * 8, 0.3552])
    assert recap.means.tolist() == [[3.0] * 8 + [3.2]]
    assert issues(recap) == []
    assert notes(recap)["tertimbang"] == {
        "sheet": "Data",
        "weight": "0.111",
        "reason": "the regulation's processing sheet has it and nothing in the file says otherwise",
    }
    assert "tertimbang-rounded" not in notes(recap)  # 0.0001 / 0.111 is less than a thousandth


@pytest.mark.parametrize(
    ("said", "weight"),
    [
        ("NRR tertimbang (NRR x 0,111)", "0.111"),
        ("Bobot nilai rata-rata tertimbang: 1/9", "1/9"),
        ("NRR × 0,11", "0.11"),
        ("Nilai penimbang 0,1111", "1/9"),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_the_weight_that_a_sheet_states(said: str, weight: str, below: bool) -> None:
    table = [HEAD, ["A", 30, *WEIGHTED]]
    recap = read(*([*table, [], [said]] if below else [[said], *table]))
    assert notes(recap)["tertimbang"]["weight"] == weight
    assert notes(recap)["tertimbang"]["reason"] == "the sheet states it"


def test_a_row_of_weights_states_it() -> None:
    """0.33 / 0.11 = 3: the row "Bobot" holds 0.11."""
    recap = read(HEAD, ["A", 30, *[0.33] * 9], ["Bobot", None, *[0.11] * 9])
    assert recap.means.tolist() == [[3.0] * 9]
    assert notes(recap)["tertimbang"]["weight"] == "0.11"
    assert issues(recap) == [(3, "", "", "Bobot", "summary-row")]


def test_two_stated_weights_state_none() -> None:
    recap = read(["Bobot 0,11 atau 0,111"], HEAD, ["A", 30, *WEIGHTED])
    assert notes(recap)["tertimbang"]["weight"] == "0.111"


@pytest.mark.parametrize("weight", ["exact", "0.11"])
def test_a_person_decides_on_the_weight(weight: str) -> None:
    """0.3 / (1/9) = 2.7; 0.3 / 0.11 = 2.727272727..., whatever the sheet states."""
    recap = read(["NRR x 0,111"], HEAD, ["A", 30, *[0.3] * 9], weight=weight)
    assert recap.means[0].tolist() == pytest.approx([2.7 if weight == "exact" else 30 / 11] * 9, abs=1e-9)
    assert notes(recap)["tertimbang"]["reason"] == "a person chose it"


def test_a_weight_that_the_regulation_does_not_have() -> None:
    with pytest.raises(ikm.UnknownChoiceError):
        read(["Unit", "n", *U14], ["A", 30, *[0.2] * 14], weight="0.11")


def test_the_only_weight_that_fits() -> None:
    """0.4444 / 0.111 = 4.0036 and / 0.11 = 4.04 lie above 4, beyond rounding; 0.4444 / (1/9) = 3.9996 does not.

    The printed IKM agrees: (3 x 0.4444 + 6 x 0.3333) x 25 = 83.325.
    """
    recap = read([*HEAD, "IKM"], ["A", 30, *[0.4444] * 3, *[0.3333] * 6, 83.33])
    assert recap.means[0].tolist() == pytest.approx([3.9996] * 3 + [2.9997] * 6, abs=1e-9)
    assert notes(recap)["tertimbang"]["weight"] == "1/9"
    assert notes(recap)["tertimbang"]["reason"] == "only with it all NRR lie on the scale"


def test_a_printed_ikm_that_contradicts_leaves_the_usual_weight() -> None:
    recap = read([*HEAD, "IKM"], ["A", 30, *[0.4444] * 3, *[0.3333] * 6, 60])
    assert notes(recap)["tertimbang"]["weight"] == "0.111"


def test_rounding_does_not_throw_a_unit_off_the_scale() -> None:
    """4 x 1/14 = 0.2857... is printed 0.286; 0.286 x 14 = 4.004, beyond 4 by rounding alone (0.0005 x 14 = 0.007)."""
    recap = read(["bobot 1/14"], ["Unit", "n", *U14], ["A", 30, *[0.286] * 7, *[0.214] * 7])
    assert recap.means[0].tolist() == pytest.approx([4.0] * 7 + [0.214 * 14] * 7, abs=1e-9)
    assert notes(recap)["tertimbang-bounds"] == {"sheet": "Data", "count": "7"}
    assert issues(recap) == []


def test_a_weighted_mean_outside_the_scale_is_shown_as_the_mean_it_stands_for() -> None:
    """0.5 / 0.111 = 4.5045 lies above 4 by more than rounding explains: kept, and said."""
    recap = read(HEAD, ["A", 30, 0.5, *WEIGHTED[1:]])
    assert issues(recap) == [(2, "U1", "C2", "4.505", "mean-outside-scale")]
    assert recap.means[0, 0] == pytest.approx(0.5 / 0.111)


@pytest.mark.parametrize("first", [0, 1])
def test_beside_nrr_the_weighted_columns_are_not_used(first: int) -> None:
    parts = [([f"NRR tertimbang {u}" for u in U9], WEIGHTED), ([f"NRR {u}" for u in U9], PLAIN)]
    one, two = parts[first], parts[1 - first]
    recap = read(["Unit", "n", *one[0], *two[0]], ["A", 30, *one[1], *two[1]])
    assert recap.means.tolist() == [PLAIN]
    assert "tertimbang" not in notes(recap)


def test_weighted_columns_by_the_names_of_unsur() -> None:
    names = [unsur.name for unsur in ikm.pedoman.load("permenpan-2017").unsur]
    recap = read(["Unit", "n", *[f"NRR tertimbang {name}" for name in names]], ["A", 30, *WEIGHTED])
    assert recap.means.tolist() == [PLAIN]


def test_rows_of_nrr_and_of_the_same_weighted() -> None:
    """Each unit stands there twice; the second time its figures are below 0.5 and its NRR are known."""
    head = ["Unit", "Nilai", *U9]
    rows = [["A", "NRR", *PLAIN], ["A", "tertimbang", *WEIGHTED], ["B", "NRR", *MEANS], ["B", "tertimbang", *WEIGHTED]]
    recap = read(head, *rows)
    assert recap.means.tolist() == [PLAIN, MEANS]
    assert issues(recap) == [(3, "", "", "", "repeats-nrr"), (5, "", "", "", "repeats-nrr")]
    assert "tertimbang" not in notes(recap)
    assert conserved(recap)


def test_a_sheet_of_nrr_and_a_sheet_of_the_same_weighted() -> None:
    plain, weighted = ([["Unit", "n", *U9], ["A", 30, *f], ["B", 20, *f]] for f in (PLAIN, WEIGHTED))
    recap = ikm.read(xlsx(**{"NRR tertimbang": weighted, "NRR": plain}), name="a.xlsx")
    assert isinstance(recap, ikm.Recap)
    assert recap.means.tolist() == [PLAIN, PLAIN]
    assert issues(recap) == [(2, "", "", "", "repeats-nrr"), (3, "", "", "", "repeats-nrr")]
    assert conserved(recap)


# Sums

SUMS = [90, 85, 61, 120, 30, 90, 96, 75, 88]  # of 30 respondents: 3, 2.8333, 2.0333, 4, 1, 3, 3.2, 2.5, 2.9333


def test_sums_are_divided_by_n() -> None:
    recap = read(HEAD, ["A", 30, *SUMS], ["B", 400, *["1.234"] * 9])
    assert recap.means[0].tolist() == pytest.approx([3, 85 / 30, 61 / 30, 4, 1, 3, 3.2, 2.5, 88 / 30], abs=1e-9)
    assert recap.means[1].tolist() == pytest.approx([3.085] * 9, abs=1e-9)  # 1234 / 400
    assert "sums" in notes(recap)
    assert issues(recap) == []


def test_a_sum_that_cannot_be() -> None:
    """30 people give 30 to 120: 130 and 29 are impossible, and blank."""
    recap = read(HEAD, ["A", 30, 130, 29, *SUMS[2:]], ["B", 20, *[60] * 9])
    assert np.isnan(recap.means[0, :2]).all()
    assert issues(recap) == [(2, "U1", "C2", "130", "sum-impossible"), (2, "U2", "D2", "29", "sum-impossible")]


def test_a_unit_with_sums_and_no_n() -> None:
    recap = read(HEAD, ["A", 30, *SUMS], ["B", "banyak", *SUMS], ["C", 30, *SUMS])
    assert len(recap.means) == 2
    assert issues(recap) == [(3, "", "", "", "sum-without-n"), (3, "n", "B3", "banyak", "not-a-count")]
    assert conserved(recap)


def test_sums_without_any_n_are_refused_with_what_is_needed() -> None:
    with pytest.raises(ikm.UnreadableFileError, match="without the number of respondents"):
        read(["Unit", *U9], ["A", *[410] * 9], ["B", *[388] * 9])


# Converted values


def test_converted_values_are_divided_by_25() -> None:
    recap = read(["Unit", *U9], ["A", *[75.25] * 8, 100], ["B", *[80] * 8, "81,25%"])
    assert recap.means[0].tolist() == [3.01] * 8 + [4.0]  # 75.25 / 25
    assert recap.means[1].tolist() == [3.2] * 8 + [3.25]
    assert notes(recap)["konversi-values"]["factor"] == "25"


@pytest.mark.parametrize(
    ("title", "printed", "first"),
    [
        ("Nilai konversi per unsur", None, 3.0),  # 75 / 25
        ("Jumlah nilai per unsur", None, 2.5),  # 75 / 30
        (None, 77, 3.0),  # the printed IKM is the mean of the figures
        (None, None, 2.5),
    ],
)
def test_whole_numbers_that_could_be_both(title: str | None, printed: float | None, first: float) -> None:
    """75 and 79 lie within 25-100 and within 30 x 1-4; the mean of all nine is 77."""
    row = ["A", 30, *[75] * 4, 77, *[79] * 4, printed]
    recap = read([title], [*HEAD, "IKM"], row)
    assert recap.means[0, 0] == first
    assert ("konversi-values" in notes(recap), "sums" in notes(recap)) == (first == 3.0, first == 2.5)


# Other scales

FIVE = [4.2, 4.6, 3.9, 4.8, 4.1, 4.4, 3.7, 4.0, 4.5]


def test_another_scale_is_named_and_not_converted() -> None:
    recap = read(HEAD, ["A", 30, *FIVE], ["B", 30, *FIVE], ["C", 30, *MEANS])
    assert notes(recap)["scale-other-means"] == {"sheet": "Data", "points": "5", "evidence": "4.8"}
    assert recap.means[0].tolist() == FIVE
    six = read(HEAD, ["A", 30, 5.5, *FIVE[1:]], ["B", 30, *FIVE])
    assert notes(six)["scale-other-means"]["points"] == "6"


def test_one_unit_above_the_scale_is_no_other_scale() -> None:
    recap = read(HEAD, ["A", 30, *FIVE], ["B", 30, *MEANS], ["C", 30, *MEANS])
    assert "scale-other-means" not in notes(recap)


def test_a_scale_of_five_on_a_persons_word() -> None:
    """1 + (m - 1) x 3 / 4: 5 -> 4, 4.2 -> 3.4, 1 -> 1, 3 -> 2.5."""
    recap = read(HEAD, ["A", 30, 5, 4.2, 1, 3, *[5] * 5], ["B", 30, 5.2, *[3] * 8], scale=5)
    assert recap.means[0].tolist() == pytest.approx([4, 3.4, 1, 2.5, *[4] * 5], abs=1e-9)
    assert issues(recap) == [(3, "U1", "C3", "5.2", "mean-outside-scale")]
    assert "scale-other-means" not in notes(recap)
    assert "scale-converted" in notes(recap)


def test_sums_of_answers_on_five() -> None:
    """150 of 30 people is 5 -> 4; 90 is 3 -> 2.5; 155 is no sum of 30 answers up to 5."""
    recap = read(HEAD, ["A", 30, 150, *[90] * 7, 155], scale=5)
    assert recap.means[0, :8].tolist() == pytest.approx([4, *[2.5] * 7], abs=1e-9)
    assert issues(recap) == [(2, "U9", "K2", "155", "sum-impossible")]


# Golden: the 13 kecamatan of Herlina & Wibasuri (2012)


def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cut(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001"), ROUND_DOWN)


def nrr(row: dict[str, str]) -> list[Decimal]:
    return [Decimal(row[f"U{i}"].replace(",", ".")) for i in range(1, 15)]


def test_bandar_lampung_as_nrr_tertimbang() -> None:
    """NRR x 0.071, cut to three decimals as the paper prints it.

    Tanjung Karang Pusat U1: 2.727 x 0.071 = 0.193617, printed 0.193; back 0.193 / 0.071 = 2.71831, short of 2.727 by
    0.00869. Cutting loses less than 0.001, so an NRR comes back short by less than 0.001 / 0.071 = 0.0141. The sum of
    the weighted NRR does not depend on the weight: x 0.071 again it is the index that the paper prints for 11 of the
    13 (FACTS 9.1: all but Tables 4 and 7).
    """
    rows = golden()
    book = [["Kecamatan", "n", *U14]]
    book += [[r["kecamatan"], int(r["n"]), *[float(cut(p * Decimal("0.071"))) for p in nrr(r)]] for r in rows]
    recap = read(*book)
    assert notes(recap)["tertimbang"]["weight"] == "0.071"
    assert notes(recap)["tertimbang-rounded"]["step"] == "0.014"
    printed = np.array([[float(p) for p in nrr(r)] for r in rows])
    short = printed - recap.means
    assert recap.means[0, 0] == pytest.approx(2.71831, abs=5e-6)
    assert (short > -1e-9).all()
    assert (short < 0.0141).all()
    index = (recap.means * 0.071).sum(axis=1)
    same = [round(float(i), 3) == float(r["printed_index"].replace(",", ".")) for i, r in zip(index, rows, strict=True)]
    assert [r["table_no"] for r, equal in zip(rows, same, strict=True) if not equal] == ["4", "7"]
    tanjung_senang = [(row, column) for row, column, _, _, code in issues(recap) if code == "mean-outside-scale"]
    assert tanjung_senang == [(11, f"U{i}") for i in (4, 7, 10, 11, 12, 14)]
    assert len(issues(recap)) == 6


def test_bandar_lampung_as_sums() -> None:
    """The whole numbers nearest to NRR x n. Tanjung Karang Pusat U1: 2.727 x 33 = 89.991, so 90; 90 / 33 = 2.72727.

    The paper cuts means to three decimals, so a sum brings back at least as much: all but 6 of the 182 NRR within
    0.001. Those 6 are means that so many people cannot have (Panjang U3: 2.314 x 29 = 67.1, 67 / 29 = 2.3103; the
    paper's text says 2.413 = 70 / 29). Tanjung Senang's six means above 4 are impossible sums.
    """
    rows = golden()
    book: list[list[Any]] = [["Kecamatan", "Jumlah responden", *U14]]
    for r in rows:
        n = int(r["n"])
        book.append([r["kecamatan"], n, *[int((p * n).quantize(Decimal(1), ROUND_HALF_UP)) for p in nrr(r)]])
    recap = read(*book)
    assert "sums" in notes(recap)
    assert recap.means[0, 0] == pytest.approx(2.72727, abs=5e-6)
    off = np.abs(recap.means - np.array([[float(p) for p in nrr(r)] for r in rows])) >= 0.001
    far = [(rows[i]["kecamatan"], f"U{j + 1}") for i, j in zip(*off.nonzero(), strict=True)]
    assert far == [
        ("Panjang", "U3"),
        ("Sukabumi", "U13"),
        ("Sukabumi", "U14"),
        ("Teluk Betung Utara", "U9"),
        ("Teluk Betung Utara", "U14"),
        ("Teluk Betung Selatan", "U1"),
    ]
    impossible = [(row, column, code) for row, column, _, _, code in issues(recap)]
    assert impossible == [(11, f"U{i}", "sum-impossible") for i in (4, 7, 10, 11, 12, 14)]


# Units and periods


def test_sums_per_unit_and_period_without_a_unit_twice_in_one() -> None:
    rows = [[unit, period, 30, *SUMS] for period in ("TW I 2026", "TW II 2026") for unit in ("A", "B")]
    recap = read(["Unit", "Periode", "n", *U9], *rows)
    assert isinstance(recap, ikm.Recap)
    assert len(recap.means) == 4
    assert recap.means[0, 0] == 3.0


def test_several_units_without_n_weigh_the_same() -> None:
    recap = read(["Unit", "Periode", *U9], *[[u, p, *MEANS] for p in (2025, 2026) for u in ("A", "B")])
    assert not recap.weighted
    assert {"n-missing"} <= notes(recap).keys()
