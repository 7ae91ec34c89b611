"""The statements of the questionnaire "SKM Online", which are several to an unsur."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

IPAK = "IPAK"
"""The index of the perception of anti-corruption: the mean of its own statements, beside the IKM."""


@dataclass(frozen=True)
class Statement:
    """A statement: its number on the form, its words, and its unsur's key or its number within IPAK.

    ``phrases`` are plain words by which a header tells that it is this statement.
    """

    no: int
    text: str
    unsur: str
    ipak: int
    phrases: tuple[str, ...]


@cache
def statements() -> tuple[Statement, ...]:
    """All statements in the order of the form.

    >>> [s.ipak for s in statements() if s.ipak], statements()[14].unsur
    ([1, 2, 3, 4, 5], 'pengaduan')
    """
    raw = tomllib.loads(files(__package__).joinpath("skm-online.toml").read_text(encoding="utf-8"))
    return tuple(
        Statement(s["no"], s["text"], s.get("unsur", ""), s.get("ipak", 0), tuple(s["phrases"]))
        for s in raw["statement"]
    )


def ipak_codes() -> tuple[str, ...]:
    """The roles of the statements on corruption: ("IPAK1", ..., "IPAK5")."""
    return tuple(f"{IPAK}{s.ipak}" for s in statements() if s.ipak)
