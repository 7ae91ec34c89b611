"""The ledger: what was read, what was used, and every row and cell that was set aside, with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from ikm.text import Text, mark

ISSUE_COLUMNS = ("sheet", "row", "column", "cell", "value", "code")
"""One row per set-aside cell or row: sheet name, sheet row (1 = first), canonical column (an unsur code or
an attribute; "" for a whole row), cell reference such as "G57", the value as text, and the reason's code."""

ISSUE_MESSAGES = {
    "outside-scale": mark("{value} is outside the scale 1-4, so it is not counted."),
    "not-whole": mark("{value} is not a whole number on the scale 1-4, so it is not counted."),
    "not-an-answer": mark("“{value}” is not an answer we know, so it is not counted."),
    "mean-outside-scale": mark("The mean {value} is outside the scale 1-4, so the unit is not ranked."),
    "not-a-number": mark("“{value}” is not a number, so it is not counted."),
    "not-a-count": mark("“{value}” is not a number of people, so the number counts as not known."),
    "no-answers": mark("The row has no answer on the scale, so it is not used."),
    "no-unit": mark("The row names no unit, so it is not used."),
    "summary-row": mark("The row looks like a total ({value}), not like a respondent or a unit, so it is not used."),
    "not-an-age": mark("{value} is not an age from 10 to 110, so the age is left blank."),
    "age-hidden": mark("The cell may be personal, so it is hidden; no age can be read from it, and it is left blank."),
    "not-a-date": mark("“{value}” is not a date we know, so the period is left blank."),
}
"""What each reason says, in English with {value}; translated where it is shown."""

NOTE_MESSAGES = {
    "sheet-skipped": mark("Sheet “{sheet}” has no unsur columns, so it was not read."),
    "unsur-missing": mark("{unsur} was not found, so no IKM can be computed. Point out its column below."),
    "order-assumed": mark(
        "The columns are named only by code: U8 is read as {u8} and U9 as {u9}. Swap them if your"
        " questionnaire has the other order."
    ),
    "unit-from-sheet": mark("No unit column was found: each sheet's name is taken as its unit."),
    "n-missing": mark("The number of respondents is not known for every unit, so each unit weighs the same."),
    "labels-two-ways": mark("“{label}” can stand for 1 or 2. It is read as {value}, because {reason}."),
    "column-unused": mark("Column “{column}” on sheet “{sheet}” is not used."),
    "codes-as-2004": mark(
        "The numbers in column “{column}” are read as the answer codes of KEP/25/M.PAN/2/2004: {meaning}."
    ),
    "unsur-missing-on-sheet": mark("{unsur} was not found on sheet “{sheet}”; its answers there are blank."),
    "five-labels": mark("“{low}” and “{high}” both occur; both are read as 2, because the scale has four values."),
    "periode-from-date": mark("The file has no period column: the quarter of “{column}” is taken as the period."),
    "triwulan-from-date": mark("The quarter of “{column}” is taken as the period."),
    "semester-from-date": mark("The half year of “{column}” is taken as the period."),
    "tahun-from-date": mark("The year of “{column}” is taken as the period."),
    "bulan-from-date": mark("The month of “{column}” is taken as the period."),
    "dates-day-first": mark(
        "No date in column “{column}” shows whether the day or the month comes first. Dates such as {example} are read"
        " with the day first."
    ),
    "dates-first-of-month": mark(
        "Column “{column}” has months without a day, such as {example}; the first day of the month is taken."
    ),
    "ages-from-births": mark(
        "The ages are computed from column “{column}”, to the time that column “{reference}” gives for each row. The"
        " dates of birth themselves are not kept."
    ),
    "ages-from-births-to": mark(
        "The ages are computed from column “{column}”, to {day}. The dates of birth themselves are not kept."
    ),
    "births-unused": mark(
        "Column “{column}” holds dates of birth, but nothing says when the survey was held, so no age is computed. Add"
        " a column with the date of the survey, or its year to a title above the table."
    ),
    "spellings-unified": mark("In column “{column}” these are counted as one category: {examples}."),
    "roles-twice": mark("Column “{column}” on sheet “{sheet}” also looks like {role}; only the first is used."),
    "mixed-shapes": mark(
        "Sheet “{sheet}” holds means per unit beside the respondents on other sheets, so it was not read."
    ),
    "errors-blank": mark(
        "{count} cells show an error such as #DIV/0! and are read as blank. Correct them in the file and upload it"
        " again."
    ),
    "formulas-blank": mark(
        "{count} formulas have no stored result and are read as blank. Open the file in Excel or LibreOffice, save it,"
        " and upload it again."
    ),
}
"""What each note on the file as a whole says, in English; translated where it is shown."""


@dataclass(frozen=True)
class Note:
    """Something a person should know about the file as a whole: a code and the values of its sentence."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dropped:
    """A column of personal data that was dropped on reading: which, and what it holds (kind)."""

    sheet: str
    column: str
    kind: str


def no_issues() -> pd.DataFrame:
    """An empty table of issues."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in ISSUE_COLUMNS})


@dataclass(frozen=True, eq=False)
class Ledger:
    """Rows read = rows used + rows set aside, and why.

    ``issues`` has the columns ISSUE_COLUMNS. A set-aside cell does not set its row aside: the row's other
    answers count.
    """

    rows_read: int
    rows_used: int
    issues: pd.DataFrame = field(default_factory=no_issues)
    notes: tuple[Note, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def rows_set_aside(self) -> int:
        """Rows that were read but hold nothing that can be counted."""
        return self.rows_read - self.rows_used


def say_issue(text: Text, code: str, value: str) -> str:
    """The reason of one issue as a sentence."""
    return text(ISSUE_MESSAGES.get(code, "{value}"), value=text.figure(value))


def say_note(text: Text, note: Note) -> str:
    """A note on the file as a sentence; its ``reason``, where it has one, is a sentence of ours too."""
    values = {name: text(value) if name == "reason" else value for name, value in note.values.items()}
    return text(NOTE_MESSAGES[note.code], **values)
