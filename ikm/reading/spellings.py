"""One thing written in several ways: the spellings of a file's education and occupation that are one category."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain

SPELLED = ("pendidikan", "pekerjaan")
"""Attributes whose spellings we know."""

MOST = 2_000
"""A column with more different texts than this holds free text, of which only case is unified."""

LONGEST = 100
"""A longer text names no kind we know."""

Identity = frozenset[str] | tuple[str, ...]
"""What a text means: the kinds it names ("sma", "smk"), or, where we know none, its words."""

_NUMERAL = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "satu": "1", "dua": "2", "tiga": "3", "empat": "4"}
_LETTERED = re.compile(r"\b([ds])[\s.\-]*([1-4]|(?:(?<=[\s.\-])i|ii|iii|iv)(?!\w))(?!\w)", re.IGNORECASE)
_SPELLED_OUT = re.compile(r"\b(diploma|strata)[\s.\-]*([1-4]|iv|i{1,3}|satu|dua|tiga|empat)\b", re.IGNORECASE)
_BOUNDS = re.compile(r"[\s.\-]*\bke[\s\-]*(atas|bawah)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[/,;&|\-–—]|\b(?:atau|dan)\b", re.IGNORECASE)
_INSIDE = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]")
_SIGNS = re.compile(r"[^\W_]+|[<>≥≤+=/,&]")


def normal(text: str) -> str:
    """A text with the degrees in one spelling.

    >>> normal("D-III"), normal("S.1"), normal("Diploma IV"), normal("Strata satu"), normal("Pasca Sarjana")
    ('d3', 's1', 'd4', 's1', 'pascasarjana')
    """
    said = clean(text).casefold().replace("pasca sarjana", "pascasarjana")
    said = {"di": "d1", "si": "s1"}.get(said, said)
    said = _SPELLED_OUT.sub(lambda m: f"{m[1][0]}{_NUMERAL.get(m[2], m[2])}", said)
    return _LETTERED.sub(lambda m: f"{m[1]}{_NUMERAL.get(m[2], m[2])}", said)


def identity(attribute: str, text: str) -> Identity:
    """What a text means, so that two texts with the same identity are one category.

    >>> identity("pendidikan", "SLTA") == identity("pendidikan", "SMA/sederajat")
    True
    >>> identity("pendidikan", "SMA") == identity("pendidikan", "SMK")
    False
    """
    return _kinds(attribute, text)[0] or _as_words(text)


def _as_words(text: str) -> tuple[str, ...]:
    short = words("short_words")
    return tuple(short.get(word, word) for word in _SIGNS.findall(clean(text).casefold()))


def _kinds(attribute: str, text: str) -> tuple[frozenset[str], bool]:
    """The kinds a text names, none when it says anything else; and whether it writes several as one."""
    if len(text) > LONGEST:
        return frozenset(), False
    said = normal(text) if attribute == "pendidikan" else clean(text).casefold()
    if re.search(r"[<>≥≤+=]", said):
        return frozenset(), False
    bound = _BOUNDS.search(said)
    if bound and bound.end() == len(said):
        kinds, _ = _listed(attribute, said[: bound.start()])
        return (kinds | {bound[1]} if kinds else kinds), False
    if inside := _INSIDE.fullmatch(said):
        return _explained(attribute, inside[1], inside[2])
    return _listed(attribute, said)


def _explained(attribute: str, name: str, inside: str) -> tuple[frozenset[str], bool]:
    """A name with another in brackets, which must say the same, or what of it is meant."""
    outer, wide = _listed(attribute, name)
    if plain(inside) in words("spelled_together")["said"]:
        return outer, wide
    if plain(inside) in words("spelled_together")["equal"]:
        return _listed(attribute, f"{name}/{inside}")
    inner, _ = _listed(attribute, inside)
    together = words("spelled_together")
    some = {member for kind in outer for member in together["some"].get(kind, ())}
    if inner and inner <= some:
        return inner, len(inner) > 1
    return (outer, True) if inner and inner <= outer else (frozenset(), False)


def _listed(attribute: str, said: str) -> tuple[frozenset[str], bool]:
    known, together = _spellings(attribute), words("spelled_together")
    whole = _words_of(said)
    if whole in known:
        return _members(frozenset({known[whole]})), False
    found: set[str] = set()
    equal, pieces = False, 0
    for piece in map(_words_of, _BETWEEN.split(said)):
        for word in together["equal"]:
            if piece == word or piece.endswith(" " + word):
                piece, equal = piece.removesuffix(word).strip(), True
        if piece and piece not in known:
            return frozenset(), False
        found |= {known[piece]} if piece else set()
        pieces += bool(piece)
    if len(found) > 1 and found & set(together["alone"]):
        return frozenset(), False
    kinds = _members(frozenset(found))
    if equal:
        level = [set(level) for level in together["levels"] if kinds <= set(level)]
        return (frozenset(level[0]), True) if level and kinds else (frozenset(), False)
    return kinds, pieces > 1


def written_out(text: str) -> str:
    """The plain words of a text, short forms written out.

    >>> written_out("Tdk tamat SD")
    'tidak tamat sd'
    """
    short = words("short_words")
    return " ".join(short.get(word, word) for word in plain(text).split())


def _words_of(text: str) -> str:
    """The words of a text without "tamat" and its like in front."""
    said = written_out(text).split()
    return " ".join(said[1:] if said and said[0] in words("spelled_together")["said"] else said)


def _members(kinds: frozenset[str]) -> frozenset[str]:
    every = words("spelled_together")["all"]
    return frozenset(member for kind in kinds for member in every.get(kind, [kind]))


@cache
def _spellings(attribute: str) -> dict[str, str]:
    return {spelling: kind for kind, said in words("spelled")[attribute].items() for spelling in said}


def unify(attribute: str, counts: Mapping[str, int]) -> dict[str, str]:
    """The spelling that each text of a file takes: of all that mean the same, the most frequent one.

    Different kinds of one level are one only where the file itself writes them as one: "SMA/SMK", "SMA sederajat", or,
    of education, with the name of the level ("SLTP", "SLTA"), of which "SMP" and "SMA" are a part. Then the file's way
    of writing the level stands for it; "SMP" or "SMA", as the regulation of 2017 and publication cards write, where
    the file has no other of its kinds.

    >>> unify("pendidikan", {"S1": 5, "Sarjana": 2, "S-1": 1, "SMA": 4, "SMK": 1})
    {'S1': 'S1', 'Sarjana': 'S1', 'S-1': 'S1', 'SMA': 'SMA', 'SMK': 'SMK'}
    >>> unify("pendidikan", {"SMA": 4, "SMK": 1, "SLTA/sederajat": 2})
    {'SMA': 'SLTA/sederajat', 'SMK': 'SLTA/sederajat', 'SLTA/sederajat': 'SLTA/sederajat'}
    >>> unify("pendidikan", {"SLTP": 7, "SMP": 4, "SLTA": 6, "SMA": 5, "SMK": 1})
    {'SLTP': 'SMP', 'SMP': 'SMP', 'SLTA': 'SLTA', 'SMA': 'SLTA', 'SMK': 'SLTA'}
    """
    if len(counts) > MOST:
        return {text: text for text in counts}
    kinds = {text: _kinds(attribute, text) for text in counts}
    means = {text: found or _as_words(text) for text, (found, _) in kinds.items()}
    wide = {found for found, several in kinds.values() if several}
    levels = _levels() if attribute == "pendidikan" else []
    wide |= {found for found, _ in kinds.values() if found in levels}
    for text, (found, _) in kinds.items():
        means[text] = _wider(found, wide) or means[text]
    chosen: dict[Identity, str] = {}
    own = {text: identity(attribute, text) for text in counts}
    for text in sorted(counts, key=lambda text: (own[text] != means[text], -counts[text], text)):
        chosen.setdefault(means[text], text)
    for level in levels:
        chosen |= _as_cards_write(level, [text for text in counts if means[text] == level], kinds)
    return {text: chosen[means[text]] for text in counts}


def _levels() -> list[frozenset[str]]:
    """The levels of education that have a name for all of their kinds: SLTP, SLTA."""
    together = words("spelled_together")
    return [_members(frozenset({name})) for name in together["all"] if name in words("spelled")["pendidikan"]]


def _as_cards_write(
    level: frozenset[str], texts: list[str], kinds: Mapping[str, tuple[frozenset[str], bool]]
) -> dict[Identity, str]:
    """The word of publication cards for a level, where the file has it and, but for the level's name, nothing else."""
    for word in words("spelled_together")["cards"]:
        own = frozenset({word})
        written = [text for text in texts if plain(text) == word]
        if own < level and written and all(kinds[text] in ((own, False), (level, False)) for text in texts):
            return {level: written[0]}
    return {}


