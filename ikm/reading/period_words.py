"""What a text says of a period, by its words: year, months, quarters and half years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ikm.reading.vocabulary import words

SPANS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
"""The spans a year is cut into, and how many months they have."""

ROMAN = ("I", "II", "III", "IV")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO_MONTH = re.compile(r"((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])")
_MONTH_YEAR = re.compile(r"(0[1-9]|1[0-2])[-/.]((?:19|20)\d\d)")
_LISTED = re.compile(r"[&,+;]|\bdan\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What a text says of one period.

    ``year`` (None where it names none), ``first`` month and how many ``months``; ``written``: the words
    themselves; ``alone``: the text says nothing else; ``sure``: the words cannot mean anything but a period.
    """

    year: int | None
    first: int
    months: int
    written: str
    alone: bool
    sure: bool


@dataclass(frozen=True)
class _Token:
    """A word or number: its kind ("span", "step", "month", "year", "filler" or ""), value and place."""

    word: str
    kind: str
    value: int
    start: int
    end: int


def said_in(text: str) -> Said | None:
    """What a text says of one period; None when it says nothing of any, or speaks of several.

    >>> said_in("SKM Triwulan ke-4 Tahun 2026")
    Said(year=2026, first=10, months=3, written='Triwulan ke-4 Tahun 2026', alone=False, sure=True)
    """
    if iso := _ISO_MONTH.fullmatch(text):
        return Said(int(iso[1]), int(iso[2]), 1, text, True, True)
    if numeric := _MONTH_YEAR.fullmatch(text):
        return Said(int(numeric[2]), int(numeric[1]), 1, text, True, True)
    tokens = _tokens(text)
    years = {i: token.value for i, token in enumerate(tokens) if token.kind == "year"}
    months = [i for i, token in enumerate(tokens) if token.kind == "month"]
    if not years and months:
        years = _short_year(tokens, months[-1])
    steps = _steps(tokens)
    if len(set(years.values())) > 1 or len(set(steps.values())) > 1:
        return None
    alone = all(token.kind or i in years for i, token in enumerate(tokens))
    if months and not alone and (steps or not _beside(tokens, months, years)):
        months = []  # "TW I Kec. Mei 2025" and "Des. Sukamaju 2025" name no months
    named = _range([tokens[i].value for i in months], text) if months else None
    if (months and named is None) or (named and steps and named != next(iter(steps.values()))):
        return None
    whole = named or next(iter(steps.values()), None) or ((1, SPANS["tahun"]) if years else None)
    if whole is None:
        return None
    places = sorted({*years, *months, *(place for pair in steps for place in pair)})
    used = {*places, *(i for i, token in enumerate(tokens) if token.kind == "filler")}
    written = text[tokens[places[0]].start : tokens[places[-1]].end]
    sure = bool(years) or any(tokens[i].word != "q" for i, _ in steps)
    return Said(next(iter(years.values()), None), *whole, written, len(used) == len(tokens), sure)


def _tokens(text: str) -> list[_Token]:
    """The words and numbers of a text; "twiv" and "TW4" are two each."""
    tokens = []
    for match in _TOKEN.finditer(text):
        start, cut, end = match.start(), match.end(), match.end()
        word = match[0].casefold()
        if head := next((h for h in _spans() if word.startswith(h) and word[len(h) :] in _NUMERALS), None):
            cut = start + len(head)
        tokens += [_token(text[a:b].casefold(), a, b) for a, b in ((start, cut), (cut, end)) if a < b]
    return tokens


_NUMERALS = frozenset(numeral.lower() for numeral in ROMAN)


def _token(word: str, start: int, end: int) -> _Token:
    for kind, known in (("span", _spans()), ("month", month_numbers()), ("step", _ordinals())):
        if word in known:
            return _Token(word, kind, known[word], start, end)
    if _YEAR.fullmatch(word):
        return _Token(word, "year", int(word), start, end)
    return _Token(word, "filler" if word in words("periods")["fillers"] else "", 0, start, end)


@cache
def _spans() -> dict[str, int]:
    return {word: SPANS[span] for span in ("triwulan", "semester") for word in words("periods")[span]}


@cache
def _ordinals() -> dict[str, int]:
    return {word: i for i, said in enumerate(words("periods")["steps"]) for word in said}


@cache
def month_numbers() -> dict[str, int]:
    """The names of months and their numbers.

    >>> month_numbers()["nopember"], month_numbers()["agt"]
    (11, 8)
    """
    return {name: i for i, names in enumerate(words("months")["names"], start=1) for name in names}


def _steps(tokens: list[_Token]) -> dict[tuple[int, int], tuple[int, int]]:
    """Every "triwulan IV" or "semester 2" by the places of its two words: its first month and its months."""
    found = {}
    for i, token in enumerate(tokens):
        if token.kind != "span":
            continue
        after = next((j for j in range(i + 1, len(tokens)) if tokens[j].kind != "filler"), i)
        before = i - 1 if i and token.word == "q" else i  # "4Q"
        for place in (after, before):
            step = tokens[place]
            if step.kind == "step" and step.value < 12 // token.value:
                found[i, place] = (step.value * token.value + 1, token.value)
                break
    return found


def _short_year(tokens: list[_Token], month: int) -> dict[int, int]:
    """The year of "Nov-26"."""
    after = tokens[month + 1].word if month + 1 < len(tokens) else ""
    return {month + 1: 2000 + int(after)} if re.fullmatch(r"\d\d", after) else {}


def _beside(tokens: list[_Token], months: list[int], years: dict[int, int]) -> bool:
    """Whether a year stands right before or after names of months, with nothing but filling words between."""
    between = [tokens[months[-1] + 1 : year] if year > months[-1] else tokens[year + 1 : months[0]] for year in years]
    return any(all(token.kind == "filler" for token in part) for part in between)


def _range(named: list[int], text: str) -> tuple[int, int] | None:
    """The first month and the number of months: of one month, of "Januari s.d. Maret", of months in a row."""
    first, last = named[0], named[-1]
    if named == list(range(first, last + 1)) or (len(named) == 2 and first < last and not _LISTED.search(text)):
        return first, last - first + 1
    return None
