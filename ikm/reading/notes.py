"""What reading has to say beyond the ledger's own sentences, in English; translated where it is shown."""

from __future__ import annotations

from ikm.text.language import mark

NOTES = {
    "codes-as-2004": mark(
        "The numbers in column “{column}” are read as the answer codes of KEP/25/M.PAN/2/2004: {meaning}."
    ),
    "unsur-missing-on-sheet": mark("{unsur} was not found on sheet “{sheet}”; its answers there are blank."),
    "five-labels": mark("“{low}” and “{high}” both occur; both are read as 2, because the scale has four values."),
    "periode-from-date": mark("The file has no period column: the quarter of “{column}” is taken as the period."),
    "roles-twice": mark("Column “{column}” on sheet “{sheet}” also looks like {role}; only the first is used."),
    "mixed-shapes": mark(
        "Sheet “{sheet}” holds means per unit beside the respondents on other sheets, so it was not read."
    ),
}
"""Sentences of notes, shaped as ``ikm.ledger.NOTE_MESSAGES``."""

ISSUES = {
    "not-an-age": mark("{value} is not an age from 10 to 110, so the age is left blank."),
    "not-a-date": mark("“{value}” is not a date we know, so the period is left blank."),
}
"""Sentences of issues, shaped as ``ikm.ledger.ISSUE_MESSAGES``."""

REASONS = {
    "agreement": mark("agreement is always asked in that way"),
    "two-negatives": mark("a label with “Sangat tidak” also occurs"),
    "one-negative": mark("no label with “Sangat tidak” occurs"),
}
"""Reasons of the note "labels-two-ways"; the note's value ``reason`` is one of these sentences in English."""

HIDDEN = mark("(hidden)")
"""What stands in place of a NIK, phone number or e-mail address."""
