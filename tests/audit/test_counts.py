from decimal import Decimal

from ikm.audit.counts import counts
from ikm.audit.finding import HIGH, LOW, MEDIUM
from ikm.text import EN
from tests.audit.conftest import codes, report, said


def table(counted, shares, total="", share="", name="Jenis kelamin"):
    rows = [("", "count", f"{name}|{at}", text) for at, text in enumerate(counted)]
    rows += [("", "share", f"{name}|{at}", text) for at, text in enumerate(shares) if text]
    rows += [("", kind, f"{name}|", text) for kind, text in (("count", total), ("share", share)) if text]
    return report(*rows)


def test_batang_95_percent_is_rounded():
    """UPKP2 Batang: 523 of 551 resolved = 94,92 percent, printed 95 %; 28 still open."""
    (one,) = counts(table(["523", "28"], ["95", "5"], "551"))
    assert (one.code, one.severity, one.printed, one.recomputed) == (
        "share-rounded",
        LOW,
        Decimal(95),
        Decimal("94.92"),
    )


def test_shares_rounded_or_cut_are_right():
    # 1/3 = 33,33; 2/3 = 66,67 rounded, 66,66 cut
    assert counts(table(["50", "100"], ["33,33", "66,67"], "150", "100")) == []
    assert [(one.code, one.severity) for one in counts(table(["50", "100"], ["33,33", "66,66"], "150"))] == [
        ("share-cut", LOW)
    ]


def test_shares_of_other_counts():
    """The Pontianak page: 47, 46 and 7 percent for 7, 6 and 2 of 15; right are 46,7, 40,0 and 13,3 (FACTS 7)."""
    found = [one for one in counts(table(["7", "6", "2"], ["47", "46", "7"], "15")) if one.code == "share"]
    assert [(one.severity, one.printed, one.recomputed) for one in found] == [
        (HIGH, Decimal(46), Decimal(40)),
        (HIGH, Decimal(7), Decimal(13)),
    ]
    assert said(found[0], EN) == "6 of 15 is 40.0 percent."


def test_a_share_one_off_in_the_last_decimal_is_medium():
    (one,) = counts(table(["50", "100"], ["33,33", "66,68"], "150"))
    assert (one.code, one.severity, one.recomputed) == ("share", MEDIUM, Decimal("66.67"))


def test_a_total_that_is_no_sum():
    (one,) = counts(table(["101", "49"], ["67,33", "32,67"], "160"))
    assert (one.code, one.severity, one.recomputed) == ("count-total", HIGH, Decimal(150))
    assert "One digit may be mistyped: 150 became 160" in said(one, EN)


def test_answers_of_several_kinds_are_no_error_of_the_shares():
    # 80 and 70 of 100: people may have named both
    found = counts(table(["80", "70"], ["80,0", "70,0"], "100"))
    assert [(one.code, one.severity) for one in found] == [("count-total", MEDIUM)]
    assert "people may be in several" in said(found[0], EN)


def test_shares_alone_that_do_not_add_up():
    rows = [("", "share", f"Umur|{at}", text) for at, text in enumerate(("20,5", "30,5", "39,0"))]
    assert codes(counts(report(*rows))) == ["share-sum"]
    rows = [("", "share", f"Umur|{at}", text) for at, text in enumerate(("33,3", "33,3", "33,3"))]
    assert counts(report(*rows)) == []
    rows = [("", "share", f"Umur|{at}", text) for at, text in enumerate(("0,333", "0,667"))]
    assert counts(report(*rows)) == []
