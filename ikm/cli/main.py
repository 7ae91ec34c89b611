"""The command line: commands, and how they end."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from ikm.cli import audit, compare, crosstab, describe, index, inspect, instrument, report, sample, target
from ikm.errors import IkmError
from ikm.report.files import CONTROL
from ikm.text import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0, or 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    text = LANGUAGES[options.lang]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        print(_plain(options.run(options, text)), flush=True)
    except IkmError as error:
        print(_plain(text(error.message, **error.values)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever was reading has seen enough
        sys.stdout = None
    return 0


def _plain(said: str) -> str:
    """What is said, without anything from a file that a terminal would obey."""
    return CONTROL.sub("", said).replace("\r", "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ikm", description="Compute the IKM of a survey file.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (index, compare, target, instrument, describe, crosstab, sample, audit, report, inspect):
        command.add(commands)
    return parser
