"""Runs the worker that parses a file, within limits of memory and time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from ikm.errors import UnreadableFileError
from ikm.reading import parts, preflight, refusals
from ikm.reading.parts import Scan
from ikm.reading.raw import RawSheet
from ikm.reading.received import receive

WORKER = Path(__file__).with_name("worker.py")

MEGABYTES = 1_200
"""The most memory the worker may take, where the system can limit it."""

SECONDS = 60
"""The longest the worker may take."""

AT_ONCE = threading.BoundedSemaphore(2)
"""So many files are parsed at the same time; further ones wait."""

ENVIRONMENT = (
    *("PATH", "SYSTEMROOT", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONUSERBASE"),
    *("APPDATA", "HOME", "USERPROFILE"),
)
"""All that the worker is told of the environment: what the interpreter needs to find its parsers."""


def parse(blob: bytes, name: str) -> tuple[list[RawSheet], Scan]:
    """The sheets of a file, and what was counted in it besides.

    A file that cannot be parsed, wants too much memory or time, or kills the worker raises
    UnreadableFileError; nothing it does reaches this process.
    """
    kind = preflight.kind(blob, name)
    with AT_ONCE:
        return _run(kind, blob, name)


def _run(kind: str, blob: bytes, name: str) -> tuple[list[RawSheet], Scan]:
    """What the worker answers, taken in piece by piece, and what is seen of the file meanwhile."""
    process, given, taken = _start(kind)
    late = threading.Event()
    clock = threading.Timer(SECONDS, _give_up, (process, late))
    clock.start()
    failed: UnreadableFileError | None = None
    try:
        with ThreadPoolExecutor(2) as pool:
            pool.submit(_feed, given, blob)
            looking = pool.submit(_look, process, kind, blob, name, late)
            try:
                sheets, counted = receive(taken, name)
            except UnreadableFileError as refusal:
                failed = refusal
            finally:
                process.kill()
            scan = looking.result()  # its refusal says more than that of the worker it stopped
    except parts.Stopped:
        raise refusals.too_slow(name, SECONDS) from None
    finally:
        clock.cancel()
        process.wait()
        taken.close()
    if failed:
        raise refusals.too_slow(name, SECONDS) if late.is_set() else failed
    return sheets, replace(
        scan,
        errors=scan.errors + counted.errors,
        formulas=scan.formulas + counted.formulas,
        hidden_rows=scan.hidden_rows + counted.hidden,
    )


def _start(kind: str) -> tuple[subprocess.Popen[bytes], BinaryIO, BinaryIO]:
    """The worker, what it reads and what it writes."""
    process = subprocess.Popen(  # noqa: S603 - our own worker, run by the running interpreter
        [sys.executable, "-P", str(WORKER), kind, str(MEGABYTES), str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        cwd=tempfile.gettempdir(),
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return process, cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _feed(given: BinaryIO, blob: bytes) -> None:
    with suppress(OSError), given:  # a worker that died reads no further
        given.write(blob)


def _look(process: subprocess.Popen[bytes], kind: str, blob: bytes, name: str, late: threading.Event) -> Scan:
    """Look through the file's parts; what is found there ends the worker."""
    try:
        return parts.check_parts(blob, name, late.is_set) if kind == "zip" else Scan()
    except BaseException:
        process.kill()
        raise
