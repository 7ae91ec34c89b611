"""The regulations as dated, referenced data: unsur, scale, weights, class bounds.

No figure of a regulation stands in code; each stands in a TOML file beside its source.
"""

from __future__ import annotations

from ikm.pedoman.loader import CODES, ORDERS, load
from ikm.pedoman.model import BOBOT, Class, Pedoman, Unsur

__all__ = ["BOBOT", "CODES", "ORDERS", "Class", "Pedoman", "Unsur", "load"]
