"""What could be meant where nothing was recognised: columns that number as many questions as there are unsur."""

from __future__ import annotations

from ikm.reading.headers import parse
from ikm.reading.questionnaire import numbered
from ikm.reading.understanding import Understanding


def proposal(understood: Understanding) -> dict[str, str]:
    """Roles for columns such as "1." to "9." or "aspek-1" to "aspek-9", by ref, for a person to agree to."""
    for sheet in understood.sheets:
        views = [view for view in understood.columns if view.sheet == sheet.name and not view.role]
        found = numbered({place: parse(view.header) for place, view in enumerate(views)})
        if found:
            return {views[place].ref: f"U{number}" for place, number in found.items()}
    return {}
