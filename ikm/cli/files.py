"""The files a command reads, and the options that say how."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ikm.errors import UnknownChoiceError
from ikm.pedoman import CODES, ORDERS
from ikm.reading import (
    SCALES,
    SPANS,
    Directions,
    Populations,
    Understanding,
    Workbook,
    build,
    join,
    loaded,
    open_file,
    populations,
    understand,
)
from ikm.tally import Data
from ikm.text import mark

NO_ANSWERS = mark("{file} holds no answers of respondents, only figures per unit.")

FORMATS = "xlsx, xlsm, xls, xlsb, ods, csv or sav; several files are read as one survey"


def add(command: argparse.ArgumentParser) -> None:
    """Add the files and the options by which a person directs their reading."""
    command.add_argument("file", nargs="+", help=FORMATS)
    asked = command.add_argument_group("how the file is read", "only needed where it is not recognised")
    asked.add_argument("--pedoman", choices=CODES, help="the questionnaire, and its class bounds")
    asked.add_argument("--order", choices=ORDERS, help="which order of U8 and U9 bare codes have")
    asked.add_argument("--scale", type=int, choices=SCALES, help="answers are on 1-5 or 1-6: convert them to 1-4")
    asked.add_argument("--weight", help="the weight in a recap of NRR tertimbang: exact, printed or 0.11")
    asked.add_argument("--span", choices=SPANS, help="length of the periods that dates are put into")
    asked.add_argument(
        "--ages", metavar="17,26,...", help="where age groups begin (default: 20,30,40,50,60), for ages in years"
    )
    asked.add_argument("--role", action="append", default=[], metavar="SHEET!C=ROLE", help="what a column holds")
    asked.add_argument("--header", action="append", default=[], metavar="SHEET=ROW", help="the row of a sheet's header")
    asked.add_argument("--sheet", action="append", default=[], metavar="SHEET", help="read only these sheets")
    asked.add_argument("--directions", metavar="FILE", help="a file of directions saved on the page Data")
    command.add_argument("--lang", choices=("id", "en"), default="id")


def add_filter(command: argparse.ArgumentParser) -> None:
    """Add the option that keeps some of the rows."""
    command.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help="keep only these; the same column again adds a value, an empty value means not filled in",
    )


def opened(options: argparse.Namespace) -> tuple[Workbook, Understanding]:
    """The files as one workbook, and what was understood of it."""
    workbook = join([open_file(Path(file)) for file in options.file])
    return workbook, understand(workbook, _directions(options, workbook))


def read(options: argparse.Namespace) -> Data:
    """The survey or recap in the files."""
    return build(*opened(options))


def filtered(options: argparse.Namespace) -> Data:
    """The survey or recap in the files, seen through the filter. Raises UnknownChoiceError where nothing is left."""
    data = read(options)
    data = data.where(**choices(options.where))
    if options.where and (data.n == 0 or len(data.profiles) == 0):
        raise UnknownChoiceError("No row of {file} matches the filter.", file=data.source.file)
    return data


def served(file: str, data: Data) -> Populations:
    """The people served by each unit, as a small file tells. Raises IkmError for one that does not."""
    if "unit" not in data.attributes:
        raise UnknownChoiceError("{file} has no units, so people served cannot be told apart.", file=data.source.file)
    units = [str(unit) for unit in data.profiles["unit"].dropna().unique()]
    return populations(open_file(Path(file)), units)


def pairs(given: Sequence[str], what: str) -> list[tuple[str, str]]:
    """Options of the form NAME=VALUE. Raises UnknownChoiceError for one without "="."""
    split = [pair.rpartition("=") for pair in given]
    for (_, sign, _), pair in zip(split, given, strict=True):
        if not sign:
            raise UnknownChoiceError("Write {what}, not {pair}.", what=what, pair=pair)
    return [(name.strip(), value.strip()) for name, _, value in split]


def _directions(options: argparse.Namespace, workbook: Workbook) -> Directions:
    asked = loaded(bytes_of(options.directions), workbook) if options.directions else Directions()
    said = {
        name: value for name in ("pedoman", "order", "scale", "weight", "span") if (value := getattr(options, name))
    }
    if options.ages:
        said["ages"] = _starts(options.ages)
    headers = {name: _row(value) for name, value in pairs(options.header, "SHEET=ROW")}
    sheets = {sheet.name: sheet.name in options.sheet for sheet in workbook.sheets} if options.sheet else {}
    return asked.but(**said, roles=dict(pairs(options.role, "SHEET!C=ROLE")), headers=headers, sheets=sheets)


def bytes_of(name: str) -> bytes:
    """The bytes of a file. Raises UnknownChoiceError for one that cannot be opened."""
    try:
        return Path(name).read_bytes()
    except OSError:
        raise UnknownChoiceError("{file} cannot be opened. Check its name and folder.", file=name) from None


def _row(value: str) -> int:
    if not value.isdecimal() or len(value) > 7:
        raise UnknownChoiceError("{row} is no row number.", row=value)
    return int(value)


def _starts(value: str) -> tuple[int, ...]:
    parts = [part.strip() for part in value.split(",")]
    if not all(part.isdecimal() and len(part) <= 3 for part in parts):
        raise UnknownChoiceError("Write {what}, not {pair}.", what="17,26,36,46,56", pair=value)
    return tuple(int(part) for part in parts)


def choices(given: Sequence[str]) -> dict[str, list[str | None]]:
    """The filter that options of the form COLUMN=VALUE ask for: column -> values, None for one not filled in."""
    chosen: dict[str, list[str | None]] = {}
    for pair in given:
        column, sign, value = pair.partition("=")
        if not sign:
            raise UnknownChoiceError("Write a filter as COLUMN=VALUE, not {filter}.", filter=pair)
        chosen.setdefault(column.strip(), []).append(value or None)
    return chosen
