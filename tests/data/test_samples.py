"""The sample surveys hold the published figures."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import openpyxl
import pytest

import ikm
from ikm.samples import DATA, SAMPLES

FIXTURES = Path(__file__).parents[1] / "fixtures"
CODES = [f"U{i}" for i in range(1, 15)]
EDUCATION = {"SD ke bawah", "SLTP", "SLTA", "D1-D3-D4", "S-1", "S-2 ke atas"}
OCCUPATION = {"PNS/TNI/Polri", "Pegawai swasta", "Wiraswasta/Usahawan", "Pelajar/Mahasiswa", "Lainnya"}


def table(file: str) -> list[dict]:
    """The rows of the first sheet of a workbook."""
    sheet = openpyxl.load_workbook(DATA / file, read_only=True).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def explanation(file: str) -> list[str]:
    rows = openpyxl.load_workbook(DATA / file, read_only=True)["Keterangan"].iter_rows(values_only=True)
    return [str(cell) for row in rows for cell in row if cell is not None]


def printed(file: str) -> list[dict[str, str]]:
    """A table as printed, with its decimal commas made points: the copy kept with the tests."""
    with (FIXTURES / file).open(encoding="utf-8", newline="") as lines:
        return [{k: v.replace(",", ".") for k, v in row.items() if k} for row in csv.DictReader(lines)]


def source(file: str) -> list[dict[str, str]]:
    """The copy from which the samples are made."""
    with (DATA / "sources" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.fixture(scope="module")
def city() -> list[dict]:
    return table(SAMPLES["bandar-lampung-responden"])


@pytest.fixture(scope="module")
def commission() -> list[dict]:
    return table(SAMPLES["kpp-jatim-responden"])


def test_sources_are_the_printed_tables_of_herlina_and_wibasuri():
    """Herlina & Wibasuri, Tables 4-16: n, NRR of 14 unsur, index and IKM as printed."""
    kept = {row["kecamatan"]: row for row in source("bandar_lampung_2012.csv")}
    tables = printed("bandar_lampung.csv")
    assert len(tables) == len(kept) == 13
    for row in tables:
        mine = kept[row["kecamatan"]]
        assert [mine[name] for name in ("n", *CODES)] == [row[name] for name in ("n", *CODES)]
        assert (mine["indeks_tercetak"], mine["ikm_tercetak"]) == (row["printed_index"], row["printed_ikm"])


def test_sources_are_the_printed_totals_of_cahyo():
    """Cahyo, results per unsur: total, number of answers, mean as printed."""
    assert [tuple(row.values()) for row in source("kpp_jatim_2013.csv")] == [
        (row["unsur"], row["total"], row["n"], row["printed_mean"]) for row in printed("kpp_jatim.csv")
    ]


def test_recap_equals_its_source():
    """Herlina & Wibasuri, Table 1 (n, population) and Tables 4-16 (NRR, IKM)."""
    rows = table(SAMPLES["bandar-lampung-rekap"])
    assert [
        (row["Kecamatan"], row["Jumlah responden"], row["Jumlah penduduk"], row["IKM tercetak"]) for row in rows
    ] == [
        (row["kecamatan"], int(row["n"]), int(row["penduduk"]), float(row["ikm_tercetak"]))
        for row in source("bandar_lampung_2012.csv")
    ]
    assert [[row[u] for u in CODES] for row in rows] == [
        [float(row[u]) for u in CODES] for row in source("bandar_lampung_2012.csv")
    ]
    # Table 1: sum of the 13 rows by hand 881,775 (the paper prints 881,801); 400 respondents.
    assert sum(row["Jumlah penduduk"] for row in rows) == 881_775
    assert sum(row["Jumlah responden"] for row in rows) == 400


def test_respondents_of_bandar_lampung_have_the_printed_totals(city):
    """Herlina & Wibasuri, Tables 4-16: per kecamatan n, and per unsur the total nearest to NRR x n."""
    assert [row["No"] for row in city] == list(range(1, 401))
    for row in printed("bandar_lampung.csv"):
        here = [person for person in city if person["Kecamatan"] == row["kecamatan"]]
        assert len(here) == int(row["n"])
        for u in CODES:
            total = (Decimal(row[u]) * int(row["n"])).quantize(Decimal(1), ROUND_HALF_UP)
            assert sum(person[u] for person in here) == total, (row["kecamatan"], u)
            # What README and the sheet Keterangan promise: less than 0.01 from the printed mean.
            assert abs(total / int(row["n"]) - Decimal(row[u])) < Decimal("0.01")


def test_only_tanjung_senang_holds_answers_above_the_scale(city):
    """Herlina & Wibasuri, Table 13: six means above 4, which need answers of 5; all others keep to 1-4."""
    assert {person["Kecamatan"] for person in city for u in CODES if person[u] == 5} == {"Tanjung Senang"}
    assert {person[u] for person in city for u in CODES if person["Kecamatan"] != "Tanjung Senang"} == {1, 2, 3, 4}
    above = [u for u in CODES if sum(p[u] for p in city if p["Kecamatan"] == "Tanjung Senang") > 4 * 19]
    assert above == ["U4", "U7", "U10", "U11", "U12", "U14"]


def test_respondents_of_the_commission_have_the_totals_of_cahyo(commission):
    """Cahyo, results per unsur: 150 respondents; total per unsur; U13 = 392 / 126, so 24 blanks."""
    assert len(commission) == 150
    for row in printed("kpp_jatim.csv"):
        answers = [person[row["unsur"]] for person in commission if person[row["unsur"]] is not None]
        assert (sum(answers), len(answers)) == (int(row["total"]), int(row["n"])), row["unsur"]
        assert set(answers) <= {1, 2, 3, 4}
    assert sum(person["U13"] is None for person in commission) == 24


@pytest.mark.parametrize("name", ["bandar-lampung-responden", "kpp-jatim-responden"])
def test_people_are_whole_and_have_the_categories_of_the_form(name):
    """Respondent part of the form of KEP/25/M.PAN/2/2004: gender, age, education, occupation."""
    people = table(SAMPLES[name])
    assert {person["Jenis Kelamin"] for person in people} == {"Laki-laki", "Perempuan"}
    assert {person["Pendidikan"] for person in people} == EDUCATION
    assert {person["Pekerjaan"] for person in people} == OCCUPATION
    assert all(17 <= person["Umur"] <= 72 for person in people)
    said = [person["Saran"] for person in people if person["Saran"]]
    assert len(said) == len(set(said)) == {"bandar-lampung-responden": 40, "kpp-jatim-responden": 15}[name]


@pytest.mark.parametrize("name", ["bandar-lampung-responden", "kpp-jatim-responden"])
def test_answers_of_one_person_hang_together(name):
    """People who are satisfied with half of the unsur are so with the other half; a shuffle gives about 0."""
    people = table(SAMPLES[name])
    where = {person.get("Kecamatan") for person in people}
    halves = []
    for unit in where:
        here = [person for person in people if person.get("Kecamatan") == unit]
        pairs = [tuple(sum(person[u] or 3 for u in CODES[start::2]) for start in (0, 1)) for person in here]
        middle = [sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1)]
        halves += [(a - middle[0], b - middle[1]) for a, b in pairs]
    together = sum(a * b for a, b in halves)
    spread = (sum(a * a for a, _ in halves) * sum(b * b for _, b in halves)) ** 0.5
    assert together / spread > 0.6


@pytest.fixture(scope="module")
def district() -> list[dict]:
    return table(SAMPLES["kabupaten-contoh-responden"])


PERIODS = [f"Semester {step} {year}" for year in (2024, 2025) for step in ("I", "II")]


def mean(rows: list[dict], *columns: str) -> float:
    """The mean of the filled cells of some columns."""
    said = [row[name] for row in rows for name in columns if row[name] is not None]
    return sum(said) / len(said)


def test_the_made_up_district_has_the_story_that_its_readme_tells(district):
    """Melati rises and Kenanga falls by 0.45 and 0.40 of NRR (STORY in make_samples), the others by noise only."""
    unsur = [name for name in district[0] if name.startswith("U")][1:]  # "Umur" stands first
    assert len(district) == 1439
    assert [name.split()[0] for name in unsur] == [f"U{i}" for i in range(1, 10)]
    units = sorted({row["Puskesmas"] for row in district})
    assert len(units) == 6
    way = {}
    for unit in units:
        cells = [[r for r in district if (r["Puskesmas"], r["Periode"]) == (unit, when)] for when in PERIODS]
        assert all(40 <= len(cell) <= 90 for cell in cells)
        way[unit] = [mean(cell, *unsur) for cell in cells]
    melati, kenanga = way.pop("Puskesmas Melati"), way.pop("Puskesmas Kenanga")
    assert melati == sorted(melati)
    assert melati[-1] - melati[0] > 0.35
    assert kenanga == sorted(kenanga, reverse=True)
    assert kenanga[0] - kenanga[-1] > 0.3
    assert all(max(means) - min(means) < 0.1 for means in way.values())
    found = {name.split()[0]: mean(district, name) for name in unsur}
    hoped = {f"U{i}": mean(district, f"Harapan U{i}") for i in range(1, 10)}
    assert min(found, key=found.__getitem__) == max(hoped, key=hoped.__getitem__) == "U3"
    assert max(found, key=found.__getitem__) == "U4"


def test_the_made_up_district_has_whole_people_and_some_blanks(district):
    """Profile of the form of 2017; 5 % of 1,439 x 18 answers blank, give or take 4 standard deviations (0.5 %)."""
    assert {row["Jenis Kelamin"] for row in district} == {"Laki-laki", "Perempuan"}
    assert {row["Pendidikan"] for row in district} <= {"SD", "SMP", "SMA", "D1-D3", "S1", "S2", "S3"}
    assert {row["Pekerjaan"] for row in district} == {"PNS", "TNI", "Polri", "Swasta", "Wirausaha", "Lainnya"}
    assert {row["Jenis Layanan"] for row in district} == {"Poli Umum", "Poli KIA", "Laboratorium"}
    assert all(17 <= row["Umur"] <= 72 for row in district)
    answers = [row[name] for row in district for name in row if name.startswith(("U", "Harapan")) and name != "Umur"]
    assert set(answers) == {None, 1, 2, 3, 4}
    assert len(answers) == 1439 * 18
    assert abs(answers.count(None) / len(answers) - 0.05) < 0.005


def test_the_made_up_district_is_read_with_its_periods_in_order():
    survey = ikm.sample("kabupaten-contoh-responden")
    assert survey.source.simulated
    assert survey.source.noun == "puskesmas"
    assert survey.pedoman.code == "permenpan-2017"
    assert survey.attributes == ikm.survey.ATTRIBUTES
    named = [f"{year} {step}" for step, year in (name.rsplit(" ", 1) for name in PERIODS)]
    assert survey.everyone["periode"].cat.categories.tolist() == named
    assert (survey.n, survey.ledger.rows_set_aside, len(survey.ledger.issues)) == (1439, 0, 0)
    assert survey.importance_values.shape == (1439, 9)
    assert np.nanmean(survey.importance_values, axis=0).argmax() == 2  # U3, as in the file
    assert [note.code for note in survey.ledger.notes] == ["importance"]
    assert (DATA / SAMPLES["kabupaten-contoh-responden"]).stat().st_size < 250_000


def test_simulated_samples_say_so_first():
    """Every sample says where it comes from; the simulated ones say so in their first line."""
    for name, file in SAMPLES.items():
        assert explanation(file)[0].startswith("Data simulasi") == name.endswith("-responden")
        assert ("simulasi" in " ".join(explanation(file)).lower()) == name.endswith("-responden")
