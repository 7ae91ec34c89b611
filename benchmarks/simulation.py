"""A slider move on the Simulation screen: server time of what runs again, at 10,000 and at 1,000,000 respondents.

The screen's sliders and figures are a fragment: a move runs it alone. Its time is taken inside a run of the whole app,
which is shown beside it.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from ikm import load_pedoman

ROOT = Path(__file__).parents[1]
SIZES = (10_000, 1_000_000)
LIMIT = 0.15
ROUNDS = 15


def survey(n: int) -> bytes:
    rng = np.random.default_rng(2026)
    choices = {
        "Kecamatan": [f"Kecamatan {i:02}" for i in range(1, 14)],
        "Jenis Kelamin": ["Laki-laki", "Perempuan"],
        "Pendidikan": ["SD", "SLTP", "SLTA", "D1-D3-D4", "S-1", "S-2 ke atas"],
    }
    frame = pd.DataFrame({name: rng.choice(values, n) for name, values in choices.items()})
    frame["Umur"] = rng.integers(17, 75, n)
    for code in load_pedoman("kepmenpan-2004").codes:
        frame[code] = rng.integers(1, 5, n)
    return frame.to_csv(index=False).encode()


def healthy(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    assert not app.error, [error.value for error in app.error]
    return app


def main() -> None:
    from pages.common import simulating

    taken: list[float] = []
    section = simulating.section

    def timed(*scene: object) -> None:
        started = time.perf_counter()
        section(*scene)
        taken.append(time.perf_counter() - started)

    simulating.section = timed
    slow = []
    for n in SIZES:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
        app.run()
        app.switch_page("pages/data.py").run()
        app.file_uploader[0].upload(f"besar {n}.csv", survey(n), "text/csv")
        healthy(app.run())
        healthy(app.switch_page("pages/simulasi.py").run())
        for name, row in (("one unit", 3), ("all units", -1)):
            healthy(app.selectbox(key=f"simulated-besar {n}.csv").set_value(row).run())
            taken.clear()
            whole = []
            for i in range(ROUNDS):
                slider = app.slider[i % len(app.slider)]
                started = time.perf_counter()
                healthy(slider.set_value(round(slider.value + 0.05, 2)).run())
                whole.append(time.perf_counter() - started)
            move = statistics.median(taken)
            slow.append(move > LIMIT)
            print(
                f"{n:>9,} respondents, {name:9}  a move {move:6.3f} s (at most {LIMIT} s)"
                f"   the whole app {statistics.median(whole):6.3f} s"
            )
    sys.exit(any(slow))


if __name__ == "__main__":
    main()
