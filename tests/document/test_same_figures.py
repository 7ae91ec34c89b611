"""Every document prints the same figures: those of answers worked out here by hand, to the last printed digit.

Two ways beside the package's own: NRR, weighted NRR and IKM from the answers in exact fractions, printed by rounding
half up (FACTS 1.2, 1.7, 1.8); and for what is no plain sum (intervals, ranking, trend, order of work) the functions
of the package that the screens call, never those of the documents.
"""

import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import docx
import lxml.html
import numpy as np
import openpyxl
import pandas as pd
import pptx
import pypdf
import pytest
from lxml import etree

import ikm
from ikm.document import card as cards
from ikm.document import pdf
from ikm.document.make import made
from ikm.document.words import period_name
from ikm.dossier import Dossier
from ikm.ledger import Ledger
from ikm.pedoman import load
from ikm.respondents import PERSONAL
from ikm.soundness import sound
from ikm.survey import Recap, Source, Survey
from ikm.text import EN, ID
from ikm.text.terms import value_name
from tests.document.books import values

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LANGUAGES = {"id": ID, "en": EN}


def messy() -> Survey:
    """Made-up answers with blanks, some outside the scale, values at halves, small units, and two that have no rank.

    Unit "Rusak" breaks the scale, nobody of "Kosong" answered U9, "Mini" has four people, and who answered the last
    three rows is not told.
    """
    random = np.random.default_rng(6)
    units = ["Alun-alun"] * 40 + ["Bukit"] * 33 + ["Mini"] * 4 + ["Rusak"] * 12 + ["Kosong"] * 9
    levels = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
    answers = random.choice(9, size=(len(units), 9), p=[0.06, 0.03, 0.03, 0.08, 0.13, 0.3, 0.2, 0.165, 0.005])
    answers[units.index("Rusak") : units.index("Rusak") + 12] = 8
    answers[units.index("Rusak") : units.index("Rusak") + 12, :4] = 5
    answers[units.index("Kosong") :, 8] = 0
    ages = pd.Series(random.choice(["17-25", "26-35", "36-45"], size=len(units)), dtype=object)
    ages.iloc[-3:] = None
    people = pd.DataFrame(
        {
            "unit": pd.Categorical(units),
            "jenis_kelamin": pd.Categorical(random.choice(["Laki-laki", "Perempuan"], size=len(units))),
            "umur": pd.Categorical(ages),
            "periode": pd.Categorical(random.choice(["2024", "2025"], size=len(units))),
        }
    )
    source = Source("karangan.xlsx", "", "respondents", ("Data",))
    return Survey.of(source, load("permenpan-2017"), Ledger(98, 98), people, answers.astype(np.int8), levels=levels)


def cases() -> dict[str, Dossier]:
    """All samples and the made-up survey, each as a whole and two of its units."""
    data = {name: ikm.sample(name) for name in ikm.samples.TITLES} | {"messy": messy()}
    found = {}
    for name, one in data.items():
        whole = Dossier.of(one)
        found[name] = whole
        shown = whole.by_unit.index.ranking["unit"].tolist() if whole.by_unit is not None else list(whole.units)
        for unit in dict.fromkeys((shown[0], shown[-1])):
            found[f"{name} · {unit}"] = whole.of_unit(unit)
    return found


CASES = cases()
BOTH = ("messy",)
MADE = [
    (name, lang) for at, name in enumerate(CASES) for lang in LANGUAGES if name in BOTH or lang == ("id", "en")[at % 2]
]
"""Every case speaks one of the languages in turn, the odd one both."""


