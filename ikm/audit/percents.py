"""Printed percentages and quotas against the populations they are shares of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ikm.audit.before import cut, fits, rounded, step
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import figures
from ikm.printed import WHOLE, Grid, Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

CUT = mark(
    "The percentages are cut, not rounded: {n} of {units} differ from the rounded ones, and they add up to {sum}."
)
SHARE = mark("{part} of {total} is {right} percent.")
QUOTA_CUT = mark("The quotas are cut, not rounded: {n} of {units} differ from the rounded ones.")
FROM_PERCENT = mark(
    "The quotas follow from the percentages as printed, not from the populations: {n} of {units} differ."
)
QUOTA = mark("The share of {part} in {total} times a sample of {sample} is {right}.")
BASES = ("population", "planned", "n")


@dataclass(frozen=True, eq=False)
class Base:
    """What shares are taken of: parts per unit, and their total."""

    part: Floats
    total: float

    @property
    def share(self) -> Floats:
        """The exact shares."""
        return np.asarray(self.part / self.total)


def percents(printed: Printed) -> list[Finding]:
    """Percentages that are not part / total x 100, and quotas that are not part / total x sample.

    The total may be the printed one or the sum of the rows, the parts populations or samples: what explains most rows
    is taken. Rows neither rounded nor cut: high, medium where the last decimal is one off. A column that is cut
    throughout, or quotas worked out from shortened percentages: one low finding.
    """
    found: list[Finding] = []
    for again in range(printed.printings("percent")):
        found += _percent(printed, printed.grid("percent", again))
    for again in range(printed.printings("quota")):
        found += _quota(printed, printed.grid("quota", again))
    return found


def bases(printed: Printed) -> list[Base]:
    """What the shares of the units may be taken of, populations first."""
    found = []
    for kind in BASES:
        part = printed.grid(kind).value[:, 0]
        total = figures(printed, kind).get((WHOLE, "", 0))
        if np.isnan(part).all():
            continue
        totals = ([total[0]] if total else []) + ([] if np.isnan(part).any() else [float(part.sum())])
        found += [Base(part, one) for one in totals if one > 0]
    return found


def _percent(printed: Printed, grid: Grid) -> list[Finding]:
    value, decimals = grid.value[:, 0], grid.most[:, 0]
    there = ~np.isnan(value)
    known = bases(printed)
    if not known or not there.any():
        return []
    times = 1.0 if np.nansum(value) < 2 else 100.0
    base = min(known, key=lambda one: int((there & ~fits(value, decimals, one.share * times)).sum()))
    exact = base.share * times
    as_rounded = rounded(value, decimals, exact)
    right = there & ~np.isnan(exact)
    own = fits(value, grid.decimals[:, 0], exact)
    found = []
    for at in np.flatnonzero(right & ~fits(value, decimals, exact) & ~own).tolist():
        meant = decimal(float(exact[at]), int(decimals[at]))
        words: dict[str, Value] = {"part": Decimal(round(base.part[at])), "total": Decimal(round(base.total))}
        said = Sentence(SHARE, {**words, "right": decimal(float(base.share[at] * 100), int(decimals[at]))})
        found.append(_of(printed, grid, at, _severity(grid, at, exact), "percent", meant, said))
    differ = right & ~as_rounded & cut(value, decimals, exact)
    if differ.any() and cut(value, decimals, exact)[right].sum() > as_rounded[right].sum():
        total = decimal(float(np.nansum(value)), int(decimals[there].max()))
        words = {"n": int(differ.sum()), "units": int(right.sum()), "sum": total}
        first = str(grid.place[np.flatnonzero(there)[0], 0])
        found.append(Finding(LOW, "percent-cut", WHOLE, "percent", total, None, (Sentence(CUT, words),), first))
    return found


def _severity(grid: Grid, at: int, exact: Floats) -> str:
    """Medium where the last decimal is one off."""
    apart = abs(float(exact[at] - grid.value[at, 0]))
    return MEDIUM if apart < 2 * float(step(grid.most[at, 0])) else HIGH


def sample_size(printed: Printed) -> list[float]:
    """The sizes the sample may have: as the text says, the totals printed, the sums of the rows."""
    said = [float(x) for x in printed.rows("sample-size")["value"] if x == x]
    for kind in ("planned", "n"):
        total = figures(printed, kind).get((WHOLE, "", 0))
        part = printed.grid(kind).value[:, 0]
        said += [total[0]] if total else []
        said += [float(part.sum())] if len(part) and not np.isnan(part).any() else []
    return [x for x in dict.fromkeys(said) if x > 0]


def _quota(printed: Printed, grid: Grid) -> list[Finding]:
    value, decimals = grid.value[:, 0], grid.most[:, 0]
    there = ~np.isnan(value)
    percent = printed.grid("percent").value[:, 0]
    ways = [(base, size, base.share * size, False) for base in bases(printed)[:2] for size in sample_size(printed)]
    if not ways or not there.any():
        return []
    shortened = [(base, size, percent / 100 * size, True) for base, size, *_ in ways if not np.isnan(percent).all()]
    base, size, exact, indirect = min(
        ways + shortened, key=lambda way: int((there & ~fits(value, decimals, way[2])).sum())
    )
    found = []
    wrong = there & ~np.isnan(exact) & ~fits(value, decimals, exact) & ~fits(value, grid.decimals[:, 0], exact)
    direct = base.share * size
    for at in np.flatnonzero(wrong & ~fits(value, decimals, direct)).tolist():
        meant = decimal(float(direct[at]), int(decimals[at]))
        words: dict[str, Value] = {"part": Decimal(round(base.part[at])), "total": Decimal(round(base.total))}
        said = Sentence(QUOTA, {**words, "sample": Decimal(round(size)), "right": meant})
        found.append(_of(printed, grid, at, _severity(grid, at, exact), "quota", meant, said))
    differ = there & ~wrong & ~rounded(value, decimals, direct)
    if differ.any():
        message = FROM_PERCENT if indirect else QUOTA_CUT
        said = Sentence(message, {"n": int(differ.sum()), "units": int(there.sum())})
        code = "quota-from-percent" if indirect else "quota-cut"
        first = str(grid.place[np.flatnonzero(there)[0], 0])
        found.append(Finding(LOW, code, WHOLE, "quota", None, None, (said,), first))
    return found


def _of(
    printed: Printed, grid: Grid, at: int, severity: str, code: str, right: Decimal | None, said: Sentence
) -> Finding:
    shown = decimal(float(grid.value[at, 0]), int(grid.decimals[at, 0]))
    return Finding(severity, code, printed.units[at], code, shown, right, (said,), str(grid.place[at, 0]))
