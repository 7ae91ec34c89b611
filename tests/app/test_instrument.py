"""The page Uji instrumen: what it says of samples, recaps, few people, and after every choice."""

from __future__ import annotations

import pytest

from tests.app.test_pages import ROOT, go, healthy, start, words
from tests.test_instrument import THIRTY

PAGE = ROOT / "pages" / "instrumen.py"
KPP = "KPP Jawa Timur 2013 (responden)"


def uploaded(answers, **query):
    app = start(ROOT / "pages" / "data.py", lang="en", **query)
    app.file_uploader[0].upload("uji.csv", csv_of(answers), "text/csv").run()
    healthy(app)
    go(app, PAGE)
    return healthy(app)


def csv_of(answers) -> bytes:
    """The answers with a column of gender, blanks left empty."""
    header = ["Jenis Kelamin", *(f"U{i}" for i in range(1, 15))]
    rows = [["LP"[i % 2], *("" if a == 0 else str(a) for a in row)] for i, row in enumerate(answers)]
    return "\n".join(";".join(row) for row in [header, *rows]).encode()


def test_the_figures_of_the_oracle_are_on_the_page():
    """R and pingouin (test_instrument): alpha 0.801, 0.679 to 0.891; U2 0.090 is not above r table 0.361."""
    app = uploaded(THIRTY)
    said = words(app)
    assert "0.801" in said
    assert "0.679 to 0.891" in said
    assert "13 of 14" in said
    assert "not U2 (0.090): r table 0.361" in said
    assert "<td" in said
    assert "Not valid: U2 (0.090)." in app.code[-1].value  # the sentences to copy
    assert not app.warning  # 30 people are enough


def test_in_indonesian_too():
    app = start(PAGE, data=KPP)
    assert "0,879" in words(app)
    assert "126" in app.code[-1].value


def test_choices_change_the_verdicts():
    app = uploaded(THIRTY)
    group = {one.key: one for one in app.main.button_group}
    group["instrument-level"].set_value(0.01).run()
    assert "10 of 14" in words(healthy(app))
    {one.key: one for one in app.main.button_group}["instrument-rule"].set_value("0.30").run()
    healthy(app)
    assert "instrument-level" not in {one.key for one in app.main.button_group}
    {one.key: one for one in app.main.button_group}["instrument-correlation"].set_value("corrected").run()
    assert "11 of 14" in words(healthy(app))
    {one.key: one for one in app.main.button_group}["instrument-least"].set_value(0.80).run()
    assert "The interval has 0.80 in it" in healthy(app).code[-1].value


def test_a_filter_is_a_test_of_those_people_alone():
    app = uploaded(THIRTY)
    app.sidebar.multiselect(key="jenis_kelamin").set_value(["Perempuan"]).run()
    said = words(healthy(app))
    assert "n 15" in said
    assert any("Only 15 respondents" in warning.value for warning in app.warning)


def test_a_recap_gets_a_sentence():
    app = start(PAGE, lang="en")
    assert any("recap" in info.value for info in app.info)
    assert not app.code


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (THIRTY[:4], "too few to test an instrument"),
        (THIRTY[:12] * 0 + 3, "one and the same answer"),
    ],
)
def test_what_cannot_be_tested_gets_a_sentence(answers, said):
    app = uploaded(answers)
    assert any(said in info.value for info in app.info)
    assert not app.code


def test_a_question_without_variance_is_named():
    answers = THIRTY.copy()
    answers[:, 4] = 3
    app = uploaded(answers)
    assert "For U5 it cannot be computed" in app.code[-1].value
    assert "12 of 13" in words(app)
    assert "1 cannot be computed" in words(app)


def test_several_questions_for_an_unsur_can_be_tested_or_the_unsur():
    header = ["U1.a", "U1.b", *(f"U{i}" for i in range(2, 10))]
    rows = [map(str, row[:10]) for row in THIRTY]
    blob = "\n".join(";".join(row) for row in [header, *rows]).encode()
    app = start(ROOT / "pages" / "data.py", lang="en")
    app.file_uploader[0].upload("soal.csv", blob, "text/csv").run()
    go(app, PAGE)
    said = words(healthy(app))
    assert "10 questions" in app.code[-1].value
    assert "U1.2" in said
    {one.key: one for one in app.main.button_group}["instrument-tested"].set_value("unsur").run()
    assert "9 unsur" in healthy(app).code[-1].value
