"""Importance (harapan, kepentingan): kept beside the answers, and no part of any figure of theirs."""

from __future__ import annotations

import numpy as np
import pytest

import ikm
from ikm.errors import UnknownChoiceError, UnreadableFileError
from ikm.reading import ROLES, build, join, open_workbook, understand
from tests.reading.books import U9, issues, notes, read, xlsx
from tests.reading.shapes.people import UNSUR

H9 = [f"Harapan {code}" for code in U9]
FIRST, SECOND = [3] * 9, [2, *[4] * 8]


def test_a_survey_without_importance_has_none():
    data = read(["No", *U9], [1, *FIRST])
    assert data.importance is None
    assert data.importance_values is None


def test_importance_is_seen_through_the_same_filter_as_the_answers():
    rows = [["A", *FIRST, *[4] * 9], ["B", *SECOND, 1, None, 7, *[3] * 6]]
    data = read(["Unit", *U9, *H9], *rows)
    assert data.importance.tolist() == [[4] * 9, [1, 0, 5, *[3] * 6]]
    assert data.where(unit="B").importance_values[0, :4].tolist() == pytest.approx([1, np.nan, np.nan, 3], nan_ok=True)
    assert data.where(unit="A").importance_values.tolist() == [[4.0] * 9]
    assert data.importance_values.shape == data.values.shape == (2, 9)


def test_importance_changes_no_figure_of_the_answers():
    people = [[["A", "B"][i % 2], *[1 + (i * (j + 2)) % 4 for j in range(9)]] for i in range(12)]
    bare = read(["Unit", *U9], *people)
    both = read(["Unit", *U9, *H9], *[[*row, *[1 + (i + j) % 4 for j in range(9)]] for i, row in enumerate(people)])
    assert both.answers.tolist() == bare.answers.tolist()
    assert ikm.index(both, by="unit").table.equals(ikm.index(bare, by="unit").table)
    assert set(notes(both)) - set(notes(bare)) == {"importance"}


def test_a_row_that_only_says_what_is_important_is_set_aside():
    data = read(["No", *U9, *H9], [1, *FIRST, *[4] * 9], [2, *[None] * 9, *[4] * 9], [3, *SECOND, *[3] * 9])
    assert (data.ledger.rows_read, data.ledger.rows_used, data.n) == (3, 2, 2)
    assert issues(data) == [(3, "", "", "", "no-answers")]
    assert data.importance.tolist() == [[4] * 9, [3] * 9]


def test_a_row_whose_answers_all_lie_outside_takes_its_importance_with_it():
    """Such a row stays in the cube, to tell that the scale is broken, but is no respondent."""
    data = read(["No", *U9, *H9], [1, *[9] * 9, *[4] * 9], [2, *SECOND, *[3] * 9])
    assert data.answers.tolist() == [SECOND]
    assert data.importance.tolist() == [[3] * 9]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Kesesuaian persyaratan dengan harapan", "U1"),  # a name comes before the code of another column
        ("Apakah waktu penyelesaian sesuai harapan?", "U3"),
        ("Harapan Anda terhadap pelayanan kami", ""),
        ("Saran dan harapan", "saran"),
        ("Kepentingan", ""),
        ("H10", ""),
    ],
)
def test_what_only_speaks_of_expectation_is_no_importance(header, role):
    people = [[i, *[1 + (i + j) % 4 for j in range(9)], 4 - i % 4] for i in range(6)]
    book = open_workbook(xlsx(["No", *U9, header], *people), "a.xlsx")
    understood = understand(book)
    assert understood.columns[-1].role == role
    assert build(book, understood).importance is None


def test_free_text_under_such_a_header_is_no_importance():
    said = [f"Semoga sarana dan prasarana lebih baik, kata orang ke-{i}, dan ruang tunggu ditambah" for i in range(6)]
    people = [[i, *[1 + (i + j) % 4 for j in range(9)], said[i]] for i in range(6)]
    data = read(["No", *U9, "Harapan terhadap sarana dan prasarana"], *people)
    assert data.importance is None


def test_a_file_that_holds_nothing_but_importance_is_no_survey():
    with pytest.raises(UnreadableFileError, match="0 found"):
        read(["No", *H9], [1, *FIRST], [2, *SECOND])


def test_a_bare_code_is_that_of_the_column_with_the_same_code():
    """U8 is called Penanganan pengaduan here, which the questionnaire's order has as U9."""
    header = ["No", *UNSUR[:7], f"U8 {UNSUR[8]}", f"U9 {UNSUR[7]}", *H9]
    book = open_workbook(xlsx(header, [1, *[3] * 9, *[4] * 7, 1, 2], [2, *SECOND, *[4] * 7, 1, 2]), "a.xlsx")
    for order in ("lembar", "daftar"):
        data = build(book, understand(book, order=order))
        names = [unsur.key for unsur in data.pedoman.unsur]
        assert data.importance[0, names.index("pengaduan")] == 1
        assert data.importance[0, names.index("sarana")] == 2


