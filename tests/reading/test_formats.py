"""The same small survey in every format and every dialect of CSV."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from openpyxl import load_workbook

import ikm
from ikm.reading import child, open_workbook
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


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_saved_as_xls(delimiter: str) -> None:
    check(ikm.read(text(delimiter).encode(), name="survei.xls"))


def page(*tables: list[list[object]]) -> str:
    def line(row: list[object]) -> str:
        return "<tr>" + "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) + "</tr>"

    return "<html><body>" + "".join(f"<table>{''.join(map(line, rows))}</table>" for rows in tables) + "</body></html>"


def cells(blob: bytes | str, name: str = "survei.xls") -> dict[str, list[list[object]]]:
    """What the door keeps of each sheet of a file, row by row, without the columns that hold nothing."""
    workbook = open_workbook(blob.encode() if isinstance(blob, str) else blob, name)
    return {
        sheet.name: [[column.at(row) for column in sheet.columns] for row in range(sheet.height)]
        for sheet in workbook.sheets
    }


@pytest.mark.parametrize(
    "blob",
    [
        page(ROWS).encode(),
        b"\xef\xbb\xbf\r\n<!DOCTYPE html>" + page(ROWS).encode(),
        page(ROWS).encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "x" "http://x/y.dtd">' + page(ROWS).encode(),
        page(ROWS).replace("</td>", "").replace("</tr>", "").encode(),
        page(ROWS).upper().replace("PANJANG", "Panjang").replace("KEMILING", "Kemiling").encode(),
        page(ROWS).replace("<table>", "<!-- a > b --><style>td {color: red}</style><table>").encode(),
    ],
)
def test_web_table_saved_as_xls(blob: bytes) -> None:
    check(ikm.read(blob, name="survei.xls"))


def test_merged_cells_of_a_web_table_are_one_cell_and_blanks() -> None:
    """A stands in A1:B1, B in C1:C2; D2 is the second row's cell right of them, E3 the third row's last."""
    rows = "<tr><td colspan=2>A<td rowspan=2>B<td>D1<tr><td>A2<td>B2<td>D2<tr><td>A3<td>B3<td>C3<td>D3"
    assert cells(f"<table>{rows}</table>") == {
        "Tabel 1": [["A", None, "B", "D1"], ["A2", "B2", None, "D2"], ["A3", "B3", "C3", "D3"]]
    }


def test_several_and_nested_web_tables_are_sheets() -> None:
    inner = "<table><tr><td>3</td><td>x</td></tr></table>"
    said = cells(f"<table><tr><td>a</td><td>b{inner}</td></tr></table><table></table><table><tr><th>c</table>")
    assert said == {"Tabel 1": [["a", "b"]], "Tabel 2": [["3", "x"]], "Tabel 3": [["c"]]}


def test_signs_of_a_web_table() -> None:
    said = cells("<table><tr><td>Caf&eacute; &amp;<br>Pajak&nbsp;&#8805; 2</td><td> a\n  b </td></tr></table>")
    assert said == {"Tabel 1": [["Café & Pajak ≥ 2", "a b"]]}


def test_a_web_table_of_western_windows() -> None:
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head>'
    assert cells((head + "<table><tr><td>Café – Pajak</table>").encode("cp1252")) == {"Tabel 1": [["Café – Pajak"]]}


def test_the_number_behind_a_figure_of_a_web_table() -> None:
    """Excel and LibreOffice write the whole number beside the figure that is shown; a date's number is no date."""
    row = '<td x:num="2.8275862">2,83</td><td sdval="3">3</td><td x:num="46023">01/01/2026</td>'
    assert cells(f"<table><tr>{row}</table>") == {"Tabel 1": [[2.8275862, 3.0, "01/01/2026"]]}


def test_headings_and_captions_stand_above_their_table() -> None:
    said = cells("<h1>Kecamatan <b>Panjang</b></h1><table><caption>Triwulan I</caption><tr><td>a<td>b</table>")
    assert said == {"Tabel 1": [["Kecamatan Panjang", None], ["Triwulan I", None], ["a", "b"]]}


def test_hidden_rows_of_a_web_table_are_read_and_counted() -> None:
    blob = page(ROWS).replace("<tr><td>2", '<tr style="display: none"><td>2').encode()
    check(ikm.read(blob, name="a.xls"))
    assert open_workbook(blob, "a.xls").hidden_rows == 1


