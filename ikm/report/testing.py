"""What the test of an instrument found, in sentences as a thesis has them."""

from __future__ import annotations

from ikm.instrument import FEW, Instrument
from ikm.report.reliability import halves_words, reliability_words
from ikm.report.validity import validity_words
from ikm.text import Text

MOST_NAMED = 3
"""So many questions that most left blank are named."""


def sentences(found: Instrument, text: Text) -> list[str]:
    """Everything found, a paragraph each: respondents, validity, reliability, split half; ready for a thesis."""
    parts = [respondent_words(found, text), validity_words(found, text)]
    if not found.reason:
        parts += [reliability_words(found, text), halves_words(found, text)]
    return [part for part in parts if part]


def respondent_words(found: Instrument, text: Text) -> str:
    """How many respondents the tests rest on, and why not all."""
    if not found.dropped:
        return text.plural(
            "{n} respondent answered every question.", "All {n} respondents answered every question.", found.n
        )
    said = [
        text(
            "{n} of {all} respondents were used. Left out, because an answer is blank or outside the scale (listwise"
            " deletion): {dropped}.",
            all=text.number(found.n + found.dropped, 0),
            n=text.number(found.n, 0),
            dropped=text.number(found.dropped, 0),
        )
    ]
    asked = found.items[found.items["state"].ne("unanswered")]
    most = asked["missing"].max()
    worst = asked[asked["missing"].eq(most)]
    if most > 0 and len(worst) <= MOST_NAMED:
        names = [f"{label} ({text.number(most, 0)})" for label in worst["label"]]
        said.append(text("Most answers are missing for {names}.", names=text.listing(names)))
    if found.left_out:
        units = text.listing(found.left_out)
        said.append(text("Among them is all of {units}, whose answers break the scale.", units=units))
    return " ".join(said)


def few_words(found: Instrument, text: Text) -> str:
    """A caution where there are fewer respondents than theses ask for; "" where there are enough or none to test."""
    if found.n >= FEW or found.reason:
        return ""
    return text.plural(
        "Only {n} respondent was used. By convention a try-out has {least} or more; with fewer the figures are unsure.",
        "Only {n} respondents were used. By convention a try-out has {least} or more; with fewer the figures are"
        " unsure.",
        found.n,
        least=FEW,
    )
