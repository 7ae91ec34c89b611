"""Makes the sample surveys: ``python -m data.make_samples [folder]`` from the top of the project.

The figures are those of the papers in ``sources/``; what is simulated says so in its own workbook.
"""

from __future__ import annotations

import sys
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook

from data import simulate, workbook
from ikm.pedoman import Pedoman, load

HERE = Path(__file__).parent
SEED = 2012
PEDOMAN, NEWEST = "kepmenpan-2004", "permenpan-2017"
PERSON = ["jenis_kelamin", "umur", "pendidikan", "pekerjaan"]

CITY = simulate.Public(
    women=0.5,
    ages=((17, 25), (26, 35), (36, 45), (46, 55), (56, 72)),
    shares=(0.24, 0.29, 0.23, 0.15, 0.09),
    schooling=0.0,
)
"""Everyone from 17 years on comes for an identity card."""

COMPLAINANTS = simulate.Public(
    women=0.37,
    ages=((19, 25), (26, 35), (36, 45), (46, 55), (56, 68)),
    shares=(0.10, 0.27, 0.32, 0.22, 0.09),
    schooling=0.45,
)
"""Who files a complaint is more often a man, in mid-life, with more schooling."""

PATIENTS = simulate.Public(
    women=0.6,
    ages=((17, 25), (26, 35), (36, 45), (46, 55), (56, 72)),
    shares=(0.15, 0.28, 0.23, 0.18, 0.16),
    schooling=0.1,
)
"""Who comes to a puskesmas is more often a woman, of any age."""

PERIODS = ("Semester I 2024", "Semester II 2024", "Semester I 2025", "Semester II 2025")
SERVICES = (("Poli Umum", 0.5, 0.0), ("Poli KIA", 0.3, 0.1), ("Laboratorium", 0.2, -0.1))
"""The services of every puskesmas: name, share of the respondents, and how far their answers lie from the rest."""

STORY = {
    "Puskesmas Melati": (2.95, 3.08, 3.24, 3.40),
    "Puskesmas Kenanga": (3.38, 3.30, 3.14, 2.98),
    "Puskesmas Mawar": (3.22, 3.22, 3.22, 3.22),
    "Puskesmas Anggrek": (3.12, 3.12, 3.12, 3.12),
    "Puskesmas Dahlia": (3.30, 3.30, 3.30, 3.30),
    "Puskesmas Cempaka": (3.05, 3.05, 3.05, 3.05),
}
"""What was put into the made-up district: the mean of each puskesmas per period. One rises, one falls, four stay."""

KINERJA = (0.08, -0.04, -0.45, 0.48, 0.02, 0.06, 0.12, -0.12, -0.15)
"""By how much each unsur lies above or below its puskesmas: the waiting is long, the price is right."""

HARAPAN = (3.45, 3.45, 3.80, 3.25, 3.50, 3.65, 3.60, 3.35, 3.20)
"""How important each unsur is to the respondents, on 1-4: time most of all."""

NOISE, BLANK = 0.05, 0.05
"""How far a mean of the story may stray (standard deviation), and the share of answers left blank."""


def total(mean: str, n: int) -> int:
    """The whole number nearest to mean x n.

    >>> total("2.727", 33)  # 89.991
    90
    """
    return int((Decimal(mean) * n).quantize(Decimal(1), ROUND_HALF_UP))


def recap(pedoman: Pedoman) -> Workbook:
    """Tables 1 and 4-16 of Herlina & Wibasuri, one row per kecamatan, as printed."""
    book, sheet = workbook.new("Rekap", "IKM e-KTP Bandar Lampung 2012, rekapitulasi terbitan")
    names = ["Kecamatan", "Jumlah responden", "Jumlah penduduk", *pedoman.codes, "IKM tercetak"]
    workbook.header(sheet, names, [24, 12, 12, *[8] * len(pedoman.codes), 11])
    for r in simulate.read_csv("bandar_lampung_2012.csv"):
        figures = [float(r[name]) for name in (*pedoman.codes, "ikm_tercetak")]
        sheet.append([r["kecamatan"], int(r["n"]), int(r["penduduk"]), *figures])
    for row in sheet.iter_rows(min_row=2):
        row[2].number_format = "#,##0"
        for cell in row[3:]:
            cell.number_format = "0.000"
    sheet.freeze_panes = "B2"
    workbook.landscape(sheet, 1)
    _explain(book, pedoman, "bandar_lampung_2012_rekap")
    return book


