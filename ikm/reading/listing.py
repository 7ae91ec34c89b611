"""A list of strata and their people from a small file, where no survey says which units there are."""

from __future__ import annotations

from ikm.reading.known import Populations, known
from ikm.reading.spellings import same_name
from ikm.reading.workbook import Workbook


def listing(workbook: Workbook) -> Populations:
    """Every name in the file with its number of people, in the file's order and spelling.

    A name that stands there with several different numbers is in ``twice`` and not in ``numbers``; ``totals`` and
    ``unread`` as in ``known``. Raises UnreadableFileError as ``known`` does.
    """
    read = known(workbook)
    said: dict[str, set[float]] = {}
    spelling: dict[str, str] = {}
    for name, number in read.rows:
        spelling.setdefault(same_name(name), name)
        said.setdefault(same_name(name), set()).add(number)
    return Populations(
        {spelling[key]: min(numbers) for key, numbers in said.items() if len(numbers) == 1},
        twice=tuple(spelling[key] for key, numbers in said.items() if len(numbers) > 1),
        totals=read.totals,
        unread=read.unread,
    )
