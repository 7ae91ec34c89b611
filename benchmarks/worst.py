"""The worst files that may still be opened: how long the server's other threads wait, and what memory they take.

Run: python -m benchmarks.worst [name ...]. Each
file is opened in a process of its own, beside a thread that ticks every 10 ms.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

U9 = [f"U{i}" for i in range(1, 10)]
MOST = 25 << 20
LONGEST_GAP, MOST_MEMORY = 1.0, 1_500


def csv(header: list[str], row: Callable[[int], str], size: float) -> bytes:
    out, rows = [";".join(header)], 0
    length = len(out[0])
    while length < size * MOST - 4096:
        line = row(rows)
        if length + len(line.encode()) > size * MOST:
            break
        out.append(line)
        length, rows = length + len(line.encode()) + 1, rows + 1
    return "\n".join(out).encode()


def rng(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - made-up data


def zipped(sheet: list[bytes], strings: list[bytes] | None = None) -> bytes:
    out = io.BytesIO()
    kinds = "http://schemas.openxmlformats.org/"
    rels = f'<Relationships xmlns="{kinds}package/2006/relationships">{{}}</Relationships>'
    rel = f'<Relationship Id="rId{{}}" Type="{kinds}officeDocument/2006/relationships/{{}}" Target="{{}}"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}package/2006/content-types"></Types>',
        "_rels/.rels": rels.format(rel.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": rels.format(
            rel.format(1, "worksheet", "worksheets/sheet1.xml") + rel.format(2, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{kinds}spreadsheetml/2006/main"'
        f' xmlns:r="{kinds}officeDocument/2006/relationships">'
        '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, body in parts.items():
            target.writestr(name, body)
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b"<worksheet><sheetData>")
            for piece in sheet:
                part.write(piece)
            part.write(b"</sheetData></worksheet>")
        with target.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b"<sst>")
            for piece in strings or ():
                part.write(piece)
            part.write(b"</sst>")
    return out.getvalue()


def xml_row(cells: list[str], number: bool = True) -> bytes:
    if number:
        return ("<row><c><v>" + "</v></c><c><v>".join(cells) + "</v></c></row>").encode()
    return (
        '<row><c t="inlineStr"><is><t>' + '</t></is></c><c t="inlineStr"><is><t>'.join(cells) + "</t></is></c></row>"
    ).encode()


def largest_csv(size: float) -> bytes:
    r = rng(1)
    return csv(
        ["No", "Unit", *U9, "Saran"],
        lambda i: f"{i};Unit {i % 40};" + ";".join(r.choices("1234", k=9)) + f";saran {i % 999}",
        size,
    )


def many_cells(size: float) -> bytes:
    """250,000 rows of 60 numbers: fifteen million cells."""
    r = rng(2)
    head = [*U9, *(f"k{i}" for i in range(51))]
    rows = [xml_row(r.choices("1234", k=60)) for _ in range(5_000)]
    body = [xml_row(head, number=False), *(r.choice(rows) for _ in range(int(249_000 * size)))]
    return zipped(body)


def unpacked(size: float) -> bytes:
    """A workbook that unpacks to nearly 400 MB, all of it texts that differ: refused."""
    r = rng(3)
    words = [f"{r.randrange(1 << 40):x}" for _ in range(4_000)]
    count = int(190_000 * size)
    strings = [f"<si><t>{' '.join(r.choices(words, k=12) * 14)}</t></si>".encode() for _ in range(count)]
    cells = "".join("<c><v>3</v></c>" for _ in U9)
    rows = [f'<row><c t="s"><v>{i}</v></c>{cells}</row>'.encode() for i in range(count)]
    return zipped([xml_row(["Saran", *U9], number=False), *rows], strings)


def comments(size: float) -> bytes:
    """As much text as is read: 100,000 comments of 480 signs."""
    r = rng(4)
    words = [f"{r.randrange(1 << 40):x}" for _ in range(4_000)]
    count = int(100_000 * size)
    strings = [f"<si><t>{' '.join(r.choices(words, k=46))[:480]}</t></si>".encode() for _ in range(count)]
    cells = "".join("<c><v>3</v></c>" for _ in U9)
    rows = [f'<row><c t="s"><v>{i}</v></c>{cells}</row>'.encode() for i in range(count)]
    return zipped([xml_row(["Saran", *U9], number=False), *rows], strings)


def distinct_texts(size: float) -> bytes:
    return csv(["Unit", *U9[:5]], lambda i: f"unit {i:x};3;3;4;2;1", size)


def distinct_everywhere(size: float) -> bytes:
    return csv([*U9], lambda i: ";".join(f"{i:x}{u}" for u in U9), size)


def wide(size: float) -> bytes:
    r = rng(5)
    rows = [";".join(r.choices("1234", k=2_000)) for _ in range(50)]
    return csv([*U9, *(f"kolom {i}" for i in range(1_991))], lambda i: rows[i % 50], size)


def all_outside(size: float) -> bytes:
    """Every cell of every row is set aside."""
    return csv(["Unit", *U9], lambda i: "A;" + ";".join("9" * 9), size)


def combining(size: float) -> bytes:
    """Texts of signs that stack upon each other, which take long to put in order."""
    mark = "a" + "\u0315\u0300" * 60_000
    return csv(["Saran", *U9], lambda i: f"{i}{mark};" + ";".join("3" * 9), size)


def digits(size: float) -> bytes:
    """Texts in which a telephone number or an address may begin at every sign."""
    text = ("1.2.3-4 " * 8 + "a.a.a") * 1_700 + "@"
    return csv(["Saran", *U9], lambda i: f"{i}{text};" + ";".join("3" * 9), size)


def tags(size: float) -> bytes:
    """XML in which every search of the first look begins often and ends late."""
    r = rng(6)
    rows = [
        f'<row r="{r.random()}" '.encode()
        + " ".join(f'r="{r.randrange(9)}"' for _ in range(48)).encode()
        + b' hidden="0000000"'
        + f"<c t  {r.random()}".encode()
        + b" t  " * 60
        for _ in range(20_000)
    ]
    return zipped([b"<!--", *r.choices(rows, k=int(size * 200_000_000 / 600)), b"-->"])


def web(size: float) -> bytes:
    body = "".join(f"<tr><td>Unit {i}</td>{'<td>3</td>' * 9}</tr>\n" for i in range(int(size * 215_000)))
    return f"<table><tr><td>Unit</td>{''.join(f'<td>{u}</td>' for u in U9)}</tr>{body}</table>".encode()


def web_tables(size: float) -> bytes:
    return b"<table><tr><td>x</table>" * int(size * 1_000_000)


def xml2003(size: float) -> bytes:
    head = "".join(f'<Cell><Data ss:Type="String">{u}</Data></Cell>' for u in U9)
    row = "<Row>" + '<Cell><Data ss:Type="Number">3</Data></Cell>' * 9 + "</Row>"
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Data"><Table>'
        f"<Row>{head}</Row>{row * int(size * 62_000)}</Table></Worksheet></Workbook>"
    ).encode()


FILES = {
    made.__name__: made
    for made in (
        *(
            largest_csv,
            many_cells,
            unpacked,
            comments,
            distinct_texts,
            distinct_everywhere,
            wide,
            all_outside,
            combining,
        ),
        *(digits, tags, web, web_tables, xml2003),
    )
}


class Watch(threading.Thread):
    """Ticks every 10 ms: the longest time between two ticks, and the most memory of this process and its children."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.gap = self.memory = self.child = 0.0
        self.over = threading.Event()

    def run(self) -> None:
        last = looked = time.perf_counter()
        while not self.over.wait(0.01):
            now = time.perf_counter()
            self.gap, last = max(self.gap, now - last), now
            if now - looked > 0.1:
                child = sum(map(resident, children()))
                self.memory, self.child = max(self.memory, resident("self") + child), max(self.child, child)
                looked, last = now, time.perf_counter()
        self.gap = max(self.gap, time.perf_counter() - last)

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()


