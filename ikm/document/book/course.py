"""The IKM over the periods, with what the office typed of earlier ones, and a chart."""

from __future__ import annotations

import math
from typing import Any

from ikm.document.book.charts import line
from ikm.document.book.grades import by_letter, letter_of
from ikm.document.book.refs import at
from ikm.document.book.sheet import Sheet
from ikm.document.counted import typed_periods
from ikm.document.course import trend as table
from ikm.document.course import typed_changes
from ikm.document.drawings import inside
from ikm.document.drawings import trend as drawn
from ikm.dossier import Dossier
from ikm.report.tables import REASONS
from ikm.text import Text
from ikm.text.language import NOTHING

TOP = 3
IKM, MUTU, LOW, HIGH, CHANGE, REMARK = range(2, 8)
MINUS, PLUS = 10, 11


def there(dossier: Dossier, text: Text) -> bool:
    """Whether there are figures of two periods."""
    return table(dossier, text) is not None


def write_course(sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """The sheet: the figures of every period are values, their class is a formula."""
    shown, drawing = table(dossier, text), drawn(dossier, text)
    assert shown is not None  # noqa: S101  # ``there`` has been asked
    sheet.widths(28, 13, 10, 8, 12, 12, 12, 36)
    sheet.widths(9, 9, first=MINUS)
    sheet.say(0, 0, REMARK, shown.caption, "title")
    sheet.say(1, 0, REMARK, drawing.title if drawing else "", "label")
    sheet.say(2, 0, REMARK, typed_periods(dossier, text), "note")
    names = [text("Period"), text("Respondents"), "IKM", "Mutu", text("Interval from"), text("to")]
    sheet.head(TOP, [*names, text("Change"), text("Remark")], height=32)
    rows = list(_rows(dossier))
    for row, (told, words) in enumerate(zip(rows, shown.rows, strict=True), start=TOP + 1):
        sheet.text(row, 0, words[0])
        sheet.number(row, 1, told["n"], "count")
        sheet.number(row, IKM, told["ikm"], "two")
        if told["why"]:
            sheet.text(row, MUTU, NOTHING, "letter")
        else:
            mutu = dossier.pedoman.classify(float(told["ikm"])).mutu
            sheet.formula(row, MUTU, letter_of(at(row, IKM), dossier.pedoman), mutu, "letter")
        sheet.number(row, LOW, told["low"], "two")
        sheet.number(row, HIGH, told["high"], "two")
        sheet.number(row, CHANGE, told["change"], "signed")
        sheet.text(row, REMARK, (told["why"] and text(REASONS.get(told["why"], ""))) or words[5])
        for col, end, minus in ((MINUS, LOW, True), (PLUS, HIGH, False)):
            far = f"{at(row, IKM)}-{at(row, end)}" if minus else f"{at(row, end)}-{at(row, IKM)}"
            reach = told["ikm"] - told["low"] if minus else told["high"] - told["ikm"]
            sheet.formula(row, col, f"IF(ISNUMBER({at(row, end)}),{far},0)", reach if reach == reach else 0.0, "aside")
    last = TOP + len(rows)
    by_letter(sheet.raw, (TOP + 1, MUTU, last, MUTU), at(TOP + 1, MUTU), dossier.pedoman, sheet.styles)
    bottom = last + 1
    if drawing is not None:
        sheet.text(TOP, MINUS, text("For the chart"), "aside")
        cells = (sheet.name, TOP + 1, 0, last, 0), (sheet.name, TOP + 1, IKM, last, IKM)
        bottom = line(sheet, drawing, *cells, (sheet.name, TOP + 1, MINUS, last, PLUS), (last + 2, 0))
    sheet.finish(bottom, REMARK, head=(TOP, TOP), keep=1)


def _rows(dossier: Dossier) -> list[dict[str, Any]]:
    """The figures in the order of the printed table: what the office typed, then the periods (or this survey)."""
    blank = {"n": None, "low": float("nan"), "high": float("nan"), "change": float("nan"), "why": ""}
    changes = [math.nan if change is None else change for change in typed_changes(dossier)]
    rows: list[dict[str, Any]] = [
        blank | {"ikm": one.ikm, "change": change} for one, change in zip(dossier.earlier, changes, strict=False)
    ]
    if dossier.trend is None:
        told = dossier.row
        if not dossier.ranked:
            return rows
        return [*rows, blank | {"n": float(told["n"]), "ikm": float(told["konversi"]), "change": changes[-1]}]
    for number, (_, told) in enumerate(dossier.trend.periods.iterrows()):
        figures = {name: float(told[name]) for name in ("n", "change")}
        if changes and not number:
            figures["change"] = changes[-1]
        low, high = inside(dossier.overall.index, told["low"], told["high"])
        figures |= {"low": math.nan if low is None else low, "high": math.nan if high is None else high}
        if told["ranked"]:
            rows.append(figures | {"ikm": float(told["konversi"]), "why": ""})
        else:
            rows.append(blank | {"n": figures["n"], "ikm": float("nan"), "why": "not-ranked"})
    return rows
