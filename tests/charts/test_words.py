"""Text from a file, made safe and short."""

import pytest

from ikm import ID, load_pedoman
from ikm.charts.words import bound, escape, lines, wrap


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("A & B", "A &amp; B"),
        ("$a$", "&#36;a&#36;"),  # Plotly would hand it to MathJax
        ("a\n\tb", "a b"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_escape(raw, safe):
    assert escape(raw) == safe


@pytest.mark.parametrize(
    "name",
    [
        "Dinas Kependudukan & Pencatatan Sipil Kota Bandar Lampung",
        "Kantor_Pelayanan_Perizinan_Terpadu_Satu_Pintu_Kab",
        "x" * 45,
        "https://a/b/c/d/e/f/g/h/i/j/k/l",
        "D1-D3-D4 dan S-1",
    ],
)
def test_wrapped_lines_are_short_and_lose_nothing(name):
    found = lines(name, 20)
    assert max(map(len, found)) <= 20
    assert "".join(found).replace(" ", "") == name.replace(" ", "")


def test_an_empty_name_is_a_dash():
    assert wrap("  ") == "–"


@pytest.mark.parametrize(
    ("code", "nrr", "konversi"),
    [
        ("kepmenpan-2004", ["3,2504", "2,5004", "1,7504", "1,00"], ["81,26", "62,51", "43,76", "25,00"]),
        ("permenpan-2017", ["3,5324", "3,0644", "2,60", "1,00"], ["88,31", "76,61", "65,00", "25,00"]),
    ],
)
def test_bounds_are_told_in_full(code, nrr, konversi):
    lower = [float(grade.lower) for grade in load_pedoman(code).classes]
    assert [bound(value / 25, ID) for value in lower] == nrr
    assert [bound(value / 25 * 25, ID) for value in lower] == konversi
