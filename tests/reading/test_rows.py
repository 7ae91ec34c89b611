"""Whatever stands in the cells: rows read = rows used + rows set aside."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ikm
from ikm.reading import understand
from ikm.reading.build import build
from ikm.reading.kinds.encode import send
from ikm.reading.kinds.limits import Table
from ikm.reading.prepare import prepared
from ikm.reading.received import receive
from ikm.reading.workbook import Workbook
from tests.reading.books import U9, conserved, read, xlsx

CELLS = st.one_of(
    st.none(),
    st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, 2.5, "3", "c", "Baik", "Tidak puas", "-", " ", "Jumlah", "NRR", True]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
)
ROWS = st.lists(st.lists(CELLS, min_size=11, max_size=11), min_size=1, max_size=12)


def opened(rows: list[list[Any]]) -> Workbook:
    """A workbook as the door makes it, without the child process (which a property cannot afford)."""
    said = io.BytesIO()
    send(Table("Data", [["" if v is None else v for v in row] for row in rows]), said)
    said.write(b'{"end": true}\n')
    said.seek(0)
    (sheet,), _ = receive(said, "a.xlsx")
    return Workbook("a.xlsx", "0", (prepared(sheet.name, sheet.columns, sheet.rows),))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.booleans())
def test_nothing_is_lost(rows: list[list[Any]], recap: bool) -> None:
    sure = [["A", 3.0, *[2.9 if recap else 3.0] * 9]] * 12  # so many that they decide the shape
    workbook = opened([["Unit", "n" if recap else "Saran", *U9], *sure, *rows])
    data = build(workbook, understand(workbook))
    filled = sum(any(not isinstance(v, str) or v.strip() for v in row if v is not None) for row in rows)
    assert data.ledger.rows_read == filled + 12
    assert conserved(data)
    assert (data.n if isinstance(data, ikm.Survey) else len(data.means)) == data.ledger.rows_used
    if isinstance(data, ikm.Survey):
        assert int(((data.answers > 0) & (data.answers < 5)).any(axis=1).sum()) == data.n


@settings(deadline=None, max_examples=50)
@given(st.permutations(range(6)))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    rows = [[f"Unit {i % 2}", "x", *[float(1 + (i + j) % 5) for j in range(9)]] for i in range(6)]
    head = ["Unit", "Saran", *U9]
    one, two = (build(w, understand(w)) for w in (opened([head, *rows]), opened([head, *[rows[i] for i in order]])))
    assert ikm.index(one, by="unit").table.equals(ikm.index(two, by="unit").table)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.lists(st.text(max_size=6), min_size=9, max_size=9), max_size=5))
def test_any_csv_is_a_survey_or_one_sentence(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([U9, ["3"] * 9, *rows])
    try:
        survey = ikm.read(out.getvalue().encode("utf-8", "replace"), name="a.csv")
    except ikm.UnreadableFileError:
        return
    assert conserved(survey)


def test_true_is_no_one() -> None:
    survey = read(["Unit", *U9], ["A", True, *[1] * 8], ["A", 1, *[1] * 8], ["A", False, *[1] * 8])
    assert survey.answers[:, 0].tolist() == [0, 1, 0]


def test_rows_all_outside_the_scale_still_tell_that_a_unit_breaks_it() -> None:
    """Unit b: 4 of 10 people answer 5 everywhere, 6 answer 3. The four rows are set aside, but b is not ranked."""
    rows = [["a", *[3] * 9]] * 10 + [["b", *[3] * 9]] * 6 + [["b", *[5] * 9]] * 4
    survey = ikm.read(xlsx(["Unit", *U9], *rows), name="a.xlsx")
    assert (survey.ledger.rows_read, survey.ledger.rows_used, survey.n) == (20, 16, 16)
    table = ikm.index(survey, by="unit").table.set_index("unit")
    assert table["ranked"].to_dict() == {"a": True, "b": False}
    assert table["n"].to_dict() == {"a": 10, "b": 6}
    assert ikm.index(survey).left_out == ("b",)
