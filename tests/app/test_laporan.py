"""The page Laporan through its states: chosen, typed, made, left and come back to."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from ikm import samples
from ikm.document import make as making
from ikm.office import Office, saved
from pages.common.office_form import LABELS, LONG
from tests.app.test_pages import PAGES, RESPONDENTS, go, healthy, start, words
from tests.document.test_templates import word_file
from tests.test_office import picture

LAPORAN = next(page for page in PAGES if page.stem == "laporan")
OTHER = next(page for page in PAGES if page.stem == "tren")


def pick(app, key, value):
    app.segmented_control(key=key).set_value(value).run()
    return healthy(app)


def make(app):
    app.button(key="laporan-make").click().run()
    return healthy(app)


def made(app):
    ((_, found),) = app.session_state["reports-made"].items()
    return found


def test_every_report_is_made():
    app = start(LAPORAN, data=RESPONDENTS)
    kinds = {"skm": "pdf", "card": "png", "slides": "pptx", "book": "xlsx", "thesis": "docx", "page": "html"}
    for report, suffix in kinds.items():
        pick(app, "laporan", report)
        pick(app, f"laporan-format-{report}", suffix)
        make(app)
        name, blob, missing = made(app)
        magic = {"pdf": b"%PDF", "png": b"\x89PNG", "html": b"<!DOC"}.get(suffix, b"PK\x03\x04")
        assert name.endswith(f".{suffix}")
        assert blob[: len(magic)] == magic
        assert not missing
        assert not app.error


def test_a_letterhead_of_the_office_is_filled():
    app = start(LAPORAN, data=RESPONDENTS)
    template = samples.office_template()
    app.file_uploader(key="laporan-template-docx").upload(template.name, template.read_bytes(), "application/zip").run()
    make(app)
    assert "diikuti 400 responden" in zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()


def test_one_unit_and_each_unit():
    app = start(LAPORAN, data=RESPONDENTS)
    pick(app, "laporan", "card")
    pick(app, "laporan-format-card", "png")
    pick(app, "laporan-of", "one")
    app.selectbox(key="laporan-unit").set_value("Sukabumi").run()
    make(app)
    assert made(app)[0] == "kartu-ikm-Sukabumi.png"
    pick(app, "laporan-of", "each")
    app.multiselect(key="laporan-units").set_value(["Sukabumi", "Tanjung Senang", "Kedaton"]).run()
    make(app)
    name, blob, missing = made(app)
    assert name.endswith(".zip")
    assert list(missing) == ["Tanjung Senang"]  # its data break the scale: no figure may hang in a hall
    listed = zipfile.ZipFile(io.BytesIO(blob)).namelist()
    assert sorted(listed)[:2] == ["kartu-ikm-Kedaton.png", "kartu-ikm-Sukabumi.png"]
    assert len(listed) == 3  # and the list of what was not made
    assert "Tanjung Senang" in " ".join(warning.value for warning in app.warning)


def test_what_was_made_is_offered_until_something_changes():
    app = make(start(LAPORAN, data=RESPONDENTS))
    assert app.success
    app.text_input(key="office-agency").set_value("Dinas Baru").run()
    assert not app.success
    assert any("Buat lagi" in caption.value for caption in app.caption)
    assert make(app).success


def test_what_was_typed_is_there_after_another_page_and_stands_in_the_report():
    app = start(LAPORAN, data=RESPONDENTS)
    app.text_input(key="office-official_name").set_value("Nama <b>Contoh</b>").run()
    go(app, OTHER)
    go(app, LAPORAN)
    assert app.text_input(key="office-official_name").value == "Nama <b>Contoh</b>"
    make(app)
    document = zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    assert "Nama &lt;b&gt;Contoh&lt;/b&gt;" in document


def test_an_office_is_loaded_from_its_file():
    office = Office(agency="Dinas Contoh", schedule=(("Persiapan", "Juli", "5"),), history=(("2024", 78.5),))
    app = start(LAPORAN)
    app.file_uploader(key="office-file").upload("ikm-instansi.json", saved(office), "application/json").run()
    healthy(app)
    assert app.text_input(key="office-agency").value == "Dinas Contoh"
    assert app.text_area(key="office-schedule").value == "Persiapan | Juli | 5"
    assert app.text_area(key="office-history").value == "2024 | 78,50"
    assert not app.error


def test_a_file_that_is_no_office_is_refused_in_a_sentence():
    app = start(LAPORAN)
    app.file_uploader(key="office-file").upload("x.json", b"{}", "application/json").run()
    healthy(app)
    assert len(app.error) == 1


@pytest.mark.parametrize(
    ("field", "typed"), [("schedule", "only one part"), ("history", "2024 | many"), ("history", "2024 | 7")]
)
def test_a_line_that_cannot_be_read_is_said(field, typed):
    app = start(LAPORAN)
    app.text_area(key=f"office-{field}").set_value(typed).run()
    app.text_input(key="office-agency").set_value("Dinas Contoh").run()
    healthy(app)
    assert len(app.error) == 1
    make(app)  # what can be kept is kept
    document = zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    assert "Dinas Contoh" in document


def test_a_template_that_is_none_is_refused_at_once():
    app = start(LAPORAN)
    app.file_uploader(key="laporan-template-docx").upload("kop.docx", b"PK no zip", "application/zip").run()
    healthy(app)
    assert len(app.error) == 1
    assert app.button(key="laporan-make").disabled
    app.button(key="laporan-template-none").click().run()
    assert not any(button.key == "laporan-template-none" for button in app.button)  # the file put there is gone, too
    assert make(app).success


def test_the_unknown_fields_of_a_template_are_named_when_it_is_put_there(monkeypatch):
    """Once for each file, in the language of the screen; the preview says that the template looks different."""
    asked = []
    check = making.check_template
    monkeypatch.setattr(making, "check_template", lambda blob, suffix: asked.append(suffix) or check(blob, suffix))
    app = start(LAPORAN)
    assert any("PDF" in caption.value and "Word" in caption.value for caption in app.caption)
    blob = word_file("{{ nilai_imk }}", "{{ unitt }}")
    app.file_uploader(key="laporan-template-docx").upload("kop.docx", blob, "application/zip").run()
    healthy(app)
    (error,) = app.error
    assert "nilai_imk" in error.value.replace("\\", "")
    assert "unitt" in error.value
    app.text_input(key="office-agency").set_value("Dinas Contoh").run()
    assert asked == ["docx"]
    app.button(key="laporan-template-none").click().run()
    template = samples.office_template()
    app.file_uploader(key="laporan-template-docx-1").upload(
        template.name, template.read_bytes(), "application/zip"
    ).run()
    assert not app.error
    pick(app, "laporan-format-skm", "pdf")
    assert not any("PDF" in caption.value and "Word" in caption.value for caption in app.caption)


def test_a_logo_that_was_removed_can_be_put_again():
    app = start(LAPORAN)
    for count in range(2):
        app.file_uploader(key=f"office-logo-{count}").upload("logo.png", picture(), "image/png").run()
        healthy(app)
        app.button(key="office-logo-remove").click().run()
        assert not any(button.key == "office-logo-remove" for button in app.button)


def test_what_was_typed_of_all_together_is_said_to_be_left_out_of_each():
    app = start(LAPORAN, data=RESPONDENTS)
    app.text_area(key="office-history").set_value("2024 | 60").run()
    assert "diketik untuk keseluruhan" not in words(app)
    for of in ("each", "one"):
        pick(app, "laporan-of", of)
        assert "diketik untuk keseluruhan" in words(app)


def test_a_line_that_is_not_written_as_it_should_be_costs_no_other_line():
    app = start(LAPORAN, data=RESPONDENTS)
    app.text_area(key="office-schedule").set_value("Persiapan | Juli | 5\nPengolahan\nLaporan | Agustus | 3").run()
    app.text_area(key="office-history").set_value("2023 | 72,10\n2024 | viele\nSukabumi | 2024 | 73,4").run()
    said = [error.value for error in app.error]
    assert len(said) == 2
    assert "Pengolahan" in said[0]
    assert "viele" in said[1]
    make(app)
    document = zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    assert all(typed in document for typed in ("Persiapan", "Agustus", "72,10"))
    assert "73,40" not in document  # of Sukabumi, not of all together


def test_a_filter_that_singles_people_out_stops_the_page():
    app = start(LAPORAN, data=RESPONDENTS, unit="Kedaton", pendidikan="S-2 ke atas")
    assert not [button for button in app.button if button.key == "laporan-make"]


def test_a_recap_makes_a_report_that_says_what_is_not_there():
    app = make(start(LAPORAN))
    document = zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    assert "rekap" in document
    assert words(app)


def test_in_english_the_report_is_in_english_and_may_be_indonesian():
    app = start(LAPORAN, lang="en")
    make(app)
    assert "CHAPTER I" in zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    pick(app, "laporan-lang", "id")
    make(app)
    assert "BAB I" in zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()


def test_why_a_file_of_an_office_is_refused_is_said_with_its_figures():
    app = start(LAPORAN, data=RESPONDENTS)
    raw = json.loads(saved(Office())) | {"agency": "x" * 3000}
    app.file_uploader(key="office-file").set_value(("a.json", json.dumps(raw).encode(), "application/json")).run()
    assert any("3000" in error.value for error in healthy(app).error)


def test_the_form_keeps_its_order_where_columns_stand_below_one_another():
    """A phone shows a row's columns after one another, so rows, not columns, must hold the order."""
    app = start(LAPORAN, data=RESPONDENTS)
    drawn = [field.key.removeprefix("office-") for field in app.text_input if str(field.key).startswith("office-")]
    assert drawn == [name for name in LABELS if name not in LONG]


def test_several_units_make_one_report_of_these_together():
    app = start(LAPORAN, data=RESPONDENTS)
    pick(app, "laporan-of", "some")
    app.multiselect(key="laporan-units").set_value(["Sukabumi", "Kedaton"]).run()
    make(app)
    document = zipfile.ZipFile(io.BytesIO(made(app)[1])).read("word/document.xml").decode()
    assert "Sukabumi, Kedaton" in document
    assert "Rajabasa" not in document


def test_slides_and_chapter_can_be_made_in_part():
    app = start(LAPORAN, data=RESPONDENTS)
    for report, suffix, inside, gone in (
        ("slides", "pptx", "matrix", "ranking"),
        ("thesis", "docx", "computation", "people"),
    ):
        pick(app, "laporan", report)
        found = next(group for group in app.button_group if group.key == f"laporan-parts-{report}")
        assert {inside, gone} <= set(found.value)
        found.set_value([inside]).run()
        healthy(app)
        make(app)
        names = zipfile.ZipFile(io.BytesIO(made(app)[1])).namelist()
        if suffix == "pptx":
            slides = [name for name in names if name.startswith("ppt/slides/slide")]
            assert len(slides) == 5  # cover, headline, the matrix, limits, method
