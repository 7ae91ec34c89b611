"""What stands above a table, in a sheet's name or in a file's name: the unit, the service, the period."""

from __future__ import annotations

import re
from pathlib import PurePath

from ikm.reading.notes import HIDDEN
from ikm.reading.periods import period_in
from ikm.reading.vocabulary import exact_attribute, words
from ikm.reading.words import clean, plain
from ikm.reading.workbook import Sheet

STATED = ("unit", "layanan", "periode")
"""What a title can say of all rows below it."""

FURTHEST = 6
"""So far to the right of its label a value may stand."""


def stated(cells: list[str]) -> dict[str, str]:
    """What one row of texts states with a label: "Unit Pelayanan : Puskesmas Kedaton", or label and value apart.

    >>> stated(["Unit Pelayanan", ":", "Puskesmas Kedaton"]), stated(["Periode: TW I 2026"])
    ({'unit': 'Puskesmas Kedaton'}, {'periode': 'TW I 2026'})
    """
    found: dict[str, str] = {}
    for i, cell in enumerate(cells):
        label, _, value = cell.partition(":")
        hit = exact_attribute(plain(label))
        if not hit or hit[0] not in STATED or hit[0] in found:
            continue
        value = value.strip()
        if not value:
            following = (text.strip(" :") for text in cells[i + 1 : i + 1 + FURTHEST])
            value = next((text for text in following if text), "")
        if value and HIDDEN not in value and exact_attribute(plain(value)) is None:
            found[hit[0]] = f"{clean(label)} {value}" if re.fullmatch(r"\d{1,2}|[IVX]+", value) else clean(value)
    return found


def above(sheet: Sheet) -> tuple[dict[str, str], list[str]]:
    """What the rows above a table state with labels, and all their texts."""
    found: dict[str, str] = {}
    texts: list[str] = []
    for cells in sheet.above:
        found = {**stated(cells), **found}
        texts += [cell for cell in cells if HIDDEN not in cell]
    return found, texts


def unit_in(text: str) -> str | None:
    """The unit that a title names by its kind; None when it names none.

    >>> unit_in("SURVEI KEPUASAN MASYARAKAT KECAMATAN SUKARAME TAHUN 2025"), unit_in("Rekap IKM 2025")
    ('Kecamatan Sukarame', None)
    """
    match = _unit().search(clean(text).replace("_", " "))
    if not match:
        return None
    name = match[0].strip(" -–—,.:")
    return " ".join(_cased(word) for word in name.split()) if name.isupper() or name.islower() else name


def _cased(word: str) -> str:
    return word.upper() if plain(word) in words("titles")["acronyms"] else word.capitalize()


def _unit() -> re.Pattern[str]:
    kinds, stops = words("titles")["kinds"], words("titles")["stops"]
    return re.compile(
        rf"\b(?:{'|'.join(kinds)})\b(?! (?:{'|'.join(stops)})\b)[ :]+[^\d,;()|]+?"
        rf"(?= (?:{'|'.join(stops)})\b|\s*[\d,;()|]|\s+[-–—]\s|$)",
        re.IGNORECASE,
    )


def period_of(texts: list[str]) -> str | None:
    """The first period that any of the texts states."""
    return next((period for text in texts if (period := period_in(text))), None)


def name_without_period(name: str) -> str:
    """What is left of a sheet's or file's name without its period and the words every such file has.

    >>> name_without_period("SKM_Kedaton TW I 2026"), name_without_period("Rekap 2026"), name_without_period("Sheet1")
    ('Kedaton', '', '')
    """
    parts = re.sub(r"[_\s]+", " ", clean(name)).split()
    empty = {*words("titles")["general"], *words("titles")["periods"], *_months()}
    kept = [part for part in parts if (said := plain(part)) not in empty and not re.fullmatch(r"(?:sheet)?\d*", said)]
    return " ".join(kept).strip(" -–—,.()")


def _months() -> set[str]:
    return {name for names in words("months")["names"] for name in names}


def stem(file: str) -> str:
    """A file's name without its ending."""
    return PurePath(file).stem if "." in file else file
