"""The publication card as a page to hang up and as a square picture for social media."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ikm.document.card import Card
from ikm.document.pdf.engine import made, picture

SQUARE = 540.0
"""Points of the side of the square."""

PIXELS = 1080
"""Pixels of its side, as social media take it."""


def card(card: Card) -> bytes:
    """The card as a PDF of one standing A4 page, readable from three metres."""
    return made("card.typ", _values(card))[0]


def square(card: Card) -> bytes:
    """The card as a square PNG of PIXELS a side."""
    return made("square.typ", _values(card), to="png", width=PIXELS, across=SQUARE)[0]


def preview(card: Card, width_px: int = 700) -> bytes:
    """The A4 card as a PNG of this width."""
    return made("card.typ", _values(card), to="png", width=width_px)[0]


def _values(card: Card) -> dict[str, Any]:
    return asdict(card) | {"logo": picture(card.logo), "title": f"{card.heading} · {card.unit}"}