def city(pedoman: Pedoman) -> Workbook:
    """400 simulated respondents with the totals of every kecamatan x unsur of the recap."""
    rng = np.random.default_rng(SEED)
    frames, sheets = [], []
    for r in simulate.read_csv("bandar_lampung_2012.csv"):
        n = int(r["n"])
        means = [Decimal(r[u]) for u in pedoman.codes]
        # A mean above the scale can only be kept with answers above the scale.
        highest = pedoman.highest + (max(means) > pedoman.highest)
        who = simulate.people(rng, n, CITY, categories())
        totals = np.array([total(str(mean), n) for mean in means])
        sheets.append(simulate.answers(rng, who, pedoman.unsur, totals, highest))
        frames.append(who.assign(group=r["kecamatan"]))
    who = pd.concat(frames, ignore_index=True)
    return _survey(rng, pedoman, "bandar_lampung_2012", "Kecamatan", who, np.vstack(sheets))


def commission(pedoman: Pedoman) -> Workbook:
    """150 simulated respondents with the totals of Cahyo; one unsur left blank by some."""
    rng = np.random.default_rng(SEED + 1)
    published = {r["unsur"]: r for r in simulate.read_csv("kpp_jatim_2013.csv")}
    answered = [int(published[u]["n"]) for u in pedoman.codes]
    n = max(answered)
    who = simulate.people(rng, n, COMPLAINANTS, categories())
    filled = np.ones((n, len(answered)), dtype=bool)
    for j, number in enumerate(answered):
        filled[rng.choice(n, n - number, replace=False), j] = False
    totals = np.array([int(published[u]["total"]) for u in pedoman.codes])
    sheet = simulate.answers(rng, who, pedoman.unsur, totals, pedoman.highest, filled)
    who = who.assign(group="Komisi Pelayanan Publik Provinsi Jawa Timur")
    return _survey(rng, pedoman, "kpp_jatim_2013", "Unit", who, sheet)


def district(pedoman: Pedoman) -> Workbook:
    """About 1,400 respondents of a made-up district: six puskesmas, four periods, three services, harapan beside.

    Nothing of it was published: the means are those of STORY, KINERJA and HARAPAN, give or take NOISE.
    """
    rng = np.random.default_rng(SEED + 2)
    frames, answers, expected = [], [], []
    services = [name for name, _, _ in SERVICES]
    for period, when in enumerate(PERIODS):
        for unit, means in STORY.items():
            n = int(rng.integers(42, 76))
            who = simulate.people(rng, n, PATIENTS, categories())
            service = rng.choice(len(SERVICES), size=n, p=[share for _, share, _ in SERVICES])
            lean = np.array([SERVICES[at][2] for at in service])
            aims = means[period] + np.array(KINERJA) + rng.normal(0, NOISE, len(KINERJA))
            answers.append(_given(rng, who, pedoman, aims, lean))
            expected.append(_given(rng, who, pedoman, HARAPAN + rng.normal(0, NOISE, len(HARAPAN))))
            frames.append(who.assign(group=unit, layanan=np.array(services)[service], periode=when))
    who = simulate.as_of_2017(rng, pd.concat(frames, ignore_index=True), categories(NEWEST))
    book, sheet = workbook.new("Responden", "Data simulasi kabupaten_contoh_2025")
    names = ["No", "Puskesmas", "Periode", "Jenis Layanan", "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan"]
    unsur = [f"{u.code} {u.name}" for u in pedoman.unsur]
    hopes = [f"Harapan {u.code}" for u in pedoman.unsur]
    workbook.header(sheet, [*names, *unsur, *hopes], [6, 20, 17, 14, 13, 7, 12, 12, *[13] * 9, *[9] * 9])
    persons = who[["group", "periode", "layanan", *PERSON]].astype(object).to_numpy().tolist()
    rows = zip(persons, np.hstack([np.vstack(answers), np.vstack(expected)]), strict=True)
    for number, (person, row) in enumerate(rows, start=1):
        sheet.append([number, *person, *(int(answer) or None for answer in row)])
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    workbook.landscape(sheet, 1)
    _explain(book, pedoman, "kabupaten_contoh_2025_responden")
    return book


