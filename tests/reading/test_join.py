"""Several files read as one."""

from __future__ import annotations

from ikm.reading import build, join, open_workbook, understand
from tests.reading.books import U9, notes, xlsx


def book(name: str, sheet: str, *rows: list) -> object:
    return open_workbook(xlsx(**{sheet: rows}), name)


def test_files_that_differ_are_stacked_by_their_names():
    one = book("Kedaton.xlsx", "Sheet1", U9, [3] * 9, [4] * 9)
    two = book("Panjang.xlsx", "Sheet1", [*U9, "Umur"], [*[2] * 9, 30])
    both = join([one, two])
    assert both.name == "Kedaton.xlsx, Panjang.xlsx"
    survey = build(both, understand(both))
    assert survey.respondents["unit"].tolist() == ["Kedaton", "Kedaton", "Panjang"]
    assert survey.answers.mean(axis=1).tolist() == [3, 4, 2]


def test_the_same_file_twice_counts_once_and_is_said():
    one = book("a.xlsx", "S", U9, [3] * 9)
    again = book("b.xlsx", "S", U9, [3] * 9)
    twice = join([one, again.__class__(**{**vars(again), "sha256": one.sha256})])
    data = build(twice, understand(twice))
    assert (data.n, notes(data)["same-file"]) == (1, {"file": "b.xlsx"})


def test_sheets_whose_joined_names_would_be_the_same_are_told_apart():
    one = book("a.xlsx", "b · c", ["Unit", *U9], ["A", *[3] * 9])
    two = book("a · b.xlsx", "c", ["Kecamatan", "Umur", *U9], ["B", 30, *[2] * 9])
    both = join([one, two])
    assert [sheet.name for sheet in both.sheets] == ["a · b · c", "a · b · c (2)"]
    assert build(both, understand(both)).respondents["unit"].tolist() == ["A", "B"]


def test_interviewers_of_two_files_are_not_one_person() -> None:
    """Both files call their only interviewer "Petugas 1"."""
    files = [xlsx(["Enumerator", *U9], [name, *[n] * 9]) for n, name in ((3, "Ani Contoh"), (4, "Budi Contoh"))]
    books = [open_workbook(blob, f"{unit}.xlsx") for blob, unit in zip(files, ("Melati", "Mawar"), strict=True)]
    workbook = join(books)
    asked = build(workbook, understand(workbook)).respondents["enumerator"]
    assert asked.tolist() == ["Melati · Petugas 1", "Mawar · Petugas 1"]