def printed(value: Fraction, places: int, lang: str) -> str:
    """A fraction as people print it: half up, with the comma of the language."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    shown = f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,.{places}f}"
    return shown.translate(str.maketrans(",.", ".,")) if lang == "id" else shown


class Worked:
    """NRR, weighted NRR, index and IKM of a survey, from its answers alone, in fractions."""

    def __init__(self, dossier: Dossier) -> None:
        data = sound(dossier.data)[0]
        self.codes = list(data.pedoman.codes)
        if isinstance(data, Recap):
            pairs = [(Fraction(str(v)), int(n)) for row, n in zip(data.means, data.number, strict=True) for v in row]
            pairs = np.array(pairs, dtype=object).reshape(*data.means.shape, 2)[data.rows]
            self.totals = [sum(v * n for v, n in column) for column in pairs.transpose(1, 0, 2)]
            self.counts = [sum(n for _, n in column) for column in pairs.transpose(1, 0, 2)]
        else:
            worth = [None, *(Fraction(str(level)) for level in data.levels), None]
            columns = [[worth[state] for state in column if worth[state] is not None] for column in data.answers.T]
            self.totals, self.counts = [sum(column, Fraction()) for column in columns], list(map(len, columns))
        self.nrr = [Fraction(t) / n for t, n in zip(self.totals, self.counts, strict=True)]
        self.weighted = [value / len(self.nrr) for value in self.nrr]
        self.index = sum(self.weighted)
        self.ikm = self.index * 25
        shown = (self.ikm * 100 + Fraction(1, 2)) // 1
        self.mutu = next(g.mutu for g in dossier.pedoman.classes if shown >= Fraction(g.lower) * 100)


@pytest.fixture(scope="module")
def worked():
    return {name: Worked(dossier) for name, dossier in CASES.items()}


class Files:
    """The documents of a case, opened once."""

    def __init__(self, name: str, lang: str) -> None:
        self.dossier, self.text = CASES[name], LANGUAGES[lang]
        self.blobs = {suffix: self._made(suffix) for suffix in ("docx", "pptx", "xlsx")}
        self.word = docx.Document(io.BytesIO(self.blobs["docx"]))
        self.slides = pptx.Presentation(io.BytesIO(self.blobs["pptx"]))
        self.book = values(self.blobs["xlsx"])
        self.page = lxml.html.fromstring(self._made("html").decode().partition('<script type="application/json"')[0])
        self.tables = [[[cell.text for cell in row] for row in _grid(table)] for table in self.word.tables]

    def _made(self, suffix: str) -> bytes:
        return made(self.dossier, suffix, self.text, parts=frozenset() if suffix == "docx" else None)

    def rows(self, *heads: str) -> list[list[str]]:
        """The rows of the first table of the report whose headings have these words."""
        said = [self.text(head) for head in heads]
        return next(table[1:] for table in self.tables if all(head in table[0] for head in said))


def _grid(table):
    """The cells row by row (python-docx is slow at it); a cell over several columns once."""
    return [[docx.table._Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]


@pytest.fixture(scope="module")
def files():
    kept = {}

    def opened(name, lang):
        if (name, lang) not in kept:
            kept[name, lang] = Files(name, lang)
        return kept[name, lang]

    return opened


def charts(blob: bytes):
    """The charts of a file: categories, values and printed labels of each series, and the workbook behind it."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        names = sorted(n for n in archive.namelist() if re.search(r"charts/chart[^/]*\.xml$", n))
        for name in names:
            tree = etree.fromstring(archive.read(name))
            folder, _, own = name.rpartition("/")
            links = etree.fromstring(archive.read(f"{folder}/_rels/{own}.rels"))
            target = next(link.get("Target") for link in links if link.get("Target").endswith(".xlsx"))
            behind = f"{folder.rpartition('/')[0]}/{target.removeprefix('../')}"
            book = openpyxl.load_workbook(io.BytesIO(archive.read(behind)), data_only=True).active
            yield [_series(one) for one in tree.iter(f"{CHART}ser")], list(book.iter_rows(values_only=True))


def _series(one) -> tuple[list[str], dict[int, float], dict[int, str]]:
    cats = [point.findtext(f"{CHART}v") for point in one.find(f"{CHART}cat").iter(f"{CHART}pt")]
    vals = {int(p.get("idx")): float(p.findtext(f"{CHART}v")) for p in one.find(f"{CHART}val").iter(f"{CHART}pt")}
    labels = {
        int(label.find(f"{CHART}idx").get("val")): "".join(run.text or "" for run in label.iter(f"{DRAW}t"))
        for label in one.iter(f"{CHART}dLbl")
        if label.find(f"{CHART}delete") is None
    }
    return cats, vals, labels


