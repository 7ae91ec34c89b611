"""The body of a processing table: the answers, the means of a recap, or the sentence why there are none."""

from __future__ import annotations

import numpy as np

from ikm.document.book.parts import Part
from ikm.document.book.sheet import Sheet
from ikm.text import Text

OUTSIDE = "x"
"""What stands for an answer outside the scale; text, so that no formula counts it."""


def write_body(sheet: Sheet, part: Part, row: int, first: int, text: Text) -> int:
    """Write the body from ``row`` on; gives the row below it."""
    if part.means is not None:
        return _means(sheet, part, row, first)
    if part.answers is None:
        return row
    return _answers(sheet, part, row, first)


def _answers(sheet: Sheet, part: Part, row: int, first: int) -> int:
    assert part.answers is not None  # noqa: S101  # write_body asks
    look, mark, raw = sheet.styles["answer"], sheet.styles["mark"], sheet.raw
    outside = len(part.levels) + 1
    values = [None, *part.levels, None]
    for number, states in enumerate(part.answers.tolist(), start=1):
        raw.write_number(row, 0, number, look)
        for col, state in enumerate(states, start=first):
            if state == outside:
                raw.write_string(row, col, OUTSIDE, mark)
            elif state:
                raw.write_number(row, col, values[state], look)
            else:
                raw.write_blank(row, col, None, look)
        raw.write_blank(row, first + len(states), None, look)
        row += 1
    return row


def _means(sheet: Sheet, part: Part, row: int, first: int) -> int:
    assert part.means is not None  # noqa: S101  # write_body asks
    number = part.number if part.number is not None else np.full(len(part.means), np.nan)
    scale = part.figures.questionnaire
    for at, (means, people) in enumerate(zip(part.means, number, strict=True), start=1):
        sheet.number(row, 0, at, "answer")
        sheet.number(row, 1, people, "answer")
        for col, mean in enumerate(means, start=first):
            wrong = mean < scale.lowest or mean > scale.highest
            sheet.number(row, col, mean, "wrong mean" if wrong else "mean")
        sheet.number(row, first + len(means), None, "answer")
        row += 1
    return row
