"""Cross tables: counts, shares and tests against R, and that no few people can be had from what is shown."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import ikm
from ikm import EN
from ikm.coarser import coarser
from ikm.crosstab import crosstab
from ikm.errors import UnknownChoiceError
from ikm.exact import drawn_p, exact_p
from ikm.independence import independence, residuals, standing_out, untested
from ikm.respondents import frequency, merged
from ikm.variables import choices
from tests.conftest import make_survey

JOB = np.array([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]])
"""Job satisfaction by income: R's example of fisher.test (Agresti 2002, p. 57)."""

HAIR = np.array([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]])
"""Hair by eye colour: margin.table(HairEyeColor, c(1, 2)) in R."""

TABLES = arrays(np.int64, st.tuples(st.integers(2, 4), st.integers(2, 4)), elements=st.integers(0, 12))


def survey_of(people, **attributes):
    """Respondents whose every answer is as given."""
    return make_survey([[answer] * 9 for answer in people], "permenpan-2017", **attributes)


def crossing(counts, rows="unit", columns="jenis_kelamin"):
    """A survey with these counts of two attributes, and its cross table."""
    pairs = [(f"r{i}", f"k{j}") for (i, j), n in np.ndenumerate(counts) for _ in range(n)]
    survey = survey_of([3] * len(pairs), **{rows: [r for r, _ in pairs], columns: [k for _, k in pairs]})
    return crosstab(survey, rows, columns)


class TestCounts:
    def test_counts_and_shares(self):
        """6 + 2 women and 3 + 9 men: rows 8 and 12, columns 9 and 11 of 20."""
        table = crossing([[6, 2], [3, 9]])
        assert table.counts.tolist() == [[6, 2], [3, 9]]
        assert table.shares("row").to_numpy().tolist() == [[6 / 8, 2 / 8], [3 / 12, 9 / 12]]
        assert table.shares("column").to_numpy().tolist() == [[6 / 9, 2 / 11], [3 / 9, 9 / 11]]
        assert table.shares("total").to_numpy().tolist() == [[6 / 20, 2 / 20], [3 / 20, 9 / 20]]

    def test_blanks_have_a_row_and_a_column_and_take_no_part_in_the_test(self):
        survey = survey_of(
            [3] * 24, jenis_kelamin=["L"] * 10 + ["P"] * 10 + [None] * 4, unit=(["a", "b"] * 11) + [None] * 2
        )
        table = crosstab(survey, "jenis_kelamin", "unit")
        assert table.row_parts == (("L",), ("P",), (None,))
        assert table.counts.tolist() == [[5, 5, 0], [5, 5, 0], [1, 1, 2]]
        assert table.blank == 4
        assert table.test.n == 20
        assert table.without_blanks().counts.tolist() == [[5, 5], [5, 5]]
        assert "Respondents for whom one of the two is not known: 4." in table.warnings[0].said(EN)

    def test_answers_by_points_with_those_outside_the_scale_not_known(self):
        sheet = [[1] + [3] * 8, [4] + [3] * 8, [0] + [3] * 8, [5] + [3] * 8, *[[3] * 9] * 36]
        survey = make_survey(sheet, "permenpan-2017", jenis_kelamin=["L", "P"] * 20)
        table = crosstab(survey, "jenis_kelamin", "U1")
        assert table.column_parts == (("1",), ("2",), ("3",), ("4",), (None,))
        assert table.counts.tolist() == [[1, 0, 18, 0, 1], [0, 0, 18, 1, 1]]

    def test_classes_follow_the_bounds(self):
        """1-4 x 25 = 25, 50, 75, 100: D D C A by the bounds of 2017, D C B A by those of 2004."""
        survey = survey_of([1, 2, 3, 4] * 5, jenis_kelamin=["L", "P"] * 10)
        assert crosstab(survey, "jenis_kelamin", "mutu:U3").counts.sum(axis=0).tolist() == [10, 5, 0, 5]
        by_2004 = crosstab(survey, "jenis_kelamin", "mutu:U3", pedoman="kepmenpan-2004")
        assert by_2004.counts.sum(axis=0).tolist() == [5, 5, 5, 5]

    def test_own_index_needs_every_unsur(self):
        """3 everywhere: 75 = C; 4 but one 3: 35/9 x 25 = 97.2 = A; one blank: not known."""
        sheet = [[3] * 9, [4] * 8 + [3], [4] * 8 + [0]] * 4
        table = crosstab(make_survey(sheet, "permenpan-2017", unit=["a"] * 6 + ["b"] * 6), "unit", "mutu")
        assert table.column_parts == (("D",), ("C",), ("B",), ("A",), (None,))
        assert table.counts.sum(axis=0).tolist() == [0, 4, 0, 4, 4]

    def test_a_unit_that_breaks_the_scale_is_left_out_where_answers_are_crossed(self):
        sheet = [[3] * 9] * 20 + [[5] * 8 + [3]] * 20
        survey = make_survey(sheet, "permenpan-2017", unit=["a"] * 20 + ["b"] * 20, jenis_kelamin=["L", "P"] * 20)
        table = crosstab(survey, "jenis_kelamin", "U9")
        assert (table.n, table.left_out) == (20, ("b",))
        assert crosstab(survey, "jenis_kelamin", "unit").n == 40

    def test_a_filter_and_its_complement_add_up_to_all(self):
        survey = ikm.sample("kabupaten-contoh-responden")
        every = crosstab(survey, "pendidikan", "U4")
        parts = [
            crosstab(survey.where(jenis_kelamin=value), "pendidikan", "U4") for value in ("Laki-laki", "Perempuan")
        ]
        assert (sum(part.counts for part in parts) == every.counts).all()
        assert every.counts.sum(axis=1).tolist() == frequency(survey, "pendidikan")["n"].tolist()

    def test_unknown_names_are_refused(self):
        with pytest.raises(UnknownChoiceError, match="U10"):
            crosstab(survey_of([3] * 5, unit=["a"] * 5), "unit", "U10")

    def test_every_choice_can_be_crossed_with_every_other(self):
        survey = ikm.sample("kpp-jatim-responden")
        for name in choices(survey):
            assert crosstab(survey, name, "mutu").n == 150


