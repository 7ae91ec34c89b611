"""The follow-up plan: filled in advance, edited, kept, and what a hostile file does."""

import io
import json

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm import EN, ID, IkmError, index
from ikm.plan import LONGEST, LONGEST_TEXT, MOST_ROWS, TURNS, Plan, Row, draft, loaded, saved
from ikm.plan_table import as_frame, as_table, from_frame
from ikm.report import to_xlsx
from tests.conftest import make_recap

PLAN = Plan(
    (
        Row("U3", "Waktu Penyelesaian", "Loket antrean kedua", tw1=True, tw2=True, penanggung_jawab="Kasi Pelayanan"),
        Row("", "Ruang tunggu", "Kursi tambahan", tw4=True),
    ),
    title="Rencana tindak lanjut",
    unit="Sukabumi",
    period="2026",
)


def test_the_lowest_unsur_stand_in_it_worst_first(bandar_lampung):
    """Sukabumi, table 12: U13 1,440, U14 1,480, U3 1,655. Panjang, table 7: U3 2,314, U2 = U5 2,344.
    The city (FACTS 9.1): U3, U12, U13."""
    by_unit = index(bandar_lampung, "unit")
    assert [row.code for row in draft(by_unit, "Sukabumi").rows] == ["U13", "U14", "U3"]
    assert [row.code for row in draft(by_unit, "Panjang", most=2).rows] == ["U3", "U2", "U5"]  # both of the last place
    assert [row.code for row in draft(index(bandar_lampung)).rows] == ["U3", "U12", "U13"]
    assert draft(by_unit, "Sukabumi").rows[0] == Row("U13", "Kenyamanan lingkungan")
    assert draft(by_unit, "Tanjung Senang").rows == ()  # not ranked


def test_the_table_has_the_columns_of_reports(bandar_lampung):
    frame = as_frame(draft(index(bandar_lampung)), EN)
    assert list(frame) == [
        "No.", "Priority unsur", "Programme/activity", "Quarter I", "Quarter II", "Quarter III", "Quarter IV",
        "Person in charge",
    ]  # fmt: skip
    assert frame["No."].tolist() == [1, 2, 3]
    assert frame["Priority unsur"][0] == "U3 Kejelasan petugas pelayanan"
    assert frame["Quarter I"].dtype == bool
    assert as_frame(Plan(), EN).empty


def test_the_workbook_has_ticks(bandar_lampung):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Plan": as_table(PLAN, EN)}, PLAN.title)))
    rows = [[cell.value or "" for cell in row] for row in book["Plan"].iter_rows(min_row=4)]
    assert rows == [
        [1, "U3 Waktu Penyelesaian", "Loket antrean kedua", "✓", "✓", "", "", "Kasi Pelayanan"],
        [2, "Ruang tunggu", "Kursi tambahan", "", "", "", "✓", ""],
    ]


def edited(**cells):
    """A row as an editable table gives it back: what nobody touched is None."""
    names = ["No.", "Priority unsur", "Programme/activity", *(f"Quarter {n}" for n in ("I", "II", "III", "IV"))]
    keys = ["no", "unsur", "program", "tw1", "tw2", "tw3", "tw4", "by"]
    return pd.DataFrame({n: [cells.get(k)] for n, k in zip([*names, "Person in charge"], keys, strict=True)})


def test_what_an_editor_gives_back():
    assert from_frame(edited(unsur="U2 Prosedur"), EN).rows == (Row("U2", "Prosedur"),)
    assert from_frame(edited(unsur="Prosedur", tw2=np.True_), EN).rows == (Row("", "Prosedur", tw2=True),)
    assert from_frame(edited(by="Camat", tw1=float("nan")), EN).rows == (Row(penanggung_jawab="Camat"),)
    assert from_frame(edited(tw3=True), EN).rows == (Row(tw3=True),)  # not wholly empty, so it stays
    assert from_frame(edited(program="  "), EN).rows == ()
    assert from_frame(edited(), EN).rows == ()
    both = pd.concat([edited(), edited(program="b")])
    assert as_frame(from_frame(both, EN, PLAN), EN)["No."].tolist() == [1]
    assert from_frame(both, EN, PLAN).unit == "Sukabumi"
    assert from_frame(edited(program="b").drop(columns="No."), EN).rows == (Row(program="b"),)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (edited().assign(x=1), "must have these columns"),
        (edited().drop(columns="Quarter I"), "must have these columns"),
        (pd.concat([edited(), edited()], axis=1), "must have these columns"),
        (edited(program=5), "Row 1 of the plan holds 5 where a text belongs"),
        (edited(tw1="yes"), "Row 1 of the plan holds yes where a quarter"),
        (edited(tw1=1), "Row 1 of the plan holds 1 where a quarter"),
        (edited(program="x" * (LONGEST_TEXT + 1)), "row 1 of the plan has 501 characters; at most 500"),
        (edited(program="a\x00b"), "cannot be printed"),
        (edited(program="a\u202eb"), "cannot be printed"),
        (pd.concat([edited(program="x")] * (MOST_ROWS + 1)), "has 101 rows; at most 100"),
    ],
)
def test_what_an_editor_may_not_give_back(frame, sentence):
    with pytest.raises(IkmError, match=sentence):
        from_frame(frame, EN)


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=TURNS)
TEXTS = st.text(LETTERS | st.sampled_from("\n\t"), max_size=30)
ROWS = st.builds(
    Row,
    code=st.sampled_from(["", "U1", "U14"]),
    unsur=TEXTS,
    program=TEXTS,
    tw1=st.booleans(),
    tw4=st.booleans(),
    penanggung_jawab=TEXTS,
)
PLANS = st.builds(Plan, st.lists(ROWS, max_size=5).map(tuple), TEXTS, TEXTS, TEXTS)


