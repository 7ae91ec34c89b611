"""The interactive page as a person opens it: a file, no network, light or dark, wide or narrow, on paper."""

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

import ikm
from ikm.document import page as pages
from ikm.dossier import Dossier

GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "grafik.html"
    path.write_bytes(pages.write(Dossier.of(ikm.sample("bandar-lampung-responden")), ikm.ID))
    return path


@pytest.fixture
def opened(browser, file):
    """Opens the page offline; gives it with what it asked for and said on the console."""
    contexts = []

    def go(width=1280, ground="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=ground, offline=True)
        contexts.append(context)
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri())
        expect(page.locator(".js-plotly-plot .infolayer")).to_have_count(5)
        page.evaluate("document.fonts.ready")
        return page, asked, said

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "ground"), list(zip((1280, 390), GROUNDS, strict=True)))
def test_the_page_draws_five_charts_and_asks_for_nothing(opened, file, width, ground):
    page, asked, said = opened(width, ground)
    page.wait_for_timeout(500)
    assert asked == [file.as_uri()]
    assert said == []
    expect(page.locator(".js-plotly-plot")).to_have_count(5)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == GROUNDS[ground]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for chart in page.locator(".chart").all():
        box = chart.locator("svg.main-svg").first.bounding_box()
        assert box["x"] >= 0
        assert 250 < box["width"] <= width
    assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")
    labels = page.locator(".chart text", has_text="Sukabumi").first
    assert page.evaluate("e => getComputedStyle(e).fontFamily", labels.element_handle()).startswith('"Plus Jakarta')


def test_a_script_that_was_not_ours_would_not_run(opened):
    page, _, said = opened()
    page.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1';
        document.body.append(s); fetch('https://example.org/').catch(() => 0) }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
    assert any("Content Security Policy" in one for one in said)


def test_the_table_opens_by_keyboard_and_a_bar_tells_its_figures(opened):
    page, _, _ = opened()
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("table").first).to_be_visible()
    page.locator(".chart").first.locator(".bars .point path").first.hover(force=True)
    expect(page.locator(".hoverlayer .hovertext").first).to_contain_text("IKM")


def test_the_ground_follows_the_system_while_the_page_is_open(opened):
    page, _, _ = opened()
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".chart .ytick text").first).to_have_css("fill", "rgb(230, 237, 243)")


def test_the_page_prints_on_a4_in_light_with_every_chart_whole(opened, tmp_path):
    """Drawn for paper: 680 px, within the 182 mm (688 px) between the margins."""
    page, _, _ = opened(1280, "dark")
    out = tmp_path / "cetak.pdf"
    page.pdf(path=out, format="A4", print_background=True)
    printed = PdfReader(out)
    assert 3 <= len(printed.pages) <= 6
    words = "\n".join(one.extract_text() for one in printed.pages)
    assert "Sukabumi" in words
    assert "81,26" in words  # the last bound at the right end of the ranking
