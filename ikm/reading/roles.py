"""The roles of a sheet's columns: as chosen by a person, as an unsur, as a statement, as an attribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ikm.errors import UnknownChoiceError
from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.pedoman.statements import IPAK
from ikm.reading import content
from ikm.reading.dates import date
from ikm.reading.facets import PERFORMANCE, split
from ikm.reading.headers import Header, attribute, has_number_word, header_of, named_anywhere, parse, statement
from ikm.reading.layout import MOST_HEADERS, first_row
from ikm.reading.periods import period_in
from ikm.reading.questionnaire import PART_OF_NAME, RESPELLED, SURE, Found, assign
from ikm.reading.understanding import IMPORTANCE_ROLES, OF_IMPORTANCE, UNSUR_ROLES
from ikm.reading.workbook import Column, Sheet, title

DATED, MOST_DATES = "created at", 200
"""The least sure of the headers of dates, and how many distinct values are looked at for them."""

BY_CONTENT, UNUSED, MAYBE_ANSWERS, SWAPPED = 0.6, 0.9, 0.5, 0.6
"""How sure: an attribute by its values; a column of no use; one of no use that looks like answers; U8 or U9 by code."""

EXACT_HEADERS = 1000
"""Headers from this place on only contain words of the attribute."""


@dataclass(frozen=True)
class Given:
    """A column's role, how it was recognised and how surely (1 = certain)."""

    role: str
    how: str
    sure: float


@dataclass(frozen=True)
class Headed:
    """A sheet with its headers, the roles chosen on it, and what was found.

    ``hopes``: the headers of its columns of importance, which have none among ``headers``.
    """

    sheet: Sheet
    texts: Mapping[int, str]
    headers: dict[int, Header]
    chosen: dict[int, str]
    hopes: dict[int, Header] = field(default_factory=dict)

    def unsur(self, pedoman: Pedoman) -> dict[str, Found]:
        """The columns of a pedoman's unsur."""
        columns = {column.number: column for column in self.sheet.columns}
        start = first_row(self.sheet)
        return assign(self.headers, self.chosen, pedoman, lambda n: content.answer_like(columns[n], start))

    def importance(self, pedoman: Pedoman) -> dict[str, Found]:
        """The columns that say how important each unsur is; a bare "Harapan U8" is that of the column called U8."""
        chosen = {n: role.removeprefix(OF_IMPORTANCE) for n, role in self.chosen.items() if role in IMPORTANCE_ROLES}
        free = {n: header for n, header in self.hopes.items() if n not in self.chosen}
        if not chosen and not free:
            return {}
        called = {
            self.headers[n].number: code
            for code, one in self.unsur(pedoman).items()
            for n in one.columns
            if one.how != "chosen" and self.headers[n].number
        }
        found: dict[str, Found] = {}
        for code, one in assign(free, chosen, pedoman).items():
            bare = one.how == "code"
            found.setdefault(called.get(free[one.columns[0]].number, code) if bare else code, one)
        return found


def headed(sheet: Sheet, roles: Mapping[str, str]) -> Headed:
    """A sheet with its headers taken apart; ``roles`` are all that were chosen, by ref."""
    texts = sheet.texts
    paths, start = {text for text in texts.values() if text}, first_row(sheet)
    headers = {
        column.number: _header(column, texts[column.number], paths, start) for column in sheet.columns[:MOST_HEADERS]
    }
    headers = {number: headers.get(number) or parse("") for number in texts}
    chosen = {n: roles[ref] for n in headers if (ref := sheet.ref(n)) in roles}
    if not sheet.importance:
        return Headed(sheet, texts, headers, chosen)
    for number, text in texts.items():
        if number in sheet.importance:
            headers[number] = parse("")
        elif (said := split(text))[0] == PERFORMANCE:
            headers[number] = header_of(said[1])
    return Headed(sheet, texts, headers, chosen, {n: header_of(text) for n, text in sheet.importance.items()})


def _header(column: Column, text: str, paths: set[str], start: int) -> Header:
    """What a header says; one that names an unsur but stands over dates is that of a date.

    The options of a multiple choice ("alasan/biaya" beside "alasan") say nothing.
    """
    if "/" in text and text.rsplit("/", 1)[0] in paths:
        return parse("")
    header = header_of(text)
    if named_anywhere(header) is None:
        return header
    counts = column.counts(start)
    values = [column.values[i] for i in counts.nonzero()[0].tolist() if column.values[i] is not None][:MOST_DATES]
    days = sum(not isinstance(value, float) and date(value) is not None for value in values)
    return parse(DATED) if 2 * days > len(values) else header


