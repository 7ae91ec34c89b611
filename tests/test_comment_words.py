"""Comments counted by words: nothing that may tell a person is shown, counted or found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikm
from ikm.comment_lists import keywords, known, listed
from ikm.comment_masks import MASK, masked
from ikm.comment_words import by_group, by_unsur, masked_comments, search, word_counts
from ikm.errors import UnknownChoiceError
from ikm.pedoman import CODES, load
from ikm.reading import HIDDEN
from tests.reading.books import U9, xlsx

NAMES = [
    "Rini",
    "Budi Santoso",
    "siti aminah",
    "Joko Widodo Putra",
    "R.A. Kartini",
    "M. Yusuf",
    "Adil",
    "Indah",
    "Melati",
]
TITLES = [
    "Pak",
    "pak",
    "Bu",
    "bu",
    "Ibu",
    "ibu",
    "Bapak",
    "Bpk.",
    "Sdr.",
    "Sdri.",
    "mas",
    "Mbak",
    "mba",
    "BU",
    "Bapak/Ibu",
]


def survey(*rows: tuple[str | None, str, str | None], pedoman: str = "") -> ikm.Survey:
    """Rows of unit, gender and comment; everybody answers 3."""
    table = [["Kecamatan", "Jenis Kelamin", *U9, "Saran"], *[[unit, sex, *[3] * 9, said] for unit, sex, said in rows]]
    read = ikm.read(xlsx(*table), name="uji.xlsx")
    assert isinstance(read, ikm.Survey)
    return read


def test_what_hides_here_is_what_hides_on_reading() -> None:
    assert MASK == HIDDEN


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_after_a_title_does_not_leak(title: str, name: str) -> None:
    """An everyday word in small letters ("ibu indah ...") is no name; every name here that is one has its capital."""
    for comment in (
        f"{title} {name} di loket 2 ramah",
        f"Terima kasih {title} {name}, cepat sekali",
        f"ada {title} {name}",
    ):
        (shown,) = masked([comment])
        for word in name.replace(".", " ").split():
            assert word.casefold() not in shown.casefold().split(), shown
        assert MASK in shown
        assert not set(word_counts([shown] * 5)["word"]) & set(name.casefold().replace(".", " ").split())


def test_a_name_that_a_title_announces_once_is_hidden_everywhere() -> None:
    said = masked(["Bu Rini ramah", "rini cepat", "RINI BAIK", "Kata Rini: tunggu", "Rinitis kambuh"])
    assert said == [f"Bu {MASK} ramah", f"{MASK} cepat", f"{MASK} BAIK", f"Kata {MASK}: tunggu", "Rinitis kambuh"]


@pytest.mark.parametrize(
    "comment",
    ["Bapak Camat tegas", "Terima kasih Bapak/Ibu petugas", "Ibu hamil didahulukan", "Terima kasih bapak. Pintu macet",
     "Ibu-ibu antre lama", "ibu ramah dan sabar", "IBU SANGAT RAMAH", "Pak RT datang", "Petugas Loket 3 ramah",
     "Rp 150.000 mahal", "jam 08.00 sampai 12.00", "petugas ramah", "dr loket ke loket"],
)  # fmt: skip
def test_offices_groups_and_everyday_words_stay(comment: str) -> None:
    assert masked([comment]) == [comment]


@pytest.mark.parametrize(
    ("comment", "shown"),
    [
        ("Berkas 20231145 hilang", f"Berkas {MASK} hilang"),
        ("no 1234", f"no {MASK}"),
        ("antrean A123", "antrean A123"),
        ("BE1234XY parkir", f"BE{MASK}XY parkir"),
        ("Petugas Rina ketus", f"Petugas {MASK} ketus"),
        ("dr. Andi ramah", f"dr. {MASK} ramah"),
    ],
)
def test_numbers_and_names_after_an_occupation(comment: str, shown: str) -> None:
    assert masked([comment]) == [shown]


@given(st.lists(st.text(alphabet="abRI .,()0123456789-\n", max_size=40), max_size=8))
def test_no_four_digits_are_left_and_hiding_twice_changes_nothing(said: list[str]) -> None:
    once = masked(said)
    assert not any(
        char.isdigit()
        for shown in once
        for i in range(len(shown) - 3)
        for char in [shown[i]]
        if shown[i : i + 4].isdigit()
    )
    assert masked(once) == once


def test_words_are_counted_by_comments() -> None:
    """lama: comments 1, 2 and 4; petugas: 1 and 3 ("Petugasnya" is petugas), listed because it is an everyday word.

    "dan", "sekali" say nothing; "mengantuk" is in three; "melamun" in two only; 3 and 2024 are numbers."""
    said = [
        "Lama, lama sekali dan petugasnya mengantuk",
        "Antrean LAMA 3 jam, mengantuk",
        "Petugas melamun",
        "lama. Mengantuk, melamun",
    ]
    table = word_counts(said)
    assert dict(zip(table["word"], table["n"], strict=True)) == {
        "lama": 3, "mengantuk": 3, "petugas": 2, "antrean": 1, "jam": 1,
    }  # fmt: skip
    assert table["share"].tolist() == [0.75, 0.75, 0.5, 0.25, 0.25]


def test_a_word_that_may_be_a_name_is_not_listed() -> None:
    """Always with a capital inside a sentence: a name, however many write it. In small letters somewhere: a word."""
    assert "sumarni" not in set(
        word_counts(["Kata Sumarni lama", "oleh Sumarni", "Sumarni ramah", "si Sumarni"])["word"]
    )
    assert "mengantuk" in set(word_counts(["Kami Mengantuk", "mengantuk", "Mengantuk"])["word"])
    assert "sumarni" not in set(word_counts(["sumarni", "SUMARNI"])["word"])


@pytest.mark.parametrize("word", ["dan", "yang", "tidak", "sangat", "saya", "(hidden)", "12", "a"])
def test_what_says_nothing_is_not_counted(word: str) -> None:
    assert word_counts([f"ramah {word}"] * 9)["word"].tolist() == ["ramah"]


def test_the_words_people_write_of_a_service_are_counted() -> None:
    assert not listed("stop") & {
        "baik",
        "lama",
        "baru",
        "kurang",
        "cepat",
        "lambat",
        "mahal",
        "ramah",
        "sulit",
        "mudah",
    }
    assert not listed("stop") & listed("vocabulary")
    assert {"adil", "indah"} & known() == {"adil"}


@pytest.mark.parametrize("code", CODES)
def test_every_unsur_has_keywords_and_none_says_nothing(code: str) -> None:
    found = keywords(load(code))
    assert list(found) == list(load(code).codes)
    assert all(found.values())
    assert not {word for words in found.values() for word in words} & listed("stop")


def test_keywords_follow_the_order_of_u8_and_u9() -> None:
    """2017: U8 is sarana on the processing sheet, and pengaduan in the regulation's list."""
    assert "toilet" in keywords(load("permenpan-2017", "lembar"))["U8"]
    assert "toilet" in keywords(load("permenpan-2017", "daftar"))["U9"]


