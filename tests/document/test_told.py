"""Documents say what the data tell and the office typed, and nothing else; nothing for the user of the app."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ikm.document import book, card, course, drawings, legal, page, skm, thesis
from ikm.document.blocks import Bullets, Cover, Heading, Paragraph, Signature, Table
from ikm.document.slides import deck
from ikm.document.slides.model import Numbers, Words
from ikm.document.words import period_name
from ikm.dossier import Dossier
from ikm.ledger import ISSUE_COLUMNS, Ledger, Note, say_note
from ikm.messages import ADVICE, NOTE_MESSAGES, SUSPICION_MESSAGES
from ikm.office import Office
from ikm.pedoman import CODES, load
from ikm.plan import Plan, Row
from ikm.text import EN, ID
from tests.conftest import make_survey
from tests.document.books import values
from tests.document.made import plain

EARLIER = (("Semester I 2024", 72.1), ("Semester II 2024", 73.4))


def said(document) -> str:
    return "\n".join(map(plain, document.blocks))


def of_nine(rows=40, **attributes) -> Dossier:
    """Nine unsur of 3 but U1 of 2: NRR 26/9 = 2.8889, IKM 72.22."""
    return Dossier.of(make_survey([[2, *[3] * 8]] * rows, "permenpan-2017", **attributes))


def with_ledger(dossier: Dossier, ledger: Ledger) -> Dossier:
    return replace(dossier, data=replace(dossier.data, ledger=ledger))


def issues(*codes: str) -> pd.DataFrame:
    return pd.DataFrame([("Data", at, "", "", "", code) for at, code in enumerate(codes)], columns=list(ISSUE_COLUMNS))


def test_no_plan_no_forum_and_no_next_report_is_told_of():
    gap = "[fill in: when and with whom the plan was discussed (Forum Konsultasi Publik), if it was]"
    for dossier, gaps in ((of_nine(), 1), (replace(of_nine(), plans={"": Plan()}), 0)):
        words = said(skm.document(dossier, EN))
        assert (words.count("Forum Konsultasi Publik"), words.count(gap)) == (gaps, gaps)
        for claim in ("next report", "to be discussed", "No follow-up plan", "sets out", "what will be done"):
            assert claim not in words
        assert "plan" not in words.partition("CHAPTER V CONCLUSION")[2].partition("ANNEX")[0]
    assert "[fill in: the follow-up plan]" in said(skm.document(replace(of_nine(), plans={"": Plan()}), EN))


def test_a_plan_that_somebody_filled_in_is_named_in_the_conclusion():
    rows = (Row("U1", "Persyaratan", "Papan syarat"), Row("U4", "Biaya", ""), Row("", "Lain", "Loket"))
    document = skm.document(replace(of_nine(), plans={"": Plan(rows)}), EN)
    last = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and "CHAPTER V" in block.text]
    bullets = next(block for block in document.blocks[last[0] :] if isinstance(block, Bullets))
    assert bullets.items == ("U1 Persyaratan: Papan syarat", "Lain: Loket")


def test_who_signs_is_not_guessed():
    """Of a kecamatan it is a Camat, of a hospital a director."""
    document = skm.document(of_nine(unit=["Kecamatan Contoh"] * 40), EN)
    signature = next(block for block in document.blocks if isinstance(block, Signature))
    assert signature.title == "[fill in: title of who signs]"


def test_answers_on_another_scale_are_not_said_to_be_given_from_one_to_four():
    data = of_nine().data
    dossier = Dossier.of(replace(data, source=replace(data.source, points=5)))
    words = said(skm.document(dossier, EN)).partition("2.2 Method")[2].partition("2.3 Place")[0]
    assert "on a scale from 1 to 5 and converted linearly to the scale 1 to 4" in words
    assert "from 1 (worst) to 4 (best)" not in words


def test_an_untouched_plan_is_not_the_office_s_wording():
    notes = " ".join(note for slide in deck(of_nine(), EN).slides for note in slide.notes)
    assert "what is done about them is still to be filled in" in notes
    assert "those of the office" not in notes


def test_no_class_is_said_to_be_settled(dossiers):
    """A sure class is one whose interval lies within it, by chance alone; how few were asked is another matter."""
    few = make_survey([[2, *[3] * 8], [3] * 9] * 8, "permenpan-2017")
    everyone = {"few": Dossier.of(few, office=Office(recipients="1250")), "nine": of_nine(), **dossiers}
    titles = {}
    for name, dossier in everyone.items():
        slides = deck(dossier, EN).slides
        titles[name] = slides[0].title
        words = [word for one in slides for part in one.parts if isinstance(part, Words) for word in part.items]
        below = [one.below for one in slides[0].parts[0].items] if isinstance(slides[0].parts[0], Numbers) else []
        top = page.headline(dossier, EN)
        for line in (*titles.values(), *words, *below, top.sure, top.interval):
            assert "settled" not in line.replace("not settled", ""), name
        assert len(slides[0].title) < 90
    assert titles["few"].endswith("; its 95% interval lies within the class")
    assert titles["bandar-lampung-rekap"].endswith(", also at the widest interval")
    assert page.headline(everyone["few"], EN).sure.endswith("if drawn at random")
    assert page.headline(dossiers["bandar-lampung-rekap"], EN).sure == "the same class throughout"


def test_documents_give_no_advice_to_the_user_of_the_app():
    """Every note on a file, in every document: what happened, and nothing of uploading, swapping or choosing."""
    blank = dict.fromkeys(("u8", "u9", "sheet", "count", "points", "evidence", "share", "unit", "codes", "column"), "1")
    notes = tuple(Note(code, blank | {"unsur": "U1"}) for code in ADVICE if code in NOTE_MESSAGES)
    pattern = {"sheet": "Data", "rows": [4, 9], "count": 2, "of": 50, "value": "3 4"}
    patterns = pd.DataFrame([{"code": code, **pattern} for code in ADVICE if code in SUSPICION_MESSAGES])
    dossier = with_ledger(of_nine(), Ledger(40, 40, notes=notes, suspicions=patterns))
    printed = [said(skm.document(dossier, EN)), said(thesis.document(dossier, EN))]
    for sheet in values(book.write(dossier, EN)).worksheets:
        printed += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    for slide in deck(dossier, EN).slides:
        printed += [*slide.notes, *(word for part in slide.parts if isinstance(part, Words) for word in part.items)]
    everything = "\n".join(printed)
    assert "2 formulas" not in everything
    assert "1 formulas have no stored result" in everything
    for advice in ADVICE.values():
        assert advice not in everything
    for note in notes:
        assert say_note(EN, note, advice=True) == f"{say_note(EN, note)} {ADVICE[note.code]}"


def test_totals_and_signatures_are_no_respondents_that_were_lost():
    """65 rows read, 40 used; 3 totals and signatures, 22 without answers: 40 of 62."""
    lines = ("summary-row", "equals-total", "outside-table")
    lost = with_ledger(of_nine(), Ledger(65, 40, issues(*lines, *["no-answers"] * 22)))
    none = with_ledger(of_nine(), Ledger(43, 40, issues(*lines)))
    apart = "3 further lines are totals, headers, notes or signatures."
    for dossier, sentence in (
        (lost, "40 of 62 rows of answers were used; 22 could not be."),
        (none, "All 40 rows of answers were used."),
    ):
        assert f"{sentence} {apart}" in said(skm.document(dossier, EN))
        slides = deck(dossier, EN).slides
        points = [word for slide in slides[-2:] for part in slide.parts for word in part.items]
        assert any(f"{sentence} {apart}" in point for point in points)
        assert any("could not be counted" in point for point in points) == (dossier is lost)
    points = [word for part in deck(lost, EN).slides[-2].parts for word in part.items]
    assert "Of 62 rows of answers in the file 22 could not be counted." in points


def test_a_rule_of_thumb_is_no_regulation_s():
    for document in (skm.document(of_nine(12), EN), thesis.document(of_nine(12), EN)):
        assert "(a rule of thumb, not a regulation's)" in said(document)


def test_an_english_report_is_english(dossiers):
    dossier = of_nine(jenis_kelamin=["Perempuan"] * 25 + ["Laki-laki"] * 15)
    report, chapter = skm.document(dossier, EN), thesis.document(dossier, EN)
    (table,) = (b for b in report.blocks if isinstance(b, Table) and b.caption == "Respondents by characteristic")
    assert {row[2] for row in table.rows} == {"Female", "Male"}
    assert "asks for such a survey at least once a year" in said(report)
    for words in (said(report), said(chapter)):
        assert "Laki-laki" not in words
        assert words.count("Words of the regulation stay in Indonesian") == 1
    assert "Words of the regulation" not in said(skm.document(dossier, ID))
    assert [name for group in card.card(dossier, EN).groups for name, _, _ in group.rows] == ["Male", "Female"]


def test_the_legal_basis_has_the_official_form():
    """FACTS 1 and 3: the titles; of PP 96/2012 no title is known."""
    assert legal.basis(of_nine()) == (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Peraturan Pemerintah Nomor 96 Tahun 2012",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang Pedoman"
        " Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
    )
    assert all(legal.formal(load(code)) for code in CODES)


@pytest.mark.parametrize(
    ("read", "english"),
    [
        ("2025 Semester I", "Semester I 2025"),
        ("2025 TW IV", "Quarter IV 2025"),
        ("Maret 2025", "March 2025"),
        ("2025", "2025"),
        ("Gelombang 2", "Gelombang 2"),
    ],
)
def test_a_period_in_titles(read, english):
    assert period_name(read, EN) == english
    dossier = of_nine(periode=[read] * 40)
    cover = next(block for block in skm.document(dossier, EN).blocks if isinstance(block, Cover))
    assert cover.period == f"PERIOD {english}"
    assert card.card(dossier, EN).period == english
    assert english in deck(dossier, EN).front.lines
    assert f"The survey was held in {english}." in said(thesis.document(dossier, EN))


def test_a_typed_period_goes_before_the_one_read():
    dossier = replace(of_nine(periode=["2025 Semester I"] * 40), office=Office(period="Paruh Pertama"))
    words = said(thesis.document(dossier, EN))
    assert "The survey was held in Paruh Pertama." in words
    assert "2025 Semester I" not in words


def test_the_annex_says_whose_questions_it_prints():
    document = skm.document(of_nine(), EN)
    (at,) = (n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text.startswith("ANNEX 1"))
    first, gap, table = document.blocks[at + 1 : at + 4]
    assert document.blocks[at].text == "ANNEX 1 Questions of the regulation"
    assert first.text.startswith("These are the unsur, questions and answers of Permenpan RB 14/2017.")
    assert isinstance(gap, Paragraph)
    assert gap.gap
    assert gap.text == "[fill in: attach the questionnaire that was used]"
    assert table.caption == "Questions and answers by Permenpan RB 14/2017"


def test_groups_that_are_all_small_share_a_sentence():
    two = [f"{n % 3}" for n in range(12)]  # three groups of four
    dossier = of_nine(12, jenis_kelamin=two, pendidikan=two, pekerjaan=two)
    for document in (skm.document(dossier, EN), thesis.document(dossier, EN)):
        words = said(document)
        assert words.count("no group is large enough") == 1
        assert "By gender, education and occupation no group is large enough to be named." in words


def test_a_typed_earlier_value_is_the_one_the_title_compares_with():
    """72.22 (see of_nine) - 73.40 = -1.18; 73.40 - 72.10 = +1.30; nobody tests them."""
    dossier = replace(of_nine(), office=Office(history=EARLIER, period="Semester I Tahun 2025"))
    assert drawings.trend(dossier, EN).title == "IKM 72.22 in Semester I Tahun 2025; 73.40 in Semester II 2024"
    table = course.trend(dossier, EN)
    assert [row[4] for row in table.rows] == ["–", "+1.30", "−1.18"]
    assert table.rows[-1][5] == "plain difference, not tested"
    rows = list(values(book.write(dossier, EN))["Trend"].iter_rows(min_row=5, max_row=7, values_only=True))
    assert [row[6] for row in rows] == [None, pytest.approx(1.3), pytest.approx(-1.18)]
    for document in (skm.document(dossier, EN), thesis.document(dossier, EN)):
        assert "nobody can say whether the change is more than chance" in said(document)
    read = replace(
        of_nine(periode=["2025 Semester I"] * 20 + ["2025 Semester II"] * 20), office=Office(history=EARLIER)
    )
    rows = course.trend(read, EN).rows
    assert [(row[0], row[4]) for row in rows[2:]] == [("Semester I 2025", "−1.18"), ("Semester II 2025", "0.00")]
    assert rows[2][5] == "plain difference, not tested"
    assert "chance" in rows[3][5]


def test_typed_values_alone_stand_where_the_survey_has_no_index():
    answers = np.full((40, 9), 3)
    answers[:, 0] = 0
    dossier = Dossier.of(make_survey(answers, "permenpan-2017"), office=Office(history=EARLIER))
    assert drawings.trend(dossier, EN).series[0].values == (72.1, 73.4)
    rows = list(values(book.write(dossier, EN))["Trend"].iter_rows(min_row=5, max_row=7, values_only=True))
    assert [row[2] for row in rows] == [72.1, 73.4, None]


@pytest.mark.parametrize(("sexes", "rows", "merged"), [((5, 4, 3), 2, True), ((4, 4, 4), 0, False), ((6, 6), 2, False)])
def test_the_card_tells_of_merged_groups_only_where_it_shows_one(sexes, rows, merged):
    """5 of one, and 4 and 3 merged; three of four, so that none has a name; 6 and 6, so that none is merged."""
    who = [name for name, n in zip("PLX", sexes, strict=False) for _ in range(n)]
    shown = card.card(of_nine(12, jenis_kelamin=who), EN)
    assert sum(len(group.rows) for group in shown.groups) == rows
    assert any("fewer than 5 people are shown together" in line for line in shown.small) == merged
