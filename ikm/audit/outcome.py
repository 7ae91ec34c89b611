"""What an audit found, for reading: a table of findings, and the outcome in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ikm.audit.engine import Audit
from ikm.audit.finding import HIGH, MEDIUM, Finding
from ikm.audit.said import explained, figure, item_name, severity_name
from ikm.printed import Printed
from ikm.text import Sentence, Text, mark

MANY = 3
"""Of more units than this the same finding on n is said once for all of them."""

TOO_FEW = mark("{pedoman} asks for at least {minimum} respondents per unit; {count} units have fewer: {units}.")
TWICE = mark(
    "{count} figures are printed twice and differently: two units under one name, or two versions of one table. The"
    " first of them:"
)
WITH_N = mark("{unit} ({n})")


def condensed(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with those that say the same of more than MANY units, or of more unsur, as one."""
    findings = _together(findings)
    few = [one for one in findings if one.code == "n-minimum" and one.unit]
    if len(few) <= MANY:
        return list(findings)
    values = few[0].explanation[0].values
    units = tuple(Sentence(WITH_N, {"unit": one.unit, "n": one.explanation[0].values["n"]}) for one in few)
    words = {"pedoman": values["pedoman"], "minimum": values["minimum"], "count": len(few), "units": units}
    together = replace(few[0], unit="", printed=None, place="", explanation=(Sentence(TOO_FEW, words),))
    return [one for one in findings if one not in few] + [together]


def _together(findings: Sequence[Finding]) -> list[Finding]:
    """The findings on figures of the whole survey that differ in nothing but the unsur and its value, as one."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.code.startswith("total-") and not one.unit and len(one.explanation) > 1:
            alike.setdefault((one.code, repr(one.explanation[1:])), []).append(one)
        elif one.code == "printed-twice":
            alike.setdefault((one.code, one.unit), []).append(one)
    many = [group for group in alike.values() if len(group) > MANY]
    first = {id(group[0]): group for group in many}
    rest = {id(one) for group in many for one in group[1:]}
    return [_as_one(first[id(one)]) if id(one) in first else one for one in findings if id(one) not in rest]


def _as_one(group: Sequence[Finding]) -> Finding:
    items = ", ".join(one.item.upper() if one.item == "ikm" else one.item for one in group)
    if group[0].code == "printed-twice":
        said = (Sentence(TWICE, {"count": len(group)}), *group[0].explanation[:1])
        return replace(group[0], item=items, printed=None, recomputed=None, explanation=said)
    return replace(group[0], item=items, printed=None, recomputed=None, explanation=group[0].explanation[1:])


def unit_name(unit: str, text: Text) -> str:
    """A unit, or the whole report."""
    return unit or text("whole report")


def findings_table(findings: Sequence[Finding], text: Text) -> pd.DataFrame:
    """One row per finding, in their order: severity, unit, about what, printed, recomputed, explanation, place."""
    rows = [
        (
            severity_name(one.severity, text),
            unit_name(one.unit, text),
            item_name(one.item, text),
            figure(one.printed, text),
            figure(one.recomputed, text),
            explained(one, text),
            one.place,
        )
        for one in findings
    ]
    columns = [
        text("Severity"),
        text("Unit"),
        text("About"),
        text("Printed"),
        text("Recomputed"),
        text("Explanation"),
        text("Place"),
    ]
    return pd.DataFrame(rows, columns=columns)


def outcome(found: Audit, text: Text) -> str:
    """What an audit found, in one sentence."""
    grave, other = found.count(HIGH), found.count(MEDIUM)
    if not found.findings:
        return text("Every printed figure that could be checked can be right")
    if not grave and not other:
        return text("No printed figure is refuted; what was found are conventions")
    units = len({one.unit for one in found.findings if one.severity == HIGH and one.unit})
    if not grave:
        return text.plural(
            "No printed figure is refuted; {n} should be looked into",
            "No printed figure is refuted; {n} should be looked into",
            other,
        )
    first = text.plural("{n} grave finding", "{n} grave findings", grave)
    where = text.plural("in {n} unit", "in {n} units", units) if units else text("in the whole report")
    more = text.plural("{n} more to be looked into", "{n} more to be looked into", other) if other else ""
    return text("{first} {where}", first=first, where=where) + (f"; {more}" if more else "")


def extent(printed: Printed, text: Text) -> str:
    """How much was there to check."""
    units = text.number(len(printed.units), 0)
    return text.plural(
        "Read from {file}: {n} printed figure, {units} units.",
        "Read from {file}: {n} printed figures, {units} units.",
        len(printed.figures),
        file=printed.source.file,
        units=units,
    )


def no_results(printed: Printed, text: Text) -> str:
    """What to do about formulas without a stored result, whose figures are missing."""
    return text(
        "{count} formulas have no stored result and are read as blank. Open the file in Excel or LibreOffice, save it,"
        " and upload it again.",
        count=printed.formulas,
    )
