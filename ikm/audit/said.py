"""A finding in words: how grave it is, what it is about, what stands there and why it cannot or need not be so."""

from __future__ import annotations

from decimal import Decimal

from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding
from ikm.text import Text, mark
from ikm.text.language import NOTHING
from ikm.text.sentence import shown

SEVERITY_NAMES = {HIGH: mark("grave"), MEDIUM: mark("to be looked into"), LOW: mark("to know")}
SIGNS = {HIGH: "▲", MEDIUM: "●", LOW: "○"}
"""The sign of a severity, so that colour is never alone."""

ITEM_NAMES = {
    "nrr": mark("NRR"),
    "weighted": mark("NRR tertimbang"),
    "index": mark("Index"),
    "ikm": mark("IKM"),
    "mutu": mark("Mutu"),
    "kinerja": mark("Kinerja"),
    "rank": mark("Rank"),
    "lowest": mark("Lowest unsur"),
    "n": mark("Respondents"),
    "population": mark("Population"),
    "planned": mark("Planned sample"),
    "quota": mark("Share of the sample"),
    "percent": mark("Percentage"),
    "sample-size": mark("Sample size"),
    "sample-population": mark("Population"),
    "sample-error": mark("Margin of error"),
    "answered": mark("Answers per unsur"),
    "sum": mark("Sum of answers"),
    "count": mark("Count"),
    "share": mark("Percentage"),
    "bound-value": mark("Nilai persepsi"),
    "bound-index-low": mark("Class bounds"),
    "bound-index-high": mark("Class bounds"),
    "bound-low": mark("Class bounds"),
    "bound-high": mark("Class bounds"),
    "bound-kinerja": mark("Kinerja"),
    "bounds": mark("Class bounds"),
}


def severity_name(severity: str, text: Text) -> str:
    """How grave a finding is, with its sign."""
    said = SEVERITY_NAMES[severity]
    return f"{SIGNS[severity]} {text(said)}"


def item_name(item: str, text: Text) -> str:
    """What a finding is about; the code of an unsur, or a category, as it is.

    >>> from ikm.text import EN
    >>> item_name("lowest", EN), item_name("U11", EN)
    ('Lowest unsur', 'U11')
    """
    said = ITEM_NAMES.get(item)
    return item.strip("|").replace("|", ": ") if said is None else text(said)


def figure(value: Decimal | str | None, text: Text) -> str:
    """A printed or recomputed figure with its own decimals."""
    return NOTHING if value is None else shown(value, text)


def explained(finding: Finding, text: Text) -> str:
    """The explanation of a finding."""
    return " ".join(sentence.said(text) for sentence in finding.explanation)
