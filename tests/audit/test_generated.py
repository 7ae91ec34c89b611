"""Generated reports: clean ones give no finding of high severity, and single planted errors are found and explained.

A small part of ``python -m benchmarks.audit``, with seeds of its own; that every single one of so few is explained is
not demanded of a kind that the benchmark finds in 95 of 100.
"""

from __future__ import annotations

import pytest

from benchmarks.audit import clean_ones, planted_ones
from benchmarks.plants import PLANTS

SEED, EACH = 7, 5


@pytest.mark.parametrize(("size", "count"), [("n 20-60", 40), ("n 100-400", 10)])
def test_clean_reports_have_no_finding_of_high_severity(size: str, count: int):
    assert clean_ones(size, count, SEED) == {}


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_error_is_found_and_explained(name: str):
    _, seen, told = planted_ones(name, EACH, SEED, units=(4, 6))
    assert (seen, told) >= (EACH - 1, EACH - 1)