def test_wide_spans_of_a_web_table_are_no_columns() -> None:
    check(ikm.read(page(ROWS).replace("<td>SURVEI", '<td colspan="999999" rowspan="x">SURVEI').encode(), name="a.xls"))
    with pytest.raises(ikm.UnreadableFileError, match="more than 2000 columns"):
        ikm.read(b"<table><tr>" + b"<td colspan=1000>" * 3 + b"<td>x</table>", name="a.xls")


SHEETS_2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def workbook_2003(rows: str, more: str = "", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n{before}<Workbook xmlns="{SHEETS_2003}"'
        f' xmlns:ss="{SHEETS_2003}" xmlns:x="urn:schemas-microsoft-com:office:excel"><Worksheet ss:Name="Data">'
        f"<Table>{rows}</Table></Worksheet>{more}</Workbook>"
    ).encode()


def row_2003(row: list[object], attributes: str = "") -> str:
    def cell(value: object) -> str:
        kind = "String" if isinstance(value, str) else "Number"
        return "<Cell/>" if value is None else f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    return f"<Row{attributes}>" + "".join(map(cell, row)) + "</Row>"


def test_xml_workbook_of_2003() -> None:
    blob = workbook_2003("".join(map(row_2003, ROWS)))
    check(ikm.read(blob, name="survei.xls"))
    check(ikm.read(blob.decode().encode("utf-16"), name="survei.xml"))


def test_places_and_kinds_of_the_xml_workbook() -> None:
    """Row 3 follows row 1 by its index, the row after a span of two lies three further on: row 3, 4 + 2, so 7."""
    number, text = '<Data ss:Type="Number">{}</Data>', '<Data ss:Type="String">{}</Data>'
    rows = (
        f'<Row><Cell ss:MergeAcross="1">{text.format("A")}</Cell><Cell>{text.format("C")}</Cell></Row>'
        f'<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2">{number.format("2.5")}</Cell></Row>'
        '<Row ss:Span="2"/><Row><Cell ss:Formula="=1+1"/><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell>'
        '<Data ss:Type="DateTime">2026-01-31T00:00:00.000</Data></Cell></Row>'
    )
    hidden = (
        f'<Worksheet ss:Name="Kode"><Table>{row_2003(["x"])}</Table><WorksheetOptions'
        ' xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>'
    )
    workbook = open_workbook(workbook_2003(rows, hidden), "a.xls")
    data = workbook.sheets[0]
    assert {(c.letter, row + 1): c.at(row) for c in data.columns for row in range(7) if c.at(row) is not None} == {
        ("A", 1): "A",
        ("C", 1): "C",
        ("B", 3): 2.5,
        ("C", 7): True,
        ("D", 7): dt.datetime(2026, 1, 31),
    }
    assert [sheet.visible for sheet in workbook.sheets] == [True, False]
    assert (workbook.hidden_rows, workbook.errors, workbook.formulas) == (1, 1, 1)


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (workbook_2003("<Row/>", before='<!DOCTYPE x [<!ENTITY a "b">]>'), "damaged"),
        (workbook_2003("<Row/>", before='<!DOCTYPE x SYSTEM "file:///etc/passwd">'), "damaged"),
        (workbook_2003(row_2003(["x"], ' ss:Index="1048576"')), "in cell A1048576, far away"),
        (workbook_2003(f'<Row><Cell ss:Index="9999">{"<Data>x</Data>"}</Cell></Row>'), "in cell NTO1, far away"),
        (workbook_2003(row_2003(["x"], ' ss:Index="0"') + row_2003(["x"], ' ss:Index="-4"')), "damaged"),
        (workbook_2003(row_2003(["x"], ' ss:Index="5"') + row_2003(["x"], ' ss:Index="2"')), "damaged"),
        (workbook_2003("<Row><Cell>"), "damaged"),
        (workbook_2003(""), "no filled cells"),
    ],
)
def test_bad_xml_workbooks(blob: bytes, said: str) -> None:
    with pytest.raises(ikm.UnreadableFileError, match=said):
        ikm.read(blob, name="a.xls")


