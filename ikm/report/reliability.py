"""Whether an instrument is reliable, in sentences."""

from __future__ import annotations

import pandas as pd

from ikm.instrument import Instrument
from ikm.report.spans import apart, between, exact, items, named
from ikm.text import Text


def reliability_words(found: Instrument, text: Text) -> str:
    """Cronbach's alpha with its interval against the least that was asked for, and whether a question weakens it."""
    whole, least = found.reliability, found.least_alpha
    if whole.alpha != whole.alpha:
        return text("The reliability cannot be computed.")
    digits = apart([whole.alpha, whole.low, whole.high], least)
    than = _than(whole.alpha, least, text)
    words = {
        "items": items(whole.k, found.of, text),
        "value": text.number(whole.alpha, digits),
        "level": text.percent(found.level),
        "span": between([whole.low, whole.high], digits, text),
        "than": than,
    }
    if found.reliable:
        said = [
            text(
                "Cronbach's alpha of {items} is {value} ({level} confidence interval: {span}), {than}, so the"
                " instrument is reliable.",
                **words,
            )
        ]
    else:
        said = [
            text(
                "Cronbach's alpha of {items} is {value} ({level} confidence interval: {span}), {than}, so the"
                " instrument is not reliable.",
                **words,
            )
        ]
    if whole.low < least <= whole.high:
        said.append(
            text(
                "The interval has {least} in it: other respondents could have led to the other verdict.",
                least=exact(least, text),
            )
        )
    return " ".join([*said, _dropping(found, text)]).strip()


def reliability_title(found: Instrument, text: Text) -> str:
    """The finding on reliability, for a heading."""
    whole = found.reliability
    words = {"value": text.number(whole.alpha, 3), "span": between([whole.low, whole.high], 3, text)}
    if found.reliable is None:
        return text("The reliability cannot be computed.")
    if found.reliable:
        return text("Reliable: Cronbach's alpha {value} ({span})", **words)
    return text("Not reliable: Cronbach's alpha {value} ({span})", **words)


def _than(alpha: float, least: float, text: Text) -> str:
    if alpha == least:
        return text("equal to {least}", least=exact(least, text))
    if alpha > least:
        return text("larger than {least}", least=exact(least, text))
    return text("smaller than {least}", least=exact(least, text))


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


def reliability_table(found: Instrument, text: Text) -> pd.DataFrame:
    """Every figure of reliability, a row each."""
    whole, half = found.reliability, found.reliability.halves
    level = text.percent(found.level)
    brown = text("Spearman-Brown") if half.odd == half.even else text("Spearman-Brown for unequal halves (Horst)")
    rows = {
        text("Cronbach's alpha"): whole.alpha,
        text("{level} interval, low", level=level): whole.low,
        text("{level} interval, high", level=level): whole.high,
        text("Standardised alpha"): whole.standardised,
        text("Correlation of the halves (odd, even)"): half.r,
        brown: half.stepped_up,
        text("Guttman's split half"): half.guttman,
    }
    return pd.DataFrame({text("Measure"): list(rows), text("Value"): list(rows.values())})
