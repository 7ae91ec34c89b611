"""Data for the tests of charts: the published recap, a nasty one, and a handful of respondents."""

import numpy as np
import pandas as pd

from ikm import Index, index
from ikm.uncertainty import Uncertainty
from tests.conftest import make_recap, make_survey

NASTY = [
    "Dinas Kependudukan & Pencatatan Sipil <b>",
    "UPTD <a href='http://x.y'>Pelayanan</a> $x$",
    "Kantor_Pelayanan_Perizinan_Terpadu_Satu_Pintu_Kab",
    "Semua kosong",
    "Di luar skala",
]


def nasty():
    """Five units of 2017: names with markup, one without answers, one outside the scale."""
    means = np.array([[2.7 + 0.1 * i + 0.05 * j for j in range(9)] for i in range(5)])
    means[3] = np.nan
    means[4, :5] = 4.9
    return make_recap(means, [30, 20, 1250, 12, 9], NASTY, "permenpan-2017")


def people(names=("Utara", "Selatan"), each=6):
    """Respondents of 2017: the second unit answers 3 throughout, the first 2 except U1, which has 1."""
    low = [[1, *[2] * 8]] * each
    high = [[3] * 9] * each
    return make_survey(
        low + high,
        "permenpan-2017",
        unit=[names[0]] * each + [names[1]] * each,
        periode=["2024", "2025"] * each,
        jenis_kelamin=["Perempuan", "Perempuan", "Laki-laki"] * (2 * each // 3),
        umur=["17-25", "26-35", ">65"] * (2 * each // 3),
    )


def flat(values, names=None, pedoman="kepmenpan-2004") -> Index:
    """The index by unit of units whose unsur all have the same NRR, so that IKM = NRR x 25."""
    names = names or [chr(65 + i) for i in range(len(values))]
    k = 9 if pedoman == "permenpan-2017" else 14
    return index(make_recap([[v] * k for v in values], [10] * len(values), names, pedoman), "unit")


def beside(figure) -> list[str]:
    """The labels at the ends of bars and dots, as they are written: those on the ground's colour beside a row."""
    return [note.text for note in figure.layout.annotations if note.bgcolor and note.xref == "x"]


def sure(figures: Index, half=2.0, *, settled=None, worst_case=False, chances=None, level=0.95) -> Uncertainty:
    """An uncertainty made up by hand: konversi +- ``half`` (a number, or one per row) in every group."""
    table = figures.table
    half = np.broadcast_to(np.asarray(half, dtype=float), len(table))
    konversi = table["konversi"].to_numpy()
    letters = [grade.mutu for grade in figures.pedoman.classes]
    given = np.full((len(table), len(letters)), np.nan) if chances is None else np.asarray(chances, dtype=float)
    return Uncertainty(
        figures,
        level,
        worst_case,
        table[list(figures.by)].assign(
            se=half / 2,
            df=9.0,
            low=konversi - half,
            high=konversi + half,
            settled=pd.Series(settled or [None] * len(table), dtype=object),
        ),
        pd.DataFrame(given, columns=letters),
        figures.nrr * 0 + 0.1 / 2.262157,  # qt(.975, 9): intervals of 0.1 to either side
        figures.nrr * 0 + 9.0,
        covariance=None,
    )


def timeline():
    """Four periods of 2017: one with an unsur nobody answered, one outside the scale."""
    means = [[3.0] * 9, [np.nan] + [3.2] * 8, [4.5] * 9, [3.4] * 9]
    recap = make_recap(means, [5] * 4, list("abcd"), "permenpan-2017")
    recap.everyone.insert(1, "periode", pd.Categorical(["2022", "2023", "2024", "2025"]))
    return index(recap, "periode")


def periods(values, names=None, ranked=None, half=2.0, **options) -> Uncertainty:
    """Periods of 2017 whose unsur all have these NRR (IKM = value x 25), with made-up intervals of +- ``half``."""
    names = names or [str(2020 + i) for i in range(len(values))]
    letters = [str(i) for i in range(len(values))]
    recap = make_recap([[v] * 9 for v in values], [10] * len(values), letters, "permenpan-2017")
    order = pd.CategoricalDtype(names, ordered=True)
    recap.everyone.insert(1, "periode", pd.Categorical(names).astype(order))
    return sure(index(recap, "periode"), half, **options)


def changed(change, clear, half=1.0) -> pd.DataFrame:
    """Changes made up by hand, +- ``half``."""
    change = np.asarray(change, dtype=float)
    return pd.DataFrame(
        {
            "change": change,
            "change_low": change - half,
            "change_high": change + half,
            "clear": pd.Series(clear, dtype=object),
        }
    )
