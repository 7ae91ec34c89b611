"""Fictitious respondents whose answers add up to published totals.

The totals are real. The people are not: a seeded generator gives each of them a gender, an age, an
education and an occupation that could occur together, and answers that hang together as people's do.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.pedoman import Unsur

SOURCES = Path(__file__).parent / "sources"

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SD, SLTP, SLTA, DIPLOMA, S1, S2 = range(6)
PNS, SWASTA, WIRASWASTA, PELAJAR, LAINNYA = range(5)

EDUCATION = {  # up to this age: shares of SD, SLTP, SLTA, diploma, S-1, S-2
    18: (0.02, 0.76, 0.22, 0.00, 0.00, 0.00),
    21: (0.03, 0.12, 0.78, 0.07, 0.00, 0.00),
    25: (0.04, 0.13, 0.55, 0.12, 0.16, 0.00),
    45: (0.10, 0.17, 0.44, 0.11, 0.16, 0.02),
    99: (0.23, 0.22, 0.35, 0.08, 0.10, 0.02),
}
OCCUPATION = (  # per education: shares of PNS/TNI/Polri, swasta, wiraswasta, pelajar, lainnya
    (0.00, 0.32, 0.40, 0.00, 0.28),
    (0.00, 0.36, 0.40, 0.00, 0.24),
    (0.10, 0.42, 0.32, 0.00, 0.16),
    (0.28, 0.44, 0.19, 0.00, 0.09),
    (0.38, 0.40, 0.16, 0.00, 0.06),
    (0.60, 0.25, 0.11, 0.00, 0.04),
)
HOUSEWIFE = (0.75, 0.60, 0.35, 0.10, 0.08, 0.05)
"""Per education: what is added to *lainnya* for women, who keep house more often than men do."""

EDUCATION_EFFECT = np.array([0.12, 0.08, 0.0, -0.06, -0.12, -0.12])
"""More schooling, a little more critical."""

HURRIED_EFFECT = -0.12
"""Who loses working hours in the queue judges procedure and time (factor *sistem*) a little lower."""

AGE_EFFECT = 0.05
"""Per ten years above 38."""


@dataclass(frozen=True)
class Public:
    """What kind of people come: share of women, ages (brackets and shares), lean towards schooling."""

    women: float
    ages: tuple[tuple[int, int], ...]
    shares: tuple[float, ...]
    schooling: float


def people(rng: np.random.Generator, n: int, public: Public, categories: dict[str, list[str]]) -> pd.DataFrame:
    """Make ``n`` fictitious people: columns jenis_kelamin, umur, pendidikan, pekerjaan."""
    woman = rng.random(n) < public.women
    bracket = rng.choice(len(public.ages), size=n, p=public.shares)
    age = np.array([rng.integers(*public.ages[b], endpoint=True) for b in bracket])
    education = np.array([_pick(rng, _schooling(a, public.schooling)) for a in age])
    occupation = np.array([_pick(rng, _work(a, e, w)) for a, e, w in zip(age, education, woman, strict=True)])
    codes = {"jenis_kelamin": woman.astype(int), "pendidikan": education, "pekerjaan": occupation}
    frame = pd.DataFrame({name: pd.Categorical.from_codes(c, categories[name]) for name, c in codes.items()})
    frame.insert(1, "umur", age)
    return frame


def answers(
    rng: np.random.Generator,
    people: pd.DataFrame,
    unsur: tuple[Unsur, ...],
    totals: Ints,
    highest: int,
    filled: npt.NDArray[np.bool_] | None = None,
    lean_of: Floats | float = 0.0,
) -> Ints:
    """Answers 1..``highest`` (respondents x unsur, 0 blank) whose column sums are ``totals``.

    Each person leans by a level of their own (and ``lean_of``, one figure each), by their lean towards the factor
    an unsur belongs to, and by chance; a few hardly vary at all. Everyone starts at 1, and the total is handed out
    one point at a time to whoever leans most towards a higher answer, so the sums are exact and the order of the
    people is kept.
    """
    n, k = len(people), len(unsur)
    factors = sorted({u.factor for u in unsur})
    of = np.array([factors.index(u.factor) for u in unsur])
    education = people["pendidikan"].cat.codes.to_numpy()
    hurried = np.isin(people["pekerjaan"].cat.codes.to_numpy(), (SWASTA, WIRASWASTA))
    level = rng.normal(0, 0.42, n) + EDUCATION_EFFECT[education] + AGE_EFFECT * (people["umur"].to_numpy() - 38) / 10
    level = level + lean_of
    lean = rng.normal(0, 0.22, (n, len(factors)))
    lean[:, factors.index("sistem")] += HURRIED_EFFECT * hurried
    care = np.where(rng.random(n) < 0.06, 0.05, rng.lognormal(np.log(0.46), 0.25, n))
    latent = level[:, None] + lean[:, of] + care[:, None] * rng.normal(size=(n, k))
    present = np.ones((n, k), dtype=bool) if filled is None else filled
    sheet = present.astype(np.int64)
    steps = np.arange(highest - 1)
    for j, total in enumerate(totals):
        who = np.flatnonzero(present[:, j])
        points = int(total) - len(who)
        if not 0 <= points <= len(who) * (highest - 1):
            raise ValueError(f"{unsur[j].code}: no {len(who)} answers of 1-{highest} add up to {total}")
        bar = (steps[None, :] - latent[who, j][:, None]).ravel()
        lowest = np.argsort(bar, kind="stable")[:points]
        np.add.at(sheet[:, j], who[lowest // len(steps)], 1)
    return sheet


def comments(rng: np.random.Generator, sample: str, codes: tuple[str, ...], sheet: Ints) -> list[str | None]:
    """The fictitious comments of a sample, each put beside a respondent whose answers it fits."""
    given: list[str | None] = [None] * len(sheet)
    own = np.where(sheet > 0, sheet, np.nan)
    fit = own + 0.5 * (own - np.nanmean(own, axis=1, keepdims=True))
    for row in read_csv("saran_fiktif.csv"):
        if row["sampel"] != sample:
            continue
        answer, praise = own[:, codes.index(row["unsur"])], row["nada"] == "pujian"
        free = np.array([said is None for said in given]) & (answer >= 3 if praise else answer <= 2)
        lean = fit[:, codes.index(row["unsur"])] * (1 if praise else -1) + rng.normal(0, 0.7, len(sheet))
        given[int(np.argmax(np.where(free, lean, -np.inf)))] = row["saran"]
    return given


def as_of_2017(rng: np.random.Generator, people: pd.DataFrame, categories: dict[str, list[str]]) -> pd.DataFrame:
    """The same people with the categories of the form of 2017: who studies is under *Lainnya*, PNS and TNI are two."""
    education, occupation = people["pendidikan"].cat.codes.to_numpy(), people["pekerjaan"].cat.codes.to_numpy()
    state = rng.choice(3, size=len(people), p=(0.86, 0.06, 0.08))
    work = np.where(occupation == PNS, state, np.array([0, 3, 4, 5, 5])[occupation])
    return people.assign(
        pendidikan=pd.Categorical.from_codes(education, categories["pendidikan"]),
        pekerjaan=pd.Categorical.from_codes(work, categories["pekerjaan"]),
    )


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of a csv file in ``sources/``, without its lines of explanation."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(row for row in file if not row.startswith("#")))


def _pick(rng: np.random.Generator, shares: Floats) -> int:
    return int(rng.choice(len(shares), p=shares / shares.sum()))


def _schooling(age: int, lean: float) -> Floats:
    shares = np.array(EDUCATION[next(limit for limit in EDUCATION if age <= limit)])
    return shares * np.exp(lean * np.arange(len(shares)))


def _work(age: int, education: int, woman: bool) -> Floats:
    shares = np.array(OCCUPATION[education])
    if age <= 25 and education in (SLTP, SLTA, DIPLOMA):
        studying = 0.85 if age <= 18 else 0.5 if education != SLTP else 0.0
        shares = shares * (1 - studying)
        shares[PELAJAR] = studying
    if age < 20:
        shares[PNS] = 0
    if age >= 58:
        shares = shares * np.array([0.0, 0.4, 1.0, 0.0, 2.0])
        shares[LAINNYA] += 0.3
    if woman and age > 19:
        shares[LAINNYA] += HOUSEWIFE[education]
    return shares
