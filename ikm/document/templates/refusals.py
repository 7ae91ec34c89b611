"""Why a template is not taken: one sentence each, with what to do."""

from __future__ import annotations

from ikm.errors import BadTemplateError, IkmError

PROGRAM = {"docx": "Word", "pptx": "PowerPoint"}
ENDINGS = {"docx": ".docx, .dotx", "pptx": ".pptx, .potx"}


def other(kind: str) -> IkmError:
    """The file is something else."""
    return BadTemplateError(
        "The template is no {program} file. Choose a file that ends in {endings}.",
        program=PROGRAM[kind],
        endings=ENDINGS[kind],
    )


def large(size: int, most: int) -> IkmError:
    """The file has too many bytes."""
    return BadTemplateError(
        "The template has {size} MB; at most {most} MB are opened. Make its pictures smaller.",
        size=-(-size // (1 << 20)),
        most=most >> 20,
    )


def password() -> IkmError:
    """The file is encrypted."""
    return BadTemplateError(
        "The template is protected with a password. Save it without the password and choose it again."
    )


def old(kind: str) -> IkmError:
    """The file is of Office 97-2003, or another file of that container."""
    return BadTemplateError(
        "The template is of an old {program} (97-2003). Open it, save it as .{kind}, and choose the new file.",
        program=PROGRAM[kind],
        kind=kind,
    )


def strict(kind: str) -> IkmError:
    """The file is Strict Open XML, which the libraries cannot read."""
    return BadTemplateError(
        "The template is saved as Strict Open XML. Save it as .{kind} and choose that file.", kind=kind
    )


def broken(kind: str) -> IkmError:
    """The file cannot be taken apart."""
    return BadTemplateError(
        "The template is damaged. Open it in {program}, save it under a new name, and choose that file.",
        program=PROGRAM[kind],
    )


def bomb() -> IkmError:
    """The file unfolds into far more than it is."""
    return BadTemplateError("The template unpacks to more than a template can need. Make it anew from an empty file.")


def document_type(part: str) -> IkmError:
    """A part has a DTD or entities."""
    return BadTemplateError(
        "The template holds a part that no office program writes ({part}: a document type). Make it anew from an"
        " empty file.",
        part=part,
    )


def macros(kind: str) -> IkmError:
    """The file holds programs."""
    return BadTemplateError("The template holds macros or programs. Save it as .{kind} without macros.", kind=kind)


def embedded(part: str) -> IkmError:
    """The file holds an object of another program."""
    return BadTemplateError(
        "The template holds an object of another program ({part}). Delete the object, or paste it as a picture, and"
        " save the template again.",
        part=part,
    )


def fetching(name: str) -> IkmError:
    """A field loads other files."""
    return BadTemplateError(
        "The template holds the field {field}, which fetches other files. Delete it and save the template again.",
        field=name,
    )
