"""Tables side by side on one sheet."""

from __future__ import annotations

from ikm.reading import build, open_workbook, understand
from ikm.reading.workbook import Workbook
from tests.reading.books import U9, read, xlsx


def book(*rows: list) -> Workbook:
    return open_workbook(xlsx(*rows), "a.xlsx")


def test_a_blank_column_parts_two_tables():
    data = read(["Unit", *U9, None, "Unit", *U9], *[["A", *[3] * 9, None, "B", *[2] * 9]] * 2)
    assert data.respondents["unit"].tolist() == ["A", "A", "B", "B"]
    assert data.answers.mean(axis=1).tolist() == [3, 3, 2, 2]


def test_periods_over_two_runs_share_the_columns_on_the_left():
    over = [None, "TW I 2026", *[None] * 8, "TW II 2026"]
    data = read(over, ["Unit", *U9, *U9], ["A", *[3] * 9, *[2] * 9], ["B", *[4] * 9, *[1] * 9])
    assert data.respondents["unit"].tolist() == ["A", "B", "A", "B"]
    assert data.answers.mean(axis=1).tolist() == [3, 4, 2, 1]
    assert [str(p) for p in data.respondents["periode"]][::2] != [str(data.respondents["periode"][0])] * 2


def test_expectations_are_left_out():
    data = read([*[None], "Harapan", *[None] * 8, "Persepsi"], ["Unit", *U9, *U9], ["A", *[4] * 9, *[2] * 9])
    assert data.answers.tolist() == [[2] * 9]


def test_a_region_is_directed_by_the_name_of_its_sheet():
    both = book(["Unit", *U9, None, "Unit", *U9], *[["A", *[3] * 9, None, "B", *[2] * 9]] * 2)
    views = understand(both).sheets
    assert [(view.name, view.base) for view in views] == [("Data [B–J]", "Data"), ("Data [M–U]", "Data")]
    chosen = understand(both, headers={"Data": 1}, roles={"Data!L": "layanan"})
    assert build(both, chosen).n == 4
