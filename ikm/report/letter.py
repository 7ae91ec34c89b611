"""The letter an officer can send back to a unit: what was seen, politely, and what is asked."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence

from ikm.audit import HIGH, LOW, MEDIUM, SEVERITIES, Audit, Finding
from ikm.audit.outcome import condensed
from ikm.audit.said import explained, figure, item_name
from ikm.text import Text, mark

WIDTH = 96
"""Signs in a line of the letter."""

HEADS = {
    HIGH: mark("Figures that cannot be right as printed, or do not follow from the others"),
    MEDIUM: mark("Figures that we ask you to look into"),
    LOW: mark("For your information"),
}


def letter(found: Audit, text: Text, unit: str | None = None, day: dt.date | None = None) -> str:
    """The letter as plain text, for one unit (its findings and those of the whole report) or for the report.

    It lists what was seen and repairs nothing; names, numbers and signature are left to be filled in.
    """
    chosen = [one for one in found.findings if unit is None or one.unit in (unit, "")]
    printed = found.printed
    about = printed.source.file if unit is None else text("{unit} in {file}", unit=unit, file=printed.source.file)
    parts = [
        text("Date: {date}", date=text.date(day or dt.date.today())),
        text("To: …………………………"),
        text("Subject: figures of the satisfaction survey report"),
        "",
        text("With respect,"),
        "",
        text(
            "We have checked the printed figures of {about} against each other and against {pedoman}. We list what we"
            " saw; nothing has been changed. Which figure is right can only be told from the completed questionnaires.",
            about=about,
            pedoman=printed.pedoman.name,
        ),
    ]
    if not chosen:
        parts += ["", text("Every printed figure that could be checked can be right. No answer is needed.")]
    for severity in SEVERITIES:
        group = condensed([one for one in chosen if one.severity == severity])
        if group:
            head = HEADS[severity]
            parts += ["", text(head), *_items(group, text, unit is None)]
    if any(one.severity != LOW for one in chosen):
        parts += [
            "",
            text(
                "We ask you to compare these figures with the completed questionnaires and the processing table, and to"
                " send us the corrected table or your explanation."
            ),
        ]
    parts += ["", text("Thank you for your cooperation."), "", "…………………………"]
    return "\n".join(_wrapped(part) for part in parts) + "\n"


def _items(group: Sequence[Finding], text: Text, named: bool) -> list[str]:
    lines = []
    for number, one in enumerate(group, start=1):
        who = f"{one.unit}, " if named and one.unit else ""
        value = "" if one.printed is None else text(" (printed: {value})", value=figure(one.printed, text))
        place = text(" [{place}]", place=one.place) if one.place else ""
        lines.append(f"{number}. {who}{item_name(one.item, text)}{value}: {explained(one, text)}{place}")
    return lines


def _wrapped(part: str) -> str:
    indent = "   " if part[:1].isdigit() else ""
    return "\n".join(textwrap.wrap(part, WIDTH, subsequent_indent=indent, break_long_words=False)) if part else ""
