"""What the signs of the official processing table mean."""

from __future__ import annotations

from ikm.index import Index
from ikm.text import Text
from ikm.text.terms import weight_name


def legend(figures: Index, text: Text, outside: bool = False) -> tuple[str, ...]:
    """The lines of the explanation; ``outside``: whether an x stands for answers outside the scale."""
    weight = weight_name(figures.questionnaire.weight(figures.bobot))
    lines = (
        text("U1 to U{k} = the unsur of service", k=len(figures.unsur)),
        text("NRR = mean value (nilai rata-rata)"),
        text("IKM = index of public satisfaction"),
        text("*) = sum of the weighted NRR"),
        text("**) = sum of the weighted NRR × {base}", base=figures.questionnaire.base),
        text("NRR per unsur = sum of the values of the unsur divided by the questionnaires filled in"),
        text("Weighted NRR per unsur = NRR per unsur × {weight}", weight=weight),
        text("Blank = not answered; it is not counted, and is no 0"),
    )
    return (*lines, text("x = answer outside the scale; it is not counted")) if outside else lines
