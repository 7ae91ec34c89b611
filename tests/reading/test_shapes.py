"""Every shape and defect of docs/reading.md, read through the public door and held against what a person sees in it.

The fixtures and the expectations beside them are made by tests/reading/shapes/make.py from plain lists; nothing
expected comes from ikm.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import ikm
from ikm import reading
from tests.reading.shapes import make
from tests.reading.shapes.kit import File

DOCUMENT = Path(__file__).parents[2] / "docs" / "reading.md"
EXPECTED = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(make.HERE.glob("*.json"))}
READ = sorted(name for name, expected in EXPECTED.items() if expected["shape"] != "refused")
REFUSED = sorted(set(EXPECTED) - set(READ))
DIRECTED = [name for name in READ if "directed" in EXPECTED[name]]
ANY = "?"
"""A cell of an expected table of which nothing is stated."""


def opened(name: str) -> Any:
    """A fixture's workbook; several files together are one."""
    books = [reading.open_workbook(path.read_bytes(), path.name) for path, _ in make.paths(make.SHAPES[name])]
    return books[0] if len(books) == 1 else reading.join(books)


def understood(workbook: Any, directions: dict[str, Any] | None) -> Any:
    if directions is None:
        return reading.understand(workbook)
    return reading.understand(workbook, directions=reading.Directions(**directions))


def built(name: str) -> Any:
    workbook = opened(name)
    return reading.build(workbook, reading.understand(workbook))


def differences(name: str, expected: dict[str, Any], directions: dict[str, Any] | None) -> list[str]:
    """What a fixture was read as beside what is expected, one line per difference."""
    workbook = opened(name)
    understanding = understood(workbook, directions)
    data = reading.build(workbook, understanding)
    said = [note.code for note in (*understanding.notes, *data.ledger.notes)]
    said += data.ledger.suspicions["code"].tolist()
    found: list[str] = []

    def same(what: str, got: Any, wanted: Any) -> None:
        if got != wanted:
            found.append(f"{what}: read {got!r}, expected {wanted!r}")

    same("shape", understanding.shape, expected["shape"])
    if understanding.shape != expected["shape"]:
        return found
    if "pedoman" in expected:
        same("pedoman", understanding.pedoman.code, expected["pedoman"])
    for code, called in expected.get("unsur", {}).items():
        same(f"name of {code}", understanding.pedoman.unsur_named(code).name, called)
    if "header_rows" in expected:
        for sheet in understanding.sheets:
            if sheet.used and sheet.header_row not in expected["header_rows"]:
                same(f"header row of {sheet.name}", sheet.header_row, expected["header_rows"])
    if "roles" in expected:
        found += role_differences(understanding, expected["roles"])
    if "dropped" in expected:
        same("dropped", sorted(one.column for one in data.ledger.dropped), sorted(expected["dropped"]))
    ledger = data.ledger
    counts = {"read": ledger.rows_read, "used": ledger.rows_used, "set_aside": ledger.rows_set_aside}
    for what, wanted in expected.get("rows", {}).items():
        same(f"rows {what}", counts[what], wanted)
    lines = ledger.issues[["row", "column", "code"]].values.tolist()
    same("rows set aside with a line of their own", sum(column == "" for _, column, _ in lines), ledger.rows_set_aside)
    if "issues" in expected:
        found += issue_differences(lines, expected["issues"])
    notes = expected.get("notes", ())
    found += [f"note {one} is missing; said: {said}" for one in notes if not set(one.split("|")) & set(said)]
    return found + table_differences(data, expected)


def role_differences(understanding: Any, wanted: dict[str, str]) -> list[str]:
    """Roles by "Sheet!C"; "*!C" is column C of the only sheet; "IPAK" is any of its items, each its own."""
    got = {view.ref: view.role for view in understanding.columns}
    if any(ref.startswith("*!") for ref in wanted):
        got = {f"*!{view.letter}": view.role for view in understanding.columns}
    found = [
        f"role of {ref}: read {got.get(ref, 'no such column')!r}, expected {role!r}"
        for ref, role in wanted.items()
        if got.get(ref) != role
        and not (role == "" and ref not in got)
        and not (role == "IPAK" and re.fullmatch(r"IPAK[1-5]", got.get(ref, "")))
    ]
    apart = [got.get(ref) for ref, role in wanted.items() if role == "IPAK"]
    return found + ([f"IPAK items share a role: {apart}"] if len(set(apart)) < len(apart) else [])


