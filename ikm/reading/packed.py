"""A column's distinct values in little memory: many numbers or times as an array, whatever else beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, overload

import numpy as np
import numpy.typing as npt

FEWEST = 2_000
"""Fewer values are kept as they are."""

AT_ONCE = 4_096

_KINDS: dict[type, str] = {float: "float64", dt.datetime: "datetime64[us]"}


class Packed(Sequence[Any]):
    """Values that are nearly all of one kind, in an array; ``odd`` holds the others by their place."""

    __slots__ = ("array", "odd")

    def __init__(self, array: npt.NDArray[Any], odd: dict[int, Any]) -> None:
        """``array`` has an entry for every value; at the places in ``odd`` it means nothing."""
        self.array, self.odd = array, odd

    def __len__(self) -> int:
        """How many values there are."""
        return len(self.array)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        """The value at a place."""
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        at = int(place)
        at = at + len(self) if at < 0 else at
        return self.odd[at] if at in self.odd else self.array[at].item()

    def __iter__(self) -> Iterator[Any]:
        """All values, never all at once."""
        for start in range(0, len(self.array), AT_ONCE):
            piece = self.array[start : start + AT_ONCE].tolist()
            for place in self.odd:
                if start <= place < start + len(piece):
                    piece[place - start] = self.odd[place]
            yield from piece


def packed(pieces: Sequence[Sequence[Any]]) -> Sequence[Any]:
    """The values of all pieces, packed where nearly all are numbers, or times without a zone.

    >>> values = packed([[None, "No"], [float(i) for i in range(3000)]])
    >>> type(values).__name__, len(values), values[0], values[1], values[2], values[-1]
    ('Packed', 3002, None, 'No', 0.0, 2999.0)
    >>> packed([[None, "a"]])
    (None, 'a')
    """
    size = sum(map(len, pieces))
    kind = type(pieces[-1][-1]) if size >= FEWEST else None
    values = tuple(chain.from_iterable(pieces))
    odd = (
        {i: v for i, v in enumerate(values) if type(v) is not kind or getattr(v, "tzinfo", None)}
        if kind in _KINDS
        else {}
    )
    if kind not in _KINDS or len(odd) > size // 100:
        return values
    blank = 0.0 if kind is float else dt.datetime(2000, 1, 1)
    plain = [blank if i in odd else v for i, v in enumerate(values)]
    return Packed(np.array(plain, dtype=_KINDS[kind]), odd)
