"""SPSS files (.sav, .zsav) through pyreadstat, without pandas: labels, names, and the values as their labels."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from .limits import MOST_CELLS, MOST_COLUMNS, Refusal, Table, Tables

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads would want memory for nothing

ROWS_AT_ONCE = 4096
_ENCODINGS = (None, "UTF-8", "WINDOWS-1252")
_FORMAT = re.compile(r"[A-Z]+")
_DAYS = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "MOYR", "QYR", "WKYR")
_MOMENTS, _TIMES = ("DATETIME", "YMDHMS"), ("TIME", "DTIME", "MTIME")
_ORIGIN = dt.datetime(1582, 10, 14)
"""SPSS counts seconds from this day."""


def tables(blob: bytes) -> Tables:
    """The one table: a row of the variables' labels where there are any, a row of their names, and the cases."""
    try:
        import pyreadstat  # noqa: F401
    except ImportError:
        raise Refusal("spss-missing") from None
    head, encoding = _head(blob)
    width = len(head.column_names)
    if width > MOST_COLUMNS:
        raise Refusal("too-many-columns")
    if not width or (head.number_rows or 0) * width > MOST_CELLS:
        raise Refusal("too-many-cells" if width else "broken")
    columns, meta = _read(blob, encoding, row_limit=MOST_CELLS // width + 1)
    yield Table("SPSS", _rows(columns, meta))


def _head(blob: bytes) -> tuple[Any, str | None]:
    """What the file says of itself, and the encoding in which that can be read."""
    import pyreadstat

    for encoding in _ENCODINGS:
        try:
            return _read(blob, encoding, metadataonly=True)[1], encoding
        except (pyreadstat.ReadstatError, UnicodeError):
            continue
    raise Refusal("broken")


def _read(blob: bytes, encoding: str | None, **options: Any) -> Any:
    import pyreadstat

    file = io.BytesIO(blob)
    return pyreadstat.read_sav(
        file, encoding=encoding, disable_datetime_conversion=True, output_format="dict", **options
    )


def _rows(columns: dict[str, Any], meta: Any) -> Iterator[Sequence[Any]]:
    names = meta.column_names
    said = meta.column_names_to_labels
    labels = ["" if said.get(name) in (None, name) else said[name] for name in names]
    if any(label.strip() for label in labels):
        yield labels
    yield list(names)
    known = [_Values(_reader(meta, name)) for name in names]
    taken = [columns.pop(name) for name in names]
    for at in range(0, max(map(len, taken)), ROWS_AT_ONCE):
        block = [_taken(column, at) for column in taken]
        said = [map(value.__getitem__, cells) for value, cells in zip(known, block, strict=True)]
        yield from zip(*said, strict=True)


def _taken(column: Any, at: int) -> list[Any]:
    """Some cells of a column, which is a list of texts or an array of numbers."""
    cells = column[at : at + ROWS_AT_ONCE]
    return cells if isinstance(cells, list) else list(cells.tolist())


class _Values(dict[Any, Any]):
    """What a column's values stand for, each worked out once; a missing value is blank."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, value: Any) -> Any:
        if value is None or value != value:
            return ""
        self[value] = said = self.read(value)
        return said


def _reader(meta: Any, name: str) -> Callable[[Any], Any]:
    """How the values of a variable are read: by their labels, as days or times, or as they stand."""
    labels = {value: text for value, text in meta.variable_value_labels.get(name, {}).items() if text and text.strip()}
    found = _FORMAT.match(meta.original_variable_types.get(name) or "")
    read = _READ.get(found[0] if found else "", _plain)
    return partial(_labelled, labels, read) if labels else read


def _labelled(labels: dict[Any, str], read: Callable[[Any], Any], value: Any) -> Any:
    return labels[value] if value in labels else read(value)


def _plain(value: Any) -> Any:
    return value


def _moment(value: Any) -> Any:
    try:
        return _ORIGIN + dt.timedelta(seconds=value)
    except (OverflowError, TypeError, ValueError):
        return value


def _day(value: Any) -> Any:
    moment = _moment(value)
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _time(value: Any) -> Any:
    try:
        return dt.timedelta(seconds=value)
    except (OverflowError, TypeError, ValueError):
        return value


_READ = dict.fromkeys(_DAYS, _day) | dict.fromkeys(_MOMENTS, _moment) | dict.fromkeys(_TIMES, _time)
