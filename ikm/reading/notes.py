"""Phrases that reading puts into the ledger, in English; translated where they are shown."""

from __future__ import annotations

from ikm.text.language import mark

REASONS = {
    "agreement": mark("agreement is always asked in that way"),
    "two-negatives": mark("a label with “Sangat tidak” also occurs"),
    "one-negative": mark("no label with “Sangat tidak” occurs"),
    "between": mark("a label with “Kurang” or “Cukup” occurs, and none with “Sangat tidak”"),
    "second": mark("of five labels it is usually the second"),
    "worse": mark("a worse label also occurs"),
}
"""Reasons of the note "labels-two-ways"; the note's value ``reason`` is one of these sentences in English."""

HIDDEN = mark("(hidden)")
"""What stands in place of a NIK, phone number or e-mail address."""
