"""Who rates an unsur lower than everyone else: against R's survey package, and only beyond chance."""

from __future__ import annotations

import numpy as np
import pytest

import ikm
from ikm.between import between
from ikm.differences import holm
from ikm.dissatisfied import COLUMNS, dissatisfied
from ikm.respondents import frequency
from tests.conftest import make_survey

UNIT = ["a"] * 14 + ["b"] * 10
SEX = list("PPPLLLLLLLLLLLPPPPLLLLLL")
Y = [1, 4, 1, 3, 3, 4, 3, 3, 3, 3, 4, 3, 3, 2, 1, 4, 1, 1, 3, 3, 4, 3, 3, 0]


def survey(sex=SEX, **more) -> ikm.Survey:
    return make_survey([[y, *[3] * 8] for y in Y], "permenpan-2017", unit=UNIT, jenis_kelamin=sex, **more)


def test_the_difference_and_its_error_as_r_has_them() -> None:
    """
    R> d <- data.frame(unit, sex, y)  # as above, 0 is NA
    R> d$A <- sex == "P" & !is.na(y); d$B <- sex == "L" & !is.na(y); d$yA <- y0 * A; d$yB <- y0 * B
    R> des <- svydesign(~1, strata = ~unit, weights = ~1, data = d)
    R> k <- svycontrast(svyratio(~yA + yB, ~A + B, des, covmat = TRUE), list(d = c(1, 0, 0, -1)))
    R> c(coef(k), SE(k), 2 * pt(-abs(coef(k) / SE(k)), 7 - 1))
    [1] -1.26785714286  0.54941264332  0.06046243764
    """
    row = dissatisfied(survey()).query("code == 'U1' and value == 'P'").iloc[0]
    assert (row["n"], row["nrr"]) == (7, pytest.approx(13 / 7))
    assert row["difference"] == pytest.approx(-1.26785714286)
    assert row["se"] == pytest.approx(0.54941264332)
    assert row["p"] == pytest.approx(0.06046243764)
    assert not row["lower"]


def test_it_is_what_between_finds() -> None:
    """The other computation looks at every respondent, this one at the counts."""
    data = survey()
    found = between(data.where(jenis_kelamin="P"), data.where(jenis_kelamin="L")).unsur.set_index("code").loc["U1"]
    mine = dissatisfied(data).query("code == 'U1' and value == 'P'").iloc[0]
    assert (mine["difference"], mine["se"]) == (pytest.approx(found["difference"]), pytest.approx(found["se"]))


def test_a_few_people_who_are_alike_are_not_certain() -> None:
    """R: x <- c(3,3,3,3,3); y <- c(4,4,4,3,4,3,4,2,4,4); t.test(x, y, var.equal = TRUE)$stderr is 0.3186510027, its t
    -1.8829377, and 2 * pt(-1.8829377, 5 - 1) is 0.13282956. Alone, the five alike would have no variance."""
    answers = [3] * 5 + [4, 4, 4, 3, 4, 3, 4, 2, 4, 4]
    data = make_survey([[y, *[3] * 8] for y in answers], "permenpan-2017", pekerjaan=["x"] * 5 + ["y"] * 10)
    row = dissatisfied(data).query("code == 'U1' and value == 'x'").iloc[0]
    assert row["se"] == pytest.approx(0.3186510027)
    assert row["p"] == pytest.approx(0.13282956)


def test_a_clear_difference_is_found_and_holm_counts_every_row() -> None:
    """20 women answer 1 or 2 to U1, 20 men 3 or 4; all else varies alike. 9 unsur x 2 groups = 18 rows."""
    rng = np.arange(40)
    rows = [[(1 if i < 20 else 3) + i % 2, *[2 + (i + j) % 2 for j in range(8)]] for i in rng]
    found = dissatisfied(make_survey(rows, "permenpan-2017", jenis_kelamin=["P"] * 20 + ["L"] * 20))
    assert list(found) == list(COLUMNS)
    assert len(found) == 18
    assert found[found["lower"]][["code", "value"]].to_numpy().tolist() == [["U1", "P"]]
    np.testing.assert_allclose(found["p_holm"], holm(found["p"].to_numpy()))
    assert not found[found["value"] == "L"]["lower"].any()


def test_small_groups_and_what_would_give_them_away_are_not_named() -> None:
    """P has 4 people; L, the next smallest, would give them away: nothing is left of the attribute."""
    sex = ["P"] * 4 + ["L"] * 20
    assert dissatisfied(survey(sex)).empty
    assert list(dissatisfied(survey(sex))) == list(COLUMNS)


def test_an_unsur_that_few_of_a_group_answered_is_not_tested() -> None:
    rows = [[0 if i < 6 else 3 + i % 2, *[3 + i % 2] * 8] for i in range(30)]
    found = dissatisfied(make_survey(rows, "permenpan-2017", jenis_kelamin=["P"] * 10 + ["L"] * 20))
    assert "U1" not in set(found["code"])  # 4 women answered
    assert set(found["code"]) == {f"U{j}" for j in range(2, 10)}


def test_answers_that_do_not_vary_have_no_p() -> None:
    found = dissatisfied(make_survey([[3] * 9] * 20, "permenpan-2017", jenis_kelamin=["P"] * 10 + ["L"] * 10))
    assert found["p"].isna().all()
    assert not found["lower"].any()


def test_those_who_did_not_fill_it_in_are_among_the_others() -> None:
    """5 P, 5 L and 10 blanks: P is set against 15, and the blanks are no group."""
    sex = ["P"] * 5 + ["L"] * 5 + [None] * 10
    rows = [[1 + i % 4] * 9 for i in range(20)]
    data = make_survey(rows, "permenpan-2017", jenis_kelamin=sex)
    found = dissatisfied(data)
    assert set(found["value"]) == {"P", "L"}
    first = found.query("code == 'U1' and value == 'P'").iloc[0]
    assert first["others"] == pytest.approx(np.mean([1 + i % 4 for i in range(5, 20)]))
    assert frequency(data, "jenis_kelamin")["n"].sum() == 20


def test_chance_alone_rarely_marks_a_group() -> None:
    """60 surveys without any difference: at 95% about 3 may hold a false mark; 9 or more has a chance below 0.4 %
    (1 - pbinom(8, 60, 0.05) = 0.0037), and the seed is fixed."""
    rng = np.random.default_rng(7)
    marked = 0
    for _ in range(60):
        person = rng.normal(size=120)
        rows = np.clip(np.round(3 + 0.5 * person[:, None] + 0.5 * rng.normal(size=(120, 9))), 1, 4).astype(int)
        people = {"jenis_kelamin": rng.choice(["L", "P"], 120), "umur": rng.choice(list("12345"), 120)}
        marked += bool(dissatisfied(make_survey(rows, "permenpan-2017", **people))["lower"].any())
    assert marked < 9
