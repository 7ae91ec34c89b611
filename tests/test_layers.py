"""Imports point downwards: app.py -> pages -> pages.common -> ikm, and inside ikm as in docs/architecture.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BELOW = {
    "errors": set(),
    "rounding": set(),
    "text": {"rounding"},
    "pedoman": {"errors", "rounding"},
    "messages": {"text"},
    "ledger": {"messages", "text"},
    "cube": set(),
    "survey": {"cube", "errors", "ledger", "pedoman"},
    "samples": {"errors", "text"},
    "printed": {"cube", "pedoman", "survey"},
    "audit": {
        "apportion",
        "sampling",
        "cube",
        "errors",
        "index",
        "pedoman",
        "printed",
        "respondents",
        "rounding",
        "survey",
        "tally",
        "text",
    },
    "tally": {"cube", "errors", "survey"},
    "soundness": {"cube", "survey", "tally"},
    "index": {"cube", "pedoman", "soundness", "survey", "tally"},
    "moments": {"cube", "survey", "tally"},
    "strata": {"cube", "survey", "tally"},
    "served": {"errors", "survey", "tally"},
    "spread": {"cube", "index", "moments", "served", "strata", "survey", "tally"},
    "uncertainty": {"index", "pedoman", "rounding", "served", "spread", "survey", "tally"},
    "differences": {"survey"},
    "letters": {"cube"},
    "scores": {"cube", "survey", "tally"},
    "comparison": {
        "cube",
        "differences",
        "letters",
        "pedoman",
        "scores",
        "soundness",
        "survey",
        "tally",
        "uncertainty",
    },
    "between": {"cube", "differences", "errors", "pedoman", "soundness", "strata", "survey", "tally", "uncertainty"},
    "contrasts": {"differences", "survey", "uncertainty"},
    "trend": {"cube", "differences", "pedoman", "tally", "uncertainty"},
    "ranks": {"survey", "uncertainty"},
    "city": {"index", "pedoman", "served", "survey", "tally", "uncertainty"},
    "reading": {"cube", "errors", "ledger", "pedoman", "printed", "samples", "survey", "text"},
    "ipak": {"cube", "pedoman", "survey", "tally"},
    "moves": {"cube", "errors", "index", "pedoman", "soundness", "survey", "tally"},
    "simulation": {"cube", "errors", "index", "moves", "pedoman", "soundness", "survey", "tally"},
    "target": {"cube", "errors", "index", "moves", "pedoman", "rounding", "survey", "tally"},
    "alternatives": {"index", "survey", "tally", "target"},
    "shares": {"cube", "errors", "survey"},
    "raking": {"errors", "index", "pedoman", "shares", "soundness", "survey", "tally"},
    "raked": {
        "cube",
        "moments",
        "raking",
        "respondents",
        "soundness",
        "survey",
        "tally",
        "spread",
        "strata",
        "uncertainty",
    },
    "worked": {"rounding", "text"},
    "formulas": set(),
    "amounts": {"errors", "text"},
    "sampling": {"amounts", "errors", "formulas", "pedoman", "text", "worked"},
    "apportion": set(),
    "allocation": {"amounts", "apportion", "errors", "rounding", "text"},
    "pilot": {"errors", "survey", "tally", "uncertainty"},
    "drawing": {"allocation", "amounts", "cube", "errors", "text"},
    "achieved": {"amounts", "index", "sampling", "survey", "tally", "uncertainty"},
    "sample_table": {"achieved", "allocation", "sampling", "text"},
    "weakness": {"index"},
    "priority": {"index", "pedoman", "rounding", "weakness"},
    "gaps": {"errors", "index", "priority", "survey"},
    "work_order": {"gaps", "index", "text", "weakness"},
    "ipa": {"cube", "errors", "index", "soundness", "survey", "tally", "text"},
    "plan": {"errors", "gaps", "index", "weakness"},
    "plan_table": {"errors", "plan", "text"},
    "respondents": {"cube", "index", "survey", "tally"},
    "logo": {"errors"},
    "office": {"errors", "logo", "pedoman", "plan"},
    "dossier": {
        "comment_words",
        "comparison",
        "description",
        "dissatisfied",
        "errors",
        "index",
        "instrument",
        "office",
        "pedoman",
        "plan",
        "respondents",
        "soundness",
        "survey",
        "tally",
        "target",
        "trend",
        "uncertainty",
        "work_order",
    },
    "document": {
        "charts",
        "comment_masks",
        "comment_words",
        "contrasts",
        "description",
        "dossier",
        "errors",
        "index",
        "instrument",
        "ledger",
        "office",
        "pedoman",
        "plan",
        "plan_table",
        "priority",
        "reading",
        "report",
        "respondents",
        "rounding",
        "sampling",
        "soundness",
        "survey",
        "tally",
        "target",
        "text",
        "trend",
        "uncertainty",
        "weakness",
        "work_order",
    },
    "description": {"cube", "soundness", "survey", "tally"},
    "dissatisfied": {"cube", "differences", "respondents", "soundness", "strata", "survey", "tally", "uncertainty"},
    "comment_lists": {"pedoman"},
    "comment_masks": {"comment_lists"},
    "comment_words": {
        "comment_lists",
        "comment_masks",
        "comments",
        "cube",
        "pedoman",
        "respondents",
        "survey",
        "tally",
    },
    "questions": {"errors", "pedoman", "survey", "tally"},
    "scatter": {"cube", "survey"},
    "validity": {"survey"},
    "reliability": {"survey", "validity"},
    "instrument": {
        "cube",
        "errors",
        "questions",
        "reliability",
        "scatter",
        "soundness",
        "survey",
        "tally",
        "validity",
    },
    "exact": {"cube", "survey"},
    "independence": {"comparison", "cube", "exact", "rounding", "survey", "text"},
    "variables": {"cube", "errors", "pedoman", "survey", "text"},
    "coarser": {"cube", "respondents", "survey"},
    "crosstab": {
        "coarser",
        "cube",
        "independence",
        "pedoman",
        "respondents",
        "soundness",
        "survey",
        "text",
        "variables",
    },
    "correlation": {"cube", "errors", "soundness", "survey"},
    "comments": {"respondents", "survey"},
    "changes": {"index"},
    "report": {
        "audit",
        "achieved",
        "between",
        "changes",
        "comparison",
        "correlation",
        "crosstab",
        "cube",
        "description",
        "dossier",
        "independence",
        "index",
        "instrument",
        "ledger",
        "pedoman",
        "printed",
        "priority",
        "ranks",
        "reading",
        "respondents",
        "rounding",
        "sample_table",
        "sampling",
        "soundness",
        "survey",
        "tally",
        "text",
        "uncertainty",
        "work_order",
    },
    "charts": {
        "audit",
        "correlation",
        "crosstab",
        "cube",
        "independence",
        "index",
        "instrument",
        "ipa",
        "pedoman",
        "rounding",
        "survey",
        "tally",
        "text",
        "uncertainty",
        "variables",
        "weakness",
    },
    "cli": {
        "achieved",
        "allocation",
        "alternatives",
        "amounts",
        "audit",
        "city",
        "comparison",
        "crosstab",
        "description",
        "dissatisfied",
        "document",
        "dossier",
        "drawing",
        "errors",
        "index",
        "instrument",
        "ipak",
        "ledger",
        "office",
        "pedoman",
        "pilot",
        "plan",
        "questions",
        "reading",
        "reliability",
        "report",
        "respondents",
        "sample_table",
        "sampling",
        "simulation",
        "survey",
        "tally",
        "target",
        "text",
        "uncertainty",
        "variables",
    },
    "__main__": {"cli"},
    "__init__": {
        "between",
        "city",
        "comparison",
        "errors",
        "index",
        "instrument",
        "ipak",
        "pedoman",
        "raking",
        "reading",
        "simulation",
        "survey",
        "tally",
        "target",
        "text",
        "trend",
        "uncertainty",
    },
}
"""Which rooms of ikm each room may import."""

ONLY = {
    "plotly": {"charts"},
    "python_calamine": {"reading"},
    "pyreadstat": {"reading"},
    "openpyxl": {"report"},
    "docx": {"document"},
    "docxtpl": {"document"},
    "jinja2": {"document"},
    "pptx": {"document"},
    "xlsxwriter": {"document"},
    "typst": {"document"},
    "PIL": {"document", "logo"},
    "streamlit": set(),
}
"""Libraries that belong to certain rooms of ikm."""

FILES = sorted((ROOT / "ikm").rglob("*.py"))


def imports(file: Path) -> set[str]:
    """The dotted names a file imports; ``from ikm import x`` counts as ikm.x where x is a room."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            rooms = {f"ikm.{a.name}" for a in node.names if node.module == "ikm" and a.name in BELOW}
            found |= rooms or {node.module}
    return found


