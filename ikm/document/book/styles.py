"""How cells look: one format for each look, made when first asked for."""

from __future__ import annotations

from typing import Any

from ikm.charts.palette import LIGHT

HEAD = LIGHT.accent
BAND = LIGHT.soft(LIGHT.accent, 0.08)
"""The ground of rows that sum up."""

BASE = {"font_name": "Calibri", "font_size": 10, "font_color": LIGHT.ink, "valign": "vcenter"}
BOX = {"border": 1, "border_color": LIGHT.line}

LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 15, "font_color": HEAD},
    "centred title": {"bold": True, "font_size": 13, "align": "center", "text_wrap": True},
    "band": {**BOX, "bold": True, "indent": 1, "bg_color": LIGHT.soft(LIGHT.accent, 0.2)},
    "part": {"bold": True, "font_size": 12, "font_color": HEAD, "bottom": 2, "bottom_color": HEAD},
    "note": {"font_size": 9, "font_color": LIGHT.quiet, "text_wrap": True, "valign": "top"},
    "warning": {"text_wrap": True, "bold": True, "font_color": LIGHT.classes[3], "valign": "top"},
    "say": {"text_wrap": True, "valign": "top"},
    "label": {"bold": True},
    "link": {"valign": "top", "font_color": HEAD, "underline": 1},
    "head": {**BOX, "bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "align": "center", "text_wrap": True},
    "text": {**BOX, "indent": 1, "text_wrap": True},
    "letter": {**BOX, "align": "center"},
    "mark": {**BOX, "align": "center", "bold": True, "font_color": LIGHT.classes[3]},
    "count": {**BOX, "align": "right", "indent": 1, "num_format": "#,##0"},
    "sum": {**BOX, "align": "right", "indent": 1, "num_format": "#,##0.00"},
    "answer": {**BOX, "align": "center"},
    "mean": {**BOX, "align": "center", "num_format": "0.000"},
    "wrong mean": {**BOX, "align": "center", "num_format": "0.000", "bold": True, "font_color": LIGHT.classes[3]},
    "three": {**BOX, "align": "right", "indent": 1, "num_format": "0.000"},
    "two": {**BOX, "align": "right", "indent": 1, "num_format": "0.00"},
    "signed": {**BOX, "align": "right", "indent": 1, "num_format": '+0.00;"−"0.00;0.00'},
    "percent": {**BOX, "align": "right", "indent": 1, "num_format": "0.0%"},
    "share": {**BOX, "align": "right", "indent": 1, "num_format": "0.0"},
    "value": {**BOX, "indent": 1, "align": "left", "text_wrap": True},
    "total text": {**BOX, "indent": 1, "bold": True, "bg_color": BAND, "text_wrap": True},
    "total letter": {**BOX, "bold": True, "bg_color": BAND, "align": "center"},
    "total count": {**BOX, "bold": True, "bg_color": BAND, "num_format": "#,##0", "align": "center"},
    "total sum": {**BOX, "bold": True, "bg_color": BAND, "num_format": "#,##0.00", "align": "center"},
    "total two": {**BOX, "bold": True, "bg_color": BAND, "num_format": "0.00", "align": "center"},
    "total three": {**BOX, "bold": True, "bg_color": BAND, "num_format": "0.000", "align": "center"},
    "legend": {"font_size": 9, "text_wrap": True, "valign": "top"},
    "box": {"bold": True, "font_size": 11, "align": "center", "top": 2, "left": 2, "right": 2},
    "box figure": {"bold": True, "font_size": 24, "align": "center", "left": 2, "right": 2, "num_format": "0.00"},
    "box letter": {"bold": True, "font_size": 14, "align": "center", "left": 2, "right": 2},
    "box words": {"font_size": 10, "align": "center", "left": 2, "right": 2, "bottom": 2, "text_wrap": True},
    "input": {**BOX, "bold": True, "align": "left", "indent": 1, "bg_color": "#FFF8E5", "num_format": "General"},
    "input weight": {
        **BOX,
        "bold": True,
        "align": "left",
        "indent": 1,
        "bg_color": "#FFF8E5",
        "num_format": "0.000000",
    },
    "input two": {**BOX, "bold": True, "align": "center", "bg_color": "#FFF8E5", "num_format": "0.00"},
    "aside": {"font_size": 8, "font_color": LIGHT.quiet, "num_format": "0.00"},
}
"""What each look is made of, in the words of xlsxwriter."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[str, Any]()

    def __getitem__(self, look: str) -> Any:
        """The format of a look."""
        if look not in self._made:
            self._made[look] = self._book.add_format(BASE | LOOKS[look])
        return self._made[look]

    def filled(self, colour: str) -> Any:
        """The format that conditional formatting lays over a cell: this ground, and text that reads on it."""
        if colour not in self._made:
            bold = {"bg_color": colour, "font_color": LIGHT.on(colour)}
            self._made[colour] = self._book.add_format(bold)
        return self._made[colour]
