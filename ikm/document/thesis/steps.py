"""The steps of the computation as lines with the numbers put in: NRR, weight, weighted NRR, index, konversi."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from ikm.document.thesis.places import MOST, of_product, of_quotients, of_sum, of_value
from ikm.dossier import Dossier
from ikm.soundness import sound
from ikm.survey import Recap
from ikm.text import Text

NRR_PLACES, WEIGHTED_PLACES, INDEX_PLACES, IKM_PLACES = 3, 3, 3, 2
"""Decimals of the results, as in the processing table of the screens."""

MOST_TERMS = 15
"""A sum of more terms is written with its first two and its last one."""


def means(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """NRR of every unsur that somebody answered: "NRR U1 = 494 / 150 = 3,293"."""
    counted, nrr = dossier.counted, dossier.overall.index.nrr.iloc[0]
    parts = [(float(t), float(n), float(v)) for t, n, v in zip(counted.total[0], counted.answered[0], nrr, strict=True)]
    whole = all(total == int(total) for total, _, _ in parts)
    digits = of_quotients(parts, NRR_PLACES, 0 if whole else 2)
    return tuple(
        f"NRR {code} = {text.number(total, digits)} / {number(n, text)} = {text.number(nrr[code], NRR_PLACES)}"
        for code, (total, n, _) in zip(nrr.index, parts, strict=True)
        if n
    )


def number(value: float, text: Text) -> str:
    """A number of people or a sum, with the decimals that it has."""
    return text.number(value, of_value([value], 0))


def weighing(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """The first unsur of a recap in full: every mean times its respondents, by the respondents of all."""
    data = sound(dossier.data)[0]
    if not isinstance(data, Recap) or data.rows.sum() < 2:
        return ()
    means, n = data.means[data.rows], data.number[data.rows]
    for code, column in zip(dossier.overall.index.nrr.columns, means.T, strict=True):
        filled = ~np.isnan(column)
        if not filled.any():
            continue
        digits = of_value(column, 2)
        value = text.number(dossier.overall.index.nrr[code].iloc[0], NRR_PLACES)
        if data.weighted:
            terms = [
                f"({text.number(m, digits)} × {number(k, text)})"
                for m, k in zip(column[filled], n[filled], strict=True)
            ]
            everyone = number(float(n[filled].sum()), text)
        else:
            terms, everyone = [text.number(m, digits) for m in column[filled]], number(float(filled.sum()), text)
        return (f"NRR {code} = ({shortened(terms)}) / {everyone} = {value}",)
    return ()


def shortened(terms: list[str]) -> str:
    """Terms as a sum; of many the first two and the last."""
    return " + ".join(terms if len(terms) <= MOST_TERMS else [*terms[:2], "…", terms[-1]])


def ratio(weight: Fraction, text: Text) -> str:
    """A weight within a computation: "1/14" or "0,071".

    >>> from ikm.text import EN, ID
    >>> ratio(Fraction(1, 14), ID), ratio(Fraction(71, 1000), ID), ratio(Fraction(11, 100), EN)
    ('1/14', '0,071', '0.11')
    """
    if weight.numerator == 1:
        return f"1/{weight.denominator}"
    return text.number(float(weight), of_value([float(weight)], 2))


def weight(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """What one unsur weighs."""
    figures = dossier.overall.index
    k, own = len(figures.unsur), figures.questionnaire.weight(figures.bobot)
    name, rule = text("Weight"), text("sum of the weights / number of unsur")
    exact = f"{name} = {rule} = 1 / {k} = {text.number(1 / k, 4)}"
    if own == Fraction(1, k):
        return (exact,)
    return (exact, text("Weight as printed = {weight}", weight=ratio(own, text)))


def weighted(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """NRR tertimbang of every unsur: "3,293 × 1/14 = 0,235"."""
    figures = dossier.overall.index
    nrr, own, values = figures.nrr.iloc[0], figures.questionnaire.weight(figures.bobot), figures.weighted.iloc[0]
    known = nrr.index[nrr.notna()]
    digits = {code: of_product(nrr[code], own, values[code], WEIGHTED_PLACES, NRR_PLACES) for code in known}
    most = max((n for n in digits.values() if n < MOST), default=NRR_PLACES)
    lines = []
    for code in known:
        name = text("Weighted NRR {code}", code=code)
        mean = text.number(nrr[code], most) if digits[code] < MOST else _quotient(dossier, code, text)
        lines.append(f"{name} = {mean} × {ratio(own, text)} = {text.number(values[code], WEIGHTED_PLACES)}")
    return tuple(lines)


def _quotient(dossier: Dossier, code: str, text: Text) -> str:
    """The NRR of an unsur as a sum by the number who answered, where no decimals hold it."""
    at = list(dossier.overall.index.nrr.columns).index(code)
    total, answered = float(dossier.counted.total[0, at]), float(dossier.counted.answered[0, at])
    return f"({number(total, text)} / {number(answered, text)})"


def index(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """The index, the sum of the weighted NRR."""
    values, total = dossier.overall.index.weighted.iloc[0], float(dossier.row["ikm"])
    found = ((places, of_sum(values, total, places, places)) for places in range(INDEX_PLACES, MOST))
    places, digits = next(((p, d) for p, d in found if d < MOST), (INDEX_PLACES, MOST))
    name = text("Index")
    rule = text("(sum of the values / number of unsur filled in) × weight, added up over the unsur")
    terms = " + ".join(text.number(value, digits) for value in values)
    return (f"{name} = {rule}", f"{name} = {terms} = {text.number(total, places)}")


def konversi(ikm: float, value: float, base: int, text: Text) -> str:
    """The index times 25: "3,095 × 25 = 77,38"."""
    digits = of_product(ikm, Fraction(base), value, IKM_PLACES, INDEX_PLACES)
    return f"{text.number(ikm, digits)} × {base} = {text.number(value, IKM_PLACES)}"