class TestIndependence:
    def test_agresti_party_by_gender(self):
        """R: M <- rbind(c(762, 327, 468), c(484, 239, 477)); chisq.test(M)
        X-squared = 30.07, df = 2, p-value = 2.954e-07;  V = sqrt(30.07 / (2757 x 1)) = 0.1044."""
        found = independence(np.array([[762, 327, 468], [484, 239, 477]]))
        assert found.chi2 == pytest.approx(30.07, abs=0.005)
        assert (found.df, found.doubtful, found.exact_p) == (2, False, None)
        assert found.p == pytest.approx(2.954e-07, rel=2e-4)
        assert found.v == pytest.approx(0.1044, abs=5e-5)
        assert found.strength == "weak"

    def test_hair_and_eye_colour(self):
        """R: x <- chisq.test(margin.table(HairEyeColor, c(1, 2))); X-squared = 138.2898416, df = 9,
        p-value = 2.32529e-25, sqrt(x$statistic / (592 * 3)) = 0.2790446233; x$stdres[4, 2] = 9.9675501."""
        found = independence(HAIR)
        assert found.chi2 == pytest.approx(138.2898416, rel=1e-9)
        assert found.p == pytest.approx(2.32529e-25, rel=1e-5)
        assert found.v == pytest.approx(0.2790446233, rel=1e-9)
        assert residuals(HAIR)[3] == pytest.approx([-8.3282483, 9.9675501, -2.7379770, 0.7320232], abs=1e-6)
        assert standing_out(HAIR) == (3, 1)

    def test_job_satisfaction_is_doubtful_for_chi_square(self):
        """R: chisq.test(Job): X-squared = 5.965514589, df = 9, p-value = 0.7433647251 (may be incorrect);
        fisher.test(Job)$p.value = 0.782684939. Ours is drawn: 99,999 tables, standard error 0.0013."""
        found = independence(JOB)
        assert found.chi2 == pytest.approx(5.965514589, rel=1e-9)
        assert found.chi2_p == pytest.approx(0.7433647251, rel=1e-9)
        assert found.doubtful
        assert found.draws == 99_999
        assert found.p == pytest.approx(0.782684939, abs=4 * 0.0013)
        assert independence(JOB) == found  # the same table has the same p

    @pytest.mark.parametrize(
        ("table", "p"),
        [
            ([[3, 1], [1, 3]], 0.4857142857),  # Fisher's tea: 34/70; R: fisher.test gives 0.4857143
            ([[12, 5], [3, 9]], 0.02532768703),
            ([[20, 5], [8, 17]], 0.001441547165),
            ([[8, 2, 3], [1, 5, 4]], 0.05714705271),
            ([[3, 0, 2, 1], [1, 5, 0, 4], [0, 1, 6, 2]], 0.003055582678),
            ([[4, 1, 0, 2], [0, 3, 5, 1], [2, 2, 1, 4], [1, 0, 3, 0]], 0.0255878806),
        ],
    )
    def test_exact_tests(self, table, p):
        """R: fisher.test(rbind(...))$p.value."""
        assert exact_p(np.array(table)) == pytest.approx(p, rel=1e-8)

    def test_two_by_two_says_both_and_chi_square_decides_where_counts_are_large(self):
        """R: chisq.test(rbind(c(20, 5), c(8, 17)), correct = FALSE): 11.68831169, p = 0.0006289394207."""
        found = independence(np.array([[20, 5], [8, 17]]))
        assert found.chi2 == pytest.approx(11.68831169, rel=1e-9)
        assert found.p == found.chi2_p == pytest.approx(0.0006289394207, rel=1e-8)
        assert found.exact_p == pytest.approx(0.001441547165, rel=1e-8)

    def test_cochran_counts_the_small_expected_ones(self):
        """R: sum(x$expected < 5) = 16 of 16, min 0.8275862 = 4 x 6 / 29."""
        table = crossing([[4, 1, 0, 2], [0, 3, 5, 1], [2, 2, 1, 4], [1, 0, 3, 0]])
        assert (table.test.small, table.test.cells) == (16, 16)
        assert table.test.least == pytest.approx(0.8275862069)
        said = " ".join(warning.said(EN) for warning in table.warnings)
        assert said == (
            "16 of 16 expected counts are below 5. The least expected count is 0.83."
            " So the exact test decides, not chi-square."
        )

    def test_large_tables_are_drawn_by_the_logarithm_of_their_probability(self):
        """R: M <- outer(1:100, 1:8, function(i, j) 30 + (13*i*i + 7*j*j + 5*i*j) %% 23);
        set.seed(1); fisher.test(M, simulate.p.value = TRUE, B = 2e4)$p.value = 0.03539823, standard error 0.0013; ours
        0.0018. scipy.stats.fisher_exact (1.17.1) says 1: the probability of every such table is below 1e-308."""
        i, j = np.mgrid[1:101, 1:9]
        p, draws = drawn_p(30 + (13 * i * i + 7 * j * j + 5 * i * j) % 23)
        assert draws == 9_999
        assert p == pytest.approx(0.03539823, abs=0.0075)

    def test_a_cell_of_few_expected_stands_out_by_the_exact_test(self):
        """15 of 29 against 33 of 352, expected 29 x 48 / 381 = 3.65. R: fisher.test(rbind(c(15, 14), c(33, 319))):
        p = 8.07513e-08. One of 3 against 1 of 97, expected 0.06, is no more than chance: R: 0.05939394."""
        assert standing_out(np.array([[15, 14], [33, 319]])) == (0, 0)
        assert standing_out(np.array([[1, 2], [1, 96]])) is None

    def test_p_is_never_nought_and_too_large_tables_are_not_drawn(self):
        assert drawn_p(np.diag([60, 60, 60, 60])) == (1 / 100_000, 99_999)
        assert drawn_p(np.ones((500, 5), dtype=np.int64)) == (None, 0)
        assert "too large for an exact test" in crossing(np.ones((500, 5), dtype=np.int64)).warnings[-1].said(EN)

    @pytest.mark.parametrize(
        ("counts", "why"),
        [([[0, 0], [0, 0]], "nobody"), ([[3, 4], [0, 0]], "one-row"), ([[3, 0], [4, 0]], "one-column")],
    )
    def test_degenerate_tables_are_not_tested(self, counts, why):
        assert untested(np.array(counts)) == why
        with pytest.raises(ValueError, match=why):
            independence(np.array(counts))

    @given(TABLES)
    @settings(max_examples=60, deadline=None)
    def test_exchanging_rows_and_columns_changes_nothing(self, counts):
        if untested(counts):
            assert untested(counts.T)
            return
        one, other = independence(counts), independence(counts.T)
        assert (one.chi2, one.chi2_p, one.v) == pytest.approx((other.chi2, other.chi2_p, other.v), abs=1e-9)
        assert 0 <= one.v <= 1
        if one.exact_p is not None and not one.draws and not other.draws:
            assert one.exact_p == pytest.approx(other.exact_p, abs=1e-9)

    @given(arrays(np.int64, (2, 2), elements=st.integers(0, 15)))
    @settings(max_examples=60, deadline=None)
    def test_two_by_two_is_scipys_fisher(self, counts):
        from scipy.stats import fisher_exact

        if not untested(counts):
            assert exact_p(counts) == pytest.approx(fisher_exact(counts).pvalue, abs=1e-9)

    @given(arrays(np.int64, (3, 3), elements=st.integers(0, 4)))
    @settings(max_examples=40, deadline=None)
    def test_counted_and_listed_tables_agree(self, counts):
        """Every table with the margins, listed cell by cell."""
        from math import factorial, prod

        if not untested(counts):
            rows, columns = counts.sum(axis=1), counts.sum(axis=0)
            weights = []
            for a, b, c, d in np.ndindex(*(min(rows[i], columns[j]) + 1 for i in (0, 1) for j in (0, 1))):
                table = np.array([[a, b, 0], [c, d, 0], [0, 0, 0]])
                table[:2, 2] = rows[:2] - table[:2, :2].sum(axis=1)
                table[2] = columns - table[:2].sum(axis=0)
                if (table >= 0).all():
                    weights.append(1 / prod(factorial(int(x)) for x in table.flat))
            here = 1 / prod(factorial(int(x)) for x in counts.flat)
            expected = sum(w for w in weights if w <= here * (1 + 1e-7)) / sum(weights)
            assert exact_p(counts) == pytest.approx(expected, rel=1e-9)


