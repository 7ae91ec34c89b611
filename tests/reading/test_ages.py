"""Ages in years are put into the groups a person wants; groups that the file names stay."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm import Survey
from ikm.cli.main import main
from ikm.errors import UnknownChoiceError
from ikm.reading import Directions, build, open_workbook, understand
from ikm.reading.ages import OLDEST, YOUNGEST, age_order, group
from tests.reading.books import U9, xlsx

STARTS = st.lists(st.integers(YOUNGEST, OLDEST), min_size=1, max_size=20, unique=True).map(lambda s: tuple(sorted(s)))


def held(ages: list[Any], starts: tuple[int, ...] | None) -> tuple[list[Any], Survey, set[str]]:
    """The age group of each respondent, the survey and the codes of its notes."""
    workbook = open_workbook(xlsx(["Umur", *U9], *[[age, *[3] * 9] for age in ages]), "a.xlsx")
    survey = build(workbook, understand(workbook, Directions(ages=starts)))
    assert isinstance(survey, Survey)
    groups = survey.respondents["umur"].astype(object)
    return groups.where(groups.notna(), None).tolist(), survey, {note.code for note in survey.ledger.notes}


def test_the_same_ages_in_other_groups() -> None:
    """The groups of Depkes RI 2009 (17-25, 26-35, 36-45, 46-55, 56-65): every age at a start and just below it."""
    ages = [16, 17, 25, 26, 35, 36, 45, 46, 55, 56, 80, None]
    found, survey, notes = held(ages, (17, 26, 36, 46, 56))
    wanted = ["< 17", *["17–25"] * 2, *["26–35"] * 2, *["36–45"] * 2, *["46–55"] * 2, *["≥ 56"] * 2, None]
    assert found == wanted
    assert list(survey.respondents["umur"].cat.categories) == ["< 17", "17–25", "26–35", "36–45", "46–55", "≥ 56"]
    assert "ages-in-groups" not in notes
    assert survey.n == len(ages)


def test_the_usual_groups_are_what_they_were() -> None:
    found, _, _ = held([19, 20, 29, 30, 49, 50, 59, 60], None)
    assert found == ["< 20", "20–29", "20–29", "30–39", "40–49", "50–59", "50–59", "≥ 60"]
    assert held([19, 20, 29, 30, 49, 50, 59, 60], (20, 30, 40, 50, 60))[0] == found


def test_groups_of_the_file_stay_and_are_said_to_stay() -> None:
    found, survey, notes = held(["17-25", "26 - 35 tahun", 30, "> 56"], (20, 40))
    assert found == ["17–25", "26–35", "20–39", "> 56"]
    assert "ages-in-groups" in notes
    (note,) = [note for note in survey.ledger.notes if note.code == "ages-in-groups"]
    assert note.values == {"column": "Umur", "groups": "17–25, 26–35, > 56"}


def test_without_a_wish_nothing_is_said_of_groups_in_the_file() -> None:
    assert "ages-in-groups" not in held(["17-25", "26-35"], None)[2]


@given(STARTS, st.floats(YOUNGEST, OLDEST))
def test_every_age_lies_in_its_group(starts: tuple[int, ...], years: float) -> None:
    """The group's first number is the last start at or below the age; groups are in the order of their ages."""
    name = group(years, starts)
    if years < starts[0]:
        assert name == f"< {starts[0]}"
    else:
        assert max(s for s in starts if s <= years) == int(name.removeprefix("≥ ").split("–")[0])
    order = [group(s, starts) for s in starts]
    assert order == sorted(order, key=age_order)


@pytest.mark.parametrize(
    "starts", [(), (26, 17), (17, 17), (9, 17), (17, 111), (17.0, 26), (True,), [17, 26], "17", tuple(range(10, 31))]
)
def test_groups_that_cannot_be_are_refused(starts: Any) -> None:
    with pytest.raises(UnknownChoiceError, match="Age groups cannot start at"):
        Directions(ages=starts)


def test_the_command_line_takes_them(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx(["Umur", *U9], *[[age, *[3] * 9] for age in [20] * 6 + [30] * 6]))
    assert main(["index", str(file), "--by", "umur", "--format", "csv", "--ages", "17, 26", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "17–25" in said
    assert "≥ 26" in said
    assert main(["index", str(file), "--ages", "muda"]) != 0
