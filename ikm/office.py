"""Who publishes: what an office types once for all its reports, kept in a small file."""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, NamedTuple

from ikm.errors import IkmError
from ikm.logo import checked
from ikm.pedoman import CODES, load
from ikm.plan import TURNS

VERSION, KIND = 1, "ikm-office"
LONGEST = 4 << 20
"""The bytes of the largest file that is loaded; the largest logo takes half of it."""

LONGEST_TEXT = 2_000
"""Characters of one text."""

MOST_LINES = 40
"""Lines of a list."""


class Earlier(NamedTuple):
    """The IKM of an earlier period as a report of then printed it: of one ``unit``, or ("") of all together."""

    period: str
    ikm: float
    unit: str = ""


@dataclass(frozen=True)
class Office:
    """What no survey file tells: whose report it is, who signs it, and how the survey was carried out.

    Texts are "" and lists empty where nothing was typed; a report then shows a gap to fill in, or leaves the line
    out. ``schedule``: activity, when, working days. ``history``: the IKM of earlier periods; a plain
    (period, IKM) or (period, IKM, unit) is taken too.
    ``logo``: a PNG (see ``ikm.logo.checked``), b"" without.
    """

    institution: str = ""
    agency: str = ""
    unit: str = ""
    service: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    period: str = ""
    survey_from: str = ""
    survey_to: str = ""
    place: str = ""
    date: str = ""
    official_title: str = ""
    official_name: str = ""
    official_rank: str = ""
    official_id: str = ""
    conducted_by: str = ""
    method: str = ""
    location: str = ""
    recipients: str = ""
    legal_basis: tuple[str, ...] = ()
    schedule: tuple[tuple[str, str, str], ...] = ()
    history: tuple[Earlier, ...] = ()
    logo: bytes = b""

    def __post_init__(self) -> None:
        """Refuse what cannot be kept and printed. Raises IkmError."""
        object.__setattr__(self, "history", tuple(Earlier(*row) for row in self.history))
        for text in _texts(self):
            if len(text) > LONGEST_TEXT:
                raise IkmError(
                    "A text of the office has {count} characters; at most {most} can be kept.",
                    count=len(text),
                    most=LONGEST_TEXT,
                )
            if any((unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t") or c in TURNS for c in text):
                raise IkmError("A text of the office holds a character that cannot be printed. Type it anew.")
        if max(len(self.legal_basis), len(self.schedule), len(self.history)) > MOST_LINES:
            raise IkmError("A list of the office has more than {most} lines.", most=MOST_LINES)
        least, most = _scale()
        if any(not least <= one.ikm <= most for one in self.history):
            raise IkmError("An IKM of an earlier period lies between {least} and {most}.", least=least, most=most)

    def but(self, **changes: Any) -> Office:
        """The same office with other texts."""
        return replace(self, **changes)


def _scale() -> tuple[int, int]:
    """The ends of the converted IKM, over all regulations."""
    known = [load(code) for code in CODES]
    return min(int(p.lowest * p.base) for p in known), max(int(p.highest * p.base) for p in known)


def _texts(office: Office) -> list[str]:
    single = [value for value in vars(office).values() if isinstance(value, str)]
    lines = [*office.legal_basis, *(part for row in office.schedule for part in row)]
    return [*single, *lines, *(part for one in office.history for part in (one.period, one.unit))]


def saved(office: Office) -> bytes:
    """The office as a small file that ``loaded`` reads."""
    raw = asdict(office) | {"logo": base64.b64encode(office.logo).decode()}
    return json.dumps({"kind": KIND, "version": VERSION} | raw, ensure_ascii=False, indent=1).encode()


def loaded(blob: bytes) -> Office:
    """The office in a small file. Raises IkmError when the file is something else, or holds what cannot be kept.

    >>> loaded(saved(Office(agency="Dinas Contoh", history=(("2025", 81.5),)))).history
    (Earlier(period='2025', ikm=81.5, unit=''),)
    """
    try:
        if len(blob) > LONGEST:
            raise ValueError
        raw = json.loads(blob)
        if type(raw) is not dict or raw.pop("kind") != KIND or raw.pop("version") != VERSION:
            raise ValueError
        if set(raw) != {field.name for field in fields(Office)}:
            raise KeyError
        logo = base64.b64decode(_text(raw.pop("logo")), validate=True)
        lists: dict[str, Any] = {
            "legal_basis": tuple(_text(line) for line in _list(raw.pop("legal_basis"))),
            "schedule": tuple(_three(row) for row in _list(raw.pop("schedule"))),
            "history": tuple(_earlier(row) for row in _list(raw.pop("history"))),
        }
        texts: dict[str, Any] = {name: _text(value) for name, value in raw.items()}
        return Office(**texts, **lists, logo=checked(logo))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError, binascii.Error):
        raise IkmError("This is not a file of an office. Choose one that was saved on this page.") from None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _three(row: Any) -> tuple[str, str, str]:
    activity, when, days = (_text(part) for part in _list(row))
    return activity, when, days


def _earlier(row: Any) -> Earlier:
    period, ikm, *unit = _list(row)
    if type(ikm) not in (int, float):
        raise TypeError
    return Earlier(_text(period), float(ikm), *map(_text, unit))
