"""Who shares which weakness: counted by hand in the published tables of Bandar Lampung."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from ikm import index
from ikm.weakness import from_below, shared_weakness
from tests.conftest import make_recap

LOWEST = {
    "Tanjung Karang Pusat": ({"U7"}, {"U12"}),  # table 4: 2,484 and 2,606
    "Tanjung Karang Barat": ({"U6"}, {"U1"}),  # table 5: 2,482 and 2,517
    "Tanjung Karang Timur": ({"U3"}, {"U9"}),  # table 6: 2,350 and 2,475
    "Panjang": ({"U3"}, {"U2", "U5"}),  # table 7: 2,314 and twice 2,344
    "Kemiling": ({"U2", "U12"}, set()),  # table 8: twice 2,250, which are the two lowest
    "Kedaton": ({"U11"}, {"U3"}),  # table 9: 2,425 and 2,525
    "Sukarame": ({"U6"}, {"U3", "U8"}),  # table 10: 2,125 and twice 2,312
    "Rajabasa": ({"U5"}, {"U3"}),  # table 11: 2,100 and 2,150
    "Sukabumi": ({"U13"}, {"U14"}),  # table 12: 1,440 and 1,480
    "Teluk Betung Barat": ({"U3"}, {"U10"}),  # table 14: 2,222 and 2,259
    "Teluk Betung Utara": ({"U3"}, {"U5", "U13"}),  # table 15: 2,178 and twice 2,392
    "Teluk Betung Selatan": ({"U8", "U12"}, set()),  # table 16: twice 2,619
}
"""The lowest and the second lowest unsur, read from tables 4-16 of Herlina & Wibasuri; Tanjung Senang is not ranked."""


def test_every_kecamatan_as_read_by_hand(bandar_lampung):
    by_unit = index(bandar_lampung, "unit")
    found = shared_weakness(by_unit)
    units = by_unit.table["unit"]
    got = {units[label]: (set(row.index[row == 1]), set(row.index[row == 2])) for label, row in found.place.iterrows()}
    assert got == LOWEST


def test_counts_are_those_of_the_matrix_by_hand(bandar_lampung):
    unsur = shared_weakness(index(bandar_lampung, "unit")).unsur.set_index("code")
    for code, row in unsur.iterrows():
        assert row["lowest"] == sum(code in low for low, _ in LOWEST.values())
        assert row["within"] == sum(code in low | second for low, second in LOWEST.values())
    assert unsur.loc["U3", ["lowest", "within"]].tolist() == [4, 7]
    assert unsur.loc["U4", "within"] == 0


def test_unsur_of_a_factor_stand_together(bandar_lampung):
    """docs/method.md 14: aparatur U3-U6, U8, U9; organisasi U10, U11, U13, U14; sistem the rest."""
    found = shared_weakness(index(bandar_lampung, "unit"))
    expected = ["U3", "U4", "U5", "U6", "U8", "U9", "U10", "U11", "U13", "U14", "U1", "U2", "U7", "U12"]
    assert list(found.place.columns) == found.unsur["code"].tolist() == expected


def test_blanks_and_nobody():
    frame = pd.DataFrame([[np.nan, 2.0, 3.0], [np.nan] * 3])
    assert from_below(frame, 2).to_numpy().tolist() == [[0, 1, 2], [0, 0, 0]]
    nobody = shared_weakness(index(make_recap(np.full((2, 14), np.nan), [1, 1], ["A", "B"]), "unit"))
    assert nobody.place.shape == (0, 14)
    assert nobody.unsur["within"].sum() == 0


@given(st.lists(st.integers(10, 40), min_size=1, max_size=9), st.integers(1, 9))
def test_places_are_competition_ranks(tenths, most):
    """scipy.stats.rankdata(x, method="min"): 1, 2, 2, 4; those beyond ``most`` are 0."""
    rank = rankdata(tenths, method="min")
    got = from_below(pd.DataFrame([[value / 10 for value in tenths]]), most).iloc[0].tolist()
    assert got == [int(r) if r <= most else 0 for r in rank]
