"""What the findings of an audit mean, and what they do not mean."""

from __future__ import annotations

from ikm.text.explanation import Explanation
from ikm.text.language import mark

AUDITING = {
    "audit": Explanation(
        mark("How grave a finding is"),
        mark(
            "Grave: a figure that cannot be right, or a result, class, rank or priority that does not follow from the"
            " other printed figures, and that no rounding or cutting explains. To be looked into: something that"
            " speaks against a figure without refuting a result. To know: a convention, such as a rounded weight."
        ),
        mark(
            "It does not say who made a mistake, nor which figure is right: that is in the questionnaires. A report"
            " without findings can still rest on bad answers. Explanations are the ones that fit the printed figures;"
            " another cause may give the same figures."
        ),
        "x: [m − ½; m + 1) × 10⁻ᵈ;   Σ w·NRR;   w = 1/k | 0,071 | 0,111 | 0,11;   ⌊w·NRR·10³⌋/10³;   × 25",
    ),
    "counts": Explanation(
        mark("Means of whole answers"),
        mark(
            "Answers are whole numbers, so the mean of n of them is a whole number k divided by n. Of 29 answers 2.413"
            " (70/29) can be a mean and 2.314 cannot. Rounding and cutting at the printed decimals are allowed for."
        ),
        mark(
            "Where n is large or few decimals are printed, nearly every figure is such a mean and nothing can be told."
            " Blank answers make n smaller for an unsur, and an unsur made of several questions has half answers."
        ),
        "k/n − ½·10⁻ᵈ ≤ m ≤ k/n + ½·10⁻ᵈ   |   m ≤ k/n < m + 10⁻ᵈ",
    ),
}
