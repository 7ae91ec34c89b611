"""Suspicious patterns are found where they are, and not where chance explains them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ikm import EN, ID
from ikm.ledger import SUSPICION_COLUMNS, SUSPICION_MESSAGES, Ledger, say_suspicion
from ikm.reading import understand
from ikm.reading.respondents import Answered, Question, read_respondents
from ikm.reading.suspicion import MOST, suspicions
from ikm.reading.table import Table, tables
from ikm.reading.workbook import Column, Sheet
from tests.reading.books import U9, xlsx
from tests.reading.test_rows import opened

SIX = [
    [3, 3, 2, 4, 3, 3, 3, 3, 4], [4, 4, 3, 4, 4, 3, 4, 3, 3], [3, 2, 3, 4, 3, 3, 3, 2, 3],
    [2, 3, 3, 4, 3, 4, 4, 3, 2], [4, 3, 4, 3, 4, 4, 3, 4, 3], [1, 2, 3, 4, 2, 3, 3, 3, 3],
]  # fmt: skip
"""Six respondents, no two alike."""

Row = list[Any]


def parts(head: Row, rows: list[Row]) -> list[Answered]:
    """The one table of these rows; figures are numbers as the door hands them over."""
    lines = [[float(v) if isinstance(v, int) else v for v in row] for row in rows]
    understanding = understand(opened([head, *lines]))
    return [read_respondents(table, understanding.pedoman) for table in tables(understanding)]


def found(made: list[Answered]) -> list[tuple[str, list[int], int, str]]:
    """What was found, as (code, rows, out of, value)."""
    table = suspicions(made)
    return list(table[["code", "rows", "of", "value"]].itertuples(index=False, name=None))


def test_nothing_suspicious_is_an_empty_table() -> None:
    table = suspicions(parts(["No", *U9], [[i, *row] for i, row in enumerate(SIX)]))
    assert list(table) == list(SUSPICION_COLUMNS)
    assert table.empty


def test_equal_answers_to_every_question() -> None:
    """10 complete respondents, 3 of whom gave 4 and one 3 to all: rows 8, 9, 11. One is no pattern."""
    rows = [*SIX, [4] * 9, [4] * 9, [3] * 9, [4] * 9]
    assert found(parts(["No", *U9], [[i, *row] for i, row in enumerate(rows)])) == [
        ("straight-lines", [8, 9, 11], 10, "4")
    ]


def test_a_few_equal_answers_among_many_are_ordinary() -> None:
    """3 of 31 are less than a tenth; 4 of 40 are a tenth. A row with a blank is not complete."""
    rng = np.random.default_rng(7)
    others = [[1, 4, *row] for row in rng.integers(1, 5, (36, 7)).tolist()]
    few = [*others[:28], *[[3] * 9] * 3]
    assert found(parts(["No", *U9], [[i, *row] for i, row in enumerate(few)])) == []
    tenth = [*others, *[[3] * 9] * 4, [3] * 8 + [None]]
    assert found(parts(["No", *U9], [[i, *row] for i, row in enumerate(tenth)])) == [
        ("straight-lines", [38, 39, 40, 41], 40, "3")
    ]


def test_alike_in_everything_with_ages_that_all_differ() -> None:
    """9 people, (gender, age) of their own each; persons 2 and 5 stand there three times and twice.

    Answers alike make 3 + 1 = 4 pairs, all alike in gender and age too; of the 36 - 4 = 32 other pairs none is.
    Chance gives at most 4 x 1/33 = 0,12 such pairs.
    """
    who = (0, 1, 1, 1, 2, 3, 4, 4, 5)
    rows = [["LP"[i % 2], 20 + 7 * i, *SIX[i]] for i in who]
    assert found(parts(["Jenis Kelamin", "Umur", *U9], rows)) == [
        ("duplicates", [3, 4, 5], 9, "4 4 3 4 4 3 4 3 3"),
        ("duplicates", [8, 9], 9, "4 3 4 3 4 4 3 4 3"),
    ]


def test_alike_where_gender_is_all_that_is_known_is_ordinary() -> None:
    """The same nine people by gender alone: pairs with different answers are alike as often as not."""
    rows = [["LP"[i % 2], *SIX[i]] for i in (0, 1, 1, 1, 2, 3, 4, 4, 5)]
    assert found(parts(["Jenis Kelamin", *U9], rows)) == []


STAMPS = [f"2026-03-{1 + i:02} 09:{10 + i}:00" for i in range(8)]


def test_one_time_stamp_twice_is_a_copy() -> None:
    """Even all-3 rows, when the stamp that all others have for themselves is the same too."""
    rows = [[STAMPS[i], "P", *row] for i, row in enumerate([*SIX, [3] * 9])]
    rows += [[STAMPS[6], "P", *[3] * 9], [STAMPS[7], "P", *[3] * 9]]
    assert found(parts(["Timestamp", "JK", *U9], rows)) == [
        ("straight-lines", [8, 9, 10], 9, "3"),
        ("duplicates", [8, 9], 9, "3 3 3 3 3 3 3 3 3"),
    ]


LONG = "Ruang tunggu tolong ditambah kipas angin"


def test_the_same_long_comment_and_answers_at_another_time() -> None:
    rows = [[STAMPS[i], "P", *row, None] for i, row in enumerate(SIX)]
    rows += [[STAMPS[6], "L", *[3] * 9, LONG], [STAMPS[7], "L", *[3] * 9, LONG]]
    assert found(parts(["Timestamp", "JK", *U9, "Saran"], rows)) == [
        ("likely-duplicates", [8, 9], 8, "3 3 3 3 3 3 3 3 3")
    ]


@pytest.mark.parametrize("said", ["Baik", "Sudah baik", None])
def test_the_same_short_comment_is_ordinary(said: str | None) -> None:
    rows = [[STAMPS[i], "P", *row, None] for i, row in enumerate(SIX)]
    rows += [[STAMPS[6], "L", *[3] * 9, said], [STAMPS[7], "L", *[3] * 9, said]]
    assert found(parts(["Timestamp", "JK", *U9, "Saran"], rows)) == []


def test_a_stock_comment_of_many_is_ordinary() -> None:
    """The same long comment beside other answers too: somebody gave it out."""
    rows = [[STAMPS[i], "L", *row, LONG] for i, row in enumerate(SIX)]
    rows += [[STAMPS[6], "L", *[3] * 9, LONG], [STAMPS[7], "L", *[3] * 9, LONG]]
    assert found(parts(["Timestamp", "JK", *U9, "Saran"], rows)) == []


def varied(n: int, seed: int = 1, k: int = 9) -> list[Row]:
    """Respondents who differ, as many as wanted, none flat."""
    rows = np.random.default_rng(seed).integers(1, 5, (n, k))
    rows[:, 0], rows[:, 1] = 1 + np.arange(n) % 2, 4
    return rows.tolist()


def test_rows_copied_down() -> None:
    """Rows 12-17 hold one respondent's answers six times, in a table of 46; nobody else answers so."""
    copied = [2, 1, 4, 2, 1, 3, 3, 1, 4]
    rows = [*varied(10), *[copied] * 6, *varied(30, seed=2)]
    made = parts(["No", *U9], [[i, *row] for i, row in enumerate(rows)])
    assert found(made) == [("repeated-rows", [12, 13, 14, 15, 16, 17], 46, "2 1 4 2 1 3 3 1 4")]


