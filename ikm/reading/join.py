"""Several files read together: one workbook of all their sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ikm.ledger import Note
from ikm.reading.titles import stem
from ikm.reading.workbook import Sheet, Workbook, title

NAMED = 3
"""So many files are named in the name of what is read together."""


def join(workbooks: Sequence[Workbook]) -> Workbook:
    """One workbook of several files; a file that comes twice (the same bytes) is taken once, and said.

    Sheets are called "file · sheet".
    """
    kept: dict[str, Workbook] = {}
    notes: list[Note] = []
    for workbook in workbooks:
        if workbook.sha256 in kept:
            notes.append(Note("same-file", {"file": workbook.name}))
        else:
            kept[workbook.sha256] = workbook
    if len(kept) == 1:
        return replace(next(iter(kept.values())), notes=tuple(notes))
    files = list(kept.values())
    names = _file_names(files)
    sheets = [_renamed(sheet, name) for name, book in zip(names, files, strict=True) for sheet in book.sheets]
    return Workbook(
        name=_name([workbook.name for workbook in files]),
        sha256=hashlib.sha256("".join(workbook.sha256 for workbook in files).encode()).hexdigest(),
        sheets=tuple(_told_apart(sheets)),
        simulated=any(workbook.simulated for workbook in files),
        formulas=sum(workbook.formulas for workbook in files),
        errors=sum(workbook.errors for workbook in files),
        hidden_rows=sum(workbook.hidden_rows for workbook in files),
        notes=(*notes, *(note for workbook in files for note in workbook.notes)),
    )


def _renamed(sheet: Sheet, file: str) -> Sheet:
    return replace(sheet, name=f"{stem(file)} · {sheet.name}", file=file)


def _told_apart(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, each under a name of its own: "a · b" with "c" and "a" with "b · c" would share one."""
    told: dict[str, Sheet] = {}
    for sheet in sheets:
        name, again = sheet.name, 1
        while name in told:
            again += 1
            name = f"{sheet.name} ({again})"
        told[name] = replace(sheet, name=name)
    return list(told.values())


def _file_names(files: Sequence[Workbook]) -> list[str]:
    """The files' names; two files of the same name are told apart."""
    names: list[str] = []
    for workbook in files:
        shown, again = workbook.name, 1
        while stem(shown) in map(stem, names):
            again += 1
            shown = f"{stem(workbook.name)} ({again})"
        names.append(shown)
    return names


def _name(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    return title(shown if len(names) <= NAMED else f"{shown}, +{len(names) - NAMED}")
