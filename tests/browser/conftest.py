"""A real Chromium against a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=30_000)  # a busy machine draws late; what is never drawn still fails
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items):
    """Browser tests share one server per worker; without a browser they skip on a laptop and fail in CI."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium found: install it to run the browser tests"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    assert CHROMIUM, "no Chromium in CI"
    quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "viewport": {"width": 1280, "height": 900},
    }


@contextmanager
def server() -> Iterator[str]:
    """A dashboard started for us alone; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    options = ["--server.headless", "true", "--server.fileWatcherType", "none"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command + options, cwd=ROOT, **quiet)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                if urllib.request.urlopen(address + "/_stcore/health", timeout=1).read() == b"ok":
                    break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the server did not start")
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def url():
    """The address of the dashboard that the tests share."""
    with server() as address:
        yield address


@pytest.fixture
def cold_url():
    """The address of a dashboard that nobody has visited yet."""
    with server() as address:
        yield address


@pytest.fixture
def settle(page) -> Callable[[], None]:
    """Wait until the script has run and the page is connected."""

    def wait() -> None:
        page.wait_for_function(
            """() => { const app = document.querySelector('[data-testid="stApp"]');
            return app && app.dataset.testScriptState === 'notRunning'
                && app.dataset.testConnectionState === 'CONNECTED' }""",
            timeout=30_000,
        )

    return wait


@pytest.fixture
def visit(page, url, settle):
    """Open an address of the dashboard and wait for its content. No request of a test leaves the machine."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    def go(path: str = "/") -> None:
        page.goto(url + path)
        page.get_by_test_id("stHeading").first.wait_for(timeout=30_000)
        settle()

    yield go
    outside = [one for one in asked if not one.startswith((url, url.replace("http", "ws"), "data:", "blob:"))]
    assert not outside
