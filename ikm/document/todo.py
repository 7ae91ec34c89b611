"""The tables of what is to be done: the follow-up plan, and the order in which to work on the unsur."""

from __future__ import annotations

import pandas as pd

from ikm.document.blocks import Table
from ikm.document.frames import of_frame
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.plan_table import as_table
from ikm.report.working_order import reasons, work_order_words
from ikm.text import Text


def plan(dossier: Dossier, text: Text) -> Table:
    """The follow-up plan, worst unsur first."""
    shown = as_table(dossier.plan, text)
    rows = tuple(tuple("" if pd.isna(v) else str(v) for v in row) for row in shown.itertuples(index=False))
    quarters = ("TW I", "TW II", "TW III", "TW IV") if text.lang == "id" else ("Q1", "Q2", "Q3", "Q4")
    names = [str(column) for column in shown.columns]
    head = (*names[:3], *quarters, names[-1])
    over = (("", 3), (text("When"), 4), ("", 1))
    widths = (0.8, 5.8, 4.1, 1.0, 1.0, 1.0, 1.0, 2.6)
    return Table(text("Follow-up plan"), head, rows, ("c", "l", "l", "c", "c", "c", "c", "l"), over, widths)


def order(dossier: Dossier, text: Text) -> Table:
    """In which order to work on the unsur, with what each goal brings."""
    shown = work_order_words(dossier.order, _figures(dossier), text)
    return of_frame(shown, text("Order of work"), {})


def why(dossier: Dossier, text: Text) -> Table:
    """Every unsur in the order of work, with the reason in one sentence."""
    return of_frame(reasons(dossier.order, _figures(dossier), text), text("Reasons of the order of work"), {})


def _figures(dossier: Dossier) -> Index:
    """The figures of which the order of work is: of all units where it is that of one."""
    return (dossier.overall if dossier.whole is None else dossier.whole.by_unit or dossier.overall).index
