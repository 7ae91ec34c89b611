"""Sizes of samples, against the printed table, published figures and R."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm import EN, ID, load_pedoman
from ikm.amounts import MOST_PEOPLE, normal
from ikm.errors import UnknownChoiceError
from ikm.sampling import AS_IS, EVERYONE, METHODS, krejcie_morgan, proportion, size, sizes, slovin, unsur_rule
from ikm.worked import before_rounding
from tests.conftest import FIXTURES

TABLE = pd.read_csv(FIXTURES / "krejcie_morgan.csv")
PEOPLE = st.integers(1, MOST_PEOPLE)
ERRORS = st.decimals("0.001", "0.999", places=3)


def every(people, **terms):
    return [size(method, people, **terms) for method in METHODS]


class TestKrejcieMorgan:
    @pytest.mark.parametrize(("people", "n"), TABLE[["N", "S_table"]].to_numpy().tolist())
    def test_every_row_of_the_printed_table(self, people, n):
        assert krejcie_morgan(people).n == n

    def test_the_fixture_has_all_ninety_rows(self):
        assert len(TABLE) == 90

    @pytest.mark.parametrize(("people", "exact"), TABLE[["N", "S_formula"]].to_numpy().tolist())
    def test_the_figure_before_rounding(self, people, exact):
        assert float(krejcie_morgan(int(people)).exact) == pytest.approx(exact, abs=5e-5)

    @pytest.mark.parametrize("people", range(1, 11))
    def test_up_to_ten_everyone_is_asked(self, people):
        found = krejcie_morgan(people)
        assert found.n == people
        assert "asks everyone" in found.notes[0].said(EN)

    @pytest.mark.parametrize(("people", "n"), [(802, 260), (450, 207), (881801, 384)])
    def test_published_sizes_between_the_rows(self, people, n):
        assert krejcie_morgan(people).n == n

    @pytest.mark.parametrize("people", [1_000_000, 10_000_000, MOST_PEOPLE])
    def test_above_the_table_it_stays_384(self, people):
        assert krejcie_morgan(people).n == 384

    def test_another_error_is_refused(self):
        with pytest.raises(UnknownChoiceError, match="margin of error of 5 %"):
            size("krejcie-morgan", 500, error=0.1)
        assert size("krejcie-morgan", 500, error="0,05").n == 217


class TestSlovin:
    def test_published_sizes(self):
        """802 -> 266.89 and 881801 -> 399.82 at 5 %; Herlina & Wibasuri asked 400. 600 at 10 %: 600/7 = 85.71 -> 86."""
        assert [f"{float(slovin(people).exact):.2f}" for people in (802, 881801)] == ["266.89", "399.82"]
        assert (slovin(802).n, slovin(881801).n, slovin(600, "0.1").n) == (267, 400, 86)

    def test_a_whole_number_is_not_rounded_further(self):
        """100 / (1 + 100 x 0.1^2) = 50 exactly; binary arithmetic has 0.1^2 = 0.010000000000000002."""
        assert slovin(100, 0.1).n == 50
        assert slovin(400, 0.05).n == 200  # 400 / (1 + 400/400)


class TestProportion:
    @pytest.mark.parametrize(
        ("terms", "exact", "n"),
        [
            ((881775, "0.05", "0.95", "0.5"), 383.992707166, 384),
            ((2000, "0.05", "0.90", "0.5"), 238.3530362536, 239),
            ((2000, "0.03", "0.99", "0.3"), 872.7147673764, 873),
            ((350, "0.1", "0.95", "0.2"), 52.2837389079, 53),
        ],
    )
    def test_against_r(self, terms, exact, n):
        """R: p <- function(N,e,z,p) N*z^2*p*(1-p)/(N*e^2+z^2*p*(1-p))
        c(p(881775,.05,1.96,.5), p(2000,.05,1.645,.5), p(2000,.03,2.576,.3), p(350,.1,1.96,.2))
        383.992707166 238.353036254 872.714767376 52.2837389079
        """
        found = proportion(*terms)
        assert float(found.exact) == pytest.approx(exact, abs=1e-9)
        assert found.n == n

    def test_quantiles_as_tables_print_them(self):
        """R: round(qnorm(c(.95, .975, .995, .9)), 3) = 1.645 1.960 2.576 1.282"""
        assert [normal(level) for level in (0.9, 0.95, 0.99, 0.8)] == [
            Decimal("1.645"),
            Decimal("1.96"),
            Decimal("2.576"),
            Decimal("1.282"),
        ]


class TestUnsurRule:
    def test_the_regulations_minimum(self):
        """KEP/25: (14 + 1) x 10 = 150; with 9 unsur (9 + 1) x 10 = 100."""
        assert unsur_rule(5000, load_pedoman("kepmenpan-2004")).n == 150
        found = unsur_rule(5000, load_pedoman("permenpan-2017"))
        assert found.n == 100
        assert "states no least number" in found.notes[0].said(EN)

    def test_a_margin_of_error_is_said_to_play_no_part(self):
        assert "plays no part" in size("unsur", 500, error=0.1).notes[-1].said(EN)
        assert "plays no part" not in size("unsur", 500).notes[-1].said(EN)

    def test_never_more_than_there_are(self):
        found = unsur_rule(120, load_pedoman("kepmenpan-2004"))
        assert (found.n, found.rounding) == (120, EVERYONE)
        assert found.notes[0].said(EN) == "The rule asks for 150, but there are only 120 people: everyone is asked."
        assert unsur_rule(150, load_pedoman("kepmenpan-2004")).rounding == AS_IS


class TestFormulas:
    def test_numbers_put_in(self):
        assert slovin(881775).formula.said(ID) == "n = 881.775 / (1 + 881.775 × 0,05²) = 399,82 → 400"
        assert slovin(881775).formula.said(EN) == "n = 881,775 / (1 + 881,775 × 0.05²) = 399.82 → 400"
        assert unsur_rule(500, load_pedoman("kepmenpan-2004")).formula.said(ID) == "n = (14 + 1) × 10 = 150"

    def test_latex_keeps_the_comma_close(self):
        said = slovin(881775).formula.latex(ID)
        fraction = r"n &= \frac{881.775}{1 + 881.775 \times 0{,}05^2}"
        assert said == r"\begin{aligned}" + fraction + r" \\ &= 399{,}82 \rightarrow 400\end{aligned}"
        for method in METHODS:
            latex = size(method, 881775).formula.latex(ID)
            assert latex.count("{") == latex.count("}")

    def test_decimals_that_show_why_it_is_rounded(self):
        """400.001 is 401 rounded up: with two decimals it would read 400.00."""
        assert before_rounding(Fraction(400001, 1000), 401) == Decimal("400.001")
        assert before_rounding(Fraction(50), 50) == Decimal("50.00")
        assert before_rounding(Fraction(2, 3), 1) == Decimal("0.67")

    @given(PEOPLE, ERRORS)
    def test_what_is_shown_is_what_is_rounded(self, people, error):
        found = slovin(people, error)
        shown = found.formula.values["exact"]
        assert abs(Fraction(shown) - found.exact) <= Fraction(1, 200)


class TestLaws:
    @given(PEOPLE, ERRORS)
    def test_from_one_to_everyone(self, people, error):
        for found in (krejcie_morgan(people), slovin(people, error), proportion(people, error)):
            assert 1 <= found.n <= people
            assert abs(found.n - found.exact) <= 1

    @given(st.integers(1, MOST_PEOPLE - 1), ERRORS)
    def test_more_people_never_need_fewer(self, people, error):
        for one, other in zip(every(people), every(people + 1), strict=True):
            assert one.n <= other.n
        assert slovin(people, error).n <= slovin(people + 1, error).n
        assert proportion(people, error).n <= proportion(people + 1, error).n

    @given(PEOPLE, st.tuples(ERRORS, ERRORS).map(sorted))
    def test_a_wider_error_never_needs_more(self, people, pair):
        assert slovin(people, pair[0]).n >= slovin(people, pair[1]).n
        assert proportion(people, pair[0]).n >= proportion(people, pair[1]).n

    @given(PEOPLE, st.decimals("0.01", "0.99", places=2))
    def test_half_needs_most(self, people, share):
        assert proportion(people, share=share).n <= proportion(people).n


def test_units_with_surveys_of_their_own():
    found = sizes("krejcie-morgan", {"Utara": 450, "Kosong": 0, "Selatan": 802})
    assert {name: one.n for name, one in found.items()} == {"Utara": 207, "Selatan": 260}


@pytest.mark.parametrize(
    "people", [0, -1, 1.5, "abc", "", float("nan"), float("inf"), None, True, MOST_PEOPLE + 1, 1e300]
)
@pytest.mark.parametrize("method", METHODS)
def test_what_is_no_population_is_refused(people, method):
    with pytest.raises(UnknownChoiceError, match="population"):
        size(method, people)


@pytest.mark.parametrize("error", [0, 1, -0.1, 5, "abc", "", float("nan"), float("inf"), "1e-400"])
def test_what_is_no_error_is_refused(error):
    for method in METHODS:
        with pytest.raises(UnknownChoiceError, match="margin of error"):
            size(method, 500, error=error)


@pytest.mark.parametrize(
    ("terms", "words"), [({"level": 1}, "level"), ({"level": 0}, "level"), ({"share": 0}, "share p")]
)
def test_what_is_no_level_or_share_is_refused(terms, words):
    with pytest.raises(UnknownChoiceError, match=words):
        size("proportion", 500, **terms)


def test_an_unknown_method_is_refused():
    with pytest.raises(UnknownChoiceError, match="There is no method yamane"):
        size("yamane", 500)
