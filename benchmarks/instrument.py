"""Validity and reliability of 1,000,000 respondents x 14 unsur, against numpy's plain matrix of correlations."""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.index import paired, people
from ikm import instrument, load_pedoman
from ikm.ledger import Ledger
from ikm.survey import Source, Survey

N = 1_000_000
LIMIT = 3


def main() -> None:
    rng = np.random.default_rng(2026)
    pedoman = load_pedoman("kepmenpan-2004")
    everyone, slow = people(rng), False
    for name, blank in (("every question answered", 0.0), ("one answer in 50 blank", 0.02)):
        answers = rng.integers(1, 5, size=(N, len(pedoman.unsur)), dtype=np.int8)
        answers[rng.random(answers.shape) < blank] = 0
        survey = Survey.of(Source("", "", "respondents", ()), pedoman, Ledger(N, N), everyone, answers)
        plain = answers.astype(np.float64)
        np.testing.assert_allclose(instrument(survey).n, (answers > 0).all(axis=1).sum())
        for view, data, values in (
            ("all", survey, plain),
            ("women", survey.where(jenis_kelamin="Perempuan"), plain[everyone["jenis_kelamin"] == "Perempuan"]),
        ):
            ours, theirs = paired(lambda d=data: instrument(d), lambda v=values: np.corrcoef(v, rowvar=False))
            slow |= ours > LIMIT * theirs
            print(f"{name}, {view}: instrument       {ours * 1000:8.1f} ms")
            print(f"{name}, {view}: numpy's corrcoef {theirs * 1000:8.1f} ms")
            print(f"{name}, {view}: ratio            {ours / theirs:8.2f}   (at most {LIMIT})")
    sys.exit(slow)


if __name__ == "__main__":
    main()
