"""The publication card: what it says, what it leaves out, and how it looks as a page and as a square."""

import datetime as dt
import io

import pytest
from PIL import Image
from pypdf import PdfReader

from ikm.charts.palette import LIGHT, READABLE, contrast
from ikm.document import pdf
from ikm.document.card import card
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.office import Office
from ikm.text import EN, ID
from tests.conftest import make_survey
from tests.document.boxes import outside, overlapping
from tests.document.test_pdf import HOSTILE, squeezed, text_of

OFFICE = Office(
    institution="Pemerintah Kota Contoh",
    agency="Dinas Contoh",
    service="Penerbitan KTP",
    period="Semester I Tahun 2026",
    survey_from="02-01-2026",
    survey_to="30-06-2026",
)


def logo():
    out = io.BytesIO()
    Image.new("RGBA", (300, 360), (10, 120, 70, 255)).save(out, "PNG")
    return out.getvalue()


def test_the_figures_of_the_recap_of_bandar_lampung(dossiers):
    """FACTS 9.1: weighted by n without Tanjung Senang 66.5778, class B; 400 - 19 = 381 respondents."""
    shown = card(dossiers["bandar-lampung-rekap"], ID)
    assert (shown.value, shown.mutu, shown.kinerja, shown.groups) == ("66,58", "B", "Baik", ())
    assert "400" in shown.respondents
    assert any("381" in line for line in shown.small)
    assert any("Tanjung Senang" in line for line in shown.small)


def test_the_figures_of_kpp_jatim(dossiers):
    """FACTS 9.2: 77.3770, class B, n = 150; its files prints 104 men and 46 women."""
    shown = card(dossiers["kpp-jatim-responden"], EN)
    assert (shown.value, shown.mutu, shown.respondents) == ("77.38", "B", "150 people")
    assert shown.unit == "Komisi Pelayanan Publik Provinsi Jawa Timur"
    gender, education = shown.groups
    assert [n for _, n, _ in gender.rows] == [104, 46]
    assert sum(n for _, n, _ in education.rows) == 150
    assert any("simulated" in line for line in shown.small)
    assert any("150" in line for line in shown.small)


def test_the_scale_is_that_of_the_pedoman(dossiers):
    steps = card(dossiers["kabupaten-contoh-responden"], ID).steps
    assert [(step.mutu, step.label) for step in steps] == [
        ("D", "25,00"),
        ("C", "65,00"),
        ("B", "76,61"),
        ("A", "88,31"),
    ]


def test_what_nobody_typed_is_left_out_and_what_they_typed_is_there(dossiers):
    data = dossiers["kpp-jatim-responden"].data
    bare = card(Dossier.of(data), EN)
    assert (bare.institution, bare.period, bare.facts, bare.logo) == ((), "", (), b"")
    full = card(Dossier.of(data, office=OFFICE, day=dt.date(2026, 7, 1)), EN)
    assert full.institution == ("Pemerintah Kota Contoh",)
    assert full.unit == "Dinas Contoh"
    assert [said for _, said in full.facts] == ["Penerbitan KTP", "02-01-2026 to 30-06-2026"]
    assert full.small[-1] == "Made on 1 July 2026."
    begun = card(Dossier.of(data, office=Office(survey_from="02-01-2026")), EN)
    assert [said for _, said in begun.facts] == ["from 02-01-2026"]


def test_the_card_of_one_unit_is_of_that_unit(dossiers):
    shown = card(dossiers["bandar-lampung-rekap"].of_unit("Sukabumi"), ID)
    assert (shown.unit, shown.value, shown.mutu) == ("Sukabumi", "46,95", "C")  # FACTS 9.1: 46.9536


def test_a_unit_without_an_index_gets_no_card(dossiers):
    with pytest.raises(IkmError, match="Tanjung Senang"):
        card(dossiers["bandar-lampung-rekap"].of_unit("Tanjung Senang"), ID)


def test_a_filter_that_leaves_few_people_gets_no_card():
    survey = make_survey([[3] * 14] * 9, jenis_kelamin=["L"] * 6 + ["P"] * 3)
    dossier = Dossier.of(survey.where(jenis_kelamin="P"), filters={"jenis_kelamin": ["P"]})
    with pytest.raises(IkmError, match="recognised"):
        card(dossier, EN)


