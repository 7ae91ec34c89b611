"""The explanation of a statistic: what it means, what it does not mean, and its formula."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """Sentences to be translated: what it is called, what it means, what it does not mean; and its formula."""

    name: str
    means: str
    means_not: str
    formula: str
