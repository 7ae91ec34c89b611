"""What another weight, or cutting figures between the steps, would have given: why papers print other figures."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from ikm.document.thesis.places import of_value
from ikm.document.thesis.steps import ratio
from ikm.dossier import Dossier
from ikm.index import index
from ikm.rounding import half_up
from ikm.text import Text

STEP = Decimal("0.001")
"""Where papers cut: after three decimals."""


def cut(nrr: list[float], weight: Decimal, base: int) -> tuple[Decimal, Decimal]:
    """Index and IKM of means cut to three decimals, each times the weight cut to three decimals, added, times base.

    FACTS 9.1: how Herlina & Wibasuri computed; their Tabel 12 (Sukabumi) prints 1,861 and 46,525.

    >>> cut([1.758, 1.793, 1.655, 2.103, 1.896, 1.965, 2.0, 2.0, 2.034, 2.068, 2.275, 1.827, 1.44, 1.48],
    ...     Decimal("0.071"), 25)
    (Decimal('1.861'), Decimal('46.525'))
    """
    total = Decimal(0)
    for value in nrr:
        mean = half_up(value, 10).quantize(STEP, ROUND_DOWN)
        total += (mean * weight).quantize(STEP, ROUND_DOWN)
    return total, total * base


def sentences(dossier: Dossier, text: Text) -> list[str]:
    """The same answers with the other weights of the regulation, and with figures cut between the steps."""
    figures = dossier.overall.index
    own, k = figures.questionnaire, len(figures.unsur)
    here = text.number(dossier.row["konversi"])
    said = [
        text(
            "All steps are computed with figures that are not rounded; only what is printed is rounded half up, to"
            " three decimals (IKM: two). Where a line needs more decimals to come out as it stands, it has more."
        )
    ]
    for bobot in own.bobot:
        if bobot == figures.bobot:
            continue
        weight = own.weight(bobot)
        row = index(dossier.data, pedoman=dossier.pedoman, bobot=bobot).table.iloc[0]
        words = {
            "weight": ratio(weight, text),
            "k": k,
            "sum": text.number(float(weight * k), 3),
            "ikm": text.number(row["konversi"]),
            "mutu": row["mutu"],
        }
        if weight * k == 1:
            said.append(
                text("With the exact weight {weight} the IKM is {ikm} (class {mutu}).", **words)
                if words["ikm"] != here
                else text("With the exact weight {weight} the IKM is the same, {ikm} (class {mutu}).", **words)
            )
        else:
            said.append(
                text(
                    "With the weight {weight} the IKM is {ikm} (class {mutu}), because {k} × {weight} = {sum}, not 1.",
                    **words,
                )
            )
    total, konversi = cut(list(figures.nrr.iloc[0]), own.printed_weight, own.base)
    said.append(
        text(
            "Some papers cut the means and the weighted means after three decimals and take the weight {weight}; that"
            " way the index is {index} and the IKM {index} × {base} = {ikm} (class {mutu}). The figure of this chapter"
            " is not cut.",
            weight=text.number(float(own.printed_weight), 3),
            index=text.number(float(total), 3),
            base=own.base,
            ikm=text.number(float(konversi), of_value([float(konversi)], 2)),
            mutu=dossier.pedoman.classify(konversi).mutu,
        )
    )
    return said