def test_small_groups_are_counted_together_and_the_card_says_so():
    education = ["SD"] * 8 + ["SMP"] * 7 + ["SMA"] * 3 + ["S1"] * 2
    shown = card(Dossier.of(make_survey([[3] * 14] * 20, pendidikan=education)), EN)
    assert sorted((n, name) for name, n, _ in shown.groups[0].rows) == [(5, "S1, SMA"), (7, "SMP"), (8, "SD")]
    assert any("fewer than 5" in line for line in shown.small)


def test_fewer_respondents_than_asked_for_and_an_open_class_are_said():
    """28 threes and 2 fours on every unsur: NRR 92/30, IKM 76.67; 30 is under the 150 of the regulation of 2004."""
    shown = card(Dossier.of(make_survey([[3] * 14] * 28 + [[4] * 14] * 2)), EN)
    assert shown.value == "76.67"
    assert any("fewer respondents than the 150" in line for line in shown.small)
    alike = card(Dossier.of(make_survey([[3] * 14] * 30)), EN)
    assert "How sure this is cannot be told." in alike.small


@pytest.mark.parametrize("name", ["bandar-lampung-rekap", "kpp-jatim-responden", "kabupaten-contoh-responden"])
@pytest.mark.parametrize("text", [ID, EN], ids=["id", "en"])
def test_the_page_says_all_of_it(dossiers, name, text):
    shown = card(Dossier.of(dossiers[name].data, office=OFFICE.but(logo=logo())), text)
    blob = pdf.card(shown)
    assert len(PdfReader(io.BytesIO(blob)).pages) == 1
    told = text_of(blob)
    lines = [shown.heading, shown.unit, *shown.institution, shown.period, shown.value, shown.mutu, shown.kinerja]
    lines += [shown.respondents, *shown.thanks, *shown.small, *(said for _, said in shown.facts)]
    lines += [word for group in shown.groups for row in group.rows for word in (row[0], row[2])]
    assert [line for line in lines if squeezed(line) not in told] == []
    assert not outside(blob, 30)
    assert not overlapping(blob)
    assert pdf.card(shown) == blob


def test_pictures_have_the_size_that_is_asked_for(dossiers):
    shown = card(Dossier.of(dossiers["kpp-jatim-responden"].data, office=OFFICE.but(logo=logo())), ID)
    square, preview = (Image.open(io.BytesIO(blob)) for blob in (pdf.square(shown), pdf.preview(shown)))
    assert (square.format, square.size) == ("PNG", (1080, 1080))
    assert (preview.format, preview.size) == ("PNG", (700, 990))  # 700 x 297 / 210
    for picture in (square, preview):
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 21)}
        assert {(0x0F, 0x4C, 0x81), (0x4A, 0x90, 0xC8), (10, 120, 70)} <= colours  # ground, class B, logo
    assert pdf.square(shown) == pdf.square(shown)


@pytest.mark.parametrize("word", [*HOSTILE, "n" * 300, "nama panjang " * 23, "😀 مرحبا \u202e"])
def test_hostile_and_long_texts_stay_on_the_card_as_they_are(dossiers, word):
    office = Office(
        institution=word[:300].replace("\u202e", ""),
        unit=word.replace("\u202e", ""),
        service=word.replace("\u202e", ""),
        period=word.replace("\u202e", ""),
        survey_from=word.replace("\u202e", ""),
    )
    shown = card(Dossier.of(dossiers["kabupaten-contoh-responden"].data, office=office), EN)
    blob = pdf.card(shown)
    assert len(PdfReader(io.BytesIO(blob)).pages) == 1
    assert not outside(blob, 30)
    if word in HOSTILE:
        assert text_of(blob).count(squeezed(word)) == 4  # unit and institution are one line
        assert not overlapping(blob)
    assert Image.open(io.BytesIO(pdf.square(shown))).size == (1080, 1080)


def test_everything_that_is_read_has_enough_contrast():
    for letter in "ABCD":
        assert contrast(LIGHT.on(LIGHT.of(letter)), LIGHT.of(letter)) >= READABLE
    assert contrast(LIGHT.quiet, LIGHT.ground) >= READABLE
    assert contrast(LIGHT.accent, LIGHT.ground) >= READABLE
