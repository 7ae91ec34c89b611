"""Tables drawn: every function takes an index (or a small frame) and gives a Chart; no computing, no I/O."""

from ikm.charts.answers import answers
from ikm.charts.chart import Chart
from ikm.charts.comments import comment_unsur, comment_words
from ikm.charts.correlation import correlation
from ikm.charts.courses import unit_trend, unsur_trend
from ikm.charts.crosstab import crosstab
from ikm.charts.factors import factors
from ikm.charts.findings import findings
from ikm.charts.frequency import frequency
from ikm.charts.heatmap import heatmap
from ikm.charts.instrument import instrument
from ikm.charts.ipa import ipa
from ikm.charts.lowest import lowest
from ikm.charts.pair import pair, sides
from ikm.charts.ranking import ranking
from ikm.charts.sample_reached import sample_reached
from ikm.charts.sample_strata import sample_strata
from ikm.charts.simulated import simulated
from ikm.charts.simulated_unsur import simulated_unsur
from ikm.charts.trend import trend
from ikm.charts.unsur import unsur
from ikm.charts.ways import ways
from ikm.charts.weakness import weakness

__all__ = [
    "Chart",
    "answers",
    "comment_unsur",
    "comment_words",
    "correlation",
    "crosstab",
    "factors",
    "findings",
    "frequency",
    "heatmap",
    "instrument",
    "ipa",
    "lowest",
    "pair",
    "ranking",
    "sample_reached",
    "sample_strata",
    "sides",
    "simulated",
    "simulated_unsur",
    "trend",
    "unit_trend",
    "unsur",
    "unsur_trend",
    "ways",
    "weakness",
]
