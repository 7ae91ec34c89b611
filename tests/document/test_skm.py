"""The SKM report: what stands in it, what is a gap, and what is said to be missing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import ikm
from ikm import Survey
from ikm.document import drawings, skm
from ikm.document.blocks import Bullets, Cover, Figure, Formula, Heading, Paragraph, Signature, Table, Turn
from ikm.document.contents import SKM
from ikm.document.skm import krejcie
from ikm.dossier import Dossier
from ikm.office import Office
from ikm.plan import Plan, Row
from ikm.text import EN, ID, LANGUAGES
from tests.conftest import make_survey

SNAPSHOTS = Path(__file__).parent / "snapshots"

OFFICE = Office(
    institution="Pemerintah Kota Contoh",
    agency="Dinas Contoh",
    period="Semester I Tahun 2026",
    survey_from="1 Juli 2026",
    survey_to="31 Juli 2026",
    place="Kota Contoh",
    date="21 November 2026",
    official_title="Kepala Dinas",
    official_name="Nama Contoh",
    official_rank="Pembina",
    official_id="000",
    conducted_by="Tim SKM",
    method="Acak sistematis",
    location="Ruang tunggu",
    recipients="5.000",
    schedule=(("Persiapan", "Juni", "5"),),
    history=(("2024", 60.0),),
)


def outline(document):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level < 3]


def tables(document):
    return {block.caption: block for block in document.blocks if isinstance(block, Table)}


def said(document):
    words = []
    for block in document.blocks:
        words += [block.text] if isinstance(block, Paragraph) else []
        words += block.items if isinstance(block, Bullets) else []
    return "\n".join(words)


def gaps(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.gap]


@pytest.fixture(scope="module")
def city():
    return Dossier.of(ikm.sample("bandar-lampung-rekap"), office=OFFICE)


def test_it_has_the_outline_of_such_reports(city):
    """FACTS 3.6, the outline in use."""
    assert outline(skm.document(city, ID)) == [
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "1.2 Dasar Pelaksanaan SKM",
        "1.3 Maksud dan Tujuan",
        "BAB II PENGUMPULAN DATA SKM",
        "2.1 Pelaksana SKM",
        "2.2 Metode Pengumpulan Data",
        "2.3 Lokasi Pengumpulan Data",
        "2.4 Waktu Pelaksanaan SKM",
        "2.5 Penentuan Jumlah Responden",
        "BAB III HASIL PENGOLAHAN DATA SKM",
        "3.1 Jumlah Responden SKM",
        "3.2 Indeks Kepuasan Masyarakat",
        "3.3 Perbandingan Antarunit",
        "BAB IV ANALISIS HASIL SKM",
        "4.1 Analisis Kelemahan dan Kelebihan Unsur Layanan",
        "4.2 Rencana Tindak Lanjut",
        "4.3 Tren Nilai SKM",
        "BAB V PENUTUP",
        "LAMPIRAN 1 Kuesioner menurut peraturan",
        "LAMPIRAN 2 Hasil olah data",
        "LAMPIRAN 3 Uraian setiap unsur",
        "LAMPIRAN 4 Catatan data dan pengaturan",
        "LAMPIRAN 5 Dokumentasi dan laporan tindak lanjut periode sebelumnya",
    ]


def test_its_figures_are_the_published_ones_recomputed(city):
    """FACTS 9.1 (bandar_lampung.csv), 1/14, without Tanjung Senang: 66.5778; Sukabumi 46.9536; U3 2.412, U12 2.527."""
    document = skm.document(city, ID)
    found = tables(document)
    unsur = found["NRR dan mutu setiap unsur"]
    assert unsur.rows[-1][3:5] == ("66,58", "B")
    assert [row[0] for row in unsur.rows if row[-1] == "terendah"] == ["U3"]
    assert unsur.rows[2][2] == "2,412"
    units = found["Unit menurut IKM"]
    row = next(row for row in units.rows if row[0] == "Sukabumi")
    assert row[3:5] == ("46,95", "C")
    last = units.rows[-1]
    assert last[0] == "Tanjung Senang"
    assert "tidak diperingkat" in last[-1]
    assert "Nilai IKM 66,58: mutu B (Baik)." in said(document)
    assert found["Rencana tindak lanjut"].rows[0][1] == "U3 Kejelasan petugas pelayanan"


def test_what_the_office_typed_stands_where_it_belongs(city):
    document = skm.document(city, ID)
    cover = document.blocks[0]
    assert isinstance(cover, Cover)
    assert (cover.unit, cover.period) == ("Dinas Contoh", "PERIODE Semester I Tahun 2026")
    signature = next(block for block in document.blocks if isinstance(block, Signature))
    assert signature == Signature(
        "Kota Contoh, 21 November 2026", "Kepala Dinas", "Nama Contoh", ("Pembina", "NIP 000")
    )
    words = said(document)
    for typed in (OFFICE.conducted_by, OFFICE.method, OFFICE.location, "dari 1 Juli 2026 sampai 31 Juli 2026"):
        assert typed in words
    assert tables(document)["Jadwal pelaksanaan survei"].rows == (("1", "Persiapan", "Juni", "5"),)


def test_the_sample_is_worked_out_by_the_table_of_the_regulation(city):
    """FACTS 5.1: N = 5000 -> S = 357."""
    document = skm.document(city, ID)
    assert "357 responden" in said(document)
    formula = next(block for block in document.blocks if isinstance(block, Formula))
    assert "357" in formula.lines[-1]


def test_what_nobody_typed_is_a_gap_that_is_marked():
    bare = skm.document(Dossier.of(ikm.sample("bandar-lampung-rekap")), ID)
    assert len(gaps(bare)) == 10
    assert all(gap.startswith("[isi: ") for gap in gaps(bare))
    signature = next(block for block in bare.blocks if isinstance(block, Signature))
    assert "[isi: " in signature.where + signature.title + signature.name


def test_typed_earlier_values_make_a_trend_and_are_said_to_be_typed(city):
    """60.0 lies between 43.76 and 62.50: C by the bounds of 2004 (FACTS 1.3)."""
    document = skm.document(city, ID)
    trend = tables(document)["IKM menurut periode"]
    assert [row[:4] for row in trend.rows] == [
        ("2024", "–", "60,00", "C"),
        ("Semester I Tahun 2026", "381", "66,58", "B"),
    ]
    assert "diketik instansi" in said(document)


def test_a_recap_says_what_it_does_not_tell(city):
    words = said(skm.document(city, ID))
    assert "siapa respondennya tidak diketahui" in words
    assert "jawaban setiap responden tidak ada di dalamnya" in words


def test_one_period_has_no_trend_and_says_so():
    document = skm.document(Dossier.of(ikm.sample("kpp-jatim-responden")), ID)
    assert "belum ada tren" in said(document)
    assert "IKM menurut periode" not in tables(document)


def test_a_unit_that_is_not_ranked_has_no_figure_and_no_class():
    one = Dossier.of(ikm.sample("bandar-lampung-rekap")).of_unit("Tanjung Senang")
    document = skm.document(one, ID)
    unsur = tables(document)["NRR dan mutu setiap unsur"]
    assert unsur.rows[-1][3:5] == ("–", "–")
    assert "IKM tidak dapat dinyatakan" in said(document)
    assert "98,20" not in said(document)  # what its means would come to
    assert "Rencana tindak lanjut" not in tables(document)


@pytest.mark.parametrize("part", sorted(SKM))
def test_every_part_can_be_left_out(part):
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden")).of_unit("Kedaton")
    every, without = (skm.document(dossier, ID, parts) for parts in (set(SKM), set(SKM) - {part}))
    assert len(without.blocks) < len(every.blocks)


def test_answers_stand_row_by_row_without_anything_of_the_person():
    """Kedaton has 40 respondents (bandar_lampung.csv)."""
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden")).of_unit("Kedaton")
    table = tables(skm.document(dossier, ID))["Nilai per responden dan per unsur pelayanan"]
    assert len(table.rows) == 40
    assert len(table.head) == 15
    assert {cell for row in table.rows for cell in row[1:]} <= {"", "1", "2", "3", "4"}


def test_the_answers_of_a_small_unit_are_only_counted():
    """B has 4 respondents: in its own report no row of them, in that of all only the 9 rows of A."""
    units = ["A"] * 6 + ["B"] * 4 + ["A"] * 3
    dossier = Dossier.of(make_survey([[3] * 9] * 6 + [[2] * 9] * 4 + [[3] * 9] * 3, "permenpan-2017", unit=units))
    caption, why = "Answers per respondent and per unsur", "with fewer than 5 respondents are not listed one by one"
    table = tables(skm.document(dossier, EN))[caption]
    assert [row[1] for row in table.rows] == ["3"] * 9
    assert why in table.note
    alone = skm.document(dossier.of_unit("B"), EN)
    assert caption not in tables(alone)
    assert why in said(alone)
    assert tables(alone)["Processing table per unsur"].rows[0][1] == "8"  # 4 x 2
    assert why not in tables(skm.document(dossier.of_unit("A"), EN))[caption].note


def test_a_single_small_unit_is_not_known_by_its_comments():
    """Units of 9, 6 and 2: the comments of the 2 stand beside those of the 6, and the annex says why."""
    units = ["A"] * 9 + ["B"] * 6 + ["C"] * 2
    survey = make_survey([[3] * 9] * 17, "permenpan-2017", unit=units)
    people = survey.everyone.assign(saran=pd.Series([f"Antrean {unit.lower()}" for unit in units], dtype=object))
    survey = Survey.of(survey.source, survey.pedoman, survey.ledger, people, survey.sheet)
    table = tables(skm.document(Dossier.of(survey), EN, set(SKM)))["Comments"]
    assert {row[0] for row in table.rows if "Antrean a" not in row[1]} == {"one of several units"}
    assert "the next smallest is not named either" in table.note


def test_under_a_filter_on_persons_no_answer_and_no_comment_is_printed():
    data = ikm.sample("bandar-lampung-responden").where(jenis_kelamin="Perempuan")
    dossier = Dossier.of(data, filters={"jenis_kelamin": ["Perempuan"]})
    document = skm.document(dossier, ID, set(SKM))
    assert "Nilai per responden dan per unsur pelayanan" not in tables(document)
    assert "tidak ditampilkan" in said(document)
    assert "Jenis kelamin: Perempuan" in said(document)


def test_lying_pages_are_turned_back(city):
    turns = [block.landscape for block in skm.document(city, ID).blocks if isinstance(block, Turn)]
    assert turns == [True, False]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(ikm.samples.TITLES))
def test_every_table_and_chart_is_whole(name, lang):
    text = LANGUAGES[lang]
    dossier = Dossier.of(ikm.sample(name), office=OFFICE)
    for one in (dossier, *(dossier.of_unit(unit) for unit in dossier.units[:2])):
        for block in skm.document(one, text, set(SKM)).blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} <= {len(block.head)}
                assert len(block.align) == len(block.head)
                assert len(block.widths) in (0, len(block.head))
                assert sum(span for _, span in block.over) in (0, len(block.head))
                assert all(isinstance(cell, str) for row in block.rows for cell in row)
                assert all(
                    block.rows[row][column].endswith(m) or m in "ABCD" for (row, column), m in block.classes.items()
                )
            if isinstance(block, Figure):
                drawing = block.drawing
                assert drawing.alt
                assert drawing.title
                for series in drawing.series:
                    assert len(series.values) == len(drawing.categories)
                assert all(len(labels) == len(drawing.categories) for labels in drawing.labels)


def test_a_plan_that_was_typed_has_no_gap():
    rows = (Row("U3", "Kejelasan petugas pelayanan", "Papan nama", tw1=True, penanggung_jawab="Sekretaris"),)
    dossier = Dossier.of(ikm.sample("bandar-lampung-rekap"), plans={"": Plan(rows)}, office=OFFICE)
    document = skm.document(dossier, ID)
    assert tables(document)["Rencana tindak lanjut"].rows == (
        ("1", "U3 Kejelasan petugas pelayanan", "Papan nama", "✓", "", "", "", "Sekretaris"),
    )
    assert not [gap for gap in gaps(document) if "program" in gap]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chapter_four_word_for_word(lang):
    """A small snapshot, read by a person when it changes; its figures are those of the tests above."""
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden"), office=OFFICE)
    document = skm.document(dossier, LANGUAGES[lang])
    lines, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text.startswith(("BAB IV", "CHAPTER IV"))
        if inside and isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        elif inside and isinstance(block, Bullets):
            lines += [f"- {item}" for item in block.items]
    assert "\n".join(lines) + "\n" == (SNAPSHOTS / f"skm_chapter_4_{lang}.txt").read_text(encoding="utf-8")


def test_texts_of_files_and_people_stay_as_they_are():
    hostile = "=cmd|' /C calc'!A0 <script>{{ 7*7 }} $x$ #set"
    dossier = Dossier.of(ikm.sample("kpp-jatim-responden"), office=Office(agency=hostile, conducted_by=hostile))
    document = skm.document(dossier, EN)
    assert document.blocks[0].unit == hostile
    assert hostile in said(document)


def test_a_document_says_neither_on_which_page_to_click_nor_what_limits_the_other_units():
    """Of two units one has 3 respondents; U9 of the other was answered by nobody."""
    data = make_survey([[3] * 8 + [0]] * 40 + [[3] * 9] * 3, "permenpan-2017", unit=["Penuh"] * 40 + ["Sepi"] * 3)
    whole = Dossier.of(data)
    words = said(skm.document(whole, EN))
    assert "nobody answered U9" in words
    assert "1 of 2 units" in words
    assert "Data page" not in words
    alone = said(skm.document(whole.of_unit("Penuh"), EN))
    assert "nobody answered U9" in alone
    assert "of 2 units" not in alone


def test_a_unit_without_an_index_says_why_in_one_sentence():
    data = make_survey([[3] * 8 + [0]] * 40, "permenpan-2017")
    leads = [b.text for b in skm.document(Dossier.of(data), EN).blocks if isinstance(b, Paragraph) and b.kind == "lead"]
    assert leads == ["An unsur was answered by nobody, so there is no IKM."]


def test_no_paragraph_is_empty_where_all_groups_are_few():
    data = make_survey([[3] * 9] * 3, "permenpan-2017", jenis_kelamin=["Laki-laki", "Laki-laki", "Perempuan"])
    assert all(
        block.text.strip() for block in skm.document(Dossier.of(data), EN).blocks if isinstance(block, Paragraph)
    )


def test_a_value_below_a_bound_is_not_printed_like_the_bound():
    """45 answers of 3 and 3 of 4: U1 is 147/48 = 3.0625; B begins at 76.61 / 25 = 3.0644."""
    answers = [[4 if row < 3 else 3, *[3] * 8] for row in range(48)]
    drawing = drawings.unsur(Dossier.of(make_survey(answers, "permenpan-2017")), EN)
    assert tuple(label for label in drawing.labels[0] if label.startswith("3.06")) == ("3.06 C",)
    assert [bound.label for bound in drawing.bounds] == ["A ≥ 3.53", "B ≥ 3.0644", "C ≥ 2.60"]


def test_no_unsur_is_low_where_all_are_equal_and_none_that_is_the_highest():
    """All 4: there is no lowest. With U1 at 1 and eight at 4, three from below are all nine; only U1 is low."""
    words = said(skm.document(Dossier.of(make_survey([[4] * 9] * 40, "permenpan-2017")), EN))
    assert "lowest value" not in words
    assert "Improvement begins" not in words
    document = skm.document(Dossier.of(make_survey([[1, *[4] * 8]] * 40, "permenpan-2017")), EN)
    low, high, *_ = [b.items for b in document.blocks if isinstance(b, Bullets) and "NRR" in b.items[0]]
    assert [item[-12:] for item in low] == ["1.00, class D"[-12:]]
    assert len(high) == 8


def test_what_the_office_typed_stands_in_the_report():
    """Nothing is typed for nothing: every text of the form is in the report, its address on the cover."""
    texts = {name: f"typed {name}" for name, value in vars(Office()).items() if value == "" and name != "recipients"}
    office = Office(**texts, recipients="450", legal_basis=("typed basis",), schedule=(("typed work", "a", "b"),))
    report = skm.document(Dossier.of(ikm.sample("kpp-jatim-responden"), office=office), EN)
    told = str(report.blocks)
    assert [text for text in (*texts.values(), "typed basis", "typed work", "450") if text not in told] == []
    cover = report.blocks[0]
    assert "typed address" in cover.publisher
    assert "Telephone typed phone · typed website" in cover.publisher


def test_the_table_of_krejcie_and_morgan():
    """Rows of the printed table (FACTS 5.1): N and S."""
    table = krejcie.table(EN)
    pairs = {row[at]: row[at + 1] for row in table.rows for at in range(0, len(row), 2)}
    assert len(pairs) == 90
    printed = {"10": "10", "95": "76", "100": "80", "270": "159", "400": "196", "500": "217", "950": "274"}
    printed |= {"1,900": "320", "2,600": "335", "6,000": "361", "10,000": "370", "75,000": "382", "1,000,000": "384"}
    assert {n: pairs[n] for n in printed} == printed
    of_2017 = skm.document(Dossier.of(make_survey([[3] * 9] * 30, pedoman="permenpan-2017")), EN)
    assert table in of_2017.blocks
