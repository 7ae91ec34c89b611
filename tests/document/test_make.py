"""The one door: which reports there are, safe names, one unit after the other, a zip that tells what it lacks."""

import gc
import io
import tracemalloc
import unicodedata
import zipfile

import docx
import numpy as np
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikm
from ikm.document import contents, make, makers
from ikm.document.names import LONGEST, MOST_BYTES, file_names, named
from ikm.dossier import Dossier
from ikm.errors import IkmError, UnknownChoiceError
from ikm.office import Office
from tests.conftest import make_survey

EVERY = [(suffix, kind) for suffix, kinds in make.FORMATS.items() for kind in kinds or (None,)]
STARTS = {
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "pptx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "png": b"\x89PNG\r\n\x1a\n",
}
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")}
"""Names that Windows keeps for devices, with any ending."""


@pytest.fixture(scope="module")
def city():
    return Dossier.of(ikm.sample("bandar-lampung-rekap"))


@pytest.mark.parametrize(("suffix", "kind"), EVERY)
def test_every_format_and_kind_is_made(suffix, kind):
    dossier = Dossier.of(ikm.sample("kpp-jatim-responden"))
    assert make.made(dossier, suffix, ikm.ID, kind).startswith(STARTS[suffix])


def test_there_is_a_maker_of_every_format():
    assert set(makers.MAKERS) == set(make.FORMATS) == set(STARTS)


@pytest.mark.parametrize("suffix", list(make.FORMATS))
def test_without_a_kind_the_first_is_made(suffix):
    assert make.kind_of(suffix) == next(iter(make.FORMATS[suffix]), None)


@pytest.mark.parametrize(
    ("suffix", "kind", "template", "sentence"),
    [
        ("odt", None, b"", "There is no report in the format odt. Choose one of: docx, xlsx, pptx, pdf, html, png."),
        ("", None, b"", "There is no report in the format -. Choose one of: docx, xlsx, pptx, pdf, html, png."),
        ("pptx", "skm", b"", "A .pptx file has no kind, so skm cannot be chosen."),
        ("docx", "card", b"", "A .docx file cannot be of the kind card. Choose one of: skm, thesis."),
        ("png", "skm", b"", "A .png file cannot be of the kind skm. Choose one of: card."),
        ("pdf", "skm", b"PK", "A .pdf file is not made from a template of your own."),
        ("html", None, b"PK", "A .html file is not made from a template of your own."),
    ],
)
def test_what_does_not_go_together_is_refused_in_a_sentence(city, suffix, kind, template, sentence):
    with pytest.raises(IkmError) as one:
        make.made(city, suffix, ikm.EN, kind, template)
    with pytest.raises(IkmError) as several:
        make.each(city, ["Kedaton"], suffix, ikm.EN, kind, template)
    assert str(one.value) == str(several.value) == sentence


def people(n: int, women: int) -> Dossier:
    """The women of a survey of ``n``, looked at through a filter."""
    survey = make_survey([[3] * 14] * n, jenis_kelamin=["P"] * women + ["L"] * (n - women))
    return Dossier.of(survey.where(jenis_kelamin="P"), filters={"jenis_kelamin": ["P"]})


@pytest.mark.parametrize("women", [1, 4, 27])
def test_a_filter_that_singles_out_few_people_makes_no_report(women):
    """Fewer than 5 in view, or fewer than 5 left out: 27 of 30 tells of three."""
    with pytest.raises(IkmError, match="fewer than 5 people"):
        make.made(people(30, women), "html", ikm.EN)


@pytest.mark.parametrize("women", [5, 25])
def test_enough_people_make_a_report(women):
    assert make.made(people(30, women), "html", ikm.EN).startswith(STARTS["html"])


def test_a_filter_that_nobody_matches_makes_no_report():
    survey = make_survey([[3] * 14] * 6, unit=["A"] * 6, layanan=["x", "y"] * 3)
    nobody = survey.only(np.zeros(len(survey.profiles), dtype=bool))
    with pytest.raises(IkmError, match="No respondent matches"):
        make.made(Dossier.of(nobody), "html", ikm.EN)


def test_a_unit_that_is_not_there_is_refused_before_the_first_is_made(city):
    with pytest.raises(UnknownChoiceError, match="no value Bandung"):
        make.each(city, ["Kedaton", "Bandung"], "html", ikm.EN)


def slow(dossier, *_):
    """A maker that refuses what has no index."""
    if not dossier.ranked:
        raise IkmError("{unit} has no index.", unit=dossier.unit)
    return f"{dossier.unit} {dossier.row['konversi']:.2f}".encode()


@pytest.fixture
def cards(monkeypatch):
    monkeypatch.setitem(makers.MAKERS, "png", slow)


