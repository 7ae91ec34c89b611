"""Makes the screenshots of the documentation from the running dashboard: python docs/make_screenshots.py [folder].

Needs requirements-dev.txt and a Chromium. With ``--all`` every page in both widths and grounds, for looking over; with
``--only=sampel,audit`` no other pages.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
RESPONDENTS = "?data=" + quote("Bandar Lampung 2012 (responden)")
HEIGHT = 1400
"""How much of a page a picture shows, in pixels; with ``--all`` the whole page."""

DISTRICT = "?data=" + quote("Kabupaten Contoh 2024–2025 (simulasi)")
RECAP = "?data=" + quote("Bandar Lampung 2012 (rekap)")
KPP = "?data=" + quote("KPP Jawa Timur 2013 (responden)")
PAGES = {
    "ringkasan": RESPONDENTS,
    "perbandingan": RESPONDENTS,
    "tren": DISTRICT,
    "prioritas": DISTRICT,
    "simulasi": RESPONDENTS,
    "responden": RESPONDENTS,
    "data": RESPONDENTS,
    "instrumen": KPP,
    "silang": KPP,
    "sampel": RECAP,
    "audit": RESPONDENTS,
    "laporan": DISTRICT,
}


def main(arguments: list[str]) -> None:
    everything = "--all" in arguments
    only = next((a.removeprefix("--only=").split(",") for a in arguments if a.startswith("--only=")), list(PAGES))
    if unknown := set(only) - set(PAGES):
        raise SystemExit(f"There is no page {', '.join(sorted(unknown))}. Choose from: {', '.join(PAGES)}.")
    folder = Path(next((a for a in arguments if not a.startswith("--")), ROOT / "docs" / "screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", str(port)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}")
        with sync_playwright() as playwright:
            executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
            for name, query in ((name, PAGES[name]) for name in only):
                for width, scheme in [(1280, "light"), (390, "light"), (1280, "dark"), (390, "dark")]:
                    if everything or (width, scheme) == (1280, "light"):
                        suffix = "" if (width, scheme) == (1280, "light") else f"-{width}-{scheme}"
                        shoot(
                            browser,
                            f"http://127.0.0.1:{port}/{path(name)}{query}",
                            width,
                            scheme,
                            folder / f"{name}{suffix}.png",
                            everything,
                        )
    finally:
        server.terminate()


def path(name: str) -> str:
    return "" if name == "ringkasan" else name


def shoot(browser: Browser, address: str, width: int, scheme: str, file: Path, whole: bool) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, locale="id-ID", color_scheme=scheme, timezone_id="Asia/Jakarta"
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_test_id("stHeading").first.wait_for(timeout=30_000)
    page.wait_for_function(
        "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
    )
    drawn(page)
    if whole:
        height = page.evaluate("document.querySelector('.block-container').scrollHeight + 40")
        page.set_viewport_size({"width": width, "height": min(int(height), 6000)})
        drawn(page)
    page.screenshot(path=file)
    context.close()


def drawn(page: Page) -> None:
    """Wait until nothing is a placeholder any more, every chart has its drawing, and the page has come to rest."""
    page.wait_for_function(
        """() => {
            const all = name => [...document.querySelectorAll(`[data-testid="${name}"]`)];
            return !all('stSkeleton').length && all('stPlotlyChart').every(one => one.querySelector('.main-svg'));
        }"""
    )
    page.wait_for_timeout(1500)


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address + "/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main(sys.argv[1:])
