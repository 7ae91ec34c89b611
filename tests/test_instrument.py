"""Validity and reliability: figures of psych, pingouin and base R, textbook values, laws, what cannot be computed.

Where a figure is from R or pingouin, the command stands beside it. ``a.csv`` there is ``THIRTY``: made-up answers.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm import IkmError, UnknownChoiceError, instrument
from ikm.instrument import FEW
from ikm.questions import questions, several
from ikm.reliability import cronbach, feldt, halves, reliability, without_each
from ikm.scatter import scatter
from ikm.survey import Items, Survey
from ikm.validity import item_total, p_two_sided, r_table
from tests.conftest import make_recap, make_survey

ROWS = """
23322221323312 23312231312132 43332342333233 32422243223224 23333433233433 23333432432433
22342342322223 23333334333223 34324424323343 33334443343434 42441334333443 24222333232321
24212332332233 43433344444444 13412432334333 34332122211211 33344433333342 14331432222213
33313223232222 32242432233234 32222223114333 43323333334234 34443233232233 22222323332232
31133443324343 34333343444434 42223132133221 33443234422433 22231333123123 23343343422333
"""
THIRTY = np.array([[int(answer) for answer in row] for row in ROWS.split()])

R = [0.3915340436277, 0.0898677749476, 0.4072472143606, 0.4589444413292, 0.5676660218567, 0.5125073044379,
     0.5305687756730, 0.6030026098743, 0.6300891455542, 0.6391089164649, 0.4711977777448, 0.7107964098174,
     0.7016448329072, 0.6584451329346]  # fmt: skip
"""R: x <- read.csv("a.csv"); T <- rowSums(x); sapply(x, function(v) cor.test(v, T)$estimate)
(the same as psych::alpha(x)$item.stats$raw.r)"""

P = [3.23828026771e-02, 6.36735373135e-01, 2.55073559888e-02, 1.07408048469e-02, 1.06863641213e-03, 3.78371029649e-03,
     2.55975590341e-03, 4.20442724264e-04, 1.90349370230e-04, 1.43773386848e-04, 8.58099715467e-03, 1.07432117189e-05,
     1.55923966074e-05, 7.63715576057e-05]  # fmt: skip
"""R: sapply(x, function(v) cor.test(v, T)$p.value); pingouin: pg.corr(x["U1"], x.sum(axis=1)) gives 0.0323828..."""

CORRECTED = [0.2686848240150, -0.0385441722401, 0.2988507461413, 0.3209966810700, 0.4685775535159, 0.3935333563260,
             0.4440642666486, 0.5082375379107, 0.5336535669783, 0.5519774895726, 0.3602733622792, 0.6251970786203,
             0.6199168394327, 0.5675258424782]  # fmt: skip
"""R: sapply(names(x), function(v) cor(x[[v]], T - x[[v]])) (psych: r.drop)"""

P_CORRECTED = [0.151096293886159, 0.839745204933757, 0.108664136305894, 0.083707159281854, 0.009009034328389,
               0.031432650335838, 0.013960486054361, 0.004137285489725, 0.002389324573233, 0.001565282542580,
               0.050501675018206, 0.000220838662115, 0.000258532256982, 0.001072376977305]  # fmt: skip
"""R: sapply(names(x), function(v) cor.test(x[[v]], T - x[[v]])$p.value)"""

DROPPED = [0.800877559549, 0.821969249547, 0.797789093859, 0.798705555556, 0.785237355312, 0.791382266904,
           0.788078927530, 0.782026735957, 0.779442124797, 0.778703033229, 0.793624491403, 0.770685109610,
           0.772119250062, 0.776558769836]  # fmt: skip
"""R: library(psych); alpha(x)$alpha.drop$raw_alpha; pingouin:
[pg.cronbach_alpha(x.drop(columns=c))[0] for c in x] -> [0.8008775595486837, 0.8219692495472084, ...]"""


def of_thirty(answers=THIRTY, **options):
    return instrument(make_survey(answers), **options)


def test_r_and_corrected_r_are_those_of_r():
    found = of_thirty()
    assert (found.n, found.dropped, found.df, found.reason) == (30, 0, 28, "")
    items = found.items
    assert items["unsur"].tolist() == items["label"].tolist() == [f"U{i}" for i in range(1, 15)]
    for name, expected in (("r", R), ("p", P), ("r_corrected", CORRECTED), ("p_corrected", P_CORRECTED)):
        assert items[name].to_numpy() == pytest.approx(expected, rel=1e-10), name


def test_alpha_and_its_interval_are_those_of_psych_and_pingouin():
    """psych 2.2.9: alpha(x)$total: raw_alpha 0.801097579413, std.alpha 0.799889278866;
    unlist(alpha(x)$feldt): lower.ci 0.678616151308, upper.ci 0.891490930101.
    pingouin 0.7.0: pg.cronbach_alpha(x) -> (0.8010975794131651, array([0.679, 0.891]));
    pg.cronbach_alpha(x, ci=.9) -> array([0.702, 0.88 ])."""
    whole = of_thirty().reliability
    assert whole.k == 14
    assert whole.alpha == pytest.approx(0.8010975794131651, abs=1e-14)
    assert whole.standardised == pytest.approx(0.799889278866, abs=1e-12)
    assert (whole.low, whole.high) == pytest.approx((0.678616151308, 0.891490930101), abs=1e-12)
    assert whole.dropped == pytest.approx(np.array(DROPPED), abs=1e-12)
    ninety = of_thirty(level=0.9).reliability
    assert (round(ninety.low, 3), round(ninety.high, 3)) == (0.702, 0.88)


def test_blanks_and_answers_outside_the_scale_are_deleted_listwise_and_counted():
    """R: w <- x; w[4,3] <- NA; w[8,1] <- NA; w[21,14] <- NA; a <- alpha(na.omit(w)): raw_alpha 0.815339980174,
    std.alpha 0.815122815187; raw.r 0.427410787309 0.043424366576 ..., r.drop 0.3077724194801 -0.0806902718008 ...,
    alpha.drop 0.813734648631 0.838073651220 ...; unlist(a$feldt): 0.694342460591 to 0.903110765107. pingouin 0.7.0:
    pg.cronbach_alpha(w, nan_policy="listwise")[0] -> 0.815339980173662 (its interval takes n = 30, before deletion)."""
    answers = THIRTY.copy()
    answers[3, 2], answers[7, 0], answers[20, 13] = 0, 0, 5
    found = of_thirty(answers)
    assert (found.n, found.dropped, found.outside) == (27, 3, 1)
    assert found.items["missing"].tolist() == [1, 0, 1, *[0] * 10, 1]
    assert found.reliability.alpha == pytest.approx(0.815339980173662, abs=1e-14)
    assert found.reliability.standardised == pytest.approx(0.815122815187, abs=1e-12)
    whole = found.reliability
    assert (whole.low, whole.high) == pytest.approx((0.694342460591, 0.903110765107), abs=1e-12)
    assert found.items["r"].head(2).tolist() == pytest.approx([0.427410787309, 0.043424366576], abs=1e-12)
    assert found.items["r_corrected"].head(2).tolist() == pytest.approx([0.3077724194801, -0.0806902718008], abs=1e-12)
    assert found.items["alpha_if_dropped"].head(2).tolist() == pytest.approx([0.813734648631, 0.83807365122], abs=1e-12)


def test_split_half_of_even_and_of_odd_length():
    """R: o <- rowSums(x[, seq(1, 14, 2)]); e <- rowSums(x[, seq(2, 14, 2)]); r <- cor(o, e);
    c(r, 2*r/(1+r), 2*(1-(var(o)+var(e))/var(o+e))) -> 0.658438199072 0.79404610849 0.793217753528.
    Of the first 13, with p <- 7/13; q <- 6/13, Horst: (sqrt(r^4+4*r^2*(1-r^2)*p*q)-r^2)/(2*p*q*(1-r^2)):
    0.600303185413 0.750236818729 0.751125893399 (Horst) 0.748490380565 (Guttman)."""
    half = of_thirty().reliability.halves
    assert (half.odd, half.even) == (7, 7)
    assert (half.r, half.spearman_brown, half.guttman) == pytest.approx(
        (0.658438199072, 0.79404610849, 0.793217753528), abs=1e-12
    )
    assert half.stepped_up == half.horst == half.spearman_brown
    half = halves(np.cov(THIRTY[:, :13], rowvar=False))
    assert (half.odd, half.even) == (7, 6)
    assert (half.r, half.spearman_brown, half.horst, half.guttman) == pytest.approx(
        (0.600303185413, 0.750236818729, 0.751125893399, 0.748490380565), abs=1e-12
    )
    assert half.stepped_up == half.horst


def test_a_question_without_variance_is_named_and_taken_out_of_the_scale():
    """R: z <- x; z$U5 <- 3; alpha(z): "Item = U5 had no variance and was deleted ...", raw_alpha 0.785237355312,
    alpha.drop of U1 0.786647979948 and of U14 0.752961726253, no row of U5. pingouin keeps it in k:
    pg.cronbach_alpha(z) -> 0.7805909804288401, pg.cronbach_alpha(z.drop(columns="U5")) -> 0.7852373553123451."""
    answers = THIRTY.copy()
    answers[:, 4] = 3
    found = of_thirty(answers)
    row = found.items.loc[4]
    assert row["state"] == "constant"
    assert row["valid"] is None
    assert row[["r", "r_corrected", "p", "alpha_if_dropped"]].isna().all()
    assert found.reliability.k == 13
    assert found.reliability.alpha == pytest.approx(0.7852373553123451, abs=1e-14)
    assert found.items["alpha_if_dropped"].iloc[[0, 13]].tolist() == pytest.approx([0.786647979948, 0.752961726253])
    assert len(found.judged) == 13


COLUMNS = """
43,63,71,61,81,43,58,71,72,67,64,67,69,68,77,81,74,65,65,50,50,64,53,40,63,66,78,48,85,82
51,64,70,63,78,55,67,75,82,61,53,60,62,83,77,90,85,60,70,58,40,61,66,37,54,77,75,57,85,82
30,51,68,45,56,49,42,50,72,45,53,47,57,83,54,50,64,65,46,68,33,52,52,42,42,66,58,44,71,39
39,54,69,47,66,44,56,55,67,47,58,39,42,45,72,72,69,75,57,54,34,62,50,58,48,63,74,45,71,59
61,63,76,54,71,54,66,70,71,62,58,59,55,59,79,60,79,55,75,64,43,66,63,50,66,88,80,51,77,64
92,73,86,84,83,49,68,66,83,80,67,74,63,77,77,54,79,80,85,78,64,80,80,57,75,76,78,83,74,78
45,47,48,35,47,34,35,41,31,41,34,41,25,35,46,36,63,60,46,52,33,41,37,49,33,72,49,38,55,39
"""
ATTITUDE = np.array([[int(figure) for figure in row.split(",")] for row in COLUMNS.split()]).T


def test_the_example_of_psych():
    """R's data ``attitude`` (Chatterjee & Price 1977), the example of ?psych::alpha: alpha(attitude) prints
    raw_alpha 0.84, std.alpha 0.84, Feldt 0.74 0.84 0.92; without "critical" 0.86; in full 0.843142769565,
    0.83908380303, feldt 0.739375685643 to 0.915773072160; r.drop 0.671262057224 0.742109710222 0.560711111480
    0.714445498134 0.786275593834 0.265034339197 0.460810549468."""
    products = 29 * np.cov(ATTITUDE, rowvar=False)
    found = reliability(products, 30)
    assert (found.alpha, found.standardised) == pytest.approx((0.843142769565, 0.83908380303), abs=1e-11)
    assert (found.low, found.high) == pytest.approx((0.739375685643, 0.915773072160), abs=1e-11)
    assert found.dropped[5] == pytest.approx(0.863872311446, abs=1e-11)
    assert item_total(products, 30).corrected == pytest.approx(
        [0.671262057224, 0.742109710222, 0.560711111480, 0.714445498134, 0.786275593834, 0.265034339197,
         0.460810549468], abs=1e-11
    )  # fmt: skip


def test_the_example_of_pingouin():
    """pg.cronbach_alpha(pg.read_dataset("cronbach_wide_missing").dropna()) ->
    (0.8016949152542373, array([0.533, 0.947])). Its answers 0 and 1 are read here as 1 and 2, blanks as 0."""
    lines = """
        22222222222 22222222121 01220222211 22212212211 22222111211 12012222111
        22221121111 22222111111 12122111121 21121211011 22211111111 21121111111"""
    answers = np.array([[int(answer) for answer in row] for row in lines.split()], dtype=np.int8)
    seen = scatter(answers, (1.0, 2.0))
    assert seen.n == 9
    found = reliability(seen.products, seen.n)
    assert found.alpha == pytest.approx(0.8016949152542373, abs=1e-14)
    assert (round(found.low, 3), round(found.high, 3)) == (0.533, 0.947)


@pytest.mark.parametrize(
    ("n", "alpha", "expected", "digits"),
    [(30, 0.05, 0.361, 3), (100, 0.05, 0.1966, 4), (10, 0.05, 0.632, 3), (50, 0.05, 0.279, 3), (30, 0.01, 0.463, 3)],
)
def test_r_table_is_that_of_the_textbooks(n, alpha, expected, digits):
    """Tabel r product moment (Sugiyono; FACTS 9 for 30 and 100): n = 10: 0,632; 30: 0,361 (5 %), 0,463 (1 %);
    50: 0,279. R: t <- qt(.975, 98); t / sqrt(t^2 + 98) -> 0.196551195593."""
    assert round(r_table(n, alpha), digits) == expected


def test_the_interval_is_feldts():
    """R: unlist(psych::alpha.ci(.8, 50, n.var = 10)) -> lower.ci 0.705883356711, upper.ci 0.873373161984."""
    assert feldt(0.8, 50, 10) == pytest.approx((0.705883356711, 0.873373161984), abs=1e-12)


def test_the_verdicts_of_each_rule():
    """Of THIRTY only U2 (0.0899) is not above r table 0.361; below 0.30 too; at 1 % (0.463) U1, U3 and U4 (0.4589)
    fall too. Corrected at 5 %: U1 0.269, U2, U3 0.299, U4 0.321, U11 0.3603; corrected at 0.30: U1, U2, U3."""

    def wrong(**options):
        items = of_thirty(**options).items
        return items.loc[items["valid"].eq(False), "unsur"].tolist()

    assert wrong() == wrong(rule="0.30") == ["U2"]
    assert wrong(alpha=0.01) == ["U1", "U2", "U3", "U4"]
    assert wrong(corrected=True) == ["U1", "U2", "U3", "U4", "U11"]
    assert wrong(corrected=True, rule="0.30") == ["U1", "U2", "U3"]


def test_reliable_is_what_reaches_the_least_alpha():
    assert [of_thirty(least_alpha=least).reliable for least in (0.6, 0.8, 0.81)] == [True, True, False]


def test_r_that_is_negative_is_never_valid():
    """U1 mirrored (5 - x) runs against the others."""
    answers = THIRTY.copy()
    answers[:, 11] = 5 - answers[:, 11]
    row = of_thirty(answers).items.loc[11]
    assert row["r"] < -0.361
    assert row["valid"] is False


def test_a_filter_is_the_survey_of_those_people_alone():
    units = ["a", "b"] * 15
    whole = make_survey(THIRTY, unit=units)
    one, alone = instrument(whole.where(unit="a")), of_thirty(THIRTY[::2])
    assert one.items.equals(alone.items)
    assert one.reliability.alpha == alone.reliability.alpha


def test_a_recap_is_refused_in_a_sentence():
    with pytest.raises(IkmError, match="A recap holds only means"):
        instrument(make_recap(np.full((1, 14), 3.0), [20], ["a"]))


@pytest.mark.parametrize(
    "options",
    [{"rule": "r"}, {"of": "items"}, {"alpha": 0}, {"alpha": 1}, {"alpha": float("nan")}, {"least_alpha": 1.5},
     {"level": 95}],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(options):
    with pytest.raises(UnknownChoiceError):
        of_thirty(**options)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (np.zeros((0, 14)), "few"),
        (THIRTY[:2], "few"),
        (np.full((10, 14), 3), "constant"),
        (np.hstack([THIRTY[:, :1], np.full((30, 13), 3)]), "one"),
        (np.hstack([THIRTY[:, :1], 5 - THIRTY[:, :1], np.full((30, 12), 3)]), "total"),
        (np.hstack([THIRTY[:10, :13], np.array([[0], [5]] * 5)]), "few-none"),
    ],
)
def test_what_cannot_be_computed_has_a_reason_and_no_figures(answers, reason):
    found = instrument(make_survey(answers))
    if reason == "few-none":  # nobody answered U14 on the scale: it is not part of the instrument
        assert (found.n, found.reason, found.items["state"].iloc[13]) == (10, "", "unanswered")
        assert found.reliability.k == 13
        return
    assert found.reason == reason
    assert found.items[["r", "r_corrected", "p", "alpha_if_dropped"]].isna().all(axis=None)
    assert found.items["valid"].isna().all()
    assert np.isnan(found.reliability.alpha)
    assert found.reliable is None


def test_perfect_correlation_has_p_0_and_alpha_1():
    """Two columns that are the same, n = 4, by hand: r = 1, t infinite, p = 0; alpha = 2 (1 - 2 s^2 / 4 s^2) = 1;
    alpha without one of two is of one question, which has none."""
    answers = np.full((4, 14), 2)
    answers[:, 0] = answers[:, 1] = [1, 2, 3, 4]
    found = instrument(make_survey(answers))
    assert found.items["r"].head(2).tolist() == found.items["r_corrected"].head(2).tolist() == [1.0, 1.0]
    assert found.items["p"].head(2).tolist() == [0.0, 0.0]
    assert (found.reliability.alpha, found.reliability.low, found.reliability.high) == (1.0, 1.0, 1.0)
    assert found.reliability.halves.r == found.reliability.halves.stepped_up == 1.0
    assert found.items["alpha_if_dropped"].isna().all()


def test_three_people_are_enough():
    """R: t <- qt(.975, 1); t / sqrt(t^2 + 1) -> 0.996917333733."""
    found = of_thirty(THIRTY[:3])
    assert found.r_table == pytest.approx(0.996917333733, abs=1e-12)
    assert found.reason == ""


def test_p_of_a_million_people_underflows_to_0():
    assert p_two_sided(np.array([0.9, -0.9]), 1_000_000).tolist() == [0.0, 0.0]


def test_a_unit_that_breaks_the_scale_is_left_out_and_named():
    """Unit b: every answer to U1 is 5, outside the scale; that is 1/14 of its answers, more than 5 %."""
    answers = np.vstack([THIRTY, THIRTY[:6]])
    answers[30:, 0] = 5
    answers[35, 0] = 4  # its one complete row is left out with it
    found = instrument(make_survey(answers, unit=["a"] * 30 + ["b"] * 6))
    assert (found.n, found.dropped, found.left_out) == (30, 6, ("b",))
    assert found.items["r"].to_numpy() == pytest.approx(R, rel=1e-10)


def with_questions(answers, unsur, highest=4) -> Survey:
    """A survey of 9 unsur that asked these questions; the value of an unsur is of no account here."""
    survey = make_survey(np.full((len(answers), 9), 3), "permenpan-2017")
    names = tuple(f"Pertanyaan {i}" for i in range(1, len(unsur) + 1))
    items = Items(names, unsur, np.asarray(answers, dtype=np.int8), highest)
    return Survey.of(survey.source, survey.pedoman, survey.ledger, survey.everyone, survey.sheet, items=items)


def test_questions_are_tested_where_an_unsur_has_several():
    unsur = ("U1", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "U9", "U9", "U5", "IPAK1")
    survey = with_questions(THIRTY, unsur)
    assert several(survey)
    found = instrument(survey)
    assert found.of == "questions"
    assert found.items["label"].tolist() == [
        "U1.1", "U1.2", "U2", "U3", "U4", "U5.1", "U6", "U7", "U8", "U9.1", "U9.2", "U9.3", "U5.2"
    ]  # fmt: skip
    assert found.items["unsur"].tolist() == list(unsur[:13])  # the statement on corruption is none of them
    assert found.reliability.alpha == pytest.approx(DROPPED[13], abs=1e-12)  # of THIRTY without its last column
    assert instrument(survey, of="unsur").reason == "constant"
    assert questions(make_survey(THIRTY), "questions").table["label"].iloc[0] == "U1"


def test_questions_on_a_wider_scale_are_tested_as_given():
    """Answers 1-5; 6 is outside. r and alpha do not change with a linear conversion."""
    unsur = ("U1", "U1", *(f"U{i}" for i in range(1, 10)), "U2", "U3", "U4")
    wide = THIRTY + (THIRTY == 4)  # 4 -> 5
    survey = with_questions(np.where(np.arange(30)[:, None] == 0, 6, wide), unsur, 5)
    found = instrument(survey)
    assert (found.n, found.outside, found.dropped) == (29, 1, 1)
    direct = reliability(28 * np.cov(wide[1:], rowvar=False), 29)
    assert found.reliability.alpha == pytest.approx(direct.alpha, abs=1e-13)


def test_the_convention_of_thirty_is_a_named_constant():
    assert FEW == 30


@st.composite
def sheets(draw):
    """Answers 1-4 of 3 to 40 people to 9 questions, more or less alike, some blank or outside."""
    size = draw(st.integers(3, 40))
    seed = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    common = seed.normal(size=(size, 1)) * draw(st.sampled_from([0, 0.5, 1, 3]))
    answers = np.clip(np.round(2.7 + common + seed.normal(size=(size, 9)) * draw(st.sampled_from([0.3, 1]))), 1, 4)
    holes = seed.random(answers.shape) < draw(st.sampled_from([0, 0.02, 0.3]))
    return np.where(holes, seed.choice([0, 5], size=answers.shape), answers).astype(np.int8)


@given(sheets(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_laws(answers, random):
    """Alpha knows no order of questions or people and no copies of all; scaled answers give the same figures."""
    seen = scatter(answers, (1.0, 2.0, 3.0, 4.0))
    alpha = cronbach(seen.products)
    order = random.sample(range(9), 9)
    assert cronbach(seen.products[np.ix_(order, order)]) == pytest.approx(alpha, nan_ok=True, abs=1e-9)
    twice = scatter(np.vstack([answers, answers[::-1]]), (1.0, 2.0, 3.0, 4.0))
    assert (twice.n, twice.outside) == (2 * seen.n, 2 * seen.outside)
    assert twice.products == pytest.approx(2 * seen.products, abs=1e-9)
    other = scatter(answers, (25.0, 50.0, 75.0, 100.0))
    assert other.products == pytest.approx(625 * seen.products, abs=1e-6)
    complete = answers[((answers > 0) & (answers < 5)).all(axis=1)].astype(float)
    if seen.asked.all():
        assert seen.n == len(complete)
    if len(complete) > 1:
        assert seen.products == pytest.approx(np.cov(complete, rowvar=False) * (len(complete) - 1), abs=1e-9)


@given(sheets())
@settings(max_examples=60, deadline=None)
def test_laws_of_a_survey(answers):
    """Used + dropped = in view; alpha without a question is alpha of the others; the corrected r is the lower one
    unless a question runs against the total; without constant questions everything is as with them."""
    survey = make_survey(answers, "permenpan-2017")
    found = instrument(survey)
    assert found.n + found.dropped == survey.n
    assert 0 <= found.outside <= found.dropped
    assume(not found.reason)
    items = found.items
    there = items["r_corrected"].notna()
    assert (items["r_corrected"] <= items["r"] + 1e-12)[there].all()
    used = np.flatnonzero(items["state"] == "")
    rows = answers[((answers > 0) & (answers < 5))[:, items["state"] != "unanswered"].all(axis=1)][:, used].astype(
        float
    )
    r = [np.corrcoef(column, rows.sum(axis=1))[0, 1] for column in rows.T]
    assert items["r"].iloc[used].to_numpy() == pytest.approx(r, abs=1e-9)
    for place, column in enumerate(used):
        rest = np.delete(rows, place, axis=1)
        expected = cronbach(np.cov(rest, rowvar=False)) if rest.shape[1] > 1 else np.nan
        assert items["alpha_if_dropped"].iloc[column] == pytest.approx(expected, nan_ok=True, abs=1e-9)
    if not np.isnan(found.reliability.alpha):
        assert found.reliability.low <= found.reliability.alpha + 1e-12
        assert found.reliability.alpha <= found.reliability.high + 1e-12


@given(st.integers(2, 12), st.floats(0.01, 0.98))
def test_parallel_questions_step_up_as_spearman_and_brown_say(k, r):
    """Of k questions of equal variance and correlation r, alpha is k r / (1 + (k - 1) r), and so is the split half."""
    products = np.full((k, k), r) + (1 - r) * np.eye(k)
    expected = k * r / (1 + (k - 1) * r)
    assert cronbach(products) == pytest.approx(expected)
    assert halves(products).stepped_up == pytest.approx(expected)
    if k > 2:
        assert without_each(products) == pytest.approx((k - 1) * r / (1 + (k - 2) * r))
