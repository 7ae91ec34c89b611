"""Names and numbers in comments that the door cannot tell: hidden before anyone reads, counts or searches them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ikm.comment_lists import known, listed

MASK = "(hidden)"
"""What stands for a name or a number that was hidden, here and on reading; a screen says it in its language."""

LONGEST = 4
"""A name has at most so many words; in small letters half as many."""

_NUMBER = re.compile(r"\d{4,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_GAP = re.compile(r"[\s:/\"“”'(]{0,3}")
_DOTTED = re.compile(r"\.?[\s:/\"“”'(]{0,3}")
_INSIDE = re.compile(r"\.?[ \t]{1,2}|(?<=\b[^\W\d_])\.[ \t]?")


def masked(comments: Sequence[str]) -> list[str]:
    """The comments with what may tell a person hidden, beyond what was hidden on reading.

    Hidden are four digits or more in a row, and names after a title: "Bu Rini", "mbak siti aminah". After a title no
    name are offices and groups ("Bapak Camat", "ibu hamil"), words that say nothing by themselves, and in small
    letters everyday words of services ("ibu ramah"); every other word is taken for one. After "petugas", "dokter" and
    the like a name begins with a capital letter and is no everyday word. A name so found is hidden in all the other
    comments too. A name that no title announces anywhere cannot be told.

    >>> masked(["Bu Rini di loket 2 ramah", "rini baik", "Bapak Camat tegas", "Berkas 20231145 hilang"])
    ['Bu (hidden) di loket 2 ramah', '(hidden) baik', 'Bapak Camat tegas', 'Berkas (hidden) hilang']
    """
    found = [_names(comment) for comment in comments]
    everywhere = {
        word.casefold()
        for comment, places in zip(comments, found, strict=True)
        for first, last in places
        for word in _WORD.findall(comment[first:last])
        if word[0].isupper() and len(word) > 2 and word.casefold() not in known()
    }
    again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(everywhere)))})(?!\w)", re.IGNORECASE)
    out = []
    for comment, places in zip(comments, found, strict=True):
        parts, done = [], 0
        for first, last in places:
            parts += [comment[done:first], MASK]
            done = last
        text = "".join((*parts, comment[done:]))
        text = again.sub(MASK, text) if everywhere else text
        out.append(re.sub(rf"{re.escape(MASK)}(?:\s+{re.escape(MASK)})+", MASK, _NUMBER.sub(MASK, text)))
    return out


def _names(comment: str) -> list[tuple[int, int]]:
    """Where names after titles begin and end."""
    found: list[tuple[int, int]] = []
    small = comment.isupper()  # in a text of capitals a capital tells nothing
    for cue in _cues().finditer(comment):
        if found and cue.start() < found[-1][1]:
            continue
        strong = cue["title"] is not None
        dotted = cue[0].casefold() in listed("abbreviated")  # "Bpk. Budi", but not "Terima kasih Ibu. Semoga ..."
        at = _gap(comment, cue.end(), dotted)
        first = last = None
        taken = 0
        while taken < LONGEST and (word := _WORD.match(comment, at)):
            shouted = word[0].isupper() and word[0].casefold() in known()  # "Bu Rini RAMAH"
            capital = word[0][0].isupper() and not small and not shouted
            if not _is_name(word[0].casefold(), capital, strong) or (not capital and taken >= LONGEST // 2):
                break
            first = word.start() if first is None else first
            last, taken = word.end(), taken + 1
            gap = _INSIDE.match(comment, last)
            if gap is None:
                break
            at = gap.end()
        if first is not None and last is not None:
            found.append((first, last))
    return found


def _is_name(word: str, capital: bool, strong: bool) -> bool:
    if word in listed("offices") or word in listed("stop") or word in listed("titles") or word == "hidden":
        return False
    return (capital and strong) or ((capital or strong) and word not in known())


def _gap(comment: str, at: int, dotted: bool) -> int:
    found = (_DOTTED if dotted else _GAP).match(comment, at)
    return found.end() if found else at


@cache
def _cues() -> re.Pattern[str]:
    def either(name: str) -> str:
        return "|".join(sorted(map(re.escape, listed(name)), key=len, reverse=True))

    return re.compile(rf"(?<![\w-])(?:(?P<title>{either('titles')})|{either('roles')})(?![\w-])", re.IGNORECASE)
