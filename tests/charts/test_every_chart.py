"""What holds for every chart, whatever it shows."""

import html
import json
import re
from dataclasses import FrozenInstanceError, replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

from ikm import EN, ID, charts, index, instrument, tally
from ikm.achieved import achieved
from ikm.allocation import allocation
from ikm.audit import audit
from ikm.city import city
from ikm.comment_words import by_unsur, word_counts
from ikm.correlation import correlation
from ikm.crosstab import crosstab
from ikm.ipa import ipa_of
from ikm.priority import factors, frequency
from ikm.respondents import frequency as attribute_frequency
from ikm.sample_table import plan, reached
from ikm.uncertainty import uncertainty
from ikm.weakness import shared_weakness
from tests.audit.conftest import report
from tests.charts.drawings import NASTY, nasty, people
from tests.conftest import make_recap

RECAP = nasty()
PEOPLE = people(tuple(NASTY[:2]))
HALF = PEOPLE.where(unit=NASTY[0])
EMPTY = make_recap(np.full((2, 14), np.nan), [3, 4], ["A", "B"])
ONE = make_recap([[2.5] * 14], [30], ["Satu"])


def told_of(codes, change):
    """A change of every code, made up by hand."""
    size = len(codes)
    return pd.DataFrame(
        {
            "code": list(codes),
            "since": NASTY[0],
            "change": np.where(np.arange(size) % 2, change, -change),
            "change_low": -change * 2,
            "change_high": change * 2,
            "low": -change * 2,
            "high": change * 2,
            "p_holm": 0.5,
            "clear": pd.Series([i % 3 == 0 for i in range(size)], dtype=object),
        }
    )


def misprinted(units):
    """A report of these units, each with a mean off the scale."""
    cells = [(str(unit), "nrr", f"U{j}", "4,50" if j == 3 else "3,00") for unit in units for j in range(1, 15)]
    return report(*cells, units=tuple(map(str, units)))


def in_time(data, by=None):
    """How sure the index by period is, where half of the recap belongs to a period of a hostile name."""
    names = pd.Categorical.from_codes([i % 2 for i in range(len(data.everyone))], [NASTY[0], NASTY[2]], ordered=True)
    timed = replace(data, everyone=data.everyone.assign(periode=names))
    return uncertainty(timed, [by, "periode"] if by else "periode")


