"""Mutated files of every format, each of which must end in a Survey, a Recap or one sentence.

Run: python -m benchmarks.fuzz [count] [seed]. Prints what they ended in, the slowest, and what the door covered up;
ends with 1 when a file set off anything else, took too long or too much memory.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
from openpyxl import Workbook

import ikm
from benchmarks.worst import Watch, children, resident
from ikm.reading import child

FOLDER = Path(__file__).parents[1] / "tests" / "reading"
MOST_BYTES, MOST_SECONDS, MOST_MEMORY = 200_000, child.SECONDS + 30, 1_500
HEADERS = ["Unit", "Nama", "Umur", "Jenis kelamin", "Tanggal", "Saran", "n", *[f"U{i}" for i in range(1, 15)]]
TEXTS = [
    *(
        "",
        " ",
        "-",
        "Baik",
        "Sangat Baik",
        "d. sangat sesuai",
        "3",
        " 3,0 ",
        "2,83",
        "1e308",
        "-1e400",
        "NaN",
        "inf",
        "0x10",
    ),
    *("=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "\x00\x01\x02", "\u202eRTL\u202c", "مرحبا بالعالم", "😀" * 3),
    *(
        "a" * 100_000,
        "1" * 100_000,
        "0812-3456-7890 " * 5_000,
        "a\u0315\u0300" * 20_000,
        "é" * 30_000,
        "]]>",
        "<b>&amp;</b>",
    ),
    *(
        "Jumlah",
        "NRR",
        "IKM",
        "TRUE",
        "31/12/9999",
        "00/00/0000",
        "2026-13-45",
        "20 Nov 26",
        "12345678901234567890",
        "½",
        "٣",
    ),
    *(
        "${x}",
        "{0}",
        "%s",
        "{file}",
        "U1",
        "U8",
        "Unsur 3",
        "Persyaratan",
        "Triwulan IV 99999",
        "3/4",
        "AO01",
        "\n",
        "\t;\t",
    ),
]
NUMBERS = [0.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 2.5, 1e308, -1e308, 1e-320, 1e16, 3.3e15, 81234567890.0, 46_023.0, 1e9]
DATES = [dt.datetime(1900, 1, 1), dt.datetime(9999, 12, 31), dt.datetime(2026, 1, 31, 23, 59), dt.datetime(1, 1, 1)]
JUNK = [
    b"<",
    b">",
    b'"',
    b"'",
    b"&",
    b"&#x0;",
    b"&lol;",
    b"<!DOCTYPE a [<!ENTITY lol 'x'>]>",
    b"\0",
    b"\xff",
    b"]]>",
    b"1e999",
]
REFS = [
    b'r="XFD1048576"',
    b'r="A1"',
    b'r="a0"',
    b'r="ZZZZ1"',
    b'r="B99999999999"',
    b't="s"',
    b't="e"',
    b't="d"',
    b's="99999"',
]

Made = Callable[[random.Random], bytes]


def sources() -> list[bytes]:
    """Small files of every format that the tests have."""
    files = sorted([*(FOLDER / "shapes").iterdir(), *(FOLDER / "fixtures").iterdir()])
    wanted = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".sav")
    found = [file.read_bytes() for file in files if file.suffix in wanted and file.stat().st_size < MOST_BYTES]
    return [blob for blob in found if blob]


def unpacks(blob: bytes) -> bool:
    """Whether every part of a zip can be taken out: one of the tests' files is broken on purpose."""
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, RuntimeError, EOFError):
        return False


def of_bytes(rng: random.Random) -> bytes:
    """A file with bytes flipped, cut out, inserted, repeated."""
    blob = bytearray(rng.choice(SOURCES if rng.random() < 0.4 else PLAIN))
    for _ in range(rng.choice((1, 1, 2, 5, 50))):
        at = rng.randrange(len(blob) + 1)
        how = rng.randrange(5)
        if how == 0 and at < len(blob):
            blob[at] ^= 1 << rng.randrange(8)
        elif how == 1:
            del blob[at : at + rng.choice((1, 4, 100, 5_000))]
        elif how == 2:
            blob[at:at] = rng.randbytes(rng.choice((1, 4, 100)))
        elif how == 3:
            blob[at : at + 4] = rng.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80"))
        else:
            blob[at:at] = blob[at : at + rng.choice((1, 50, 2_000))]
        blob = blob or bytearray(b"x")
    return bytes(blob)


