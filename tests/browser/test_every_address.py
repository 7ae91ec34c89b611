"""Every address, typed one after another into one tab, so that Streamlit itself is loaded once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_journeys import RESPONDENTS, fits, heading, no_dialog

TITLES = {
    "/": "Ringkasan",
    "/data": "Data",
    "/perbandingan": "Perbandingan",
    "/tren": "Tren",
    "/prioritas": "Prioritas",
    "/responden": "Responden",
    "/simulasi": "Simulasi",
    "/laporan": "Laporan",
    "/instrumen": "Uji instrumen",
    "/silang": "Tabel silang",
    "/sampel": "Sampel",
    "/audit": "Audit laporan",
}


@pytest.fixture(scope="module")
def page(browser, browser_context_args):
    with browser.new_context(**browser_context_args) as context:
        yield context.new_page()


@pytest.mark.parametrize(("address", "title"), TITLES.items())
def test_deep_link(page, visit, address, title):
    page.set_viewport_size({"width": 1280, "height": 900})
    visit(address)
    expect(heading(page)).to_have_text(title)
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_count(len(TITLES))
    assert "perbandingan" not in links.all_inner_texts()  # no raw file names
    no_dialog(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", TITLES)
def test_nothing_is_cut_off_on_a_phone(page, visit, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    visit(address + RESPONDENTS)
    fits(page, 390)
