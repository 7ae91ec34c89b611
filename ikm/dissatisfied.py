"""Which groups of respondents rate an unsur clearly lower than all the others do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.cube import group_sum
from ikm.differences import holm, interval
from ikm.respondents import PERSONAL, SMALLEST_GROUP, too_few
from ikm.soundness import sound
from ikm.strata import strata
from ikm.survey import Floats, Survey
from ikm.tally import Tally, tally
from ikm.uncertainty import LEVEL

COLUMNS = ("code", "attribute", "value", "n", "nrr", "others", "difference", "se", "p", "p_holm", "lower")


def dissatisfied(
    survey: Survey,
    attributes: tuple[str, ...] = PERSONAL,
    level: float = LEVEL,
    smallest: int = SMALLEST_GROUP,
) -> pd.DataFrame:
    """Every group of respondents against everyone else in view, unsur by unsur.

    A row for each ``code`` x group: ``attribute``, ``value``, ``n`` (who answered), ``nrr``, ``others`` (the NRR of all
    other respondents, also those who did not fill the attribute in), ``difference``, ``se``, ``p`` (two-sided t),
    ``p_holm`` (adjusted over all rows), ``lower`` (whether the group is below the others and p_holm < 1 - level).

    Group A and the others B are two domains of one sample. With u_i = (a_i - NRR_A) / n_A in A and
    -(a_i - NRR_B) / n_B in B, 0 where nothing was answered, Var = sum over strata h of
    n_h / (n_h - 1) (sum u_i^2 - (sum u_i)^2 / n_h), strata as in ``ikm.strata``; df = min(n_A, n_B) - 1. It is what
    ``ikm.between`` gives for the two selections, had from the counts alone. A few people whose answers happen to be
    alike would seem certain; so Var is at least that of Student's t, s^2 (1 / n_A + 1 / n_B) with s^2 = (sum over A of
    (a - NRR_A)^2 + sum over B of (a - NRR_B)^2) / (n_A + n_B - 2).

    Groups of fewer than ``smallest`` people, and those that would give them away, are left out; so are unsur that
    fewer than ``smallest`` of the group, or of the others, answered, and units that break the scale. Answers that do
    not vary have no p.

    >>> import ikm
    >>> found = dissatisfied(ikm.sample("kabupaten-contoh-responden"))
    >>> found.groupby("attribute", sort=False).value.nunique().to_dict()["jenis_kelamin"]
    2
    """
    kept = sound(survey)[0]
    assert isinstance(kept, Survey)  # noqa: S101  # sound gives back what it is given
    parts = [_against_others(kept, name, level, smallest) for name in attributes if name in kept.attributes]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    table = pd.concat(parts, ignore_index=True)
    table["p_holm"] = holm(table["p"].to_numpy(dtype=float))
    table["lower"] = (table["difference"] < 0) & (table["p_holm"] < 1 - level)
    return table[list(COLUMNS)]


def _against_others(survey: Survey, attribute: str, level: float, smallest: int) -> pd.DataFrame:
    """The groups of one attribute, as ``dissatisfied`` gives them, without what takes all rows together."""
    by = (attribute,)
    whole, groups = tally(survey), tally(survey, by)
    named = groups.groups[attribute].notna().to_numpy()
    shown = ~too_few(groups.n, smallest, blank=~named) & named
    n, total = groups.answered, groups.total
    n_others, total_others = whole.answered - n, whole.total - total
    with np.errstate(invalid="ignore", divide="ignore"):
        nrr, others = total / n, total_others / n_others
    variance = _variance(survey, by, (n, nrr), (n_others, others))
    least = _pooled(groups, whole, (n, nrr), (n_others, others))
    se = np.sqrt(np.maximum(variance, least))
    enough = shown[:, None] & (n >= smallest) & (n_others >= smallest)
    group, unsur = np.nonzero(enough)
    df = np.minimum(n, n_others)[enough] - 1
    found = interval((nrr - others)[enough], se[enough], df, level)
    return pd.DataFrame(
        {
            "code": np.array(survey.pedoman.codes, dtype=object)[unsur],
            "attribute": attribute,
            "value": groups.groups[attribute].to_numpy(dtype=object)[group],
            "n": n[enough].astype(np.int64),
            "nrr": nrr[enough],
            "others": others[enough],
            "difference": found["difference"],
            "se": found["se"],
            "p": found["p"],
        }
    )


def _variance(survey: Survey, by: tuple[str, ...], own: tuple[Floats, Floats], rest: tuple[Floats, Floats]) -> Floats:
    """The variance of NRR_A - NRR_B for each group A, groups x unsur; ``own``, ``rest``: answered and NRR of each."""
    met, levels = strata(survey, by), np.array(survey.levels)
    view = slice(None) if survey.view is None else survey.view
    spread = group_sum(survey.cube.counts[view][:, :, 1:-1], met.cell, len(met.group))
    answered, total, squares = spread.sum(axis=2), spread @ levels, spread @ levels**2
    size = len(met.n)
    in_stratum = [group_sum(part, met.stratum, size) for part in (answered, total, squares)]
    out = np.zeros(own[0].shape)
    for group in range(len(out)):  # a handful of groups
        mine = met.group == group
        a = [group_sum(part[mine], met.stratum[mine], size) for part in (answered, total, squares)]
        b = [whole - part for whole, part in zip(in_stratum, a, strict=True)]
        with np.errstate(invalid="ignore", divide="ignore"):
            first = _sums(a, own[1][group]) / own[0][group] - _sums(b, rest[1][group]) / rest[0][group]
            second = _squares(a, own[1][group]) / own[0][group] ** 2 + _squares(b, rest[1][group]) / rest[0][group] ** 2
            n = met.n[:, None]
            within = np.where(n > 1, n / (n - 1) * np.maximum(second - first**2 / n, 0), second)
        out[group] = within.sum(axis=0)
    return out


def _pooled(groups: Tally, whole: Tally, own: tuple[Floats, Floats], rest: tuple[Floats, Floats]) -> Floats:
    """The variance of NRR_A - NRR_B where answers vary alike in A and B; groups x unsur, as in ``_variance``."""
    levels, (n, nrr), (n_others, others) = np.array(groups.levels), own, rest
    spread = np.asarray(groups.spread)
    beside = np.asarray(whole.spread) - spread
    with np.errstate(invalid="ignore", divide="ignore"):
        about = (spread * (levels - nrr[:, :, None]) ** 2 + beside * (levels - others[:, :, None]) ** 2).sum(axis=2)
        return np.asarray(about / (n + n_others - 2) * (1 / n + 1 / n_others))


def _sums(part: list[Floats], nrr: Floats) -> Floats:
    """Sum of (a - nrr) over the answers of each stratum; ``part``: answered, total and squares, strata x unsur."""
    return np.asarray(part[1] - nrr * part[0])


def _squares(part: list[Floats], nrr: Floats) -> Floats:
    """Sum of (a - nrr)^2 over the answers of each stratum."""
    return np.asarray(part[2] - 2 * nrr * part[1] + nrr**2 * part[0])
