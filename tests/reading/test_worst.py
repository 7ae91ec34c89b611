"""Nobody else waits while the worst files that may be opened are read (python -m benchmarks.worst has them in full)."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

import ikm
from benchmarks.worst import FILES, LONGEST_GAP, Watch, opened
from ikm.reading.kinds import encode, limits
from ikm.reading.received import LONGEST_LINE, receive

SIZES = {
    "largest_csv": 0.25,
    "many_cells": 0.1,
    "comments": 0.08,
    "distinct_texts": 0.15,
    "distinct_everywhere": 0.1,
    "wide": 0.05,
    "all_outside": 0.2,
    "combining": 0.01,
    "digits": 0.1,
    "tags": 0.02,
    "web": 0.03,
    "xml2003": 0.2,
}


@pytest.mark.parametrize("name", SIZES)
def test_other_threads_go_on(name: str) -> None:
    """A thread that ticks every 10 ms never waits a second, whatever is read beside it."""
    blob = FILES[name](SIZES[name])
    with Watch() as watch:
        said = opened(blob)
    assert said
    assert watch.gap < LONGEST_GAP


def written(*rows: list[Any]) -> bytes:
    out = io.BytesIO()
    encode.Writer(out).send(limits.Table("Data", rows))
    return out.getvalue()


def test_what_the_worker_says_comes_in_short_lines() -> None:
    """50,000 numbers, 100 texts of 10,000 signs: never more than 20,000 values or 2^18 signs in a line."""
    rows = [[float(i), "a" * 10_000 + str(i) if i < 100 else ""] for i in range(50_000)]
    said = io.BytesIO(written(*rows))
    sizes = []
    json.loads(said.readline())
    for _ in range(2):
        count, values = json.loads(said.readline())["values"], 0
        while values < count:
            line = said.readline()
            piece = json.loads(line)
            values += len(piece)
            sizes.append(len(line))
            assert len(piece) <= encode.VALUES_AT_ONCE
        said.read(4 * len(rows))
    assert max(sizes) < 2 * encode.SIGNS_AT_ONCE < LONGEST_LINE
    assert said.read() == b""


def test_too_much_text_is_refused_before_it_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "MOST_SIGNS", 1_000)
    with pytest.raises(limits.Refusal, match="too-much-text"):
        written(*[["a" * 100 + str(i)] for i in range(20)])


GOOD = written(["U1"], [3.0], ["x"])
END = b'{"end": true}\n'


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (b"", "needs more memory"),  # it died without a word
        (GOOD, "needs more memory"),
        (GOOD[:-2], "needs more memory"),
        (b"halo\n", "damaged"),
        (GOOD.replace(b'"rows": 3', b'"rows": 1' + b"0" * 9) + END, "damaged"),
        (GOOD.replace(b'"rows": 3', b'"rows": -3') + END, "damaged"),
        (GOOD.replace(b'"columns": 1', b'"columns": "x"') + END, "damaged"),
        (GOOD.replace(b'["", "U1", 3.0, "x"]', b"[]") + END, "damaged"),
        (GOOD.replace(b'["", "U1", 3.0, "x"]', b'["", "U1", 3, {"a": 1}]') + END, "damaged"),
        (GOOD.replace(b'["", "U1", 3.0, "x"]', b'["", "U1", 3.0, ["os", "x"]]') + END, "damaged"),
        (GOOD[:-4] + b"\xff\xff\xff\xff" + END, "damaged"),
        (b'{"error": "too-many-sheets"}\n', "more than 1000 sheets or tables"),
        (b'{"error": "too-much-text"}\n', "more than 50 million signs of text"),
        (b'{"error": "far-cell", "cell": "ZZ9"}\n', "in cell ZZ9, far away"),
        (b'{"error": "what?"}\n', "damaged"),
    ],
)
def test_nothing_the_worker_says_is_believed(said: bytes, sentence: str) -> None:
    with pytest.raises(ikm.UnreadableFileError, match=sentence):
        receive(io.BytesIO(said), "a.xlsx")


def test_what_the_worker_says_is_taken_in() -> None:
    (sheet,), _ = receive(io.BytesIO(GOOD + END), "a.xlsx")
    assert (sheet.name, sheet.rows, sheet.visible) == ("Data", 3, True)
    assert [sheet.columns[0].at(row) for row in range(3)] == ["U1", 3.0, "x"]
