"""Every row is used or set aside for one reason; every filled answer cell counts, is an issue, or is in such a row."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ikm
from ikm import EN
from ikm.cli import main
from ikm.document import skm
from ikm.dossier import Dossier
from ikm.ledger import ledger_counts, ledger_reasons, row_balance
from ikm.reading import build, understand
from tests.reading.books import U9, read, xlsx
from tests.reading.test_rows import opened

ANSWERS = st.one_of(
    st.none(),
    st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, 9.0, 2.5, 0.0, "3", "c", "Baik", "?", "Jumlah", "NRR", "U1", True]),
    st.text(alphabet="abxy12 ", max_size=4),
)
FIRST = st.sampled_from([None, "Panjang", "Kemiling", "Jumlah", "Rata-rata", "Unit Pelayanan: Rajabasa", "Kecamatan"])
ROWS = st.lists(st.tuples(FIRST, st.lists(ANSWERS, min_size=9, max_size=9)), min_size=1, max_size=15)


def data_of(rows: list[tuple[Any, list[Any]]]) -> tuple[ikm.Survey, list[list[Any]]]:
    """A survey of twelve sound rows and these, and all rows as they stand in the sheet."""
    lines = [["Kecamatan", *U9], *[["Panjang", *[3.0] * 9]] * 12, *[[first, *cells] for first, cells in rows]]
    workbook = opened(lines)
    data = build(workbook, understand(workbook))
    assert isinstance(data, ikm.Survey)
    return data, lines


def filled(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_rows_read_are_used_or_set_aside_for_one_reason(rows: list[tuple[Any, list[Any]]]) -> None:
    data, lines = data_of(rows)
    balance = row_balance(data.ledger)
    assert data.ledger.rows_read == sum(any(map(filled, line)) for line in lines[1:])
    assert sum(balance.values()) == data.ledger.rows_read
    whole = data.ledger.issues[data.ledger.issues["column"] == ""]
    assert whole["row"].is_unique
    assert len(whole) == data.ledger.rows_set_aside == data.ledger.rows_read - balance["used"]


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_every_filled_answer_is_accounted_for(rows: list[tuple[Any, list[Any]]]) -> None:
    data, lines = data_of(rows)
    table = data.ledger.issues
    aside = set(table.loc[table["column"] == "", "row"])
    issues = set(zip(table["row"], table["column"], strict=True))
    used = [number for number, line in enumerate(lines[1:], start=2) if any(map(filled, line)) and number not in aside]
    for number, answers in zip(used, data.answers.tolist(), strict=True):
        for code, cell, answer in zip(U9, lines[number - 1][1:], answers, strict=True):
            if filled(cell):
                assert (1 <= answer <= 4) != ((number, code) in issues)
            else:
                assert answer == 0
                assert (number, code) not in issues


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_counts_add_up_to_the_issues(rows: list[tuple[Any, list[Any]]]) -> None:
    data, _ = data_of(rows)
    counts = ledger_counts(data.ledger)
    assert int(counts["cells"].sum() + counts["rows"].sum()) == len(data.ledger.issues)
    assert set(counts["code"]) == set(data.ledger.issues["code"])


def test_counts_by_hand() -> None:
    """Ages 3 and 150 are none; U1 of the second row holds 5; the third row is blank, the fourth a total."""
    survey = read(
        ["No", "Umur", *U9], [1, 3, *[3] * 9], [2, 150, 5, *[3] * 8], [3, 30, *[None] * 9], ["Jumlah", None, *[6] * 9]
    )
    assert ledger_counts(survey.ledger).values.tolist() == [
        ["no-answers", 0, 1],
        ["summary-row", 0, 1],
        ["not-an-age", 2, 0],
        ["outside-scale", 1, 0],
    ]
    assert row_balance(survey.ledger) == {"used": 2, "no-answers": 1, "summary-row": 1}


def test_a_reason_names_all_its_values() -> None:
    """5 and 33 lie outside the scale: neither stands for both, on a screen, on paper or at the command line."""
    rows = [[f"R{i}", *[3] * 9] for i in range(40)]
    rows[3][1], rows[9][4], rows[20][2], rows[21][2], rows[22][3] = 5, 33, "Budi", "Ani", 2.5
    data = read(["No", *U9], *rows, ["JUMLAH", *[120] * 9], ["Rata-rata", *[3] * 9])
    said = dict(ledger_reasons(data.ledger, EN)[["code", "said"]].itertuples(index=False))
    assert said["outside-scale"] == "Is outside the scale of the answers, so it is not counted (5, 33)."
    assert said["not-whole"] == "2.5 is not a whole number, as an answer is, so it is not counted."
    assert said["summary-row"].startswith("The row looks like a total (JUMLAH, Rata-rata), not like")
    assert said["not-an-answer"] == "“…” is not an answer we know, so it is not counted (Budi, Ani)."
    public = dict(ledger_reasons(data.ledger, EN, public=True)[["code", "said"]].itertuples(index=False))
    assert public["outside-scale"] == said["outside-scale"]
    assert "Ani" not in " ".join(public.values())


def test_of_many_values_the_first_are_named_and_the_rest_counted() -> None:
    """Seven values from 5 to 11: five are named."""
    rows = [[f"R{i}", *[3] * 9] for i in range(40)]
    for at in range(7):
        rows[at][1 + at] = 5 + at
    (said,) = ledger_reasons(read(["No", *U9], *rows).ledger, EN)["said"]
    assert said.endswith("(5, 6, 7, 8, 9, 2 more).")


def test_inspect_and_paper_say_the_same_of_a_reason(tmp_path, capsys) -> None:
    rows = [[f"R{i}", *[3] * 9] for i in range(40)]
    rows[3][1], rows[9][4] = 5, 33
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(["No", *U9], *rows))
    assert main(["inspect", str(path), "--lang", "en"]) == 0
    line = "Is outside the scale of the answers, so it is not counted (5, 33)."
    assert f"  2 x {line} (Data, B5, ...)" in capsys.readouterr().out.splitlines()
    data = ikm.read(path)
    blocks = skm.document(Dossier.of(data), EN).blocks
    table = next(block for block in blocks if getattr(block, "caption", "") == "What was set aside")
    assert table.rows[0][0] == line
