"""What the statistics of a thesis mean, what they do not mean, and their formulas."""

from __future__ import annotations

from ikm.text.explanation import Explanation
from ikm.text.language import mark

RESEARCH = {
    "describing": Explanation(
        mark("Mean, median, mode, standard deviation"),
        mark(
            "The mean is the NRR. The median is the middle answer when all are put in order, the mode the most frequent"
            " one (all of them where several are), and the standard deviation how far answers usually lie from the"
            " mean."
        ),
        mark(
            "They describe those who answered. A median or a mode moves in whole steps, so two unsur with the same"
            " median can be rated very differently. The standard deviation is not how sure the mean is."
        ),
        "x̄ = Σ_l c_l l / n,  s = √(Σ_l c_l (l − x̄)² / (n − 1)),  n = Σ_l c_l",
    ),
    "dissatisfied": Explanation(
        mark("Who rates an unsur lower"),
        mark(
            "Each group of respondents by gender, age, education and occupation is set against all others, unsur by"
            " unsur. It is named only where the difference would hardly come about by chance, with Holm's correction"
            " for so many comparisons."
        ),
        mark(
            "It does not say why the group is less satisfied, nor that the groups not named are satisfied alike: with"
            " few respondents a difference can go unseen."
        ),
        "t = (NRR_A − NRR_B) / √Var,  Var = Σ_h n_h/(n_h − 1) (Σu² − (Σu)²/n_h) ≥ s² (1/n_A + 1/n_B),  "
        "u = (a − NRR) / n",
    ),
    "validity": Explanation(
        mark("Validity (item-total correlation)"),
        mark(
            "A question that measures what the others measure goes along with them: who gives it a high answer has a"
            " high total. r is that correlation. It is held against r table, which chance alone exceeds only as often"
            " as the chosen level says, or against 0.30."
        ),
        mark(
            "The question is part of the total, so r is too high, the more so the fewer questions there are; the"
            " corrected r leaves it out and is the stricter figure. With many respondents r table is so low that almost"
            " any question passes it. A valid r does not show that a question is understood, or asks the right thing."
            " Both rules are conventions of theses, not of a regulation."
        ),
        "r_j = cov(a_j, T) / (s_j s_T),  r′_j = cov(a_j, T − a_j) / (s_j s_(T − a_j)),  r_tabel = t / √(t² + df),  "
        "df = n − 2,  t = t(1 − α/2; df)",
    ),
    "cronbach": Explanation(
        mark("Cronbach's alpha"),
        mark(
            "How closely the questions hang together: how alike the totals would be if the same people answered"
            " another such set of questions. Its interval (Feldt) says between which values it may lie for all users."
            " Without a question that hangs together badly alpha is higher."
        ),
        mark(
            "A high alpha does not show that all questions measure one thing, nor that they are valid: it rises with"
            " their number alone. Above 0.95 questions may repeat each other. That 0.60, 0.70 or 0.80 is enough is a"
            " convention of theses, not of a regulation. Questions that all answered alike are left out of it."
        ),
        "α = k/(k − 1) × (1 − Σ s_j² / s_T²),  1 − (1 − α) F(0,975) … F(0,025),  F: (n − 1; (n − 1)(k − 1))",
    ),
    "split-half": Explanation(
        mark("Split half"),
        mark(
            "The questions are split into odd and even, and the totals of the two halves are correlated. A half is"
            " shorter than the whole, so Spearman-Brown raises it to the full length (Horst's formula where the halves"
            " differ in length). Guttman's coefficient does without equal spread of the halves."
        ),
        mark("Another split gives another figure; SPSS splits into first and last half unless it is told otherwise."),
        "2r / (1 + r);   (√(r⁴ + 4r²(1 − r²)pq) − r²) / (2pq(1 − r²));   2 (1 − (s₁² + s₂²) / s_T²)",
    ),
    "chi-square": Explanation(
        mark("Chi-square test"),
        mark(
            "If the two had nothing to do with each other, every row would be divided in the same way. The test"
            " says how often chance alone would bring about a table as far from that as this one. A small p says:"
            " hardly."
        ),
        mark(
            "A small p does not say how strong the connection is, nor why it is there; with many respondents a"
            " trifle is found too. It takes the respondents for drawn by chance from all users. Who crosses many"
            " tables finds about one in twenty with p below 0.05 without any cause."
        ),
        "χ² = Σ (O − E)² / E,  E = n_r n_c / n,  df = (r − 1)(c − 1)",
    ),
    "exact": Explanation(
        mark("Exact test"),
        mark(
            "Chi-square is an approximation that needs large enough expected counts. Where more than a fifth of"
            " them are below 5, or one is below 1, the test of Fisher (2 x 2) or Fisher-Freeman-Halton (larger"
            " tables) decides: it adds up the chances of all tables with these totals that are no likelier than"
            " this one."
        ),
        mark(
            "Exact means that the p is not approximated, not that the data are exact. In large tables the p is"
            " estimated from tables drawn by chance, always the same ones for the same table."
        ),
        "P = Π n_r! Π n_c! / (n! Π n_rc!),  p = Σ P(≤ P₀)",
    ),
    "cramer": Explanation(
        mark("Cramér's V"),
        mark(
            "How closely the two go together, from 0 (not at all) to 1 (one tells the other). The words are a"
            " convention: below 0.10 negligible, 0.20 weak, 0.40 moderate, 0.60 relatively strong, 0.80 strong."
        ),
        mark(
            "It has no direction and proves no cause. With few respondents and many rows and columns it comes out"
            " too high by chance alone, so judge it together with p."
        ),
        "V = √(χ² / (n · min(r − 1, c − 1)))",
    ),
    "correlation": Explanation(
        mark("Correlation of unsur"),
        mark(
            "Whether those who judge one unsur better also judge the other better: 1 always, 0 no connection, −1"
            " the reverse. Pearson takes the answers as figures, Spearman only their order."
        ),
        mark(
            "It does not say that one unsur brings about the other: people who are satisfied tend to tick"
            " everything higher. A high correlation says nothing on whether the unsur is good or bad."
        ),
        "r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²),  t = r √((n − 2)/(1 − r²))",
    ),
}
