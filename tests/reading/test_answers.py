"""Every form in which an answer is written, and what it stands for (docs/method.md, sections 1 and 16)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ikm.pedoman import CODES, load
from tests.reading.books import U9, issues, notes, read

ONE = ["Unit", *U9]


def first(value: Any, *others: Any) -> tuple[int, list[Any]]:
    """What a value in column U1 becomes, beside good answers; ``others`` stand in the same column below."""
    rows = [["A", v, *[3] * 8] for v in (value, *others)]
    survey = read(ONE, *rows)
    return int(survey.answers[0, 0]), [(v, c) for row, _, _, v, c in issues(survey) if row == 2]


@pytest.mark.parametrize(
    ("value", "state"),
    [
        *[(v, v) for v in (1, 2, 3, 4)],
        *[(f"{v}", v) for v in (1, 2, 3, 4)],
        *[(text, 3) for text in (3.0, " 3 ", "3,0", "3.0", "3.", "３", "(3)", "3)", "\u00a03", "'3", "03")],
        *[(letter, value) for value, letter in enumerate("abcd", start=1)],
        *[(text, 3) for text in ("C", "c.", "(c)", "c)", " c ", "Ｃ")],
        *[("Tidak sesuai", 1), ("KURANG  SESUAI", 2), ("sesuai", 3), ("Sangat\u00a0sesuai", 4), ("sangat\nsesuai", 4)],
        *[("d. Sangat sesuai", 4), ("4 - Sangat sesuai", 4), ("a) Tidak sesuai", 1), ("3. Sesuai", 3)],
        *[("a. Sangat sesuai", 4), ("d. Tidak sesuai", 1), ("1. Sangat baik", 4)],  # best to worst: text decides
        *[("Cukup sesuai", 2), ("Cukup baik", 2), ("tdk baik", 1), ("krg baik", 2), ("Sgt puas", 4)],
        *[("Tidak baik", 1), ("Kurang baik", 2), ("Baik", 3), ("Sangat baik", 4)],
        *[("Sangat tidak setuju", 1), ("Tidak setuju", 2), ("Setuju", 3), ("Sangat setuju", 4)],
        *[("Tidak wajar", 1), ("Kurang wajar", 2), ("Wajar", 3), ("Sangat wajar", 4), ("Sangat puas", 4)],
        *[
            ("Tidak begitu baik", 2),
            ("agak tidak sesuai", 2),
            ("kurang begitu jelas", 2),
            ("lumayan baik", 2),
            ("agak puas", 2),
        ],
        *[("baik sekali", 4), ("puas bgt", 4), ("puas banget", 4), ("sangat2 puas", 4), ("sangat amat puas", 4)],
        *[("gak puas", 1), ("tidak puas sama sekali", 1), ("sama sekali tidak puas", 1), ("Buruk", 1), ("Jelek", 1)],
        *[("Cukup", 2), ("Kurang", 2), ("Tidak dipungut biaya", 4), ("agak mahal", 2), ("Mahal sekali", 1)],
        *[("memuaskan", 3), ("Sangat terpenuhi", 4), ("kurang memadai", 2), ("bersih & rapi", 3), ("Sopan/ramah", 3)],
        *[("Sangat sesuai;", 4), ("3;", 3), ("“3”", 3), ('"Sesuai"', 3), ("3,00", 3), ("３．０", 3)],
        *[("3 (Baik)", 3), ("Baik (3)", 3), ("Baik = 3", 3), ("3=Baik", 3), ("3.0 Baik", 3), ("Sangat sesuai (d)", 4)],
        *[
            ("Skor 3", 3),
            ("nilai 4", 4),
            ("Nilai: 4", 4),
            ("3 poin", 3),
            ("3 dari 4", 3),
            ("Jawaban c", 3),
            ("opsi d", 4),
        ],
        *[("★★★", 3), ("⭐⭐⭐⭐", 4), ("★★★☆", 3), ("3 bintang", 3), ("bintang 3", 3), ("3 ★", 3)],
        *[
            ("Tidak pernah ada pungli", 4),
            ("tidak ada pungutan liar", 4),
            ("bebas pungli", 4),
            ("Tidak ada pungli/calo", 4),
        ],
        *[("Pungli tidak ada", 4), ("jarang ada pungli", 3), ("Hampir tidak pernah ada calo", 3)],
        *[
            ("kadang-kadang ada pungli", 2),
            ("pernah diminta imbalan", 2),
            ("Sering ada calo", 1),
            ("selalu dipersulit", 1),
        ],
        *[("ada pungli", 1), ("Saya tidak pernah menemukan gratifikasi", 4), ("Masih ada percaloan", 1)],
        *[(None, 0), ("", 0), ("   ", 0), ("\u00a0", 0)],
    ],
)
def test_forms(value: Any, state: int) -> None:
    assert first(value) == (state, [])


@pytest.mark.parametrize(
    ("value", "state", "code", "printed"),
    [
        (5, 5, "outside-scale", "5"),
        (0, 5, "outside-scale", "0"),
        (-1, 5, "outside-scale", "-1"),
        ("44", 5, "outside-scale", "44"),
        (2.5, 5, "not-whole", "2.5"),
        ("2,5", 5, "not-whole", "2,5"),
        *[(text, 5, "outside-scale", text) for text in ("75", "100", "75%", "3 %", "80 persen", "5 - Sangat puas")],
        *[(text, 5, "outside-scale", text) for text in ("4 dari 5", "★★★★☆", "5 bintang", "Netral", "Ragu-ragu")],
        *[
            (text, 0, "no-answer-sign", text)
            for text in ("-", "–", "--", "...", "N/A", "n/a", "TT", "(kosong)", "abstain")
        ],
        *[(text, 0, "no-answer-sign", text) for text in ("Tidak tahu", "tdk tahu", "Tidak diisi", "tidak menjawab")],
        ("5. Tidak tahu", 0, "no-answer-sign", "5. Tidak tahu"),
        *[
            (text, 0, "not-an-answer", text)
            for text in ("e", "?", "Ya", "Tidak", "Ada", "Selalu", "Jarang", "3/4", "4/5")
        ],
        *[
            (text, 0, "not-an-answer", text)
            for text in ("A3", "AO03x", "3 orang", "7. Baik", "3,5 Baik", "Baik;Sangat baik;")
        ],
        *[(text, 0, "not-an-answer", text) for text in ("tidak puas sekali", "kurang puas sekali", "sangat", "sekali")],
        (True, 0, "not-an-answer", "TRUE"),
        (dt.date(2026, 4, 3), 0, "not-an-answer", "2026-04-03"),
        (dt.time(3, 0), 0, "not-an-answer", "03:00:00"),
    ],
)
def test_set_aside(value: Any, state: int, code: str, printed: str) -> None:
    assert first(value) == (state, [(printed, code)])


@pytest.mark.parametrize("pedoman", CODES)
def test_the_regulations_own_labels(pedoman: str) -> None:
    """Each unsur's four labels, in its own column, are 1 to 4."""
    unsur = load(pedoman).unsur
    rows = [[f"R{v}", *[u.labels[v] for u in unsur]] for v in range(4)]
    survey = read(["Unit", *[u.name for u in unsur]], *rows)
    assert survey.pedoman.code == pedoman
    assert survey.answers.tolist() == [[v] * len(unsur) for v in (1, 2, 3, 4)]
    assert issues(survey) == []
    assert notes(survey) == {}


