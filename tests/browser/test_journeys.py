"""Whole journeys as a person makes them, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.taking import taken

ROOT = Path(__file__).parents[2]
DISTRICT = "?data=Kabupaten+Contoh+2024–2025+(simulasi)"
RESPONDENTS = "?data=Bandar+Lampung+2012+(responden)"


def heading(page):
    return page.get_by_test_id("stHeading").first


def chips(page):
    return page.locator('[data-testid="chips"]')


def no_exception(page) -> None:
    expect(page.get_by_test_id("stException")).to_have_count(0)


def no_dialog(page) -> None:
    """No "Page not found"."""
    expect(page.get_by_role("dialog")).to_have_count(0)


def fits(page, width: int) -> None:
    """Nothing reaches beyond the window, once everything stands."""
    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


def test_the_first_page_shows_the_index_of_bandar_lampung(page, visit):
    """66,58 B: Herlina & Wibasuri recomputed, without Tanjung Senang."""
    visit("/")
    hero = page.locator(".ikm-hero").first
    for words in ("66,58", "Baik", "12 dari 13"):
        expect(hero).to_contain_text(words)


def test_the_very_first_visit_of_a_server_may_be_a_deep_link(page, cold_url):
    """Streamlit's own router takes the first run of a server; the link and its filter must survive it."""
    page.goto(cold_url + "/perbandingan" + RESPONDENTS + "&unit=Sukabumi")
    chips(page).wait_for(timeout=30_000)
    expect(heading(page)).to_have_text("Perbandingan")
    expect(chips(page)).to_contain_text("Sukabumi")
    no_dialog(page)


def bars(page, name: str):
    return page.locator(f".st-key-{name} .barlayer .bars .point")


def test_ranking_has_a_bar_per_kecamatan_with_its_figure_and_class(page, visit):
    visit("/perbandingan")
    bars(page, "peringkat-unit").nth(12).wait_for()
    drawn = page.locator(".st-key-peringkat-unit")
    for words in ("71,75", "46,95", "98,20", "Teluk Betung", "Sukabumi"):
        expect(drawn).to_contain_text(words)


def test_filter_by_link_and_by_hand(page, visit, settle):
    visit("/perbandingan" + RESPONDENTS + "&unit=Sukabumi&unit=Kedaton")
    expect(bars(page, "peringkat-unit")).to_have_count(2)
    expect(chips(page)).to_contain_text("Sukabumi")
    page.get_by_role("button", name="Hapus saringan").click()
    bars(page, "peringkat-unit").nth(12).wait_for()
    settle()
    assert "unit=" not in page.url


def test_filter_stays_in_the_address_across_pages(page, visit, settle):
    visit("/" + RESPONDENTS + "&jenis_kelamin=Perempuan")
    chips(page).wait_for()
    page.locator(".js-plotly-plot").first.wait_for()
    settle()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Prioritas").click()
    page.get_by_role("heading", name="Prioritas").first.wait_for()
    settle()
    assert "jenis_kelamin=Perempuan" in page.url
    expect(chips(page)).to_contain_text("Perempuan")


def test_upload_and_walk_through_every_page(page, visit, settle, tmp_path):
    file = tmp_path / "survei saya.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Nama", "NIK", "Unit Pelayanan", "Jenis Kelamin", *(f"U{i}" for i in range(1, 10))])
    for i in range(30):
        unit = "Puskesmas <b>Melati</b>" if i % 2 else "Puskesmas $x$ Mawar"
        sheet.append([f"Rahasia {i}", f"18710{i:011}", unit, "LP"[i % 3 == 0], *((i + j) % 3 + 2 for j in range(9))])
    sheet.cell(5, 6).value = 9
    book.save(file)
    visit("/data")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_text(re.compile("30 baris dibaca = 30 dipakai")).wait_for(timeout=30_000)
    settle()
    content = page.content()
    assert "Rahasia 1" not in content
    assert "18710000" not in content
    for title in ("Ringkasan", "Perbandingan", "Prioritas", "Responden"):
        page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
        page.get_by_role("heading", name=title, exact=True).first.wait_for()
        settle()
        no_exception(page)
        page.locator(".js-plotly-plot").first.wait_for()
    expect(page.locator("b", has_text="Melati")).to_have_count(0)


