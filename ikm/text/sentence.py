"""A sentence that is made now and said later, in whatever language is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ikm.text.language import Text

Value: TypeAlias = "str | int | Decimal | Sentence | tuple[Value, ...]"
"""What a sentence can hold: words, a count, a figure with its decimals, another sentence, a list of these."""


@dataclass(frozen=True)
class Sentence:
    """A message with its values: figures keep the decimals they were printed with until a language says them.

    >>> from ikm.text import EN, ID
    >>> seen = Sentence("The table prints {value}.", {"value": Decimal("2.350")})
    >>> seen.said(EN), Sentence("{n} of {units}", {"n": 1250, "units": ("a", "b")}).said(ID)
    ('The table prints 2.350.', '1.250 of a dan b')
    """

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def said(self, text: Text) -> str:
        """The sentence in this language."""
        return text(self.message, **{name: shown(value, text) for name, value in self.values.items()})


def shown(value: Value, text: Text) -> str:
    """A value as this language writes it.

    >>> from ikm.text import ID
    >>> shown(Decimal("1234.50"), ID), shown(3, ID), shown(("U5", "U13"), ID)
    ('1.234,50', '3', 'U5 dan U13')
    """
    if isinstance(value, Decimal):
        return text.number(float(value), max(0, -int(value.as_tuple().exponent)))
    if isinstance(value, int):
        return text.number(value, 0)
    if isinstance(value, Sentence):
        return value.said(text)
    return text.listing([shown(one, text) for one in value]) if isinstance(value, tuple) else value