def test_cost_labels_count_in_their_column() -> None:
    """Biaya (U4): Sangat mahal 1, Cukup mahal 2, Murah 3, Gratis 4; or Tidak wajar ... Sangat wajar."""
    labels = ["Sangat mahal", "Cukup mahal", "Murah", "Gratis", "Tidak wajar", "Sangat wajar"]
    survey = read(ONE, *[["A", 3, 3, 3, label, *[3] * 5] for label in labels])
    assert survey.answers[:, 3].tolist() == [1, 2, 3, 4, 1, 4]


def test_worse_words_make_no_family() -> None:
    """ "Sangat sulit" must not be read as the best answer."""
    assert first("Sangat sulit", "sulit", "Sangat lambat") == (0, [("Sangat sulit", "not-an-answer")])


def test_two_negatives_where_they_occur() -> None:
    state, found = first("Tidak puas", "Sangat tidak puas", "Puas", "Sangat puas")
    assert (state, found) == (2, [])


def test_two_negatives_are_said() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Sangat tidak puas", "Puas")])
    assert survey.answers[:, 0].tolist() == [2, 1, 3]
    values = notes(survey)["labels-two-ways"]
    assert (values["label"], values["value"]) == ("Tidak puas", "2")


def test_one_negative_is_said_where_nothing_shows_it() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Puas", "Sangat puas")])
    assert survey.answers[:, 0].tolist() == [1, 3, 4]
    assert notes(survey)["labels-two-ways"]["value"] == "1"


def test_one_negative_is_plain_beside_kurang() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")])
    assert survey.answers[:, 0].tolist() == [1, 2, 3, 4]
    assert "labels-two-ways" not in notes(survey)


def test_two_negatives_decide_per_stem() -> None:
    """ "Sangat tidak sesuai" moves "Tidak sesuai" on the whole sheet, but not "Tidak mudah"."""
    one, two = ["A", "Tidak sesuai", "Tidak mudah", *[3] * 7], ["A", 3, 3, 3, 3, "Sangat tidak sesuai", *[3] * 4]
    survey = read(ONE, one, two)
    assert survey.answers[0, :2].tolist() == [2, 1]


def test_an_unknown_stem_is_learned_from_its_family() -> None:
    values = ["Kurang mantap", "Mantap", "Sangat mantap"]
    assert read(ONE, *[["A", v, *[3] * 8] for v in values]).answers[:, 0].tolist() == [2, 3, 4]
    assert first("Mantap") == (0, [("Mantap", "not-an-answer")])


def test_a_learned_stem_is_said() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Kurang mantap", "Mantap", "Sangat mantap")])
    assert notes(survey)["label-learned"] == {"labels": "“mantap”"}


@pytest.mark.parametrize("worse", ["galak", "mahal", "ribet", "lama mengantre"])
def test_a_word_that_could_be_bad_is_not_learned(worse: str) -> None:
    """ "Galak" (harsh) beside "Sangat galak" must not become 3 and 4; and known bad words are never learned."""
    assert first(f"Sangat {worse}", worse)[0] != 4
    if worse != "galak":
        assert first(f"{worse}", f"Sangat {worse}", f"Kurang {worse}") == (0, [(worse, "not-an-answer")])
