"""What to do: the order of work with its reasons, and the follow-up plan."""

from __future__ import annotations

import pandas as pd

from ikm.document.book.sheet import Sheet
from ikm.dossier import Dossier
from ikm.plan_table import as_table
from ikm.report.working_order import order_title, work_order_table
from ikm.text import Text

TOP = 3
WORDS = {"Unsur": 34.0}


def write_order(sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """Every unsur in the order in which to work on it, figures as figures, each with its reason."""
    whole = dossier.whole
    figures = dossier.overall.index if whole is None or whole.by_unit is None else whole.by_unit.index
    table = work_order_table(dossier.order, figures, text)
    wide = {"Unsur": 30.0, text("Reason"): 56.0, text("Best in"): 24.0, text("Code"): 7.0, "Mutu": 7.0, "NRR": 8.0}
    sheet.widths(*[wide.get(str(name), 11.0) for name in table.columns])
    last = len(table.columns) - 1
    sheet.say(0, 0, last, text("Order of work"), "title")
    name = dossier.unit or text("All units")
    sheet.say(1, 0, last, order_title(dossier.order, name, text), "label")
    _table(sheet, table)
    sheet.finish(TOP + len(table), last, head=(TOP, TOP), keep=3)


def write_plan(sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """The follow-up plan as it was typed, or drawn up from the lowest unsur."""
    table = as_table(dossier.plan, text)
    sheet.widths(6, 34, 46, 9, 9, 9, 9, 28)
    last = len(table.columns) - 1
    sheet.say(0, 0, last, dossier.plan.title or text("Follow-up plan"), "title")
    typed = dossier.plans.get(dossier.unit or "") is not None
    said = (
        ""
        if typed
        else text("Drawn up from the lowest unsur; what is done, when and by whom is still to be filled in.")
    )
    whose = " · ".join(filter(None, (dossier.plan.unit, dossier.plan.period)))
    sheet.say(1, 0, last, " ".join(filter(None, (whose, said))), "note")
    _table(sheet, table, least=30.0)
    sheet.finish(TOP + len(table), last, head=(TOP, TOP), keep=2)


def _table(sheet: Sheet, table: pd.DataFrame, least: float = 18.0) -> None:
    """A table of figures and words, its rows as high as their words."""
    sheet.head(TOP, [str(name) for name in table.columns])
    for row, values in enumerate(table.itertuples(index=False), start=TOP + 1):
        height = least
        for col, value in enumerate(values):
            if isinstance(value, str):
                sheet.text(row, col, value, "letter" if len(value) < 3 else "text")
                height = max(height, sheet.height(value, col, col))
            elif pd.isna(value):
                sheet.text(row, col, "")
            else:
                sheet.number(row, col, float(value), "answer" if float(value).is_integer() else "two")
        sheet.tall(row, height)
