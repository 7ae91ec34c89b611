"""The interactive page: one file, nothing asked of anybody, every text plain, every figure that of the screen."""

import base64
import hashlib
import json
import re

import lxml.html
import pytest

import ikm
from ikm.document import page
from ikm.document.page import inert
from ikm.dossier import Dossier
from ikm.office import Office
from tests.conftest import make_recap, make_survey

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(2)>",
    "{{ 7*7 }} ${x} {% raw %}",
    "<!-- <b> & 'a' \"b\" \u2028\u2029",
    "\u202ekiri\u202c \x01\x0b emoji 🏥",
    "A" * 300,
]


def parts(blob):
    """The page parsed, and its three scripts: the figures, the library, ours."""
    root = lxml.html.fromstring(blob.decode())
    return root, root.xpath("//script")


@pytest.fixture(scope="module")
def city():
    return page.write(Dossier.of(ikm.sample("bandar-lampung-rekap")), ikm.EN)


def test_the_page_of_the_city_says_the_published_figure_with_its_class(city):
    """Herlina & Wibasuri: 66.5778 without Tanjung Senang, class B (62.51-81.25); 12 of 13 kecamatan."""
    root, _ = parts(city)
    assert root.get("lang") == "en"
    hero = root.xpath("//*[@class='hero']")[0]
    assert hero.xpath("string(.//*[@class='figure'])") == "66.58"
    assert hero.xpath("string(.//*[@class='mutu'])") == "B"
    assert "12 of 13" in hero.xpath(".//*[@class='value']/text()")


def test_the_page_has_five_charts_each_with_its_table(city):
    """13 kecamatan and all together in the ranking, 13 in the matrix; 14 unsur; 14 unsur again; 3 factors."""
    root, (figures, _, _) = parts(city)
    assert len(json.loads(figures.text)) == 5
    assert all(set(one) == {"light", "dark"} for one in json.loads(figures.text))
    assert [len(table.xpath("tbody/tr")) for table in root.xpath("//table")] == [14, 13, 14, 14, 3]
    for section in root.xpath("//section"):
        title = section.xpath("string(h2)")
        assert section.xpath("string(.//caption)") == title
        assert section.xpath("*[@role='img']/@aria-labelledby") == section.xpath("h2/@id")
        assert {cell.get("scope") for cell in section.xpath(".//th")} == {"col", "row"}
        columns = len(section.xpath(".//thead//th"))
        assert {len(row) for row in section.xpath(".//tbody/tr")} == {columns}


def test_the_tables_hold_the_figures_of_the_paper(city):
    """Sukabumi 46.9536 (table 12, weights 1/14)."""
    root, _ = parts(city)
    row = next(row for row in root.xpath("(//table)[1]//tr") if "Sukabumi" in row.text_content())
    assert "46.95" in [cell.text for cell in row]


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        # one unit: answers, gender, factors, age, education
        ("kpp-jatim-responden", 5),
        # six puskesmas over four half-years: ranking, matrix, answers, lowest, trend
        ("kabupaten-contoh-responden", 5),
    ],
)
def test_what_a_survey_has_moves_up_for_what_it_has_not(name, tables):
    root, (figures, _, _) = parts(page.write(Dossier.of(ikm.sample(name)), ikm.ID))
    assert len(root.xpath("//table")) == len(json.loads(figures.text)) == tables


def test_the_page_of_one_unit_of_a_recap_has_what_it_has():
    """Means alone: the unsur and the factors, nothing of people or of other units."""
    dossier = Dossier.of(ikm.sample("bandar-lampung-rekap")).of_unit("Sukabumi")
    root, _ = parts(page.write(dossier, ikm.EN))
    assert root.xpath("string(//h1)") == "Sukabumi"
    assert len(root.xpath("//table")) == 2
    assert "Kedaton" not in root.text_content()


def test_numbers_have_the_decimal_comma_of_indonesian():
    root, (figures, _, _) = parts(page.write(Dossier.of(ikm.sample("bandar-lampung-rekap")), ikm.ID))
    assert "66,58" in root.xpath("string(//*[@class='hero'])")
    for one in json.loads(figures.text):
        assert one["light"]["layout"]["template"]["layout"]["separators"] == ",."


def test_the_policy_allows_the_two_scripts_and_no_request(city):
    root, (figures, library, ours) = parts(city)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    hashes = [base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() for one in (library, ours)]
    assert allowed["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert (allowed["img-src"], allowed["font-src"]) == ("data:", "data:")
    assert set(allowed) == {
        *("default-src", "script-src", "style-src", "img-src", "font-src", "base-uri", "form-action"),
    }
    assert figures.get("type") == "application/json"


def test_nothing_in_the_page_points_outside(city):
    root, _ = parts(city)
    assert not root.xpath("//@src | //@href | //link | //iframe | //object | //form")
    style = root.xpath("string(//style)")
    assert "@import" not in style
    assert set(re.findall(r"url\(([a-z]+:)", style)) == {"data:"}


@pytest.mark.parametrize("of", ["respondents", "recap"])
def test_hostile_names_come_out_as_plain_text(of):
    if of == "recap":
        data = make_recap([[3.0 - i / 10] * 14 for i in range(6)], [30] * 6, HOSTILE)
    else:
        data = make_survey([[1 + (i + j) % 4 for j in range(14)] for i in range(36)], unit=[*HOSTILE] * 6)
    office = Office(agency=HOSTILE[0], period=HOSTILE[1])
    blob = page.write(Dossier.of(data, office=office, filters={"unit": HOSTILE}), ikm.EN)
    root, scripts = parts(blob)
    assert len(scripts) == 3
    assert not root.xpath("//img | //b | //a | //comment()")
    assert root.xpath("string(//h1)") == HOSTILE[0]
    shown = [cell.text_content() for cell in root.xpath("(//table)[1]//tbody/tr/th")]
    assert HOSTILE[2] in shown
    assert "A" * 300 in shown
    outside = re.sub(r"<script>.*?</script>", "", blob.decode(), flags=re.DOTALL)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", outside)
    assert not re.search(r"[<>&\u2028\u2029]", scripts[0].text)
    assert "\u202e" not in json.dumps(json.loads(scripts[0].text), ensure_ascii=False)


def test_json_stays_the_same_value_when_it_is_made_inert():
    value = ["</script>", "<!--", "a & b", "\u2028", "\\u003c"]
    assert json.loads(inert(json.dumps(value, ensure_ascii=False))) == value
    assert not set("<>&\u2028") & set(inert(json.dumps(value, ensure_ascii=False)))


def test_simulated_respondents_and_units_left_out_are_said():
    said = parts(page.write(Dossier.of(ikm.sample("bandar-lampung-responden")), ikm.EN))[0]
    cautions = " ".join(said.xpath("//p[@class='caution']/text()"))
    assert "simulated" in cautions
    assert "Tanjung Senang" in cautions