def test_which_unsur_a_comment_touches() -> None:
    """Two of prosedur U2 and biaya U4 each; toilet is sarana U8; "kurasa mengantri" touches none: a part of
    a word ("antri") is no keyword."""
    said = ["Prosedurnya rumit, biayanya mahal", "Toilet kotor", "kurasa mengantri", "alur jelas dan gratis"]
    table = by_unsur(said, load("permenpan-2017", "lembar")).set_index("code")
    assert table["n"].to_dict() == dict.fromkeys(["U1", "U3", "U5", "U6", "U7", "U9"], 0) | {
        "U2": 2,
        "U4": 2,
        "U8": 1,
        "": 1,
    }
    assert table["share"]["U2"] == 0.5


def test_search_is_over_what_is_shown() -> None:
    data = survey(
        *[("A", "P", said) for said in ("Bu Rini RAMAH", "ramah sekali", "Antrean   lama", "-", "x 12345", None)]
    )
    table = masked_comments(data)
    assert search(table, "ramah")["comment"].tolist() == [f"Bu {MASK} RAMAH", "ramah sekali"]
    assert search(table, "trean lam")["comment"].tolist() == ["Antrean lama"]
    assert search(table, "rini").empty
    assert search(table, "2345").empty
    assert search(table, "(").shape[0] == 2
    assert len(search(table, " ")) == len(table)


def test_by_group_gives_no_small_count_where_persons_are_told_apart() -> None:
    """7 women write of toilet (U8), 4 men too; 6 men of biaya (U4). Men's 4 alone is hidden, and the women's 7 with it,
    for the total of 11 is told beside. Units of 2 and 3 stand as ""."""
    rows = [("A", "P", "toilet kotor")] * 7 + [("A", "L", "toilet kotor")] * 4 + [("A", "L", "biaya mahal")] * 6
    rows = [(unit, sex, f"{said} {i}") for i, (unit, sex, said) in enumerate(rows)]
    data = survey(*rows, ("B", "P", "lama"), ("B", "L", None), *[("C", "L", None)] * 3)
    sex = by_group(data, "jenis_kelamin").set_index("group")
    assert sex.loc["Laki-laki", ["n", "U4"]].tolist() == [10, 6]
    assert sex["U8"].isna().all()
    assert sex.loc["Perempuan", "n"] == 8
    units = by_group(data, "unit", apart=False).set_index("group")
    assert units.loc["A", ["n", "U4", "U8"]].tolist() == [17, 6, 11]
    assert units.loc["", ["n", "U3", "U8"]].tolist() == [1, 1, 0]
    with pytest.raises(UnknownChoiceError):
        by_group(data, "pekerjaan")


def test_fewer_than_five_respondents_have_nothing_to_count() -> None:
    data = survey(*[("A", "P", "toilet kotor")] * 4)
    assert masked_comments(data).empty
    assert by_group(data, "unit", apart=False).empty
    assert word_counts(masked_comments(data)["comment"]).empty
