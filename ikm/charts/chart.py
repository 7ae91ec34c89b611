"""What a chart is: a finding in words, a figure, and the table of every number drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from ikm.rounding import half_up


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure with its words and its numbers.

    ``title`` says the finding in one sentence, ``subtitle`` what is measured (scale, n, pedoman, weight):
    both plain text, not escaped, printed above the figure by whoever shows it; the figure itself holds no
    title. ``table`` has every number drawn, full precision, columns named for people; counts are whole numbers
    (Int64), every other figure is a float.
    """

    title: str
    subtitle: str
    figure: go.Figure
    table: pd.DataFrame


def whole(counts: Iterable[float]) -> pd.Series:
    """Counts as whole numbers, with nothing where a count is not known.

    >>> whole([30.0, float("nan")]).to_list()
    [30, <NA>]
    """
    known = [pd.NA if pd.isna(n) else int(half_up(float(n), 0)) for n in counts]
    return pd.Series(known, dtype="Int64")
