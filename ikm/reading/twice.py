"""Tables that stand twice in what is read together: all rows of one also on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ikm.ledger import Note
from ikm.reading.respondents import Answered

FEWEST, DIFFERENT = 3, 2 / 3
"""A table of fewer rows, or in which fewer of the rows differ from each other, may be another's part by chance."""

MOST_TABLES = 200


def same_rows(parts: Sequence[Answered]) -> list[Note]:
    """A note for each table whose rows all stand on another one: they may be counted twice.

    Rows are the same when every answer is. Of two equal tables the later one is named.
    """
    seen = [Counter(bytes(row) for row in part.answers) for part in parts[:MOST_TABLES]] if len(parts) > 1 else []
    asked = [tuple(question.role for question in part.questions) for part in parts]
    notes = []
    for i, mine in enumerate(seen):
        size = mine.total()
        if size < FEWEST or len(mine) < DIFFERENT * size:
            continue
        same = [j for j in range(len(seen)) if j != i and asked[j] == asked[i]]
        others = (j for j in same if seen[j].total() > size or (j < i and seen[j].total() == size))
        twin = next((j for j in others if mine <= seen[j]), None)
        if twin is not None:
            sheets = {"sheet": parts[i].table.sheet.name, "other": parts[twin].table.sheet.name}
            notes.append(Note("same-rows", sheets))
    return notes
