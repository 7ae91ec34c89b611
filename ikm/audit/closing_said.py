"""What closes a gap, in words: one sentence for each kind of explanation."""

from __future__ import annotations

from decimal import Decimal

from ikm.audit.finding import decimal
from ikm.audit.gap import (
    ADDED,
    COPIED,
    DIVISOR,
    DOUBLED,
    INDEX,
    LEFT_OUT,
    MISTYPED,
    OTHER_UNIT,
    SECOND,
    WEIGHTED,
    Closing,
    Gap,
)
from ikm.audit.slips_said import same_as, slipped
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

ONE_OF = mark("{most} or {last}")
LEFT = mark("It is exactly what comes out when {codes} is left out of the sum.")
LEFT_MEAN = mark("It is what comes out when {codes} is left out and the sum divided by {k}.")
TWICE = mark("It is what comes out when {codes} is added twice.")
LEFT_ANY = mark("It is what comes out when one unsur is left out of the sum; {count} of them would fit.")
TWICE_ANY = mark("It is what comes out when one unsur is added twice; {count} of them would fit.")
DIVIDED = mark("It is what comes out when the sum of {k} means is divided by {other}.")
SECOND_SAID = mark("It follows with the other figure printed for {code}: {right} instead of {wrong}.")
MISTYPED_SAID = mark("It follows when {codes}.")
ADDED_SAID = mark("It is what comes out when {codes} in the sum, while the table has it right.")
FORM = "{value}"
ADDED_ANY = mark("It is what comes out when one mean is mistyped in the sum; {count} of them would fit.")
ADDED_AS = mark("{code} is added as {wrong} instead of {right}")
CHANGE = mark("{code} is {right} instead of {wrong}")
COUNT_SAID = mark("It follows when {codes}, which would be a mean of so many answers.")
WEIGHTED_SAID = mark(
    "It follows with a mean of {right} for {code}, which its NRR tertimbang asks for as well, not {wrong}."
)
COPIED_SAID = mark("{code} has the same figure as {beside}; with {right} in its place the result would follow.")
INDEX_SAID = mark("The result itself may be mistyped.")
OTHER_SAID = mark("It is the figure that follows for {beside}.")

MOST_NAMED, MOST_ADDED = 4, 7
"""More unsur than this in one explanation explain nothing; of slips in a sum a few more may have to be looked up."""


def said(gap: Gap, found: list[Closing]) -> list[Sentence]:
    """The explanations in words, those of one kind together."""
    sentences: list[Sentence] = []
    heard: set[tuple[str, int]] = set()
    for kind in dict.fromkeys(one.kind for one in found):
        every = [one for one in found if one.kind == kind and (one.code, one.right) not in heard]
        group = [one for one in every if one.doubt == every[0].doubt]
        if kind == ADDED:
            group = [one for one in found if one.kind == kind]
        if group and (len(group) <= MOST_NAMED or kind in (LEFT_OUT, DOUBLED, ADDED)):
            sentences += _said(gap, kind, group)
            heard |= {(one.code, one.right) for one in group if one.right and one.code}
    return sentences


def _said(gap: Gap, kind: str, group: list[Closing]) -> list[Sentence]:
    first = group[0]
    if len(group) > MOST_NAMED and kind in (LEFT_OUT, DOUBLED):
        return [Sentence(LEFT_ANY if kind == LEFT_OUT else TWICE_ANY, {"count": len(group)})]
    if kind in (LEFT_OUT, DOUBLED):
        codes = either([one.code for one in group])
        if kind == LEFT_OUT and first.right:
            return [Sentence(LEFT_MEAN, {"codes": codes, "k": first.right})]
        return [Sentence(LEFT if kind == LEFT_OUT else TWICE, {"codes": codes})]
    if kind == DIVISOR:
        return [Sentence(DIVIDED, {"k": first.wrong, "other": first.right})]
    if kind == OTHER_UNIT:
        return [Sentence(OTHER_SAID, {"beside": either([one.beside for one in group])})]
    if kind == INDEX:
        power = gap.targets.index_power if first.beside == "index" else gap.targets.ikm_power
        places = len(str(int(power[0]))) - 1
        right, wrong = (Decimal(x).scaleb(-places) for x in (first.right, first.wrong))
        return [Sentence(INDEX_SAID), slipped(first.slip, right, wrong)]
    if kind == SECOND:
        return [Sentence(SECOND_SAID, {"code": one.code, **_figures(gap, one)}) for one in group]
    if kind == WEIGHTED:
        words = [Sentence(WEIGHTED_SAID, {"code": one.code, **_figures(gap, one)}) for one in group]
        words += [slipped(one.slip, *_figures(gap, one).values()) for one in group if one.slip]
        return words + [same_as(beside) for one in group if (beside := _beside(gap, one))]
    if kind == COPIED:
        return [
            Sentence(COPIED_SAID, {"code": one.code, "beside": one.beside, **_figures(gap, one)})
            for one in group[:MOST_NAMED]
        ]
    if kind == ADDED and len({one.code for one in group}) > MOST_ADDED:
        return [Sentence(ADDED_ANY, {"count": len({one.code for one in group})})]
    if kind == ADDED:
        added = []
        for code in dict.fromkeys(one.code for one in group):
            figures = [_figures(gap, one) for one in group if one.code == code]
            forms = either([Sentence(FORM, {"value": figure["wrong"]}) for figure in figures])
            added.append(Sentence(ADDED_AS, {"code": code, "wrong": forms, "right": figures[0]["right"]}))
        return [Sentence(ADDED_SAID, {"codes": either(added)})]
    changes = [Sentence(CHANGE, {"code": one.code, **_figures(gap, one)}) for one in group]
    whole = Sentence(MISTYPED_SAID if kind == MISTYPED else COUNT_SAID, {"codes": either(changes)})
    return [whole, *(slipped(one.slip, *_figures(gap, one).values()) for one in group[:1] if kind == MISTYPED)]


def _beside(gap: Gap, one: Closing) -> str:
    return gap.reckoning.beside(gap.unit, gap.reckoning.printed.pedoman.codes.index(one.code))


def either(items: list[str] | list[Sentence]) -> Value:
    """One or another: "U1 or U13"."""
    if len(items) == 1:
        return items[0]
    return Sentence(ONE_OF, {"most": _comma(items[:-1]), "last": items[-1]})


def _comma(items: list[str] | list[Sentence]) -> Value:
    if len(items) == 1:
        return items[0]
    return Sentence(mark("{first}, {rest}"), {"first": items[0], "rest": _comma(items[1:])})


def _figures(gap: Gap, one: Closing) -> dict[str, Decimal]:
    """The right and the wrong figure of an explanation about one mean."""
    held, codes = gap.reckoning.fits, gap.reckoning.printed.pedoman.codes
    places = len(str(int(held.power[gap.unit, codes.index(one.code)]))) - 1
    return {name: decimal(number / 10**places, places) for name, number in (("right", one.right), ("wrong", one.wrong))}
