"""The unsur that a report names as its lowest against the means it prints."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from ikm.audit.before import TINY, less, span
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import Figure, Key, figures, lines
from ikm.cube import Ints
from ikm.printed import Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark

MISSED = mark("{unsur} is lower ({value}) than {named} ({other}), but it is not named.")
TIED = mark("{unsur} is as low as {named} ({value}), but it is not named.")
REPEATED = mark("With the other printing of {unsur} ({value}) the list follows.")
WEIGHTED = mark("The list follows from the NRR tertimbang as they are printed.")


def lowest(printed: Printed) -> list[Finding]:
    """Lists of lowest unsur that do not follow from the printed means (NRR).

    A list follows when no unsur outside it is surely lower than one inside (high; with the further printings of the
    means, or the NRR tertimbang, named where they explain it). An unsur outside it that is as low as its highest is a
    missed tie: medium, or low where so many answered that means alike at these decimals may differ.
    """
    means, weighted = figures(printed, "nrr"), figures(printed, "weighted")
    n, answered = figures(printed, "n"), figures(printed, "answered")
    lists: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for row in lines(printed, "lowest"):
        if row.item in printed.pedoman.codes:
            lists.setdefault((row.unit, row.printing), []).append((row.item, row.place))
    found: list[Finding] = []
    for (unit, _), named in lists.items():
        codes, place = tuple(code for code, _ in named), named[0][1]
        row = _row(printed, means, unit)
        if not all(code in row for code in codes):
            continue
        wrong = list(_wrong(printed, row, unit, codes, means, weighted))
        people = {code: answered.get((unit, code, 0), n.get((unit, "", 0))) for code in row}
        for severity, code, right, said in wrong or _tied(row, codes, people):
            found.append(Finding(severity, code, unit, "lowest", ", ".join(codes), right, said, place))
    return found


Row = dict[str, Figure]


def _row(printed: Printed, means: dict[Key, Figure], unit: str, printing: int = 0) -> Row:
    """The means of a unit, those printed again taken instead of the first where asked for."""
    row: Row = {}
    for code in printed.pedoman.codes:
        figure = means.get((unit, code, printing), means.get((unit, code, 0)))
        if figure is not None:
            row[code] = figure
    return row


def _arrays(row: Row, most: bool) -> tuple[Floats, Ints]:
    return np.array([one[0] for one in row.values()]), np.array([one[2 if most else 1] for one in row.values()])


def _missed(row: Row, codes: tuple[str, ...], most: bool = False) -> list[str]:
    """The unsur not named that are surely lower than one that is."""
    value, decimals = _arrays(row, most)
    inside = np.isin(list(row), codes)
    lower = less(value[:, None], decimals[:, None], value[inside], decimals[inside]).any(axis=1) & ~inside
    return [code for code, low in zip(row, lower, strict=True) if low]


def _wrong(
    printed: Printed,
    row: Row,
    unit: str,
    codes: tuple[str, ...],
    means: dict[Key, Figure],
    weighted: dict[Key, Figure],
) -> Iterator[tuple[str, str, str, tuple[Sentence, ...]]]:
    sure, likely = _missed(row, codes), _missed(row, codes, most=True)
    if not (sure or likely):
        return
    said = []
    highest = max(codes, key=lambda code: row[code][0])
    for code in likely or sure:
        shown, other = _shown(row[code]), _shown(row[highest])
        said.append(Sentence(MISSED, {"unsur": code, "value": shown, "named": highest, "other": other}))
    for again in range(1, printed.printings("nrr")):
        again_row = _row(printed, means, unit, again)
        if not _missed(again_row, codes):
            moved = [code for code in row if again_row[code][0] != row[code][0]]
            said += [Sentence(REPEATED, {"unsur": code, "value": _shown(again_row[code])}) for code in moved]
            break
    products = _row(printed, weighted, unit)
    if len(products) == len(row) and not _missed(products, codes):
        said.append(Sentence(WEIGHTED))
    cutoff = sorted(one[0] for one in row.values())[len(codes) - 1] + TINY
    right = [code for code in sorted(row, key=lambda code: row[code][0]) if row[code][0] <= cutoff]
    yield HIGH if sure else MEDIUM, "lowest", ", ".join(right), tuple(said)


def _tied(
    row: Row, codes: tuple[str, ...], people: dict[str, Figure | None]
) -> Iterator[tuple[str, str, str, tuple[Sentence, ...]]]:
    highest = max(codes, key=lambda code: row[code][0])
    tied = [code for code in row if code not in codes and abs(row[code][0] - row[highest][0]) < TINY]
    if not tied:
        return
    words = (Sentence(TIED, {"unsur": tuple(tied), "named": highest, "value": _shown(row[highest])}),)
    alike = all(_one_sum(row[code], people[code]) for code in (*tied, highest))
    yield MEDIUM if alike else LOW, "lowest-tie", ", ".join((*codes, *tied)), words


def _one_sum(mean: Figure, people: Figure | None) -> bool:
    """Whether at most one sum of answers is printed as this mean; True where the number who answered is not printed."""
    if people is None:
        return True
    low, high = (float(edge) * people[0] for edge in span(np.array(mean[0]), np.array(mean[2])))
    return math.ceil(high - 1e-7) - math.ceil(low - 1e-7) <= 1


def _shown(figure: Figure) -> Decimal:
    return decimal(figure[0], figure[1])
