"""The roles of a sheet's columns: as chosen by a person, as an unsur, as an attribute."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.errors import UnknownChoiceError
from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.dates import date
from ikm.reading.headers import Header, attribute, named_anywhere, parse
from ikm.reading.layout import MOST_HEADERS, first_row, header_text
from ikm.reading.questionnaire import Found, assign
from ikm.reading.understanding import UNSUR_ROLES
from ikm.reading.workbook import Column, Sheet, letter, title

DATED, MOST_DATES = "created at", 200
"""The least sure of the headers of dates, and how many distinct values are looked at for them."""


@dataclass(frozen=True)
class Headed:
    """A sheet with its headers, the roles chosen on it, and what was found."""

    sheet: Sheet
    texts: dict[int, str]
    headers: dict[int, Header]
    chosen: dict[int, str]

    def unsur(self, pedoman: Pedoman) -> dict[str, Found]:
        """The columns of a pedoman's unsur."""
        return assign(self.headers, self.chosen, pedoman)


def headed(sheet: Sheet, roles: dict[str, str]) -> Headed:
    """A sheet with its headers taken apart; ``roles`` are all that were chosen, by ref."""
    texts = {column.number: header_text(column, sheet.header or 0) for column in sheet.columns}
    headers = {column.number: _header(sheet, column, texts[column.number]) for column in sheet.columns[:MOST_HEADERS]}
    headers = {number: headers.get(number) or parse("") for number in texts}
    chosen = {n: roles[ref] for n in headers if (ref := f"{sheet.name}!{letter(n)}") in roles}
    return Headed(sheet, texts, headers, chosen)


def _header(sheet: Sheet, column: Column, text: str) -> Header:
    """What a header says; one that names an unsur but stands over dates is that of a date."""
    header = parse(text)
    if named_anywhere(header) is None:
        return header
    counts = column.counts(first_row(sheet))
    values = [column.values[i] for i in counts.nonzero()[0].tolist() if column.values[i] is not None][:MOST_DATES]
    days = sum(not isinstance(value, float) and date(value) is not None for value in values)
    return parse(DATED) if 2 * days > len(values) else header


def roles_of(table: Headed, pedoman: Pedoman) -> tuple[dict[str, tuple[int, str]], list[Note]]:
    """The roles of a table: role -> (column, how); and notes on columns that lost to another."""
    roles = {code: (one.column, one.how) for code, one in table.unsur(pedoman).items()}
    for number, role in table.chosen.items():
        if role in UNSUR_ROLES and role not in pedoman.codes:
            raise UnknownChoiceError(
                "There is no unsur {role} in {name}. Choose one of: {choices}.",
                role=role,
                name=pedoman.name,
                choices=", ".join(pedoman.codes),
            )
        if role:
            roles[role] = (number, "chosen")
    taken = {number for number, _ in roles.values()} | set(table.chosen)
    hits = [
        (hit[1], number, hit[0])
        for number, header in table.headers.items()
        if number not in taken and (hit := attribute(header))
    ]
    notes = []
    for _, number, role in sorted(hits):
        if role not in roles:
            roles[role] = (number, "header")
        else:
            values = {"column": title(table.texts[number]), "sheet": table.sheet.name, "role": role}
            notes.append(Note("roles-twice", values))
    used = {number for number, _ in roles.values()} | {number for _, number, _ in hits} | set(table.chosen)
    for number, header in table.headers.items():
        if number not in used and named_anywhere(header) is not None:
            values = {"column": title(table.texts[number]), "sheet": table.sheet.name}
            notes.append(Note("column-unused", values))
    return roles, notes