class TestFewPeople:
    def test_neighbours_are_taken_together_where_there_is_an_order(self):
        """1 answered 1, so 1 and 2 are one column; gender keeps its two rows."""
        answers = [1] + [2] * 9 + [3] * 10 + [2] * 8 + [3] * 12
        survey = survey_of(answers, jenis_kelamin=["L"] * 20 + ["P"] * 20)
        table = crosstab(survey, "jenis_kelamin", "U1").without_few()
        assert table.column_parts == (("1", "2"), ("3",), ("4",))
        assert table.counts.tolist() == [[10, 10, 0], [8, 12, 0]]
        assert table.columns.label(table.column_parts[0], EN, short=True) == "1 + 2"

    def test_small_groups_without_an_order_become_one(self):
        counts = np.array([[20, 20], [2, 9], [9, 3], [20, 1]])
        table = crossing(counts, "pekerjaan").without_few()
        assert table.row_parts[0] == ("r0",)
        assert sorted(table.row_parts[-1]) == ["r1", "r2", "r3"]
        assert table.counts.tolist() == [[20, 20], [31, 13]]

    def test_a_table_of_few_people_is_not_shown_at_all(self):
        assert not crossing([[1, 30], [30, 2]]).without_few().shown
        assert crossing([[6, 30], [30, 5]]).without_few().shown

    @given(TABLES, *[st.tuples(st.booleans(), st.booleans())] * 3)
    @example(np.array([[3, 0, 0], [0, 0, 0]]), (True, True), (False, False), (False, False))
    @settings(max_examples=300, deadline=None)
    def test_every_way_ends_without_small_cells(self, counts, ordered, named, blank):
        rows, columns = coarser(counts, ordered, named, blank)
        table = np.array([[counts[np.ix_(row, column)].sum() for column in columns] for row in rows])
        assert sorted(i for group in rows for i in group) == list(range(counts.shape[0]))
        assert sorted(j for group in columns for j in group) == list(range(counts.shape[1]))
        assert ((table == 0) | (table >= 5)).all() or table.size == 1

    @given(TABLES, st.booleans(), st.booleans())
    @settings(max_examples=100, deadline=None)
    def test_no_cell_of_few_people_is_left_and_nobody_is_lost(self, counts, rows, columns):
        table = crossing(counts, "umur" if rows else "unit", "pendidikan" if columns else "jenis_kelamin")
        seen = table.without_few()
        assert seen.n == table.n
        assert ((seen.counts == 0) | (seen.counts >= 5)).all() or not seen.shown or seen.counts.size == 1
        assert sorted(sum(seen.row_parts, ())) == sorted(sum(table.row_parts, ()))
        assert seen.test == table.test

    @given(arrays(np.int64, (3, 3), elements=st.integers(0, 12)))
    @settings(max_examples=300, deadline=None)
    def test_no_small_cell_follows_from_what_is_shown(self, counts):
        """Somebody knows the table shown, and the counts of either attribute as the page of respondents shows them.

        Then for each cell of 1 to 4 people another whole table fits what is known. (Two integer programmes each.)"""
        counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
        rows, columns = coarser(counts, (False, True), (True, True))
        if len(rows) == 1 or len(columns) == 1:
            return
        known = [np.ix_(row, column) for row in rows for column in columns]
        known += [np.ix_(group, range(counts.shape[1])) for group in told(counts.sum(axis=1))]
        known += [np.ix_(range(counts.shape[0]), group) for group in told(counts.sum(axis=0))]
        for cell in zip(*np.nonzero((counts > 0) & (counts < 5)), strict=True):
            assert len(possible(counts, known, cell)) == 2, cell

    def test_merging_cells_by_row_alone_would_give_one_away(self):
        """a: L 20, P 5, X 1; b: L 20, P 9, X 9. Hiding P and X of a, and X of b, leaves b's P; all P are 14, so a has 5
        and its hidden 6 hold one X: the attack that the test above makes finds him, and in our table does not."""
        counts = np.array([[20, 5, 1], [20, 9, 9]])
        totals = [np.ix_([i], range(3)) for i in range(2)] + [np.ix_(range(2), [j]) for j in range(3)]
        by_row = [np.ix_([0], [0]), np.ix_([0], [1, 2]), np.ix_([1], [0]), np.ix_([1], [1]), np.ix_([1], [2])]
        assert possible(counts, [*totals, *by_row], (0, 2)) == {1}
        rows, columns = coarser(counts, (False, False), (True, True))
        ours = [np.ix_(row, column) for row in rows for column in columns]
        assert len(possible(counts, [*totals, *ours], (0, 2))) == 2

    def test_blanks_are_kept_apart_where_something_else_can_be_taken_together(self):
        """Of ages of 20, 21 and 30 people 4, 5 and 8 left U1 blank; the first two become one, nobody answered 4."""
        answers = np.full((71, 9), 3)
        answers[::2] = 2
        answers[[1, 3, 5, 7, 21, 23, 25, 27, 29, 41, 43, 45, 47, 49, 51, 53, 55], 0] = 0
        survey = make_survey(answers, "permenpan-2017", umur=["a"] * 20 + ["b"] * 21 + ["c"] * 30)
        table = crosstab(survey, "umur", "U1").without_few()
        assert table.row_parts == (("a", "b"), ("c",))
        assert table.column_parts[-1] == (None,)

    def test_blanks_taken_together_with_others_stay_with_them(self):
        """2 blanks share a column with 4: leaving out who is not known must not show the 4s alone."""
        answers = [3] * 20 + [4] * 10 + [3] * 20 + [4] * 10
        sheet = np.array([[answer] * 9 for answer in answers])
        sheet[28:30, 0] = 0
        survey = make_survey(sheet, "permenpan-2017", jenis_kelamin=["L"] * 30 + ["P"] * 30)
        table = crosstab(survey, "jenis_kelamin", "U1").without_few()
        assert table.column_parts[-1] == ("4", None)
        assert (table.without_blanks().counts == table.counts).all()
        said = " ".join(warning.said(EN) for warning in table.warnings)
        assert "Fewer than 5 respondents for whom one of the two is not known" in said

    def test_the_least_expected_count_is_not_said_where_it_tells_of_few(self):
        """R: 3 x 23 / 63 = 1.10 would tell that the group has 3."""
        table = crossing([[20, 20], [20, 0], [2, 1]], "pekerjaan")
        assert "1.10" in " ".join(warning.said(EN) for warning in table.warnings) or table.test.least < 1.11
        assert "least" not in " ".join(warning.said(EN) for warning in table.without_few().warnings)


def told(totals):
    """Which values the page of respondents shows by themselves, and which together."""
    frame = pd.DataFrame({"value": [str(i) for i in range(len(totals))], "n": totals, "share": totals / totals.sum()})
    shown, together = merged(frame)
    return [
        *([int(value)] for value in shown["value"] if value),
        *([[int(value) for value in together]] if together else []),
    ]


def possible(counts, known, cell):
    """The least and the most that a cell can hold in whole tables whose ``known`` sums are those of ``counts``."""
    from scipy.optimize import LinearConstraint, milp

    lines = np.zeros((len(known), *counts.shape))
    for line, block in zip(lines, known, strict=True):
        line[block] = 1
    sums = np.array([counts[block].sum() for block in known])
    aim = np.zeros(counts.shape)
    aim[cell] = 1
    told = LinearConstraint(lines.reshape(len(known), -1), sums, sums)
    found = [milp(sign * aim.ravel(), constraints=told, integrality=np.ones(counts.size)) for sign in (1, -1)]
    return {round(abs(one.fun)) for one in found}
