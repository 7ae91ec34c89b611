"""The workbook: live formulas that come to the package's figures, and nothing that a file could smuggle in."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader

import ikm
from ikm import Survey, samples
from ikm.document.book import parts, write
from ikm.document.book.words import LONGEST_NAME, Names, units
from ikm.dossier import Dossier
from ikm.ledger import Ledger
from ikm.office import Office
from ikm.plan import Plan, Row
from tests.conftest import make_recap, make_survey
from tests.document.books import column, formulas, processing, sheets, values, without_values

DAY = dt.date(2026, 11, 20)
NAMES = list(samples.TITLES)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "'quoted' [a]:b*c?d/e\\f",
    "L" * 300,
    "\u202egnp.exe",
    "Loket 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "{{ 7*7 }} $x$ #typst &amp; &P",
    "http://example.invalid/x",
)

SHEET = r"'(?:[^']|'')+'!"
BODY = SHEET + r"\$[A-Z]+\$9:\$[A-Z]+\$\d+"
CELL = SHEET + r"\$[A-Z]+\$\d+"
TERM = rf'IF\({SHEET}[A-Z]+\d+<=\$J\d+\+0\.000000001,"; "&{CELL}&" "&{CELL},""\)'
FORMULAS = [
    r"1/\d+",
    r"SUM\([A-Z]+\d+:[A-Z]+\d+\)",
    r"COUNT\([A-Z]+\d+:[A-Z]+\d+\)",
    r"SUMPRODUCT\(\$B\d+:\$B\d+,[A-Z]+\d+:[A-Z]+\d+\)",
    r"SUMPRODUCT\(\$B\d+:\$B\d+\*ISNUMBER\([A-Z]+\d+:[A-Z]+\d+\)\)",
    r'IF\([A-Z]+\d+>0,[A-Z]+\d+/[A-Z]+\d+,""\)',
    r'IF\(\$[A-Z]+\d+>0,[A-Z]+\d+/\$[A-Z]+\d+,""\)',
    r'IF\(ISNUMBER\([A-Z]+\d+\),[A-Z]+\d+\*(Bobot|Nilai_dasar),""\)',
    r'IF\(COUNT\(([A-Z]+\d+:[A-Z]+\d+)\)=COLUMNS\(\1\),SUM\([A-Z]+\d+:[A-Z]+\d+\),""\)',
    r"IF\(COUNT\(('(?:[^']|'')+'![A-Z]+\d+:[A-Z]+\d+)\)=COLUMNS\(\1\),SUM\(\1\)\*Bobot\*Nilai_dasar,\"\"\)",
    r'IF\(ISNUMBER\([A-Z]+\d+\),ROUND\(ROUND\([A-Z]+\d+,10\),2\),"–"\)',
    r'IF\(ISNUMBER\(\$?[A-Z]+\$?\d+\),IF\(.*"–"\)',
    r'IFERROR\(VLOOKUP\(\$?[A-Z]+\$?\d+,Tabel_mutu,2,FALSE\),"–"\)',
    r"VLOOKUP\([A-Z]+\d+,Tabel_mutu,4,FALSE\)",
    r"Batas_[A-D]",
    r"[A-Z]+\d+",
    r"'(?:[^']|'')+'!\$?[A-Z]+\$?\d+",
    r'IF\(ISNUMBER\([A-Z]+\d+\),COUNTIF\([A-Z]+\$\d+:[A-Z]+\$\d+,">"&\([A-Z]+\d+\+0\.000000001\)\)\+1,"–"\)',
    r"IF\(ISNUMBER\([A-Z]+\d+\),[A-Z]+\d+-[A-Z]+\d+,0\)",
    r'[A-Z]+\d+&" · "&[A-Z]+\d+',
    r'IF\(LEN\(([A-Z]+\d+)\)>60,LEFT\(\1,59\)&"…",\1\)&" · "&[A-Z]+\d+',
    r"[A-Z]+\d+/SUM\(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+\)",
    rf"(COUNT|SUM)\({BODY}\)(\+(COUNT|SUM)\({BODY}\))*",
    rf'COUNT(IF|BLANK)\({BODY}(,[\d.]+|,"x")?\)(\+COUNT(IF|BLANK)\({BODY}(,[\d.]+|,"x")?\))*',
    r"C\d+(\+C\d+)*",
    rf"MIN\({SHEET}[A-Z]+\d+:[A-Z]+\d+\)",
    rf'IF\(MAX\({SHEET}[A-Z]+\d+:[A-Z]+\d+\)<=\$J\d+\+0\.000000001,"all alike",MID\({TERM}(&{TERM})+,3,4000\)\)',
    r'IF\(\$[A-Z]+\d+>1,SQRT\(SUMPRODUCT\([A-Z]+\d+:[A-Z]+\d+,\(\{[\d,]+\}-[A-Z]+\d+\)\^2\)/\(\$[A-Z]+\d+-1\)\),""\)',
]
"""All formulas that we write."""


@pytest.fixture(scope="module")
def books():
    """The workbook of every sample, in English, with its dossier."""
    dossiers = {name: Dossier.of(ikm.sample(name), day=DAY) for name in NAMES}
    return {name: (dossier, write(dossier, ikm.EN)) for name, dossier in dossiers.items()}


@pytest.fixture(scope="module")
def recalculated(books, soffice):
    """The same, computed by LibreOffice: no formula had a value."""
    files = {f"{name}.xlsx": without_values(blob) for name, (_, blob) in books.items()}
    return {name: values(blob) for name, blob in soffice(files, "xlsx").items()}


def written(blob):
    """Every formula of a workbook: (sheet, cell) -> formula."""
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in formulas(blob)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_computes_to_the_value_it_carries(books, recalculated, name):
    _is_what_it_carries(books[name][1], recalculated[name])


def _is_what_it_carries(blob, computed):
    carried = values(blob)
    cells = written(blob)
    assert len(cells) > 100
    assert not re.findall(rb"</f>(?!</c>)|<f[^>]*/>", sheets(without_values(blob)))  # nothing was left to copy
    for sheet, cell in cells:
        here, there = carried[sheet][cell].value, computed[sheet][cell].value
        if isinstance(here, str | None):
            assert (there or "") == (here or ""), (sheet, cell)
        else:
            assert there == pytest.approx(here, abs=1e-9, rel=0), (sheet, cell)


@pytest.mark.parametrize("name", NAMES)
def test_recalculated_sheets_give_the_figures_of_the_package(books, recalculated, name):
    dossier, _ = books[name]
    book = recalculated[name]
    found = ikm.index(dossier.data, "unit")
    for at, unit in enumerate(found.table["unit"]):
        rows = processing(book[Names().new(unit)])
        _is_figures(rows, found, at)
    if len(found.table) > 1:
        rows = processing(book["All units"])
        _is_figures(rows, ikm.index(dossier.data), 0)


def _is_figures(rows, found, at):
    told = found.table.iloc[at]
    assert rows["NRR / unsur"] == pytest.approx(found.nrr.iloc[at].tolist(), abs=1e-9, rel=0)
    *weighted, total = rows["Weighted NRR / unsur"]
    assert weighted == pytest.approx(found.weighted.iloc[at].tolist(), abs=1e-9, rel=0)
    assert total == pytest.approx(told["ikm"], abs=1e-9, rel=0)
    assert rows["IKM of the unit"] == pytest.approx([told["konversi"]], abs=1e-9, rel=0)
    answered = found.answered.iloc[at].tolist()
    assert rows["Questionnaires filled in"] == pytest.approx(answered, abs=1e-9, rel=0)
    if told["ranked"]:
        assert rows["box"][0] == pytest.approx(round(told["konversi"], 2), abs=0.0051)
        assert rows["box"][1:] == [told["mutu"], told["kinerja"]]
    else:
        assert rows["box"] == ["–", "–", "not ranked: figures outside the scale 1-4"]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("kpp")])
def test_recalculated_ranks_and_matrix_are_those_of_the_package(books, recalculated, name):
    dossier, _ = books[name]
    book, found = recalculated[name], dossier.by_unit.index
    ranks = column(book["Units"], "Rank", "Unit")
    expected = dict(zip(found.ranking["unit"], found.ranking["rank"], strict=True))
    assert {unit: rank for unit, rank in ranks.items() if isinstance(rank, int | float)} == expected
    assert {unit for unit, rank in ranks.items() if rank == "–"} == set(found.table.loc[~found.table["ranked"], "unit"])
    for code in found.nrr:
        means = column(book["Unsur matrix"], code, "Unit")
        assert means.pop("All together") == pytest.approx(dossier.overall.index.nrr[code].iloc[0], abs=1e-9)
        assert means == pytest.approx(dict(zip(found.table["unit"], found.nrr[code], strict=True)), abs=1e-9)
    letters = list(book["Unsur matrix"].iter_rows(values_only=True))
    top = next(at for at, row in enumerate(letters) if row[0] == "Class of every NRR")
    told = {row[0]: row[1:] for row in letters[top + 1 : top + 1 + len(found.table)]}
    for at, unit in enumerate(found.table["unit"]):
        sound = found.table["reason"].iloc[at] != "outside-scale"
        own = tuple((found.mutu_of(float(v)) if sound else None) or "–" for v in found.nrr.iloc[at])
        assert told[unit][: len(own)] == own


def test_every_formula_is_one_of_ours_and_no_text_became_one(books, hostile):
    for _, blob in [*books.values(), hostile]:
        for where, formula in written(blob).items():
            plain = formula.removeprefix("=")
            assert any(re.fullmatch(known, plain) for known in FORMULAS), (where, formula)


def test_what_is_called_live_follows_the_answers(soffice):
    """Two units of six; every U1 of A becomes 1, a respondent of B leaves: all that is called live follows."""
    given = [*[[4, 3], [4, 2], [3, 2]] * 2, *[[2, 4], [2, 3]] * 2, [2, 4], [1, 4]]
    survey = make_survey([[*one, *[4] * 12] for one in given], unit=["A"] * 6 + ["B"] * 6)
    book = formulas(write(Dossier.of(survey, day=DAY), ikm.EN))
    before = column(book["Units"], "Respondents", "Unit")
    assert all(str(value).startswith("=") for value in before.values())
    for row in range(9, 15):
        book["A"].cell(row, 2).value = 1
    for col in range(1, 16):
        book["B"].cell(14, col).value = None
    out = io.BytesIO()
    book.save(out)
    (made,) = soffice({"live.xlsx": without_values(out.getvalue())}, "xlsx").values()
    found = values(made)
    assert column(found["Units"], "Respondents", "Unit") == {"A": 6, "B": 5, "All together": 11}
    assert [row[1] for row in found["Contents"].iter_rows(values_only=True) if row[0] == "Respondents"][:1] == [11]
    names = column(found["Units"], "Lowest unsur", "Unit")
    assert (names["A"].split()[0], names["B"].split()[0]) == ("U1", "U1")  # A: 1 against 14/6; B: 2 against 18/5
    least = column(found["Units"], "Its NRR", "Unit")
    assert (least["A"], least["B"]) == (1, 2)
    rows = {row[0].split()[0]: row[1:] for row in found["Answers"].iter_rows(min_row=5, max_row=6, values_only=True)}
    assert rows["U1"][:4] == (6, 5, 0, 0)  # six times 1 of A, five times 2 of B
    assert rows["U2"][:4] == (0, 4, 4, 3)  # A: 3, 2, 2 twice; B: 4, 3, 4, 3, 4
    assert rows["U1"][8] == 11
    assert rows["U1"][11] == pytest.approx(16 / 11)
    assert rows["U1"][12] == pytest.approx(np.std([1] * 6 + [2] * 5, ddof=1))


def test_the_contents_say_what_is_live_and_what_is_of_the_day(books):
    for _, blob in books.values():
        book = formulas(blob)
        said = " ".join(_texts(book["Contents"]))
        assert "Live are: sums" in said
        assert "not live: intervals" in said
        assert "every figure follows" not in " ".join(_texts(book["Settings"]))


@pytest.fixture(scope="module")
def hostile():
    """A survey whose units, comments, file, office and plan are called what no one should call them."""
    rng = np.random.default_rng(1)
    people = len(HOSTILE) * 6
    survey = make_survey(rng.integers(1, 5, (people, 14)), unit=list(HOSTILE) * 6)
    survey = replace(survey, source=replace(survey.source, file="&G=1+1.xlsx", sheets=("=A1",)))
    office = Office(agency="=1+1", address="@x", institution="<b>{{x}}</b>")
    plan = Plan((Row("U1", "=2+2", "=cmd|' /C calc'!A0"),), title="=3+3")
    dossier = Dossier.of(survey, day=DAY, office=office, plans={"": plan})
    return dossier, write(dossier, ikm.EN)


def test_hostile_words_stay_words(hostile):
    dossier, blob = hostile
    book = formulas(blob)
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    assert {"=cmd|' /C calc'!A0", "@SUM(1+1)", "=3+3", "<script>alert(1)</script>", "gnp.exe"} <= texts
    assert {"L" * 300, "&G=1+1.xlsx", "U1 =2+2"} <= texts
    assert all(units(name) <= LONGEST_NAME and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheetnames)
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames})
    with zipfile.ZipFile(BytesIO(blob)) as parts_:
        xml = b"".join(parts_.read(name) for name in parts_.namelist())
    assert b'TargetMode="External"' not in xml  # no link leads out
    assert "\u202e".encode() not in xml
    assert len(dossier.units) == len(HOSTILE)
    links = [cell.hyperlink.location for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name.replace(chr(39), chr(39) * 2)}'!A1" for name in book.sheetnames[1:]]


@pytest.mark.filterwarnings("error")
def test_a_chart_title_is_no_reference():
    """xlsxwriter takes a title that begins like a reference for one."""
    survey = make_survey(np.repeat([[1], [4]], 10, axis=0) * np.ones((20, 14)), unit=["x!A1"] * 10 + ["y"] * 10)
    blob = write(Dossier.of(survey, day=DAY), ikm.EN)
    with zipfile.ZipFile(BytesIO(blob)) as opened:
        chart = opened.read("xl/charts/chart1.xml").decode()
    assert "x!A1" in re.search(r"<c:title>.*?</c:title>", chart)[0]
    assert "<c:strRef>" not in re.search(r"<c:title>.*?</c:title>", chart)[0]


def test_recalculation_survives_hostile_names(soffice, hostile):
    dossier, blob = hostile
    book = values(soffice({"h.xlsx": without_values(blob)}, "xlsx")["h"])
    overall = ikm.index(dossier.data).table.iloc[0]
    assert processing(book["All units"])["IKM of the unit"] == pytest.approx([overall["konversi"]], abs=1e-9)


def test_names_of_sheets_are_told_apart():
    names = Names()
    long = "Kelurahan Sumber Rejo Sejahtera Timur"  # 37 characters, the first 31 alike below
    made = [names.new(name) for name in (long, long + " I", long.upper(), "History", "'", "a'", "")]
    assert made[0] == "Kelurahan Sumber Rejo Sejahtera"
    assert made[1:3] == ["Kelurahan Sumber R…tera Timur I", "KELURAHAN SUMBER R…AHTERA TIMUR"]
    assert [names.new(long + " I"), names.new(long)] == [
        "Kelurahan Sumber Rejo Sejah (2)",
        "Kelurahan Sumber Rejo Sejah (3)",
    ]
    assert made[3:] == ["History (2)", "-", "a", "- (2)"]


# KEP/25/2004, two respondents, 14 unsur: Σ of all answers S, NRR_j = s_j / 2, IKM = S / 28, konversi = S x 25 / 28.
# To hit 62.505 exactly: konversi x 28 / 25 = S = 70.0056, no whole number; so means of a recap are used instead:
# all 14 NRR = m gives IKM = m, konversi = 25 m: m = 2.5002 gives 62.505 -> 62.51 -> B; m = 2.5001 gives
# 62.5025 -> 62.50 -> C; 3.2502 -> 81.255 -> 81.26 -> A; 1.7502 -> 43.755 -> 43.76 -> C; 1.7501 -> 43.7525 -> D.
BOUNDS = {"b": (2.5002, "B"), "c": (2.5001, "C"), "a": (3.2502, "A"), "cc": (1.7502, "C"), "d": (1.7501, "D")}


def test_the_class_at_the_bounds(soffice):
    means = [[mean] * 14 for mean, _ in BOUNDS.values()]
    dossier = Dossier.of(make_recap(means, [10] * len(BOUNDS), list(BOUNDS)), day=DAY)
    blob = write(dossier, ikm.EN)
    book = values(soffice({"b.xlsx": without_values(blob)}, "xlsx")["b"])
    letters = {unit: mutu for unit, (_, mutu) in BOUNDS.items()}
    assert {unit: processing(book[unit])["box"][1] for unit in BOUNDS} == letters
    recap = column(book["Units"], "Mutu", "Unit")
    assert {unit: recap[unit] for unit in BOUNDS} == letters
    assert processing(book["b"])["box"][0] == pytest.approx(62.51, abs=1e-9)
    assert {unit: processing(values(blob)[unit])["box"][1] for unit in BOUNDS} == letters


def test_blanks_and_answers_outside_the_scale_do_not_count(soffice):
    # Twice these three: U1: 4, blank, 2 -> 12 / 4 = 3; U2: 1, 9 (outside), 3 -> 8 / 4 = 2; U3..U14: 3, 3, 3 -> 3.
    # 2 of 82 answers are outside (2.4 %), below the limit of 5 %. IKM = (3 + 2 + 12 x 3) / 14 = 41 / 14.
    answers = np.full((6, 14), 3)
    answers[:, 0], answers[:, 1] = (4, 0, 2) * 2, (1, 5, 3) * 2
    blob = write(Dossier.of(make_survey(answers), day=DAY), ikm.EN)
    sheet = values(soffice({"x.xlsx": without_values(blob)}, "xlsx")["x"])["All respondents"]
    rows = processing(sheet)
    assert rows["Σ Value / unsur"][:3] == [12, 8, 18]
    assert rows["Questionnaires filled in"][:3] == [4, 4, 6]
    assert rows["NRR / unsur"][:3] == [3, 2, 3]
    assert rows["IKM of the unit"] == pytest.approx([41 / 14 * 25], abs=1e-9)
    assert [sheet.cell(10, 2).value, sheet.cell(10, 3).value] == [None, "x"]
    assert any("x = answer outside the scale" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_an_unsur_that_nobody_answered_leaves_the_index_open(soffice):
    answers = np.full((6, 14), 3)
    answers[:, 4] = 0
    blob = write(Dossier.of(make_survey(answers), day=DAY), ikm.EN)
    sheet = values(soffice({"x.xlsx": without_values(blob)}, "xlsx")["x"])["All respondents"]
    rows = processing(sheet)
    assert rows["IKM of the unit"] == []
    assert rows["box"] == ["–", "–", "–"]
    assert "an unsur without any answer" in sheet["A6"].value


def test_the_printed_weight_and_changed_bounds_rule_all_formulas(soffice):
    survey = ikm.sample("kpp-jatim-responden")
    dossier = Dossier.of(survey, bobot="printed", pedoman=ikm.load_pedoman("permenpan-2017"), day=DAY)
    blob = write(dossier, ikm.EN)
    book = values(soffice({"p.xlsx": without_values(blob)}, "xlsx")["p"])
    named = {"Bobot": 0.071, "Batas_A": 88.31, "Batas_B": 76.61, "Batas_C": 65.0, "Nilai_dasar": 25}
    for name, value in named.items():
        sheet, cell = formulas(blob).defined_names[name].attr_text.split("!")
        assert book[sheet.strip("'")][cell.replace("$", "")].value == value
    rows = processing(book[Names().new(dossier.units[0])])
    # the sum of the NRR is 3.095079365 x 14 = 43.33111; x 0.071 = 3.0765089 x 25 = 76.91272: B from 76.61 (2017)
    assert rows["IKM of the unit"] == pytest.approx([76.912722], abs=1e-5)
    assert rows["box"][1] == "B"


def test_a_filter_on_persons_lists_no_answers_and_hides_no_sum():
    survey = ikm.sample("bandar-lampung-responden")
    chosen = survey.where(jenis_kelamin="Perempuan")
    dossier = Dossier.of(chosen, filters={"jenis_kelamin": ["Perempuan"]}, day=DAY)
    book = values(write(dossier, ikm.EN))
    sheet = book["Kedaton"]
    assert "the respondents' answers are not listed here" in sheet["A6"].value
    assert sheet["A9"].value == "Σ Value / unsur"
    rows = processing(book["All units"])
    assert rows["IKM of the unit"] == pytest.approx([ikm.index(chosen).table["konversi"][0]], abs=1e-9)


def test_the_answers_of_a_small_unit_are_counted_and_not_listed(soffice):
    """B has 4 respondents, all 2 (sum 8, NRR 2, IKM 50); A has 5, all 3. Together (15 + 8) / 9 x 25 = 63.89."""
    survey = make_survey([[3] * 9] * 5 + [[2] * 9] * 4, "permenpan-2017", unit=["A"] * 5 + ["B"] * 4)
    blob = write(Dossier.of(survey, day=DAY), ikm.EN)
    book = values(soffice({"x.xlsx": without_values(blob)}, "xlsx")["x"])
    assert "with fewer than 5 respondents are not listed one by one" in book["B"]["A6"].value
    assert book["B"]["A9"].value == "Σ Value / unsur"
    assert processing(book["B"])["Σ Value / unsur"][0] == 8
    assert processing(book["B"])["IKM of the unit"] == pytest.approx([50])
    assert [book["A"].cell(row, 2).value for row in range(9, 14)] == [3] * 5
    assert processing(book["All units"])["IKM of the unit"] == pytest.approx([23 / 9 * 25])


def test_units_of_few_people_are_hidden_and_that_is_said():
    """The unit with 2 and that with 3 women are not shown, so the sums of the others do not give all together."""
    of = {"Besar": (20, 20), "Sedang": (20, 20), "Kecil": (2, 20), "Mungil": (3, 20)}
    people = [
        who for two in of.values() for who, n in zip(("Perempuan", "Laki-laki"), two, strict=True) for _ in range(n)
    ]
    units = [name for name, two in of.items() for _ in range(sum(two))]
    survey = make_survey([[3] * 14] * len(units), unit=units, jenis_kelamin=people)
    chosen = survey.where(jenis_kelamin="Perempuan")
    book = values(write(Dossier.of(chosen, filters={"jenis_kelamin": ["Perempuan"]}, day=DAY), ikm.EN))
    assert "Kecil" not in book.sheetnames
    sheet = next(sheet for sheet in book if "Units of few people are not shown" in str(sheet["A6"].value))
    assert processing(sheet)["IKM of the unit"] == pytest.approx([75.0])


def test_a_recap_without_respondents_weighs_its_units_alike(soffice):
    recap = make_recap([[2.0] * 14, [3.0] * 14, [4.0] * 14], [10, np.nan, 30], ["A", "B", "C"])
    blob = write(Dossier.of(recap, day=DAY), ikm.EN)
    book = values(soffice({"r.xlsx": without_values(blob)}, "xlsx")["r"])
    assert processing(book["All units"])["IKM of the unit"] == pytest.approx([75.0], abs=1e-9)  # mean of 2, 3, 4 x 25


def test_what_is_not_there_is_said_once(books):
    said = {name: _texts(values(blob)["Contents"]) for name, (_, blob) in books.items()}
    recap, alone, many = (said[name] for name in ("bandar-lampung-rekap", NAMES[2], NAMES[3]))
    assert {"No answers: a recap holds means, not the single answers."} <= recap
    assert {"No respondents: a recap does not tell who answered."} <= recap
    assert {"No comparison of units: there is one unit only, or none is named."} <= alone
    assert "What is not there" not in many
    assert "Not part of these figures, because they break the scale: Tanjung Senang." in recap


def _texts(sheet):
    return {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}


def test_sheets_are_set_up_to_be_printed(books):
    for _, blob in books.values():
        for sheet in formulas(blob):
            assert sheet.page_setup.paperSize == 9, sheet.title
            assert (sheet.page_setup.fitToWidth or 1) == 1  # 1 goes without saying
            assert sheet.page_setup.fitToHeight in (0, None)  # as many pages as it needs, or one
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_area
            assert "&P" in sheet.oddFooter.right.text
            rows = processing(sheet)
            if "NRR / unsur" in rows:
                assert sheet.print_title_rows == "$7:$8", sheet.title
                assert sheet.freeze_panes == "B9"


def test_charts_are_native_and_described(books):
    for name, (dossier, blob) in books.items():
        with zipfile.ZipFile(BytesIO(blob)) as opened:
            charts = [part for part in opened.namelist() if part.startswith("xl/charts/chart")]
            drawings = b"".join(opened.read(p) for p in opened.namelist() if p.startswith("xl/drawings/drawing"))
        pictures = re.findall(rb"<xdr:cNvPr [^>]*>", drawings)
        assert len(charts) == len(pictures) >= (1 if dossier.people is None else 3), name
        assert all(len(re.search(rb'descr="([^"]*)"', one)[1]) > 40 for one in pictures)


def test_the_same_dossier_gives_the_same_bytes(books):
    dossier, blob = books[NAMES[0]]
    again = Dossier.of(dossier.data, day=DAY)
    assert write(again, ikm.EN) == blob
    assert write(again, ikm.ID) != blob


def test_sixty_units_of_fourteen_unsur(soffice):
    rng = np.random.default_rng(7)
    names = [f"Unit Pelayanan Terpadu Kecamatan Contoh Nomor {n:02d}" for n in range(60)]  # 48 characters
    survey = make_survey(rng.integers(1, 5, (600, 14)), unit=names * 10)
    dossier = Dossier.of(survey, day=DAY)
    book = values(soffice({"s.xlsx": without_values(write(dossier, ikm.EN))}, "xlsx")["s"])
    ikm_of = column(book["Units"], "IKM", "Unit")
    ikm_of.pop("All together")
    found = dossier.by_unit.index.table
    assert ikm_of == pytest.approx(dict(zip(found["unit"], found["konversi"], strict=True)), abs=1e-9)
    assert len(book.sheetnames) == 60 + 10


def test_many_units_have_no_sheets_of_their_own(soffice, monkeypatch):
    monkeypatch.setattr(parts, "MOST_UNITS", 5)
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden"), day=DAY)
    blob = write(dossier, ikm.EN)
    assert "Kedaton" not in formulas(blob).sheetnames
    book = values(soffice({"m.xlsx": without_values(blob)}, "xlsx")["m"])
    found = dossier.by_unit.index
    recap = column(book["Units"], "IKM", "Unit")
    assert recap.pop("All together") == pytest.approx(dossier.row["konversi"], abs=1e-9)
    assert recap == pytest.approx(dict(zip(found.table["unit"], found.table["konversi"], strict=True)), abs=1e-9)
    assert column(book["Units"], "Rank", "Unit")["Sukabumi"] == 12


def test_large_surveys_begin_with_their_counts(monkeypatch):
    survey = ikm.sample("kpp-jatim-responden")
    for limit, said in (("MOST_ROWS", "more than 100 respondents"), ("MOST_ANSWERS", "more than 100 answers")):
        with monkeypatch.context() as patch:
            patch.setattr(parts, limit, 100)
            sheet = values(write(Dossier.of(survey, day=DAY), ikm.EN)).worksheets[2]
        assert said in sheet["A6"].value
        assert processing(sheet)["Σ Value / unsur"][0] == 494  # FACTS 9.2: 3.2933 x 150


def test_only_some_of_many_issues_are_listed(monkeypatch):
    from ikm.document.book import record

    monkeypatch.setattr(record, "MOST_ISSUES", 10)
    survey = ikm.sample("bandar-lampung-responden")
    book = values(write(Dossier.of(survey, day=DAY), ikm.EN))
    said = "Only the first 10 of 73 are listed here; all are in the ledger's own download."
    assert said in _texts(book["Notes on the data"])
    empty = replace(survey, ledger=Ledger(400, 400))
    book = values(write(Dossier.of(empty, day=DAY), ikm.EN))
    assert "Nothing was set aside: every cell that was read is counted." in _texts(book["Notes on the data"])


def test_no_attribute_of_a_person_stands_beside_an_answer(books):
    dossier, blob = books["kpp-jatim-responden"]
    words = _texts(values(blob).worksheets[2])
    for attribute in ("jenis_kelamin", "umur", "pendidikan", "pekerjaan"):
        assert not words & set(dossier.data.everyone[attribute].dropna())


def test_answers_stand_in_the_sheet_as_they_were_given(books):
    dossier, blob = books["kpp-jatim-responden"]
    body = values(blob).worksheets[2].iter_rows(9, 158, 2, 15, values_only=True)
    rows = np.array([[np.nan if cell is None else cell for cell in row] for row in body])
    np.testing.assert_array_equal(rows, dossier.data.values)


def test_one_unit_of_several_has_its_own_workbook(soffice):
    dossier = Dossier.of(ikm.sample("kabupaten-contoh-responden"), day=DAY).of_unit("Puskesmas Mawar")
    book = values(soffice({"u.xlsx": without_values(write(dossier, ikm.ID))}, "xlsx")["u"])
    sheet = book["Puskesmas Mawar"]
    figures = [v for row in sheet.iter_rows(values_only=True) for v in row if isinstance(v, float)]
    assert any(abs(v - dossier.row["konversi"]) < 1e-9 for v in figures)


def _odd():
    """Surveys of odd shapes, each with what its IKM must be where hand arithmetic is short (else None)."""
    rng = np.random.default_rng(3)
    some = rng.integers(0, 6, (60, 9))
    some[some == 5] = rng.integers(0, 5, (some == 5).sum())
    new = "permenpan-2017"
    units = ["A", "B", None] * 20
    broken = some.copy()
    broken[::3] = 5  # every answer of unit A outside the scale but the first
    broken[::3, 0] = 4
    plain = make_survey(np.full((6, 9), 2), new)
    sheet = np.full((6, 9), 2, dtype=np.int8)  # state 2 of these levels is 1.5: IKM = 1.5, x 25 = 37.5
    levels = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
    halves = Survey.of(plain.source, plain.pedoman, plain.ledger, plain.everyone, sheet, levels)
    return {
        "nameless": (make_survey(some, new, unit=units), None),
        "broken": (make_survey(broken, new, unit=units), None),
        "all-broken": (make_survey(np.where(some > 0, 5, 3), new, unit=units), None),
        "services": (make_survey(broken, new, layanan=units), None),
        "one": (make_survey(np.full((1, 9), 4), new, unit=["A"]), 100.0),
        "rows": (make_recap(rng.uniform(1, 4, (4, 14)), [3, 5, 7, 9], ["A", "B", "A", "C"]), None),
        "women": (
            make_survey(some, new, unit=units, jenis_kelamin=["P"] * 52 + ["L"] * 8).where(jenis_kelamin="L"),
            None,
        ),
        "halves": (halves, 37.5),
    }


def test_odd_surveys_compute_to_what_they_carry_too(soffice):
    made = {}
    for name, (data, expected) in _odd().items():
        filters = {"jenis_kelamin": ["L"]} if name == "women" else {}
        dossier = Dossier.of(data, day=DAY, filters=filters)
        made[name] = dossier, write(dossier, ikm.EN)
        assert expected is None or dossier.row["konversi"] == expected
    computed = soffice({f"{name}.xlsx": without_values(blob) for name, (_, blob) in made.items()}, "xlsx")
    for name, (dossier, blob) in made.items():
        book = values(computed[name])
        _is_what_it_carries(blob, book)
        sheet = book["All units"] if "All units" in book.sheetnames else book.worksheets[2]
        konversi = dossier.row["konversi"]
        told = processing(sheet)["IKM of the unit"]
        assert told == pytest.approx([konversi] if konversi == konversi else [], abs=1e-9), name


@pytest.mark.parametrize(("pedoman", "count"), [("kepmenpan-2004", 14), ("permenpan-2017", 9)])
def test_the_box_of_the_ikm_is_printed_with_the_sums_and_the_names(soffice, pedoman, count):
    """However many respondents a unit has, its last page holds all that stands below the answers."""
    sizes = [7, 12, 20, *range(24, 34), 41, 48]
    units = [f"unit-{n:02d}" for n in sizes for _ in range(n)]
    rng = np.random.default_rng(1)
    dossier = Dossier.of(make_survey(rng.integers(1, 5, (len(units), count)), pedoman, unit=units), day=DAY)
    made = soffice({"boxes.xlsx": write(dossier, ikm.EN)}, "pdf")["boxes"]
    found = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    boxes = [text for text in found if "IKM OF THE SERVICE UNIT" in text]
    assert len(boxes) == len(sizes) + 1  # and all together
    assert all("NRR / unsur" in text and "Mean value" in text and "Kinerja" in text for text in boxes)


def test_charts_of_sixty_units_are_not_torn_by_a_page():
    """Each chart has bars for one page, and begins below the end of one where there is no room left."""
    names = [f"UPT Puskesmas Kecamatan Tanjung Karang {n:02d}" for n in range(60)]
    survey = make_survey(np.random.default_rng(2).integers(1, 5, (600, 9)), "permenpan-2017", unit=names * 10)
    sheet = formulas(write(Dossier.of(survey, day=DAY), ikm.EN))["Units"]
    drawn = [re.findall(r"\$(\d+)", chart.series[0].cat.strRef.f) for chart in sheet._charts]
    rows = [(int(first), int(last)) for first, last in drawn]
    assert [row for first, last in rows for row in range(first, last + 1)] == list(range(6, 66))  # each unit once
    ends = [one.id for one in sheet.row_breaks.brk]
    for chart, (first, last) in zip(sheet._charts, rows, strict=True):
        top, tall = chart.anchor._from.row, chart.anchor.to.row - chart.anchor._from.row
        assert last - first < 20
        assert tall * 15 < 500  # points of a lying page of A4
        assert any(0 < top - end <= 2 for end in ends)
        assert not any(top < end <= top + tall for end in ends)
    assert sheet.column_dimensions["B"].width > len(names[0])
