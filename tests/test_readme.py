"""What the README shows of the Python package is what the package does."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_python_snippets_run_as_shown(name):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, name, 0)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert result.failed == 0
    assert result.attempted > 0 or name != "README.md"


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_two_commands_and_every_link_stand(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "pip install -r requirements.txt && streamlit run app.py" in text
    if name == "README.md":
        assert "pip install -r requirements-dev.txt && pytest" in text
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
