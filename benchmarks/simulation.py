"""A slider move on the Simulation screen: server time of what runs again, at 10,000 and at 1,000,000 respondents.

The sliders and figures of the screen are a fragment: a move runs it alone. Its time is taken inside a run of the whole
app, which is shown beside it. A million rows are more than a file may bring, so the survey is made in memory.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from benchmarks.index import people
from ikm import load_pedoman, samples
from ikm.ledger import Ledger
from ikm.survey import Source, Survey
from pages.common import reweighting, simulating, surveys, targets

ROOT = Path(__file__).parents[1]
SIZES = (10_000, 1_000_000)
LIMIT = 0.15
ROUNDS = 15
SAMPLE = samples.TITLES["bandar-lampung-responden"]


def survey(n: int) -> Survey:
    rng = np.random.default_rng(2026)
    pedoman = load_pedoman("kepmenpan-2004")
    answers = rng.integers(1, 5, size=(n, len(pedoman.unsur)), dtype=np.int8)
    answers[rng.random(answers.shape) < 0.05] = 0
    everyone = people(rng).iloc[:n].reset_index(drop=True)
    return Survey.of(Source("besar.csv", "", "respondents", ("Data",)), pedoman, Ledger(n, n), everyone, answers)


def healthy(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    assert not app.error, [error.value for error in app.error]
    return app


def main() -> None:
    taken: list[float] = []

    def timed(section: object) -> object:
        def run(*given: object) -> None:
            started = time.perf_counter()
            section(*given)
            taken.append(time.perf_counter() - started)

        return run

    for room in (simulating, targets, reweighting):
        room.section = timed(room.section)
    read, slow = surveys.read, False
    for n in SIZES:
        big = survey(n)
        surveys.read = lambda key, workbook, big=big: (read(key, workbook)[0], big)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
        app.query_params["data"] = SAMPLE
        healthy(app.run())
        healthy(app.switch_page("pages/simulasi.py").run())
        for name, row in (("one unit", 3), ("all units", -1)):
            healthy(app.selectbox(key=f"simulated-{SAMPLE}").set_value(row).run())
            taken.clear()
            whole = []
            for i in range(ROUNDS):
                slider = app.slider[i % len(app.slider)]
                started = time.perf_counter()
                healthy(slider.set_value(round(slider.value + 0.05, 2)).run())
                whole.append(time.perf_counter() - started)
            move = statistics.median(taken)
            slow |= move > LIMIT
            print(
                f"{n:>9,} respondents, {name:9}  a move {move:6.3f} s (at most {LIMIT} s)"
                f"   the whole app {statistics.median(whole):6.3f} s"
            )
        for name in ("target", "who"):
            group = next(group for group in app.main.button_group if group.key == "part")
            healthy(group.set_value(name).run())
            first = taken[-1]
            healthy(app.run())
            print(f"{n:>9,} respondents, {name:9}  first  {first:6.3f} s, later {taken[-1]:6.3f} s")
    sys.exit(slow)


if __name__ == "__main__":
    main()