@cache
def drawn(data, survey=PEOPLE):
    """Every chart of some data, as functions of (text, dark), with the frames they are given."""
    by_unit, overall = index(data, "unit"), index(data)
    units = list(by_unit.table["unit"])
    counts = attribute_frequency(survey, "unit")
    weak = by_unit.nrr.lt(3)
    differences = told_of(by_unit.nrr.columns, 0.2).rename(columns={"change": "difference"})
    times, both = in_time(data), in_time(data, "unit")
    changes, of_unsur = (
        told_of(times.index.table["periode"], 0.5),
        told_of(list(by_unit.nrr.columns) * len(times.index.table), 0.2),
    )
    of_unit = told_of(both.index.table["unit"], 1.0)
    three, sure_overall = city(data), uncertainty(data)
    found, letters = uncertainty(data, "unit"), dict.fromkeys(units, "ab")
    often, factor = frequency(by_unit), factors(overall)
    said = ["lama", "lama sekali", "toilet kotor", "-", "<b>$x$</b>", "dipertanggungjawabkannyalah" * 3] * 3
    words, touched = word_counts(said), by_unsur(said, survey.pedoman)
    tested = instrument(survey)
    asked = survey.pedoman
    answer, genders, related = (
        crosstab(survey, "unit", "U1"),
        crosstab(survey, "jenis_kelamin", "unit"),
        correlation(survey),
    )
    shared, quadrants = shared_weakness(by_unit), ipa_of(survey)
    checked = audit(misprinted(units))
    made = allocation(100, {str(unit): 1000 + 10 * i for i, unit in enumerate(units)}, "neyman", spread={units[0]: 9})
    beside = achieved(data, made.of, {str(units[0]): 5000})
    return {
        "ranking": (lambda **k: charts.ranking(by_unit, overall, **k), [by_unit.table, by_unit.nrr]),
        "ranking, sure": (
            lambda **k: charts.ranking(by_unit, overall, found=found, letters=letters, **k),
            [by_unit.table, found.table, found.classes],
        ),
        "heatmap": (lambda **k: charts.heatmap(by_unit, **k), [by_unit.table, by_unit.nrr]),
        "heatmap, weak": (lambda **k: charts.heatmap(by_unit, weak=weak, **k), [by_unit.nrr, weak]),
        "pair": (lambda **k: charts.pair(by_unit, units[0], units[-1], **k), [by_unit.nrr]),
        "pair, sure": (
            lambda **k: charts.pair(by_unit, units[0], units[-1], differences=differences, **k),
            [by_unit.nrr, differences],
        ),
        "sides": (lambda **k: charts.sides(overall, overall, (NASTY[0], NASTY[1]), **k), [overall.nrr]),
        "trend": (lambda **k: charts.trend(times, changes, **k), [times.table, changes]),
        "unsur_trend": (lambda **k: charts.unsur_trend(times, of_unsur, **k), [times.table, of_unsur]),
        "unit_trend": (lambda **k: charts.unit_trend(both, of_unit, **k), [both.table, of_unit]),
        "simulated": (lambda **k: charts.simulated(by_unit, by_unit, **k), [by_unit.table]),
        "simulated_unsur": (lambda **k: charts.simulated_unsur(by_unit, by_unit, units[0], **k), [by_unit.nrr]),
        "ways": (lambda **k: charts.ways(three, sure_overall, **k), [three]),
        "unsur": (lambda **k: charts.unsur(overall, **k), [overall.nrr]),
        "answers": (lambda **k: charts.answers(tally(survey), index(survey), **k), []),
        "lowest": (lambda **k: charts.lowest(often, 3, **k), [often]),
        "factors": (lambda **k: charts.factors(factor, **k), [factor]),
        "frequency": (lambda **k: charts.frequency(counts, "unit", **k), [counts]),
        "comment_words": (lambda **k: charts.comment_words(words, 1250, **k), [words]),
        "comment_unsur": (lambda **k: charts.comment_unsur(touched, 1250, survey.pedoman, **k), [touched]),
        "instrument": (lambda **k: charts.instrument(tested, **k), [tested.items]),
        "crosstab": (lambda **k: charts.crosstab(answer, asked, **k), []),
        "crosstab, columns": (lambda **k: charts.crosstab(genders, asked, of="column", **k), []),
        "crosstab, total": (lambda **k: charts.crosstab(genders.without_few(), asked, of="total", **k), []),
        "correlation": (lambda **k: charts.correlation(related, asked, **k), [related.r, related.n, related.p]),
        "weakness": (lambda **k: charts.weakness(by_unit, shared, **k), [by_unit.nrr, shared.place, shared.unsur]),
        "findings": (lambda **k: charts.findings(checked, **k), []),
        "sample_strata": (
            lambda **k: charts.sample_strata(made.table, plan(made, k["text"]), "", **k),
            [made.table],
        ),
        "sample_reached": (
            lambda **k: charts.sample_reached(beside.table, reached(beside, k["text"]), **k),
            [beside.table],
        ),
        "ipa": (lambda **k: charts.ipa(quadrants, survey.pedoman, **k), [quadrants.table]),
    }


DRAWN = drawn(RECAP)