def test_offices_files_together_a_correction_and_the_workbook_to_correct(page, visit, settle, tmp_path):
    """Two offices on the scale 1-5: named, converted on a click, and a copy to correct.

    As many 1 as 5, which become 1 and 4: every mean is 2.5, the IKM 62.5.
    """
    files = []
    for unit in ("Puskesmas Melati", "Puskesmas Mawar"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = unit.replace("Puskesmas ", "")
        sheet.append(["Nama", *(f"U{i}" for i in range(1, 10))])
        for i in range(10):
            answer = 5 if i % 2 else 1
            sheet.append([f"Rahasia {i}", *[answer] * 8, {4: "lihat lampiran", 5: 3}.get(i, answer)])
        files.append(tmp_path / f"{unit}.xlsx")
        book.save(files[-1])
    visit("/data")
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_text(re.compile("20 baris dibaca")).wait_for(timeout=30_000)
    settle()
    page.get_by_text("1 sampai 5", exact=True).first.click()
    page.get_by_text(re.compile("IKM 62,50")).wait_for(timeout=30_000)
    settle()
    button = page.get_by_role("button", name="Unduh berkas untuk diperbaiki").first
    saved = taken(page, button, tmp_path / "perbaikan.xlsx")
    cells = [c for sheet in openpyxl.load_workbook(saved).worksheets for row in sheet.iter_rows() for c in row]
    assert sum(c.comment is not None and "lihat lampiran" in c.comment.text for c in cells) == 2
    assert not [c for c in cells if "Rahasia" in str(c.value)]


def test_a_hostile_file_gets_one_sentence_and_the_server_lives(page, visit, tmp_path):
    file = tmp_path / "rusak.xlsx"
    file.write_bytes(b"PK\x03\x04" + b"\0" * 2000)
    visit("/data")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_test_id("stAlert").filter(has_text="rusak.xlsx").first.wait_for()
    visit("/")
    expect(page.locator(".ikm-hero").first).to_contain_text("66,58")


def test_a_download_opens_again_with_every_figure(page, visit, tmp_path):
    """Sukabumi: mean x 25 = 46.9536 (table 12, weight 1/14), full precision in the file."""
    visit("/perbandingan")
    page.locator(".js-plotly-plot .main-svg").nth(8).wait_for()  # all three charts stand, so nothing moves any more
    page.get_by_text("Lihat tabel").first.click()
    button = page.locator(".st-key-peringkat-unit-xlsx button")
    saved = taken(page, button, tmp_path / "unduh.xlsx")
    cells = {cell.value for row in openpyxl.load_workbook(saved).worksheets[0].iter_rows() for cell in row}
    assert any(isinstance(value, float) and abs(value - 46.953571428) < 1e-6 for value in cells)
    assert "Sukabumi" in cells


def test_a_plan_is_edited_left_found_again_saved_and_loaded(page, visit, settle, tmp_path):
    """A cell is typed into and the page left before it is drawn again; the plan is there later, in its file too."""

    def table():
        found = page.locator("[class*='st-key-plan-'] [data-testid='stDataFrame']").first
        found.scroll_into_view_if_needed()
        page.wait_for_timeout(700)
        return found

    def type_programme(words: str) -> None:
        # the first row's second column: 35 px of header, 35 px a row; the marker column and the unsur stand before it
        for _ in range(10):  # a table that is just being drawn does not hear
            table().click(position={"x": 320, "y": 52})
            page.keyboard.press("Enter")
            page.wait_for_timeout(500)
            if page.locator(".gdg-input").count():
                break
        page.locator(".gdg-input").first.fill(words)
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)  # the editor itself waits a little before it tells

    def saved_plan() -> dict:
        button = page.locator(".st-key-plan-save button").first
        taken(page, button, tmp_path / "rencana.json")
        return json.loads((tmp_path / "rencana.json").read_text(encoding="utf-8"))

    def leave_and_return() -> None:
        for title in ("Responden", "Prioritas"):
            page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
            page.get_by_role("heading", name=title, exact=True).first.wait_for()
            settle()

    visit("/prioritas")
    type_programme("Loket kedua")
    leave_and_return()
    plan = saved_plan()
    assert [(row["code"], row["program"]) for row in plan["rows"]] == [
        ("U13", "Loket kedua"),
        ("U14", ""),
        ("U3", ""),
    ]
    assert plan["unit"] == "Sukabumi"
    type_programme("Papan informasi")
    page.wait_for_timeout(700)
    settle()
    assert saved_plan()["rows"][0]["program"] == "Papan informasi"
    (tmp_path / "rencana.json").write_text(json.dumps(plan), encoding="utf-8")
    visit("/prioritas")  # a new session: nothing is left
    page.get_by_text("Susun ulang").first.wait_for()
    page.locator("[class*='st-key-plan-file-'] input[type='file']").set_input_files(tmp_path / "rencana.json")
    page.get_by_test_id("stAlert").filter(has_text="rencana.json").first.wait_for()
    settle()
    assert saved_plan() == plan


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_survey_of_several_periods_fits_a_phone(page, visit, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/tren" + DISTRICT)
    page.locator(".js-plotly-plot").nth(2).wait_for()
    fits(page, 390)


def test_a_view_is_pinned_and_compared_with_another(page, visit, settle):
    """Kedaton 69,02 and Sukabumi 46,98 of the simulated respondents: 22,04 points."""
    visit("/" + RESPONDENTS + "&unit=Kedaton")
    chips(page).wait_for()
    page.get_by_role("button", name="Sematkan tampilan ini").click()
    page.get_by_text("Disematkan: Unit: Kedaton").wait_for()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Perbandingan").click()
    page.get_by_role("heading", name="Perbandingan").first.wait_for()
    settle()
    page.get_by_role("button", name="Hapus saringan").click()
    page.get_by_text("Tampilan tersemat dan tampilan sekarang").wait_for()
    settle()
    no_exception(page)
    page.get_by_text(re.compile("40 responden ada di keduanya")).wait_for()
    page.get_by_role("button", name="Lepas sematan").click()
    page.get_by_text("Tampilan tersemat dan tampilan sekarang").wait_for(state="detached")


def test_people_served_are_typed_in_or_put_in_as_a_file(page, visit, settle, tmp_path):
    """Six puskesmas with as many people each: the figure by people served is the mean of the units."""
    names = ["Anggrek", "Cempaka", "Dahlia", "Kenanga", "Mawar", "Melati"]
    file = tmp_path / "penduduk.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Puskesmas", "Jumlah penduduk"])
    for name in names:
        book.active.append([f"Puskesmas {name}", 12_000])
    book.save(file)
    visit("/" + DISTRICT)
    page.get_by_text("Penduduk yang dilayani setiap unit").click()
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_text(re.compile("memerlukan jumlah penduduk setiap unit")).wait_for(state="detached", timeout=30_000)
    settle()
    figures = page.locator(".st-key-tiga-cara .annotation-text")
    expect(figures.filter(has_text=re.compile(r"^\s*\d\d,\d\d.[A-D]\s*$"))).to_have_count(3)


