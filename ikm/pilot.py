"""How far answers spread in each unit of an earlier survey: what Neyman's allocation needs."""

from __future__ import annotations

import numpy as np

from ikm.errors import UnknownChoiceError
from ikm.survey import Survey
from ikm.tally import Data
from ikm.uncertainty import LEAST_ANSWERS, uncertainty


def spread(pilot: Data, bobot: str = "exact") -> dict[str, float]:
    """The standard deviation of the respondents' own index in each unit: S = se x sqrt(n), in points of konversi.

    ``se`` is the standard error of the unit's IKM (``ikm.uncertainty``, without people served). Where everyone
    answered everything, S is the standard deviation (n - 1) of the respondents' own means x 25. A unit whose answers
    are all alike has 0; a unit of too few answers, or that breaks the scale, is left out.

    Raises UnknownChoiceError for a recap, which tells no spread, and for a survey without units.

    >>> import ikm
    >>> round(spread(ikm.sample("bandar-lampung-responden"))["Sukabumi"], 2)
    11.41
    """
    if not isinstance(pilot, Survey):
        raise UnknownChoiceError(
            "{file} is a recap, which tells no spread: give the respondents' own answers.", file=pilot.source.file
        )
    if "unit" not in pilot.attributes:
        raise UnknownChoiceError("{file} has no units, so the spread in each is not known.", file=pilot.source.file)
    found = uncertainty(pilot, "unit", bobot=bobot, population={})
    table, n = found.table, found.index.table["n"].to_numpy(dtype=float)
    enough = (found.index.answered >= LEAST_ANSWERS).all(axis=1).to_numpy() & found.index.table["ranked"].to_numpy()
    se = table["se"].to_numpy()
    deviations = np.where(np.isnan(se) & enough, 0.0, se * np.sqrt(n))
    named = [isinstance(unit, str) for unit in table["unit"]]
    return {
        str(unit): float(s)
        for unit, s, name in zip(table["unit"], deviations, named, strict=True)
        if name and not np.isnan(s)
    }
