"""No clean report gets a finding of high severity from any of these rooms."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from ikm.audit.allocation import allocation
from ikm.audit.answers import against
from ikm.audit.bounds import bounds
from ikm.audit.classes import classes
from ikm.audit.counts import counts
from ikm.audit.finding import HIGH
from ikm.audit.lowest import lowest
from ikm.audit.percents import percents
from ikm.audit.ranks import ranks
from ikm.audit.samples import samples
from ikm.audit.sizes import sizes
from ikm.audit.totals import totals
from ikm.text import EN, ID
from tests.audit.conftest import report, said
from tests.audit.made import Made, clean, make

CHECKS = (classes, bounds, ranks, lowest, samples, percents, allocation, sizes, counts, totals)


@settings(max_examples=80, deadline=None)
@given(clean())
def test_a_clean_report_has_no_high_finding(made: Made):
    printed = made.printed
    found = [one for check in CHECKS for one in check(printed)] + against(printed, made.survey)
    assert [(one.code, one.unit, one.item, said(one, EN)) for one in found if one.severity == HIGH] == []


@settings(max_examples=15, deadline=None)
@given(clean())
def test_every_finding_is_said_in_both_languages(made: Made):
    printed = made.printed
    for check in CHECKS:
        for one in check(printed):
            assert said(one, EN)
            assert said(one, ID)
            assert "{" not in said(one, EN) + said(one, ID)


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_printed_nothing_found(check):
    assert check(report()) == []
    assert check(report(("A", "n", "", "200"), ("B", "n", "", "300"))) == []
    assert check(report(("", "ikm", "", "66,5"))) == []


@pytest.mark.parametrize("check", CHECKS)
def test_any_single_kind_of_figure_is_enough(check):
    made = make(1)
    for kind in {row[1] for row in made.rows}:
        printed = report(*(row for row in made.rows if row[1] == kind), units=made.printed.units)
        assert [one for one in check(printed) if one.severity == HIGH] == []


def test_five_hundred_units_take_less_than_a_second_each():
    made = [make(seed, units=15) for seed in range(34)]
    rows = [(f"{row[0]} {at}", *row[1:]) for at, one in enumerate(made) for row in one.rows if row[0]]
    rows = [row for row in rows if row[1] not in ("rank", "percent", "quota", "planned")]
    order = sorted(
        {row[0]: -float(row[3].replace(",", ".")) for row in rows if row[1] == "ikm"}.items(), key=lambda x: x[1]
    )
    rows += [(unit, "rank", "", str(at)) for at, (unit, _) in enumerate(order, start=1)]
    printed = report(*rows, ("", "ikm", "", "70,00"))
    assert len(printed.units) == 510
    for check in CHECKS:
        start = time.thread_time()
        check(printed)
        assert time.thread_time() - start < 1, check.__name__
