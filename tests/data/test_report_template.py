"""The example of an office's own template: made again alike, and filled without a field left over."""

import io

import docx

import ikm
from data.make_report_template import made
from ikm import samples
from ikm.document.make import made as report
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
