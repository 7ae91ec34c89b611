"""How often the audit is silent on clean reports, how often it finds and explains a planted error, and its speed."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from benchmarks.plants import LIMITS, PLANTS
from benchmarks.printing import report
from benchmarks.reports import Report
from ikm.audit import HIGH, audit

SEED, CLEAN, LARGE, EACH = 2026, 1_000, 200, 200
LEAST, SECONDS, FOURTEEN = 0.95, 5.0, 14
SIZES = {"n 20-60": {"few": 20, "many": 60}, "n 100-400": {"few": 100, "many": 400, "units": (4, 8)}}


def main() -> int:
    """Print the figures; exit code 1 if a clean report has a finding of high severity or too few errors are found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clean", type=int, default=CLEAN, help="clean reports with 20 to 60 respondents a unit")
    asked.add_argument("--large", type=int, default=LARGE, help="clean reports with 100 to 400")
    asked.add_argument("--each", type=int, default=EACH, help="reports per planted error")
    chosen = asked.parse_args()
    good = True
    with ProcessPoolExecutor(2) as pool:
        for size, count in zip(SIZES, (chosen.clean, chosen.large), strict=True):
            shares = [count // 2, count - count // 2]
            loud = sum(pool.map(clean_ones, [size] * 2, shares, range(2)), Counter[str]())
            silent = count - loud.pop("", 0)
            print(f"clean reports, {size}: {silent} of {count} without a finding of high severity {dict(loud) or ''}")
            good &= silent == count
        print(f"\n{'planted error (of ' + str(chosen.each) + ')':36s}   found   explained")
        every = PLANTS | LIMITS
        for name, seen, told in pool.map(planted_ones, every, [chosen.each] * len(every)):
            short = "" if min(seen, told) >= LEAST * chosen.each else "  below 95 %"
            short = "  nothing demanded: not always to be known" if name in LIMITS else short
            print(f"{name:36s} {seen / chosen.each:7.1%} {told / chosen.each:9.1%}{short}", flush=True)
            good &= name in LIMITS or not short
    print()
    rng = np.random.default_rng(SEED)
    for name, made in (("clean", large(rng)), ("an error in every unit", spoiled(rng))):
        printed, answers = made.printed(), made.survey()
        for given, survey in (("", None), (", and the answers", answers)):
            started = time.perf_counter()
            count = len(audit(printed, survey).findings)
            took = time.perf_counter() - started
            print(f"500 units x 14 unsur, {name}{given}: {took:.2f} s ({count} findings)")
            good &= took < SECONDS
    return 0 if good else 1


def clean_ones(size: str, count: int, part: int) -> Counter[str]:
    """The codes of findings of high severity on clean reports; "": on how many reports there are any."""
    rng, loud = np.random.default_rng([SEED, part, len(size)]), Counter[str]()
    for _ in range(count):
        more = [one for one in ("twice", "sums") if rng.random() < 0.2]
        made = report(rng, *more, **SIZES[size])
        high = {one.code for one in audit(made.printed(), made.survey()).findings if one.severity == HIGH}
        loud.update([*high, ""] if high else [])
    return loud


def planted_ones(name: str, count: int, seed: int = SEED, **options: object) -> tuple[str, int, int]:
    """Of so many reports with one error of a kind: in how many it is found, and in how many explained."""
    plant, rng = (PLANTS | LIMITS)[name], np.random.default_rng([seed, *name.encode()])
    seen = told = 0
    for _ in range(count):
        made, planted = plant.planted(rng, **options)
        found = audit(made.printed(), made.survey() if planted.answers else None)
        seen += planted.found(found)
        told += planted.explained(found)
    return name, seen, told


def large(rng: np.random.Generator) -> Report:
    """A clean report of 500 units and 14 unsur, every figure printed once."""
    while True:
        made = report(rng, units=(500, 500), plain=True)
        if len(made.codes) == FOURTEEN:
            return made


def spoiled(rng: np.random.Generator) -> Report:
    """The same with an unsur left out of every unit's sum, and a digit dropped from one of its means."""
    made = large(rng)
    for i, unit in enumerate(made.units):
        made.cells.update(made.results(i, made.index(i, without=i % FOURTEEN)))
        cell = (unit, "nrr", made.codes[(i + 3) % FOURTEEN], 0)
        made.cells[cell] = made.cells[cell][:2] + made.cells[cell][3:]
    return made


if __name__ == "__main__":
    sys.exit(main())
