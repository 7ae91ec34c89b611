"""Bytes -> Survey or Recap: the safe door, cells, headers, answers, and the ledger of what was set aside.

In three steps that can be run again without parsing the file anew::

    workbook = open_workbook(blob, "survei.xlsx")       # safe, without personal data; keep it
    understanding = understand(workbook)                # a role for every column; show it, correct it
    survey = build(workbook, understanding)             # Survey or Recap
"""

from __future__ import annotations

from ikm.reading.build import build
from ikm.reading.directions import SCALES, SPANS, Directions, fits, is_saved, loaded, saved
from ikm.reading.door import open_workbook
from ikm.reading.join import join
from ikm.reading.known import Known, Populations, Shares, known, matched, populations, shares
from ikm.reading.notes import HIDDEN, REASONS
from ikm.reading.preflight import MOST_BYTES
from ikm.reading.printed import printed, read_printed
from ikm.reading.proposal import proposal
from ikm.reading.read import open_file, read, sample
from ikm.reading.understand import directed, understand
from ikm.reading.understanding import (
    CERTAIN,
    IMPORTANCE_ROLES,
    QUESTION_ROLES,
    ROLES,
    ColumnView,
    SheetView,
    Understanding,
)
from ikm.reading.workbook import Workbook

__all__ = [
    "CERTAIN",
    "HIDDEN",
    "IMPORTANCE_ROLES",
    "MOST_BYTES",
    "QUESTION_ROLES",
    "REASONS",
    "ROLES",
    "SCALES",
    "SPANS",
    "ColumnView",
    "Directions",
    "Known",
    "Populations",
    "Shares",
    "SheetView",
    "Understanding",
    "Workbook",
    "build",
    "directed",
    "fits",
    "is_saved",
    "join",
    "known",
    "loaded",
    "matched",
    "open_file",
    "open_workbook",
    "populations",
    "printed",
    "proposal",
    "read",
    "read_printed",
    "sample",
    "saved",
    "shares",
    "understand",
]
