"""What people can be divided by: an attribute, their answer to an unsur, its class, or the class of their own index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.cube import Ints
from ikm.errors import UnknownChoiceError
from ikm.pedoman import Pedoman
from ikm.survey import ATTRIBUTES, Floats, Survey
from ikm.text import Text, mark
from ikm.text.terms import attribute_name

NATURAL = ("periode", "umur", "pendidikan")
"""Attributes that have an order of their own; groups by them keep it."""

OWN = "mutu"
"""The variable "class of the respondent's own index"; "mutu:U7" is the class of the answer to U7, "U7" the answer."""


UNKNOWN = {
    "attribute": mark("not filled in"),
    "answer": mark("blank or outside the scale"),
    "class": mark("blank or outside the scale"),
    "own": mark("not every unsur answered"),
}
"""Why a value is not known, by the kind of the variable."""

MOST_NAMED = 3
"""More values together than this, where they have no order, are counted instead of named."""


@dataclass(frozen=True, eq=False)
class Variable:
    """A way to divide respondents.

    ``name``: an attribute, "U7", "mutu:U7" or "mutu"; ``kind``: "attribute", "answer", "class" or "own"; ``code``: of
    the unsur, "" where there is none; ``values``: in order, for answers and classes from worst to best; ``labels``:
    the words beside an answer or class, "" for attributes; ``codes``: of every respondent the place of their value,
    -1 where there is none (not filled in, outside the scale, or for "own" not every unsur answered).
    """

    name: str
    kind: str
    code: str
    values: tuple[str, ...]
    labels: tuple[str, ...]
    codes: Ints

    def label(self, parts: tuple[str | None, ...], text: Text, *, short: bool = False) -> str:
        """What one value, or several together, are called; None: not known; ``short``: answers as figures."""
        if len(parts) > MOST_NAMED and not self.ordered:
            return text("{n} small groups together", n=text.number(len(parts), 0))
        return " + ".join(self._label(value, text, short) for value in parts)

    def _label(self, value: str | None, text: Text, short: bool) -> str:
        if value is None:
            return text(UNKNOWN[self.kind])
        return value if short else f"{value} {self.labels[self.values.index(value)]}".strip()

    @property
    def ordered(self) -> bool:
        """Whether the values have an order, so that neighbours can be taken together."""
        return self.kind != "attribute" or self.name in NATURAL


def choices(survey: Survey) -> tuple[str, ...]:
    """Everything this survey can be divided by: its attributes, the answer to and the class of every unsur, own index.

    >>> import ikm
    >>> found = choices(ikm.sample("kpp-jatim-responden"))
    >>> found[1], found[5], found[19], found[-1]
    ('jenis_kelamin', 'U1', 'mutu:U1', 'mutu')
    """
    codes = survey.pedoman.codes
    return (*survey.attributes, *codes, *(f"{OWN}:{code}" for code in codes), OWN)


def variable_name(name: str, pedoman: Pedoman, text: Text, *, short: bool = False) -> str:
    """What a variable is called; ``short``: within a sentence, with the unsur's code alone.

    >>> from ikm.pedoman import load
    >>> from ikm.text import EN
    >>> variable_name("U4", load("permenpan-2017"), EN), variable_name("umur", load("permenpan-2017"), EN, short=True)
    ('Answer to U4 Biaya/Tarif', 'age')
    """
    code = name.removeprefix(f"{OWN}:")
    if code not in pedoman.codes:
        said = text("Class of the respondent's own index") if name == OWN else attribute_name(name, text)
        return said[:1].lower() + said[1:] if short else said
    unsur = code if short else f"{code} {pedoman.unsur_named(code).name}"
    if name == code:
        return text("the answer to {unsur}", unsur=unsur) if short else text("Answer to {unsur}", unsur=unsur)
    return text("the class of {unsur}", unsur=unsur) if short else text("Class of {unsur}", unsur=unsur)


def variable(survey: Survey, name: str, pedoman: Pedoman | None = None, bobot: str = "exact") -> Variable:
    """The variable of this name, for the respondents in view.

    An answer counts at the nearest whole point, halves upwards, where several questions or another scale give values
    between. The class of an answer is that of answer x 25, of the own index that of sum_j weight x answer_j x 25 of
    whoever answered every unsur; both by the bounds of ``pedoman`` (default: of the questionnaire).
    Raises UnknownChoiceError for a name that is not among ``choices``.
    """
    if name in survey.attributes and name in ATTRIBUTES:
        named = survey.cube.profiles[name].cat
        values = tuple(map(str, named.categories))
        codes = named.codes.to_numpy().astype(np.int64)[_members(survey)]
        return Variable(name, "attribute", "", values, ("",) * len(values), codes)
    if name not in choices(survey):
        raise UnknownChoiceError(
            "The survey cannot be divided by {name}. Choose one of: {choices}.",
            name=name,
            choices=", ".join(choices(survey)),
        )
    scale, bounds = survey.pedoman, pedoman or survey.pedoman
    grades = list(reversed(bounds.classes))
    letters = [grade.mutu for grade in grades]
    words = tuple(grade.kinerja for grade in grades)
    if name == OWN:
        konversi = _own(survey, bobot)
        distinct, place = np.unique(konversi, return_inverse=True)
        found = [-1 if x != x else letters.index(bounds.classify(float(x)).mutu) for x in distinct]
        return Variable(name, "own", "", tuple(letters), words, np.array(found, dtype=np.int64)[place])
    code = name.removeprefix(f"{OWN}:")
    column = survey.answers[:, scale.codes.index(code)]
    if name == code:
        points = range(scale.lowest, scale.highest + 1)
        states = [-1, *(points.index(int(np.floor(level + 0.5))) for level in survey.levels), -1]
        labels = scale.unsur_named(code).labels
        return Variable(name, "answer", code, tuple(map(str, points)), labels, np.array(states)[column])
    states = [-1, *(letters.index(bounds.classify(level * scale.base).mutu) for level in survey.levels), -1]
    return Variable(name, "class", code, tuple(letters), words, np.array(states)[column])


def _members(survey: Survey) -> Ints:
    """The profile of every respondent in view."""
    member = survey.cube.member
    return member if survey.view is None else member[survey.view[member]]


def _own(survey: Survey, bobot: str) -> Floats:
    """Every respondent's own index after conversion; NaN where an unsur has no answer on the scale."""
    weight = survey.pedoman.weight(bobot)
    total = survey.values.sum(axis=1) * weight.numerator * survey.pedoman.base / weight.denominator
    return np.asarray(np.round(total, 9))