def room(file: Path) -> str:
    return file.relative_to(ROOT / "ikm").parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_rooms_import_downwards(file):
    names = {name.split(".")[1] for name in imports(file) if name.startswith("ikm.")}
    assert names - {room(file)} <= BELOW[room(file)]


def test_only_the_corrected_workbook_looks_into_reading_from_report():
    """It writes the person's own cells, which only the Workbook holds."""
    looks = {
        (file.name, name)
        for file in (ROOT / "ikm" / "report").glob("*.py")
        for name in imports(file)
        if name.startswith("ikm.reading")
    }
    assert looks == {("correction.py", "ikm.reading.notes"), ("correction.py", "ikm.reading.workbook")}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_libraries_stay_in_their_rooms(file):
    libraries = {name.split(".")[0] for name in imports(file)}
    for library, rooms in ONLY.items():
        assert library not in libraries or room(file) in rooms


def test_the_order_has_no_circle():
    done: set[str] = set()
    while left := {name for name in BELOW if name not in done}:
        free = {name for name in left if BELOW[name] <= done}
        assert free, f"circle among {left}"
        done |= free


@pytest.mark.parametrize("file", sorted((ROOT / "pages" / "common").rglob("*.py")), ids=lambda f: f.name)
def test_common_does_not_import_pages(file):
    assert all(n.startswith("pages.common") for n in imports(file) if n.split(".")[0] == "pages")


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda f: f.name)
def test_pages_leave_session_state_to_common(file):
    assert "session_state" not in file.read_text(encoding="utf-8")


def test_app_imports_no_heavy_thing_before_its_navigation():
    first = (ROOT / "app.py").read_text(encoding="utf-8").split("st.navigation")[0]
    light = imports_of(first)
    assert light <= {"streamlit", "pages.common.navigation"}
    assert imports(ROOT / "pages" / "common" / "navigation.py") <= {
        "gettext",
        "pathlib",
        "streamlit",
        "streamlit.navigation.page",
        "__future__",
    }


def imports_of(source: str) -> set[str]:
    tree = ast.parse(source[: source.rindex("\n")])
    return {
        n.module if isinstance(n, ast.ImportFrom) else n.names[0].name
        for n in ast.walk(tree)
        if isinstance(n, ast.Import | ast.ImportFrom)
    }
