"""The same small survey in every format and every dialect of CSV."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

import ikm
from tests.reading.books import U9, issues, xlsx

FIXTURES = Path(__file__).parent / "fixtures"
HEADER = ["No", "Kecamatan", "Umur", *U9]
ROWS = [
    ["SURVEI KEPUASAN MASYARAKAT"],
    HEADER,
    [1, "Panjang", 34, 3, 3, 2, 4, 3, 3, 3, 3, 3],
    [2, "Kemiling", 19, 4, 4, 4, 4, 4, 4, "d", " 3,0 ", 4],
    [3, "Panjang", 61, 3, None, 3, 3, 3, 3, 3, 7, 3],
]
ANSWERS = [[3, 3, 2, 4, 3, 3, 3, 3, 3], [4, 4, 4, 4, 4, 4, 4, 3, 4], [3, 0, 3, 3, 3, 3, 3, 5, 3]]


def check(survey: ikm.Survey) -> None:
    assert survey.answers.tolist() == ANSWERS
    assert survey.respondents["unit"].tolist() == ["Panjang", "Kemiling", "Panjang"]
    assert survey.respondents["umur"].tolist() == ["30–39", "< 20", "≥ 60"]
    assert issues(survey) == [(5, "U8", "K5", "7", "outside-scale")]


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsb"])
def test_fixture(suffix: str) -> None:
    check(ikm.read(FIXTURES / f"survei.{suffix}"))


@pytest.mark.parametrize("name", ["survei.xlsx", "survei.xlsm", "survei.csv", "tanpa akhiran"])
def test_bytes_decide_not_the_name(name: str) -> None:
    check(ikm.read(xlsx(*ROWS), name=name))


def text(delimiter: str, quote: bool = False) -> str:
    def cell(value: object) -> str:
        said = "" if value is None else str(value)
        return f'"{said}"' if quote or delimiter in said else said

    return "\r\n".join(delimiter.join(cell(value) for value in row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(delimiter: str, encoding: str) -> None:
    check(ikm.read(text(delimiter).encode(encoding), name="survei.csv"))


def test_csv_with_quotes_and_newlines_in_cells() -> None:
    check(ikm.read(text(",", quote=True).replace("SURVEI KEP", "SURVEI\nKEP").encode(), name="survei.csv"))


def test_csv_says_its_delimiter() -> None:
    survey = ikm.read(("sep=;\n" + text(";")).encode(), name="survei.csv")
    check(survey)


def test_csv_of_western_windows_keeps_its_letters() -> None:
    rows = "Unit;" + ";".join(U9) + "\nCafé – Pajak;" + ";".join("3" * 9)
    assert ikm.read(rows.encode("cp1252"), name="a.csv").respondents["unit"].tolist() == ["Café – Pajak"]


def test_decimal_comma_in_semicolons() -> None:
    rows = "Kecamatan;n;" + ";".join(U9) + "\nPanjang;29;" + ";".join(["2,827"] * 9)
    recap = ikm.read(rows.encode(), name="rekap.csv")
    assert np.array_equal(recap.means, [[2.827] * 9])


@pytest.mark.parametrize("kind", ["path", "text", "file", "bytes"])
def test_sources(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "survei.xlsx"
    path.write_bytes(xlsx(*ROWS))
    with path.open("rb") as file:
        source = {"path": path, "text": str(path), "file": file, "bytes": path.read_bytes()}[kind]
        survey = ikm.read(source)
    check(survey)
    assert survey.source.file == ("data" if kind == "bytes" else "survei.xlsx")
    assert ikm.read(io.BytesIO(path.read_bytes()), name="x.xlsx").source.file == "x.xlsx"


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(ikm.UnreadableFileError, match=r"cannot be opened\. Check its name"):
        ikm.read("/tidak/ada.xlsx")
