"""The order of work for reading: Sukabumi of Bandar Lampung 2012 by hand, and what one group alone can be told."""

import io

import openpyxl
import pandas as pd
import pytest

from ikm import EN, ID, index
from ikm.report import to_xlsx
from ikm.report.working_order import order_title, reasons, standing, work_order_table, work_order_words
from ikm.work_order import work_order
from tests.conftest import make_recap


def ordered(recap, unit):
    by_unit = index(recap, "unit")
    return work_order(by_unit, index(recap), unit), by_unit


def test_sukabumi_by_hand(bandar_lampung):
    """Table 12: U13 1.440, city 2.537160 (docs/method.md, 14), best 2.857 (Teluk Betung Selatan, table 16).

    Next class C from 43.76: 43.76 - 36.00 = 7.76 points of the unsur's own konversi, a rise of 7.76 / 25 = 0.3104, and
    7.76 / 14 = 0.554286 points of IKM. To the city: 1.097160, x 25 / 14 = 1.959214. To the best: 1.417, x 25 / 14 =
    2.530357."""
    order, figures = ordered(bandar_lampung, "Sukabumi")
    row = work_order_table(order, figures, EN, ("U13",)).iloc[0]
    assert row[["Step", "Code", "NRR", "Mutu", "Next class"]].tolist() == [1, "U13", 1.44, "D", "C"]
    expected = {
        "NRR to the next class": 43.76 / 25,
        "Rise to the next class": 0.3104,
        "Points to the next class": 7.76 / 14,
        "NRR to the mean of all": 2.537160,
        "Rise to the mean of all": 1.097160,
        "Points to the mean of all": 1.959214,
        "NRR to the best": 2.857,
        "Rise to the best": 1.417,
        "Points to the best": 2.530357,
    }
    assert row[list(expected)].tolist() == pytest.approx(list(expected.values()), abs=1e-6)
    assert row["Best in"] == "Teluk Betung Selatan"
    assert row["Clearly below the rest"] == "▼ yes"
    assert row["Reason"].startswith("Lowest of all unsur here: NRR 1.44 (D)")
    shown = work_order_words(order, figures, ID, ("U13",)).iloc[0].str.replace("\xa0", " ")
    assert shown.tolist()[:2] == ["1. U13 Kenyamanan lingkungan", "1,44 D ▼"]
    assert shown.tolist()[2:] == ["C +0,31 (+0,55)", "+1,10 (+1,96)", "+1,42 (+2,53)"]
    assert order_title(order, "Sukabumi", EN) == "Sukabumi: start with Kenyamanan lingkungan (U13), 1.44 (D)"
    at = figures.table.index[figures.table["unit"].eq("Sukabumi")][0]
    assert standing(figures, at, EN) == "IKM 46.95 (C), 15.56 points below B."  # 62.51 - 46.95
    assert reasons(order, figures, EN).shape == (14, 2)


def test_a_goal_that_is_reached_has_no_figures(bandar_lampung):
    """Teluk Betung Selatan has the highest U13 of all (table 16), so neither the mean nor the best is ahead of it."""
    order, figures = ordered(bandar_lampung, "Teluk Betung Selatan")
    shown = work_order_words(order, figures, EN).set_index("Unsur")
    row = next(row for name, row in shown.iterrows() if "U13" in name)
    assert row["To the mean of all"] == row["To the best"] == "–"
    table = work_order_table(order, figures, EN).set_index("Code")
    assert table.loc["U13", ["Rise to the mean of all", "Points to the best"]].tolist() == [0, 0]
    assert "Clearly below the rest" not in table  # not known


def test_one_group_has_no_others_to_reach(bandar_lampung):
    overall = index(bandar_lampung)
    order = work_order(overall, overall)
    assert list(work_order_words(order, overall, EN)) == ["Unsur", "NRR", "To the next class"]
    table = work_order_table(order, overall, EN)
    assert not [name for name in table if "best" in name.lower() or "mean" in name]
    assert table["Code"].tolist()[:3] == ["U3", "U12", "U13"]


def test_a_unit_that_is_not_ranked_has_no_order(bandar_lampung):
    order, figures = ordered(bandar_lampung, "Tanjung Senang")
    title = order_title(order, "Tanjung Senang", EN)
    assert title == "Tanjung Senang: not ranked, so no order of work can be given"
    assert work_order_table(order, figures, EN)["Step"].isna().all()
    at = figures.table.index[figures.table["unit"].eq("Tanjung Senang")][0]
    assert standing(figures, at, EN) == ""


@pytest.mark.parametrize(
    ("nrr", "title"),
    [
        ([3.0] * 9, "A: all unsur stand alike at 3.00 (C), so any may come first"),
        ([2.0] * 4 + [3.0] * 5, "A: start with the 4 unsur that share the lowest value, 2.00 (D)"),
        (
            [2.0] * 2 + [3.0] * 7,
            "A: start with Persyaratan (U1) and Sistem, Mekanisme, dan Prosedur (U2), 2.00 (D)",
        ),
    ],
)
def test_titles_of_ties(nrr, title):
    """Bounds of 14/2017: 3.00 x 25 = 75 is C (65-76.60), 2.00 x 25 = 50 is D (below 65)."""
    order, _ = ordered(make_recap([nrr], [10], ["A"], "permenpan-2017"), "A")
    assert order_title(order, "A", EN) == title


def test_the_best_class_has_no_next_one():
    recap = make_recap([[3.9] * 9], [10], ["A"], "permenpan-2017")
    order, figures = ordered(recap, "A")
    assert standing(figures, 0, EN) == "IKM 97.50 (A), the best class."
    assert set(work_order_words(order, figures, EN)["To the next class"]) == {"–"}


def test_the_workbook_has_full_precision(bandar_lampung):
    order, figures = ordered(bandar_lampung, "Sukabumi")
    table = work_order_table(order, figures, EN)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"T": table}, "x")))["T"]
    heads = [cell.value for cell in sheet[3]]
    assert sheet.cell(4, heads.index("Points to the best") + 1).value == pytest.approx(1.417 * 25 / 14, abs=1e-12)
    assert isinstance(table, pd.DataFrame)
    assert table["Step"].tolist() == list(range(1, 15))
