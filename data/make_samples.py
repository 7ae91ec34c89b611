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
PEDOMAN = "kepmenpan-2004"
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


def categories() -> dict[str, list[str]]:
    """The answer categories of the respondent part of the questionnaire."""
    return tomllib.loads((HERE / "sources" / "kategori_responden.toml").read_text(encoding="utf-8"))[PEDOMAN]


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
    """Write the three sample workbooks into a folder."""
    pedoman = load(PEDOMAN)
    workbook.save(recap(pedoman), folder / "bandar_lampung_2012_rekap.xlsx")
    workbook.save(city(pedoman), folder / "bandar_lampung_2012_responden.xlsx")
    workbook.save(commission(pedoman), folder / "kpp_jatim_2013_responden.xlsx")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
