"""The sample surveys and templates that come with the project."""

from __future__ import annotations

from pathlib import Path

from ikm.errors import UnknownChoiceError
from ikm.text import mark

DATA = Path(__file__).parents[1] / "data"

SAMPLES = {
    "bandar-lampung-rekap": "bandar_lampung_2012_rekap.xlsx",
    "bandar-lampung-responden": "bandar_lampung_2012_responden.xlsx",
    "kpp-jatim-responden": "kpp_jatim_2013_responden.xlsx",
    "kabupaten-contoh-responden": "kabupaten_contoh_2025_responden.xlsx",
}
"""Name -> file in ``data/``; the first is what the dashboard opens on."""

TITLES = {
    "bandar-lampung-rekap": "Bandar Lampung 2012 (rekap)",
    "bandar-lampung-responden": "Bandar Lampung 2012 (responden)",
    "kpp-jatim-responden": "KPP Jawa Timur 2013 (responden)",
    "kabupaten-contoh-responden": "Kabupaten Contoh 2024–2025 (simulasi)",
}
"""What each sample is called, in every language."""

ABOUT = {
    "bandar-lampung-rekap": mark("e-KTP service of the 13 kecamatan of Bandar Lampung, as published for 2012"),
    "bandar-lampung-responden": mark(
        "e-KTP service of the 13 kecamatan of Bandar Lampung in 2012: simulated respondents with the published totals"
    ),
    "kpp-jatim-responden": mark(
        "Komisi Pelayanan Publik of East Java in 2013: simulated respondents with the published totals"
    ),
    "kabupaten-contoh-responden": mark(
        "Six made-up puskesmas over four half-years, with services and importance (harapan): all of it simulated"
    ),
}
"""What each sample holds, in one line."""


def path(name: str) -> Path:
    """The file of a sample. Raises UnknownChoiceError for an unknown name."""
    if name not in SAMPLES:
        raise UnknownChoiceError(
            "There is no sample {name}. Choose one of: {choices}.", name=name, choices=", ".join(SAMPLES)
        )
    return DATA / SAMPLES[name]


REPORTS = {
    "bandar-lampung": "bandar_lampung_2012.xlsx",
    "kpp-jatim": "kpp_jatim_2013.xlsx",
    "batang": "batang.xlsx",
}
"""Name -> file in ``data/audit/``: figures as papers printed them, misprints included."""

REPORT_TITLES = {
    "bandar-lampung": "Bandar Lampung 2012 (Herlina & Wibasuri)",
    "kpp-jatim": "KPP Jawa Timur 2013 (Cahyo)",
    "batang": "UPKP2 Batang 2013–2017",
}
"""What each of these reports is called, in every language."""


def report(name: str) -> Path:
    """The file of a sample report. Raises UnknownChoiceError for an unknown name."""
    if name not in REPORTS:
        raise UnknownChoiceError(
            "There is no sample {name}. Choose one of: {choices}.", name=name, choices=", ".join(REPORTS)
        )
    return DATA / "audit" / REPORTS[name]


def report_template() -> Path:
    """The blank template for the printed figures of a report."""
    return DATA / "audit" / "templat_audit.xlsx"


def template(code: str) -> Path:
    """The blank template of a pedoman."""
    return DATA / f"templat_{code}.xlsx"


def office_template() -> Path:
    """An example of an office's own Word template, with fields in it."""
    return DATA / "templat_laporan.docx"