def timeless(name: str) -> zipfile.ZipInfo:
    """A part of a zip without the time of day, so that the same file is made in every run."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def of_parts(rng: random.Random) -> bytes:
    """A zipped workbook with its XML altered and packed again."""
    blob = rng.choice(ZIPPED)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        picked = set(rng.sample(names, rng.randint(1, min(3, len(names))))) | {n for n in names if "sheet1" in n}
        for name in names:
            body = old.read(name)
            if rng.random() < 0.02:
                continue
            new.writestr(timeless(name), altered(rng, body) if name in picked else body)
    return out.getvalue()


def altered(rng: random.Random, body: bytes) -> bytes:
    """XML with a few attributes, values, tags or signs changed."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        how = rng.choice((0, 1, 1, 1, 2, 3, 4, 4, 5))
        spots = list(
            re.finditer((rb'="[^"]*"', rb">[^<]+<", rb"<[^>]+>", rb' r="[^"]*"', rb"\d+", rb"</\w+>")[how], body)
        )
        if not spots:
            continue
        spot = rng.choice(spots)
        new = (
            b'="' + rng.choice((b"", b"-1", b"999999999999", b"x" * 500, b"1E5", b"true")) + b'"',
            b">" + rng.choice(TEXTS)[:40_000].encode("utf-8", "replace") + b"<",
            rng.choice((b"", spot[0] * 2, *JUNK)),
            b" " + rng.choice(REFS),
            rng.choice((b"0", b"-1", b"4294967296", b"99999999", b"1.5", b"")),
            b"",
        )[how]
        body = body[: spot.start()] + new + body[spot.end() :]
    return body


def rows(rng: random.Random) -> list[list[Any]]:
    """A table with a header that is known and hostile values below it."""
    width = rng.randint(3, len(HEADERS))
    header: list[Any] = rng.sample(HEADERS, width) if rng.random() < 0.3 else HEADERS[:1] + HEADERS[7 : 6 + width]
    title = [[rng.choice(TEXTS)] for _ in range(rng.randint(0, 3))]
    usual = [1.0, 2.0, 3.0, 4.0, "3", "Baik", None]
    hostile = rng.choice((0.0, 0.02, 0.3, 1.0))
    lines = [
        [rng.choice((*TEXTS, *NUMBERS)) if rng.random() < hostile else rng.choice(usual) for _ in header]
        for _ in range(rng.choice((0, 1, 5, 40)))
    ]
    return [*title, header, *lines]


