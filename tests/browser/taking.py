"""Taking a download as a person does: looking at the button, clicking, and clicking again where nothing came."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import TimeoutError as TooSlowError

TRIES, SECONDS = 3, 20


def taken(page, button, file: Path) -> Path:
    """The download behind a button, saved. A click on a button that moves or is drawn anew is lost: so up to TRIES."""
    button.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    for left in reversed(range(TRIES)):
        try:
            with page.expect_download(timeout=SECONDS * 1000) as download:
                button.click()
        except TooSlowError:
            if not left:
                raise
        else:
            download.value.save_as(file)
            break
    return file
