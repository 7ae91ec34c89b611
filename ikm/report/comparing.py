"""What a comparison of groups found, for reading: the test over all in a sentence, the pairs as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ikm.between import Between
from ikm.comparison import MOST_GROUPS, Comparison
from ikm.cube import Bools
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import SIZES, STRENGTHS, UNTESTED, attribute_name, p_value, value_name


def tested_words(found: Comparison, text: Text) -> list[str]:
    """The test over all groups in a sentence, or why there is none; and why pairs are not compared."""
    test = found.kruskal
    if test is None:
        return [text(UNTESTED[found.untested])]
    said = [
        text(
            "Kruskal-Wallis: H = {h}, df = {df}, p {p}; epsilon squared {size} ({strength}).",
            h=text.number(test.h),
            df=text.number(test.df, 0),
            p=p_value(test.p, text, "= "),
            size=text.number(test.epsilon_squared, 3),
            strength=text(STRENGTHS[test.strength]),
        )
    ]
    if found.pairs is None:
        why = UNTESTED["too-many-groups"]
        said.append(text(why, most=text.number(MOST_GROUPS, 0)))
    return said


def proved(found: Comparison, text: Text) -> str:
    """How many pairs of groups are proved to differ, in a sentence; "" where pairs are not tested."""
    if found.pairs is None or not found.letters or not len(found.pairs):
        return ""
    differ = int((found.pairs["p_holm"] < 1 - found.level).sum())
    if not differ:
        return text("No group is proved to differ from another: their order may be chance.")
    return text(
        "{n} of {all} pairs of groups are proved to differ; the order of the others may be chance.",
        n=text.number(differ, 0),
        all=text.number(len(found.pairs), 0),
    )


def pairs_table(found: Comparison, text: Text) -> pd.DataFrame:
    """Every pair of groups: the difference with its interval, and where tested p, Cliff's delta and its size."""
    pairs = found.pairs if found.pairs is not None else pd.DataFrame(columns=["a", "b", "difference", "low", "high"])
    columns: dict[str, Any] = {
        "A": [value_name(name, text) for name in pairs["a"]],
        "B": [value_name(name, text) for name in pairs["b"]],
        "A − B": pairs["difference"].to_numpy(dtype=float),
        text("from"): pairs["low"].to_numpy(dtype=float),
        text("to"): pairs["high"].to_numpy(dtype=float),
    }
    if not found.found.worst_case and found.pairs is not None:
        columns |= {
            "p (Holm)": [p_value(value, text) for value in pairs["p_holm"]],
            text("Cliff's delta"): pairs["delta"].to_numpy(dtype=float),
            text("Size"): [NOTHING if word is None else text(SIZES[word]) for word in pairs["strength"]],
        }
    return pd.DataFrame(columns)


def difference_words(found: Between, names: tuple[str, str], text: Text) -> str:
    """The difference of two selections in a sentence: how large, between what, and whether it may be chance."""
    row = found.konversi
    words = {
        "a": names[0],
        "b": names[1],
        "points": text.number(abs(row["difference"])),
        "low": text.number(row["low"]),
        "high": text.number(row["high"]),
    }
    if row["difference"] != row["difference"]:
        return text("The two cannot be compared: one of them has no index.")
    if row["low"] != row["low"]:
        return text("{a} and {b} lie {points} points apart; how sure that is cannot be known.", **words)
    if not row["clear"]:
        if found.worst_case:
            return text(
                "{a} and {b} lie {points} points apart. In the worst case that a recap allows the difference (first"
                " minus second) lies between {low} and {high}, so it is not proved.",
                **words,
            )
        return text(
            "{a} and {b} lie {points} points apart, which may be chance: the difference (first minus second) lies"
            " between {low} and {high} (95%).",
            **words,
        )
    higher, lower = names if row["difference"] > 0 else names[::-1]
    words |= {"a": higher, "b": lower}
    if found.worst_case:
        return text(
            "{a} lies {points} points above {b}, even in the worst case that a recap allows: the difference (first"
            " minus second) lies between {low} and {high}.",
            **words,
        )
    return text(
        "{a} lies {points} points above {b}, more than chance explains: the difference (first minus second) lies"
        " between {low} and {high} (95%).",
        **words,
    )


def since_first(rows: pd.DataFrame, names: Sequence[str], text: Text, *, worst_case: bool = False) -> str:
    """What changed by more than chance from the first period to the last, in a sentence; "" where there are not two.

    ``rows``: with ``change``, ``change_low``, ``change_high`` and ``clear``; ``names``: what each row is called.
    ``worst_case``: of a recap, where a change that is not clear may be one. "Nothing" is said only where every row
    was judged.
    """
    if not len(rows):
        return ""
    unknown = rows["change_low"].isna() | (worst_case & ~rows["clear"].eq(True))
    moves = rows[["change", "change_low", "change_high"]].to_numpy(dtype=float)
    said = [
        text(
            "{name} {change} ({low} to {high})",
            name=name,
            change=("+" if change > 0 else "") + text.number(change),
            low=text.number(low),
            high=text.number(high),
        )
        for name, (change, low, high), clear in zip(names, moves, rows["clear"], strict=True)
        if clear
    ]
    sentences = []
    if said:
        sentences.append(
            text("From the first to the last period, more than chance explains: {changes}.", changes="; ".join(said))
        )
    elif not unknown.any():
        sentences.append(text("From the first to the last period nothing has changed by more than chance explains."))
    if unknown.all():
        sentences.append(text("Whether anything has changed from the first to the last period cannot be told."))
    elif unknown.any():
        left = [name for name, open_ in zip(names, unknown, strict=True) if open_]
        sentences.append(text("It cannot be told for {names}.", names=text.listing(left)))
    return " ".join(sentences)


def people_table(found: Between, names: tuple[str, str], text: Text) -> pd.DataFrame:
    """Who answered in each of two selections; values of few people are put together, as ``merged`` does."""
    parts = [_merged(rows) for _, rows in found.people.groupby("attribute", sort=False)]
    people = pd.concat([found.people.iloc[:0], *parts])
    return pd.DataFrame(
        {
            text("Attribute"): [attribute_name(name, text) for name in people["attribute"]],
            text("Value"): [value_name(value, text) for value in people["value"]],
            names[0]: people["n_first"].round().astype("Int64").array,
            names[0] + " %": (100 * people["share_first"]).to_numpy(dtype=float),
            names[1]: people["n_second"].round().astype("Int64").array,
            names[1] + " %": (100 * people["share_second"]).to_numpy(dtype=float),
        }
    )


def _merged(rows: pd.DataFrame) -> pd.DataFrame:
    """The values of one attribute, those of few people in either selection in a last row together (value "").

    As in ``merged``, who did not fill it in stands alone, unless all values are too few without them.
    """
    if rows["attribute"].iloc[0] not in PERSONAL:
        return rows
    n, blank = rows[["n_first", "n_second"]].to_numpy(dtype=float), rows["value"].isna().to_numpy()
    small: Bools = np.asarray(((n > 0) & (n < SMALLEST_GROUP)).any(axis=1)) & ~blank
    for position in np.lexsort((n.sum(axis=1), blank)):
        together = n[small].sum(axis=0)
        if small.any() and ((together > 0) & (together < SMALLEST_GROUP)).any():
            small[position] = True
    if not small.any():
        return rows
    counts = rows.loc[small, ["n_first", "share_first", "n_second", "share_second"]].sum()
    row = pd.DataFrame([counts]).assign(attribute=rows["attribute"].iloc[0], value="")
    return pd.concat([pd.DataFrame(rows[~small]), row], ignore_index=True)