@given(PLANS)
def test_what_is_saved_is_loaded(plan):
    assert loaded(saved(plan)) == plan


@settings(deadline=None, max_examples=40)
@given(PLANS, st.sampled_from([ID, EN]))
def test_an_untouched_table_changes_nothing(plan, text):
    frame = as_frame(plan, text)
    again = as_frame(from_frame(frame, text, plan), text)
    kept = frame[np.array([not row.empty for row in plan.rows], dtype=bool)].reset_index(drop=True)
    pd.testing.assert_frame_equal(again.iloc[:, 1:], kept.iloc[:, 1:])


def test_the_largest_plan_can_be_loaded_again():
    widest = "\U0001f600" * LONGEST_TEXT
    plan = Plan((Row("U14", widest, widest, penanggung_jawab=widest),) * MOST_ROWS, widest, widest, widest)
    assert len(saved(plan)) <= LONGEST
    assert loaded(saved(plan)) == plan


GOOD = json.loads(saved(PLAN))


def but(**changes):
    return json.dumps(GOOD | changes).encode()


def row(**changes):
    return but(rows=[GOOD["rows"][0] | changes])


@pytest.mark.parametrize(
    "blob",
    [
        b"", b"{", b"[]", b"null", b"1", b'"ikm-plan"', b"\xff\xfe", b"PK\x03\x04", b"[" * 100_000, b"{}",
        b" " * (LONGEST + 1), but(kind="ikm-directions"), but(version=2), but(version=True), but(version=1.0),
        but(version="1"), but(more=1), but(rows={}), but(rows=None), but(rows=[[]]), but(rows=["U1"]), but(title=1),
        but(unit=None), json.dumps({k: v for k, v in GOOD.items() if k != "period"}).encode(),
        row(more=""), row(tw1=1), row(tw1="true"), row(tw1=None), row(program=None), row(program=["x"]), row(code=3),
        but(rows=[{"code": "U1"}]), saved(PLAN).replace(b"true", b"NaN", 1),
    ],
    ids=lambda blob: repr(blob[:40]),
)  # fmt: skip
def test_a_hostile_file_is_one_sentence(blob):
    with pytest.raises(IkmError, match="not a file of a follow-up plan"):
        loaded(blob)


@pytest.mark.parametrize(
    ("blob", "sentence"),
    [
        (row(program="x" * 501), "row 1 of the plan has 501 characters"),
        (row(program="\ud800"), "cannot be printed"),
        (row(unsur="\x1b[2J"), "cannot be printed"),
        (but(title="x" * 501), "above the plan has 501"),
        (but(unit="\x00"), "above the plan holds a character"),
        (but(rows=[GOOD["rows"][0]] * 101), "101 rows"),
    ],
)
def test_a_file_with_too_much_in_it_is_refused(blob, sentence):
    with pytest.raises(IkmError, match=sentence):
        loaded(blob)


def test_a_long_programme_can_be_read_in_its_cell():
    table = as_table(Plan((Row(program="Loket antrean " * 20), Row(program="Loket"))), EN)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Plan": table}, "x")))["Plan"]
    assert [bool(sheet[cell].alignment.wrap_text) for cell in ("C4", "C5")] == [True, False]


def test_a_formula_stays_text():
    table = as_table(Plan((Row(program="=HYPERLINK(1)"),)), EN)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Plan": table}, "x")))
    cell = book["Plan"]["C4"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_units_of_one_row_need_no_name():
    by_unit = index(make_recap([[2.0] * 13 + [1.0]], [5], ["A"]), "unit")
    assert draft(by_unit, "A", most=1).rows[0].code == "U14"
    with pytest.raises(IkmError, match="has no value"):
        draft(by_unit, "B")