@pytest.mark.usefixtures("cards")
def test_units_come_one_by_one_and_none_is_lost(city):
    """Sukabumi 46.9536 (Herlina & Wibasuri, table 12); Tanjung Senang is not ranked."""
    parts = list(make.each(city, ["Sukabumi", "Tanjung Senang"], "png", ikm.EN))
    assert [(part.unit, part.name, part.blob) for part in parts] == [
        ("Sukabumi", "kartu-ikm-Sukabumi.png", b"Sukabumi 46.95"),
        ("Tanjung Senang", "kartu-ikm-Tanjung-Senang.png", b""),
    ]
    assert parts[0].why is None
    assert str(parts[1].why) == "Tanjung Senang has no index."


@pytest.mark.usefixtures("cards")
def test_nothing_is_made_before_it_is_asked_for(city, monkeypatch):
    asked = []
    monkeypatch.setitem(makers.MAKERS, "png", lambda dossier, *_: asked.append(dossier.unit) or b"x")
    parts = make.each(city, ["Kedaton", "Sukabumi"], "png", ikm.EN)
    assert asked == []
    next(parts)
    assert asked == ["Kedaton"]


@pytest.mark.usefixtures("cards")
def test_the_zip_holds_what_was_made_and_tells_what_was_not(city):
    units = ["Sukabumi", "Tanjung Senang"]
    blob = make.zipped(make.each(city, units, "png", ikm.EN), ikm.EN)
    archive = zipfile.ZipFile(io.BytesIO(blob))
    assert archive.testzip() is None
    assert archive.namelist() == ["kartu-ikm-Sukabumi.png", "not-made.txt"]
    assert archive.read("kartu-ikm-Sukabumi.png") == b"Sukabumi 46.95"
    assert archive.read("not-made.txt").decode("utf-8-sig") == "Tanjung Senang: Tanjung Senang has no index.\r\n"
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert blob == make.zipped(make.each(city, units, "png", ikm.EN), ikm.EN)


@pytest.mark.usefixtures("cards")
def test_a_zip_that_becomes_too_large_is_given_up(monkeypatch, city):
    monkeypatch.setattr("ikm.document.make.MOST_ZIPPED", 10)
    with pytest.raises(IkmError, match="Choose fewer units"):
        make.zipped(make.each(city, ["Kedaton", "Sukabumi"], "png", ikm.EN), ikm.EN)


@pytest.mark.usefixtures("cards")
def test_a_zip_is_written_as_the_parts_come(city):
    out = io.BytesIO()
    sizes = [out.tell() for _ in make.zip_into(out, make.each(city, ["Kedaton", "Sukabumi"], "png", ikm.EN), ikm.EN)]
    assert 0 < sizes[0] < sizes[1] < len(out.getvalue())


# names


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Kedaton", "laporan-skm-Kedaton.docx"),
        ("CON", "laporan-skm-CON.docx"),
        ("nul.txt", "laporan-skm-nul-txt.docx"),
        ("../../etc/passwd", "laporan-skm-etc-passwd.docx"),
        (r"C:\Windows\*?", "laporan-skm-C-Windows.docx"),
        ('a<b>:"|c', "laporan-skm-a-b-c.docx"),
        ("ujung. . ", "laporan-skm-ujung.docx"),
        ("=cmd|' /C calc'!A0", "laporan-skm-cmd-C-calc-A0.docx"),
        ("Dinas Kependudukan & Pencatatan Sipil", "laporan-skm-Dinas-Kependudukan-Pencatatan-Sipil.docx"),
        ("\u202eterbalik\x00", "laporan-skm-terbalik.docx"),
        ("🏥", "laporan-skm-unit.docx"),
        ("", "laporan-skm-unit.docx"),
        ("A" * 300, f"laporan-skm-{'A' * 63}.docx"),  # 12 + 63 + 5 = 80
    ],
)
def test_a_name_is_one_that_every_system_takes(unit, name):
    assert named(unit, "skm", "docx") == name


def test_names_that_windows_takes_for_the_same_get_a_number():
    units = ["Ilir", "ILIR", "i lir", "I/lir", "B" * 200, "b" * 200]
    names = list(file_names(units, "skm", "pdf"))
    assert names[:4] == [
        "laporan-skm-Ilir.pdf",
        "laporan-skm-ILIR-2.pdf",
        "laporan-skm-i-lir.pdf",
        "laporan-skm-I-lir-2.pdf",
    ]
    assert names[5].endswith("b-2.pdf")
    assert len(names[4]) == len(names[5]) == LONGEST


@given(st.lists(st.text(max_size=120), max_size=12), st.sampled_from(EVERY))
def test_any_names_are_safe_and_differ(units, form):
    suffix, kind = form
    names = list(file_names(units, kind, suffix))
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(units)
    for name in names:
        assert len(name) <= LONGEST
        assert len(name.encode()) <= MOST_BYTES
        assert not set(name) & set('<>:"/\\|?* ')
        assert name.isprintable()
        stem, dot, ending = name.partition(".")
        assert (dot, ending) == (".", suffix)
        assert stem.lower() not in RESERVED
        assert stem[-1] != "-"


def test_the_report_of_all_is_named_after_the_file(city):
    assert make.file_name(city, "thesis", "pdf") == "bab-iv-bandar-lampung-2012-rekap.pdf"
    assert make.file_name(city.of_unit("Kedaton"), None, "pptx") == "paparan-ikm-Kedaton.pptx"


