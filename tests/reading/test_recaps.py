"""Tables with one row per unit: the printed means arrive as printed."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import ikm
from tests.reading.books import U9, conserved, issues, notes, read

HEAD = ["Kecamatan", "n", *U9]
MEANS = [2.827, 2.344, 2.314, 2.862, 2.344, 2.896, 3.379, 2.448, 2.62]
PRINTED = Path(__file__).parents[2] / "data" / "sources" / "bandar_lampung_2012.csv"


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
    "a word for a mean": ([["A", 19, "nihil", *MEANS[1:]]], 1, [(2, "U1", "C2", "nihil", "not-a-number")]),
    "a dash for a mean": ([["A", 19, "-", *MEANS[1:]]], 1, [(2, "U1", "C2", "-", "not-a-number")]),
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
