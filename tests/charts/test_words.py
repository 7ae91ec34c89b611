"""Text from a file, made safe and short."""

import pytest

from ikm.charts.words import escape, lines, wrap


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
