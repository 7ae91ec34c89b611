"""Charts for a page that asks nobody for anything: the script that draws them, and their figures as JSON."""

from __future__ import annotations

import plotly.graph_objects as go


def script() -> str:
    """plotly.js itself, as the installed package brings it: about 4.8 MB of JavaScript."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs())


def drawn(figure: go.Figure) -> str:
    """A figure as the JSON that plotly.js draws.

    >>> import plotly.graph_objects as go
    >>> drawn(go.Figure(layout={"height": 90}))[:10]
    '{"data":[]'
    """
    return str(figure.to_json())
