"""All checks of a report in order, and what they found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ikm.audit import indices, means, repeats, scale, sums, weighted
from ikm.audit.conventions import Reckoning, reckoning
from ikm.audit.finding import SEVERITIES, Finding
from ikm.printed import WHOLE, Printed

OF_MEANS: tuple[Callable[[Reckoning], list[Finding]], ...] = (
    scale.off_scale,
    indices.indices,
    repeats.repeats,
    means.no_counts,
    weighted.weighted,
    sums.sums,
)


@dataclass(frozen=True)
class Audit:
    """The findings of a report, the gravest first; within a severity in the order of the report."""

    printed: Printed
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(one.severity == severity for one in self.findings)

    def of(self, unit: str) -> tuple[Finding, ...]:
        """The findings of one unit; "" the whole survey."""
        return tuple(one for one in self.findings if one.unit == unit)


def audit(printed: Printed) -> Audit:
    """Check every printed figure that others can confirm or refute; nothing is repaired.

    >>> from ikm.pedoman import load
    >>> from ikm.printed import figures_of
    >>> from ikm.survey import Source
    >>> pedoman = load("permenpan-2017")
    >>> rows = [("Panjang", "nrr", code, 0, "3,25", "A1") for code in pedoman.codes]
    >>> rows += [("Panjang", "index", "", 0, "2,89", "B1")]  # one of nine left out: 8 x 3,25 / 9
    >>> report = Printed(Source("a.xlsx", "", "printed", ("A",)), pedoman, ("Panjang",), figures_of(rows))
    >>> [(one.severity, one.code, one.printed, one.recomputed) for one in audit(report).findings]
    [('high', 'index-left-out', Decimal('2.89'), Decimal('3.25'))]
    """
    ready = reckoning(printed)
    found = [one for check in OF_MEANS for one in check(ready)]
    order = {unit: i for i, unit in enumerate((WHOLE, *printed.units))}
    return Audit(
        printed,
        tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), order.get(one.unit, len(order))))),
    )
