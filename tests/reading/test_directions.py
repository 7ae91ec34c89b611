"""What a person says of a file: kept as a small file, taken up again, and refused where it cannot be."""

from __future__ import annotations

import json

import pytest

from ikm.errors import IkmError, UnknownChoiceError
from ikm.reading import Directions, build, directed, fits, is_saved, loaded, open_workbook, saved, understand
from tests.reading.books import U9, xlsx

ROWS = [["Kecamatan", "Kolom", *U9], *([f"K{i % 2}", i, *[3] * 9] for i in range(6))]
BOOK = open_workbook(xlsx(*ROWS), "a.xlsx")
ASKED = Directions(
    pedoman="permenpan-2017",
    order="daftar",
    roles={"Data!B": "umur", "Data!A": ""},
    headers={"Data": 1},
    sheets={"Data": True},
    flipped={"Data": False},
    scale=5,
    weight="exact",
    span="bulan",
    ages=(17, 26, 36),
)


def test_what_was_said_comes_back():
    blob = saved(ASKED, BOOK)
    assert is_saved(blob)
    assert loaded(blob, BOOK) == ASKED


def test_it_fits_the_next_file_of_the_layout_under_any_name():
    other = open_workbook(xlsx(**{"TW II": ROWS}), "b.xlsx")
    blob = saved(ASKED, BOOK)
    assert fits(blob, other)
    assert loaded(blob, other).roles == {"TW II!B": "umur", "TW II!A": ""}
    assert not fits(blob, open_workbook(xlsx(["Unit", *U9], ["A", *[3] * 9]), "c.xlsx"))


def test_it_holds_no_cell_of_the_file():
    book = open_workbook(xlsx(["Kecamatan", *U9], ["Rahasia", *[3] * 9]), "a.xlsx")
    assert b"Rahasia" not in saved(Directions(roles={"Data!A": "layanan"}), book)


def test_another_change_is_added_to_what_was_said():
    said = Directions(roles={"Data!A": "unit"}).but(roles={"Data!B": "umur"}, scale=5)
    assert said == Directions(roles={"Data!A": "unit", "Data!B": "umur"}, scale=5)
    assert said.changes == {"roles": {"Data!A": "unit", "Data!B": "umur"}, "scale": 5}


@pytest.mark.parametrize("wish", [{"pedoman": "x"}, {"order": "x"}, {"scale": 5.0}, {"scale": True}, {"span": "hari"}])
def test_what_cannot_be_is_refused(wish):
    with pytest.raises(UnknownChoiceError, match="Choose one of"):
        Directions(**wish)


HOSTILE_SHEETS = [
    *({"headers": value} for value in (float("inf"), float("nan"), "1", 1.0, True, [1], None)),
    *({"sheets": value} for value in ("no", 0, None)),
    {"flipped": 1},
    {"roles": [1]},
    {"roles": {"A": 1}},
    "roles",
    None,
]
HOSTILE = [
    *({"weight": value} for value in ({}, 3)),
    {"pedoman": "\ud800"},
    {"pedoman": "x" * 10_000},
    {"scale": 5.0},
    *({"ages": value} for value in ("17", 17, [], ["17"], [17.0], [True], [26, 17], [9], [[17]], {"17": 1})),
    {"layouts": [1]},
    {"version": 2},
]


@pytest.mark.parametrize("change", [*HOSTILE, *({"layouts": {"L": said}} for said in HOSTILE_SHEETS)], ids=str)
def test_a_hostile_file_of_directions_is_one_sentence(change):
    raw = {"kind": "ikm-directions", "version": 1, "layouts": {}, "all": []} | change
    blob = json.dumps(raw).replace('"L"', f'"{BOOK.sheets[0].layout}"').encode()
    with pytest.raises(IkmError) as refused:
        loaded(blob, BOOK)
    assert len(str(refused.value).encode()) < 500


@pytest.mark.parametrize("blob", [b"[" * 200_000, b'{"kind":', b"\xff\xfe{", b"[]", b"{}", b" " * (1 << 21)])
def test_what_is_no_file_of_directions_is_one_sentence(blob):
    assert not fits(blob, BOOK)
    with pytest.raises(IkmError, match="not a file of column directions"):
        loaded(blob, BOOK)


def test_a_column_that_proves_personal_under_another_header_row_is_in_no_corrected_workbook():
    deep = [[f"catatan {i}", "lain"] for i in range(45)]
    rows = [*deep, ["Nama", "Unit", *U9], *([f"Siti {i}", "A", *[3] * 8, 5] for i in range(6))]
    book = open_workbook(xlsx(*rows), "a.xlsx")
    understood = understand(book, headers={"Data": 46})
    read = directed(book, understood.directions)
    assert [hidden.kind for sheet in read.sheets for hidden in sheet.hidden] == ["name"]
    assert "Siti" not in str([column.values for sheet in read.sheets for column in sheet.columns])
    assert build(book, understood).ledger.rows_used == 6