def test_five_in_a_row_of_what_half_of_all_answer_is_ordinary() -> None:
    """Half of 40 answer 3 4 3 3 ... in turn, and five of them in a row: chance gives that often."""
    usual = [3, 4, 3, 3, 3, 3, 3, 3, 3]
    rows = [row for other in varied(20) for row in (other, usual)]
    rows[10:10] = [usual] * 4
    assert found(parts(["No", *U9], [[i, *row] for i, row in enumerate(rows)])) == []


def test_a_sorted_table_was_not_copied_down() -> None:
    rows = sorted([*varied(12), *[SIX[0]] * 6, *[SIX[1]] * 7])
    assert found(parts(["No", *U9], [[i, *row] for i, row in enumerate(rows)])) == []


def test_rows_pasted_twice() -> None:
    """Rows 2-9 stand again in rows 42-49."""
    first = varied(40, k=14)
    head = ["No", *[f"U{i}" for i in range(1, 15)]]
    made = parts(head, [[i, *row] for i, row in enumerate([*first, *first[:8]])])
    assert found(made) == [("rows-again", list(range(42, 50)), 48, "Data: 2–9")]


def by_enumerator(who: list[str | None], rows: list[Row]) -> list[Answered]:
    """The table with its column "Kode" taken as the enumerator's."""
    head = ["Kode", "No", *U9]
    lines = [[name, i, *row] for i, (name, row) in enumerate(zip(who, rows, strict=True))]
    return [
        replace(p, table=replace(p.table, columns={**p.table.columns, "enumerator": p.table.sheet.columns[0]}))
        for p in parts(head, lines)
    ]


