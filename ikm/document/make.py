"""The one door to every document: which formats and kinds there are, and their bytes, one unit after the other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from ikm.document import contents, makers
from ikm.document.enough import enough
from ikm.document.makers import MAKERS, Parts, safe
from ikm.document.names import file_name, file_names
from ikm.dossier import Dossier
from ikm.errors import BadTemplateError, IkmError, UnknownChoiceError
from ikm.report.files import BYTE_ORDER_MARK, CONTROL
from ikm.text import Text

FORMATS: dict[str, tuple[str, ...]] = {
    "docx": ("skm", "thesis"),
    "xlsx": (),
    "pptx": (),
    "pdf": ("skm", "thesis", "card"),
    "html": (),
    "png": ("card",),
}
"""Each format and the kinds it may have, () where it is of one kind only; the first is made if none is said."""

__all__ = [
    "FORMATS",
    "TEMPLATES",
    "Part",
    "check_template",
    "each",
    "file_name",
    "kind_of",
    "made",
    "preview",
    "said",
    "zip_into",
    "zipped",
]

TEMPLATES = ("docx", "pptx")
"""The formats that can be made from an office's own template."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the same parts make the same bytes."""


MOST_ZIPPED = 300 << 20
"""The bytes of the largest zip: it is kept in memory until it is fetched."""


@dataclass(frozen=True)
class Part:
    """The report of one unit: its file's ``name`` and bytes, or (with no bytes) ``why`` it could not be made."""

    unit: str
    name: str
    blob: bytes
    why: IkmError | None = None


def kind_of(suffix: str, kind: str | None = None) -> str | None:
    """The kind that is made: the one asked for, or the first that the format has.

    Raises UnknownChoiceError for a format that there is not, and for a kind that it does not have.

    >>> kind_of("docx"), kind_of("pdf", "card"), kind_of("xlsx")
    ('skm', 'card', None)
    """
    if suffix not in FORMATS:
        raise UnknownChoiceError(
            "There is no report in the format {suffix}. Choose one of: {choices}.",
            suffix=suffix or "-",
            choices=", ".join(FORMATS),
        )
    kinds = FORMATS[suffix]
    if kind is None:
        return kinds[0] if kinds else None
    if not kinds:
        raise UnknownChoiceError("A .{suffix} file has no kind, so {kind} cannot be chosen.", suffix=suffix, kind=kind)
    if kind not in kinds:
        raise UnknownChoiceError(
            "A .{suffix} file cannot be of the kind {kind}. Choose one of: {choices}.",
            suffix=suffix,
            kind=kind,
            choices=", ".join(kinds),
        )
    return kind


def made(
    dossier: Dossier, suffix: str, text: Text, kind: str | None = None, template: bytes = b"", parts: Parts = None
) -> bytes:
    """A report as the bytes of a file. ``template``: an office's own, for the formats in TEMPLATES; b"" without.
    ``parts``: which of its parts it has (``ikm.document.contents``); None: those it has at first.

    Raises UnknownChoiceError as ``kind_of`` does, and IkmError for a template that the format does not take, for a
    filter that leaves or leaves out so few people that one could be recognised, and where the report has nothing to
    state (a card of a unit without an IKM).
    """
    chosen = _checked(dossier, suffix, kind, template, parts)
    return MAKERS[suffix](dossier, text, chosen, template, parts)


def each(
    dossier: Dossier,
    units: Sequence[str],
    suffix: str,
    text: Text,
    kind: str | None = None,
    template: bytes = b"",
    wanted: Parts = None,
) -> Iterator[Part]:
    """A report of each of these units, one at a time: nothing of the last is kept when the next is made.

    A unit whose report cannot be made comes with the reason. What is wrong with all of them (as in
    ``made``, or a unit that is not in view) is raised here, before the first; a template that cannot be filled, with
    the first.
    """
    chosen = _checked(dossier, suffix, kind, template, wanted)
    if template:
        safe(template, suffix)
    known = set(dossier.units)
    for unit in units:
        if unit not in known:
            dossier.of_unit(unit)  # raises
    names = tuple(file_names(units, chosen, suffix))
    made = (
        _part(dossier, unit, name, suffix, text, chosen, template, wanted)
        for unit, name in zip(units, names, strict=True)
    )
    return _fillable(made)


def _fillable(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts; a template that fails with the first unit fails with all, and each may take its seconds."""
    for number, part in enumerate(parts):
        if number == 0 and isinstance(part.why, BadTemplateError):
            raise part.why
        yield part


def preview(dossier: Dossier, text: Text, kind: str | None = None, parts: Parts = None) -> bytes:
    """The first page of a report, or the card, as a PNG; refused as in ``made``."""
    chosen = _checked(dossier, "pdf", kind, b"", parts)
    return makers.preview(dossier, text, chosen, parts)


def check_template(template: bytes, suffix: str) -> None:
    """Raise IkmError, as ``made`` would, for a template of the format ``suffix`` that cannot be used for any survey."""
    makers.check(template, suffix)


def zipped(parts: Iterable[Part], text: Text) -> bytes:
    """The parts as a zip; see ``zip_into``."""
    out = io.BytesIO()
    for _ in zip_into(out, parts, text):
        pass
    return out.getvalue()


def zip_into(file: IO[bytes], parts: Iterable[Part], text: Text) -> Iterator[Part]:
    """Write the parts into a zip as they come, and hand each on, so that progress can be shown.

    What could not be made stands in a text file of the zip, each unit with its reason. The same parts make the same
    bytes. Raises IkmError where the zip becomes larger than MOST_ZIPPED.
    """
    missing: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            if part.why is None:
                archive.writestr(_entry(part.name), part.blob)
                if file.tell() > MOST_ZIPPED:
                    raise IkmError("The zip becomes larger than {most} MB. Choose fewer units.", most=MOST_ZIPPED >> 20)
            else:
                missing.append(f"{' '.join(CONTROL.sub('', part.unit).split())}: {said(part.why, text)}")
            yield part
        if missing:
            lines = "".join(f"{line}\r\n" for line in missing)
            archive.writestr(_entry(text("not-made") + ".txt"), (BYTE_ORDER_MARK + lines).encode())


def said(why: IkmError, text: Text) -> str:
    """A reason in the reader's language."""
    return text(why.message, **why.values)


def _part(
    dossier: Dossier, unit: str, name: str, suffix: str, text: Text, kind: str | None, template: bytes, wanted: Parts
) -> Part:
    try:
        return Part(unit, name, made(dossier.of_unit(unit), suffix, text, kind, template, wanted))
    except IkmError as why:
        return Part(unit, name, b"", why)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _checked(dossier: Dossier, suffix: str, kind: str | None, template: bytes, parts: Parts) -> str | None:
    """The kind that is made, after everything that can be refused before a unit is looked at."""
    chosen = kind_of(suffix, kind)
    if template and suffix not in TEMPLATES:
        raise IkmError("A .{suffix} file is not made from a template of your own.", suffix=suffix)
    contents.chosen(contents.report_of(suffix, chosen), parts)
    enough(dossier)
    return chosen