def test_one_word_on_the_scale_goes_for_both():
    """On 1-5 a value v is 1 + (v - 1) x 3/4: 5 -> 4, 4 -> 3.25, 3 -> 2.5."""
    people = [["No", *U9, *H9], [1, *[5] * 9, *[4] * 9], [2, 3, *[4] * 8, *[5] * 8, 3]]
    data = read(*people, scale=5)
    assert data.values[0].tolist() == [4.0] * 9
    assert data.importance_values.tolist() == [[3.25] * 9, [*[4.0] * 8, 2.5]]
    assert data.ledger.issues.empty


def test_importance_on_a_longer_scale_is_named_and_not_converted():
    people = [[i, *[1 + (i + j) % 4 for j in range(9)], *[1 + (i + j) % 5 for j in range(9)]] for i in range(10)]
    data = read(["No", *U9, *H9], *people)
    # each of ten people has the values 1-5 by turns over nine columns: 90 / 5 = 18 fives
    assert [code for *_, code in issues(data)] == ["outside-scale"] * 18
    assert notes(data)["importance-scale"]["points"] == "5"
    assert "scale-other" not in notes(data)


def test_two_columns_of_importance_for_one_unsur_are_averaged_and_that_is_said():
    """(4 + 3) / 2 = 3.5; one of the two left blank: the other."""
    header = ["No", *U9, "Harapan U1a", "Harapan U1b"]
    data = read(header, [1, *FIRST, 4, 3], [2, *SECOND, None, 2])
    assert data.importance_values[:, 0].tolist() == [3.5, 2.0]
    assert data.values[1].tolist() == SECOND
    assert notes(data)["importance-averaged"] == {"sheet": "Data", "unsur": "U1"}
    assert notes(data)["importance-part"]["unsur"] == "U2, U3, U4, U5, U6, U7, U8, U9"


def test_a_file_without_importance_beside_one_with_it_leaves_it_blank():
    one = open_workbook(xlsx(["No", *U9, *H9], [1, *FIRST, *[4] * 9]), "satu.xlsx")
    two = open_workbook(xlsx(["No", *U9], [1, *SECOND]), "dua.xlsx")
    both = join([one, two])
    data = build(both, understand(both))
    assert data.importance.tolist() == [[4] * 9, [0] * 9]


def test_importance_before_its_answers_in_several_tables_is_left_out_and_that_is_said():
    over = [None, "TW I 2026", *[None] * 17, "TW II 2026"]
    bands = [None, "Harapan", *[None] * 8, "Kenyataan", *[None] * 8, "Harapan", *[None] * 8, "Kenyataan"]
    data = read(over, bands, ["No", *U9 * 4], [1, *[4] * 9, *FIRST, *[1] * 9, *SECOND])
    assert data.importance is None
    assert data.answers.tolist() == [FIRST, SECOND]
    assert notes(data)["importance-unread"] == {"sheet": "Data"}


def test_sums_of_importance_are_not_read_as_means():
    people = [[name, 30, *[85] * 9, *[100] * 9] for name in ("A", "B")]
    data = read(["Unit", "Jumlah responden", *U9, *H9], *people)
    assert data.importance is None
    assert "importance-no-means" in notes(data)


def test_roles_of_importance_are_chosen_like_others():
    assert {f"H:{code}" for code in U9} < set(ROLES)
    book = open_workbook(xlsx(["No", *U9, *H9], [1, *FIRST, *[4] * 9]), "a.xlsx")
    without = understand(book, roles={f"Data!{letter}": "" for letter in "KLMNOPQRS"})
    assert build(book, without).importance is None
    with pytest.raises(UnknownChoiceError, match="U14"):
        understand(book, roles={"Data!K": "H:U14"})
    said = {view.ref: (view.role, view.how, view.said) for view in understand(book).columns}
    assert said["Data!K"] == ("H:U1", "code", "u1")


def test_labels_of_importance_need_no_low_one():
    """Nobody finds anything unimportant; a typing error is seen through and said."""
    people = [
        [i, *FIRST, *["Penting", "Sangat penting", "Sangat pentng"][i : i + 1], *["Penting"] * 8] for i in range(3)
    ]
    data = read(["No", *U9, *H9], *people)
    assert data.importance[:, 0].tolist() == [3, 4, 4]
    assert "label-learned" not in notes(data)
    assert notes(data)["label-typo"] == {"labels": "“Sangat pentng” → “sangat penting”"}


def test_penting_is_no_answer_on_how_it_was():
    data = read(["No", *U9], [1, "Penting", *["Puas"] * 8], [2, *["Sangat puas"] * 9])
    assert issues(data)[0][-1] == "not-an-answer"