def of_cells(rng: random.Random) -> bytes:
    """A workbook with hostile values in its cells."""
    book = Workbook()
    for number in range(rng.randint(1, 2)):
        sheet = book.active if number == 0 else book.create_sheet()
        for r, line in enumerate(rows(rng), start=1):
            for c, value in enumerate([*line, *([rng.choice(DATES[:3])] if rng.random() < 0.1 else [])], start=1):
                if value is not None:
                    if isinstance(value, str):
                        value = (
                            re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
                            .encode("utf-8", "ignore")
                            .decode()[:32_000]
                        )
                    sheet.cell(r, c, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def of_text(rng: random.Random) -> bytes:
    """A text file with odd delimiters, quotation marks and encodings."""
    sign = rng.choice((";", ",", "\t", "|", " ", ":", "\x01"))
    quote = rng.choice(("", '"', "'", '""'))
    text = rng.choice(("\n", "\r\n", "\r")).join(
        sign.join(quote + ("" if cell is None else str(cell)) + quote for cell in line) for line in rows(rng)
    )
    if rng.random() < 0.2:
        text = f"sep={rng.choice((';', '|', '', 'x'))}\n" + text
    if rng.random() < 0.2:
        text += rng.choice(('"', "\0", "\x1a", "\ufeff", ";" * 3_000))
    return text.encode(rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1")), "replace")


def of_web(rng: random.Random) -> bytes:
    """A web page with tables that are badly made."""
    spans = (
        *[""] * 20,
        " colspan=2",
        " rowspan=3",
        " colspan=99999999999",
        " rowspan=0",
        " colspan=-1",
        ' x:num="1e999"',
        " sdval=nan",
    )
    tags = (
        "</td>",
        "",
        "<table>",
        "</table>",
        "</tr>",
        "<!--",
        "<script>",
        "<br>",
        "&nbsp;",
        "&#99999999;",
        "<caption>x",
        "<![CDATA[",
    )
    said = "".join(
        "<tr>"
        + "".join(f"<td{rng.choice(spans)}>{c}{'</td>' if rng.random() < 0.95 else rng.choice(tags)}" for c in line)
        + "</tr>"
        for line in rows(rng)
    )
    head = rng.choice(
        (
            "",
            "<html>",
            "<!DOCTYPE html>",
            '<meta charset="utf-16">',
            '<meta charset="zlib">',
            '<?xml version="1.0"?><html>',
        )
    )
    return (head + "<table>" + said + "</table>").encode(rng.choice(("utf-8", "cp1252", "utf-16")), "replace")


def of_xml(rng: random.Random) -> bytes:
    """An XML workbook of 2003, altered."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    kinds = ("Number", "String", "DateTime", "Boolean", "Error", "x")
    more = (
        *[""] * 20,
        ' ss:Index="3"',
        ' ss:Index="99999"',
        ' ss:Index="0"',
        ' ss:MergeAcross="5"',
        ' ss:Index="x"',
        ' ss:Formula="=1"',
    )

    def cell(value: Any) -> str:
        said = "" if value is None else str(value).replace("&", "&amp;").replace("<", "&lt;")
        kind = rng.choice(kinds) if rng.random() < 0.1 else "String" if isinstance(value, str) else "Number"
        return f'<Cell{rng.choice(more)}><Data ss:Type="{kind}">{said}</Data></Cell>'

    body = "".join(f"<Row{rng.choice(more[:23])}>{''.join(map(cell, line))}</Row>" for line in rows(rng))
    text = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
    text += f'<Worksheet ss:Name="A"><Table>{body}</Table></Worksheet></Workbook>'
    blob = re.sub(r"[\x00-\x08]", "", text).encode("utf-8", "replace")
    return altered(rng, blob) if rng.random() < 0.5 else blob


def of_spss(rng: random.Random) -> bytes:
    """An SPSS file with hostile values, labels and bytes."""
    lines = [line for line in rows(rng) if len(line) > 1][1:] or [[1.0, 2.0, 3.0]]
    width = max(map(len, lines))
    columns: dict[str, list[Any]] = {}
    for i in range(width):
        given = [line[i] if i < len(line) else None for line in lines]
        texts = rng.random() < 0.2
        columns[f"u{i}"] = [
            (str(v)[:2_000] if v is not None else "") if texts else v if isinstance(v, float) else float("nan")
            for v in given
        ]
    labels = {
        name: {float(i): rng.choice(TEXTS)[:100] or "x" for i in range(1, 5)}
        for name in columns
        if isinstance(columns[name][0], float)
    }
    frame = pd.DataFrame(columns).replace({"": None}) if rng.random() < 0.1 else pd.DataFrame(columns)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.sav"
        try:
            pyreadstat.write_sav(
                frame,
                file,
                compress=rng.random() < 0.5,
                column_labels=[
                    rng.choice((f"Unsur {i}", "", "Tanggal", rng.choice(TEXTS)[:200])) for i in range(width)
                ],
                variable_value_labels=labels if rng.random() < 0.7 else None,
                variable_format={
                    name: rng.choice(("DATE11", "F8.2", "DATETIME20", "TIME8", "MOYR8")) for name in labels
                }
                if rng.random() < 0.3
                else None,
            )
        except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError, ValueError, TypeError, UnicodeError):
            return b"$FL2" + rng.randbytes(300)
        blob = bytearray(file.read_bytes())
    for _ in range(rng.choice((0, 0, 1, 5, 30))):
        blob[rng.randrange(len(blob))] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
    return bytes(blob)


def of_nothing(rng: random.Random) -> bytes:
    """Bytes of no table at all."""
    return rng.choice(
        (
            rng.randbytes(rng.randrange(3_000)),
            json.dumps([dict.fromkeys(HEADERS, rng.choice(TEXTS)[:50]) for _ in range(20)]).encode("utf-8", "replace"),
            "\n".join(json.dumps({"U1": 3, "x": i}) for i in range(50)).encode(),
            rng.choice((b"PK", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"$FL3", b"%PDF", b"<?xml"))
            + rng.randbytes(2_000),
            rng.choice(TEXTS).encode("utf-8", "replace"),
        )
    )


SOURCES = sources()
PLAIN = [blob for blob in SOURCES if blob[:2] != b"PK"]
ZIPPED = [blob for blob in SOURCES if unpacks(blob)]
KINDS: tuple[Made, ...] = (
    of_bytes,
    of_bytes,
    of_parts,
    of_parts,
    of_cells,
    of_text,
    of_web,
    of_xml,
    of_spss,
    of_nothing,
)


def made(number: int, seed: int) -> tuple[str, bytes]:
    """A file by its number: its kind and bytes, the same in every run."""
    kind = KINDS[number % len(KINDS)]
    return kind.__name__, kind(random.Random(f"{seed}/{number}"))  # noqa: S311 - made-up data


def ended(blob: bytes) -> tuple[str, str]:
    """What reading the bytes ends in ("" when in anything but a survey or a sentence), and what was covered up."""
    try:
        data = ikm.read(blob, name="berkas.xlsx")
        ikm.index(data)
    except ikm.IkmError as refusal:
        str(refusal)
        return re.sub(r"\W.*", "", refusal.message.partition(" ")[2][:40] or "?") + ": " + refusal.message[
            :60
        ], _covered(refusal)
    except Exception:
        return "", traceback.format_exc()
    return type(data).__name__, ""


def _covered(refusal: ikm.IkmError) -> str:
    """The fault behind a refusal of a damaged file, where it is one of ours and not of the zip's reader."""
    fault = refusal.__context__
    if fault is None or isinstance(fault, (ikm.IkmError, zipfile.BadZipFile, EOFError, NotImplementedError)):
        return ""
    frames = traceback.extract_tb(fault.__traceback__)
    last = next((frame for frame in reversed(frames) if "/ikm/" in frame.filename), frames[-1] if frames else None)
    return f"{type(fault).__name__} at {Path(last.filename).name}:{last.lineno}" if last else type(fault).__name__


def run(
    count: int, seed: int, threads: int = 2
) -> tuple[Counter[str], Counter[str], list[tuple[float, int, str]], list[str]]:
    """Read so many files: what they ended in, what was covered up, the slowest, and what went wrong."""
    ends: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    slow: list[tuple[float, int, str]] = []
    wrong: list[str] = []

    def one(number: int) -> None:
        kind, blob = made(number, seed)
        start = time.perf_counter()
        end, fault = ended(blob)
        seconds = time.perf_counter() - start
        ends[end or "!"] += 1
        slow.append((seconds, number, kind))
        if not end:
            wrong.append(f"{kind} {number}: {fault}")
        elif fault:
            covered[fault] += 1
        if seconds > MOST_SECONDS:
            wrong.append(f"{kind} {number}: {seconds:.0f} s")

    before = resident("self") + sum(map(resident, children()))  # a test's worker may hold much already
    with Watch() as watch, ThreadPoolExecutor(threads) as pool:
        list(pool.map(one, range(count)))
    if watch.memory - before > MOST_MEMORY:
        wrong.append(f"{watch.memory - before:.0f} MB")
    return ends, covered, sorted(slow, reverse=True)[:5], wrong


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    ends, covered, slow, wrong = run(count, seed)
    for end, times in ends.most_common():
        print(f"{times:6} {end}")
    for fault, times in covered.most_common():
        print(f"{times:6} covered: {fault}")
    print("slowest:", ", ".join(f"{kind} {number} {seconds:.1f} s" for seconds, number, kind in slow))
    print(*wrong, sep="\n")
    print(f"{count} files, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
