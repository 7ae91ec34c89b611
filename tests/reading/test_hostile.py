"""Hostile and broken files (docs/decisions/0007): one sentence each, and this process lives on."""

from __future__ import annotations

import io
import re
import struct
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import python_calamine

import ikm
from ikm.reading import child, open_workbook, parts, preflight, understand
from ikm.reading.kinds import limits
from ikm.reading.personal import masked
from tests.reading.books import U9, xlsx

GOOD = xlsx(["Unit", *U9], ["A", *[3] * 9])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def changed(part: str, old: bytes, new: bytes, blob: bytes = GOOD) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(old, new) if name == part else body)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def cell(ref: str, row: int) -> bytes:
    end = f'<row r="{row}"><c r="{ref}"><v>1</v></c></row></sheetData>'
    return changed(SHEET, b"</sheetData>", end.encode())


def row(xml: bytes) -> bytes:
    return changed(SHEET, b"</sheetData>", xml + b"</sheetData>")


def two_large_sheets() -> bytes:
    """Two sheets whose used rectangles have eight million cells each."""
    blob, last = xlsx(A=[["x"]], B=[["x"]]), b'<row r="80000"><c r="CV80000"><v>1</v></c></row></sheetData>'
    for part in (SHEET, "xl/worksheets/sheet2.xml"):
        blob = changed(part, b"</sheetData>", last, blob)
    return blob