def issue_differences(lines: list[list[Any]], wanted: list[list[Any]]) -> list[str]:
    """Every expected issue once, and no other; "a|b" is either code."""
    left = [tuple(line) for line in lines]
    missing = []
    for row, column, codes in wanted:
        hit = next((one for one in left if one[:2] == (row, column) and one[2] in codes.split("|")), None)
        if hit:
            left.remove(hit)
        else:
            missing.append((row, column, codes))
    return [f"issue {one} is missing" for one in missing] + [f"issue {one} is not expected" for one in left]


def table_differences(data: Any, expected: dict[str, Any]) -> list[str]:
    """Answers or means row by row, attributes, and which rows must share a category ("groups")."""
    stated = expected.get("table", {})
    people = isinstance(data, ikm.Survey)
    frame = data.respondents if people else data.profiles
    got: dict[str, list[Any]] = {name: [none(v) for v in frame[name]] for name in frame}
    if people:
        got["answers"] = said_answers(data)
    else:
        got |= {"n": plain_list(data.number), "printed_ikm": plain_list(data.printed), "means": plain_list(data.means)}
        got["population"] = plain_list(data.population)
    if data.importance is not None:
        got["importance"] = said_answers(data, data.importance) if people else plain_list(data.importance)
    slack = expected.get("tolerance", 1e-9)
    found = []
    for name, rows in stated.items():
        if name not in got:
            found.append(f"{name} was not read")
        elif len(got[name]) != len(rows):
            found.append(f"{name}: {len(got[name])} rows read, {len(rows)} expected")
        else:
            found += [
                f"{name} of row {i}: read {a!r}, expected {b!r}"
                for i, (a, b) in enumerate(zip(got[name], rows, strict=True), start=1)
                if not equal(name, a, b, slack)
            ]
    for name, marks in expected.get("groups", {}).items():
        values = got.get(name, [])
        pairs = set(zip(values, marks, strict=True)) if len(values) == len(marks) else set()
        if not pairs or len(pairs) != len(set(marks)) or len({value for value, _ in pairs}) != len(pairs):
            found.append(f"{name} is not grouped as {marks}: {values}")
    return found


def said_answers(survey: Any, states: Any = None) -> list[list[Any]]:
    """Answers (or other states) as what they stand for; None blank, "x" outside the scale."""
    levels = list(getattr(survey, "levels", (1.0, 2.0, 3.0, 4.0)))
    meaning = [None, *levels, "x"]
    return [[meaning[state] for state in row] for row in (survey.answers if states is None else states).tolist()]


