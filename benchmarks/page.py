"""A page run on 100,000 respondents: the first, and the median of the later ones, with and without a new filter."""

from __future__ import annotations

import io
import statistics
import time
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from ikm import load_pedoman

ROOT = Path(__file__).parents[1]
N = 100_000
ROUNDS = 7
PAGES = ("ringkasan", "perbandingan", "prioritas", "responden", "instrumen", "silang", "data")


def survey() -> bytes:
    rng = np.random.default_rng(2026)
    choices = {
        "Kecamatan": [f"Kecamatan {i:02}" for i in range(1, 14)],
        "Jenis Kelamin": ["Laki-laki", "Perempuan"],
        "Pendidikan": ["SD", "SLTP", "SLTA", "D1-D3-D4", "S-1", "S-2 ke atas"],
        "Pekerjaan": ["PNS/TNI/Polri", "Pegawai swasta", "Wiraswasta", "Pelajar/Mahasiswa", "Lainnya"],
    }
    frame = pd.DataFrame({name: rng.choice(values, N) for name, values in choices.items()})
    frame["Umur"] = rng.integers(17, 75, N)
    for code in load_pedoman("kepmenpan-2004").codes:
        frame[code] = rng.integers(1, 5, N)
    return frame.to_csv(index=False).encode()


def timed(app: AppTest) -> float:
    started = time.perf_counter()
    app.run()
    taken = time.perf_counter() - started
    assert not app.exception, app.exception
    return taken


def main() -> None:
    blob = survey()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    app.switch_page("pages/data.py")
    app.run()
    app.file_uploader[0].upload("besar.csv", io.BytesIO(blob).getvalue(), "text/csv")
    print(f"upload of 100,000 rows and first page {timed(app):7.2f} s")
    for name in PAGES:
        app.switch_page(f"pages/{name}.py")
        first = timed(app)
        later = statistics.median(timed(app) for _ in range(ROUNDS))
        filtered = []
        for unit in range(1, ROUNDS + 1):
            app.sidebar.multiselect(key="unit").set_value([f"Kecamatan {unit:02}", "Kecamatan 13"])
            filtered.append(timed(app))
        app.sidebar.multiselect(key="unit").set_value([])
        print(
            f"{name:14} first {first:6.3f} s   later {later:6.3f} s   new filter {statistics.median(filtered):6.3f} s"
            "   (at most 0.3 s after the first)"
        )


if __name__ == "__main__":
    main()
