"""Reports made in code: what they print, typed as it stands there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ikm import load_pedoman
from ikm.pedoman import Pedoman
from ikm.printed import Printed, figures_of
from ikm.survey import Source

FACTS = Path(__file__).parents[1] / "fixtures" / "bandar_lampung.csv"


def report(*rows, pedoman: str | Pedoman = "kepmenpan-2004", units=None) -> Printed:
    """A report of these rows (unit, kind, item, text) or (unit, kind, item, printing, text)."""
    whole = [row if len(row) == 5 else (*row[:3], 0, row[3]) for row in rows]
    frame = figures_of([(*row, f"Rekap!A{at}") for at, row in enumerate(whole, start=1)])
    names = units if units is not None else dict.fromkeys(row[0] for row in whole if row[0])
    regulation = load_pedoman(pedoman) if isinstance(pedoman, str) else pedoman
    return Printed(Source("laporan.xlsx", "", "printed", ("Rekap",)), regulation, tuple(names), frame)


def codes(findings) -> list[str]:
    """The codes of findings."""
    return [one.code for one in findings]


def said(finding, text) -> str:
    """The explanation in one language."""
    return " ".join(one.said(text) for one in finding.explanation)


@pytest.fixture(scope="session")
def herlina() -> Printed:
    """Tables 4-16 of Herlina & Wibasuri as printed: n, NRR, index, IKM, mutu and kinerja of 13 kecamatan."""
    rows = []
    with FACTS.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            unit = line["kecamatan"]
            rows.append((unit, "n", "", line["n"]))
            rows += [(unit, "nrr", f"U{j}", line[f"U{j}"]) for j in range(1, 15)]
            rows += [(unit, kind, "", line[f"printed_{kind}"]) for kind in ("index", "ikm", "mutu", "kinerja")]
    return report(*rows)
