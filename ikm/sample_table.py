"""A sample as tables for reading: the methods side by side, the plan, what was reached, who is asked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from ikm.achieved import Achieved
from ikm.allocation import Allocation
from ikm.sampling import METHODS, Size, size
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import value_name


def percent(share: Decimal, text: Text) -> str:
    """A share as a percentage with the decimals it has.

    >>> from ikm.text import ID
    >>> percent(Decimal("0.05"), ID), percent(Decimal("0.025"), ID)
    ('5\\xa0%', '2,5\\xa0%')
    """
    written = (share * 100).normalize()
    return text.percent(float(share), max(0, -int(written.as_tuple().exponent)))


def by_every_method(population: int, **terms: Any) -> list[Size]:
    """The size by every method; ``terms`` are those of ``size``, the margin of error for those that know another.

    >>> [found.n for found in by_every_method(881775, error="0.1")]
    [384, 100, 97, 150]
    """
    fixed = {"krejcie-morgan": terms | {"error": None}}
    return [size(method, population, **fixed.get(method, terms)) for method in METHODS]


def methods(sizes: Iterable[Size], text: Text) -> pd.DataFrame:
    """The methods side by side: margin of error, the figure before rounding, respondents, how it is rounded."""
    every = list(sizes)
    return pd.DataFrame(
        {
            text("Method"): [text(METHODS[size.method]) for size in every],
            text("Respondents"): pd.Series([size.n for size in every], dtype="Int64"),
            text("Margin of error"): [NOTHING if size.error is None else percent(size.error, text) for size in every],
            text("Before rounding"): [float(size.exact) for size in every],
            text("Rounding"): [text(size.rounding) for size in every],
        }
    )


def plan(found: Allocation, text: Text, noun: str = "") -> pd.DataFrame:
    """The sample over strata: people, their share, the quota before rounding, respondents, share of the people."""
    table, total = found.table, found.table["population"].sum()
    columns: dict[str, Any] = {
        noun or text("Stratum"): [str(name) for name in table["stratum"]],
        text("Population"): table["population"].astype("Int64"),
        text("Share (%)"): table["population"] / total * 100,
    }
    if "sd" in table:
        columns[text("Standard deviation (pilot)")] = table["sd"]
    columns |= {text("Quota"): table["quota"], text("Respondents"): table["n"].astype("Int64")}
    return pd.DataFrame(columns)


def units_plan(sizes: dict[str, Size], text: Text, noun: str = "") -> pd.DataFrame:
    """The samples of units that hold a survey each."""
    return pd.DataFrame(
        {
            noun or text("Stratum"): list(sizes),
            text("Population"): pd.Series([size.population for size in sizes.values()], dtype="Int64"),
            text("Before rounding"): [float(size.exact) for size in sizes.values()],
            text("Respondents"): pd.Series([size.n for size in sizes.values()], dtype="Int64"),
        }
    )


def reached(found: Achieved, text: Text, noun: str = "") -> pd.DataFrame:
    """The plan beside the survey: planned, achieved, difference, margins of error."""
    table = found.table
    return pd.DataFrame(
        {
            noun or text("Stratum"): [value_name(name, text) for name in table["stratum"]],
            text("Planned"): table["planned"].astype("Int64"),
            text("Achieved"): table["achieved"].round().astype("Int64"),
            text("Surplus"): table["difference"].round().astype("Int64"),
            text("Share of the plan (%)"): table["share"] * 100,
            text("Margin of error (%)"): table["margin"] * 100,
            text("IKM ± points"): table["half"],
        }
    )


def drawn(found: pd.DataFrame, text: Text, noun: str = "") -> pd.DataFrame:
    """The draw list for reading."""
    return pd.DataFrame(
        {
            noun or text("Stratum"): [str(name) or text("The whole population") for name in found["stratum"]],
            text("Order"): found["order"].astype("Int64"),
            text("Number on the list"): found["number"].astype("Int64"),
            text("Use"): [text("reserve") if spare else text("main") for spare in found["reserve"]],
        }
    )
