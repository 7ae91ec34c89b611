"""``python -m ikm report FILE --to report.docx``: a report as a file, or one of every unit."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import secrets
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ikm import office as offices
from ikm import plan as plans
from ikm.cli import files
from ikm.document import contents, make
from ikm.document.names import file_names
from ikm.document.typed import unused
from ikm.dossier import Dossier, same_name
from ikm.errors import UnknownChoiceError
from ikm.pedoman import BOBOT, load
from ikm.report.files import CONTROL
from ikm.tally import Data
from ikm.text import Text

KINDS = tuple(dict.fromkeys(kind for kinds in make.FORMATS.values() for kind in kinds))

AFTER = """\
One --unit makes the report of that unit; several make one report of these units together. --each unit writes one
report per unit (of those given by --unit, else of all) into the folder of --into, names the files itself, and takes
from --to the format only (--to .docx). Units whose report cannot be made are listed with the reason; the exit code is
0 if any was made, else 2. Nothing that is there already is overwritten without --force.
"""


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser(
        "report", help="a report as docx, xlsx, pptx, pdf, html or png", epilog=AFTER
    )
    files.add(command)
    command.add_argument(
        "--to", required=True, metavar="NAME", help="the file to write; its ending says the format: ."
        + ", .".join(make.FORMATS),
    )  # fmt: skip
    command.add_argument("--kind", choices=KINDS, help="which report, where a format has several (default: the first)")
    command.add_argument(
        "--parts", nargs="*", metavar="PART", help="what an SKM report, a thesis chapter or slides have: "
        + "; ".join(f"{report}: {', '.join(parts)}" for report, parts in contents.PARTS.items()),
    )  # fmt: skip
    command.add_argument("--unit", action="append", default=[], metavar="NAME", help="only this unit, or these")
    command.add_argument("--each", choices=("unit",), help="one report per unit")
    command.add_argument("--into", metavar="FOLDER", help="where the reports of --each go")
    command.add_argument(
        "--office", metavar="FILE", help="what the office types: a small file saved on the page Laporan"
    )
    command.add_argument(
        "--plan", action="append", default=[], metavar="FILE", help="a follow-up plan saved on the page Prioritas"
    )
    command.add_argument("--template", metavar="FILE", help="the office's own template, for docx and pptx")
    command.add_argument("--bobot", choices=BOBOT, default="exact", help="weight of an unsur (default: exact, 1/k)")
    command.add_argument("--population", metavar="FILE", help="a small file with the people served by each unit")
    command.add_argument("--date", metavar="YYYY-MM-DD", help="the day of the report (default: today)")
    command.add_argument("--force", action="store_true", help="overwrite what is there")
    files.add_filter(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """Write the report or the reports; what is said in the end."""
    suffix = options.to.rpartition(".")[2].lower() if "." in options.to else options.to.lower() * bool(options.each)
    kind = make.kind_of(suffix, options.kind)
    template = files.bytes_of(options.template) if options.template else b""
    if bool(options.each) != bool(options.into):
        raise UnknownChoiceError("--each and --into belong together: one report per unit, and the folder for them.")
    if not options.each:
        target = Path(options.to)
        _free([target], options.force)
        dossier = _dossier(options)
        _warned(dossier, text)
        blob = make.made(dossier, suffix, text, kind, template, options.parts)
        _written(target, blob)
        return text("{file} written ({size} kB).", file=_plain(str(target)), size=text.number(len(blob) / 1000, 0))
    dossier = _dossier(options)
    units = tuple(dict.fromkeys(_named(options.unit, dossier.data))) or dossier.units
    if not units:
        raise UnknownChoiceError("{file} has no units, so there is no report of each.", file=dossier.data.source.file)
    _warned(dossier, text, each=True)
    folder = Path(options.into)
    _free([folder / name for name in file_names(units, kind, suffix)], options.force)
    parts = make.each(dossier, units, suffix, text, kind, template, options.parts)
    why: list[str] = []
    for number, part in enumerate(parts, start=1):
        said = {"n": text.number(number, 0), "all": text.number(len(units), 0), "unit": _plain(part.unit)}
        if part.why is None:
            _written(folder / part.name, part.blob, parents=True)
            print(text("{n} of {all}: {unit}", **said), file=sys.stderr, flush=True)
        else:
            why.append(f"{_plain(part.unit)}: {make.said(part.why, text)}")
            print(text("{n} of {all}: {unit}, not made", **said), file=sys.stderr, flush=True)
    if len(why) == len(units):
        raise UnknownChoiceError("No report was made. {why}", why=" ".join(why))
    made = text.plural(
        "{n} report in {folder}.", "{n} reports in {folder}.", len(units) - len(why), folder=_plain(str(folder))
    )
    return "\n".join([made, *([text("Not made:"), *why] if why else [])])


def _warned(dossier: Dossier, text: Text, each: bool = False) -> None:
    """Say what the office typed that no report tells."""
    for said in unused(dossier, text, each):
        print(_plain(said), file=sys.stderr, flush=True)


def _dossier(options: argparse.Namespace) -> Dossier:
    """The dossier that the options ask for: of all in view, of some units together, or of one."""
    data, filters = files.filtered(options), files.choices(options.where)
    asked = _named(options.unit, data)
    together = len(asked) > 1 and not options.each
    whole = Dossier(
        data,
        load(options.pedoman) if options.pedoman else data.pedoman,
        options.bobot,
        filters,
        files.served(options.population, data).numbers if options.population else None,
        offices.loaded(files.bytes_of(options.office)) if options.office else offices.Office(),
        day=_day(options.date),
    )
    if together:
        whole = whole.of_units(asked)
    one = not together and not options.each and bool(asked)
    wanted = (tuple(asked) or whole.units) if options.each else tuple(asked) if one else ("",)
    whole = replace(whole, plans=_plans(options.plan, whole, wanted))
    return whole.of_unit(wanted[0]) if one else whole


def _named(units: Sequence[str], data: Data) -> list[str]:
    """The units as the file writes them, where they were typed with other capitals or blanks."""
    known = [str(unit) for unit in data.profiles["unit"].dropna().unique()] if "unit" in data.attributes else []
    alike = {typed: [unit for unit in known if same_name(unit) == same_name(typed)] for typed in units}
    return [alike[typed][0] if typed not in known and len(alike[typed]) == 1 else typed for typed in units]


def _plans(names: Sequence[str], whole: Dossier, wanted: Sequence[str]) -> dict[str, plans.Plan]:
    """The plans by whose they are: of a unit of the survey that they name; else of the one report that is made."""
    found: dict[str, plans.Plan] = {}
    for name in names:
        plan = plans.loaded(files.bytes_of(name))
        owner = plan.unit if plan.unit in whole.units else wanted[0] if len(wanted) == 1 else ""
        if owner not in wanted:
            raise UnknownChoiceError(
                "The plan {file} is of {unit}, of which no report is made.", file=name, unit=plan.unit or "-"
            )
        if owner in found:
            raise UnknownChoiceError("Two plans are of the same unit: {file} is the second.", file=name)
        found[owner] = plan
    return found


def _day(given: str | None) -> dt.date:
    try:
        return dt.date.fromisoformat(given) if given else dt.date.today()
    except ValueError:
        raise UnknownChoiceError("Write {what}, not {pair}.", what="--date 2026-11-21", pair=given) from None


def _free(targets: Sequence[Path], force: bool) -> None:
    """Raises UnknownChoiceError where a file is there already and may not be overwritten, or is a folder."""
    for target in targets:
        if target.is_dir() or (target.exists() and not force):
            raise UnknownChoiceError(
                "{file} is there already. Choose another name, or add --force to overwrite it.",
                file=_plain(str(target)),
            )


def _written(target: Path, blob: bytes, parents: bool = False) -> None:
    """Write a file whole or not at all: beside its place first, then into it."""
    beside = target.with_name(f".ikm-{secrets.token_hex(6)}.part")
    try:
        if parents:
            target.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(blob)
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError:
        raise UnknownChoiceError(
            "{file} cannot be written. Close it in other programs, or choose another folder.", file=_plain(str(target))
        ) from None


def _plain(name: str) -> str:
    """A name from a file with nothing in it that a terminal would obey."""
    return " ".join(CONTROL.sub("", name).split())
