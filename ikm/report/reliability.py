"""Whether an instrument is reliable, in sentences."""

from __future__ import annotations

from ikm.instrument import Instrument
from ikm.report.spans import apart, between, exact, items, named
from ikm.text import Text


def reliability_words(found: Instrument, text: Text) -> str:
    """Cronbach's alpha with its interval against the least that was asked for, and whether a question weakens it."""
    whole, least = found.reliability, found.least_alpha
    if whole.alpha != whole.alpha:
        return text("The reliability cannot be computed.")
    digits = apart([whole.alpha, whole.low, whole.high], least)
    than = text("equal to") if whole.alpha == least else text("above") if found.reliable else text("below")
    words = {
        "items": items(whole.k, found.of, text),
        "value": text.number(whole.alpha, digits),
        "level": text.percent(found.level),
        "span": between([whole.low, whole.high], digits, text),
        "than": than,
        "least": exact(least, text),
    }
    if found.reliable:
        said = [
            text(
                "Cronbach's alpha of {items} is {value} ({level} confidence interval: {span}), {than} {least}, so the"
                " instrument is reliable.",
                **words,
            )
        ]
    else:
        said = [
            text(
                "Cronbach's alpha of {items} is {value} ({level} confidence interval: {span}), {than} {least}, so the"
                " instrument is not reliable.",
                **words,
            )
        ]
    if (whole.low < least) == found.reliable and whole.high >= least:
        said.append(
            text("The interval has {least} in it: other respondents could have led to the other verdict.", **words)
        )
    return " ".join([*said, _dropping(found, text)]).strip()


def _dropping(found: Instrument, text: Text) -> str:
    """Which questions alpha would be higher without, as far as three decimals show it."""
    whole = found.reliability
    rows = found.items[found.items["alpha_if_dropped"].round(3) > round(whole.alpha, 3)]
    if found.items["alpha_if_dropped"].isna().all():
        return ""
    if rows.empty:
        return text("No question raises alpha when it is left out.")
    names = named(rows, "alpha_if_dropped", 3, text)
    return text("Alpha would be higher without one of these: {names}.", names=text.listing(names))


def halves_words(found: Instrument, text: Text) -> str:
    """The split half; "" where the halves do not both vary."""
    half = found.reliability.halves
    if half.r != half.r:
        return ""
    words = {name: text.number(value, 3) for name, value in (("r", half.r), ("guttman", half.guttman))}
    words |= {"odd": text.number(half.odd, 0), "even": text.number(half.even, 0)}
    words["brown"] = text.number(half.stepped_up, 3)
    if half.odd == half.even:
        return text(
            "Split into odd and even questions ({odd} and {even}), the halves correlate at {r}; Spearman-Brown {brown},"
            " Guttman {guttman}.",
            **words,
        )
    return text(
        "Split into odd and even questions ({odd} and {even}), the halves correlate at {r}; Spearman-Brown for unequal"
        " halves (Horst) {brown}, Guttman {guttman}.",
        **words,
    )
