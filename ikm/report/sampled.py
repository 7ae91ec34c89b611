"""A sample for reading: how many are needed in a sentence, the methods side by side, the plan as a table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from ikm.achieved import Achieved
from ikm.allocation import Allocation
from ikm.sampling import METHODS, Size
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import value_name


def needed(size: Size, text: Text) -> str:
    """How many respondents a method asks for, in a sentence.

    >>> from ikm.sampling import slovin
    >>> from ikm.text import EN
    >>> needed(slovin(881775), EN)
    '400 respondents are needed: Slovin, N = 881,775, margin of error 5%'
    """
    words = {"method": text(METHODS[size.method]), "people": text.number(size.population, 0)}
    if size.error is not None:
        return text.plural(
            "{n} respondent is needed: {method}, N = {people}, margin of error {error}",
            "{n} respondents are needed: {method}, N = {people}, margin of error {error}",
            size.n,
            error=percent(size.error, text),
            **words,
        )
    return text.plural(
        "{n} respondent is needed: {method}, N = {people}",
        "{n} respondents are needed: {method}, N = {people}",
        size.n,
        **words,
    )


def percent(share: Decimal, text: Text) -> str:
    """A share as a percentage with the decimals it has.

    >>> from ikm.text import ID
    >>> percent(Decimal("0.05"), ID), percent(Decimal("0.025"), ID)
    ('5\\xa0%', '2,5\\xa0%')
    """
    written = (share * 100).normalize()
    return text.percent(float(share), max(0, -int(written.as_tuple().exponent)))


def methods(sizes: Iterable[Size], text: Text) -> pd.DataFrame:
    """The methods side by side: margin of error, the figure before rounding, respondents, how it is rounded."""
    every = list(sizes)
    return pd.DataFrame(
        {
            text("Method"): [text(METHODS[size.method]) for size in every],
            text("Margin of error"): [NOTHING if size.error is None else percent(size.error, text) for size in every],
            text("Before rounding"): [float(size.exact) for size in every],
            text("Respondents"): pd.Series([size.n for size in every], dtype="Int64"),
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
            text("Difference"): table["difference"].round().astype("Int64"),
            text("Achieved (%)"): table["share"] * 100,
            text("Margin of error (%)"): table["margin"] * 100,
            text("IKM ± points"): table["half"],
        }
    )


def reached_words(found: Achieved, text: Text) -> list[str]:
    """What the survey achieved, in plain sentences."""
    if found.achieved != found.achieved:
        return [text("The recap does not say how many answered, so the plan cannot be set beside it.")]
    counts = {"achieved": text.number(found.achieved, 0), "planned": text.number(found.planned, 0)}
    if found.achieved >= found.planned:
        said = [text("{achieved} people answered, and {planned} were planned: the plan is reached in all.", **counts)]
    else:
        lacking = text.number(found.planned - found.achieved, 0)
        said = [
            text(
                "{achieved} people answered, but {planned} were planned: {lacking} are lacking.",
                lacking=lacking,
                **counts,
            )
        ]
    short = found.short
    if len(short):
        worst = short.iloc[0]
        said.append(
            text.plural(
                "{n} of them stayed below its plan: {name} lacks {lacking}.",
                "{n} of them stayed below their plan; {name} lacks most: {lacking}.",
                len(short),
                name=value_name(worst["stratum"], text),
                lacking=text.number(-worst["difference"], 0),
            )
        )
    if found.margin == found.margin:
        said.append(
            text(
                "With {achieved} people drawn at random, a share such as 50 % is known to within ±{margin} points.",
                achieved=counts["achieved"],
                margin=text.number(found.margin * 100),
            )
        )
    if found.half == found.half:
        half = text.number(found.half)
        if found.worst_case:
            said.append(text("The IKM of all is known to within ±{half} points at the widest (a recap).", half=half))
        else:
            said.append(text("The IKM of all is known to within ±{half} points.", half=half))
    return said


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
