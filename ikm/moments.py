"""Second moments of the answers per group: what a standard error needs beside the tally."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.cube import Ints, group_sum, products
from ikm.survey import Floats, Survey
from ikm.tally import grouping

MOST = 8_000_000
"""Products are kept per profile up to this many figures (64 MB); beyond, the respondents are counted anew."""


@dataclass(frozen=True, eq=False)
class Moments:
    """Second moments per group.

    ``n``: respondents per group. The others have the shape groups x unsur x unsur; at [g, j, k] stands, over the
    respondents of g who answered both j and k: ``both`` how many they are, ``first`` the sum of their
    answers to j, ``product`` the sum of the products of their two answers.
    """

    n: Floats
    both: Floats
    first: Floats
    product: Floats

    def about(self, nrr: Floats) -> Floats:
        """Sum over respondents of d_ij d_ik (a_ij - nrr_j)(a_ik - nrr_k), d = answered; groups x unsur x unsur.

        ``nrr``: groups x unsur.
        """
        j, k = nrr[:, :, None], nrr[:, None, :]
        second = np.swapaxes(self.first, 1, 2)
        return np.asarray(self.product - k * self.first - j * second + j * k * self.both)

    def deviation(self, nrr: Floats) -> Floats:
        """Sum over respondents of d_ij (a_ij - nrr_j); groups x unsur, 0 where ``nrr`` is the group's own."""
        answered, total = (np.einsum("gjj->gj", part) for part in (self.both, self.first))
        return np.asarray(total - nrr * answered)


def moments(survey: Survey, by: tuple[str, ...] = ()) -> Moments:
    """The second moments of what is in view, a row per group as in ``tally(survey, by)``.

    Raises UnknownChoiceError for an attribute that the survey does not have.

    >>> import ikm
    >>> found = moments(ikm.sample("kpp-jatim-responden"))
    >>> found.n, found.both[0, 12, 12], found.first[0, 12, 12]  # U13: 126 of 150 answered, total 392
    (array([150.]), np.float64(126.0), np.float64(392.0))
    """
    groups, number = grouping(survey.profiles, by)
    return of_numbers(survey, number, len(groups))


def of_numbers(survey: Survey, number: Ints, groups: int, weight: Floats | None = None) -> Moments:
    """The second moments per group, where ``number`` gives the group of each profile in view.

    ``weight`` counts each profile in view that many times (all but ``n``); it may be any number.
    """
    kept, view = survey.products, slice(None) if survey.view is None else survey.view
    n = group_sum(survey.cube.n[view], number, groups)
    if weight is None and kept.width * kept.profiles > MOST:
        of_profile = np.full(kept.profiles, -1)
        of_profile[view] = number
        of_respondent = of_profile[survey.cube.member]
        seen = of_respondent >= 0
        packed = products(kept.sheet[seen], kept.levels, of_respondent[seen], groups)
    else:
        each = kept.of_profiles[view]
        packed = group_sum(each if weight is None else each * weight[:, None], number, groups)
    return unpacked(packed, n)


def unpacked(packed: Floats, n: Floats) -> Moments:
    """The moments from the upper triangles that ``ikm.cube.products`` gives."""
    size = int((np.sqrt(8 * packed.shape[1] + 1) - 1) / 2)
    upper = np.triu_indices(size)
    whole = np.zeros((len(packed), size, size))
    whole[:, upper[0], upper[1]] = packed
    whole[:, upper[1], upper[0]] = packed
    unsur = size // 2
    return Moments(n, whole[:, :unsur, :unsur], whole[:, unsur:, :unsur], whole[:, unsur:, unsur:])
