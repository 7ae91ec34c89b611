"""Reading a workbook again: its formulas, its values, and the same file without any value."""

import io
import re
import zipfile
from functools import lru_cache

import openpyxl

SUMS = ("Σ Value / unsur", "Questionnaires filled in", "NRR / unsur", "Weighted NRR / unsur", "IKM of the unit")
"""The labels of the sums of a processing sheet, in English."""


@lru_cache(maxsize=8)
def formulas(blob):
    """The workbook with its formulas, to be looked at alone."""
    return openpyxl.load_workbook(io.BytesIO(blob))


@lru_cache(maxsize=8)
def values(blob):
    """The workbook with the values that its formulas carry, to be looked at alone."""
    return openpyxl.load_workbook(io.BytesIO(blob), data_only=True)


def without_values(blob):
    """The same file, the values of its formulas taken out: who opens it has to compute."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f>", part)
            new.writestr(name, part)
    return out.getvalue()


def sheets(blob):
    """The XML of all sheets."""
    with zipfile.ZipFile(io.BytesIO(blob)) as opened:
        return b"".join(opened.read(name) for name in opened.namelist() if name.startswith("xl/worksheets/sheet"))


def processing(sheet):
    """The sums of a processing sheet by their label (in English): each a list from the unsur to the total."""
    rows = {}
    for row in sheet.iter_rows(values_only=True):
        if row[0] in SUMS:
            rows[row[0]] = [v for v in row[1:] if isinstance(v, int | float)]
        elif row[0] == "IKM OF THE SERVICE UNIT":
            rows["box"] = []
        elif "box" in rows and len(rows["box"]) < 3 and row[0] is not None:
            rows["box"].append(row[0])
    return rows


def column(sheet, head, name):
    """The cells below a heading of a table, by the name that stands in column ``name`` of their row."""
    top = next(row for row in range(1, 12) if head in [cell.value for cell in sheet[row]])
    heads = [cell.value for cell in sheet[top]]
    at, key = heads.index(head), heads.index(name)
    below = list(sheet.iter_rows(min_row=top + 1, values_only=True))
    end = next((n for n, row in enumerate(below) if row[key] is None), len(below))
    return {row[key]: row[at] for row in below[:end]}
