"""What the mapping screen is given, and what a person's choice does to it."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

import ikm
from ikm.ledger import ISSUE_MESSAGES, NOTE_MESSAGES
from ikm.reading import ROLES, ColumnView, build, open_workbook, understand
from tests.reading.books import U9, notes, xlsx

COLUMNS = ["Nama", "Kecamatan", "Ket", *U9[:8], "Skor akhir", "Saran"]
ROWS = [["Budi", unit, None, *[3] * 8, 4, f"Saran {i}"] for i, unit in enumerate(("Panjang", "Panjang", "Kemiling"))]
WORKBOOK = open_workbook(xlsx(["JUDUL"], COLUMNS, *ROWS, Lain=[["x"]], Petunjuk=[["y"]], Kosong=[]), "a.xlsx")


def views(**options: Any) -> dict[str, ColumnView]:
    return {view.letter: view for view in understand(WORKBOOK, **options).columns}


def test_every_column_has_a_line() -> None:
    held = views()
    assert list(held) == list("ABCDEFGHIJKLM")
    assert held["B"] == ColumnView(
        "Data!B", "Data", "B", "Kecamatan", "unit", "header", ("Kemiling", "Panjang")[::-1], 3, 2, 1.0, "kecamatan"
    )
    assert (held["A"].role, held["A"].how, held["A"].examples, held["A"].header) == ("", "personal", (), "Nama")
    assert (held["D"].role, held["D"].how) == ("U1", "code")
    assert (held["L"].role, held["L"].how) == ("", "none")


def test_comments_are_no_examples() -> None:
    assert views()["M"].role == "saran"
    assert views()["M"].examples == ()


def test_sheets_say_why() -> None:
    understanding = understand(WORKBOOK)
    assert [(s.name, s.used, s.header_row, s.why) for s in understanding.sheets] == [
        ("Data", True, 2, "used"),
        ("Lain", False, 1, "no-unsur"),
        ("Petunjuk", False, 1, "quiet"),
        ("Kosong", False, None, "empty"),
    ]


def test_it_is_json_simple() -> None:
    understanding = understand(WORKBOOK)
    json.dumps([dataclasses.asdict(view) for view in (*understanding.columns, *understanding.sheets)])
    json.dumps([note.values for note in understanding.notes])


def test_a_chosen_role_wins() -> None:
    survey = build(WORKBOOK, understand(WORKBOOK, roles={"Data!L": "U9"}))
    assert isinstance(survey, ikm.Survey)
    assert survey.answers[0].tolist() == [3] * 8 + [4]
    assert views(roles={"Data!L": "U9"})["L"].how == "chosen"
    assert "unsur-missing" in notes(understand(WORKBOOK))
    assert "unsur-missing" not in notes(survey)


def test_a_chosen_role_takes_its_place_from_another_column() -> None:
    held = views(roles={"Data!L": "U8"})
    assert (held["L"].role, held["K"].role) == ("U8", "")


def test_u8_and_u9_swapped_by_choice() -> None:
    book = open_workbook(xlsx(U9, [*[3] * 7, 1, 4]), "a.xlsx")
    survey = build(book, understand(book, roles={"Data!H": "U9", "Data!I": "U8"}))
    assert isinstance(survey, ikm.Survey)
    assert survey.answers[0, 7:].tolist() == [4, 1]


def test_a_column_taken_out() -> None:
    held = views(roles={"Data!B": ""})
    assert (held["B"].role, held["B"].how) == ("", "chosen")


def test_a_table_without_any_known_header_can_be_mapped() -> None:
    headers = [f"Kolom {i}" for i in range(9)]
    book = open_workbook(xlsx(headers, [4] * 9, [3] * 9), "a.xlsx")
    with pytest.raises(ikm.UnreadableFileError):
        understand(book)
    survey = build(book, understand(book, roles={f"Data!{'ABCDEFGHI'[i]}": f"U{i + 1}" for i in range(9)}))
    assert survey.n == 2


@pytest.mark.parametrize("roles", [{"Data!ZZ": "U1"}, {"Data!L": "U99"}, {"Data!L": "U14"}, {"Lain!B": "unit"}])
def test_choices_that_do_not_exist(roles: dict[str, str]) -> None:
    with pytest.raises(ikm.UnknownChoiceError) as refusal:
        understand(WORKBOOK, roles=roles)
    assert "{" not in str(refusal.value)


def test_roles_are_what_the_survey_knows() -> None:
    assert ROLES[:2] == ("U1", "U2")
    assert set(ikm.survey.ATTRIBUTES) < set(ROLES)
    assert ROLES[-1] == ""


def test_every_code_has_its_sentence() -> None:
    """Each note and issue that reading can leave is one of the ledger's."""
    said = "".join(path.read_text(encoding="utf-8") for path in Path(ikm.reading.__file__).parent.glob("*.py"))
    for code in re.findall(r'Note\(\s*"([a-z0-9-]+)"', said):
        assert code in NOTE_MESSAGES
    for code in re.findall(r'"((?:not|no|outside|mean|summary)-[a-z-]+)"', said):
        assert code in ISSUE_MESSAGES or code in ("no-unsur", "not-all")