def same_name(text: str) -> str:
    """The name of a unit as it is compared: without signs, short forms written out.

    >>> same_name("KEC. Barat"), same_name("Kecamatan  Barat")
    ('kecamatan barat', 'kecamatan barat')
    """
    short = words("short_units")
    return " ".join(short.get(word, word) for word in plain(text).split())


def bare_name(text: str) -> str:
    """The same without the kind of unit in front.

    >>> bare_name("Kec. Kedaton"), bare_name("UPTD Puskesmas Melati"), bare_name("Kedaton")
    ('kedaton', 'melati', 'kedaton')
    """
    said = same_name(text)
    kind = max((kind for kind in words("titles")["kinds"] if said.startswith(kind + " ")), key=len, default="")
    return said.removeprefix(kind).strip()


def unify_names(counts: Mapping[str, int]) -> dict[str, str]:
    """The most frequent spelling of each name of a unit; names that differ in signs and short forms only are the same.

    >>> unify_names({"Kecamatan Barat": 2, "Kec. Barat": 5, "KEC BARAT": 1, "Barat": 1})
    {'Kecamatan Barat': 'Kec. Barat', 'Kec. Barat': 'Kec. Barat', 'KEC BARAT': 'Kec. Barat', 'Barat': 'Barat'}
    """
    means = {text: same_name(text) for text in counts}
    chosen: dict[str, str] = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        chosen.setdefault(means[text], text)
    return {text: chosen[means[text]] for text in counts}


def _wider(kinds: frozenset[str], wide: set[frozenset[str]]) -> frozenset[str] | None:
    """The one widest way of writing a level's kinds as one that the file has and that includes these."""
    levels = [set(level) for level in words("spelled_together")["levels"]]
    within = [one for one in wide if kinds and kinds < one and any(one <= level for level in levels)]
    widest = max(within, key=len, default=None)
    return widest if widest and all(one <= widest for one in within) else None


def joined(changed: Mapping[str, str]) -> str:
    """What ``unify`` put together beyond case and spaces, to be shown: "Sarjana, S-1 → S1"; "" for nothing."""
    groups: dict[str, list[str]] = {}
    for text, taken in changed.items():
        if _bare(text) != _bare(taken):
            groups.setdefault(taken, []).append(text)
    return "; ".join(f"{', '.join(sorted(texts))} → {taken}" for taken, texts in sorted(groups.items()))


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