def everything_said(figure) -> list[str]:
    """Every string of a figure that Plotly writes on the page."""
    said: list[str] = []

    def walk(value, key=""):
        if isinstance(value, dict):
            for name, part in value.items():
                if name != "meta":
                    walk(part, name)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part, key)
        elif isinstance(value, str) and key in ("text", "hovertext", "ticktext", "name", "title"):
            said.append(value)

    walk(figure.to_plotly_json())
    return said


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("text", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_a_whole_chart(name, text, dark):
    chart = DRAWN[name][0](text=text, dark=dark)
    figure = chart.figure
    assert chart.title
    assert chart.subtitle
    assert len(chart.table)
    assert figure.layout.meta == {"title": chart.title, "subtitle": chart.subtitle}
    assert figure.layout.title.text is None  # the page prints it, so that it wraps on a phone
    assert figure.layout.width is None
    assert figure.layout.height >= 60
    assert figure.layout.template.layout.separators == {"id": ",.", "en": ".,"}[text.lang]
    assert figure.layout.template.layout.font.family.startswith("Plus Jakarta Sans")
    assert figure.layout.template.layout.font.color == ("#E6EDF3" if dark else "#1C2733")
    for ground in ("paper_bgcolor", "plot_bgcolor"):
        assert figure.layout.template.layout[ground] == "rgba(0,0,0,0)"
    assert json.loads(figure.to_json())["data"]
    json.dumps(chart.table.astype(object).where(chart.table.notna(), None).to_dict("list"), default=float)


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_from_the_file_becomes_markup(name):
    said = everything_said(DRAWN[name][0](text=EN).figure)
    assert said
    for words in said:
        assert "<b>," not in words
        assert "<a " not in words
        assert "Sipil <b>" not in words
        assert "$" not in words
        assert "& " not in words


@pytest.mark.parametrize("name", DRAWN)
def test_titles_and_tables_have_the_names_as_they_are(name):
    chart = DRAWN[name][0](text=EN)
    assert "&amp;" not in chart.title + chart.subtitle
    cells = [str(cell) for cell in chart.table.to_numpy().ravel()]
    assert not any("&amp;" in cell or "<br>" in cell for cell in cells)


@pytest.mark.parametrize("name", DRAWN)
def test_inputs_stay_as_they_are(name):
    draw, frames = DRAWN[name]
    before = [frame.copy(deep=True) for frame in frames]
    draw(text=EN)
    for frame, kept in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, kept)


@pytest.mark.parametrize("data", [EMPTY, ONE], ids=["no answers", "one unit"])
@pytest.mark.parametrize("name", DRAWN)
def test_it_survives_the_extremes(data, name):
    chart = drawn(data, HALF)[name][0](text=EN)
    assert chart.title
    assert json.loads(chart.figure.to_json())


@pytest.mark.parametrize("name", DRAWN)
def test_numbers_are_in_the_language_of_the_reader(name):
    digits = {"id": ",", "en": "."}
    for text in (ID, EN):
        said = " ".join(everything_said(DRAWN[name][0](text=text).figure))
        other = digits["en" if text.lang == "id" else "id"]
        assert not re.search(rf"\d{re.escape(other)}\d\d(?!\d)", said), (text.lang, said)


@pytest.mark.parametrize("name", DRAWN)
def test_no_line_of_a_label_is_longer_than_a_phone_allows(name):
    figure = DRAWN[name][0](text=EN).figure
    for label in figure.layout.yaxis.ticktext:
        if figure.layout.yaxis.showticklabels is False:
            continue
        for line in label.split("<br>"):
            plain = html.unescape(re.sub(r"</?(b|i|span)[^>]*>", "", line))
            assert len(plain) <= 22, plain


COUNTS = (
    "Rank",
    "Rank before",
    "Rank after",
    "Respondents",
    "Population",
    "Planned",
    "Achieved",
    "Surplus",
    "Answered",
    "Comments",
    "Times",
    "Laki-laki",
    "Perempuan",
    "small groups",
)


@pytest.mark.parametrize("data", [RECAP, EMPTY, ONE], ids=["nasty", "no answers", "one unit"])
@pytest.mark.parametrize("name", DRAWN)
def test_counts_are_whole_numbers_and_figures_are_not(name, data):
    table = drawn(data)[name][0](text=EN).table
    for column in table:
        counts = name.startswith("crosstab") and not str(column).startswith("Share")
        if str(column).startswith(COUNTS) or (counts and column != table.columns[0]):
            assert table[column].dtype == "Int64", column
        elif pd.api.types.is_numeric_dtype(table[column].dtype):
            assert table[column].dtype == "float64", column


def test_a_chart_is_frozen():
    chart = DRAWN["ranking"][0](text=EN)
    with pytest.raises(FrozenInstanceError):
        chart.title = "other"
