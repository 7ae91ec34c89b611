"""What every statistic means, what it does not mean, and its formula: for screens and reports alike."""

from __future__ import annotations

from ikm.text.auditing import AUDITING
from ikm.text.explanation import Explanation
from ikm.text.research import RESEARCH
from ikm.text.sampling import SAMPLING
from ikm.text.statistics import STATISTICS

EXPLANATIONS: dict[str, Explanation] = STATISTICS | RESEARCH | SAMPLING | AUDITING
