"""A small share of the mutated files of benchmarks/fuzz.py: each ends in a survey or in one sentence."""

from __future__ import annotations

from benchmarks import fuzz


def test_mutated_files_end_in_a_survey_or_a_sentence() -> None:
    ends, _, _, wrong = fuzz.run(150, seed=2026)
    assert wrong == []
    assert sum(ends.values()) == 150
    assert ends["Survey"] > 10
    assert len(ends) > 5


def test_a_file_is_the_same_in_every_run() -> None:
    assert [fuzz.made(number, 7) for number in (0, 2, 5, 6)] == [fuzz.made(number, 7) for number in (0, 2, 5, 6)]


def test_a_table_that_begins_far_down_is_found() -> None:
    """Forty blank rows above the header: the thirty rows looked at begin with the first that holds anything."""
    import ikm
    from tests.reading.books import U9, xlsx

    assert ikm.read(xlsx(*[[None]] * 40, ["Unit", *U9], ["A", *[3] * 9]), name="a.xlsx").answers.tolist() == [[3] * 9]
