"""One figure for all units together, in three ways: by respondents, by units, by the people served."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ikm.index import Index, weighs_units_alike
from ikm.pedoman import Pedoman
from ikm.served import population_of
from ikm.survey import Recap
from ikm.tally import Data
from ikm.uncertainty import LEVEL, Uncertainty, student, uncertainty

WAYS = ("respondents", "units", "population")
"""Each respondent, each unit, or each person served weighs the same."""


def city(
    data: Data,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
    population: Mapping[str, float] | None = None,
    level: float = LEVEL,
) -> pd.DataFrame:
    """The overall figure in three ways, a row each: ``way``, ``konversi``, ``mutu``, ``se``, ``df``, ``low``, ``high``.

    respondents: the index of all answers together, which a unit with many respondents moves most; NaN for a recap
                 that does not tell how many answered in every unit.
    units:       sum of IKM_h / H over H units;             Var = sum of se_h^2 / H^2.
    population:  sum of N_h IKM_h / sum of N_h, N_h people;  Var = sum of (N_h / N)^2 se_h^2.

    Units that are not ranked do not count in the second and third, those that break the scale in none; respondents
    without a unit are a unit of their own. df by Satterthwaite, the smallest of the units' for a recap.
    ``population`` (unit -> people; that of a recap by default) must tell every ranked unit, or the third figure is
    NaN; ``without_population`` names those it does not tell. Its finite population correction counts in all three.
    Raises UnknownChoiceError where the file has no units.

    Source: Cochran (1977), Sampling Techniques, 5.3 and 5.9; see docs/method.md.

    >>> import ikm
    >>> [f"{x:.2f}" for x in city(ikm.sample("bandar-lampung-rekap")).konversi]
    ['66.58', '66.10', '66.59']
    """
    overall = uncertainty(data, pedoman=pedoman, bobot=bobot, population=population, level=level)
    by_unit = uncertainty(data, "unit", pedoman=pedoman, bobot=bobot, population=population, level=level)
    ranked = by_unit.index.table["ranked"].to_numpy(dtype=bool)
    people = _people(data, by_unit.index, population)[ranked]
    size = int(ranked.sum())
    shares = {"units": np.full(size, 1 / max(size, 1)), "population": people / people.sum()}
    first = overall.index.table.iloc[0]
    rows = [
        {
            "way": "respondents",
            "konversi": first["konversi"] if first["ranked"] and not weighs_units_alike(data) else np.nan,
            "mutu": None if weighs_units_alike(data) else first["mutu"],
            **overall.table.iloc[0][["se", "df", "low", "high"]],
        }
    ]
    rows += [_combined(way, share, by_unit, ranked, level) for way, share in shares.items()]
    frame = pd.DataFrame(rows).astype({"se": float, "df": float, "low": float, "high": float})
    return frame.assign(mutu=pd.Series([row["mutu"] for row in rows], dtype=object))


def without_population(
    data: Data, by_unit: Index, population: Mapping[str, float] | None = None
) -> tuple[str | None, ...]:
    """The ranked units whose number of people is not known; None is the unit without a name."""
    unknown = np.isnan(_people(data, by_unit, population)) & by_unit.table["ranked"].to_numpy(dtype=bool)
    return tuple(None if pd.isna(unit) else str(unit) for unit in by_unit.table["unit"][unknown])


def _people(data: Data, by_unit: Index, population: Mapping[str, float] | None) -> np.ndarray:
    known = population_of(data) if population is None and isinstance(data, Recap) else dict(population or {})
    return np.array([known.get(unit, np.nan) if isinstance(unit, str) else np.nan for unit in by_unit.table["unit"]])


def _combined(way: str, share: np.ndarray, by_unit: Uncertainty, ranked: np.ndarray, level: float) -> dict[str, object]:
    units, figures = by_unit.table[ranked], by_unit.index
    konversi = float((share * figures.table["konversi"].to_numpy()[ranked]).sum()) if len(share) else np.nan
    se = float(np.sqrt((share**2 * units["se"].to_numpy() ** 2).sum())) if len(share) else np.nan
    parts = (share * units["se"].to_numpy()) ** 2
    df = float(parts.sum() ** 2 / (parts**2 / units["df"].to_numpy()).sum()) if parts.sum() > 0 else np.nan
    if by_unit.worst_case:
        df = float(units["df"].min())
    t = float(student(np.array([df]), (1 + level) / 2)[0])
    known = konversi == konversi
    return {
        "way": way,
        "konversi": konversi,
        "mutu": figures.pedoman.classify(konversi).mutu if known else None,
        "se": se,
        "df": df,
        "low": konversi - t * se,
        "high": konversi + t * se,
    }
