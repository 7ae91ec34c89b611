"""Text files: cells separated by a semicolon, tab, comma or bar, whatever the file's name says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from .limits import LONGEST_CELL, MOST_COLUMNS, Refusal, Table, Tables

DELIMITERS = ";\t,|"
SAMPLE_ROWS = 60


def tables(blob: bytes) -> Tables:
    """The one table of a text file."""
    csv.field_size_limit(LONGEST_CELL)
    text = decode(blob)
    if text[:4].lower() == "sep=" and len(text) > 5:
        delimiter, text = text[4], text.split("\n", 1)[-1]
    else:
        delimiter = sniff(text)
    yield Table("CSV", _rows(text, delimiter))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refusal("long-cell" if "field larger" in str(error) else "broken") from None
        if len(row) > MOST_COLUMNS:
            raise Refusal("too-many-columns")
        yield row


def decode(blob: bytes) -> str:
    """A text file's characters: UTF-16 or UTF-8 by its mark, else UTF-8, else Windows' western page."""
    if blob[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return blob.decode("utf-16", errors="replace")
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        return blob.decode("cp1252", errors="replace")


def sniff(text: str) -> str:
    """The delimiter by which most rows of the beginning have the same number of cells, at least two."""
    best, delimiter = 0.0, ","
    for candidate in DELIMITERS:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=candidate)
        widths: list[int] = []
        with suppress(csv.Error):  # an endless cell: because of the wrong delimiter, or of a lone quotation mark
            widths.extend(len(row) for row in islice(rows, SAMPLE_ROWS) if row)
        score = max((w * widths.count(w) / len(widths) for w in set(widths) if w > 1), default=0.0)
        if score > best * (1.25 if candidate in ",|" else 1.0):  # a comma may be a decimal sign
            best, delimiter = score, candidate
    return delimiter
