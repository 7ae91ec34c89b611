"""The map of an audit's findings: a sign for each figure, the gravest on top, names safe and whole."""

from ikm import EN, charts, samples
from ikm.audit import HIGH, LOW, MEDIUM, audit
from ikm.charts.findings import MOST_UNITS
from ikm.reading import read_printed
from tests.audit.conftest import report

CODES = [f"U{j}" for j in range(1, 10)]
NASTY = "<b>Dinas $x$</b> Kependudukan dan Pencatatan Sipil Kabupaten"


def unit(name, mean="4,50"):
    return [(name, "n", "", "200"), *((name, "nrr", code, mean if code == "U3" else "3,00") for code in CODES)]


def drawn(*rows):
    return charts.findings(audit(report(*rows, pedoman="permenpan-2017")), text=EN)


def test_each_finding_of_the_papers_is_a_row_of_the_table_and_under_a_sign():
    found = audit(read_printed(samples.report("bandar-lampung")))
    chart = charts.findings(found, text=EN)
    assert len(chart.table) == len(found.findings)
    hover = " ".join(str(text) for trace in chart.figure.data for text in trace.customdata)
    assert hover.count("<b>") == len(found.findings)
    signs = {trace.marker.symbol: len(trace.x) for trace in chart.figure.data}
    places = {(one.unit, one.item.split("|")[0]) for one in found.findings}
    assert sum(signs.values()) == len(places)
    grave = {(one.unit, one.item.split("|")[0]) for one in found.findings if one.severity == HIGH}
    assert signs["triangle-up"] == len(grave)


def test_names_from_a_file_are_never_markup():
    chart = drawn(*unit(NASTY))
    shown = " ".join(note.text for note in chart.figure.layout.annotations)
    assert "&lt;b&gt;Dinas &#36;x&#36;" in shown
    assert "<b>Dinas" not in " ".join(str(t) for trace in chart.figure.data for t in trace.customdata)


def test_only_the_gravest_of_many_units_are_drawn_and_the_rest_is_counted():
    rows = [row for i in range(MOST_UNITS + 5) for row in unit(f"Unit {i}")]
    chart = drawn(*rows)
    assert "5 more units are in the table" in chart.subtitle
    assert {len(set(trace.y)) for trace in chart.figure.data if len(trace.y)} == {MOST_UNITS}


def test_severities_differ_by_sign_as_well_as_by_colour():
    chart = drawn(*unit("Dinas"))
    pairs = {(trace.marker.symbol, trace.marker.color) for trace in chart.figure.data}
    assert len({symbol for symbol, _ in pairs}) == len({colour for _, colour in pairs}) == len({HIGH, MEDIUM, LOW})
