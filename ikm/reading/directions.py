"""Directions: how a person wants a file to be read, and the small file in which that is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from ikm.errors import IkmError, UnknownChoiceError
from ikm.pedoman import CODES, ORDERS
from ikm.reading.ages import MOST_GROUPS, OLDEST, YOUNGEST, possible
from ikm.reading.workbook import Workbook, title

SCALES = (4, 5, 6)
"""The scales on which answers can be given (1-4, 1-5, 1-6); one that is not the pedoman's is converted."""

SPANS = ("triwulan", "semester", "tahun", "bulan")
"""How long the periods are that dates are put into; the first is the usual one."""

VERSION, KIND = 1, "ikm-directions"
LONGEST = 1 << 20


@dataclass(frozen=True)
class Directions:
    """What a person has said about a file; what is not said is recognised.

    ``pedoman`` and ``order`` (of U8 and U9) name the questionnaire; ``roles`` maps a column's ref
    ("Data!C") to a role; ``headers`` a sheet to its header row (1 = first row); ``sheets`` says whether
    a sheet is used; ``flipped`` whether its rows are the columns; ``scale`` allows answers on 1-5 or 1-6
    to be converted; ``weight`` is the weight in a recap of NRR tertimbang; ``span`` the length of periods;
    ``ages`` where the groups begin that ages in years are put into.
    """

    pedoman: str | None = None
    order: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, int] = field(default_factory=dict)
    sheets: Mapping[str, bool] = field(default_factory=dict)
    flipped: Mapping[str, bool] = field(default_factory=dict)
    scale: int | None = None
    weight: str | None = None
    span: str | None = None
    ages: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be asked for. Raises UnknownChoiceError."""
        for value, known in (
            (self.pedoman, CODES),
            (self.order, ORDERS),
            (self.scale, SCALES),
            (self.span, SPANS),
        ):
            if value is not None and (type(value) is not type(known[0]) or value not in known):
                choices = ", ".join(map(str, known))
                shown = title(str(value))
                raise UnknownChoiceError("There is no {value}. Choose one of: {choices}.", value=shown, choices=choices)
        if self.ages is not None and not possible(self.ages):
            raise UnknownChoiceError(
                "Age groups cannot start at {value}. Write whole ages from {least} to {most} in ascending order, at"
                " most {count} of them, such as 17, 26, 36, 46, 56.",
                value=title(", ".join(map(str, self.ages)) if isinstance(self.ages, tuple) else str(self.ages)),
                least=str(YOUNGEST),
                most=str(OLDEST),
                count=str(MOST_GROUPS),
            )

    @property
    def key(self) -> str:
        """What tells two directions apart."""
        return json.dumps(asdict(self), sort_keys=True)

    @property
    def changes(self) -> dict[str, Any]:
        """What was said, by name; empty where nothing was."""
        return {name: value for name, value in asdict(self).items() if value}

    def but(self, **changes: Any) -> Self:
        """The same with changes; a mapping is added to the one there is."""
        merged: dict[str, Any] = {
            name: {**getattr(self, name), **value} if isinstance(value, Mapping) else value
            for name, value in changes.items()
        }
        return replace(self, **merged)


def saved(directions: Directions, workbook: Workbook) -> bytes:
    """The directions as a small file, by the layout of sheets and not by their names.

    It holds no cell below a header; so it fits the next file with the same layout, however its sheets are
    called.
    """
    layouts: dict[str, dict[str, Any]] = {}
    for sheet in workbook.sheets:
        said: dict[str, Any] = {
            "roles": {
                place: role
                for ref, role in directions.roles.items()
                for name, place in [split(ref)]
                if name == sheet.name
            }
        }
        said |= {
            part: getattr(directions, part)[sheet.name]
            for part in ("headers", "sheets", "flipped")
            if sheet.name in getattr(directions, part)
        }
        if said["roles"] or len(said) > 1:
            layouts.setdefault(sheet.layout, said)
    plain = {name: getattr(directions, name) for name in ("pedoman", "order", "scale", "weight", "span", "ages")}
    head = {"kind": KIND, "version": VERSION, "layouts": layouts, "all": sorted({s.layout for s in workbook.sheets})}
    return json.dumps(head | plain, ensure_ascii=False, indent=1).encode()


def loaded(blob: bytes, workbook: Workbook) -> Directions:
    """The directions of a small file for this workbook. Raises IkmError when the file is something else."""
    try:
        if len(blob) > LONGEST:
            raise ValueError
        raw = json.loads(blob)
        json.dumps(raw, ensure_ascii=False, allow_nan=False).encode()  # no NaN, nothing that cannot be shown
        if raw["kind"] != KIND or raw["version"] != VERSION:
            raise ValueError
        parts: dict[str, dict[str, Any]] = {"roles": {}, "headers": {}, "sheets": {}, "flipped": {}}
        for sheet in workbook.sheets:
            said = raw["layouts"].get(sheet.layout, {})
            there = {sheet.place(column.number) for column in sheet.columns}
            roles = {at: _typed(role, str) for at, role in said.get("roles", {}).items() if at in there}
            parts["roles"] |= {f"{sheet.name}!{at}": role for at, role in roles.items()}
            for part, kind in (("headers", int), ("sheets", bool), ("flipped", bool)):
                if part in said:
                    parts[part][sheet.name] = _typed(said[part], kind)
        plain: dict[str, Any] = {name: raw.get(name) for name in ("pedoman", "order", "scale", "weight", "span")}
        if plain["weight"] is not None:
            _typed(plain["weight"], str)
        if (ages := raw.get("ages")) is not None:
            plain["ages"] = tuple(_typed(ages, list))
        return Directions(**(plain | parts))
    except UnknownChoiceError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise IkmError("This is not a file of column directions. Choose one that was saved on this page.") from None


def _typed(value: Any, kind: type) -> Any:
    """A value of a small file that must be of this kind, exactly: no text for a number, no number for yes."""
    if type(value) is not kind:
        raise TypeError
    return value


def is_saved(blob: bytes) -> bool:
    """Whether bytes look like such a small file."""
    return len(blob) <= LONGEST and blob.lstrip()[:1] == b"{" and f'"{KIND}"'.encode() in blob[:200]


def fits(blob: bytes, workbook: Workbook) -> bool:
    """Whether a small file was made for this layout: one of its sheets has one of the layouts in it."""
    try:
        return bool(set(json.loads(blob)["all"]) & {sheet.layout for sheet in workbook.sheets if sheet.columns})
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def split(ref: str) -> tuple[str, str]:
    """The sheet and the place in a ref. Sheets may have a "!" in their name.

    >>> split("Data!C"), split("A!B!12")
    (('Data', 'C'), ('A!B', '12'))
    """
    name, _, place = ref.rpartition("!")
    return name, place
