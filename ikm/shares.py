"""Known shares of a population, checked against who answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Ints
from ikm.errors import IkmError, UnknownChoiceError
from ikm.survey import Floats

Shares = Mapping[str, Mapping[str, float]]
"""For each attribute what share of the population has each value: shares, percentages or counts."""


@dataclass(frozen=True, eq=False)
class Margin:
    """One raked attribute: the code of each combination, the value of each code, and its target (sum: n)."""

    attribute: str
    codes: Ints
    values: tuple[str | None, ...]
    target: Floats


def shares_from_rows(rows: Iterable[tuple[str, str, float]]) -> dict[str, dict[str, float]]:
    """Shares for ``rake`` from rows of attribute, value, number.

    Raises IkmError for a value that stands there twice and for a number that is none, or is negative.

    >>> shares_from_rows([("jenis_kelamin", "Laki-laki", 49.5), ("jenis_kelamin", "Perempuan", 50.5)])
    {'jenis_kelamin': {'Laki-laki': 49.5, 'Perempuan': 50.5}}
    """
    shares: dict[str, dict[str, float]] = {}
    for attribute, value, number in rows:
        given = shares.setdefault(attribute, {})
        if value in given:
            raise IkmError("The share of {value} ({column}) is given twice.", value=value, column=attribute)
        given[value] = _share(attribute, value, number)
    return shares


def margin(column: pd.Series, n: Floats, given: Mapping[str, float], gone: Iterable[str] = ()) -> Margin:
    """What one attribute's margin is to become: n_v = share_v / sum of shares x those who filled it in.

    ``column``: the attribute's category in each combination (blank: NaN), ``n``: how many people have the
    combination; ``gone``: values whose shares do not count. Raises as ``rake`` does.
    """
    attribute = str(column.name)
    shares = {value: _share(attribute, value, number) for value, number in given.items()}
    shares = {value: share for value, share in shares.items() if value not in gone}
    there = set(column.dropna())
    present = [str(value) for value in column.cat.categories if value in there]
    for value, share in shares.items():
        if share > 0 and value not in present:
            raise IkmError(
                "Nobody in view has {value} ({column}), so nobody can speak for this group. Leave it out, or add it to"
                " a group that answered. There are: {choices}.",
                value=value,
                column=attribute,
                choices=", ".join(present) or "-",
            )
    for value in present:
        if value not in shares:
            raise UnknownChoiceError(
                "Give a share of {value} ({column}) too: respondents have it.", value=value, column=attribute
            )
    total = sum(shares.values())
    if not total > 0:
        raise IkmError("The shares of {column} add up to nothing.", column=attribute)
    codes = pd.Index(present).get_indexer(pd.Index(column.astype(object))).astype(np.int64)
    filled = codes >= 0
    target = [n[filled].sum() * shares[value] / total for value in present]
    if filled.all():
        return Margin(attribute, codes, tuple(present), np.array(target))
    codes[~filled] = len(present)
    return Margin(attribute, codes, (*present, None), np.array([*target, n[~filled].sum()]))


def _share(attribute: str, value: str, number: float) -> float:
    try:
        share = float(number)
    except (TypeError, ValueError):
        share = np.nan
    if not 0 <= share < np.inf:
        raise IkmError("The share of {value} ({column}) must be a number, 0 or more.", value=value, column=attribute)
    return share
