"""Reports as units really type them: the processing table, signatures, answers counted, several periods."""

from __future__ import annotations

from typing import Any

import pytest

from ikm.audit import audit
from ikm.audit.finding import HIGH
from ikm.audit.outcome import condensed
from ikm.printed import WHOLE
from ikm.text import EN, ID
from tests.reading.books import U9
from tests.reading.test_printed import MEANS, NAMES, report, texts, values

ANSWERS = [
    [4, 3, 3, 4, 3, 4, 4, 3, 3],
    [3, 3, 2, 4, 3, 3, 4, 2, 3],
    [3, 4, 3, 4, 2, 3, 3, 3, 3],
    [4, 3, 3, 4, 3, 4, 4, 2, 4],
]
SUMS = [14, 13, 11, 16, 11, 14, 15, 10, 13]  # down the columns above
NRR = [3.5, 3.25, 2.75, 4.0, 2.75, 3.5, 3.75, 2.5, 3.25]  # sums / 4
# NRR x 0.111 rounded at 3 decimals: 0.3885 0.36075 0.30525 0.444 0.30525 0.3885 0.41625 0.2775 0.36075
WEIGHTED = [0.389, 0.361, 0.305, 0.444, 0.305, 0.389, 0.416, 0.278, 0.361]
INDEX, IKM = 3.248, 81.2  # their sum, and x 25

Rows = list[list[Any]]


def processing(label: str = "NRR tertbg/ unsur", nrr: list[float] = NRR, sums: list[int] = SUMS) -> Rows:
    """The table of the regulation, as units fill it in."""
    return [
        ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"],
        ["UNIT PELAYANAN", None, ": Kecamatan Panjang"],
        ["NO. RESP", "NILAI UNSUR PELAYANAN"],
        [None, *U9],
        *([n, *row] for n, row in enumerate(ANSWERS, start=1)),
        ["Σ Nilai /Unsur", *sums],
        ["NRR / Unsur", *nrr],
        [label, *WEIGHTED, INDEX, "*)"],
        ["IKM Unit pelayanan", *[None] * 9, IKM, "**)"],
        [],
        ["IKM UNIT PELAYANAN : 81,20"],
        ["Mutu Pelayanan :", None, "B (Baik)"],
        ["A (Sangat Baik) : 88,31 - 100,00"],
        [None, None, None, None, "Kepala Dinas"],
        [None, None, None, None, "Drs. Budi Santoso, M.Si"],
    ]


@pytest.mark.parametrize("label", ["NRR tertbg/ unsur", "NRR Tertimbang / Unsur", "NRR tertb"])
def test_the_processing_table_with_its_signs_and_its_box(label):
    found = report(*processing(label))
    unit = "Kecamatan Panjang"
    assert found.units == (unit,)
    assert list(values(found, "nrr", unit).values()) == NRR
    assert list(values(found, "weighted", unit).values()) == WEIGHTED
    assert (values(found, "index", unit), values(found, "ikm", unit)) == ({"": INDEX}, {"": IKM})
    assert values(found, "ikm", unit, 1) == {"": IKM}  # again in the box below
    assert texts(found, "mutu", unit) == [("", "B")]
    assert found.unread == ()
    assert audit(found).count(HIGH) == 0


def test_figures_below_the_scale_under_any_label_are_products():
    """No mean of answers from 1 to 4 is below 1."""
    found = report(*processing("NRR lain"))
    assert list(values(found, "weighted", "Kecamatan Panjang").values()) == WEIGHTED
    assert [text for _, text in found.unread] == [str(INDEX)]  # their sum, under no label that says so
    assert audit(found).count(HIGH) == 0


def test_a_sum_of_the_processing_table_that_gives_its_mean_for_no_number_of_respondents():
    """15 / 3.5 = 4.29: 15/4 = 3.75 and 15/5 = 3."""
    found = audit(report(*processing(sums=[15, *SUMS[1:]])))
    (one,) = [one for one in found.findings if one.severity == HIGH]
    assert (one.code, one.item) == ("mean-not-sum", "U1")
    assert "15" in one.explanation[0].said(EN)


def test_a_mean_of_the_processing_table_is_explained_by_its_product():
    """U4 4.000 typed as 3.000: its NRR tertimbang 0.444 = 4 x 0.111, and the index follows with it."""
    found = audit(report(*processing(nrr=[*NRR[:3], 3.0, *NRR[4:]])))
    (index,) = [one for one in found.findings if one.item == "index" and one.severity == HIGH]
    assert index.code == "index-weighted"
    assert "U4" in " ".join(sentence.said(EN) for sentence in index.explanation)


