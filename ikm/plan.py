"""Rencana tindak lanjut: the plan of what is done about the lowest unsur, when and by whom."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Any

from ikm.errors import IkmError
from ikm.gaps import group_at
from ikm.index import Index
from ikm.weakness import from_below

VERSION, KIND = 1, "ikm-plan"
LONGEST = 1 << 20
"""The bytes of the largest file that is loaded; the largest plan that can be made is smaller."""

LONGEST_TEXT = 500
"""Characters of a text in a plan."""

MOST_ROWS = 100
"""Rows of a plan."""

QUARTERS = ("tw1", "tw2", "tw3", "tw4")
"""The quarters of a year (triwulan) in which something is done."""

TURNS = "\u200e\u200f\u061c\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
"""Characters that turn text around or break its lines, and two that no XML may hold."""


@dataclass(frozen=True)
class Row:
    """A line of the plan: which unsur, what is done, in which quarters, who answers for it.

    ``code`` is that of the unsur, "" where the line is about something else; ``unsur`` its name or any text.
    """

    code: str = ""
    unsur: str = ""
    program: str = ""
    tw1: bool = False
    tw2: bool = False
    tw3: bool = False
    tw4: bool = False
    penanggung_jawab: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the line: no text but spaces, and no quarter."""
        return not any(value.strip() if isinstance(value, str) else value for value in asdict(self).values())


@dataclass(frozen=True)
class Plan:
    """A plan: its lines, worst unsur first (their number is their place), and whose and of when it is."""

    rows: tuple[Row, ...] = ()
    title: str = ""
    unit: str = ""
    period: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be kept and printed. Raises IkmError."""
        if len(self.rows) > MOST_ROWS:
            raise IkmError(
                "The plan has {count} rows; at most {most} can be kept.", count=len(self.rows), most=MOST_ROWS
            )
        for value in (self.title, self.unit, self.period):
            _check(value, 0)
        for number, row in enumerate(self.rows, start=1):
            for value in asdict(row).values():
                if isinstance(value, str):
                    _check(value, number)


def draft(figures: Index, group: object = None, most: int = 3) -> Plan:
    """A plan filled in advance with the ``most`` lowest unsur of a group, worst first; the rest is for people to fill.

    All unsur that tie for the last place are in it; those that tie stand as in the questionnaire. ``group``: as in
    ``ikm.gaps.group_at`` (not needed where the figures have one row for all). The plan of a group that is not
    ranked has no rows. The order, worst first, is that of the follow-up table in reports of the SKM.

    >>> import ikm
    >>> plan = draft(ikm.index(ikm.sample("bandar-lampung-rekap"), "unit"), "Teluk Betung Utara", most=2)
    >>> [row.code for row in plan.rows]  # U5 and U13 tie
    ['U3', 'U5', 'U13']
    """
    at = group_at(figures, group)
    if not figures.table["ranked"].iloc[at]:
        return Plan()
    place = from_below(figures.nrr.iloc[[at]], most).iloc[0]
    chosen = place[place > 0].sort_values(kind="stable").index
    return Plan(tuple(Row(code, figures.questionnaire.unsur_named(code).name) for code in chosen))


def saved(plan: Plan) -> bytes:
    """The plan as a small file that ``loaded`` reads."""
    return json.dumps({"kind": KIND, "version": VERSION} | asdict(plan), ensure_ascii=False, indent=1).encode()


def loaded(blob: bytes) -> Plan:
    """The plan in a small file. Raises IkmError when the file is something else, or holds what a plan cannot.

    >>> loaded(saved(Plan((Row("U1", "Persyaratan"),), unit="Sukabumi"))).unit
    'Sukabumi'
    """
    try:
        if len(blob) > LONGEST:
            raise ValueError
        raw = _typed(json.loads(blob), dict)
        head = {"kind": KIND, "version": VERSION}
        if any(_typed(raw.pop(name), type(value)) != value for name, value in head.items()):
            raise ValueError
        rows = [_exactly(Row, row) for row in _typed(raw.pop("rows"), list)]
        return Plan(tuple(rows), **_exactly_keys(raw))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise IkmError("This is not a file of a follow-up plan. Choose one that was saved on this page.") from None


def _exactly(kind: type[Row], raw: Any) -> Row:
    """A row of a small file: exactly the fields of a row, each of its type."""
    known = {field.name: type(field.default) for field in fields(kind)}
    if set(_typed(raw, dict)) != set(known):
        raise KeyError
    return kind(**{name: _typed(value, known[name]) for name, value in raw.items()})


def _exactly_keys(raw: dict[str, Any]) -> dict[str, str]:
    """What a small file says of the plan as a whole: exactly its three texts."""
    if set(raw) != {"title", "unit", "period"}:
        raise KeyError
    return {name: _typed(value, str) for name, value in raw.items()}


def _typed(value: Any, kind: type) -> Any:
    """A value of a small file that must be of this kind, exactly: no text for a number, no number for yes."""
    if type(value) is not kind:
        raise TypeError
    return value


def _check(value: str, row: int) -> None:
    """Refuse a text that is too long or holds what cannot be printed; ``row`` 0 is the plan's own head."""
    where = {"row": row}
    if len(value) > LONGEST_TEXT:
        length = {"count": len(value), "most": LONGEST_TEXT}
        if not row:
            raise IkmError("A text above the plan has {count} characters; at most {most} can be kept.", **length)
        raise IkmError(
            "A text in row {row} of the plan has {count} characters; at most {most} can be kept.", **where, **length
        )
    if any((unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t") or c in TURNS for c in value):
        if not row:
            raise IkmError("A text above the plan holds a character that cannot be printed. Type it anew.")
        raise IkmError(
            "A text in row {row} of the plan holds a character that cannot be printed. Type it anew.", **where
        )
