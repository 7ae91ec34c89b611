"""Respondents or a recap: the borders of the rule in ikm/reading/shape.py."""

from __future__ import annotations

from typing import Any

import pytest

from ikm.reading import open_workbook, understand
from tests.reading.books import U9, xlsx

MANY = range(12)
HALVES = [2.5, 3, 3.5, 4, 3, 2, 1.5, 3.5, 4]
"""Means of two answers each."""
THIRDS = [2.33, 3, 3.67, 4, 3.33, 2, 1.67, 2.67, 4]
"""Means of three answers each, with two decimals."""
FREE = [2.83, 3.01, 3.62, 3.94, 3.27, 2.41, 1.78, 2.64, 3.96]


def shape(head: list[str], *rows: list[Any]) -> str:
    return understand(open_workbook(xlsx([*head, *U9], *rows), "a.xlsx")).shape


# what it is: (header before the unsur, rows, shape)
TABLES: dict[str, tuple[list[str], list[list[Any]], str]] = {
    "answers": (["Unit"], [["A", *[3] * 9]] * 12, "respondents"),
    "answers on 1-6": (["Unit"], [["A", *[6, 5] * 4, 2]] * 12, "respondents"),
    "answers on 1-10": (["No"], [[i, *[10, 8] * 4, 9] for i in MANY], "respondents"),
    "answers of one person in each unit": (["Unit"], [["A", *[3] * 9], ["B", *[4] * 9]], "respondents"),
    "whole means with n per unit": (["Unit", "n"], [["A", 20, *[3] * 9], ["B", 30, *[4] * 9]], "recap"),
    "whole means with n, a unit twice": (["Unit", "n"], [["A", 20, *[3] * 9], ["A", 30, *[4] * 9]], "respondents"),
    "whole means with n per unit and period": (
        ["Unit", "Periode", "n"],
        [["A", 2025, 20, *[3] * 9], ["A", 2026, 30, *[4] * 9]],
        "recap",
    ),
    "labels": (["Unit"], [["A", *["Baik"] * 9]] * 3, "respondents"),
    "means of two answers, many people": (["No"], [[i, *HALVES] for i in MANY], "respondents"),
    "means of three answers, many people": (["No"], [[i, *THIRDS] for i in MANY], "respondents"),
    "means of answers, many people of few units": (["Unit"], [["AB"[i % 2], *THIRDS] for i in MANY], "respondents"),
    "means of answers, few people": (["Jenis Kelamin"], [["L", *THIRDS], ["P", *THIRDS]], "respondents"),
    "means of answers, few rows and nothing of people": (["No"], [[1, *THIRDS], [2, *THIRDS]], "recap"),
    "means of answers, one row per unit": (["Unit"], [[f"Unit {i}", *THIRDS] for i in MANY], "recap"),
    "means of answers and n": (["n"], [[30, *THIRDS] for _ in MANY], "recap"),
    "other means, many rows": (["No"], [[i, *FREE] for i in MANY], "recap"),
    "other means beside gender": (["Jenis Kelamin"], [["L", *FREE], ["P", *FREE]], "recap"),
    "NRR with one decimal": (["Unit"], [[f"Unit {i}", *[2.5, 3.1, 2.9] * 3] for i in MANY], "recap"),
    "NRR tertimbang": (["No"], [[i, *[round(m * 0.111, 3) for m in FREE]] for i in MANY], "recap"),
    "sums with n": (["Unit", "n"], [["A", 30, *[90] * 9], ["B", 30, *[85] * 9]], "recap"),
    "sums per unit": (["Unit"], [[f"Unit {i}", *[400 + i] * 9] for i in MANY], "recap"),
    "sums of one unit": (["No"], [[1, *[90] * 9]], "recap"),
    "points up to 100 of many people": (["No"], [[i, *[90, 80, 75] * 3] for i in MANY], "respondents"),
    "points up to 100, few units": (["Unit"], [["AB"[i % 2], *[90, 80, 75] * 3] for i in MANY], "respondents"),
    "converted values per unit": (["Unit"], [[f"Unit {i}", *[75.25, 80, 78.5] * 3] for i in MANY], "recap"),
    "whole converted values per unit": (["Unit"], [[f"Unit {i}", *[75, 80, 79] * 3] for i in MANY], "recap"),
    "figures as text": (["Unit", "n"], [["A", 30, *["2,83 (B)"] * 9], ["B", 30, *["-"] * 9]], "recap"),
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_shape(table: str) -> None:
    head, rows, expected = TABLES[table]
    assert shape(head, *rows) == expected
