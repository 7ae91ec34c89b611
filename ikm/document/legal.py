"""What reports say of the law: its usual basis, how often a survey is held, and what the regulation calls it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ikm.dossier import Dossier
from ikm.pedoman import Pedoman
from ikm.text import Text


def basis(dossier: Dossier) -> tuple[str, ...]:
    """The legal basis as the office typed it, else what such reports usually print and the regulation in use."""
    typed = tuple(line for line in dossier.office.legal_basis if line.strip())
    asked = dossier.data.pedoman
    return typed or (*_known()["lines"], f"{formal(asked)} tentang {asked.title}")


def formal(asked: Pedoman) -> str:
    """The regulation's name as official texts write it.

    >>> from ikm.pedoman import load
    >>> formal(load("kepmenpan-2004"))
    'Keputusan Menteri Pendayagunaan Aparatur Negara Nomor KEP/25/M.PAN/2/2004'
    """
    return str(_known()["formal"][asked.code])


def often(asked: Pedoman, text: Text) -> str:
    """How often a survey must be held, in Indonesian in the regulation's words; "" where the source does not say so."""
    return str(_known()["often"].get(asked.code, {}).get(text.lang, ""))


def is_index(asked: Pedoman) -> bool:
    """Whether the regulation calls what it asks for the index (IKM), not the survey (SKM).

    >>> from ikm.pedoman import load
    >>> is_index(load("kepmenpan-2004")), is_index(load("permenpan-2017"))
    (True, False)
    """
    return asked.code in _known()["named"]["index"]


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "dasar_hukum.toml").read_text(encoding="utf-8"))
