"""Reports as a person makes and takes them in a real browser."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from PIL import Image

from tests.browser.taking import taken

RESPONDENTS = "?data=Bandar+Lampung+2012+(responden)"


def made(page, settle, file: Path) -> Path:
    """Press the button, wait until the report is there, and take it."""
    page.get_by_role("button", name="Buat laporan").click()
    button = page.locator(".st-key-laporan-download button").first
    button.wait_for(timeout=60_000)
    settle()
    return taken(page, button, file)


def test_a_report_is_typed_seen_made_and_taken(page, visit, settle, tmp_path):
    visit("/laporan" + RESPONDENTS)
    page.get_by_text("Instansi, survei, dan tanda tangan").first.click()
    page.get_by_label("Instansi (dinas, badan, kecamatan)").fill("Dinas Contoh")
    page.get_by_label("Instansi (dinas, badan, kecamatan)").press("Tab")
    settle()
    page.wait_for_function(
        """() => { const image = document.querySelector('[data-testid="stMain"] img');
        return image && image.naturalWidth > 500 }"""  # the preview is there, and it is a picture
    )
    book = docx.Document(made(page, settle, tmp_path / "laporan.docx"))
    words = [paragraph.text for paragraph in book.paragraphs]
    assert "Nilai IKM 66,59: mutu B (Baik)." in words
    assert any("Dinas Contoh" in line for line in words)


def test_a_card_of_each_unit_comes_in_a_zip_with_what_could_not_be_made(page, visit, settle, tmp_path):
    visit("/laporan" + RESPONDENTS)
    page.get_by_role("radio", name="Kartu publikasi").click()
    settle()
    page.get_by_role("radio", name="PNG").click()
    page.get_by_role("radio", name="Setiap unit, dalam zip").click()
    settle()
    with zipfile.ZipFile(made(page, settle, tmp_path / "kartu.zip")) as archive:
        names = archive.namelist()
        assert len(names) == 13  # twelve cards and the list of what was not made
        card = Image.open(io.BytesIO(archive.read("kartu-ikm-Sukabumi.png")))
        said = archive.read("tidak-dibuat.txt").decode("utf-8-sig")
    assert card.size == (1080, 1080)
    assert "Tanjung Senang" in said
    page.get_by_text("Tanjung Senang: tidak dibuat").first.wait_for()