def test_an_unsur_left_out_of_the_only_unit():
    """3.248 - 0.305 (U5) = 2.943."""
    rows = processing()
    rows[10][10], rows[11][10] = 2.943, 73.575
    rows[13], rows[14] = [], []
    codes = {one.code: one for one in audit(report(*rows)).findings}
    assert codes["index-left-out"].severity == HIGH


@pytest.mark.parametrize("nip", [196908171995031004, "NIP. 19690817 199503 1 004"])
def test_a_signature_below_a_recap_is_neither_read_nor_shown(nip):
    head = ["No", "Kecamatan", *U9, "IKM", "Kategori"]
    rows = [[n, unit, *MEANS, 73.5, "Kurang Baik"] for n, unit in enumerate(("Utara", "Selatan"), start=1)]
    signed = [["Mengetahui,", "Kepala Bagian"], ["Siti Rahayu", "Drs. Budi Santoso, M.Si"], [nip, 81234567890]]
    below = [[None, first, *[None] * 10, second] for first, second in signed]
    found = report(head, *rows, [], *below)
    assert found.units == ("Utara", "Selatan")
    told = " ".join([*found.figures["text"], *(text for _, text in found.unread)])
    assert not any(name in told for name in ("Budi", "Siti", "Kepala", "1969", "8123456"))
    assert audit(found).count(HIGH) == 0


def test_the_headers_beside_a_personal_column_stay():
    over = ["No", "Nama OPD", "Jumlah Responden", "Nilai Rata-rata per Unsur", *[None] * 8]
    over += ["Nilai IKM", "Mutu Pelayanan", "Peringkat", "Penanggung Jawab", "No. HP"]
    rows = [
        [n, unit, 40, *MEANS, 73.5, "C", n, "Budi Santoso", f"08123456789{n}"]
        for n, unit in enumerate(("Dinas Satu", "Dinas Dua"), start=1)
    ]
    found = report(["REKAPITULASI"], over, [None, None, None, *U9], *rows)
    assert texts(found, "mutu", "Dinas Dua") == [("", "C")]
    assert values(found, "rank", "Dinas Dua") == {"": 2}
    assert "Budi" not in repr(found.figures.to_dict()) + repr(found.unread)


@pytest.mark.parametrize(
    "heads",
    [
        [["No", "Unsur", "Tidak Baik (1)", "Kurang Baik (2)", "Baik (3)", "Sangat Baik (4)", "Jumlah", "NRR"]],
        [["No", "Unsur", "Frekuensi Jawaban", None, None, None, "Jumlah", "NRR"], [None, None, 1, 2, 3, 4]],
        [["No", "Unsur", "Tidak Puas", "Kurang Puas", "Puas", "Sangat Puas", "Total", "NRR"], [None, None, *"ffff"]],
    ],
)
def test_answers_counted_per_unsur_are_no_units_and_no_sums(heads):
    """10 answers each: 0, 1, 4, 5 give (2 + 12 + 20) / 10 = 3.4."""
    rows = [[n, name, 0, 1, 4, 5, 10, 3.4] for n, name in enumerate(NAMES, start=1)]
    found = report(*heads, *rows, name="Kecamatan Panjang.xlsx")
    assert len(found.units) == 1
    assert set(found.figures["kind"]) == {"nrr"}
    assert len(found.unread) == 9 * 5  # said, as nothing is done with them
    assert audit(found).findings == ()


def test_sheets_of_several_periods_are_audited_one_by_one():
    def sheet(ikm: float, mutu: str) -> Rows:
        return [
            ["Kecamatan", "n", "IKM", "Mutu", "Peringkat"],
            ["Utara", 40, ikm, mutu, 1],
            ["Selatan", 50, 70.0, "C", 2],
        ]

    found = report(**{"Triwulan I": sheet(80.0, "B"), "Triwulan II": sheet(90.0, "B")})
    assert found.units == tuple(f"{unit} · Triwulan {n}" for n in ("I", "II") for unit in ("Utara", "Selatan"))
    (one,) = audit(found).findings
    assert (one.unit, one.item, one.recomputed) == ("Utara · Triwulan II", "mutu", "A")