ALIKE = [3, 4, 3, 4, 3, 4, 3, 4, 3]


def test_an_enumerator_whose_respondents_all_answer_alike() -> None:
    """Six of six forms alike (in turn with the others' rows); nobody else answers so: at most (1/7)^6 by chance."""
    rows = [row for other in SIX for row in (other, ALIKE)]
    assert found(by_enumerator(["Petugas 1", "Petugas 2"] * 6, rows)) == [
        ("enumerator-alike", [3, 5, 7, 9, 11, 13], 6, "Petugas 2")
    ]


def test_alike_with_every_enumerator_is_no_enumerators_doing() -> None:
    rows = [ALIKE] * 10 + SIX[:2]
    assert not [one for one in found(by_enumerator(["Petugas 1", "Petugas 2"] * 6, rows)) if "enum" in one[0]]


def test_a_name_is_never_the_value() -> None:
    rows = [row for other in SIX for row in (other, ALIKE)]
    found_ = suspicions(by_enumerator(["Siti", "Budi Santoso"] * 6, rows))
    assert found_["value"].tolist() == [""]
    assert "6 of the 6 respondents of one enumerator" in say_suspicion(EN, found_.iloc[0].to_dict())


def test_rows_are_those_of_the_sheet() -> None:
    """A title, a blank line and a row without answers shift the rows: all-4 stand in 4, 6 and 7."""
    lines: list[Row] = [["Rekap", *[None] * 9], ["No", *U9], [1.0, *map(float, SIX[0])], [2.0, *[4.0] * 9]]
    lines += [[3.0, *[None] * 9], [4.0, *[4.0] * 9], [5.0, *[4.0] * 9]]
    understanding = understand(opened(lines))
    made = [read_respondents(table, understanding.pedoman) for table in tables(understanding)]
    assert found(made) == [("straight-lines", [4, 6, 7], 4, "4")]


def test_sums_and_labels_of_the_answers_are_no_evidence() -> None:
    """A total, a class and an answer in words say the answers again: alike by gender alone stays ordinary."""
    rng = np.random.default_rng(3)
    lines = []
    for i in range(60):
        row = SIX[int(rng.integers(6))] if i % 2 else varied(1, seed=i)[0]
        total = sum(row)
        lines.append(["LP"[int(rng.integers(2))], *row, total, "B" if total > 27 else "C", f"kata {row[4]}"])
    assert found(parts(["JK", *U9, "Total nilai", "Kelas", "Isian"], lines)) == []


def survey_like(n: int, k: int, seed: int) -> list[Answered]:
    """Respondents as they are: content or not, alike within a unit, most answers 3; nothing copied."""
    rng = np.random.default_rng(seed)
    unit, sex = rng.integers(0, 20, n), rng.integers(0, 2, n)
    age, school, work = rng.integers(0, 40, n), rng.integers(0, 6, n), rng.integers(0, 5, n)
    mood = rng.normal(0, 0.4, 20)[unit] + rng.normal(0, 1, n)
    felt = 0.7 * mood[:, None] + 0.3 * rng.normal(0, 1, (n, k))
    answers = (1 + np.searchsorted(np.array([-1.8, -1.0, 0.7]), felt)).astype(np.int8)
    attributes = {"unit": unit, "jenis_kelamin": sex, "umur": age, "pendidikan": school, "pekerjaan": work}
    columns = {name: (values, 1 + int(values.max())) for name, values in attributes.items()}
    columns |= {"": (np.arange(n), n)}
    made = [
        Column(at, (None, *map(float, range(size))), np.concatenate(([0], codes + 1)).astype(np.uint32))
        for at, (codes, size) in enumerate(columns.values())
    ]
    asked = [
        Column(len(made) + j, (None, 1.0, 2.0, 3.0, 4.0), np.concatenate(([0], answers[:, j])).astype(np.uint8))
        for j in range(k)
    ]
    sheet = Sheet("Data", (*made, *asked), np.ones(n + 1, dtype=bool), 0)
    roles = {name: column for name, column in zip(columns, made, strict=True) if name}
    roles |= {f"U{j + 1}": column for j, column in enumerate(asked)}
    table = Table(sheet, roles, np.arange(1, n + 1))
    questions = tuple(Question(f"U{j + 1}", "", column) for j, column in enumerate(asked))
    return [Answered(table, np.ones(n, dtype=bool), questions, answers, (), ())]


