"""A sample in sentences: how many respondents are needed, and what a survey achieved of the plan."""

from __future__ import annotations

from ikm.achieved import Achieved
from ikm.sample_table import percent
from ikm.sampling import METHODS, Size
from ikm.text import Text
from ikm.text.terms import value_name


def needed(size: Size, text: Text) -> str:
    """How many respondents a method asks for, in a sentence.

    >>> from ikm.sampling import slovin
    >>> from ikm.text import EN
    >>> needed(slovin(881775), EN)
    '400 respondents are needed: Slovin, N = 881,775, margin of error 5%'
    """
    words = {"method": text(METHODS[size.method]), "people": text.number(size.population, 0)}
    if size.error is not None:
        error = percent(size.error, text)
        return text.plural(
            "{n} respondent is needed: {method}, N = {people}, margin of error {error}",
            "{n} respondents are needed: {method}, N = {people}, margin of error {error}",
            size.n,
            error=error,
            **words,
        )
    return text.plural(
        "{n} respondent is needed: {method}, N = {people}",
        "{n} respondents are needed: {method}, N = {people}",
        size.n,
        **words,
    )


def reached_words(found: Achieved, text: Text) -> list[str]:
    """What the survey achieved, in plain sentences."""
    if found.achieved != found.achieved:
        return [text("The recap does not say how many answered, so the plan cannot be set beside it.")]
    counts = {"achieved": text.number(found.achieved, 0), "planned": text.number(found.planned, 0)}
    if found.achieved >= found.planned:
        said = [text("{achieved} people answered, and {planned} were planned: the plan is reached in all.", **counts)]
    else:
        lacking = text.number(found.planned - found.achieved, 0)
        said = [
            text(
                "{achieved} people answered, but {planned} were planned: {lacking} are lacking.",
                lacking=lacking,
                **counts,
            )
        ]
    short = found.short
    if len(short):
        worst = short.iloc[0]
        name, lacking = value_name(worst["stratum"], text), text.number(-worst["difference"], 0)
        said.append(
            text.plural(
                "{n} of them stayed below its plan: {name} lacks {lacking}.",
                "{n} of them stayed below their plan; {name} lacks most: {lacking}.",
                len(short),
                name=name,
                lacking=lacking,
            )
        )
    if found.margin == found.margin:
        said.append(
            text(
                "With {achieved} people drawn at random, a share such as 50 % is known to within ±{margin} points.",
                achieved=counts["achieved"],
                margin=text.number(found.margin * 100),
            )
        )
    if found.half == found.half:
        half = text.number(found.half)
        if found.worst_case:
            said.append(text("The IKM of all is known to within ±{half} points at the widest (a recap).", half=half))
        else:
            said.append(text("The IKM of all is known to within ±{half} points.", half=half))
    if found.left_out:
        units = text.listing(found.left_out)
        said.append(text("Not part of the overall figure, because the scale is broken: {units}.", units=units))
    return said
