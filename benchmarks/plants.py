"""Single errors planted in clean reports, by kind, and what an audit has to say of each."""

from __future__ import annotations

from benchmarks import plants_means, plants_ranks, plants_results, plants_samples, plants_ways
from benchmarks.planted import Plant

PLANTS: dict[str, Plant] = (
    plants_means.PLANTS | plants_results.PLANTS | plants_ranks.PLANTS | plants_samples.PLANTS | plants_ways.PLANTS
)
"""Every kind of error."""

LIMITS: dict[str, Plant] = plants_results.LIMITS | plants_ways.LIMITS
"""Errors that the printed figures do not always tell: measured, nothing demanded."""