def children() -> list[str]:
    found: list[str] = []
    for file in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # the thread is over
            found += file.read_text().split()
    return found


def resident(process: str) -> float:
    """MB in memory."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 / (1 << 20)
    except (OSError, IndexError):
        return 0.0


def opened(blob: bytes) -> str:
    import ikm

    try:
        data = ikm.read(blob, name="berkas")
    except ikm.IkmError as refusal:
        return str(refusal)[:70]
    return f"{type(data).__name__}, {data.ledger.rows_read} rows, {len(data.ledger.issues)} issues"


def measure(file: Path) -> None:
    blob, name = file.read_bytes(), file.name
    with Watch() as watch:
        start = time.perf_counter()
        said = opened(blob)
        seconds = time.perf_counter() - start
    status = Path("/proc/self/status").read_text().splitlines()
    own = float(next(line for line in status if "VmHWM" in line).split()[1]) / 1024
    figures = (
        f"{len(blob) / (1 << 20):6.1f}{seconds:8.1f}{watch.gap:8.2f}{watch.memory:8.0f}{own:8.0f}{watch.child:8.0f}"
    )
    bad = " !" if watch.gap >= LONGEST_GAP or watch.memory > MOST_MEMORY else ""
    print(f"{name:20}{figures}  {said}{bad}", flush=True)


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        measure(Path(sys.argv[2]))
        return
    folder = Path(tempfile.mkdtemp(prefix="ikm-worst-"))
    print(f"{'file':20}{'MB':>6}{'s':>8}{'gap s':>8}{'MB all':>8}{'server':>8}{'child':>8}")
    for name in sys.argv[1:] or FILES:
        (folder / name).write_bytes(FILES[name](1.0))
        subprocess.run([sys.executable, "-m", "benchmarks.worst", "--one", str(folder / name)], check=False)
        (folder / name).unlink()
    folder.rmdir()


if __name__ == "__main__":
    main()
