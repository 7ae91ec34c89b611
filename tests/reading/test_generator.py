"""A known survey, written in a random layout: the same answers, ledger and index must come back."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ikm
from ikm.reading import build, open_workbook, understand
from tests.reading.shapes.answers import LABELS_14
from tests.reading.shapes.kit import File, letter
from tests.reading.shapes.people import (
    AGREE,
    GOOD,
    KENANGA,
    LABELS,
    LABELS_04,
    MAWAR,
    MELATI,
    P04,
    P14,
    P17,
    QUESTIONS,
    UNSUR,
    UNSUR_04,
    UNSUR_14,
)  # fmt: skip

NAMES = {P17: UNSUR, P14: UNSUR_14, P04: UNSUR_04}
OWN = {P17: LABELS, P14: LABELS_14, P04: LABELS_04}
UNITS = [MELATI, KENANGA, MAWAR]
PUAS = ["Tidak puas", "Kurang puas", "Puas", "Sangat puas"]
FAMILIES = {"baik": GOOD, "setuju": AGREE, "puas": PUAS}
GENDERS = {"Laki-laki": ["L", "Lk", "Laki-laki", "Pria"], "Perempuan": ["P", "Pr", "PEREMPUAN", "Wanita"]}
TITLES = ["SURVEI KEPUASAN MASYARAKAT", "DINAS CONTOH", "KABUPATEN CONTOH", "Tahun 2026", "Lembar 1 dari 1"]
FOOT = ["*) nilai 1 sampai dengan 4", "Contoh, 31 Maret 2026", "Mengetahui", "Sumber: olahan sendiri"]
NOTES = ["Ket.", "Catatan", "Paraf"]


NOISE: list[Callable[[str], str]] = [
    str,
    str.upper,
    lambda text: f" {text.replace(' ', '  ')} ",
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\n", 1),
]


@dataclass(frozen=True)
class Known:
    """What is known of the survey before it is written down."""

    pedoman: str
    answers: list[list[int | None]]
    unit: list[str]
    gender: list[str | None]
    age: list[int | None]

    @property
    def k(self) -> int:
        return len(NAMES[self.pedoman])


@dataclass(frozen=True)
class Layout:
    """How it is written down."""

    heads: str  # "names", "codes", "both", "questions"
    levels: int  # rows of header
    merged: bool
    form: str  # how answers are written
    titles: int
    totals: int
    foot: int
    notes: int
    blanks: bool
    left: int  # blank columns before the table
    noise: int  # how headers are spelled
    form_of_file: str
    seed: int  # order of columns, places of blank lines, spellings


@st.composite
def surveys(draw: st.DrawFn) -> Known:
    pedoman = draw(st.sampled_from([P17, P14, P04]))
    k = len(NAMES[pedoman])
    one = st.lists(st.sampled_from([1, 2, 3, 4, 3, 4, None]), min_size=k, max_size=k).filter(any)
    answers = draw(st.lists(one, min_size=2, max_size=8))
    each = len(answers)
    return Known(
        pedoman,
        answers,
        draw(st.lists(st.sampled_from(UNITS), min_size=each, max_size=each)),
        draw(st.lists(st.sampled_from(["Laki-laki", "Perempuan", None]), min_size=each, max_size=each)),
        draw(st.lists(st.one_of(st.none(), st.integers(17, 80)), min_size=each, max_size=each)),
    )


LAYOUTS = st.builds(
    Layout,
    heads=st.sampled_from(["names", "codes", "both", "questions"]),
    levels=st.integers(1, 3),
    merged=st.booleans(),
    form=st.sampled_from(["digits", "text digits", "letters", "own", "lettered", *FAMILIES]),
    titles=st.integers(0, 5),
    totals=st.integers(0, 4),
    foot=st.integers(0, 4),
    notes=st.integers(0, 3),
    blanks=st.booleans(),
    left=st.integers(0, 2),
    noise=st.integers(0, len(NOISE) - 1),
    form_of_file=st.sampled_from(["xlsx", "xlsx", "csv,", "csv;", "ods"]),
    seed=st.integers(0, 10_000),
)


def heads(known: Known, layout: Layout) -> list[str]:
    names = NAMES[known.pedoman]
    codes = [f"U{i}" for i in range(1, known.k + 1)]
    if layout.heads == "questions" and known.pedoman == P17:
        return [f"{i}. {question}" for i, question in enumerate(QUESTIONS, 1)]
    if layout.heads == "codes" and known.pedoman != P14:  # nine codes alone are read as 2017
        return codes
    return [f"{code} {name}" for code, name in zip(codes, names, strict=True)] if layout.heads == "both" else names


def said(known: Known, layout: Layout, value: int | None, place: int, luck: random.Random) -> Any:
    """One answer in the words of this layout."""
    if value is None:
        return None
    own = OWN[known.pedoman][place][value - 1]
    forms = {"digits": value, "text digits": f" {value} ", "letters": "abcd"[value - 1], "own": own}
    if layout.form == "lettered":
        return f"{'abcd'[value - 1]}. {own}"
    if layout.form in forms:
        return forms[layout.form]
    label = FAMILIES[layout.form][value - 1]
    return luck.choice([label, label.upper(), label.lower(), f" {label.replace(' ', '  ')}"])


def header(columns: Sequence[tuple[str, str]], known: Known, layout: Layout) -> tuple[list[list[Any]], list[str]]:
    """The rows of the header and its merged areas; ``columns`` are (kind, text)."""
    at = [i for i, (kind, _) in enumerate(columns) if kind == "unsur"]
    texts = [NOISE[layout.noise](text) for _, text in columns]
    band: list[Any] = [None] * len(columns)
    band[at[0]] = "NILAI UNSUR PELAYANAN"
    area = f"{letter(at[0] + 1)}{{}}:{letter(at[-1] + 1)}{{}}"
    if layout.levels == 1:
        return [texts], []
    if layout.levels == 2:
        return [band, texts], [area]
    codes = iter(range(1, known.k + 1))
    last = [f"U{next(codes)}" if kind == "unsur" else None for kind, _ in columns]
    if heads(known, layout)[0] == "U1" or layout.heads == "both":  # codes already stand above
        return [band, texts], [area]
    return [band, texts, last], [area]


def arrange(known: Known, layout: Layout) -> tuple[File, int, int]:
    """The file, how many rows it has below the header, and how many of them are people."""
    luck = random.Random(layout.seed)  # noqa: S311
    k, people = known.k, range(len(known.answers))
    spelled = [gender and luck.choice(GENDERS[gender]) for gender in known.gender]
    # Unsur in their order: a code row numbers them. Attributes before or behind, notes anywhere outside.
    unsur = [("unsur", text) for text in heads(known, layout)]
    about = [("unit", "Unit Pelayanan"), ("gender", "Jenis Kelamin"), ("age", "Umur")]
    about += [("note", note) for note in NOTES[: layout.notes]]
    luck.shuffle(about)
    cut = luck.randint(0, len(about))
    columns = [("no", "No"), *about[:cut], *unsur, *about[cut:]]
    lines: list[list[Any]] = []
    for i in people:
        answers = iter([said(known, layout, v, j, luck) for j, v in enumerate(known.answers[i])])
        cells = {"no": i + 1, "unit": known.unit[i], "gender": spelled[i], "age": known.age[i], "note": None}
        lines.append([next(answers) if kind == "unsur" else cells[kind] for kind, _ in columns])
        if layout.blanks and luck.random() < 0.3:
            lines.append([])
    filled = len(people)
    given = [[row[j] for row in known.answers if row[j] is not None] for j in range(k)]
    sums: list[Any] = [sum(column) for column in given]
    means: list[Any] = [round(sum(column) / len(column), 3) if column else None for column in given]
    weighted: list[Any] = [None if mean is None else round(mean / k, 3) for mean in means]
    bottom = [("Jumlah", sums), ("NRR", means), ("NRR tertimbang", weighted), ("IKM", [75.5, *[None] * (k - 1)])]
    for word, figures in bottom[: layout.totals]:
        left = iter(figures)
        lines.append([word if kind == "no" else next(left) if kind == "unsur" else None for kind, _ in columns])
    if layout.foot:
        lines.append([])
        lines += [[text] for text in FOOT[: layout.foot]]
    rows, areas = header(columns, known, layout)
    top: list[list[Any]] = [[title] for title in TITLES[: layout.titles]]
    if layout.titles > 2:
        top.append([])
    cells_ = [[*[None] * layout.left, *row] if row else [] for row in [*top, *rows, *lines]]
    merged = [shifted(area, layout.left, len(top) + 1) for area in areas] if layout.merged else []
    kind, delimiter = layout.form_of_file[:4].rstrip(",;"), layout.form_of_file[-1]
    file = File(f"acak.{kind}", {"Data": cells_}, {"Data": merged}, delimiter=delimiter)
    return file, filled + layout.totals + layout.foot, filled


def shifted(area: str, left: int, row: int) -> str:
    start, _, end = area.format(row, row).partition(":")
    return ":".join(moved(cell, left) for cell in (start, end))


def moved(cell: str, left: int) -> str:
    letters = cell.rstrip("0123456789")
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - ord("A") + 1
    return letter(number + left) + cell[len(letters) :]


def konversi(answers: Sequence[Sequence[int | None]], k: int) -> float:
    """The converted index by hand: mean of the filled answers per unsur, their mean, times 25; NaN if one has none."""
    total = 0.0
    for j in range(k):
        given = [row[j] for row in answers if row[j] is not None]
        if not given:
            return math.nan
        total += sum(given) / len(given)
    return total / k * 25


def close(a: float, b: float) -> bool:
    return (math.isnan(a) and math.isnan(b)) or abs(a - b) < 1e-9


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(surveys(), LAYOUTS)
def test_a_known_survey_comes_back(known: Known, layout: Layout) -> None:
    file, read, used = arrange(known, layout)
    blob = file.blob()
    assert blob is not None
    workbook = open_workbook(blob, file.name)
    understanding = understand(workbook)
    survey = build(workbook, understanding)
    assert isinstance(survey, ikm.Survey)
    assert survey.pedoman.code == known.pedoman
    assert survey.answers.tolist() == [[v or 0 for v in row] for row in known.answers]
    people = survey.respondents
    assert people["unit"].tolist() == known.unit
    if any(known.gender):
        assert [None if v != v else v for v in people["jenis_kelamin"]] == known.gender
    if any(known.age):
        assert [None if v != v else v for v in people["umur_tahun"]] == known.age
    ledger = survey.ledger
    assert (ledger.rows_read, ledger.rows_used, ledger.rows_set_aside) == (read, used, read - used)
    assert len(ledger.issues) == read - used, ledger.issues.to_string()
    assert close(ikm.index(survey).table["konversi"].iloc[0], konversi(known.answers, known.k))
    by_unit = ikm.index(survey, by="unit").table.set_index("unit")["konversi"]
    for unit in set(known.unit):
        theirs = [row for row, where in zip(known.answers, known.unit, strict=True) if where == unit]
        assert close(by_unit[unit], konversi(theirs, known.k))


@dataclass(frozen=True)
class Printing:
    """How a recap is written down."""

    form: str  # "numbers", "points", "commas"
    with_n: bool
    total: bool
    sideways: bool
    titles: int
    form_of_file: str


PRINTINGS = st.builds(
    Printing,
    form=st.sampled_from(["numbers", "points", "commas"]),
    with_n=st.booleans(),
    total=st.booleans(),
    sideways=st.booleans(),
    titles=st.integers(0, 3),
    form_of_file=st.sampled_from(["xlsx", "csv;", "ods"]),
)
MEANS = st.lists(st.integers(2001, 3899).filter(lambda v: v % 10), min_size=9, max_size=9)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MEANS, min_size=3, max_size=3, unique_by=tuple), PRINTINGS)
def test_a_known_recap_comes_back(thousandths: list[list[int]], how: Printing) -> None:
    """Means of three decimals; overall figures weigh each unit by its n, or all alike where n is not printed."""
    means = [[value / 1000 for value in row] for row in thousandths]
    people = [31, 47, 58]
    write = {"numbers": float, "points": "{:.3f}".format, "commas": lambda v: f"{v:.3f}".replace(".", ",")}[how.form]
    overall = [sum(n * row[j] for n, row in zip(people, means, strict=True)) / sum(people) for j in range(9)]
    table: list[list[Any]] = [["Unit Pelayanan", *(["Jumlah Responden"] if how.with_n else []), *UNSUR]]
    for unit, n, row in zip(UNITS, people, means, strict=True):
        table.append([unit, *([n] if how.with_n else []), *[write(v) for v in row]])
    if how.total:
        last = ["Rata-rata", *([sum(people)] if how.with_n else []), *[write(round(v, 3)) for v in overall]]
        table.append(last)
    if how.sideways:
        table = [list(column) for column in zip(*table, strict=True)]
    rows = [*[[title] for title in TITLES[: how.titles]], *table]
    kind, delimiter = how.form_of_file.rstrip(";"), how.form_of_file[-1]
    file = File(f"rekap.{kind}", {"Rekap": rows}, delimiter=delimiter)
    blob = file.blob()
    assert blob is not None
    workbook = open_workbook(blob, file.name)
    recap = build(workbook, understand(workbook))
    assert isinstance(recap, ikm.Recap)
    assert recap.everyone["unit"].tolist() == UNITS
    assert recap.means.tolist() == means
    assert (recap.n == sum(people)) if how.with_n else recap.n is None
    weights = people if how.with_n else [1, 1, 1]
    expected = sum(w * sum(row) for w, row in zip(weights, means, strict=True)) / sum(weights) / 9 * 25
    assert abs(ikm.index(recap).table["konversi"].iloc[0] - expected) < 1e-9
