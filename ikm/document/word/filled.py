"""Runs the child that fills a template, within limits of memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from ikm.document.word.fields import BEGIN, BLOCKS, END, FIELDS, ROWS
from ikm.document.word.markup import bare
from ikm.errors import BadTemplateError, IkmError
from ikm.reading.child import ENVIRONMENT

Field: TypeAlias = "str | Sequence[Mapping[str, str]]"
WORKER = Path(__file__).with_name("filling.py")

MEGABYTES = 1_000
"""The most memory the child may take, where the system can limit it."""

EXAMPLE = "0"
"""What stands in every field while a template is checked."""

SECONDS = 10
"""The longest it may take."""

ALIKE = 0.6
"""How like a field a name must be to be taken for a slip of the pen (``difflib``: 0 to 1)."""

AT_ONCE = threading.BoundedSemaphore(2)
"""So many templates are filled at the same time; further ones wait."""


def checked(template: bytes) -> bytes:
    """The template filled with examples: refused as with any survey, whatever that holds."""
    fields: dict[str, Field] = {name: [dict.fromkeys(inner, EXAMPLE)] for name, (_, inner) in ROWS.items()}
    return filled(template, fields | dict.fromkeys(FIELDS, EXAMPLE))[1]


def filled(template: bytes, fields: Mapping[str, Field]) -> tuple[frozenset[str], bytes]:
    """The names that a template uses, and the template with its fields filled; where a block belongs its mark stands.

    Raises IkmError for a field that is not known, for broken or forbidden commands, and for what takes too long.
    """
    given = {name: _clean(value) for name, value in fields.items()} | {name: f"{BEGIN}{name}{END}" for name in BLOCKS}
    try:
        with AT_ONCE:
            ran = subprocess.run(  # noqa: S603 - our own worker, run by the running interpreter
                [sys.executable, "-P", str(WORKER), str(MEGABYTES), str(SECONDS)],
                input=json.dumps(given).encode() + b"\n" + template,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
                cwd=tempfile.gettempdir(),
                timeout=SECONDS,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        line, _, made = ran.stdout.partition(b"\n")
        answer = json.loads(line)
    except (subprocess.TimeoutExpired, ValueError):
        raise BadTemplateError(
            "The template takes too long or too much to fill. Take out loops and long tables."
        ) from None
    if "error" in answer:
        raise _refusal(answer)
    return frozenset(answer["used"]), made


def _clean(value: Field) -> Any:
    if isinstance(value, str):
        return bare(value).replace(BEGIN, "").replace(END, "")
    return [{name: _clean(cell) for name, cell in row.items()} for row in value]


def _too_much() -> IkmError:
    return BadTemplateError("The template takes too long or too much to fill. Take out loops and long tables.")


def _unknown(names: Mapping[str, Sequence[str]]) -> IkmError:
    """Every field that there is not, each with the one it was perhaps meant as."""
    near = {bare(name): get_close_matches(name.lower(), known, n=1, cutoff=ALIKE) for name, known in names.items()}
    if len(near) > 1:
        said = ", ".join(f"{name} ({found[0]}?)" if found else name for name, found in near.items())
        return BadTemplateError(
            "The template names fields that do not exist: {fields}. Those that do are listed on the page Reports and in"
            " docs/templates.md.",
            fields=said,
        )
    ((name, found),) = near.items()
    if found:
        return BadTemplateError(
            "The template names the field {field}, which does not exist. Did you mean {near}? All fields are listed on"
            " the page Reports and in docs/templates.md.",
            field=name,
            near=found[0],
        )
    return BadTemplateError(
        "The template names the field {field}, which does not exist. All fields are listed on the page Reports and in"
        " docs/templates.md.",
        field=name,
    )


def _refusal(answer: dict[str, Any]) -> IkmError:
    what, where = bare(answer["what"]), bare(answer["where"])
    match answer["error"]:
        case "unknown":
            return _unknown(answer["all"])
        case "broken":
            return BadTemplateError("The template has a command that cannot be read, at: {where}", where=where)
        case "forbidden" | "filter":
            return BadTemplateError(
                "The template has a command that is not allowed here, at: {where}", where=where or what
            )
        case "large":
            return _too_much()
    return BadTemplateError(
        "The template cannot be filled. Open it in Word, save it under a new name, and choose that file."
    )
