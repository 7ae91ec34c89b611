"""Tables drawn: every function takes an index (or a small frame) and gives a Chart; no computing, no I/O."""

from ikm.charts.answers import answers
from ikm.charts.chart import Chart
from ikm.charts.crossed import crossed
from ikm.charts.factors import factors
from ikm.charts.frequency import frequency
from ikm.charts.groups import groups
from ikm.charts.heatmap import heatmap
from ikm.charts.lowest import lowest
from ikm.charts.pair import pair
from ikm.charts.ranking import ranking
from ikm.charts.trend import trend
from ikm.charts.unsur import unsur

__all__ = [
    "Chart",
    "answers",
    "crossed",
    "factors",
    "frequency",
    "groups",
    "heatmap",
    "lowest",
    "pair",
    "ranking",
    "trend",
    "unsur",
]
