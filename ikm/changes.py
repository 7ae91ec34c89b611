"""What another set of class bounds changes: the same figures, other letters."""

from __future__ import annotations

import pandas as pd

from ikm.index import Index


def class_changes(before: Index, after: Index) -> pd.DataFrame:
    """How many ranked groups go from which mutu to which: columns ``before``, ``after``, ``groups``.

    Groups that keep their mutu do not count. Worst new class first.
    """
    both = pd.DataFrame({"before": before.table["mutu"], "after": after.table["mutu"]})[after.table["ranked"]]
    moved = both[both["before"] != both["after"]]
    counts = moved.groupby(["before", "after"], as_index=False).size().rename(columns={"size": "groups"})
    return counts.sort_values(["after", "before"], ascending=False, ignore_index=True)