def packed(how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", how) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in parts.items():
            target.writestr(name, body)
    return out.getvalue()


def with_picture(blob: bytes) -> bytes:
    out = io.BytesIO(blob)
    with zipfile.ZipFile(out, "a") as target:
        target.writestr("xl/media/image1.png", b"\x89PNG")
    return out.getvalue()


def bomb() -> bytes:
    return changed(SHEET, b"</sheetData>", b"<row><c><v>1</v></c></row>" * 4_000_000 + b"</sheetData>")


def swollen_directory() -> bytes:
    """A zip whose directory says that a part unpacks to 4 GB."""
    blob = bytearray(GOOD)
    at = blob.index(b"PK\x01\x02")
    blob[at + 24 : at + 28] = (0xF0000000).to_bytes(4, "little")
    return bytes(blob)


def encrypted_zip() -> bytes:
    blob = bytearray(GOOD)
    for at in [m.start() for m in re.finditer(rb"PK\x01\x02", GOOD)]:
        blob[at + 8] |= 1
    return bytes(blob)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FAR = "far away from any table"
DAMAGED = "damaged or was not sent completely"
OTHER = "another kind of document, not a spreadsheet"
WEB = "web page without a table"
MARKUP = "XML text without a table"
LONG = "a cell with more than 131072 signs"
NOTHING = "holds no workbook"

FILES = {
    "empty": (lambda: b"", "is empty"),
    "only spaces": (lambda: b" \r\n \t", "is empty"),
    "only a byte order mark": (lambda: b"\xef\xbb\xbf", "is empty"),
    "too large": (lambda: b"a;b\n" * ((preflight.MOST_BYTES >> 2) + 1), r"has 26 MB; at most 25 MB"),
    "last cell of a sheet": (lambda: cell("XFD1048576", 1048576), FAR),
    "last cell in small letters": (lambda: cell("xfd1048576", 1048576), FAR),
    "last row": (lambda: cell("A1048576", 1048576), FAR),
    "last column": (lambda: cell("XFD2", 2), FAR),
    "wide and deep": (lambda: cell("ZZ900000", 900000), FAR),
    "single quotes": (lambda: changed(SHEET, b'r="A2"', b"r = 'XFD900000'"), FAR),
    "last row without a reference": (lambda: row(b'<row r="1048576"><c><v>1</v></c></row>'), r"cell A1048576, far"),
    "three letters and a million rows": (
        lambda: row(b'<row r="3"><c r="AAA3"><v>1</v></c></row><row r="1000000"><c r="A1000000"/></row>'),
        FAR,
    ),
    "large and almost empty": (
        lambda: row(b'<row r="3"><c r="BX3"><v>1</v></c></row><row r="90000"><c r="A90000"><v>1</v></c></row>'),
        "cell BX90000, far",
    ),
    "one cell far away on two sheets": (two_large_sheets, "cell CV80000, far"),
    "packed with lzma": (lambda: packed(zipfile.ZIP_LZMA), DAMAGED),
    "packed with bzip2": (lambda: packed(zipfile.ZIP_BZIP2), DAMAGED),
    "entity bomb behind a comment": (
        lambda: changed(SHEET, b"<worksheet", b"<!--" + b"x" * 9_000 + b"-->" + ENTITIES + b"<worksheet"),
        DAMAGED,
    ),
    "bomb": (bomb, "unpack to far more"),
    "directory that lies": (swollen_directory, "unpack to far more"),
    "too many parts": (lambda: archive(**{f"{i}": b"" for i in range(2_100)}), "unpack to far more"),
    "entity bomb": (lambda: changed(SHEET, b"<worksheet", ENTITIES + b"<worksheet"), DAMAGED),
    "external entity": (
        lambda: changed("xl/workbook.xml", b"<workbook", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook'),
        DAMAGED,
    ),
    "truncated": (lambda: GOOD[: len(GOOD) // 2], DAMAGED),
    "broken in the middle": (lambda: GOOD[:900] + bytes(300) + GOOD[1200:], DAMAGED),
    "XML that ends early": (lambda: changed(SHEET, b"</c>", b"<"), DAMAGED),
    "only the zip's sign": (lambda: b"PK\x03\x04", DAMAGED),
    "zip with a password": (encrypted_zip, "protected with a password"),
    "workbook with a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512), "password"),
    "xls without a workbook": (lambda: OLE, NOTHING),
    "xls that breaks off": (lambda: OLE + "Workbook".encode("utf-16-le"), DAMAGED),
    "xls cut in half": (lambda: (Path(__file__).parent / "fixtures/survei.xls").read_bytes()[:3000], NOTHING),
    "Word document": (lambda: archive(**{"word/document.xml": b"<w/>"}), NOTHING),
    "ods with a password": (
        lambda: archive(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"x"}),
        "password",
    ),
    "page that asks to log in": (lambda: b"\xef\xbb\xbf\n<html><form>Masuk: <input></form></html>", WEB),
    "XML of another kind": (lambda: b'<?xml version="1.0"?><jawaban><u1>3</u1></jawaban>', MARKUP),
    "drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', MARKUP),
    "picture as xlsx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "is a picture"),
    "photo as xls": (lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)), "is a picture"),
    "PDF": (lambda: b"%PDF-1.7 ...", "is a PDF document"),
    "packed spreadsheets": (lambda: archive(**{"Panjang.xlsx": GOOD}), "is a ZIP archive with files inside"),
    "picture of a table": (lambda: with_picture(xlsx(Data=[])), "only a picture of a table"),
    "binary noise": (lambda: bytes(range(256)) * 8, OTHER),
    "sheets without cells": (lambda: xlsx(Kosong=[]), "has no filled cells"),
    "letter": (lambda: b"Yth. Bapak Camat,\nterlampir hasil survei.", "no sheet with at least"),
    "wide csv": (lambda: b";" * 3_000 + b"\n1", "more than 2000 columns"),
    "a row of two million columns": (lambda: b";" * 2_000_000, "more than 2000 columns"),
    "a cell of two million signs": (lambda: b"U1;" + b"a" * 2_000_000, LONG),
    "a quotation mark that is never closed": (lambda: b'U1;U2\n3;"4\n' + b"3;4\n" * 40_000, LONG),
    "ragged giant csv": (lambda: b";" * 1_999 + b"1\n" + b"1;1\n" * 30_000, "needs more memory"),
}


@pytest.mark.parametrize("case", FILES)
def test_one_sentence(case: str) -> None:
    make, said = FILES[case]
    with pytest.raises(ikm.UnreadableFileError, match=said) as refusal:
        ikm.read(make(), name="kiriman.xlsx")
    sentence = str(refusal.value)
    assert sentence.startswith("kiriman.xlsx ")
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_the_far_cell_is_named() -> None:
    with pytest.raises(ikm.UnreadableFileError) as refusal:
        ikm.read(cell("XFD1048576", 1048576), name="a.xlsx")
    assert refusal.value.values["cell"] == "XFD1048576"


def test_a_rule_down_to_the_last_row_is_no_far_cell() -> None:
    rule = b'</sheetData><dataValidations><dataValidation sqref="B2:XFD1048576" type="whole"/></dataValidations>'
    assert ikm.read(changed(SHEET, b"</sheetData>", rule), name="a.xlsx").n == 1


def test_a_formatted_last_row_is_no_far_cell() -> None:
    for end in (b'<row r="1048576" ht="12.8"/>', b'<row r="1048576" ht="12.8"></row>'):
        assert ikm.read(row(end), name="a.xlsx").n == 1


@pytest.mark.parametrize("error", [LookupError, ValueError, TypeError, struct.error, MemoryError, RecursionError])
@pytest.mark.parametrize("where", ["ikm.reading.child.parts.check_parts", "ikm.reading.prepare.header_band"])
def test_whatever_goes_wrong_is_the_files_fault(
    monkeypatch: pytest.MonkeyPatch, where: str, error: type[Exception]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(where, fail)
    with pytest.raises(ikm.UnreadableFileError, match=DAMAGED):
        ikm.read(GOOD, name="a.xlsx")


def test_the_largest_survey_fits() -> None:
    assert limits.MOST_CELLS >= 200_000 * 60
    assert child.MEGABYTES <= 1_500


def test_long_and_many_headers_are_quick() -> None:
    rows = [[f"Pelayanan {i} baik " * 400 for i in range(60)], U9, [3] * 9]
    wide = [[*U9, *(f"Bagaimana pelayanan petugas {i}" for i in range(1_900))], [3] * 1_909]
    start = time.process_time()
    assert ikm.read(xlsx(*rows), name="a.xlsx").n == 1
    assert ikm.read(xlsx(*wide), name="a.xlsx").n == 1
    assert time.process_time() - start < 5


def test_two_files_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of six uploads at the same time, at most two are being parsed."""
    now, most = [], []
    run = child._run

    def watched(*given: Any) -> Any:
        now.append(1)
        most.append(len(now))
        try:
            return run(*given)
        finally:
            now.pop()

    monkeypatch.setattr(child, "_run", watched)
    with ThreadPoolExecutor(6) as pool:
        assert [survey.n for survey in pool.map(lambda _: ikm.read(GOOD, name="a.xlsx"), range(6))] == [1] * 6
    assert max(most) == 2


def test_the_worker_is_told_little(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    teller = tmp_path / "worker.py"
    teller.write_text("import os, sys\nopen(sys.argv[0] + '.txt', 'w').write(os.getcwd() + ' ' + ' '.join(os.environ))")
    monkeypatch.setattr(child, "WORKER", teller)
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONSTARTUP", "/elsewhere")
    monkeypatch.setenv("IKM_TOKEN", "x")
    with pytest.raises(ikm.UnreadableFileError):
        ikm.read(GOOD, name="a.xlsx")
    folder, *told = (tmp_path / "worker.py.txt").read_text().split()
    assert folder == tempfile.gettempdir()
    assert set(told) <= {*child.ENVIRONMENT, "LC_CTYPE"}


@pytest.mark.skipif(sys.platform == "win32", reason="a user's packages lie elsewhere there")
def test_the_worker_finds_a_users_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As after ``pip install --user``: the base interpreter, and the parser in the user's folder."""
    packages = tmp_path / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "python_calamine").symlink_to(Path(python_calamine.__file__).parent)
    monkeypatch.setenv("PYTHONUSERBASE", str(tmp_path))
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.setattr(sys, "executable", getattr(sys, "_base_executable", sys.executable))
    assert ikm.read(GOOD, name="a.xlsx").n == 1


def test_what_kills_the_worker_spares_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser aborts on the far cell; with the quick look switched off, only the worker dies."""
    monkeypatch.setattr(parts, "check_parts", lambda *_: parts.Scan())
    with pytest.raises(ikm.UnreadableFileError, match="needs more memory"):
        ikm.read(cell("XFD1048576", 1048576), name="a.xlsx")


def test_too_slow_a_file_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "worker.py"
    sleeper.write_text("import time\ntime.sleep(30)")
    monkeypatch.setattr(child, "WORKER", sleeper)
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(ikm.UnreadableFileError, match="took longer than 1 seconds"):
        ikm.read(GOOD, name="a.xlsx")


def test_a_worker_that_says_nonsense(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    liar = tmp_path / "worker.py"
    liar.write_text("print('halo')")
    monkeypatch.setattr(child, "WORKER", liar)
    with pytest.raises(ikm.UnreadableFileError):
        ikm.read(GOOD, name="a.xlsx")


def test_headers_of_gibberish_and_dots_without_end_take_seconds():
    began, dots = time.monotonic(), "a.b.c." * 20_000 + "@ "
    assert masked(dots) == dots
    words = ["".join(chr(97 + (i * j) % 26) for j in range(5, 13)) for i in range(1, 7_000)]
    headers = [" ".join(words[i : i + 25]) for i in range(0, 6_900, 25)]
    understand(open_workbook(xlsx([*U9, *headers], [3] * 9), "a.xlsx"))
    assert time.monotonic() - began < 10
