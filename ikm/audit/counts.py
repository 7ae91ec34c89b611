"""Printed tables of counts and percentages: whether they follow from each other."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from ikm.audit.before import cut, fits, rounded, span, step
from ikm.audit.digits import typed_for
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.printed import WHOLE, Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

SUM = mark("The counts add up to {sum}, the total printed is {printed}.")
OVERLAP = mark("The percentages fit the total printed: categories may be left out, or people may be in several.")
ROW = mark("If {category} were {right} instead of {printed}, the total would be right.")
SHARE = mark("{count} of {total} is {right} percent.")
WHOLE_PERCENT = mark("{printed} percent is {right} percent rounded.")
CUT = mark("The percentages are cut, not rounded: {n} of {categories} differ from the rounded ones.")
HUNDRED = mark("The percentages add up to {sum}.")


def counts(printed: Printed) -> list[Finding]:
    """Shares that are not count / total x 100, totals that are no sums, shares that do not add up to 100.

    A share may be rounded or cut; a column that is cut, or whole percents that hide decimals, are low findings. A total
    that is no sum is high, or medium where the shares fit the total as printed. Shares are of the printed total or of
    the sum of the counts, whichever explains more of them.
    """
    rows = pd.concat([printed.rows("count"), printed.rows("share")])
    rows = rows[rows["value"].notna()]
    if rows.empty:
        return []
    names = rows["item"].str.split("|", n=1, expand=True).reindex(columns=[0, 1]).fillna("")
    rows = rows.assign(table=names[0].str.strip(), category=names[1].str.strip())
    found: list[Finding] = []
    for _, table in rows.groupby(["table", "printing"], sort=False):
        found += _table(table)
    return found


def _table(rows: pd.DataFrame) -> list[Finding]:
    """The findings on one table; other tables of the report do not tell its decimals."""
    own = rows.groupby("kind")["decimals"].transform("max")
    rows = rows.assign(most_decimals=np.minimum(rows["most_decimals"], own))
    by_kind = {kind: rows[rows["kind"] == kind].drop_duplicates("category").set_index("category") for kind in KINDS}
    count, share = (by_kind[kind].drop("", errors="ignore") for kind in KINDS)
    printed_total, printed_share = (by_kind[kind].loc[[""]] if "" in by_kind[kind].index else None for kind in KINDS)
    total = None if printed_total is None else float(printed_total["value"].iloc[0])
    both = share.join(count[["value"]].rename(columns={"value": "count"}), how="inner")
    everything = share["value"].sum() if printed_share is None else float(printed_share["value"].iloc[0])
    times = 1.0 if everything < 1.5 and (len(share) > 1 or printed_share is not None) else 100.0
    found: list[Finding] = []
    base = _base(both, count, total, times)
    if base:
        found += _shares(both, base, times)
    if total is not None and printed_total is not None and len(count) > 1 and count["value"].sum() != total:
        fitting = bool(len(both)) and base == total and bool(_fit(both, total, times).all())
        found.append(_sum(count, printed_total, total, fitting))
    elif len(share) > 1 and (len(both) < len(share) or printed_share is not None):
        found += _hundred(share, times)
    return found


KINDS = ("count", "share")


def _fit(both: pd.DataFrame, base: float, times: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    value, exact = both["value"].to_numpy(), both["count"].to_numpy() / base * times
    return np.asarray(
        fits(value, both["most_decimals"].to_numpy(), exact) | fits(value, both["decimals"].to_numpy(), exact)
    )


def _base(both: pd.DataFrame, count: pd.DataFrame, total: float | None, times: float) -> float | None:
    """What the shares are taken of: the total printed, or the sum of the counts."""
    known = [one for one in (total, float(count["value"].sum())) if one]
    return max(known, key=lambda one: int(_fit(both, one, times).sum())) if known and len(both) else None


def _shares(both: pd.DataFrame, base: float, times: float) -> list[Finding]:
    value, decimals = both["value"].to_numpy(), both["most_decimals"].to_numpy()
    exact: Floats = both["count"].to_numpy() / base * times
    found = []
    for at in np.flatnonzero(~_fit(both, base, times)).tolist():
        row = both.iloc[at]
        digits = int(decimals[at])
        words: dict[str, Value] = {"count": Decimal(round(row["count"])), "total": Decimal(round(base))}
        words["right"] = decimal(float(exact[at]) * 100 / times, max(digits, 1))
        near = abs(float(exact[at] - value[at])) < 2 * float(step(decimals[at]))
        meant = decimal(float(exact[at]), digits)
        found.append(_of(row, MEDIUM if near else HIGH, "share", meant, [Sentence(SHARE, words)]))
    as_rounded, as_cut = rounded(value, decimals, exact), cut(value, decimals, exact)
    if as_cut.sum() > as_rounded.sum():
        words = {"n": int((as_cut & ~as_rounded).sum()), "categories": len(both)}
        found.append(_of(both.iloc[0], LOW, "share-cut", None, [Sentence(CUT, words)], str(both["item"].iloc[0])))
    hidden = as_rounded & (decimals == 0) & (np.abs(exact - value) > 0.005) & (times == 100)
    if hidden.any():
        rows = [both.iloc[at] for at in np.flatnonzero(hidden).tolist()]
        right = [decimal(float(x), 2) for x in exact[hidden]]
        said = [
            Sentence(WHOLE_PERCENT, {"printed": decimal(row["value"], 0), "right": meant})
            for row, meant in zip(rows, right, strict=True)
        ]
        found.append(_of(rows[0], LOW, "share-rounded", right[0], said))
    return found


def _sum(count: pd.DataFrame, printed_total: pd.DataFrame, total: float, fitting: bool) -> Finding:
    meant, shown = Decimal(round(count["value"].sum())), Decimal(round(total))
    said = [Sentence(SUM, {"sum": meant, "printed": shown})]
    if fitting:
        said.append(Sentence(OVERLAP))
    own = typed_for(shown, meant)
    said += [own] if own is not None else []
    rows = []
    for category, value in zip(count.index, count["value"], strict=True):
        typed = Decimal(round(value))
        if (right := typed + shown - meant) > 0 and typed_for(typed, right) is not None:
            rows.append(Sentence(ROW, {"category": str(category), "right": right, "printed": typed}))
    if len(rows) <= 2:
        said += rows
    return _of(printed_total.iloc[0], MEDIUM if fitting else HIGH, "count-total", meant, said)


def _hundred(share: pd.DataFrame, times: float) -> list[Finding]:
    value, decimals = share["value"].to_numpy(), share["most_decimals"].to_numpy()
    low, high = (float(edge.sum()) for edge in span(value, decimals))
    if low - 1e-9 <= times <= high + 1e-9:
        return []
    total = decimal(float(value.sum()), int(decimals.max()))
    first = share.iloc[0]
    said, table = (Sentence(HUNDRED, {"sum": total}),), f"{first['table']}|"
    return [Finding(MEDIUM, "share-sum", WHOLE, table, total, decimal(times, 0), said, str(first["place"]))]


def _of(
    row: pd.Series, severity: str, code: str, right: Decimal | None, said: list[Sentence], item: str = ""
) -> Finding:
    shown = decimal(float(row["value"]), int(row["decimals"]))
    return Finding(severity, code, WHOLE, item or str(row["item"]), shown, right, tuple(said), str(row["place"]))
