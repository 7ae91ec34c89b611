"""The filters in force, as words."""

from __future__ import annotations

from ikm.text import Text
from ikm.text.terms import attribute_name, value_name

Filters = dict[str, list[str | None]]
"""Attribute -> the values in view; None is "not filled in"."""


def filter_words(filters: Filters, text: Text) -> list[str]:
    """A filter as words: "Unit: Sukabumi, Kedaton"."""
    return [
        f"{attribute_name(name, text)}: {', '.join(value_name(value, text) for value in values)}"
        for name, values in filters.items()
    ]
