"""Makes the fixtures of tests/reading/test_shapes.py, and the table of shapes in docs/reading.md.

Run from the root of the project: python -m tests.reading.shapes.make. The .xls needs xlwt and the .sav needs
pyreadstat; where one is missing, the committed file stays as it is.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.reading.shapes.answers import ANSWERS
from tests.reading.shapes.importance import IMPORTANCE
from tests.reading.shapes.kit import File, Shape
from tests.reading.shapes.layouts import LAYOUTS
from tests.reading.shapes.meanings import MEANINGS
from tests.reading.shapes.recaps import RECAPS
from tests.reading.shapes.refusals import REFUSALS
from tests.reading.shapes.several import SEVERAL
from tests.reading.shapes.sources import SOURCES
from tests.reading.shapes.suspicions import SUSPICIONS

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[2] / "docs" / "reading.md"
SECTIONS = (LAYOUTS, SOURCES, RECAPS, ANSWERS, MEANINGS, IMPORTANCE, SEVERAL, SUSPICIONS, REFUSALS)
SHAPES: dict[str, Shape] = {shape.name: shape for section in SECTIONS for shape in section}
TABLE = re.compile(r"(?<=<!-- shapes -->\n).*?(?=<!-- end of shapes -->)", re.DOTALL)


def paths(shape: Shape) -> list[tuple[Path, File]]:
    """Where a shape's files lie: several of them in a folder of the shape's name."""
    folder = HERE if len(shape.files) == 1 else HERE / shape.name
    return [(folder / file.name, file) for file in shape.files]


def written(expected: dict[str, Any]) -> str:
    """The expectation as JSON that a person can read: a respondent's answers stand on one line."""
    said = json.dumps(expected, indent=1, ensure_ascii=False)
    flat = re.compile(r"\[\s+((?:[^\[\]{}\"]|\"(?:[^\"\\]|\\.)*\")*?)\s+\]")
    said = flat.sub(lambda found: "[" + re.sub(r"\s*\n\s*", " ", found[1]) + "]", said)
    return said + "\n"


def table() -> str:
    """The table of docs/reading.md: shape, what is understood, fixture."""
    lines = []
    for section in SECTIONS:
        lines += ["", f"### {section.title}", "", "| Shape | What is understood | Fixture |", "|---|---|---|"]
        for shape in section:
            fixture = shape.files[0].name if len(shape.files) == 1 else f"{shape.name}/"
            lines.append(f"| {shape.name} | {shape.what} | `{fixture}` |")
    return "\n".join([*lines, "", ""])


def main() -> None:
    assert len(SHAPES) == sum(map(len, SECTIONS)), "two shapes have the same name"
    for shape in SHAPES.values():
        for path, file in paths(shape):
            path.parent.mkdir(exist_ok=True)
            if (blob := file.blob()) is not None:
                path.write_bytes(blob)
        (HERE / f"{shape.name}.json").write_text(written(shape.expected), encoding="utf-8", newline="\n")
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(TABLE.sub(lambda _: table(), document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
