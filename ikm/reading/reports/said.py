"""What a label of a printed table says: the kind of figure, an unsur, or what its rows are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ikm.reading.facets import IMPORTANCE, band, series, split
from ikm.reading.headers import CODED, EXACT, SERIES, Header, header_of, named_anywhere, parse
from ikm.reading.vocabulary import exact_attribute, total_word
from ikm.reading.words import has_words, plain, remembered

LONGEST = 12
"""A text of more words is no label, unless it is an unsur's question."""

MOST_AROUND = 7
"""A label that only contains a word for figures has not more words than this."""

LABELS = ("number", "unsur", "unit", "method", "table", "category")
"""Roles of columns that say what their rows are."""


ANSWERS = "answers"
"""The role of a column that counts one of the answers: "Tidak Baik (1)", "Sangat Puas"."""


@dataclass(frozen=True)
class Said:
    """What a label says: ``kind`` of figure (or "value", "count", "bound", "sampled", see words.toml), the unsur's
    header, the ``role`` of its column, whether the figure is printed ``again``, and whether it is a total."""

    kind: str = ""
    header: Header | None = None
    role: str = ""
    again: bool = False
    total: str = ""

    @property
    def anything(self) -> bool:
        """Whether the label says anything that we know."""
        return bool(self.kind or self.header or self.role or self.total)

    @property
    def key(self) -> str:
        """The same for labels that say the same."""
        unsur = f"{self.header.prefix}{self.header.number or self.header.name}" if self.header else ""
        return f"{self.kind}/{unsur}/{self.role}/{self.total}/{self.again}"


NOTHING = Said()


@cache
def known(part: str) -> dict[str, Any]:
    """One part of words.toml.

    >>> known("totals")["sums"][0]
    'jumlah'
    """
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)[part]  # type: ignore[no-any-return]


@cache
def _exact() -> dict[str, str]:
    return {phrase: kind for kind, phrases in known("exact").items() for phrase in phrases}


@cache
def _roles() -> dict[str, str]:
    return {phrase: role for role, phrases in known("roles").items() for phrase in phrases}


@remembered
def said(text: str) -> Said:
    """What a label says.

    >>> said("NRR Tertimbang U3").kind, said("NRR Tertimbang U3").header.number, said("Prosedur pelayanan").header.name
    ('weighted', 3, 'prosedur pelayanan')
    >>> said("Indeks (dalam baris x 25)").kind, said("Indeks (dalam baris x 25)").again, said("Kecamatan").role
    ('index', True, 'unit')
    """
    bare = plain(text)
    if not bare:
        return Said("percent") if "%" in text else NOTHING
    bare, again = _without_again(bare)
    if not bare:
        return replace(NOTHING, again=again)
    told = _plainly(bare, "%" in text)
    if not told.anything and "/" in text and " " not in text.strip():
        told = Said(header=_unsur(text))  # the path of a question in a form
    if told.kind in ("index", "weighted", "nrr") and not told.header and has_words(bare, "x 25"):
        told = Said("ikm")  # "Jumlah NRR tertimbang x 25"
    return replace(told, again=again)


def _plainly(bare: str, percent: bool) -> Said:
    if percent and (bare in _exact() or bare in _roles()):
        return Said("percent")
    if bare in known("totals")["sums"]:
        return Said("count", total="sum")
    if bare in known("totals")["means"]:
        return Said("nrr", total="mean")
    if bare in _exact():
        return Said(_exact()[bare])
    if bare in _roles():
        return Said(role=_roles()[bare])
    if band(bare) == IMPORTANCE or series(bare) or split(bare)[0] == IMPORTANCE:
        return Said(role="noted")  # how important an unsur is: no figure of how it was
    if len(bare.split()) <= LONGEST and (kind := _contained(bare)).anything:
        return kind
    if header := _unsur(bare):
        return Said(header=header)
    if hit := exact_attribute(bare):
        return Said(role=hit[0])
    return Said(total="sum") if total_word(bare) in known("totals")["sums"] else NOTHING


def is_answer(text: str) -> bool:
    """Whether a column's label is nothing but an answer, with its value perhaps.

    >>> [is_answer(text) for text in ("Tidak Baik (1)", "Sangat Puas", "Unit Baik", "1")]
    [True, True, False, False]
    """
    bare = plain(text)
    parts = set(bare.split())
    known_words = known("answers")
    return bool(parts & set(known_words["adjectives"])) and parts <= {
        word for one in known_words.values() for word in one
    }


def _without_again(bare: str) -> tuple[str, bool]:
    for phrase in sorted(known("again")["words"], key=len, reverse=True):
        if has_words(bare, phrase):
            return " ".join(f" {bare} ".replace(f" {phrase} ", " ").split()), True
    return bare, False


def _contained(bare: str) -> Said:
    """A kind of figure with an unsur, or with words that say nothing more."""
    hits = [
        (len(phrase), kind, phrase)
        for kind, phrases in _all().items()
        for phrase in phrases
        if len(phrase) > 2 and has_words(bare, phrase)
    ]
    for _, kind, phrase in sorted(hits, reverse=True):
        rest = " ".join(f" {bare} ".replace(f" {phrase} ", " ").split())
        rest = " ".join(word for word in rest.split() if word != "per")
        if header := _unsur(rest):
            alone = parse(bare)
            if named_anywhere(alone) == EXACT:
                return Said(header=alone)  # an unsur whose name has such a word
            return Said(kind, header)
    fitting = [hit for hit in hits if hit[2] in known("contained").get(hit[1], ())]
    if fitting and len(bare.split()) <= MOST_AROUND and not _unsur(bare):
        return Said(max(fitting)[1])
    return NOTHING


@cache
def _all() -> dict[str, tuple[str, ...]]:
    kinds = ("weighted", "answered", "sum", "nrr", "ikm", "index", "mutu", "rank", "lowest", "n", "percent", "value")
    more = {kind: (*known("exact").get(kind, ()), *known("contained").get(kind, ())) for kind in kinds}
    more["sum"] = (*more["sum"], "jumlah", "total")
    kept = {kind: tuple(phrases) for kind, phrases in known("contained").items() if kind not in more}
    return more | kept


def _unsur(bare: str) -> Header | None:
    """The header of an unsur that a text is; None where it names none."""
    if not bare:
        return None
    header = header_of(bare)
    if header.number and header.prefix in CODED + SERIES:
        return header
    return header if named_anywhere(header) is not None else None


def total_of(text: str) -> str:
    """Whether a row's name is that of a total: "sum", "mean", or "".

    >>> total_of("Jumlah / Total"), total_of("Rata-rata kota"), total_of("Panjang")
    ('sum', 'mean', '')
    """
    bare = plain(text)
    for how in ("sums", "means"):
        if any(bare == word or bare.startswith(word + " ") for word in known("totals")[how]):
            return how[:-1]
    return ""
