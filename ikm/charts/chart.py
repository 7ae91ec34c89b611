"""What a chart is: a finding in words, a figure, and the table of every number drawn."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure with its words and its numbers.

    ``title`` says the finding in one sentence, ``subtitle`` what is measured (scale, n, pedoman, weight):
    both plain text, not escaped, printed above the figure by whoever shows it; the figure itself holds no
    title. ``table`` has every number drawn, full precision, columns named for people.
    """

    title: str
    subtitle: str
    figure: go.Figure
    table: pd.DataFrame
