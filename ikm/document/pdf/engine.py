"""The typesetter: our own sources, the values as one file in memory, our own fonts; nothing else is read."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from ikm.report.files import CONTROL

SOURCES = Path(__file__).parent
FONTS = SOURCES.parent / "fonts"

INCH = 72.0
"""Points of an inch."""

A4_WIDTH = 595.2756
"""Points of the short side of A4 (210 mm)."""

ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""The standard for PDF that everybody can read: tags, language, title, a text for every picture."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"

REMEMBERED = 10
"""For how many documents typst keeps what it computed of one."""

MISSING = "could not be displayed"
"""What typst says of a sign that no font at hand has."""

BREAKS = re.compile("[\u2028\u2029\x0b\x0c\r]+")

_Format = Literal["pdf", "png"]


def plain(value: Any) -> Any:
    """A value for JSON whose texts can be printed: no control characters, no marks that turn text around, no NaN.

    >>> plain({"unit": "A\\u202eB", "rows": ("x\\x07",)})
    {'unit': 'AB', 'rows': ['x']}
    """
    if isinstance(value, str):
        text = BREAKS.sub("\n", value.replace("\r\n", "\n")).expandtabs(1)
        return CONTROL.sub("", text).encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def look() -> dict[str, Any]:
    """The colours of the dashboard for the sources: those of the classes with the text that reads well on them."""
    from ikm.charts.palette import LIGHT

    soft = {letter: LIGHT.soft(LIGHT.of(letter), LIGHT.strong if letter in "AD" else LIGHT.pale) for letter in "ABCD"}
    return {
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "line": LIGHT.line,
        "accent": LIGHT.accent,
        "unranked": LIGHT.unranked,
        "classes": {
            letter: {
                "fill": LIGHT.of(letter),
                "on": LIGHT.on(LIGHT.of(letter)),
                "soft": soft[letter],
                "soft_on": LIGHT.on(soft[letter]),
            }
            for letter in "ABCD"
        },
    }


def picture(png: bytes) -> str:
    """A PNG as a text that the sources can show ("" for none): wrapped in SVG, as typst reads no other text."""
    if not png.startswith(SIGNATURE):
        return ""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))  # the first chunk of every PNG tells them
    encoded = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{encoded}"/></svg>'
    )


@lru_cache(maxsize=2)
def _fonts(system: bool) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[str(FONTS)])


def made(
    main: str,
    values: Mapping[str, Any],
    *,
    to: _Format = "pdf",
    width: int = 0,
    across: float = A4_WIDTH,
) -> list[bytes]:
    """What ``main`` (a file of ours) makes of the values: one PDF, or a PNG of each page, ``width`` pixels wide.

    ``across``: the width of the page in points. The values come to the sources as one JSON text, so that nothing in
    them is ever read as source. The same values give the same bytes.

    First with our own fonts; where they lack a sign, with those of the machine; and where those lack it too, without
    the promise of ACCESSIBLE, which no document with a missing sign can keep.
    """
    import typst

    data = json.dumps(plain(values) | {"look": look()}, ensure_ascii=False, allow_nan=False)
    ppi = width * INCH / across if width else None
    try:
        if to == "pdf":
            for system in (False, True):
                try:
                    return _set(main, data, to, ppi, system=system, standard=ACCESSIBLE)
                except typst.TypstError as error:
                    if MISSING not in str(error):
                        break
        return _set(main, data, to, ppi, system=True, standard=None)
    finally:
        _forget()


def _forget() -> None:
    """Let go of what typst keeps of its last documents: 60 MB each, of as many as REMEMBERED."""
    import typst

    for _ in range(REMEMBERED + 1):
        typst.compile(b"", font_paths=_no_fonts())


@lru_cache(maxsize=1)
def _no_fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


def _set(
    main: str, data: str, to: _Format, ppi: float | None, *, system: bool, standard: Literal["ua-1"] | None
) -> list[bytes]:
    """The pages, set with or without the fonts of the machine. Raises TypstError where a standard is not met."""
    import typst

    out = typst.compile(
        SOURCES / main,
        root=SOURCES,
        sys_inputs={"data": data},
        font_paths=_fonts(system),
        format=to,
        ppi=ppi,
        pdf_standards=standard,
    )
    return list(out) if isinstance(out, list) else [out]