@pytest.mark.parametrize("name", CASES)
def test_the_package_works_out_the_same_as_fractions(worked, name):
    figures, mine = CASES[name].overall.index, worked[name]
    assert figures.nrr.iloc[0].to_list() == pytest.approx([float(v) for v in mine.nrr], abs=1e-12)
    assert figures.weighted.iloc[0].to_list() == pytest.approx([float(v) for v in mine.weighted], abs=1e-12)
    row = figures.table.iloc[0]
    assert (row["ikm"], row["konversi"]) == pytest.approx((float(mine.index), float(mine.ikm)), abs=1e-11)
    assert row["mutu"] == mine.mutu


@pytest.mark.parametrize(("name", "lang"), MADE)
class TestOneCase:
    """All documents of one case, so that each is made once."""

    def test_word(self, files, worked, name, lang):
        got, mine = files(name, lang), worked[name]
        text, dossier = got.text, got.dossier
        ikm_, index = printed(mine.ikm, 2, lang), printed(mine.index, 3, lang)
        rows = got.rows("Code", "NRR", "Weighted NRR")
        assert [row[0] for row in rows[:-2]] == mine.codes
        for row, nrr, weighted in zip(rows, mine.nrr, mine.weighted, strict=False):
            assert row[2:4] == [printed(nrr, 3, lang), printed(weighted, 3, lang)]
        assert rows[-2][3] == index
        assert rows[-1][3:5] == [ikm_, mine.mutu]
        sums = got.rows("Row", "U1", "Total")
        known = isinstance(dossier.data, Survey)
        assert sums[1][1:-1] == [f"{n:,}".replace(",", text.thousands) for n in mine.counts] or not known
        assert [sums[-3][1:-1], sums[-2][1:-1]] == [
            [printed(v, 3, lang) for v in mine.nrr],
            [printed(v, 3, lang) for v in mine.weighted],
        ]
        assert (sums[-2][-1], sums[-1][-1]) == (f"{index} *)", f"{ikm_} **)")  # the signs of the official table
        self._units(got, [list(row) for row in got.rows("Rank", "IKM")] if dossier.by_unit is not None else [])
        self._people(got)
        self._course(got)
        whole = "\n".join(p.text for p in got.word.paragraphs)
        assert text("The IKM is {ikm}: class {mutu} ({kinerja}).", ikm=ikm_, mutu=mine.mutu,
                    kinerja=dossier.row["kinerja"]) in whole  # fmt: skip
        assert re.search(rf"(?<!\d){re.escape(ikm_)}(?!\d)", whole.partition(text("CHAPTER V CONCLUSION"))[2])

    def _units(self, got, rows):
        """Rank, n, IKM, class and interval of every unit, best first, those without a rank last."""
        if not rows:
            assert got.dossier.by_unit is None
            return
        text, found = got.text, got.dossier.by_unit
        table = found.index.ranking
        for row, (place, told) in zip(rows, table.iterrows(), strict=False):
            ends = found.table.loc[place, ["low", "high"]]
            said = "–".join(text.number(min(max(v, 25.0), 100.0)) for v in ends) if ends.notna().all() else "–"
            n = text.number(told["n"], 0)
            wanted = [told["unit"], str(told["rank"]), n, text.number(told["konversi"]), told["mutu"], said]
            assert row[:6] == wanted
        apart = set(found.index.table["unit"]) - set(table["unit"])
        assert {row[0] for row in rows[len(table) :]} == apart

    def _people(self, got):
        """Counts and shares of the respondents, groups under five merged."""
        if got.dossier.people is None:
            assert not any(got.text("Indicator") in table[0] for table in got.tables)
            return
        text, n = got.text, got.dossier.data.n
        rows = got.rows("Characteristic", "Indicator")
        people = got.dossier.data.respondents
        counted = {name: people[name].value_counts() for name in PERSONAL if name in people}
        singly = {value: c for one in counted.values() for value, c in one.items()}
        for row in rows:
            count = int(row[3].replace(text.thousands, ""))
            share = printed(Fraction(100 * count, n), 1, text.lang)
            assert row[4] == share + ("\u00a0%" if text.lang == "id" else "%")
            assert row[2] not in singly or singly[row[2]] == count >= 5
        each = pd.Series([int(row[3].replace(text.thousands, "")) for row in rows])
        at = pd.Series([row[0] or None for row in rows]).ffill()
        assert (each.groupby(at).sum() == n).all()

    def _course(self, got):
        """IKM, class and change of every period."""
        if got.dossier.trend is None:
            return
        text = got.text
        rows = got.rows("Period", "Change")
        by = ikm.index(got.dossier.data, "periode").table
        for row, (_, told) in zip(rows, by.iterrows(), strict=True):
            wanted = [
                period_name(told["periode"], text),
                text.number(told["n"], 0),
                text.number(told["konversi"]),
                told["mutu"] or "–",
            ]
            assert row[:4] == wanted
        moves = by["konversi"].diff()
        assert [row[4] for row in rows[1:]] == [text.signed(move) for move in moves[1:]]

    def test_charts_of_word_and_slides(self, files, worked, name, lang):
        """What is drawn, printed beside it and behind it in a workbook is one figure; and the unsur's are right."""
        got, mine = files(name, lang), worked[name]
        nrr = {
            f"{code} {got.dossier.data.pedoman.unsur_named(code).name}": value
            for code, value in zip(mine.codes, mine.nrr, strict=True)
        }
        seen = 0
        for blob in (got.blobs["docx"], got.blobs["pptx"]):
            for series, behind in charts(blob):
                for at, (cats, vals, labels) in enumerate(series, start=1):
                    assert [row[0] for row in behind[1:]] == cats
                    kept = {i: row[at] for i, row in enumerate(behind[1:]) if row[at] is not None}
                    assert kept == pytest.approx(vals, rel=1e-14)  # a workbook keeps 16 digits
                    shown = series[0][1] if len(series) == 2 else vals  # the second is not seen: it carries labels
                    assert all(_begins(label, shown[i], lang) for i, label in labels.items())
                cats, vals, _ = series[0]
                labels = series[-1][2]  # of lying bars with bounds a series that is not seen carries them
                if len(series) < 3 and set(cats) == set(nrr):
                    assert [vals[i] for i in range(len(cats))] == sorted(vals.values())
                    for i, cat in enumerate(cats):
                        assert vals[i] == pytest.approx(float(nrr[cat]), abs=1e-12)
                        assert labels[i].split(" ")[0] == printed(nrr[cat], 2, lang)
                    seen += 1
        assert seen == 2

    def test_slides(self, files, worked, name, lang):
        got, mine = files(name, lang), worked[name]
        text, ikm_ = got.text, printed(mine.ikm, 2, lang)
        first = got.slides.slides[1]
        assert f"IKM {ikm_}" in first.shapes.title.text
        said = [shape.text_frame.text.split("\n") for shape in first.shapes if shape.has_text_frame]
        assert any(lines[0] == ikm_ for lines in said)
        assert any(lines[0] == mine.mutu for lines in said)
        assert any(lines[0] == text.number(got.dossier.row["n"], 0) for lines in said)
        told = got.dossier.overall.table.iloc[0]
        if told["low"] == told["low"]:
            ends = [text.number(min(max(told[end], 25.0), 100.0)) for end in ("low", "high")]
            assert any(all(end in " ".join(lines[1:]) for end in ends) for lines in said if lines[0] == ikm_)
        for slide in got.slides.slides:
            for shape in slide.shapes:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows] if shape.has_table else []
                if rows and rows[0][1:] == mine.codes:
                    last = [row for row in rows if row[0] == text("All together")]
                    assert all([c.split("\n")[0][: len(printed(v, 2, lang))] for c, v in
                                zip(row[1:], mine.nrr, strict=True)] == [printed(v, 2, lang) for v in mine.nrr]
                               for row in last)  # fmt: skip

    def test_workbook(self, files, worked, name, lang):
        """The values that the formulas carry, of full precision: NRR, weighted, index, IKM, class, units."""
        got, mine = files(name, lang), worked[name]
        text, dossier = got.text, got.dossier
        front = list(got.book[text("Contents")].iter_rows(values_only=True))
        shown = {row[0]: row[1] for row in reversed(front) if row[0]}
        assert shown[text("IKM after conversion")] == pytest.approx(float(mine.ikm), abs=1e-9)
        assert shown["Mutu"] == mine.mutu
        assert shown[text("Respondents")] == dossier.row["n"]
        rows = list(got.book["Unsur"].iter_rows(min_row=5, max_row=4 + len(mine.codes), values_only=True))
        for row in rows:
            at = mine.codes.index(row[0].split(" ")[0])
            assert row[1:3] == pytest.approx((float(mine.nrr[at]), float(mine.weighted[at])), abs=1e-12)
        if dossier.by_unit is not None:
            table = dossier.by_unit.index.ranking
            recap = list(got.book[text("Units")].iter_rows(min_row=6, values_only=True))
            for row, (_, told) in zip(recap, table.iterrows(), strict=False):
                assert row[:5] == (told["rank"], told["unit"], told["n"], pytest.approx(told["konversi"]), told["mutu"])
        order = list(got.book[text("Priority")].iter_rows(min_row=5, values_only=True))
        steps = [mine.nrr[mine.codes.index(row[1])] for row in order[: len(mine.codes)]]
        assert steps == sorted(mine.nrr)  # those that tie stand by what else the order of work says

    def test_page(self, files, worked, name, lang):
        got, mine = files(name, lang), worked[name]
        header = " ".join(got.page.xpath("string(//header)").split())
        told = got.dossier.overall.table.iloc[0]
        assert f"IKM{printed(mine.ikm, 2, lang)}" in header
        assert f"Mutu{mine.mutu} {got.dossier.row['kinerja']}" in header
        if told["low"] == told["low"]:
            assert got.text.number(min(max(told["low"], 25.0), 100.0)) in header
        tables = {
            tuple(th.text_content() for th in table.xpath(".//thead//th")): [
                [cell.text_content() for cell in row] for row in table.xpath(".//tbody/tr")
            ]
            for table in got.page.xpath("//table")
        }
        rows = next(
            rows for heads, rows in tables.items() if heads[:2] == (got.text("Code"), "Unsur") and "NRR" in heads
        )
        place = next(
            heads.index("NRR") for heads in tables if heads[:2] == (got.text("Code"), "Unsur") and "NRR" in heads
        )
        for row in rows:
            assert row[place] == printed(mine.nrr[mine.codes.index(row[0])], 2, lang)
        if got.dossier.by_unit is not None:
            ranked = next(rows for heads, rows in tables.items() if got.text("Rank") in heads)
            table = got.dossier.by_unit.index.ranking
            for row, (_, told) in zip(ranked, table.iterrows(), strict=False):
                assert row[0] == value_name(told["unit"], got.text)
                assert got.text.number(told["konversi"]) in row

    def test_card_and_pdf(self, worked, name, lang):
        mine, dossier, text = worked[name], CASES[name], LANGUAGES[lang]
        shown = cards.card(dossier, text)
        assert (shown.value, shown.mutu) == (printed(mine.ikm, 2, lang), mine.mutu)
        assert shown.position == pytest.approx(float(mine.ikm))
        squeezed = _letters(pdf.card(shown))
        assert shown.value in squeezed
        if " · " in name or name == "messy":  # the whole reports of the samples have many pages
            report = _letters(made(dossier, "pdf", text, parts=frozenset()))
            for code, nrr, weighted in zip(mine.codes, mine.nrr, mine.weighted, strict=True):
                unsur = re.sub(r"[\W_]", "", dossier.data.pedoman.unsur_named(code).name)
                line = f"{code}{unsur}{printed(nrr, 3, lang)}{printed(weighted, 3, lang)}"
                assert line in re.sub(r"[^\w.,]|(?<=[a-z])[,/]|_", "", report), line
            assert printed(mine.ikm, 2, lang) in report


def _begins(label: str, value: float, lang: str) -> bool:
    """Whether a printed label begins with its figure, rounded half up."""
    first = label.replace("\u00a0", " ").split(" ")[0].rstrip("%")
    decimal = "," if lang == "id" else "."
    places = len(first.partition(decimal)[2])
    return first == printed(Fraction(Decimal(repr(value)).quantize(Decimal("1e-10"))), places, lang)


def _letters(blob: bytes) -> str:
    """All text of a PDF without any space."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(blob)).pages))
