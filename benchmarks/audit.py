"""How often the audit is silent on clean reports, how often it finds and explains a planted error, and its speed."""

from __future__ import annotations

import sys
import time
from collections import Counter

import numpy as np

from benchmarks.reports import PLANTS, Planted, Report, clean
from ikm.audit import HIGH, Audit, audit
from ikm.text import EN

SEED, CLEAN, EACH = 2026, 1_000, 200
LEAST, FOURTEEN = 0.95, 14


def main() -> int:
    """Print the figures; exit code 1 if a clean report has a finding of high severity or too few errors are found."""
    rng = np.random.default_rng(SEED)
    good = True
    started = time.perf_counter()
    loud: Counter[str] = Counter()
    quiet = 0
    for _ in range(CLEAN):
        found = audit(clean(rng).printed())
        high = [one for one in found.findings if one.severity == HIGH]
        loud.update(one.code for one in high)
        quiet += not high
    print(f"clean reports without a finding of high severity: {quiet} of {CLEAN} {dict(loud) or ''}")
    print(f"  ({(time.perf_counter() - started) / CLEAN * 1000:.1f} ms each)\n")
    good &= quiet == CLEAN
    print("planted error                  found   explained")
    for name, plant in PLANTS.items():
        seen = told = 0
        for _ in range(EACH):
            wrong = None
            while wrong is None:
                wrong = plant(rng, clean(rng))
            report, planted = wrong
            found = audit(report.printed())
            seen += is_found(found, planted)
            told += is_explained(found, planted)
        print(f"{name:28s} {seen / EACH:7.1%} {told / EACH:9.1%}")
        good &= min(seen, told) >= LEAST * EACH
    print()
    for name, report in (("clean", large(rng)), ("an error in every unit", spoiled(rng))):
        printed = report.printed()
        started = time.perf_counter()
        count = len(audit(printed).findings)
        print(f"500 units x 14 unsur, {name}: {time.perf_counter() - started:.2f} s ({count} findings)")
    return 0 if good else 1


def large(rng: np.random.Generator) -> Report:
    """A clean report of 500 units and 14 unsur."""
    while True:
        report = clean(rng, units=(500, 500))
        if len(report.codes) == FOURTEEN:
            return report


def spoiled(rng: np.random.Generator) -> Report:
    """The same with an unsur left out of every unit's sum, and a digit dropped from one of its means."""
    report = large(rng)
    for i, unit in enumerate(report.units):
        report.cells.update(report.results(i, report.index(i, without=i % FOURTEEN)))
        cell = (unit, "nrr", report.codes[(i + 3) % FOURTEEN])
        report.cells[cell] = report.cells[cell][:2] + report.cells[cell][3:]
    return report


def is_found(found: Audit, planted: Planted) -> bool:
    """Whether a finding stands where the error is."""
    return any(one.code in planted.codes for one in found.of(planted.unit))


def is_explained(found: Audit, planted: Planted) -> bool:
    """Whether such a finding names what went wrong."""
    for one in found.of(planted.unit):
        words = " ".join((one.item, *(sentence.said(EN) for sentence in one.explanation)))
        if one.code in planted.codes and all(name in words for name in planted.names):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
