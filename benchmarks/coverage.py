"""Monte Carlo: how often 95 % intervals hold the truth, and whether class probabilities mean what they say."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
from scipy.special import ndtr

from ikm import load_pedoman
from ikm.ledger import Ledger
from ikm.survey import Source, Survey
from ikm.uncertainty import uncertainty

SEED = 2026
SURVEYS = 8_000
SIZES = (30, 100, 400)
BLANK = 0.05
CUTS = np.array([-2.2, -0.9, 1.1])
"""Where a respondent's feeling passes from 1 to 2, 2 to 3, 3 to 4: mostly 2 and 3, few 1."""
MOSTLY_3 = np.array([-4.0, -2.5, 1.2])
"""Cuts with which nearly everyone says 3."""
MOOD, OWN = 0.8, 0.8
"""Spread of a respondent's mood, common to all unsur, and of what is special to each: correlation 0.5."""
UNSUR = np.linspace(-0.6, 0.6, 9)


def main() -> int:
    """Print both tables; exit code 1 if a coverage is not between 93 % and 97 %."""
    rng = np.random.default_rng(SEED)
    pedoman = load_pedoman("permenpan-2017")
    print(f"{SURVEYS} surveys of each size, {BLANK:.0%} blank, nine unsur\n")
    print("    n   IKM covered   one NRR covered   (93 to 97 %)")
    good = True
    for n in SIZES:
        found, truth, nrr = surveys(rng, pedoman, n, np.zeros(SURVEYS))
        covered = float((found.table["low"].le(truth) & found.table["high"].ge(truth)).mean())
        one = float(((found.nrr_low <= nrr) & (found.nrr_high >= nrr)).mean(axis=None))
        good &= 0.93 <= covered <= 0.97
        print(f"{n:5}   {covered:11.2%}   {one:15.2%}")
    print("\nwhere nearly everyone says 3 (for reading: few different answers tell little)")
    for n in SIZES:
        found, truth, nrr = surveys(rng, pedoman, n, np.zeros(SURVEYS), MOSTLY_3)
        covered = float((found.table["low"].le(truth) & found.table["high"].ge(truth)).mean())
        one = float(((found.nrr_low <= nrr) & (found.nrr_high >= nrr)).mean(axis=None))
        print(f"{n:5}   {covered:11.2%}   {one:15.2%}")
    print("\nclass probabilities: surveys of 30 whose truth lies anywhere between D and A")
    found, truth, _ = surveys(rng, pedoman, 30, rng.uniform(-2.2, 2.2, 4 * SURVEYS))
    true = np.array([pedoman.classify(float(value)).mutu for value in truth])
    said = found.classes.to_numpy().ravel()
    happened = (true[:, None] == found.classes.columns.to_numpy()).ravel()
    table = pd.DataFrame({"said": said, "happened": happened}).groupby(np.minimum(said // 0.1, 9))
    print("said on average   happened   cases")
    for _, part in table:
        print(f"{part['said'].mean():15.1%}   {part['happened'].mean():8.1%}   {len(part):5}")
    gap = table.agg({"said": "mean", "happened": "mean"})
    worst = float((gap["said"] - gap["happened"]).abs().max())
    print(f"largest difference {worst:.1%}")
    return 0 if good else 1


def surveys(rng, pedoman, n: int, level: np.ndarray, cuts: np.ndarray = CUTS):
    """One survey of ``n`` for each ``level``, as the units of one; with the true konversi of each and NRR."""
    size = len(level)
    mood = rng.normal(0, MOOD, (size, n, 1)) + level[:, None, None] + UNSUR
    feeling = mood + rng.normal(0, OWN, (size, n, len(UNSUR)))
    answers = (1 + (feeling[..., None] > cuts).sum(axis=-1)).astype(np.int8)
    answers[rng.random(answers.shape) < BLANK] = 0
    units = pd.Categorical.from_codes(np.repeat(np.arange(size), n), [f"{i:05}" for i in range(size)])
    survey = Survey.of(
        Source("", "", "respondents", ()),
        pedoman,
        Ledger(size * n, size * n),
        pd.DataFrame({"unit": units}),
        answers.reshape(-1, len(UNSUR)),
    )
    mean = level[:, None, None] + UNSUR[None, :, None] - cuts
    nrr = 1 + ndtr(mean / np.hypot(MOOD, OWN)).sum(axis=-1)
    return uncertainty(survey, "unit"), nrr.mean(axis=1) * 25, nrr


if __name__ == "__main__":
    sys.exit(main())