def test_a_unit_in_several_rows_each_of_its_own_kind():
    rows = []
    for unit in ("Utara", "Selatan"):
        rows += [[unit, "NRR", *NRR], [None, "NRR Tertimbang", *WEIGHTED, INDEX], [None, "IKM", *[None] * 9, IKM]]
    found = report(["Kecamatan", "Uraian", *U9, "Jumlah"], *rows)
    assert values(found, "index", "Selatan") == {"": INDEX}
    assert values(found, "ikm", "Selatan") == {"": IKM}
    assert not len(found.figures[found.figures["unit"] == WHOLE])


def test_a_label_that_says_times_25_is_the_ikm():
    rows = [[n, name, mean] for n, (name, mean) in enumerate(zip(NAMES, NRR, strict=True), start=1)]
    found = report(
        ["No", "Unsur", "NRR"], *rows, ["Jumlah NRR tertimbang", None, INDEX],
        ["Nilai IKM (Jumlah NRR tertimbang x 25)", None, IKM],
        name="Panjang.xlsx",
    )  # fmt: skip
    assert set(found.rows("ikm")["value"]) == {IKM}
    assert set(found.rows("index")["value"]) == {INDEX}


def test_means_off_the_scale_and_units_printed_twice_end_in_findings():
    head = ["Kecamatan", "n", *U9, "IKM", "Unsur terendah"]
    negative = report(head, ["Utara", 40, -3.2, *MEANS[1:], 73.5, "U3"], ["Selatan", 40, *MEANS, 73.5, "U3"])
    assert "mean-off-scale" in {one.code for one in audit(negative).findings}
    twice = report(head, ["Utara", 40, 2.9, None, *MEANS[2:], 73.5, "U3"], ["Utara", 41, *MEANS, 73.5, "U1"])
    assert "printed-twice" in {one.code for one in audit(twice).findings}


def test_a_unit_of_zeros_is_said_once():
    rows = [["Utara", 0, *[0] * 9, 0, "D", 1], ["Selatan", 0, *[0] * 9, 0, "D", 1]]
    found = audit(report(["Kecamatan", "n", *U9, "IKM", "Mutu", "Peringkat"], *rows))
    assert [one.code for one in found.findings if one.severity == HIGH] == ["unit-zero", "unit-zero"]
    assert not any("adalah ." in sentence.said(ID) for one in found.findings for sentence in one.explanation)


def test_the_card_of_publication_has_its_figure_under_its_label():
    found = report(
        ["INDEKS KEPUASAN MASYARAKAT (IKM)"],
        ["DINAS PERHUBUNGAN"],
        [],
        ["NILAI IKM", "NAMA LAYANAN : Uji Kir"],
        ["84,25", "RESPONDEN"],
        ["(Mutu A)", "JUMLAH : 120 orang"],
        [None, "JENIS KELAMIN : L = 70 orang / P = 50 orang"],
    )
    assert (found.rows("ikm")["value"].tolist(), found.rows("mutu")["text"].tolist()) == ([84.25], ["A"])
    assert [(one.item, one.recomputed) for one in audit(found).findings] == [("mutu", "B")]  # 76.61-88.30


def test_many_figures_printed_twice_are_said_once():
    head = ["Kecamatan", "n", *U9, "IKM"]
    found = audit(report(head, ["Utara", 40, *MEANS, 73.5], ["Utara", 41, *NRR, 81.2]))
    assert found.count(HIGH) > 3
    (one,) = [one for one in condensed(found.findings) if one.code == "printed-twice"]
    assert "two units under one name" in one.explanation[0].said(EN)


def test_totals_that_differ_in_nothing_but_the_unsur_are_said_once():
    """Plain means of two units of 40 and 60 people, not weighted by them."""
    other = [mean + 0.4 for mean in MEANS]
    plain = [round(mean + 0.2, 3) for mean in MEANS]
    found = audit(
        report(["Kecamatan", "n", *U9], ["Utara", 40, *MEANS], ["Selatan", 60, *other], ["Rata-rata", None, *plain])
    )
    items = [one.item for one in found.findings if one.code == "total-units"]
    assert len(items) > 3
    (one,) = [one for one in condensed(found.findings) if one.code == "total-units"]
    assert one.item == ", ".join(items)


@pytest.mark.parametrize("first", [None, "No"])
def test_a_name_beside_its_label_right_above_the_header_stays_hidden(first):
    rows = [[n, unit, *MEANS] for n, unit in enumerate(("Utara", "Selatan"), start=1)]
    found = report(["Nama Petugas", "Budi Santoso"], [first, "Kecamatan", *U9], *rows)
    assert "Budi" not in repr(found.figures.to_dict()) + repr(found.unread) + repr(found.units)
    assert values(found, "nrr", "Utara") == dict(zip(U9, MEANS, strict=True))
