"""Index by unit x unsur for 1,000,000 respondents under a filter, against pandas' groupby of the same means."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from ikm import index, load_pedoman
from ikm.ledger import Ledger
from ikm.survey import Source, Survey

N = 1_000_000
ROUNDS = 15


def main() -> None:
    rng = np.random.default_rng(2026)
    pedoman = load_pedoman("kepmenpan-2004")
    codes = list(pedoman.codes)
    respondents = people(rng)
    answers = rng.integers(1, 5, size=(N, len(codes)), dtype=np.int8)
    frame = pd.concat([respondents, pd.DataFrame(answers, columns=codes)], axis=1)

    started = time.perf_counter()
    survey = Survey.of(Source("", "", "respondents", ()), pedoman, Ledger(N, N), respondents, answers)
    built = time.perf_counter() - started

    def ours() -> pd.DataFrame:
        return index(survey.where(jenis_kelamin="Perempuan"), "unit").nrr

    def plain() -> pd.DataFrame:
        return frame[frame["jenis_kelamin"] == "Perempuan"].groupby("unit", observed=True)[codes].mean()

    np.testing.assert_allclose(ours().to_numpy(), plain().to_numpy(), atol=1e-12)
    mine, theirs = paired(ours, plain)
    print(f"survey built once, with its counts   {built * 1000:8.1f} ms")
    print(f"ikm.index under a filter             {mine * 1000:8.2f} ms")
    print(f"pandas groupby under the same filter {theirs * 1000:8.2f} ms")
    print(f"ratio                                {mine / theirs:8.3f}   (at most 0.5)")
    print(f"ratio with building counted in       {(mine + built) / theirs:8.2f}   (once per file, not per filter)")


def people(rng: np.random.Generator) -> pd.DataFrame:
    """Attributes of N respondents: 13 units, gender, age, education, occupation."""
    return pd.DataFrame(
        {
            "unit": _category(rng, [f"Kecamatan {i:02}" for i in range(1, 14)]),
            "jenis_kelamin": _category(rng, ["Laki-laki", "Perempuan"]),
            "umur": _category(rng, ["< 20", "20–29", "30–39", "40–49", "50–59", "≥ 60"]),
            "pendidikan": _category(rng, ["SD", "SLTP", "SLTA", "Diploma", "S-1", "S-2"]),
            "pekerjaan": _category(rng, ["PNS", "Swasta", "Wiraswasta", "Pelajar", "Lainnya"]),
        }
    )


def _category(rng: np.random.Generator, values: list[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(rng.integers(0, len(values), N), values)


def paired(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both, run in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for taken, run in zip(times, (first, second), strict=True):
            started = time.perf_counter()
            run()
            taken.append(time.perf_counter() - started)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    main()
