"""The workbook while it is written: its sheets, their names, and what binds them together."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from ikm.document.book.contents import Entry
from ikm.document.book.parts import MOST_UNITS, Part
from ikm.document.book.sheet import Sheet
from ikm.document.book.styles import Styles
from ikm.document.book.words import Names, clean
from ikm.dossier import Dossier
from ikm.text import Text

TABS = {"first": "#0F4C81", "unit": "#4A90C8", "all": "#1F6F6B", "more": "#8694A2"}
"""Colours of the tabs: where one begins, the units' sheets, what is told of all together, what goes with it."""

LONGEST_FOOT = 80


class Book:
    """The workbook: ``add`` makes sheets, ``entries`` is what the contents list, ``closed`` gives its bytes.

    Units' sheets stand after all others, if there are several units.
    """

    def __init__(self, dossier: Dossier, text: Text) -> None:
        import xlsxwriter

        self._out = io.BytesIO()
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.raw: Any = xlsxwriter.Workbook(self._out, {"in_memory": True, **safe})
        self.dossier, self.text = dossier, text
        self.styles, self.names, self.entries = Styles(self.raw), Names(), list[Entry]()
        self.later = False
        self._last: list[Any] = []
        self._contents = ""
        # an "&" in a footer begins a code, and so does "&G" after it was doubled
        file = " ".join(clean(dossier.data.source.file, LONGEST_FOOT).replace("&", "+").split())
        self._foot = f"&L&8 {file}&R&8 " + text("Page {page} of {pages}", page="&P", pages="&N")

    def add(self, tab: str, name: str, what: str, *, named: bool = False) -> Sheet:
        """A new sheet; ``named``: its name is one of ``names`` already. ``what``: the contents say it of it."""
        own = name if named else self.names.new(name)
        self._contents = self._contents or own
        raw = self.raw.add_worksheet(own)
        raw.set_tab_color(TABS[tab])
        if self.later:
            self._last.append(raw)
        if what:
            self.entries.append((own, what))
        return Sheet(raw, self.raw, own, self.styles, self._foot, self._contents)

    def list_units(self, units: list[Part]) -> None:
        """List the units' sheets in the contents, after all others."""
        if len(units) < 2:
            return
        said = self.text("The official processing table of {unit}.", unit="{unit}")
        self.entries += [(unit.sheet, said.replace("{unit}", unit.name)) for unit in units if unit.sheet]
        if len(units) > MOST_UNITS:
            self.entries.append(
                (
                    "",
                    self.text(
                        "There are more than {most} units, so they have no sheets of their own.", most=MOST_UNITS
                    ),
                )
            )

    def closed(self, title: str) -> bytes:
        """The bytes of the finished workbook."""
        self.raw.worksheets_objs.sort(key=lambda sheet: sheet in self._last)
        for place, sheet in enumerate(self.raw.worksheets_objs):  # its print titles are found by it
            sheet.index = place
        office = self.dossier.office
        self.raw.set_properties(
            {
                "title": clean(title, 200),
                "author": clean(office.agency or office.institution, 200),
                "created": dt.datetime.combine(self.dossier.day, dt.time()),
            }
        )
        self.raw.close()
        return self._out.getvalue()
