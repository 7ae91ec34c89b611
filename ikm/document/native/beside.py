"""The figures of ranked bars in a column of their own, right of the plot, where no whisker and no bound comes.

Office puts a label at the end of its bar, which is where the whisker is and often a bound. An unseen second series as
long as the axis takes the labels instead, so that they stand one below the other whatever the intervals are.
"""

from __future__ import annotations

from dataclasses import replace

from ikm.document.drawing import Drawing, Series
from ikm.text import LANGUAGES

UNSEEN = ""
"""The colour of a series that only carries labels."""


def apart(drawing: Drawing) -> bool:
    """Whether the figures stand in a column of their own: lying bars of one series with intervals or bounds."""
    if drawing.kind != "bar" or len(drawing.series) != 1 or not drawing.labels:
        return False
    return bool(drawing.bounds) or any(end is not None for end in drawing.series[0].high)


def beside(drawing: Drawing, lang: str) -> Drawing:
    """The drawing with the unseen series that carries its labels, or as it is where none is needed."""
    if not apart(drawing):
        return drawing
    own, text = drawing.series[0], LANGUAGES[lang]
    ends = tuple(None if value is None else drawing.highest for value in own.values)
    carrier = Series(text("{name} (place of the label)", name=own.name), ends, UNSEEN)
    return replace(drawing, series=(own, carrier), labels=(("",) * len(own.values), drawing.labels[0]))


def seen(drawing: Drawing) -> int:
    """How many of the series are seen."""
    return sum(series.colour != UNSEEN for series in drawing.series)
