"""The page of cross tables: what is chosen, what is said of it, and that few people are not shown."""

from __future__ import annotations

import io
import re

import pandas as pd

from tests.app.test_certainty import DISTRICT, PEOPLE, page, said
from tests.app.test_few_people import CODES
from tests.app.test_pages import go, healthy, start

SCREEN = page("silang")


def chosen(app, rows: str, columns: str):
    app.selectbox(key="row").set_value(rows)
    app.selectbox(key="column").set_value(columns).run()
    return healthy(app)


def test_at_first_gender_by_the_answer_to_the_lowest_unsur():
    """R: chisq.test of the table of the sample: see the counts on the page; U3 is lowest (Herlina & Wibasuri)."""
    app = start(SCREEN, data=PEOPLE, lang="en")
    assert app.selectbox(key="row").value == "jenis_kelamin"
    assert app.selectbox(key="column").value == "U3"
    assert "No connection is seen between gender and the answer to U3" in said(app)
    assert "Chi-square = " in said(app)
    assert "Cramér's V" in said(app)
    assert "Kruskal-Wallis" in said(app)


def test_small_cells_are_shown_together_and_said_so():
    app = chosen(start(SCREEN, data=PEOPLE, lang="en"), "pendidikan", "U7")
    words = said(app)
    assert "Shown together, so that no cell holds fewer than 5 people: D1-D3-D4 + S-1 + S-2 ke atas" in words
    assert "So the exact test decides, not chi-square." in words
    assert "estimated from 99,999 drawn tables" in words


def test_the_choice_stands_after_another_part_and_page():
    app = chosen(start(SCREEN, data=DISTRICT, lang="en"), "umur", "mutu")
    app.segmented_control(key="desk").set_value("correlation").run()
    assert "go together most closely" in said(healthy(app))
    app.segmented_control(key="desk").set_value("cross").run()
    healthy(app)
    assert (app.selectbox(key="row").value, app.selectbox(key="column").value) == ("umur", "mutu")


def test_rows_are_never_crossed_with_themselves():
    app = chosen(start(SCREEN, data=PEOPLE, lang="en"), "umur", "pekerjaan")
    app.selectbox(key="row").set_value("pekerjaan").run()
    healthy(app)
    assert app.selectbox(key="column").value != "pekerjaan"


def test_blanks_can_be_left_out():
    app = chosen(start(SCREEN, data=DISTRICT, lang="en"), "jenis_kelamin", "U7")
    assert "1,439 respondents" in said(app)
    assert "Respondents for whom one of the two is not known: 81." in said(app)
    app.toggle(key="known").set_value(True).run()
    assert "1,358 respondents" in said(healthy(app))


def test_spearman_and_whole_questionnaires():
    """Kabupaten Contoh: 525 of 1,439 left an unsur blank (see its own note), so 914 answered all."""
    app = start(SCREEN, data=DISTRICT, lang="en", desk="Correlation")
    app.segmented_control(key="correlation").set_value("spearman").run()
    assert "(Spearman)" in said(healthy(app))
    app.toggle(key="whole").set_value(True).run()
    assert "525 respondents left an unsur blank and are left out." in said(healthy(app))


def test_a_recap_says_what_to_do():
    assert "nothing can be crossed" in said(start(SCREEN, lang="en"))


def upload(rows: pd.DataFrame):
    app = start(page("data"), lang="en")
    app.file_uploader[0].upload(
        "silang.csv", io.BytesIO(rows.to_csv(index=False).encode()).getvalue(), "text/csv"
    ).run()
    go(healthy(app), SCREEN)
    return healthy(app)


def test_a_file_without_attributes_still_has_correlations():
    rows = pd.DataFrame({code: [(i + j) % 4 + 1 for i in range(20)] for j, code in enumerate(CODES)})
    app = upload(rows)
    assert "nothing to cross" in said(app)
    app.segmented_control(key="desk").set_value("correlation").run()
    assert "Correlation of the answers (Pearson)" in said(healthy(app))


def test_where_every_cell_is_small_nothing_is_shown():
    """One woman and one man differ from the others: 2 x 2 with cells of 1 can only be a single row or column."""
    people = {
        "Jenis Kelamin": ["P"] * 10 + ["L"] * 10,
        "Pekerjaan": ["PNS"] * 9 + ["Swasta"] + ["Swasta"] * 9 + ["PNS"],
    }
    app = upload(pd.DataFrame(people | {code: [3, 4] * 10 for code in CODES}))
    chosen(app, "jenis_kelamin", "pekerjaan")
    assert "the groups are too small to be shown" in said(app)
    assert "Chi-square" not in said(app)


def test_no_cell_of_few_people_is_in_any_table_of_the_page():
    app = start(SCREEN, data=PEOPLE, lang="en")
    for rows in ("jenis_kelamin", "umur", "pendidikan", "pekerjaan"):
        for columns in ("unit", "U1", "mutu:U5", "mutu"):
            chosen(app, rows, columns)
            (table,) = [part.proto.body for part in app.get("html") if "Share of" in part.proto.body]
            for line in re.findall(r"<tr><td.*?</tr>", table):
                cells = re.findall(r"<td[^>]*>(.*?)</td>", line)
                assert all(n == "0" or int(n.replace(",", "")) >= 5 for n in [cells[1], *cells[2::2]]), line
