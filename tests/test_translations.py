"""Every sentence a person sees exists in both languages, with the same placeholders."""

from __future__ import annotations

import ast
import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ikm import errors

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "ikm" / "text" / "locale" / "id" / "LC_MESSAGES"

REFUSALS = [name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.IkmError)]
KEYWORDS = {"text": None, "mark": None, "self": None, "plural": (1, 2), **dict.fromkeys(REFUSALS)}
"""What takes a sentence as its first argument: every refusal there is, so that none stays English."""


def sentences() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for folder in (ROOT / "ikm", ROOT / "pages"):
        for _, _, message, _, _ in extract_from_dir(str(folder), [("**.py", "python")], keywords=KEYWORDS):
            if message:
                found.add(message if isinstance(message, str) else tuple(message))
    return found


def catalogue():
    with (LOCALE / "ikm.po").open("rb") as file:
        return read_po(file, locale="id")


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_every_sentence_has_its_indonesian():
    known = catalogue()
    missing = []
    for sentence in sentences():
        one = sentence if isinstance(sentence, str) else sentence[0]
        entry = known.get(one)
        said = entry and (entry.string if isinstance(entry.string, str) else entry.string[0])
        if not said or entry.fuzzy:
            missing.append(one)
    assert not missing, "\n".join(sorted(missing))


def test_every_plural_is_a_plural_in_the_catalogue():
    """Read from the syntax tree: the extraction takes some calls with calls inside for singular sentences."""
    known = catalogue()
    plurals = {
        tuple(argument.value for argument in call.args[:2])
        for folder in (ROOT / "ikm", ROOT / "pages")
        for file in folder.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "plural"
    }
    assert len(plurals) > 20
    assert [pair for pair in plurals if (entry := known.get(pair[0])) is None or entry.id != pair] == []


def test_the_command_that_gathers_sentences_knows_every_refusal():
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in REFUSALS if f"-k {name}" not in said] == []


def test_the_catalogue_holds_nothing_that_is_no_longer_said():
    said = {s if isinstance(s, str) else s[0] for s in sentences()}
    left = [m.id if isinstance(m.id, str) else m.id[0] for m in catalogue() if m.id]
    assert not [one for one in left if one not in said]


def test_translations_keep_every_placeholder():
    for entry in catalogue():
        if not entry.id:
            continue
        ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        strings = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        for said in strings:
            assert fields(said) == set().union(*(fields(i) for i in ids)), entry.id


def test_the_compiled_catalogue_is_current():
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    assert (LOCALE / "ikm.mo").read_bytes() == compiled.getvalue(), "run: pybabel compile -d ikm/text/locale -D ikm"


@pytest.mark.parametrize("file", sorted((ROOT / "pages").rglob("*.py")), ids=lambda f: f.name)
def test_pages_say_nothing_around_gettext(file):
    """No literal sentence goes straight into a Streamlit call."""
    calls = re.findall(
        r"st\.(?:title|header|subheader|caption|info|warning|error|success|write|markdown|button)\(\s*[\"']([^\"']+)",
        file.read_text(encoding="utf-8"),
    )
    assert not [words for words in calls if re.search(r"[A-Za-z]{2}", words.replace("\\n", ""))]
