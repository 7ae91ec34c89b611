"""The research desk and the audit, as a person uses them in a real browser."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from tests.browser.taking import taken

AUDIT = Path(__file__).parents[2] / "data" / "audit"
RESPONDENTS = "?data=Bandar+Lampung+2012+(responden)"


def saved(page, key: str, file: Path) -> Path:
    return taken(page, page.locator(f".st-key-{key} button").first, file)


def test_a_report_is_put_in_checked_and_answered_with_a_letter(page, visit, settle, tmp_path):
    """The formula line of Tanjung Karang Timur prints 2,350 for 3,350; the letter says so, and nothing is repaired."""
    visit("/audit" + RESPONDENTS)
    page.locator('input[type="file"]').first.set_input_files(AUDIT / "bandar_lampung_2012.xlsx")
    page.get_by_text("Terbaca dari bandar").first.wait_for()
    settle()
    for words in ("3,350", "2,350"):
        expect(page.locator(".ikm-findings").first).to_contain_text(words)
    page.locator(".st-key-audit .scatterlayer .point").nth(20).wait_for(state="attached")  # more than 20 signs
    letter = saved(page, "letter", tmp_path / "surat.txt").read_text(encoding="utf-8")
    assert "Dengan hormat" in letter
    assert "Tanjung Karang Timur, U11" in letter
    page.get_by_text("Lihat tabel").first.click()
    cells = openpyxl.load_workbook(saved(page, "audit-xlsx", tmp_path / "temuan.xlsx")).worksheets[0]
    printed = [cell.value for row in cells.iter_rows() for cell in row]
    assert "Tanjung Karang Timur" in printed
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Sampel").click()
    page.get_by_role("heading", name="Sampel", exact=True).first.wait_for()
    settle()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Audit laporan").click()
    page.get_by_role("heading", name="Audit laporan", exact=True).first.wait_for()
    settle()
    page.get_by_text("Terbaca dari bandar").first.wait_for()  # the report is still there


def test_a_draw_list_downloads_with_every_number_once(page, visit, settle, tmp_path):
    visit("/sampel")
    page.get_by_text("Daftar: ").first.click()
    file = saved(page, "sampel-undian-csv", tmp_path / "undian.csv")
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    at = next(row for row in rows if "Nomor dalam daftar" in row).index("Nomor dalam daftar")
    drawn = [row[at] for row in rows if row and row[0] == "Sukabumi"]
    assert len(drawn) == len(set(drawn)) > 20


def test_the_parts_of_a_cross_table_are_kept_in_the_address(page, visit, settle):
    visit("/silang" + RESPONDENTS)
    page.get_by_role("radio", name="Korelasi").click()
    settle()
    page.get_by_text("paling erat hubungannya").first.wait_for()
    page.reload()
    page.get_by_text("paling erat hubungannya").first.wait_for()


def test_sentences_for_a_thesis_can_be_copied(page, visit):
    visit("/instrumen" + RESPONDENTS)
    for words in ("Cronbach", "r tabel"):
        expect(page.get_by_test_id("stCode").last).to_contain_text(words)
