"""Text from a file, made harmless where Streamlit reads markdown."""

from __future__ import annotations

import re

WORD_JOINER = "\u2060"
"""An invisible character that keeps an address, an icon's name or an arrow from being taken for one."""

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!$|<>~])")
ADDRESS = re.compile(r"(:|@|(?<=w)w|(?<=-)[->])", re.IGNORECASE)


def escape_markdown(words: str) -> str:
    """Text from a file, made harmless where Streamlit reads markdown: links, images, LaTeX, icons, arrows."""
    plain = " ".join(words.split())
    return MARKUP.sub(r"\\\1", ADDRESS.sub(WORD_JOINER + r"\1" + WORD_JOINER, plain))
