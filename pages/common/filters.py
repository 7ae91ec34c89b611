"""The filters in force."""

from __future__ import annotations

Filters = dict[str, list[str | None]]
"""Attribute -> the values in view; None is "not filled in"."""
