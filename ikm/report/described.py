"""Frequencies and answers as tables for people: as a thesis prints them, counts (f) beside percentages."""

from __future__ import annotations

import pandas as pd

from ikm.description import Description
from ikm.pedoman import Pedoman
from ikm.respondents import SMALLEST_GROUP, Characteristics
from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name

MOST_NAMED, LONGEST = 6, 48
"""A merged row names so many groups at most, in so many letters."""


def group_name(
    found: Characteristics, attribute: str, value: object, text: Text, longest: int = LONGEST, bare: bool = False
) -> str:
    """What a row of the table of respondents is called: a merged one names its groups, where there is room.

    ``bare``: the groups alone, where ``why_together`` stands below.

    >>> from ikm.text import EN
    >>> found = Characteristics(pd.DataFrame(), {"pendidikan": ("SD", "S2")})
    >>> group_name(found, "pendidikan", "", EN), group_name(found, "pendidikan", "", EN, 5)
    ('small groups together: SD, S2', 'small groups together')
    >>> group_name(found, "pendidikan", "", EN, bare=True)
    'SD, S2'
    """
    small = found.together.get(attribute, ()) if value == "" else ()
    groups = ", ".join(value_name(one or None, text) for one in small)
    if not groups or len(small) > MOST_NAMED or len(groups) > longest:
        return value_name(value, text)
    return groups if bare else text("small groups together: {groups}", groups=groups)


def why_together(text: Text) -> str:
    """By which rule groups are merged: true of the small ones and of what is merged with them."""
    return text(
        "Groups of fewer than {least} people are shown together, with the next smallest group where together they are"
        " still fewer.",
        least=SMALLEST_GROUP,
    )


def why_unnamed(text: Text) -> str:
    """By which rule units are not named beside comments."""
    return text(
        "Units with fewer than {least} respondents are not named; where that is a single unit, or fewer than {least}"
        " people together, the next smallest is not named either.",
        least=SMALLEST_GROUP,
    )


def characteristics_table(found: Characteristics, text: Text) -> pd.DataFrame:
    """The table of respondents: attribute, value, f, % (0-100, full precision)."""
    table = found.table
    return pd.DataFrame(
        {
            text("Attribute"): [attribute_name(name, text) for name in table["attribute"]],
            text("Value"): [
                group_name(found, name, value, text)
                for name, value in zip(table["attribute"], table["value"], strict=True)
            ],
            "f": table["n"].astype("int64"),
            "%": table["share"].astype(float) * 100,
        }
    )


def answers_table(found: Description, pedoman: Pedoman, text: Text) -> pd.DataFrame:
    """The answers to each unsur (or question): f and % of every answer, then what they come to.

    Percentages are of the answers on the scale. Where values lie between whole points (several questions for an
    unsur, or a converted scale) each is counted at the nearest, halves upwards, and the headings say "≈"; mean,
    median, mode and standard deviation are of the values as they are.
    """
    table = found.table
    columns: dict[str, object] = {}
    for name in found.by:
        columns[attribute_name(name, text)] = [value_name(value, text) for value in table[name]]
    if "question" in table:
        columns[text("Question")] = list(table["question"])
        columns[text("Unsur")] = list(table["code"])
    else:
        columns[text("Unsur")] = [f"{code} {pedoman.unsur_named(code).name}" for code in table["code"]]
    whole = all(level == int(level) for level in found.levels)
    points = [int(level) for level in found.levels] if whole else list(range(pedoman.lowest, pedoman.highest + 1))
    counts, about = found.on(points), "" if whole else "≈"
    n = table["n"].to_numpy(dtype=float)
    for point, count in zip(points, counts.T, strict=True):
        columns[f"f {about}{point}"] = pd.Series(count).astype("int64")
        columns[f"% {about}{point}"] = pd.Series(count * 100).div(pd.Series(n).where(n > 0))
    columns |= {
        text("Answered"): table["n"],
        text("Blank"): table["blank"],
        text("Outside the scale"): table["outside"],
        text("Mean"): table["mean"],
        "Median": table["median"],
        text("Mode"): [modes(mode, text) for mode in table["mode"]],
        text("Standard deviation"): table["sd"],
    }
    return pd.DataFrame(columns)


def modes(values: tuple[float, ...], text: Text) -> str:
    """All most frequent values in a cell: "3", or "2; 4" where they tie.

    >>> from ikm.text import ID
    >>> modes((2.0, 4.0), ID), modes((1.75,), ID), modes((), ID)
    ('2; 4', '1,75', '')
    """
    return "; ".join(text.number(value, 0 if value == int(value) else 2) for value in values)


def with_percent(table: pd.DataFrame, text: Text) -> pd.DataFrame:
    """A table for the screen: the columns of percentages with one decimal."""
    shown = table.copy()
    for name in [name for name in table if str(name).startswith("%")]:
        shown[name] = [text.number(None if pd.isna(value) else value, 1) for value in table[name]]
    return shown


def adds_up(found: Characteristics) -> bool:
    """Whether the percentages of every attribute, each rounded to one decimal, add up to 100.0."""
    rounded = [half_up(float(share) * 100, 1) for share in found.table["share"]]
    sums = pd.Series(rounded, dtype=object).groupby(found.table["attribute"].to_numpy()).sum()
    return all(total == 100 for total in sums)