def roles_of(table: Headed, pedoman: Pedoman) -> tuple[dict[int, Given], list[Note]]:
    """The roles of a table's columns, and notes on columns that lost to another."""
    _check(table, pedoman)
    given = {number: Given(role, "chosen", 1.0) for number, role in table.chosen.items()}
    swapped = pedoman.swapped
    for code, one in table.unsur(pedoman).items():
        sure = min(one.sure, SWAPPED) if one.how == "code" and code in swapped else one.sure
        given |= {number: Given(code, one.how, sure) for number in one.columns}
    for code, one in table.importance(pedoman).items():
        given |= {number: Given(OF_IMPORTANCE + code, one.how, one.sure) for number in one.columns}
    notes = _statements(table, given) + _attributes(table, given) + _by_content(table, given)
    _of_flipped(table, given)
    start = first_row(table.sheet)
    columns = {column.number: column for column in table.sheet.columns}
    for number, header in table.headers.items():
        if number not in given:
            column = columns[number]
            named = number in table.hopes or named_anywhere(header) is not None
            if named:
                notes.append(_note("column-unused", table, number))
            like = named or (_unnumbered(header) and content.points_like(column, start))
            given[number] = Given("", "none", MAYBE_ANSWERS if like else UNUSED)
    return given, notes


def _unnumbered(header: Header) -> bool:
    """Whether a header says something, and not that it numbers or counts."""
    return header.text != "" and not has_number_word(header.text)


def _check(table: Headed, pedoman: Pedoman) -> None:
    for role in (chosen.removeprefix(OF_IMPORTANCE) for chosen in table.chosen.values()):
        if role in UNSUR_ROLES and role not in pedoman.codes:
            raise UnknownChoiceError(
                "There is no unsur {role} in {name}. Choose one of: {choices}.",
                role=role,
                name=pedoman.name,
                choices=", ".join(pedoman.codes),
            )


def _statements(table: Headed, given: dict[int, Given]) -> list[Note]:
    notes = []
    taken = {one.role for one in given.values()}
    for number, header in table.headers.items():
        said = statement(header)
        if number in given or said is None or not said.ipak:
            continue
        role = f"{IPAK}{said.ipak}"
        if role in taken:
            notes.append(_note("roles-twice", table, number, role=role))
            given[number] = Given("", "none", MAYBE_ANSWERS)
        else:
            taken.add(role)
            given[number] = Given(role, "statement", SURE["statement"])
    return notes


def _attributes(table: Headed, given: dict[int, Given]) -> list[Note]:
    taken = {one.role for one in given.values()}
    hits = [
        (hit[1], number, hit[0])
        for number, header in table.headers.items()
        if number not in given and (hit := attribute(header))
    ]
    notes = []
    for rank, number, role in sorted(hits):
        if role in taken:
            notes.append(_note("roles-twice", table, number, role=role))
            given[number] = Given("", "none", UNUSED)
        else:
            taken.add(role)
            sure = PART_OF_NAME if rank >= EXACT_HEADERS else 1.0
            given[number] = Given(role, "header", min(sure, RESPELLED) if table.headers[number].typed else sure)
    return notes


def _by_content(table: Headed, given: dict[int, Given]) -> list[Note]:
    start = first_row(table.sheet)
    notes = []
    for column in table.sheet.columns[:MOST_HEADERS]:
        counted = has_number_word(table.headers[column.number].text)
        if column.number not in given and not counted and named_anywhere(table.headers[column.number]) is None:
            role = content.attribute_by_content(column, start)
            if role and role not in {one.role for one in given.values()}:
                given[column.number] = Given(role, "content", BY_CONTENT)
                notes.append(_note("header-guessed", table, column.number, role=role))
    return notes


def _of_flipped(table: Headed, given: dict[int, Given]) -> None:
    """Where the unsur stand one below the other, the first row of texts names the units."""
    if not table.sheet.flipped or any(one.role in ("unit", "periode") for one in given.values()):
        return
    start = first_row(table.sheet)
    for column in table.sheet.columns:
        values = {column.at(row) for row in range(start, table.sheet.height)} - {None}
        if column.number not in given and values and all(isinstance(v, str) for v in values):
            periods = all(period_in(str(value)) for value in values)
            given[column.number] = Given("periode" if periods else "unit", "flipped", PART_OF_NAME)
            return


def _note(code: str, table: Headed, number: int, **more: str) -> Note:
    return Note(code, {"column": title(table.texts[number]), "sheet": table.sheet.name, **more})
