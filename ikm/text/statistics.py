"""What the statistics of an index mean, what they do not mean, and their formulas."""

from __future__ import annotations

from ikm.text.explanation import Explanation
from ikm.text.language import mark

STATISTICS = {
    "interval": Explanation(
        mark("95% interval"),
        mark(
            "The people asked are a sample. Had others been asked, the figure would have been a little different."
            " Of intervals made in this way, about 95 in 100 hold the figure that all users of the unit would"
            " give."
        ),
        mark(
            "It speaks of chance only: not of questions that were misunderstood, of people who were never asked,"
            " or of respondents who were chosen because they are satisfied. The interval of an overall figure"
            " holds for units as they are mixed among the respondents; for all users of all units see the figure"
            " by people served. Where nearly everyone gives the same answer and few were asked, it is too narrow."
        ),
        "z_i = Σ_j w (a_ij − NRR_j) / n_j,  Var(IKM) = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_i − z̄_h)²,  IKM × "
        "25 ± t(0,975; df) × 25 √Var",
    ),
    "widest": Explanation(
        mark("Widest interval of a recap"),
        mark(
            "A recap holds means but not how the answers spread around them. The interval is the widest that"
            " these means allow on the scale 1-4: as if every answer were 1 or 4 and the same people gave the 4s"
            " everywhere."
        ),
        mark(
            "The true interval is usually narrower, often less than half as wide; how much cannot be known"
            " without the respondents' own answers. Where many left questions blank it can be wider. Therefore no"
            " class has a probability here."
        ),
        "cov_jk ≤ 9 (min(p_j, p_k) − p_j p_k) / (n − 1),  p = (m − 1)/3;  j = k:  (m − 1)(4 − m) / (n − 1)",
    ),
    "chance": Explanation(
        mark("Chance of the class"),
        mark(
            "How likely it is, given this sample, that all users together would give a figure in this class. It speaks"
            " of chance alone, if the respondents were drawn at random. A class is called not settled when the interval"
            " reaches into another one."
        ),
        mark(
            "The class to be reported stays the one that the regulation gives to the figure. The chance only says"
            " how easily another sample would have given another letter."
        ),
        "P(mutu) = T((b₂ − x)/se) − T((b₁ − x)/se),  T: t(n − H),  b: batas − 0,005",
    ),
    "ranks": Explanation(
        mark("Ranks possible"),
        mark(
            "Between which ranks a unit may stand: behind all units that are clearly above it and before all that"
            " are clearly below it, its comparisons taken together at 95%. What counts as clearly is found by"
            " drawing the errors of the figures 4,000 times."
        ),
        mark("A rank of 3 with 1-9 possible is no achievement over rank 6. Do not reward or blame on it."),
        "1 + #{h: x_h − x_g > c_g se_gh} … k − #{h: x_g − x_h > c_g se_gh},  c_g: 95 % max_h |e_g − e_h| / se_gh",
    ),
    "city": Explanation(
        mark("One figure in three ways"),
        mark(
            "All respondents together: each respondent weighs the same, so units with many respondents weigh"
            " more. Mean of units: each unit weighs the same. By people served: each unit weighs as many people as"
            " it serves, which comes nearest to the opinion of all users."
        ),
        mark(
            "None of the three is wrong, but they answer different questions. Say which one you publish, and use"
            " the same one every year."
        ),
        "Σ_j w t_j/n_j;   Σ_h IKM_h / H;   Σ_h N_h IKM_h / Σ_h N_h",
    ),
    "letters": Explanation(
        mark("Letters beside the ranking"),
        mark(
            "Groups that share a letter do not differ more than chance can explain. Only groups without a common"
            " letter are proved to differ."
        ),
        mark(
            "Sharing a letter does not prove that two groups are equal: with few respondents even a large"
            " difference stays unproved. The letters are not classes; mutu A to D is another thing."
        ),
        "Dunn: z = (R̄_a − R̄_b) / √(σ² (1/n_a + 1/n_b)),  Holm,  p < 0,05",
    ),
    "kruskal": Explanation(
        mark("Kruskal-Wallis test"),
        mark(
            "Asks one question of all groups together: could groups of people who think alike give answers as"
            " different as these, by chance alone? A small p says: hardly. The effect size says how much of the"
            " differences between respondents goes with the group."
        ),
        mark(
            "It does not say which groups differ; the pairs do. A small p does not make a difference large: with"
            " many respondents a difference of half a point is found too."
        ),
        "H = 12/(N(N + 1)) Σ R_g²/n_g − 3(N + 1),  ε² = H/(N − 1)",
    ),
    "difference": Explanation(
        mark("Difference with interval"),
        mark(
            "How far the two figures lie apart, and between which values the difference of all users may lie. If"
            " the interval holds 0, the order of the two may be chance."
        ),
        mark(
            "A difference that is not proved is not proved to be zero. A proved one need not be large enough to matter."
        ),
        "x_a − x_b ± t √(se_a² + se_b²),  df: Welch–Satterthwaite",
    ),
    "weak": Explanation(
        mark("Clearly below the rest"),
        mark(
            "The unsur marked ▼ lie below the mean of the other unsur of the same group by more than chance"
            " explains. All cells of the map are tested together: the chance of a single false mark in the whole"
            " map is 5% at most."
        ),
        mark("An unsur without a mark may still be weak: with few respondents only large gaps are proved."),
        "t = (NRR_j − mean_k≠j NRR_k) / se,  Holm",
    ),
    "trend": Explanation(
        mark("Change since the last period"),
        mark(
            "The difference between a period and the one before it. It is called more than noise when chance"
            " alone would hardly bring it about (5%); the changes of several units, and of the unsur, are judged"
            " together."
        ),
        mark(
            "It does not say why. A change of questionnaire, place or way of asking changes figures too; and the"
            " overall figure changes when other units, or other shares of them, answered, though no unit has"
            " changed: look at each unit. Of twenty changes of one line without any cause, about one looks like"
            " more than noise."
        ),
        "x_t − x_(t−1) ± t √(se_t² + se_(t−1)²)",
    ),
    "order": Explanation(
        mark("Order of work"),
        mark(
            "The lowest unsur first, as the regulation asks; beside it, what each would bring if it rose to the"
            " mean of all units or to the best unit."
        ),
        mark(
            "The points are arithmetic, not a forecast: they say what the index would be, not what a programme"
            " will achieve."
        ),
        "25 w (NRR* − NRR)",
    ),
    "ipa": Explanation(
        mark("Importance and performance"),
        mark(
            "Each unsur by how well it is done and how much it matters to users. What matters much and is done"
            " below the mean is the first priority. The degree of fit (tingkat kesesuaian) is performance as a"
            " share of importance."
        ),
        mark(
            "Where the cuts are the means of this survey, there are always some unsur below them: the quadrants"
            " order the unsur among themselves and are no norm."
        ),
        "X̄_j, Ȳ_j;  Tki = Σ X_i / Σ Y_i × 100 %",
    ),
    "derived": Explanation(
        mark("Derived importance"),
        mark(
            "Nobody was asked how important an unsur is. It is derived from the answers: how closely satisfaction"
            " with the unsur goes along with satisfaction with all others."
        ),
        mark("It is no statement of the respondents and must not be reported as importance or expectation (harapan)."),
        "r(a_ij, mean_k≠j a_ik)",
    ),
    "target": Explanation(
        mark("What it takes"),
        mark(
            "The least total rise of NRR with which the figure reaches the class. As every unsur weighs the same,"
            " any distribution of this total does; the one shown lifts the lowest unsur first, evenly."
        ),
        mark("Arithmetic on these answers: whether a rise is possible, and what it costs, is for people to judge."),
        "Σ_j Δ_j = (b − x) / (25 w),  b: batas − 0,005",
    ),
    "raking": Explanation(
        mark("Weighting to known shares"),
        mark(
            "When too many or too few of a group answered, each answer is given a weight until the shares agree"
            " with the known ones, for all attributes at once. The figure is then that of a sample made up like"
            " the users."
        ),
        mark(
            "It cannot speak for people of whom nobody answered, and it helps only if those who answered think"
            " like the others of their group. Large weights make the figure less sure: the design effect says"
            " roughly how much."
        ),
        "w ← w · share / Σ w (raking);  deff = n Σ w² / (Σ w)²",
    ),
}
