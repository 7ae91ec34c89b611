"""Units whose names are nearly alike are pointed out, never put together."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm import EN
from ikm.ledger import say_note
from ikm.reading.alike import LONGEST, MOST, SHOWN, alike, nearly_alike
from tests.reading.books import U9, read


def survey(**rows: int):
    """So many respondents of each unit."""
    lines = [[unit, *[3] * 9] for unit, n in rows.items() for _ in range(n)]
    return read(["Puskesmas", *U9], *lines)


def test_a_misspelt_unit_is_pointed_out_and_stays_apart() -> None:
    """Angrek has 4 rows of its own; Pusk. Anggrek and Puskesmas Anggrek are one already, with 2 + 12 rows."""
    found = survey(**{"Puskesmas Angrek": 4, "Pusk. Anggrek": 2, "Puskesmas Anggrek": 12, "PKM Melati": 9})
    assert found.respondents["unit"].nunique() == 3
    (note,) = (note for note in found.ledger.notes if note.code == "units-alike")
    assert say_note(EN, note) == (
        "“Puskesmas Angrek” (rows: 4) and “Puskesmas Anggrek” (rows: 14) are nearly alike: one unit? They are kept"
        " apart; correct the file if they are one."
    )


def test_a_recap_is_looked_at_too() -> None:
    """A row of means for each unit; a letter is missing, so that they are of equal numbers does not matter."""
    means = [2.5, 3.1, 2.9, 3.3, 2.8, 3.0, 3.2, 2.7, 3.4]
    recap = read(["Unit", "Jumlah responden", *U9], ["Sukabumi", 30, *means], ["Sukabmi", 30, *means[::-1]])
    assert [note.values for note in recap.ledger.notes if note.code == "units-alike"] == [
        {"one": "Sukabmi", "n": "1", "other": "Sukabumi", "m": "1"}
    ]


SLIPS = [
    ("Puskesmas Angrek", "Puskesmas Anggrek"),  # a letter missing
    ("Kel. Kedatton", "Kelurahan Kedaton"),  # one too much
    ("Sukabmui", "Sukabumi"),  # two swapped
    ("Sukabuni", "Sukabumi"),  # one wrong, of few rows
    ("Telukbetung Utara", "Teluk Betung Utara"),  # a space
    ("Puskemas Mawar", "Puskesmas Mawar"),  # in the kind of unit
    ("SDN 12 Melatii", "SDN 12 Melati"),
    ("Puskesmas Angrek II", "Puskesmas Anggrek II"),
]


@pytest.mark.parametrize("pair", SLIPS)
def test_slips(pair: tuple[str, str]) -> None:
    assert nearly_alike({pair[0]: 3, pair[1]: 30}) == [pair]


FRIENDS = [
    ("Sukabumi", "Sukarame"), ("Tanjung Karang Timur", "Tanjung Karang Barat"),
    ("Puskesmas Melati I", "Puskesmas Melati II"),
    ("Melati IV", "Melati VI"), ("SDN 12 Kemiling", "SDN 13 Kemiling"), ("SDN12 Kemiling", "SDN13 Kemiling"),
    ("RT 1 Kedaton", "RT 2 Kedaton"), ("Kelurahan Anggrek A", "Kelurahan Anggrek B"), ("Anggrek", "Anggrek A"),
    ("Teluk Betung Utara", "Teluk Betung Utama"), ("Karang Sari", "Karang Asri"), ("Mawar", "Nawar"),
    ("Puskesmas Keliling", "Puskesmas Kemiling"), ("Pusk. Anggrek", "Puskesmas Anggrek"), ("Loket 1", "Loket 11"),
    ("Puskesmas Anggrek", "Kelurahan Anggrek"), ("Melati I", "Melatii"), ("Angrek I", "Anggrek II"),
    ("Angrek Timr", "Anggrek Timur"),
]  # fmt: skip


@pytest.mark.parametrize("pair", FRIENDS)
def test_false_friends(pair: tuple[str, str]) -> None:
    assert nearly_alike({pair[0]: 3, pair[1]: 30}) == []


def test_another_letter_may_be_another_place_where_both_have_many_rows() -> None:
    """Sukajaya and Sukaraya are two villages: 9 rows against 30 are a third, 11 are not."""
    assert nearly_alike({"Sukajaya": 11, "Sukaraya": 30}) == []
    assert nearly_alike({"Sukajaya": 9, "Sukaraya": 30}) == [("Sukajaya", "Sukaraya")]


def test_a_few_pairs_are_named_and_the_rest_counted() -> None:
    """Eight pairs: those with the most rows of the rarer name are said, the last three counted."""
    stems = ["Anggrek", "Sukabumi", "Kedaton", "Panjang", "Kemiling", "Sukarame", "Langkapura", "Rajabasa"]
    counts = dict.fromkeys(stems, 40) | {name[:-2] + name[-1]: 2 + at for at, name in enumerate(stems)}
    found = alike(counts)
    assert [note.values["n"] for note in found[:SHOWN]] == ["9", "8", "7", "6", "5"]
    assert (found[SHOWN].code, found[SHOWN].values) == ("units-alike-more", {"n": "3"})
    assert say_note(EN, found[SHOWN]) == "Pairs of units whose names are nearly alike, besides those named: 3."


NAMES = st.text("abg ", min_size=1, max_size=12).map(lambda said: " ".join(said.split())).filter(bool)


@given(st.dictionaries(NAMES, st.integers(1, 60), max_size=12))
def test_pairs_are_of_different_names_rarer_first_and_do_not_depend_on_the_order(counts: dict[str, int]) -> None:
    pairs = nearly_alike(counts)
    assert len(set(map(frozenset, pairs))) == len(pairs)
    assert all(one != other and counts[one] <= counts[other] for one, other in pairs)
    assert pairs == nearly_alike(dict(reversed(counts.items())))


@given(st.text("abcdefghjklmnoprstuwy", min_size=7, max_size=20), st.integers(0, 19))
def test_a_name_with_a_letter_left_out_is_always_found(name: str, at: int) -> None:
    short = name[: at % len(name)] + name[at % len(name) + 1 :]
    assert nearly_alike({f"Puskesmas {name}": 5, f"Puskesmas {short}": 5}) != []


def test_hostile_names_take_no_square_of_their_number() -> None:
    """As many names as are looked at, as long as they may be, all one letter apart: below ten seconds, and no notes."""
    letters = [chr(0x4E00 + i) for i in range(MOST)]
    begun = time.perf_counter()
    assert nearly_alike({"a" * (LONGEST - 1) + letter: 1 for letter in letters}) == []
    assert nearly_alike({"".join(pair): 1 for pair in itertools.product(letters[:100], repeat=2)}) == []  # too many
    assert time.perf_counter() - begun < 10
