"""What another set of class bounds changes: the same figures, other letters."""

from __future__ import annotations

from ikm.index import Index


def class_counts(figures: Index) -> dict[str, int]:
    """How many ranked groups have which mutu, best first; classes that nobody has are left out.

    >>> import ikm
    >>> recap = ikm.sample("bandar-lampung-rekap")
    >>> class_counts(ikm.index(recap, "unit", pedoman=ikm.load_pedoman("permenpan-2017")))
    {'C': 9, 'D': 3}
    """
    return {str(mutu): int(n) for mutu, n in figures.table["mutu"].dropna().value_counts().sort_index().items()}


def class_changes(before: Index, after: Index) -> int:
    """How many ranked groups have another mutu ``after`` than ``before`` (the same groups in the same order)."""
    ranked = after.table["ranked"]
    return int((before.table.loc[ranked, "mutu"] != after.table.loc[ranked, "mutu"]).sum())
