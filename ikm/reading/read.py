"""One call from a file to its figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from ikm import samples
from ikm.errors import UnreadableFileError
from ikm.reading.build import build
from ikm.reading.directions import Directions
from ikm.reading.door import open_workbook
from ikm.reading.preflight import MOST_BYTES
from ikm.reading.understand import understand
from ikm.reading.workbook import Workbook, title
from ikm.survey import Recap, Survey


def read(
    source: str | Path | bytes | BinaryIO,
    *,
    name: str | None = None,
    directions: Directions | None = None,
    **more: Any,
) -> Survey | Recap:
    """Read a survey from a path, bytes or an open file.

    ``name`` is the file name to show for bytes. ``directions`` and ``more`` (``pedoman``, ``order``, ``roles``,
    ``scale``, ...) are explained at ``Directions``. Raises UnreadableFileError with one sentence when the file
    cannot be read.

    >>> rows = "Kecamatan;U1;U2;U3;U4;U5;U6;U7;U8;U9\\nPanjang;3;4;3;2;3;3;4;3;c\\nKemiling;4;4;4;4;4;4;4;4;4"
    >>> survey = read(rows.encode(), name="survei.csv")
    >>> survey.n, survey.pedoman.code, survey.answers[0].tolist()
    (2, 'permenpan-2017', [3, 4, 3, 2, 3, 3, 4, 3, 3])
    """
    blob, shown = blob_of(source)
    workbook = open_workbook(blob, name or shown)
    return build(workbook, understand(workbook, directions, **more))


@cache
def sample(name: str) -> Survey | Recap:
    """A sample survey that comes with the project. Raises UnknownChoiceError for an unknown name."""
    return read(samples.path(name))


def open_file(path: Path) -> Workbook:
    """The workbook in a file. Raises UnreadableFileError."""
    blob, name = blob_of(path)
    return open_workbook(blob, name)


def blob_of(source: str | Path | bytes | BinaryIO) -> tuple[bytes, str]:
    """The bytes of a path, of bytes or of an open file, and the name to show."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), "data"
    if isinstance(source, (str, Path)):
        path = Path(source)
        try:
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1), path.name
        except OSError:
            raise UnreadableFileError(
                "{file} cannot be opened. Check its name and folder, and that no other program keeps it open.",
                file=title(str(source)),
            ) from None
    return source.read(), Path(str(getattr(source, "name", "data"))).name
