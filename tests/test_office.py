"""What an office types: kept in a small file and back, and what is refused."""

import io
import json
import struct
import zlib

import pytest
from PIL import Image

from ikm.errors import IkmError
from ikm.logo import MOST_BYTES, SIDE, checked
from ikm.office import LONGEST_TEXT, Office, loaded, saved


def picture(size=(40, 20), kind="PNG", mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind)
    return out.getvalue()


FULL = Office(
    agency="Dinas Contoh",
    unit="UPT {{ 7*7 }} <b>",
    legal_basis=("Undang-Undang Nomor 25 Tahun 2009", "=1+1"),
    schedule=(("Persiapan", "1-5 Juli", "5"),),
    history=(("2024", 78.5), ("2025", 100.0, "UPT <b>")),
    logo=checked(picture()),
)


def test_an_office_comes_back_from_its_file_as_it_was():
    assert loaded(saved(FULL)) == FULL
    assert loaded(saved(Office())) == Office()


def test_earlier_periods_of_all_together_need_no_name_of_a_unit():
    raw = json.loads(saved(FULL)) | {"history": [["2024", 78.5], ["2025", 80, "A"]]}
    assert loaded(json.dumps(raw).encode()).history == (("2024", 78.5, ""), ("2025", 80.0, "A"))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "ikm-plan"},
        {"version": 2},
        {"agency": 7},
        {"agency": None},
        {"further": ""},
        {"schedule": [["two", "parts"]]},
        {"schedule": "text"},
        {"legal_basis": [1]},
        {"history": [["2024", "many"]]},
        {"history": [["2024", 7]]},
        {"history": [["2024", float("nan")]]},
        {"history": [["2024", 10**400]]},
        {"history": [["2024", "81"]]},
        {"history": {"a8": 1}},
        {"history": [["2024", 81.0, "A", "B"]]},
        {"legal_basis": "text"},
        {"schedule": ["abc"]},
        {"logo": "no base64!"},
        {"logo": "AAAA"},
    ],
    ids=str,
)
def test_a_file_that_is_something_else_is_refused_in_a_sentence(change):
    raw = json.loads(saved(FULL)) | change
    with pytest.raises(IkmError):
        loaded(json.dumps(raw).encode())


@pytest.mark.parametrize("blob", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b" " * (5 << 20)])
def test_bytes_that_are_no_file_of_an_office_are_refused(blob):
    with pytest.raises(IkmError):
        loaded(blob)


def test_a_missing_field_is_refused():
    raw = json.loads(saved(FULL))
    del raw["address"]
    with pytest.raises(IkmError):
        loaded(json.dumps(raw).encode())


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), "a\x00b", "a\x1bb", "\u202egnirts", "\ud800"])
def test_a_text_that_cannot_be_printed_is_refused(text):
    with pytest.raises(IkmError):
        Office(agency=text)
    with pytest.raises(IkmError):
        Office(schedule=((text, "", ""),))


def test_a_list_of_too_many_lines_is_refused():
    with pytest.raises(IkmError):
        Office(legal_basis=("a",) * 41)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_made_anew_as_a_small_png(kind):
    made = Image.open(io.BytesIO(checked(picture((3_000, 1_500), kind))))
    assert (made.format, made.size) == ("PNG", (SIDE, SIDE // 2))


def test_nothing_hidden_in_a_logo_stays():
    """A text chunk and bytes behind the end of the picture are gone."""
    blob = picture()
    word = b"tEXtComment\x00secret"
    chunk = struct.pack(">I", len(word) - 4) + word + struct.pack(">I", zlib.crc32(word))
    hidden = blob[:33] + chunk + blob[33:] + b"<script>secret</script>"
    assert b"secret" in hidden
    assert b"secret" not in checked(hidden)


@pytest.mark.parametrize(
    "blob",
    [picture(kind="GIF"), picture(kind="TIFF"), b"<svg/>", b"%PDF-1.7", picture()[:60], b"\0" * (MOST_BYTES + 1)],
    ids=["gif", "tiff", "svg", "pdf", "cut off", "large"],
)
def test_what_is_no_small_png_or_jpeg_is_refused(blob):
    with pytest.raises(IkmError):
        checked(blob)


def test_a_picture_that_unfolds_is_refused_before_it_does():
    """A PNG of 60,000 x 60,000 pixels of one colour takes a few kB and would unfold to 14 GB."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = picture()[:8] + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + picture()[33:]
    with pytest.raises(IkmError):
        checked(bomb)
