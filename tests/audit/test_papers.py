"""The errors printed in the papers that the project starts from, each found with the explanation that fits.

The rows are those of a list made by hand while reading the papers (Herlina & Wibasuri 2012, Cahyo 2013, the synopsis of
UPKP2 Batang): source, table, unit and item, and what the reader saw. The workbooks in data/audit hold what is printed.
"""

from functools import cache

import pytest

from ikm import samples
from ikm.audit import HIGH, LOW, MEDIUM, Audit, audit
from ikm.audit.said import explained
from ikm.reading import read_printed
from ikm.text import EN, ID

BANDAR, KPP, BATANG = "bandar-lampung", "kpp-jatim", "batang"
PUSAT, TIMUR, UTARA = "Tanjung Karang Pusat", "Tanjung Karang Timur", "Teluk Betung Utara"
WHOLE_KPP = "Komisi Pelayanan Publik Provinsi Jawa Timur"

SEEN = [
    # Tabel 3: nilai persepsi upside down; lower bound of C 43,67 for 43,76: 43,67-43,75 would be C and D at once
    (BANDAR, "", "bound-value", HIGH, "bound-value-reversed", ["1 = D, 2 = C, 3 = B, 4 = A"]),
    (BANDAR, "", "bound-low", HIGH, "bound", ["43.76 became 43.67", "From 43.67 to 43.75", "D and to class C"]),
    # Tabel 1: total 881.801, the rows add to 881.775; percentages truncated, 8 of 13 off, sum 99,93
    (BANDAR, "", "population", HIGH, "total", ["881,775", "difference of 26"]),
    (BANDAR, "", "percent", LOW, "percent-cut", ["8 of 13", "99.93"]),
    # Tabel 1: 40 and not 41 in Tanjung Karang Timur: largest remainder; simple rounding gives 401
    (BANDAR, TIMUR, "n", LOW, "allocation-rounding", ["40.52 would give 41", "401"]),
    # III: the stated formula gives 384, Slovin 5 % 399,8 -> 400
    (BANDAR, "", "sample-size", MEDIUM, "sample-size", ["384 (383.99)", "follows from Slovin", "399.82"]),
    # Tabel 4: 2,777 - 2,584 = 0,193 = U1 or U13 left out; rank 10 printed, 3 recomputed; category stays B
    (BANDAR, PUSAT, "index", HIGH, "index-left-out", ["2.777", "U1 or U13 is left out", "3 instead of 10", "class B"]),
    # Tabel 6: U11 3,350 in the table, 2,350 in the formula line; the table is right
    (BANDAR, TIMUR, "U11", HIGH, "printed-twice", ["follows from 3.350", "index follows with 3.350", "lowest unsur"]),
    # Tabel 7: U3 2,314 for 2,413 = 70/29
    (BANDAR, "Panjang", "U3", HIGH, "printed-twice", ["Two digits changed places", "2.413 is a mean of 29 answers"]),
    (BANDAR, "Panjang", "U3", MEDIUM, "mean-not-a-count", ["2.314 is no mean of 29", "70/29"]),
    (BANDAR, "Panjang", "U3", MEDIUM, "weighted-off", ["0.171 follows from 2.413"]),
    (BANDAR, "Panjang", "lowest", HIGH, "lowest", ["other printing of U3 (2.413)"]),
    # Tabel 8: U12 2,250 = 72/32, 2,225 in the formula line; Tabel 10: U12 2,468 = 79/32, 2,486 in the formula line
    (BANDAR, "Kemiling", "U12", HIGH, "printed-twice", ["2.250 is a mean of 32 answers; 2.225 is none"]),
    (BANDAR, "Sukarame", "U12", HIGH, "printed-twice", ["2.468 is a mean of 32 answers; 2.486 is none"]),
    # Tabel 12: U13 1,440 for 1,448 (42/29), U14 1,480 for 1,482 (43/29)
    (BANDAR, "Sukabumi", "U13", MEDIUM, "mean-not-a-count", ["1.448 (42/29)"]),
    (BANDAR, "Sukabumi", "U14", MEDIUM, "mean-not-a-count", ["1.482 (43/29)"]),
    # Tabel 13: six means above 4; the sum for U4 would be 87 with n = 19 (most 76)
    *[
        (BANDAR, "Tanjung Senang", code, HIGH, "mean-off-scale", ["off the scale 1-4"])
        for code in ("U4", "U7", "U10", "U11", "U12", "U14")
    ],
    (BANDAR, "Tanjung Senang", "nrr", HIGH, "unit-off-scale", ["22 to 63 respondents"]),
    # Tabel 15: index retyped 2,838; 0,194 and 0,191 are those of Teluk Betung Barat; U9 and U14 no k/28; U13 ties U5
    (BANDAR, UTARA, "index", HIGH, "printed-twice", ["65.950 is 2.638 x 25", "70.950"]),
    (BANDAR, UTARA, "U8", MEDIUM, "weighted-off", ["is 0.182", "Teluk Betung Barat"]),
    (BANDAR, UTARA, "U10", MEDIUM, "weighted-off", ["is 0.179, not 0.182"]),
    (BANDAR, UTARA, "U13", MEDIUM, "weighted-off", ["is 0.169", "Teluk Betung Barat"]),
    (BANDAR, UTARA, "U9", MEDIUM, "mean-not-a-count", ["2.821 (79/28)"]),
    (BANDAR, UTARA, "U14", MEDIUM, "mean-not-a-count", ["2.642 (74/28)"]),
    (BANDAR, UTARA, "lowest", MEDIUM, "lowest-tie", ["U13 is as low as U5"]),
    # Tabel 16: U1 3,043, in the formula line 3,047 = 128/42
    (BANDAR, "Teluk Betung Selatan", "U1", HIGH, "printed-twice", ["3.047 is a mean of 42 answers"]),
    # Tabel 4-16: sums of products truncated to 3 decimals; 0,4-0,6 below the 1/14 value
    (BANDAR, "", "index", LOW, "index-convention", ["11 of 13", "0.071", "cut at 3 decimals"]),
    # Cahyo: U1 3,04 in the expression, mean 3,29; U4: weighted missing; U13: 126 of 150; IKM 75: cut; "Cukup Baik"
    (KPP, WHOLE_KPP, "U1", HIGH, "printed-twice", ["0.23 follows from 3.29, not from 3.04"]),
    (KPP, WHOLE_KPP, "U4", LOW, "weighted-missing", ["2.94 x 0.071 is 0.20"]),
    (KPP, WHOLE_KPP, "U13", LOW, "blank-answers", ["126 of 150", "2.61"]),
    (KPP, "", "ikm", MEDIUM, "index-convention", ["cut at 2 decimals", "2.38"]),
    # U2, U4, U8, U9, U10: 3,18 2,94 2,88 3,20 3,48 are cut (3,19 2,95 2,89 3,21 3,49 when rounded): five of 14
    (KPP, "", "nrr", LOW, "means-cut", ["cut, not rounded", "5 of 14"]),
    (KPP, "", "bound-kinerja", LOW, "kinerja-word", ["Kurang Baik, not Cukup Baik"]),
    # 523 of 551 is 94,92 %, printed 95 %
    (BATANG, "", "Pengaduan UPKP2 Kabupaten Batang|Terselesaikan", LOW, "share-rounded", ["94.92"]),
]
"""Report, unit, item, severity, code of the finding, and what its explanation must say."""


@cache
def audited(name: str) -> Audit:
    return audit(read_printed(samples.report(name)))


@pytest.mark.parametrize(("name", "unit", "item", "severity", "code", "words"), SEEN)
def test_an_error_of_the_papers_is_found_and_explained(name, unit, item, severity, code, words):
    (one,) = [one for one in audited(name).of(unit) if one.code == code and one.item == item]
    assert one.severity == severity
    said = explained(one, EN)
    assert [word for word in words if word not in said] == []
    assert explained(one, ID)


def test_thirteen_samples_are_below_the_minimum():
    few = [one for one in audited(BANDAR).findings if one.code == "n-minimum"]
    assert len(few) == 13
    assert {one.severity for one in few} == {MEDIUM}


@pytest.mark.parametrize(("name", "grave"), [(BANDAR, 18), (KPP, 1), (BATANG, 0)])
def test_nothing_else_is_called_grave(name, grave):
    listed = [row for row in SEEN if row[0] == name and row[3] == HIGH]
    assert len(listed) == grave
    assert audited(name).count(HIGH) == grave
