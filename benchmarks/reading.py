"""How long reading 100,000 x 24 cells takes, beside what python-calamine alone needs to hand them over; and its memory.

Run: python -m benchmarks.reading [runs]. The workbook is made once in the system's folder for temporary files.
The two are timed in turn in one run, so that whatever else the machine does burdens both. Memory is by how much a fresh
process grows at most that has read a small workbook before, its child not counted, beside the same cells as a CSV.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import python_calamine
from openpyxl import Workbook

import ikm

ROWS, LIMIT, MOST_GROWTH = 100_000, 2.5, 3.0
FILE = Path(tempfile.gettempdir()) / f"ikm-benchmark-{ROWS}x24.xlsx"
UNITS = ("Panjang", "Kemiling", "Kedaton", "Sukarame", "Rajabasa", "Sukabumi", "Langkapura", "Enggal")
WORDS = ("pelayanan", "petugas", "ramah", "cepat", "tolong", "antrean", "ditambah", "loket", "kursi", "sudah", "baik")
PEOPLE = ["No", "Timestamp", "Kecamatan", "Jenis layanan", "Jenis kelamin", "Umur", "Pendidikan", "Pekerjaan", "No. HP"]


def make() -> None:
    rng = random.Random(2026)  # noqa: S311 - made-up data
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Data")
    sheet.append([*PEOPLE, *[f"U{i}" for i in range(1, 15)], "Saran"])
    for i in range(ROWS):
        answers = [rng.choice((2, 3, 3, 4)) if rng.random() > 0.01 else None for _ in range(14)]
        sheet.append(
            [
                i + 1,
                dt.datetime(2026, 1, 1) + dt.timedelta(minutes=5 * i),
                rng.choice(UNITS),
                rng.choice(("KTP-el", "KK", "Akta", "SKCK")),
                rng.choice("LP"),
                rng.randint(17, 70),
                rng.choice(("SD", "SLTP", "SLTA", "D3", "S1", "S2")),
                rng.choice(("PNS", "Swasta", "Wiraswasta", "Pelajar", "Lainnya")),
                f"08{rng.randint(10**9, 10**10 - 1)}",
                *answers,
                " ".join(rng.choices(WORDS, k=rng.randint(3, 10))) if rng.random() < 0.3 else None,
            ]
        )
    workbook.save(FILE)


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def as_csv(blob: bytes) -> int:
    """The size of the same cells as CSV, whole numbers without a decimal point."""
    rows = python_calamine.load_workbook(io.BytesIO(blob)).get_sheet_by_index(0).to_python()
    out = io.StringIO()
    csv.writer(out).writerows([int(v) if isinstance(v, float) and v.is_integer() else v for v in row] for row in rows)
    return len(out.getvalue().encode())


def grown() -> int:
    """By how many bytes this process grows at most when it reads the workbook."""
    small = Workbook()
    small.active.append(["Kecamatan", "Umur", "Saran", *[f"U{i}" for i in range(1, 10)]])
    small.active.append(["Panjang", 34, "baik", *[3] * 9])
    out = io.BytesIO()
    small.save(out)
    ikm.read(out.getvalue(), name="kecil.xlsx")
    blob = FILE.read_bytes()
    before = memory("VmRSS")
    ikm.read(blob, name=FILE.name)
    return memory("VmHWM") - before


def memory(kind: str) -> int:
    """Bytes of this process in memory now (VmRSS) or at most so far (VmHWM), as Linux tells them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(kind)) * 1024


def main() -> None:
    if sys.argv[1:] == ["--grown"]:
        print(grown())
        return
    if not FILE.exists():
        make()
    blob = FILE.read_bytes()
    alone, whole = [], []
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        alone.append(seconds(lambda: python_calamine.load_workbook(io.BytesIO(blob)).get_sheet_by_index(0).to_python()))
        whole.append(seconds(lambda: ikm.read(blob, name=FILE.name)))
    ratio = median(whole) / median(alone)
    print(f"python-calamine alone    {median(alone):6.2f} s")
    print(f"ikm.read, whole door     {median(whole):6.2f} s")
    print(f"ratio                    {ratio:6.2f}   (at most {LIMIT})")
    command = [sys.executable, "-m", "benchmarks.reading", "--grown"]
    growth, size = int(subprocess.run(command, capture_output=True, check=True).stdout), as_csv(blob)
    print(f"the same cells as CSV    {size / 1e6:6.1f} MB")
    print(f"the process grows by     {growth / 1e6:6.1f} MB")
    print(f"ratio                    {growth / size:6.2f}   (at most {MOST_GROWTH})")


if __name__ == "__main__":
    main()
