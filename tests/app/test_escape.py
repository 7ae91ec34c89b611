"""Text from a file cannot become a link, an image, an icon or LaTeX where Streamlit reads markdown."""

import re

import pytest

from pages.common.markdown import escape_markdown


@pytest.mark.parametrize(
    "hostile",
    ["http://127.0.0.1:9/a", "www.contoh.test/x", "a@b.id", ":material/delete:", ":red[x]", "a -> b", "a -- b", "$x$"],
)
def test_nothing_of_it_is_left_for_markdown_to_see(hostile):
    said = escape_markdown(hostile)
    assert not re.search(r"https?:/|www\.|\w@\w|:\w+[/\[]|--|->|(?<!\\)\$", said)


def test_plain_names_stay_readable():
    said = escape_markdown("Kecamatan\nTeluk  Betung (Utara)")
    assert said == r"Kecamatan Teluk Betung \(Utara\)"
