"""Whether there are people enough in view for a document to be made."""

from __future__ import annotations

from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.respondents import SMALLEST_GROUP


def enough(dossier: Dossier) -> None:
    """Refuse where a filter on persons leaves few people, or leaves few out, whom a second report would tell apart.

    Raises IkmError, also where nobody is left.
    """
    if len(dossier.data.profiles) == 0 or dossier.data.n == 0:
        raise IkmError("No respondent matches this filter. Clear it or choose more values.")
    if dossier.too_few:
        raise IkmError(
            "This filter singles out fewer than {least} people, so no report is made: their answers could be"
            " recognised. Choose other values.",
            least=SMALLEST_GROUP,
        )
