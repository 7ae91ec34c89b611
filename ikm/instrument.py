"""Is the questionnaire valid and reliable: item-total correlations against r table, and Cronbach's alpha."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.errors import IkmError, UnknownChoiceError
from ikm.questions import questions
from ikm.reliability import LEAST_ALPHA, LEVEL, Reliability, reliability
from ikm.scatter import Scatter, scatter
from ikm.soundness import sound
from ikm.survey import Floats, Survey
from ikm.tally import Data
from ikm.validity import LEAST_R, ROUNDING, item_total, r_table

RULES = ("r-table", "0.30")
"""When a question is valid: r above r table, or r at least LEAST_R."""

ALPHA = 0.05
"""The level of significance of r table, two-sided."""

LEAST_PEOPLE = 3
"""A correlation of fewer has no degree of freedom left."""

FEW = 30
"""With fewer respondents than this theses call a try-out of an instrument too small. A convention, no regulation;
source: FACTS 9 (n = 30), Singarimbun & Effendi, Metode Penelitian Survai."""


@dataclass(frozen=True, eq=False)
class Instrument:
    """Validity and reliability of a questionnaire.

    ``n``: the respondents used, ``dropped``: those in view that are not, of whom ``outside`` gave an answer outside the
    scale; ``left_out``: units whose data break the scale, among the dropped. ``items``: a row for each question in
    questionnaire order: ``unsur``, ``label`` (U1; U1.1, U1.2 where an unsur has several), ``question``, ``missing``
    (who gave it no answer on the scale), ``mean``, ``r``, ``r_corrected``, ``p``, ``p_corrected``,
    ``alpha_if_dropped``, ``valid`` (True, False, or None where it cannot be told), ``state`` ("": it varies;
    "constant": all answers alike; "unanswered": nobody answered it). ``reason`` says why nothing can be computed:
    "few" (n < 3), "constant" (no question varies), "one" (only one does), "total" (all have the same total); "" where
    it can. Figures that cannot be computed are NaN.
    """

    of: str
    n: int
    dropped: int
    outside: int
    left_out: tuple[str, ...]
    significance: float
    rule: str
    corrected: bool
    least_alpha: float
    level: float
    r_table: float
    items: pd.DataFrame
    reliability: Reliability
    reason: str

    @property
    def df(self) -> int:
        """The degrees of freedom of r table."""
        return self.n - 2

    @property
    def least_r(self) -> float:
        """What r is held against."""
        return self.r_table if self.rule == RULES[0] else LEAST_R

    @property
    def judged(self) -> pd.DataFrame:
        """The questions with a verdict."""
        return self.items[self.items["valid"].notna()]

    @property
    def reliable(self) -> bool | None:
        """Whether alpha reaches the least that was asked for; None where there is no alpha."""
        alpha = self.reliability.alpha
        return None if alpha != alpha else alpha >= self.least_alpha


def instrument(
    survey: Data,
    *,
    alpha: float = ALPHA,
    rule: str = RULES[0],
    corrected: bool = False,
    least_alpha: float = LEAST_ALPHA[0],
    level: float = LEVEL,
    of: str | None = None,
) -> Instrument:
    """Test the questionnaire on the respondents in view.

    A question is valid if its r with the total is above r table = t / sqrt(t^2 + df), df = n - 2, two-sided at
    ``alpha`` (``rule`` "r-table"), or at least 0.30 ("0.30"); ``corrected`` judges the correlation with the total of
    the other questions instead. The instrument is reliable if Cronbach's alpha is at least ``least_alpha``. ``level``
    is the confidence of its interval (Feldt's; see ``ikm.reliability.feldt``).

    Respondents with a blank, or an answer outside the scale, in any question are dropped (listwise), as SPSS does and
    ``psych::alpha(na.omit(x))``. A question that nobody answered is none of the instrument. One to which all give the
    same answer has no r, p and verdict and is removed from the scale before alpha, its interval, alpha without each
    question and split half are computed, as SPSS and ``psych::alpha`` do (``pingouin.cronbach_alpha`` keeps it and
    so gives a smaller alpha); r of the others is the same with it and without it. Units whose data break the scale
    are left out as in every overall figure (``ikm.soundness``).

    ``of``: "unsur" tests the value of each unsur (the mean of its answered questions where it has several),
    "questions" each question as it was asked; where every unsur has one question they are the same. By default
    the questions where an unsur has several: a respondent filled in these. Statements on corruption (IPAK)
    measure something else and are in neither.

    Raises IkmError for a recap, UnknownChoiceError for an unknown ``rule`` or ``of`` and a level not between 0 and 1.

    >>> import ikm
    >>> found = instrument(ikm.sample("kpp-jatim-responden"))
    >>> found.n, found.dropped, round(found.r_table, 4)
    (126, 24, 0.175)
    """
    if rule not in RULES:
        raise UnknownChoiceError("There is no {what}. Choose one of: {choices}.", what=rule, choices=", ".join(RULES))
    for share in (alpha, level, least_alpha):
        if not 0 < share < 1:
            raise UnknownChoiceError("{value} does not lie between 0 and 1.", value=share)
    kept, _, left_out = sound(survey)
    if not isinstance(survey, Survey) or not isinstance(kept, Survey):
        raise IkmError(
            "A recap holds only means, so validity and reliability cannot be tested. Use the file with the answers of"
            " each respondent."
        )
    asked = questions(kept, of)
    seen = scatter(asked.answers, asked.levels)
    own = np.diag(seen.products)
    varies = own > ROUNDING * own.max(initial=0.0)
    reason = _reason(seen, varies)
    used = varies & (reason == "")
    products = seen.products[np.ix_(used, used)]
    total, found, limit = item_total(products, seen.n), reliability(products, seen.n, level), r_table(seen.n, alpha)
    against = total.corrected if corrected else total.r
    valid = against > limit if rule == RULES[0] else against >= LEAST_R
    figures = {
        "r": total.r,
        "r_corrected": total.corrected,
        "p": total.p,
        "p_corrected": total.p_corrected,
        "alpha_if_dropped": found.dropped,
    }
    verdict = np.full(len(used), None, dtype=object)
    verdict[used] = [bool(yes) if r == r else None for yes, r in zip(valid, against, strict=True)]
    items = asked.table.assign(
        missing=seen.missing,
        mean=seen.mean,
        **{name: _placed(values, used) for name, values in figures.items()},
        valid=verdict,
        state=np.where(~seen.asked, "unanswered", np.where(varies, "", "constant")),
    )
    return Instrument(
        asked.of,
        seen.n,
        survey.n - seen.n,
        seen.outside,
        left_out,
        alpha,
        rule,
        corrected,
        least_alpha,
        level,
        limit,
        items,
        found,
        reason,
    )


def _reason(seen: Scatter, varies: Bools) -> str:
    """Why nothing can be computed; "" where it can."""
    products = seen.products[np.ix_(varies, varies)]
    told = {
        "few": seen.n < LEAST_PEOPLE,
        "constant": not varies.any(),
        "one": varies.sum() == 1,
        "total": products.sum() <= ROUNDING * np.trace(products),
    }
    return next((reason for reason, holds in told.items() if holds), "")


def _placed(values: Floats, used: Bools) -> Floats:
    """Figures of the questions used at their places among all, NaN elsewhere."""
    out = np.full(len(used), np.nan)
    out[used] = values
    return out
