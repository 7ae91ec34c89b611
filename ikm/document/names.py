"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePath

from ikm.dossier import Dossier

LONGEST = 80
"""Characters of a file's name, with its ending."""

MOST_BYTES = 200
"""Bytes of it: file systems take 255, and a download may add a number."""

WORDS = {"skm": "laporan-skm", "thesis": "bab-iv", "card": "kartu-ikm"}
"""What the name of a file begins with, by kind; in Indonesian in every language, as the reports are called."""

FORMATS = {"xlsx": "tabel-ikm", "pptx": "paparan-ikm", "html": "grafik-ikm"}
"""The same for the formats that have no kind."""


def file_name(dossier: Dossier, kind: str | None, suffix: str) -> str:
    """The name of a report's file: what it is, and of which unit (else of which survey file).

    >>> import ikm
    >>> whole = Dossier.of(ikm.sample("bandar-lampung-rekap"))
    >>> file_name(whole.of_unit("Kedaton"), "skm", "docx"), file_name(whole, None, "xlsx")
    ('laporan-skm-Kedaton.docx', 'tabel-ikm-bandar-lampung-2012-rekap.xlsx')
    """
    name = PurePath(dossier.data.source.file).stem if dossier.unit is None else dossier.unit
    return named(name, kind, suffix)


def file_names(units: Iterable[str], kind: str | None, suffix: str) -> Iterator[str]:
    """The same for one unit after the other; names that a system would take for the same one get a number.

    >>> list(file_names(["Way Halim", "way/halim", "Way-Halim"], "card", "png"))
    ['kartu-ikm-Way-Halim.png', 'kartu-ikm-way-halim-2.png', 'kartu-ikm-Way-Halim-3.png']
    """
    taken: set[str] = set()
    for unit in units:
        for number in count(1):
            name = named(unit, kind, suffix, "" if number == 1 else f"-{number}")
            if name.casefold() not in taken:
                break
        taken.add(name.casefold())
        yield name


def named(name: str, kind: str | None, suffix: str, more: str = "") -> str:
    """A file's name from any text: letters, figures and hyphens only, short enough, never a reserved one.

    As it begins with a word of ours it is no CON or NUL, and as it ends with its format no dot or space stands last.

    >>> named("CON: a/b .. ", "skm", "docx")
    'laporan-skm-CON-a-b.docx'
    """
    start = WORDS[kind] if kind else FORMATS[suffix]
    plain = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name)).strip("-") or "unit"
    rest = f"{more}.{suffix}"
    plain = plain[: LONGEST - len(f"{start}-{rest}")]
    while len(f"{start}-{plain}{rest}".encode()) > MOST_BYTES:
        plain = plain[:-1]
    return f"{start}-{plain.rstrip('-')}{rest}"
