"""What the statistics of a sample mean, what they do not mean, and their formulas."""

from __future__ import annotations

from ikm.text.explanation import Explanation
from ikm.text.language import mark

SAMPLING = {
    "sample-size": Explanation(
        mark("Sample size"),
        mark(
            "How many people have to be asked so that a share found in the sample, such as “62 % are satisfied”, lies"
            " within the margin of error of that of all users, in about 95 of 100 samples drawn at random."
        ),
        mark(
            "It counts answers, not forms handed out, and holds for all users together: each unit by itself is known"
            " less well. Slovin's formula states no confidence of its own, and no formula makes up for people who were"
            " picked by hand."
        ),
        "Krejcie–Morgan: X²NP(1−P) / (d²(N−1) + X²P(1−P));  Slovin: N / (1 + Ne²);  NZ²pq / (Ne² + Z²pq);  (k+1) × 10",
    ),
    "allocation": Explanation(
        mark("Allocation"),
        mark(
            "How the sample is shared out. Proportional: each stratum by its people. Equal: the same number for each,"
            " which compares strata best. Neyman: more where an earlier survey found answers far apart, which makes the"
            " figure of all most sure."
        ),
        mark(
            "Under an equal or a Neyman allocation the respondents are not a small picture of all users: for the"
            " figure of all, weigh each stratum by its people."
        ),
        "n_h = n · N_h / N;  n / H;  n · N_h S_h / Σ N_h S_h;  sisa terbesar (Hamilton), n_h ≤ N_h",
    ),
    "margin": Explanation(
        mark("Margin of error achieved"),
        mark(
            "How far a share of about half may lie from that of all users, with as many respondents as really"
            " answered, at 95 %. For the IKM it is half its 95 % interval."
        ),
        mark(
            "It holds only if the people were drawn at random. It says nothing of those who refused, and a share near 0"
            " or 100 % is known better than this."
        ),
        "e = Z √(p q / n · (N − n)/(N − 1)),  Z = 1,96, p = q = 0,5",
    ),
}
