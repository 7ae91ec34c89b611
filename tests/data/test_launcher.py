"""What a Windows office double-clicks, and the font that the screens ask for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_launcher_is_plain_ascii_with_windows_line_ends():
    """cmd.exe loses labels in a file with bare line feeds, and shows other bytes by the machine's code page."""
    raw = (PROJECT / "jalankan.bat").read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 20


def test_every_jump_of_the_launcher_has_its_label():
    text = (PROJECT / "jalankan.bat").read_text(encoding="ascii")
    jumps = set(re.findall(r"goto (\w+)|call :(\w+)", text))
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert {a or b for a, b in jumps} == labels
    assert "powershell" not in text.lower()


def test_every_font_of_the_theme_is_in_the_project_with_its_licence():
    """Plus Jakarta Sans, shipped in the repository; nothing is loaded from the internet."""
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["enableStaticServing"]
    for face in config["theme"]["fontFaces"]:
        assert face["url"].startswith("app/static/")
        assert (PROJECT / face["url"].removeprefix("app/")).read_bytes()[:4] == b"wOF2"
        assert face["family"] in config["theme"]["font"]
    assert "SIL Open Font License" in (PROJECT / "static" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
