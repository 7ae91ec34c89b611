"""The sample surveys and templates that come with the project."""

from __future__ import annotations

from pathlib import Path

from ikm.errors import UnknownChoiceError

DATA = Path(__file__).parents[1] / "data"

SAMPLES = {
    "bandar-lampung-rekap": "bandar_lampung_2012_rekap.xlsx",
    "bandar-lampung-responden": "bandar_lampung_2012_responden.xlsx",
    "kpp-jatim-responden": "kpp_jatim_2013_responden.xlsx",
}
"""Name -> file in ``data/``; the first is what the dashboard opens on."""


def path(name: str) -> Path:
    """The file of a sample. Raises UnknownChoiceError for an unknown name."""
    if name not in SAMPLES:
        raise UnknownChoiceError(
            "There is no sample {name}. Choose one of: {choices}.", name=name, choices=", ".join(SAMPLES)
        )
    return DATA / SAMPLES[name]


def template(code: str) -> Path:
    """The blank template of a pedoman."""
    return DATA / f"templat_{code}.xlsx"