# memory


def test_memory_stays_flat_from_unit_to_unit():
    """Of what the last five of ten reports allocated, less is held after them than one report weighs."""
    rng = np.random.default_rng(6)
    units = [f"Puskesmas {i:02}" for i in range(1, 11)]
    survey = make_survey(
        rng.integers(1, 5, size=(200, 9)),
        "permenpan-2017",
        unit=np.repeat(units, 20),
        jenis_kelamin=rng.choice(["P", "L"], 200),
    )
    parts = make.each(Dossier.of(survey), units, "docx", ikm.ID, "skm", wanted=())
    for _ in range(5):
        assert next(parts).why is None
    gc.collect()
    tracemalloc.start()  # it makes everything three times as slow
    try:
        size = 0
        for part in parts:
            size = len(part.blob)
        del part
        gc.collect()
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 10_000
    assert most > size  # it did trace
    assert held < max(size, 200_000)


# templates


def made_by(library) -> bytes:
    """An empty template as its library makes it."""
    out = io.BytesIO()
    library().save(out)
    return out.getvalue()


def test_a_template_is_filled_with_the_figures_of_the_unit(city):
    """Sukabumi 46.9536, C (table 12)."""
    template = docx.Document()
    template.add_paragraph("Nilai {{ nilai_ikm }} mutu {{ mutu }} dari {{ unit }}")
    template.add_paragraph("{{ tabel_unsur }}")
    out = io.BytesIO()
    template.save(out)
    blob = make.made(city.of_unit("Sukabumi"), "docx", ikm.ID, "skm", out.getvalue())
    found = docx.Document(io.BytesIO(blob))
    assert found.paragraphs[0].text == "Nilai 46,95 mutu C dari Sukabumi"
    assert len(found.tables) == 1


def test_slides_are_made_in_a_template(city):
    blob = make.made(city, "pptx", ikm.ID, None, made_by(pptx.Presentation))
    # python-pptx' own template is 4:3, 10 x 7.5 inches of 914,400 EMU
    assert pptx.Presentation(io.BytesIO(blob)).slide_width == 9_144_000


@pytest.mark.parametrize("suffix", make.TEMPLATES)
@pytest.mark.parametrize("template", [b"x", b"PK\x03\x04broken", b"<html>"])
def test_what_is_no_template_is_refused_in_a_sentence(city, suffix, template):
    with pytest.raises(IkmError) as one:
        make.made(city, suffix, ikm.ID, None, template)
    with pytest.raises(IkmError) as several:
        make.each(city, ["Kedaton"], suffix, ikm.ID, None, template)
    assert str(one.value) == str(several.value)


def test_a_template_of_the_other_kind_is_refused(city):
    with pytest.raises(IkmError):
        make.made(city, "pptx", ikm.ID, None, made_by(docx.Document))
    with pytest.raises(IkmError):
        make.made(city, "docx", ikm.ID, None, made_by(pptx.Presentation))


def test_what_was_typed_of_all_together_stands_in_no_report_of_several_units():
    office = Office(history=(("2024", 60.0),), recipients="5000", agency="Dinas Contoh")
    whole = Dossier.of(ikm.sample("bandar-lampung-rekap"), office=office)
    (part, _) = make.each(whole, ("Kedaton", "Sukabumi"), "docx", ikm.EN)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(part.blob)).paragraphs)
    assert "one period only" in words


@pytest.mark.parametrize(("suffix", "kind"), [("docx", "thesis"), ("pptx", None)])
def test_every_part_can_be_left_out_and_what_the_figures_rest_on_stays(suffix, kind):
    """Slides: cover, headline, limits and method stay; the chapter keeps its sources and counts on without gaps."""
    report = contents.report_of(suffix, kind)
    dossier = Dossier.of(ikm.sample("kabupaten-contoh-responden"))

    def titles(parts):
        blob = io.BytesIO(make.made(dossier, suffix, ikm.EN, kind, parts=parts))
        if suffix == "pptx":
            return [slide.shapes.title.text_frame.text for slide in pptx.Presentation(blob).slides]
        return [p.text for p in docx.Document(blob).paragraphs if p.style.name == "Heading 2"]

    every = titles(None)
    assert every == titles(contents.PARTS[report])
    bare = titles(())
    assert len(bare) == (4 if suffix == "pptx" else 1)
    assert bare == ([every[0], every[1], *every[-2:]] if suffix == "pptx" else ["4.1 Sources, Settings and Limits"])
    some = titles(("matrix", "plan") if suffix == "pptx" else ("people", "computation"))
    assert len(some) == len(bare) + 2
    if suffix == "docx":
        assert [title.split(" ")[0] for title in some] == ["4.1", "4.2", "4.3"]


def test_a_part_that_a_report_does_not_have_is_refused(city):
    for suffix, kind, part in (("docx", "skm", "ranking"), ("pptx", None, "notes"), ("xlsx", None, "answers")):
        with pytest.raises(IkmError):
            make.made(city, suffix, ikm.ID, kind, parts=(part,))
