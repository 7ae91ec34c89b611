"""Runs the worker that parses a file, within limits of memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from ikm.errors import UnreadableFileError
from ikm.reading import parts, preflight, refusals
from ikm.reading.faults import put_back
from ikm.reading.raw import RawColumn, RawSheet

WORKER = Path(__file__).with_name("worker.py")

MEGABYTES = 1_500
"""The most memory the worker may take, where the system can limit it."""

SECONDS = 60
"""The longest the worker may take."""


def parse(blob: bytes, name: str) -> tuple[list[RawSheet], int]:
    """The sheets of a file, and how many of its formulas have no stored result.

    A file that cannot be parsed, wants too much memory or time, or kills the worker raises
    UnreadableFileError; nothing it does reaches this process.
    """
    kind = preflight.kind(blob, name)
    command = [sys.executable, "-P", str(WORKER), kind, str(MEGABYTES), str(SECONDS)]
    scan = parts.Scan({})
    process = subprocess.Popen(  # noqa: S603 - our own worker, run by the running interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
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
    sheets = _decode(output, name)
    faults = scan.faults
    whole = [put_back(sheet, faults[sheet[0]]) if sheet[0] in faults else sheet for sheet in sheets]
    return whole, scan.formulas


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
        sheets.append((sheet["name"], rows, columns))
    return sheets


def _refusal(code: str, name: str) -> UnreadableFileError:
    if code == "password":
        return refusals.password(name)
    if code in ("memory", "too-many-cells", "too-many-columns"):
        return UnreadableFileError(
            "{file} needs more memory than a survey does, so it was not opened; often a stray cell far away from the"
            " table is the reason. Copy the table into a new workbook and upload that file.",
            file=name,
        )
    return refusals.broken(name)
