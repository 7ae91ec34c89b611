"""Reads the regulations from their TOML files."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from ikm.errors import UnknownChoiceError
from ikm.pedoman.model import Class, Pedoman, Unsur

CODES = ("kepmenpan-2004", "permenpan-2014", "permenpan-2017")
"""The regulations, oldest first."""

ORDERS = ("lembar", "daftar")
"""U8/U9 of 2017: as on the questionnaire and processing sheet, or as in the regulation's list."""


@cache
def load(code: str, order: str | None = None) -> Pedoman:
    """The regulation with this code; ``order`` chooses U8/U9 where a regulation has two orders.

    >>> load("permenpan-2017").unsur[7].name, load("permenpan-2017", "daftar").unsur[8].name
    ('Sarana dan Prasarana', 'Sarana dan Prasarana')

    Raises UnknownChoiceError for an unknown code or order.
    """
    if code not in CODES:
        raise UnknownChoiceError(
            "There is no pedoman {code}. Choose one of: {choices}.", code=code, choices=", ".join(CODES)
        )
    raw = tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    orders = raw.get("orders")
    chosen = (order or ORDERS[0]) if orders else None
    if orders and chosen not in orders:
        raise UnknownChoiceError(
            "There is no order {order}. Choose one of: {choices}.", order=order, choices=", ".join(orders)
        )
    return Pedoman(
        code=raw["code"],
        name=raw["name"],
        title=raw["title"],
        year=raw["year"],
        order=chosen,
        unsur=_unsur(raw["unsur"], orders[chosen] if orders else None),
        lowest=raw["scale"]["lowest"],
        highest=raw["scale"]["highest"],
        base=raw["scale"]["base"],
        printed_weight=Decimal(raw["weights"]["printed"]),
        short_weight=Decimal(raw["weights"]["short"]) if "short" in raw["weights"] else None,
        minimum_respondents=raw["respondents"].get("minimum"),
        classes=tuple(
            Class(
                c["mutu"],
                c["kinerja"],
                Decimal(c["lower"]),
                Decimal(c["upper"]),
                (Decimal(c["interval"][0]), Decimal(c["interval"][1])),
            )
            for c in raw["classes"]["bounds"]
        ),
        sources={part: raw[part]["source"] for part in ("scale", "weights", "respondents", "classes", "factors")}
        | {"pedoman": raw["source"]},
        swapped=_swapped(orders),
    )


def _swapped(orders: dict[str, list[str]] | None) -> tuple[str, ...]:
    """The codes whose unsur is not the same in every order."""
    places = zip(*(orders or {}).values(), strict=True)
    return tuple(f"U{i}" for i, keys in enumerate(places, start=1) if len(set(keys)) > 1)


def _unsur(raw: list[dict[str, Any]], keys: list[str] | None) -> tuple[Unsur, ...]:
    if keys is not None:
        by_key = {u["key"]: u for u in raw}
        raw = [by_key[key] | {"code": f"U{i}"} for i, key in enumerate(keys, start=1)]
    return tuple(
        Unsur(
            u["code"],
            u["name"],
            u["definition"],
            u["question"],
            tuple(u["labels"]),
            tuple(u["aliases"]),
            u["factor"],
            u.get("key", ""),
        )
        for u in raw
    )
