"""Runs the worker that parses a file, within limits of memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from ikm.errors import UnreadableFileError
from ikm.reading import parts, preflight, refusals
from ikm.reading.parts import Scan
from ikm.reading.raw import RawColumn, RawSheet
from ikm.reading.workbook import letter

WORKER = Path(__file__).with_name("worker.py")

MEGABYTES = 1_500
"""The most memory the worker may take, where the system can limit it."""

SECONDS = 60
"""The longest the worker may take."""

AT_ONCE = threading.BoundedSemaphore(2)
"""So many files are parsed at the same time; further ones wait."""

SPARSE_FROM, SPARSE = 2_000_000, 0.01
"""A sheet with more cells than this, of which fewer than this share are filled, has stray cells."""

ENVIRONMENT = (
    *("PATH", "SYSTEMROOT", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONUSERBASE"),
    *("APPDATA", "HOME", "USERPROFILE"),
)
"""All that the worker is told of the environment: what the interpreter needs to find python_calamine."""


def parse(blob: bytes, name: str) -> tuple[list[RawSheet], Scan]:
    """The sheets of a file, and how many of its formulas failed or have no stored result.

    A file that cannot be parsed, wants too much memory or time, or kills the worker raises
    UnreadableFileError; nothing it does reaches this process.
    """
    kind = preflight.kind(blob, name)
    with AT_ONCE:
        output, scan = _run(kind, blob, name)
    return _decode(output, name), scan


def _run(kind: str, blob: bytes, name: str) -> tuple[bytes, Scan]:
    """What the worker answers, and what is seen of the file meanwhile."""
    command = [sys.executable, "-P", str(WORKER), kind, str(MEGABYTES), str(SECONDS)]
    scan = Scan()
    process = subprocess.Popen(  # noqa: S603 - our own worker, run by the running interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        cwd=tempfile.gettempdir(),
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(process.communicate, blob, SECONDS)
            try:
                if kind == "zip":
                    scan = parts.check_parts(blob, name)
                output = answer.result()[0]
            finally:
                if not answer.done():
                    process.kill()
    except subprocess.TimeoutExpired:
        raise UnreadableFileError(
            "{file} took longer than {seconds} seconds to open, so opening was stopped. Copy the table into a new"
            " workbook, or save it as CSV, and upload that file.",
            file=name,
            seconds=SECONDS,
        ) from None
    finally:
        process.kill()
        process.wait()
    return output, scan


def _decode(output: bytes, name: str) -> list[RawSheet]:
    try:
        size = int.from_bytes(output[:8], "big")
        head = json.loads(output[8 : 8 + size])
    except ValueError:
        head = {"error": "memory"}  # the worker died without a word
    if "error" in head:
        raise _refusal(head["error"], name)
    sheets: list[RawSheet] = []
    at = 8 + size
    for sheet in head["sheets"]:
        columns: list[RawColumn] = []
        rows = sheet["rows"]
        for column in sheet["columns"]:
            codes = np.frombuffer(output, dtype=np.uint32, count=rows, offset=at)
            at += codes.nbytes
            columns.append((column["number"], column["values"], codes))
        _check_filled(rows, columns, name)
        sheets.append((sheet["name"], rows, columns))
    return sheets


def _check_filled(rows: int, columns: list[RawColumn], name: str) -> None:
    numbers = [number for number, _, _ in columns]
    size = rows * (numbers[-1] - numbers[0] + 1) if numbers else 0
    if size > SPARSE_FROM and sum(map(np.count_nonzero, (codes for _, _, codes in columns))) < SPARSE * size:
        raise refusals.far_cell(name, f"{letter(numbers[-1])}{rows}")


def _refusal(code: str, name: str) -> UnreadableFileError:
    if code == "password":
        return refusals.password(name)
    if code in ("memory", "too-many-cells"):
        return UnreadableFileError(
            "{file} needs more memory than a survey does, so it was not opened; often a stray cell far away from the"
            " table is the reason. Copy the table into a new workbook and upload that file.",
            file=name,
        )
    if code == "too-many-columns":
        return UnreadableFileError(
            "{file} has more than {limit} columns, far more than a survey has. Delete the columns outside the table and"
            " save the file again.",
            file=name,
            limit=parts.MOST_COLUMNS,
        )
    return refusals.broken(name)
