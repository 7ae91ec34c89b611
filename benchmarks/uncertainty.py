"""Standard errors and classes of 13 units x 14 unsur for 1,000,000 respondents, against the index itself."""

from __future__ import annotations

import time

import numpy as np

from benchmarks.index import paired, people
from ikm import index, load_pedoman
from ikm.ledger import Ledger
from ikm.survey import Source, Survey
from ikm.uncertainty import uncertainty

N = 1_000_000


def main() -> None:
    rng = np.random.default_rng(2026)
    pedoman = load_pedoman("kepmenpan-2004")
    answers = rng.integers(1, 5, size=(N, len(pedoman.unsur)), dtype=np.int8)
    answers[rng.random(answers.shape) < 0.05] = 0
    started = time.perf_counter()
    survey = Survey.of(Source("", "", "respondents", ()), pedoman, Ledger(N, N), people(rng), answers)
    built = time.perf_counter() - started
    started = time.perf_counter()
    uncertainty(survey, "unit")
    first = time.perf_counter() - started
    both, alone = paired(lambda: uncertainty(survey, "unit"), lambda: index(survey, "unit"))
    print(f"survey built once, with its counts         {built * 1000:8.1f} ms")
    print(f"the first time, with products counted      {first * 1000:8.1f} ms")
    print(f"index with standard errors and classes     {both * 1000:8.2f} ms")
    print(f"index alone                                {alone * 1000:8.2f} ms")
    print(f"what they cost on top, to the index        {both / alone - 1:8.2f}   (at most 1)")
    print(f"the first time on top, to a built survey   {first / built:8.2f}   (once per file)")


if __name__ == "__main__":
    main()
