"""What respondents were asked: the unsur, or the single questions where an unsur has several."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.errors import UnknownChoiceError
from ikm.pedoman.statements import IPAK
from ikm.survey import Survey
from ikm.tally import Data

OF = ("unsur", "questions")
"""What can be looked at: the value of each unsur, or each question that was asked."""


@dataclass(frozen=True, eq=False)
class Questions:
    """The answers in view to what was asked.

    ``of``: one of OF; ``table``: a row each in questionnaire order, ``unsur`` (the code), ``label`` (U1; U1.1, U1.2
    where an unsur has several), ``question``; ``answers``: respondents x questions, 0 blank, the state of one of the
    ``levels``, beyond: outside the scale.
    """

    of: str
    table: pd.DataFrame
    answers: npt.NDArray[np.int8]
    levels: tuple[float, ...]


def several(data: Data) -> bool:
    """Whether an unsur has several questions, so that unsur and questions are not the same."""
    if not isinstance(data, Survey) or data.items is None:
        return False
    mine = [unsur for unsur in data.items.unsur if not unsur.startswith(IPAK)]
    return len(mine) > len(set(mine))


def questions(survey: Survey, of: str | None = None) -> Questions:
    """The unsur (each the mean of its answered questions) or the questions; by default those where there are several.

    Where every unsur has one question the two are the same. Statements on corruption (IPAK) are no unsur and in
    neither. Raises UnknownChoiceError for another ``of``.

    >>> import ikm
    >>> asked = questions(ikm.sample("kpp-jatim-responden"))
    >>> asked.of, asked.answers.shape, asked.table["label"].tolist()[:3]
    ('unsur', (150, 14), ['U1', 'U2', 'U3'])
    """
    if of not in (*OF, None):
        raise UnknownChoiceError("There is no {what}. Choose one of: {choices}.", what=of, choices=", ".join(OF))
    of = of or OF[several(survey)]
    items = survey.items
    if of == "unsur" or items is None or not several(survey):
        unsur = survey.pedoman.unsur
        codes = [one.code for one in unsur]
        table = pd.DataFrame({"unsur": codes, "label": codes, "question": [one.name for one in unsur]}, dtype=object)
        return Questions(of, table, survey.answers, survey.levels)
    mine = [i for i, unsur in enumerate(items.unsur) if not unsur.startswith(IPAK)]
    table = pd.DataFrame(
        {"unsur": [items.unsur[i] for i in mine], "question": [items.names[i] for i in mine]}, dtype=object
    )
    each = table.groupby("unsur", sort=False)["unsur"]
    labels = table["unsur"].where(each.transform("size") == 1, table["unsur"] + "." + (each.cumcount() + 1).astype(str))
    table.insert(1, "label", labels)
    given = items.answers if survey.view is None else items.answers[survey.view[survey.cube.member]]
    return Questions(of, table, given[:, mine], tuple(map(float, range(1, items.highest + 1))))