@pytest.mark.parametrize("size", [40, 150, 400, 1_500])
@pytest.mark.parametrize("k", [9, 14])
def test_nothing_but_equal_answers_is_found_in_surveys_without_fault(size: int, k: int) -> None:
    """Ten surveys of each size: content people answer alike, and chance makes many of them alike in all else."""
    codes = {code for seed in range(10) for code in suspicions(survey_like(size, k, seed))["code"]}
    assert codes <= {"straight-lines"}


def test_further_findings_are_told_together_and_none_is_lost() -> None:
    """700 people twice, the second time in another order: 200 pairs one by one, the others in one line."""
    made = survey_like(700, 14, 5)[0]
    order = np.concatenate((np.arange(700), np.random.default_rng(1).permutation(700)))
    columns = tuple(
        replace(c, codes=np.concatenate((c.codes[:1], c.codes[1:][order]))) for c in made.table.sheet.columns
    )
    sheet = replace(made.table.sheet, columns=columns, filled=np.ones(1401, dtype=bool))
    by_number = {column.number: column for column in columns}
    roles = {role: by_number[column.number] for role, column in made.table.columns.items()}
    table = Table(sheet, roles, np.arange(1, 1401))
    questions = tuple(replace(q, column=by_number[q.column.number]) for q in made.questions)
    doubled = replace(
        made, table=table, kept=np.ones(1400, dtype=bool), questions=questions, answers=made.answers[order]
    )
    pairs = suspicions([doubled]).query("code.str.startswith('duplicates')")
    assert pairs["code"].tolist() == ["duplicates"] * MOST + ["duplicates-further"]
    assert sorted(row for rows in pairs["rows"] for row in rows) == list(range(2, 1402))


def test_a_hundred_thousand_respondents_take_well_under_half_a_second() -> None:
    made = survey_like(100_000, 14, 1)
    times = []
    for _ in range(3):
        started = time.thread_time()
        suspicions(made)
        times.append(time.thread_time() - started)
    assert min(times) < 0.5


@pytest.mark.parametrize("text", [EN, ID])
@pytest.mark.parametrize("code", SUSPICION_MESSAGES)
def test_every_pattern_has_its_sentence(code: str, text: Any) -> None:
    row = {"code": code, "sheet": "Data", "rows": [4, 5, 6, 9], "count": 4, "of": 40, "value": "3"}
    assert "{" not in say_suspicion(text, row)
    assert Ledger(1, 1).suspicions.empty


def test_sentences_say_what_was_seen_and_that_the_rows_count() -> None:
    row = {"code": "straight-lines", "sheet": "Data", "rows": [8, 9, 11], "count": 3, "of": 10, "value": "4"}
    said = say_suspicion(EN, row)
    assert said.startswith("3 of 10 respondents (30%) answered 4 to every question.")
    assert said.endswith("The rows are kept and counted.")
    many = {**row, "code": "duplicates", "rows": [*range(2, 40, 2), 50, 51]}
    assert "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 and 9 more" in say_suspicion(EN, many)
    assert isinstance(pd.DataFrame([row]).iloc[0]["rows"], list)


def test_the_whole_door_carries_the_columns() -> None:
    """A real file: the table has the columns of the ledger whatever is in it."""
    from ikm.reading import build, open_workbook

    book = open_workbook(xlsx(["No", *U9], *[[i, *row] for i, row in enumerate(SIX)]), "a.xlsx")
    assert list(build(book, understand(book)).ledger.suspicions) == list(SUSPICION_COLUMNS)
