"""The example of an office's own template: made again alike, and filled without a field left over."""

import io

import docx
import pytest

import ikm
from data.make_report_template import made
from ikm import samples
from ikm.document.make import made as report
from ikm.document.widths import width
from ikm.dossier import Dossier
from ikm.office import Office

OFFICE = Office(agency="Dinas Contoh", institution="Pemerintah Kota Contoh", place="Contoh", official_id="000")


def test_the_file_is_what_its_script_makes():
    assert samples.office_template().read_bytes() == made()


def test_every_field_in_it_is_filled():
    dossier = Dossier.of(ikm.sample("kpp-jatim-responden"), office=OFFICE)
    blob = report(dossier, "docx", ikm.ID, "skm", samples.office_template().read_bytes())
    book = docx.Document(io.BytesIO(blob))
    section = book.sections[0]
    words = [p.text for part in (book, section.header, section.footer) for p in part.paragraphs]
    words += [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    assert not [line for line in words if "{{" in line or "{%" in line]
    assert "Pemerintah Kota Contoh" in words
    assert any("Nilai IKM 77,38, mutu B (Baik)" in line for line in words)  # FACTS 9.2
    assert [row.cells[0].text for row in book.tables[0].rows] == ["Kode", *(f"U{i}" for i in range(1, 15))]
    assert any(line.startswith("BAB I") for line in words)


def test_it_says_how_many_of_all_respondents_the_ikm_rests_on():
    """Of 400 those of Tanjung Senang are not in the IKM: its means in table 13 of the paper break the scale."""
    data = ikm.sample("bandar-lampung-responden")
    left_out = data.where(unit="Tanjung Senang").n
    blob = report(Dossier.of(data, office=OFFICE), "docx", ikm.ID, "skm", samples.office_template().read_bytes())
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(blob)).paragraphs]
    said = f"diikuti 400 responden. IKM dihitung dari {400 - left_out} responden di antaranya. Nilai IKM 66,59"
    assert left_out
    assert any(said in line for line in words)


@pytest.mark.parametrize("sample", ["bandar-lampung-responden", "kpp-jatim-responden"])
def test_it_holds_one_chapter_one_signature_and_every_chart_once(sample):
    """{{ isi_laporan }} brings charts and signature, so the page before it has none."""
    office = OFFICE.but(official_name="Nama Contoh")
    dossier = Dossier.of(ikm.sample(sample), office=office)
    book = docx.Document(io.BytesIO(report(dossier, "docx", ikm.ID, "skm", samples.office_template().read_bytes())))
    words = [paragraph.text for paragraph in book.paragraphs]
    assert words.count("Nama Contoh") == 1
    captions = [line.partition(". ")[2] for line in words if line.startswith("Gambar ")]
    assert captions
    assert len(set(captions)) == len(captions)
    heads = [[cell.text for cell in table.rows[0].cells] for table in book.tables[:2]]
    assert heads[0] == ["Kode", "Unsur", "NRR", "Mutu", "Kinerja"]
    assert (heads[1] == ["Peringkat", "Unit", "Responden", "IKM", "Mutu", "Kinerja"]) == (len(dossier.units) > 1)


@pytest.mark.parametrize(
    ("office", "who"),
    [(Office(), "13 kecamatan"), (OFFICE, "Dinas Contoh"), (OFFICE.but(unit="UPT Contoh"), "UPT Contoh")],
)
def test_it_says_whom_a_report_of_several_units_is_of(office, who):
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden"), office=office)
    book = docx.Document(io.BytesIO(report(dossier, "docx", ikm.ID, "skm", samples.office_template().read_bytes())))
    assert any(f" di {who} diikuti " in paragraph.text for paragraph in book.paragraphs)
    assert who in book.sections[0].footer.paragraphs[0].text
    one = docx.Document(
        io.BytesIO(report(dossier.of_unit("Sukabumi"), "docx", ikm.ID, "skm", samples.office_template().read_bytes()))
    )
    assert any(" di Sukabumi diikuti " in paragraph.text for paragraph in one.paragraphs)


def test_no_head_and_no_figure_of_its_tables_breaks():
    """Also in a type a fifth wider than Arial: every word has room in its column."""
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden"), office=OFFICE)
    book = docx.Document(io.BytesIO(report(dossier, "docx", ikm.ID, "skm", samples.office_template().read_bytes())))
    tight = []
    for table in book.tables[:9]:
        for row in table.rows:
            for cell in row.cells:
                size = next((run.font.size.pt for p in cell.paragraphs for run in p.runs if run.font.size), 9.0)
                room = cell.width.pt - 2 * (85 / 20 if len(table.columns) < 9 else 40 / 20)
                tight += [word for word in cell.text.split(" ") if 1.15 * width(word, size) > room]
    assert not [word for word in tight if len(word) < 20]
