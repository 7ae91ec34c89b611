"""Reports: each format of a 13-unit report against reading the same file, 60 units as one docx each, memory per unit.

The first report of a format also imports its libraries and is printed apart; the later ones are what counts. Ends
with 1 where a report takes longer than SECONDS, 60 of them longer than MINUTE, or memory grows from unit to unit.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd

import ikm
from ikm import samples
from ikm.document import make
from ikm.dossier import Dossier
from ikm.ledger import Ledger
from ikm.survey import Source, Survey

ROUNDS = 5
SECONDS = 2.0
"""At most for a report of 13 units, once its libraries are imported."""
MINUTE = 30.0
"""Seconds at most for 60 units, a docx each."""
GROWTH = 30_000
"""Bytes at most that stay behind with each unit."""
UNITS, EACH = 60, 100


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def many() -> Dossier:
    """60 units of 100 respondents each, 9 unsur of 2017, with gender, age and education."""
    rng = np.random.default_rng(2026)
    n = UNITS * EACH
    people = pd.DataFrame(
        {
            "unit": pd.Categorical(np.repeat([f"Puskesmas {i:02}" for i in range(1, UNITS + 1)], EACH)),
            "jenis_kelamin": pd.Categorical(rng.choice(["Laki-laki", "Perempuan"], n)),
            "umur": pd.Categorical(rng.choice(["20–29", "30–39", "40–49", "50–59"], n)),
            "pendidikan": pd.Categorical(rng.choice(["SLTP", "SLTA", "S-1"], n)),
        }
    )
    pedoman = ikm.load_pedoman("permenpan-2017")
    answers = np.clip(np.rint(rng.normal(3.0, 0.7, size=(n, 9))), 1, 4).astype(np.int8)
    return Dossier.of(
        Survey.of(Source("60.xlsx", "", "respondents", ("Data",)), pedoman, Ledger(n, n), people, answers)
    )


def formats(name: str) -> bool:
    """Every format and kind of a sample; whether any is too slow."""
    path = samples.path(name)
    reading = statistics.median(seconds(lambda: ikm.read(path)) for _ in range(ROUNDS))
    data = ikm.read(path)
    print(f"{name}: reading the file {reading:6.2f} s")
    slow = False
    for suffix, kinds in make.FORMATS.items():
        for kind in kinds or (None,):

            def one(suffix: str = suffix, kind: str | None = kind) -> bytes:
                return make.made(Dossier.of(data), suffix, ikm.ID, kind)

            first = seconds(one)
            later = statistics.median(seconds(one) for _ in range(ROUNDS))
            slow |= later > SECONDS
            called = suffix if kind is None else f"{suffix} {kind}"
            print(
                f"  {called:12} first {first:6.2f} s   later {later:6.2f} s   ratio to reading {later / reading:6.1f}"
                f"   {len(one()) / 1000:7.0f} kB   (at most {SECONDS:.0f} s)"
            )
    return slow


def one_each(whole: Dossier) -> bool:
    """60 units, a docx each, zipped as they come; whether it is too slow."""
    import io

    started, slowest, before = time.perf_counter(), 0.0, time.perf_counter()
    for number, part in enumerate(
        make.zip_into(io.BytesIO(), make.each(whole, whole.units, "docx", ikm.ID), ikm.ID), 1
    ):
        assert part.why is None, part.why
        slowest, before = max(slowest, time.perf_counter() - before), time.perf_counter()
        print(f"\r  {number} of {UNITS}", end="", file=sys.stderr, flush=True)
    taken = time.perf_counter() - started
    print(file=sys.stderr)
    print(f"{UNITS} units, a docx each: {taken:6.2f} s   slowest {slowest:5.2f} s   (at most {MINUTE:.0f} s)")
    return taken > MINUTE


def memory(whole: Dossier, suffix: str) -> bool:
    """What stays behind with each unit of the last twenty of thirty; whether it is too much."""
    parts = make.each(whole, whole.units[:30], suffix, ikm.ID)
    for _ in range(10):
        next(parts)
    gc.collect()
    tracemalloc.start()
    for part in parts:
        del part
    gc.collect()
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  {suffix}: {held / 20 / 1000:6.1f} kB stay with each unit, {peak / 1e6:5.1f} MB at most while one is made")
    return held / 20 > GROWTH


def main() -> None:
    wrong = formats("bandar-lampung-responden")
    wrong |= formats("bandar-lampung-rekap")
    whole = many()
    wrong |= one_each(whole)
    print(f"memory (at most {GROWTH / 1000:.0f} kB stay with each unit):")
    for suffix in ("docx", "xlsx", "pptx", "html"):
        wrong |= memory(whole, suffix)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