def sav(path: Path, **options: Any) -> bytes:
    """Answers of three people, the third's U1 given as 9, which stands for no answer."""
    frame = pd.DataFrame(
        {
            "kec": ["Panjang", "Kemiling", ""],
            "tgl": [dt.date(2026, 1, 31), None, dt.date(2026, 4, 1)],
            **{f"u{i}": [3.0, 4.0, 9.0 if i == 1 else np.nan if i == 2 else 2.0] for i in range(1, 10)},
        }
    )
    labels = {f"u{i}": {1: "Tidak baik", 2: "Kurang baik", 3: "Baik", 4: "Sangat baik"} for i in range(1, 10)}
    pyreadstat.write_sav(
        frame, path, variable_value_labels=labels, missing_ranges={f"u{i}": [9] for i in range(1, 10)}, **options
    )
    return path.read_bytes()


@pytest.mark.parametrize("compress", [False, True])
def test_spss(compress: bool, tmp_path: Path) -> None:
    said = ["Kecamatan", "Tanggal", *(f"Unsur {i}" for i in range(1, 9)), "u9"]
    blob = sav(tmp_path / "a.sav", compress=compress, column_labels=said)
    assert blob[:4] == (b"$FL3" if compress else b"$FL2")
    survey = ikm.read(blob, name="survei.sav")
    assert survey.answers.tolist() == [[3] * 9, [4] * 9, [0, 0, *[2] * 7]]
    assert survey.respondents["unit"].astype(object).where(survey.respondents["unit"].notna(), None).tolist() == [
        "Panjang",
        "Kemiling",
        None,
    ]
    (rows,) = cells(blob).values()
    assert rows[0] == [*said[:-1], None]
    assert rows[1] == ["kec", "tgl", *(f"u{i}" for i in range(1, 10))]
    assert rows[2] == ["Panjang", dt.date(2026, 1, 31), *["Baik"] * 9]
    assert rows[4] == [None, dt.date(2026, 4, 1), None, None, *["Kurang baik"] * 7]


def test_spss_without_labels_has_one_row_of_names(tmp_path: Path) -> None:
    (rows,) = cells(sav(tmp_path / "a.sav")).values()
    assert rows[0] == ["kec", "tgl", *(f"u{i}" for i in range(1, 10))]
    assert len(rows) == 4


def test_spss_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blob = sav(tmp_path / "a.sav")
    without = tmp_path / "worker.py"
    lines = ("import sys", "sys.modules['pyreadstat'] = None", f"sys.argv[0] = {str(child.WORKER)!r}")
    run = f"import runpy; runpy.run_path({str(child.WORKER)!r}, run_name='__main__')"
    without.write_text("\n".join((*lines, run)))
    monkeypatch.setattr(child, "WORKER", without)
    with pytest.raises(ikm.UnreadableFileError, match=r"an SPSS file, and what reads SPSS is not installed"):
        ikm.read(blob, name="a.sav")


def test_a_broken_spss_file(tmp_path: Path) -> None:
    blob = sav(tmp_path / "a.sav")
    for broken in (blob[:100], blob[:500], b"$FL2" + bytes(500)):
        with pytest.raises(ikm.UnreadableFileError, match="damaged"):
            ikm.read(broken, name="a.sav")


def test_hidden_sheets_and_rows() -> None:
    book = load_workbook(io.BytesIO(xlsx(*ROWS, Kode=[["x"]], Rahasia=[["y"]])))
    book["Kode"].sheet_state, book["Rahasia"].sheet_state = "hidden", "veryHidden"
    for row in (4, 5):
        book["Data"].row_dimensions[row].hidden = True
    book["Data"].column_dimensions["C"].hidden = True
    out = io.BytesIO()
    book.save(out)
    workbook = open_workbook(out.getvalue(), "a.xlsx")
    assert [sheet.visible for sheet in workbook.sheets] == [True, False, False]
    assert workbook.hidden_rows == 2
    check(ikm.read(out.getvalue(), name="a.xlsx"))


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsb"])
def test_nothing_is_hidden_in_a_fixture(suffix: str) -> None:
    workbook = open_workbook((FIXTURES / f"survei.{suffix}").read_bytes(), "a")
    assert all(sheet.visible for sheet in workbook.sheets)
    assert workbook.hidden_rows == 0
