"""The child process that parses a file: bytes on standard input, columns on standard output.

It is run by path (``python -P worker.py KIND MEGABYTES SECONDS``) and imports only the standard library, the readers
beside it in ``kinds`` and the one parser its kind of file needs, so that it starts quickly and so that whatever a
file does to it, the server lives on. What it writes is told in ``kinds/encode.py``; the last line is
``{"end": true}`` or ``{"error": code, "cell": cell}``.
"""

from __future__ import annotations

import gc
import json
import sys
from importlib import import_module, util
from pathlib import Path
from typing import Any

READERS = {"zip": "book", "ole": "book", "text": "delimited", "web": "web", "xml": "xml2003", "spss": "spss"}
"""The module of ``kinds`` that reads each kind of file."""


def limit(megabytes: int, seconds: int) -> None:
    """Limit this process where the system can; leave no core dump with people's data."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002 | 0x8000)  # no dialog when it crashes
        return
    import resource

    wanted = (
        ("RLIMIT_AS", megabytes << 20),
        ("RLIMIT_DATA", megabytes << 20),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_CORE", 0),
    )
    for name, most in wanted:
        try:
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, most))
        except (AttributeError, ValueError, OSError):
            continue


def part(name: str) -> Any:
    """A module of the folder beside this file, without the package above it, which would import far more."""
    if "kinds" not in sys.modules:
        folder = Path(__file__).with_name("kinds")
        found = util.spec_from_file_location("kinds", folder / "__init__.py", submodule_search_locations=[str(folder)])
        if found is None:
            raise ImportError
        sys.modules["kinds"] = util.module_from_spec(found)
    return import_module(f"kinds.{name}")


def main() -> None:
    """Parse standard input and answer on standard output."""
    kind, megabytes, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    limit(megabytes, seconds)
    gc.disable()  # nothing here is circular, and looking for it takes a tenth of the time
    out = sys.stdout.buffer
    limits = part("limits")
    last: dict[str, Any] = {"end": True}
    try:
        send, cells = part("encode").send, 0
        for number, table in enumerate(part(READERS[kind]).tables(sys.stdin.buffer.read())):
            cells += send(table, out)
            if cells > limits.MOST_CELLS or number == limits.MOST_SHEETS:
                raise limits.Refusal("too-many-cells" if cells > limits.MOST_CELLS else "too-many-sheets")
    except limits.Refusal as why:
        last = {"error": why.code, "cell": why.cell}
    except MemoryError:
        last = {"error": "memory"}
    except BaseException:  # a panic of the parser is no Exception
        last = {"error": "broken"}
    out.write(json.dumps(last).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