def test_english(page, visit):
    visit("/perbandingan?lang=en")
    expect(heading(page)).to_have_text("Comparison")
    expect(page.locator(".st-key-peringkat-unit")).to_contain_text("71.75")


def test_a_slider_moved_by_keyboard_moves_the_figures(page, visit, settle):
    """Sukabumi's U13 is 1.44; twenty steps up are 0.20 of NRR, 0.20 / 14 x 25 = 0.36 points: 46.95 to 47.31."""
    visit("/simulasi")
    page.locator('[data-testid="stMain"] [data-testid="stSelectbox"]').first.click()
    page.keyboard.type("Sukabumi")
    page.get_by_role("option", name="Sukabumi").first.click()
    page.get_by_test_id("change").filter(has_text="46,95").wait_for()
    settle()
    handle = page.get_by_role("slider", name=re.compile("U13"))
    handle.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.get_by_test_id("change").filter(has_text="47,31").wait_for()
    settle()
    expect(page.get_by_role("slider", name=re.compile("U13"))).to_have_value("1.64")
    number = page.get_by_role("spinbutton", name=re.compile("U13"))
    expect(number).to_have_value("1.64")
    number.fill("2")
    number.press("Enter")
    page.get_by_test_id("change").filter(has_text="47,95").wait_for()  # 0.56 / 14 x 25 = 1 point in all
    settle()
    expect(page.get_by_role("slider", name=re.compile("U13"))).to_have_value("2")
    number.evaluate("element => element.scrollIntoView({block: 'center'})")
    page.wait_for_function(  # the figure stays in sight while the lower sliders are moved
        """() => { const top = element => document.querySelector(element).getBoundingClientRect().top;
        const figure = top('[data-testid="change"]');
        return top('[data-testid="stHeading"]') < 0 && figure >= 0 && figure < 200 }"""
    )
    no_exception(page)
