"""Wording that could mislead: bad things, typing errors, and everything that is no answer."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ikm.pedoman import CODES, load
from ikm.reading.answers import answer
from ikm.reading.hearing import Given
from ikm.reading.scale import recognise
from tests.reading.sheets import P, notes, scale_of, states

OFTEN = ["Tidak pernah", "Jarang", "Kadang-kadang", "Sering", "Selalu"]
LABELS = [(code, u, v, label) for code in CODES for u in load(code).unsur for v, label in enumerate(u.labels, start=1)]


def value(text: str, code: str, unsur: object) -> tuple[int, str]:
    """What a text is beside the four labels of its column."""
    pedoman = load(code)
    column = Given(unsur, (*unsur.labels, text), (5, 5, 5, 5, 1))
    return answer(text, unsur, recognise([column], pedoman), pedoman)


def variants(label: str) -> list[str]:
    """The ways in which a label is written down, each for the same answer."""
    words = label.lower()
    short = words.replace("tidak", "tdk").replace("kurang", "krg").replace("sangat", "sgt").replace("cukup", "ckp")
    ways = [label, label.upper(), words, short, label.replace(" ", "  "), label.replace(" ", "\u00a0"), label + ";"]
    ways += [
        f"{mark}{label}" for mark in ("d. ", "(b) ", "A) ", "c - ", "2. ", "4 - ", "(1) ", "3) ", "- ", "Opsi a. ")
    ]
    ways += [f"{label} (3)", f"{label} - 4", f"“{label}”", f" {label}\n", f"{label}."]
    if words.startswith("sangat ") and words != "sangat mahal":
        ways += [f"{words[7:]} sekali", f"{words[7:]} banget", f"sangat2 {words[7:]}"]
    if words.startswith("kurang "):
        ways += [f"tidak begitu {words[7:]}", f"agak kurang {words[7:]}"]
    return ways


@pytest.mark.parametrize("code", CODES)
def test_every_label_in_every_variant(code: str) -> None:
    for pedoman, unsur, step, label in LABELS:
        if pedoman == code:
            for way in variants(label):
                assert (way, value(way, code, unsur)) == (way, (step, ""))


@pytest.mark.parametrize("code", CODES)
def test_cukup_for_kurang(code: str) -> None:
    """ "Cukup sesuai" instead of "Kurang sesuai" is the second of four."""
    pedoman = load(code)
    for unsur in pedoman.unsur:
        if unsur.labels[1].startswith("Kurang "):
            labels = (unsur.labels[0], unsur.labels[1].replace("Kurang", "Cukup"), *unsur.labels[2:])
            scale = recognise([Given(unsur, labels, (5, 5, 5, 5))], pedoman)
            assert [answer(label, unsur, scale, pedoman) for label in labels] == [(v, "") for v in (1, 2, 3, 4)]
            assert scale.points == 4


@pytest.mark.parametrize(
    "question", ["Apakah ada pungli?", "Pungutan liar", "Seberapa sering Anda dimintai imbalan?", "U9 Antrean lama"]
)
def test_how_often_something_bad_happens(question: str) -> None:
    assert states(OFTEN, question=question) == [4, 3, 2, 1, 1]
    assert states(["Tidak ada", "Ada", "Pernah", "Belum pernah"], question=question) == [4, 1, 2, 4]
    assert states(["Ya", "Tidak", "Pungli", "3", "Sesuai"], question=question) == [0, 0, 0, 3, 3]


@pytest.mark.parametrize("question", ["Tidak ada pungli", "Pelayanan tanpa diskriminasi", "Kecepatan", ""])
def test_how_often_alone_says_nothing(question: str) -> None:
    assert states(OFTEN, question=question) == [0] * 5
    assert states(["Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"], question=question) == [1, 2, 3, 4]


def test_how_often_on_five_steps() -> None:
    assert states([*OFTEN, "Pernah"], points=5, question="Apakah ada calo?") == [5, 4, 3, 2, 1, 6]


def test_two_words_for_the_worst_are_said() -> None:
    scale = scale_of(OFTEN, question="Apakah ada pungli?")
    assert notes(scale) == {"often-merged": {"low": "Sering", "high": "Selalu"}}
    assert notes(scale_of(OFTEN[:4], question="Apakah ada pungli?")) == {}


def test_typing_errors_are_read_and_said() -> None:
    scale = scale_of(["Sesuai", "Sesaui", "sangat seuai", "Tidaksesuai", "kuarng sesuai", "Sangat baik", "sangat bak"])
    assert notes(scale)["label-typo"]["labels"] == (
        "“Sesaui” → “sesuai”, “Tidaksesuai” → “tidak sesuai”, “kuarng sesuai” → “kurang sesuai”,"
        " “sangat bak” → “sangat baik”, “sangat seuai” → “sangat sesuai”"
    )
    values = ["Sesaui", "sangat seuai", "Tidaksesuai", "kuarng sesuai", "Sesuai"]
    assert states(values) == [3, 4, 1, 2, 3]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("Murah", "marah"),
        ("Sangat murah", "sangat marah"),
        ("Mudah", "sudah"),
        ("Ramah", "rumah"),
        ("Tepat", "tempat"),
        ("Jelas", "kelas"),
        ("Puas", "puasa"),
        ("Baik", "balik"),
        ("Baik", "Bik"),
        ("Sesuai", "Susuaai"),
    ],
)
def test_other_words_are_no_typing_errors(seen: str, text: str) -> None:
    assert states([seen, text])[1] == 0


def test_between_two_labels_nothing_is_guessed() -> None:
    """ "Sangat xepat" could be "cepat" or "tepat"."""
    assert states(["Sangat cepat", "Sangat xepat"]) == [4, 4]
    assert states(["Sangat cepat", "Sangat tepat", "Sangat xepat"]) == [4, 4, 0]


NOISE = st.sampled_from(["", " ", "\u00a0", "\n", "d. ", "(a) ", "B) ", "3 - ", "“", "'", "- "])
TAIL = st.sampled_from(["", " ", ";", ".", " \n", "”", " (2)", " - 1"])


@given(
    st.sampled_from(LABELS),
    st.one_of(NOISE.map(lambda n: (n, "")), TAIL.map(lambda n: ("", n))),
    st.integers(1, 3),
    st.randoms(),
)
def test_noise_never_changes_a_reading(label, noise, spaces, random) -> None:
    code, unsur, step, text = label
    cased = "".join(random.choice((sign.upper(), sign.lower())) for sign in text)
    assert value(cased.replace(" ", " " * spaces).join(noise), code, unsur) == (step, "")


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@given(st.sampled_from(LABELS), st.data())
def test_a_wrong_letter_never_makes_another_answer(label, data) -> None:
    """A label with one letter wrong is that label, or it is not read."""
    code, unsur, step, text = label
    at = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.sampled_from(["", *LETTERS]))
    kept = data.draw(st.sampled_from(["", text[at]]))
    assert value(text[:at] + new + kept + text[at + 1 :], code, unsur)[0] in (0, step)


THINGS = [
    "kursi",
    "parkir",
    "loket",
    "petugas",
    "toilet",
    "antre",
    "formulir",
    "Budi",
    "jam buka",
    "xyz",
    "lupa",
    "iya",
]
BESIDE = [
    "sangat",
    "tidak",
    "kurang",
    "cukup",
    "sekali",
    "ada",
    "baik",
    "puas",
    "selalu",
    "pungli",
    "dan",
    "3",
    "a",
    "4/5",
]


@given(
    st.lists(st.sampled_from(BESIDE), max_size=3),
    st.sampled_from(THINGS),
    st.lists(st.sampled_from(BESIDE), max_size=3),
)
@example([], "lupa", [])
def test_other_words_are_never_an_answer(before, thing, after) -> None:
    """Whatever stands beside it: a text with a word outside the vocabulary is no answer."""
    text = " ".join([*before, thing, *after])
    assert value(text, "permenpan-2017", P.unsur[0]) == (0, "not-an-answer")


@given(st.text(max_size=30))
def test_any_text_ends_in_a_state_with_a_reason(text) -> None:
    state, reason = value(text, "permenpan-2017", P.unsur[0])
    if state == 0:
        assert reason in ("no-answer-sign", "not-an-answer") or not text.strip()
    elif state == 5:
        assert reason in ("outside-scale", "not-whole")
    else:
        assert (1 <= state <= 4, reason) == (True, "")
