"""What is documented of reports is what there is."""

from pathlib import Path

from ikm.cli.main import main
from ikm.document.make import FORMATS
from ikm.document.word.fields import BLOCKS, FIELDS, ROWS

NAMES = {"docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel", "pdf": "PDF", "html": "HTML", "png": "PNG"}
OPTIONS = ["--to", "--kind", "--unit", "--each", "--into", "--office", "--plan", "--template", "--date", "--parts"]

DOCS = Path(__file__).parents[2] / "docs"


def test_every_field_of_a_template_is_documented_and_no_other():
    words = (DOCS / "templates.md").read_text(encoding="utf-8")
    named = {line.split("`")[1].strip("{} ") for line in words.splitlines() if line.startswith("| `")}
    assert named == {*FIELDS, *ROWS, *BLOCKS}
    for _, inner in ROWS.values():
        assert ", ".join(f"`{name}`" for name in inner) in words


def test_every_format_and_option_of_the_command_is_documented(capsys):
    words = (DOCS / "reports.md").read_text(encoding="utf-8")
    for suffix, kinds in FORMATS.items():
        assert (
            suffix.upper() in words.upper() or {"docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel"}[suffix] in words
        )
        assert all(f"`{kind}`" in words for kind in kinds)
    try:
        main(["report", "--help"])
    except SystemExit:
        shown = capsys.readouterr().out
    for option in (
        "--to",
        "--kind",
        "--unit",
        "--each",
        "--into",
        "--office",
        "--plan",
        "--template",
        "--date",
        "--parts",
    ):
        assert option in shown
        assert f"`{option}" in words or f" {option} " in words
