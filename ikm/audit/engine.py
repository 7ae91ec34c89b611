"""All checks of a report in order, and what they found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ikm.audit.allocation import allocation
from ikm.audit.answers import against
from ikm.audit.bounds import bounds
from ikm.audit.classes import classes
from ikm.audit.conventions import Reckoning, reckoning
from ikm.audit.counts import counts
from ikm.audit.cut import cut_means
from ikm.audit.finding import LOW, SEVERITIES, Finding
from ikm.audit.indices import indices
from ikm.audit.lowest import lowest
from ikm.audit.means import no_counts
from ikm.audit.percents import percents
from ikm.audit.ranks import ranks
from ikm.audit.repeats import repeats
from ikm.audit.samples import samples
from ikm.audit.scale import off_scale
from ikm.audit.sizes import sizes
from ikm.audit.sums import sums
from ikm.audit.totals import totals
from ikm.audit.weighted import weighted
from ikm.audit.whole import whole
from ikm.errors import UnknownChoiceError
from ikm.printed import WHOLE, Printed, in_period
from ikm.survey import Survey
from ikm.text import Sentence, mark

PERIODS = mark("The report is of several periods, so it is not held against the answers: load one period at a time.")

OF = mark("Of {period}.")

OF_MEANS: tuple[Callable[[Reckoning], list[Finding]], ...] = (
    off_scale,
    indices,
    repeats,
    no_counts,
    weighted,
    sums,
    cut_means,
)
OF_RESULTS: tuple[Callable[[Printed], list[Finding]], ...] = (
    classes,
    bounds,
    ranks,
    lowest,
    totals,
    samples,
    percents,
    allocation,
    sizes,
    counts,
)


@dataclass(frozen=True)
class Audit:
    """The findings of a report, the gravest first; within a severity in the order of the report."""

    printed: Printed
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(one.severity == severity for one in self.findings)

    def only(self, unit: str) -> Audit:
        """The findings of one unit and of the whole report. Raises UnknownChoiceError for an unknown unit."""
        if unit not in self.printed.units:
            raise UnknownChoiceError(
                "The report prints nothing of {unit}. It has: {choices}.",
                unit=unit,
                choices=", ".join(self.printed.units[:20]) or "-",
            )
        return replace(self, findings=tuple(one for one in self.findings if one.unit in (unit, WHOLE)))

    def of(self, unit: str) -> tuple[Finding, ...]:
        """The findings of one unit; "" the whole survey."""
        return tuple(one for one in self.findings if one.unit == unit)


def audit(printed: Printed, survey: Survey | None = None) -> Audit:
    """Check every printed figure that others can confirm or refute; nothing is repaired.

    ``survey``: the answers the report is of, against which its figures are held as well.

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
    found = [] if printed.parts else _findings(printed)
    for period, part in printed.parts:
        found += [_in_period(one, period) for one in _findings(part)]
    if survey is not None:
        found += [Finding(LOW, "periods", WHOLE, "n", None, None, (Sentence(PERIODS),))] if printed.parts else []
        found += [] if printed.parts else against(printed, survey)
    order = {unit: i for i, unit in enumerate((WHOLE, *printed.units))}
    return Audit(
        printed,
        tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), order.get(one.unit, len(order))))),
    )


def _findings(printed: Printed) -> list[Finding]:
    """All checks of one period; a rank is not held against means where the printed result follows from them anyway."""
    ready = reckoning(printed)
    found = [one for check in OF_MEANS for one in check(ready)]
    found += [one for result in OF_RESULTS for one in result(printed)]
    follow = {unit for unit, fine in zip(printed.units, ready.explained, strict=True) if fine}
    found = [one for one in found if one.code != "rank-means" or one.unit not in follow]
    return found + whole(ready, found)


def _in_period(one: Finding, period: str) -> Finding:
    """A finding with its period: in the name of the unit, or said first where it is on all units."""
    if one.unit or not period:
        return replace(one, unit=in_period(one.unit, period))
    return replace(one, explanation=(Sentence(OF, {"period": period}), *one.explanation))