def none(value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    return value.date().isoformat() if isinstance(value, dt.datetime) else value


def plain_list(figures: Any) -> list[Any]:
    return [[none(v) for v in row] if isinstance(row, list) else none(row) for row in figures.tolist()]


def equal(name: str, got: Any, wanted: Any, slack: float) -> bool:
    if isinstance(wanted, list):
        return len(got) == len(wanted) and all(equal(name, a, b, slack) for a, b in zip(got, wanted, strict=True))
    if wanted == ANY:
        return True
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return abs(got - wanted) <= slack
    if name in ("unit", "layanan", "periode") and isinstance(wanted, str) and isinstance(got, str):
        return words(got, name) == words(wanted, name)
    return bool(got == wanted)


def words(text: str, name: str) -> list[str]:
    """A name without case and signs; a period's words in any order, so that "TW I 2026" is "2026 Triwulan I"."""
    found = re.findall(r"[^\W_]+", text.casefold())
    short = {"triwulan": "tw", "tahun": ""}
    return sorted(word for w in found if (word := short.get(w, w))) if name == "periode" else found


@pytest.mark.parametrize("name", READ)
def test_shape(name: str) -> None:
    found = differences(name, EXPECTED[name], None)
    if found:
        pytest.fail("\n".join([f"{name}:", *found]), pytrace=False)


@pytest.mark.parametrize("name", DIRECTED)
def test_shape_with_the_persons_word(name: str) -> None:
    expected = {"shape": EXPECTED[name]["shape"], **EXPECTED[name]["directed"]}
    found = differences(name, expected, EXPECTED[name]["directions"])
    if found:
        pytest.fail("\n".join([f"{name} with {EXPECTED[name]['directions']}:", *found]), pytrace=False)


@pytest.mark.parametrize("name", REFUSED)
def test_refusal(name: str) -> None:
    """One sentence that names the file, says what was seen and what to do."""
    with pytest.raises(ikm.IkmError) as refusal:
        built(name)
    sentence, file = str(refusal.value), make.SHAPES[name].files[0].name
    assert file in sentence
    assert re.search(EXPECTED[name]["says"], sentence.replace(file, "")), sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "\n" not in sentence


def cells(path: Path, file: File) -> Any:
    """What a fixture holds, by readers that are not ours, as it stands in make.py."""
    if file.kind in ("raw", "csv", "html"):
        return path.read_bytes()
    if file.kind in ("xlsx", "xlsm"):
        book = openpyxl.load_workbook(path)
        return {
            sheet.title: (
                trimmed(sheet.iter_rows(values_only=True)),
                sorted(map(str, sheet.merged_cells.ranges)),
                sorted(row for row, shape in sheet.row_dimensions.items() if shape.hidden),
                sheet.sheet_state == "hidden",
            )
            for sheet in book
        }
    if file.kind == "sav":
        import pyreadstat

        frame, meta = pyreadstat.read_sav(str(path))
        return {"names": list(frame), "rows": trimmed(frame.values.tolist()), "labels": meta.column_names_to_labels}
    book = CalamineWorkbook.from_path(path)
    return {name: trimmed(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names}


def written(file: File) -> Any:
    """What make.py says that a fixture holds, in the form of ``cells``."""
    if file.kind in ("raw", "csv", "html"):
        return file.blob()
    if file.kind in ("xlsx", "xlsm"):
        return {
            name: (
                trimmed(rows),
                sorted(file.merged.get(name, ())),
                sorted(file.hidden_rows.get(name, ())),
                name in file.hidden_sheets,
            )
            for name, rows in file.sheets.items()
        }
    if file.kind == "sav":
        names, *rows = file.table
        labels = dict(zip(names, file.labels["variables"], strict=True))
        return {"names": list(names), "rows": trimmed(rows), "labels": labels}
    return {name: trimmed(rows) for name, rows in file.sheets.items()}


def trimmed(rows: Any) -> list[list[Any]]:
    """Rows without blanks at their ends, dates as text."""
    lines = [[None if v in ("", None) or v != v else plain(v) for v in row] for row in rows]
    for line in lines:
        while line and line[-1] is None:
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return dt.datetime.fromisoformat(value.isoformat()).isoformat()
    return value.replace("\r\n", "\n").replace("_x000D_", "") if isinstance(value, str) else value


@pytest.mark.parametrize("name", sorted(make.SHAPES))
def test_the_committed_fixture_is_what_make_says(name: str) -> None:
    shape = make.SHAPES[name]
    assert EXPECTED[name] == json.loads(make.written(shape.expected))
    for path, file in make.paths(shape):
        assert cells(path, file) == written(file), path.name


def test_every_shape_of_the_table_has_its_fixture() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \| `(.+)` \|$", document, re.MULTILINE)
    assert [(name, what) for name, what, _ in rows] == [(s.name, s.what) for s in make.SHAPES.values()]
    for name, _, fixture in rows:
        assert (make.HERE / fixture).exists(), fixture
        assert (make.HERE / f"{name}.json").exists()
    files = {path for shape in make.SHAPES.values() for path, _ in make.paths(shape)}
    kept = {p for p in make.HERE.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    others = kept - files - {make.HERE / f"{name}.json" for name in make.SHAPES}
    assert {path.suffix or path.name for path in others} == {".py", ".gitattributes"}, others
