"""What a filter on persons must not show: figures from which the answers of a few could be had."""

from __future__ import annotations

import io
import re

import pandas as pd

from tests.app.test_certainty import page, said
from tests.app.test_pages import go, healthy, start

CODES = [f"U{i}" for i in range(1, 10)]


def upload(rows: pd.DataFrame, name: str):
    app = start(page("data"), lang="en")
    app.file_uploader[0].upload(name, io.BytesIO(rows.to_csv(index=False).encode()).getvalue(), "text/csv").run()
    return healthy(app)


def people(unit: str, women: int, men: int, answer: int, **more) -> pd.DataFrame:
    rows = pd.DataFrame({"Unit": unit, "Jenis Kelamin": ["P"] * women + ["L"] * men, **more})
    return rows.assign(**{code: [answer, answer + 1] * (len(rows) // 2) + [answer] * (len(rows) % 2) for code in CODES})


def test_the_three_ways_leave_out_units_of_few_people():
    """One woman in B: by people served, with a number of B that drowns the others, her own figure would show."""
    rows = pd.concat([people("A", 20, 5, 2), people("B", 1, 9, 1), people("C", 4, 20, 3), people("D", 20, 5, 3)])
    app = upload(rows, "unit.csv")
    app.session_state["population"] = {"unit.csv": {"A": 1e3, "B": 1e12, "C": 1e3, "D": 1e3}}
    go(app, page("ringkasan"))
    app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
    healthy(app)
    # A 2.5 x 25 = 62.5 and D 3.5 x 25 = 87.5, 1,000 people each: 75.00; with B it would be near 25 or 37.5
    rows = re.findall(r"<tr>.*?</tr>", " ".join(part.proto.body for part in app.get("html")))
    (served,) = [row for row in rows if "By the people served" in row]
    assert ">75.00<" in served


def test_units_over_periods_are_not_shown_where_one_has_few_people():
    rows = pd.concat(
        [
            people("A", 1, 9, 1, Periode="2023"),
            people("B", 20, 9, 2, Periode="2023"),
            people("A", 20, 9, 2, Periode="2024"),
            people("B", 4, 9, 3, Periode="2024"),
        ]
    )
    app = upload(rows, "periode.csv")
    go(app, page("tren"))
    assert "Each unit over the periods" in said(app)
    app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
    healthy(app)
    assert "Units are not shown over the periods" in said(app)
    assert "Each unit over the periods" not in said(app)
