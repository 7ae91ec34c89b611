"""The colour behind a slide of an office's template, as its layout, master and theme say it."""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from ikm.charts.palette import DARK, LIGHT, Palette, contrast

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WHITE = "#FFFFFF"

CLEAR = 7.0
"""The contrast that the ink of our charts has on a ground that needs no white behind them."""


def ground(layout: Any) -> str:
    """The colour behind a layout's slides, "#RRGGBB"; "" where it is a picture, a pattern or cannot be told."""
    for holder in (layout, layout.slide_master):
        behind = holder._element.find(f"{P}cSld/{P}bg")
        if behind is None:
            continue
        fill = behind.find(f"{P}bgPr/{A}solidFill")
        said = behind.find(f"{P}bgRef") if fill is None else fill
        if said is None or (fill is None and not 0 < int(said.get("idx", "0")) % 1000 <= 1):
            return ""
        return _colour(next(iter(said), None), layout.slide_master)
    return WHITE


def _colour(said: Any, master: Any) -> str:
    """A colour: told itself, or by its name in the theme, lighter or darker by what it says."""
    if said is None:
        return ""
    kind, value = said.tag.rpartition("}")[2], said.get("val", "")
    if kind == "sysClr":
        value = said.get("lastClr", "")
    elif kind == "schemeClr":
        value = _themed(value, master)
    elif kind != "srgbClr":
        return ""
    try:
        red, green, blue = (one / 255 for one in bytes.fromhex(value))
    except ValueError:
        return ""
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    for change in said:
        what, by = change.tag.rpartition("}")[2], int(change.get("val", "0")) / 100_000
        if what == "lumMod":
            light *= by
        elif what == "lumOff":
            light += by
        else:
            return ""
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return "#" + "".join(f"{round(one * 255):02X}" for one in parts)


def _themed(name: str, master: Any) -> str:
    mapped = master._element.find(f"{P}clrMap")
    name = mapped.get(name, name) if mapped is not None else name
    theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
    found = theme.find(f".//{A}clrScheme/{A}{name}")
    one = next(iter(found), None) if found is not None else None
    return "" if one is None else str(one.get("lastClr") or one.get("val") or "")


def inks(colour: str) -> Palette:
    """The palette whose ink reads on a ground, the light one's on an unknown one (it is given white)."""
    return DARK if colour and contrast(DARK.ink, colour) > contrast(LIGHT.ink, colour) else LIGHT


def bright(colour: str) -> bool:
    """Whether our charts can stand on a ground without white behind them."""
    return bool(colour) and contrast(LIGHT.ink, colour) >= CLEAR
