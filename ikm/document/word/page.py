"""Pages: the sections of a document, standing or lying, with the head and foot that its last section has."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ikm.document.word.markup import R, W

EDGES = ("left", "right")
TWIPS = 1440 / 2.54
"""Twips in a centimetre."""


@dataclass
class Pages:
    """Makes sections after the pattern of one (``sectPr``); ``feet``: the foot of standing and of lying pages.

    Without ``feet`` (an office's own template) heads and feet are those of the pattern, on every page.
    """

    pattern: Any
    feet: tuple[str, str] | None = None
    made: int = 0

    def width(self, landscape: bool) -> int:
        """The width of a line in twips."""
        size, margin = self.pattern.find(W + "pgSz"), self.pattern.find(W + "pgMar")
        sides = sorted((int(size.get(W + "w")), int(size.get(W + "h"))))
        return sides[landscape] - sum(abs(int(margin.get(W + edge, 0))) for edge in EDGES)

    @property
    def landscape(self) -> bool:
        """Whether the pattern itself lies."""
        size = self.pattern.find(W + "pgSz")
        return int(size.get(W + "w")) > int(size.get(W + "h"))

    def section(self, landscape: bool, *, cover: bool = False, numbered: bool = False) -> Any:
        """The properties of the next section; of a cover without a foot; ``numbered``: from page 1 on."""
        found = deepcopy(self.pattern)
        turned(found, landscape)
        if self.made or (cover and self.feet):
            for tag in ("pgNumType", "titlePg"):
                without(found, tag)
        if self.made:
            on_new_page(found)
        if self.feet is not None:
            without(found, "footerReference")
            if not cover:
                foot = found.makeelement(W + "footerReference", {W + "type": "default", R + "id": self.feet[landscape]})
                found.insert(0, foot)
            if numbered:
                number = found.makeelement(W + "pgNumType", {W + "start": "1"})
                found.find(W + "pgMar").addnext(number)
        self.made += 1
        return found


def complete(section: Any) -> None:
    """Give a section the size and margins that a template may have left to Word: A4, 2.5 cm."""
    size, margin = section.find(W + "pgSz"), section.find(W + "pgMar")
    if margin is None:
        edges = dict.fromkeys(("top", "right", "bottom", "left"), "1417") | {
            "header": "709",
            "footer": "680",
            "gutter": "0",
        }
        margin = section.makeelement(W + "pgMar", {W + name: value for name, value in edges.items()})
        _first_after_references(section, margin)
    if size is None:
        size = section.makeelement(W + "pgSz", {W + "w": "11906", W + "h": "16838"})
        margin.addprevious(size)


def _first_after_references(section: Any, child: Any) -> None:
    early = {W + tag for tag in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz")}
    section.insert(sum(each.tag in early for each in section), child)


def turned(section: Any, landscape: bool) -> None:
    """Turn a section's paper."""
    size = section.find(W + "pgSz")
    short, long = sorted((size.get(W + "w"), size.get(W + "h")), key=int)
    size.set(W + "w", long if landscape else short)
    size.set(W + "h", short if landscape else long)
    size.attrib.pop(W + "orient", None)
    if landscape:
        size.set(W + "orient", "landscape")


def on_new_page(section: Any) -> None:
    """Let a section begin on a new page."""
    without(section, "type")
    early = {W + tag for tag in ("headerReference", "footerReference", "footnotePr", "endnotePr")}
    kind = section.makeelement(W + "type", {W + "val": "nextPage"})
    section.insert(sum(each.tag in early for each in section), kind)


def without(section: Any, tag: str) -> None:
    """Take a child out of a section."""
    for child in section.findall(W + tag):
        section.remove(child)
