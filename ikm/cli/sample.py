"""``python -m ikm sample``: how many respondents, from which strata, and who: as a table or JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from secrets import randbelow
from typing import Any

import pandas as pd

from ikm import allocation as strata
from ikm import drawing
from ikm.achieved import Achieved, achieved
from ikm.allocation import Allocation, allocation
from ikm.amounts import whole_people
from ikm.cli.sample_json import as_json
from ikm.errors import UnknownChoiceError
from ikm.pedoman import CODES, load
from ikm.pilot import spread
from ikm.reading import listing, open_file, owners, read
from ikm.reading.figures import figure
from ikm.report.sampled import needed, reached_words
from ikm.report.tables import written
from ikm.sample_table import by_every_method, drawn, methods, plan, reached, units_plan
from ikm.sampling import METHODS, Size, size, sizes
from ikm.text import Text, mark
from ikm.text.sentence import Sentence

SEEDS = 1_000_000
"""A seed that nobody gave lies below this, so that it can be copied by hand."""


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("sample", help="how many respondents, and from where")
    command.add_argument(
        "--population", required=True, metavar="N|FILE", help="a number of people, or a file of units and their people"
    )
    command.add_argument("--method", choices=METHODS, default="krejcie-morgan")
    command.add_argument("--error", metavar="SHARE", help="margin of error (default: 0.05)")
    command.add_argument("--level", metavar="SHARE", default="0.95", help="confidence of proportion (default: 0.95)")
    command.add_argument("--share", metavar="P", default="0.5", help="the share p of proportion (default: 0.5)")
    command.add_argument("--pedoman", choices=CODES, default=CODES[0], help="whose unsur the method unsur counts")
    command.add_argument("--total", metavar="N", help="share out so many respondents, whatever the method asks for")
    command.add_argument("--each", action="store_true", help="every unit holds a survey of its own")
    command.add_argument("--allocation", choices=strata.WAYS, default="proportional")
    command.add_argument("--least", metavar="N", default="0", help="at least so many in every stratum")
    command.add_argument("--pilot", metavar="FILE", help="an earlier survey, for the spread in each unit (neyman)")
    command.add_argument("--survey", metavar="FILE", help="set the plan beside what this survey achieved")
    command.add_argument("--draw", action="store_true", help="draw who is asked")
    command.add_argument("--seed", metavar="S", help="draw with this seed")
    command.add_argument("--drawing", choices=drawing.WAYS, default="random", help="how numbers are drawn")
    command.add_argument("--reserve", metavar="SHARE", default="0.1", help="reserve numbers (default: 0.1)")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm sample`` prints for these options."""
    people, notes = _people(options.population)
    terms = {
        "error": options.error,
        "level": options.level,
        "share": options.share,
        "pedoman": load(options.pedoman),
    }
    _fit(options, named="" not in people)
    found = size(options.method, sum(people.values()), **terms)
    named = "" not in people
    each = sizes(options.method, people, **terms) if options.each else {}
    shared = None if options.each or not named else _allocation(options, people, found)
    n = sum(one.n for one in each.values()) if each else _total(options, found)
    sample = {name: one.n for name, one in each.items()} if each else shared.of if shared else {"": n}
    beside = _achieved(options.survey, sample, people) if options.survey else None
    numbers, seed = _drawn(options, sample, people)
    said = [*notes, *found.notes, *(shared.notes if shared else ())]
    if options.format == "json":
        answer = as_json(found, n, {} if not named else sample, shared, each, beside, (numbers, seed), said, text)
        return json.dumps(answer, ensure_ascii=False, allow_nan=False)
    parts = [
        [needed(found, text), "", found.formula.symbols, found.formula.said(text)] if not each else [],
        [*_each_words(each, n, text)],
        _lines(methods(by_every_method(found.population, **terms), text), text)
        if not each
        else _lines(units_plan(each, text), text),
        _lines(plan(shared, text), text) if shared else [],
        [note.said(text) for note in said],
        _beside(beside, text),
        [_seed_words(seed, text), "", *_lines(drawn(numbers, text), text)] if numbers is not None else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _fit(options: argparse.Namespace, named: bool) -> None:
    """Raises UnknownChoiceError for options that do not go together."""
    over_strata = options.allocation != "proportional" or options.pilot or options.least != "0"
    if not named and (options.each or over_strata):
        raise UnknownChoiceError("To share out over strata, give a file of units and their people, not a number alone.")
    if options.each and (options.total or over_strata):
        raise UnknownChoiceError(
            "Choose --each or an allocation: where every unit has its own survey, nothing is shared."
        )
    if options.pilot and options.allocation != "neyman":
        raise UnknownChoiceError("A pilot survey is used by the allocation neyman only.")


def _people(given: str) -> tuple[dict[str, float], list[Sentence]]:
    """The people of every stratum; one stratum "" for a number alone. What the file could not tell is said."""
    number = figure(given, thousands=True) if not Path(given).is_file() else None
    if number is not None:
        return {"": whole_people(number)}, []
    if not Path(given).is_file() and not Path(given).suffix:
        raise UnknownChoiceError("{value} is neither a number of people nor a file.", value=given)
    read_ = listing(open_file(Path(given)))
    said = (
        (mark("Several different numbers, so none is taken: {names}."), read_.twice),
        (mark("Could not be read: {names}."), read_.unread),
        (mark("Left out, because it is a total: {names}."), read_.totals),
    )
    return dict(read_.numbers), [Sentence(message, {"names": names}) for message, names in said if names]


def _total(options: argparse.Namespace, found: Size) -> int:
    if options.total is None:
        return found.n
    total = whole_people(options.total)
    if total > found.population:
        raise UnknownChoiceError(
            "A sample of {n} cannot be drawn from {people} people.", n=total, people=found.population
        )
    return total


def _allocation(options: argparse.Namespace, people: Mapping[str, float], found: Size) -> Allocation:
    pilot = None
    if options.pilot:
        known = spread(read(options.pilot))
        owner = owners(list(people), list(known))
        pilot = {name: known[owner[name]] for name in people if name in owner}
    least = _least(options.least)
    return allocation(_total(options, found), people, options.allocation, spread=pilot, least=least)


def _least(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 10:
        raise UnknownChoiceError("At least {value} in every stratum is no whole number.", value=value)
    return int(value)


def _achieved(file: str, sample: Mapping[str, int], people: Mapping[str, float]) -> Achieved:
    """The plan beside a survey, its units by the survey's own names."""
    data = read(file)
    if "" in sample:
        return achieved(data, sample, people)
    if "unit" not in data.attributes:
        raise UnknownChoiceError("{file} has no units, but the plan has several.", file=data.source.file)
    units = [str(unit) for unit in data.profiles["unit"].dropna().unique()]
    owner = owners(list(sample), units)
    return achieved(
        data,
        {owner.get(name, name): n for name, n in sample.items()},
        {owner.get(name, name): float(number) for name, number in people.items()},
    )


def _drawn(
    options: argparse.Namespace, sample: Mapping[str, int], people: Mapping[str, float]
) -> tuple[pd.DataFrame | None, int | None]:
    if not options.draw and options.seed is None:
        return None, None
    seed = randbelow(SEEDS) if options.seed is None else drawing.seed_of(options.seed)
    return drawing.draw(sample, people, seed, way=options.drawing, reserve=options.reserve), seed


def _each_words(each: Mapping[str, Size], n: int, text: Text) -> list[str]:
    if not each:
        return []
    method = text(METHODS[next(iter(each.values())).method])
    return [
        text("{n} respondents in all: every unit has its own survey ({method}).", n=text.number(n, 0), method=method)
    ]


def _beside(found: Achieved | None, text: Text) -> list[str]:
    if found is None:
        return []
    table = [*_lines(reached(found, text), text), ""] if len(found.table) else []
    return [*table, *reached_words(found, text)]


def _seed_words(seed: int | None, text: Text) -> str:
    return text("Drawn with seed {seed} (numpy PCG64); the same seed gives the same list.", seed=str(seed))


def _lines(table: pd.DataFrame, text: Text) -> list[str]:
    return written(table, text).to_string(index=False).split("\n")