def _given(
    rng: np.random.Generator,
    who: pd.DataFrame,
    pedoman: Pedoman,
    aims: simulate.Floats,
    lean: simulate.Floats | float = 0.0,
) -> simulate.Ints:
    """Answers whose means are the whole numbers nearest to ``aims``, some left blank."""
    filled = rng.random((len(who), len(aims))) >= BLANK
    totals = np.rint(np.clip(aims, 1, pedoman.highest) * filled.sum(axis=0)).astype(int)
    return simulate.answers(rng, who, pedoman.unsur, totals, pedoman.highest, filled, lean)


def categories(pedoman: str = PEDOMAN) -> dict[str, list[str]]:
    """The answer categories of the respondent part of the questionnaire."""
    return tomllib.loads((HERE / "sources" / "kategori_responden.toml").read_text(encoding="utf-8"))[pedoman]


def _survey(
    rng: np.random.Generator,
    pedoman: Pedoman,
    sample: str,
    group: str,
    people: pd.DataFrame,
    answers: simulate.Ints,
) -> Workbook:
    said = simulate.comments(rng, sample, pedoman.codes, answers)
    book, sheet = workbook.new("Responden", f"Data simulasi {sample}")
    names = ["No", group, "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan", *pedoman.codes, "Saran"]
    workbook.header(sheet, names, [6, 24, 14, 8, 14, 22, *[6] * len(pedoman.codes), 60])
    persons = people[["group", *PERSON]].astype(object).to_numpy().tolist()
    for number, (person, row, saran) in enumerate(zip(persons, answers, said, strict=True), start=1):
        given: list[Any] = [int(answer) or None for answer in row]
        sheet.append([number, *person, *given, saran])
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    workbook.landscape(sheet, 1)
    _explain(book, pedoman, f"{sample}_responden")
    return book


def _explain(book: Workbook, pedoman: Pedoman, sample: str) -> None:
    text = tomllib.loads((HERE / "sources" / "keterangan.toml").read_text(encoding="utf-8"))[sample]
    sheet = book.create_sheet("Keterangan")
    simulated = sample.endswith("_responden")
    workbook.line(sheet, 1, text["first"], 2, 95, workbook.WARNING if simulated else workbook.TITLE)
    for row, note in enumerate(text["notes"], start=3):
        workbook.line(sheet, row, note, 2, 95)
    row = len(text["notes"]) + 4
    workbook.header(sheet, ["Kode", "Unsur"], [10, 85], row)
    row = workbook.table(sheet, ((u.code, u.name) for u in pedoman.unsur), row + 1)
    workbook.line(sheet, row + 1, f"Pedoman: {pedoman.name}, {pedoman.title}.", 2, 95)
    workbook.landscape(sheet)


def main(folder: Path = HERE) -> None:
    """Write the sample workbooks into a folder."""
    pedoman = load(PEDOMAN)
    workbook.save(recap(pedoman), folder / "bandar_lampung_2012_rekap.xlsx")
    workbook.save(city(pedoman), folder / "bandar_lampung_2012_responden.xlsx")
    workbook.save(commission(pedoman), folder / "kpp_jatim_2013_responden.xlsx")
    workbook.save(district(load(NEWEST)), folder / "kabupaten_contoh_2025_responden.xlsx")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
