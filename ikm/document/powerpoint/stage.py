"""Where things stand on a slide: our own design, or whatever an office's template offers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Open
from pptx.util import Emu

from ikm.document.powerpoint.design import P, own, strip
from ikm.document.powerpoint.ground import WHITE, ground
from ikm.document.widths import FOREIGN

POINT = 12700
FOOTERS = ("dt", "ftr", "sldNum")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Box:
    """A rectangle in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height

    def rows(self, shares: list[float], gap: int) -> list[Box]:
        """The box in rows of these heights (shares of what the gaps leave)."""
        whole, top, found = self.height - gap * (len(shares) - 1), self.top, []
        for share in shares:
            found.append(Box(self.left, top, self.width, int(whole * share / sum(shares))))
            top = found[-1].bottom + gap
        return found

    def columns(self, shares: list[float], gap: int) -> list[Box]:
        """The box in columns of these widths."""
        whole, left, found = self.width - gap * (len(shares) - 1), self.left, []
        for share in shares:
            found.append(Box(left, self.top, int(whole * share / sum(shares)), self.height))
            left += found[-1].width + gap
        return found

    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / POINT, self.height / POINT


@dataclass(frozen=True)
class Stage:
    """A presentation to be filled: its layouts, the box of titles, of what is shown, and of the foot.

    ``scale``: sizes of type against those of a slide of 13.333 x 7.5 inches; ``high``: heights against them.
    ``office``: a template of the office; ``ground``: the colour behind its slides, "" where that cannot be told:
    charts and tables then bring a white ground of their own.
    """

    shown: Open
    cover: Any
    finding: Any
    title: Box
    body: Box
    foot: Box
    scale: float
    office: bool
    high: float = 1.0
    ground: str = WHITE

    @property
    def wider(self) -> float:
        """How many times wider than Arial the type may come out."""
        return FOREIGN if self.office else 1.0

    @property
    def behind(self) -> str:
        """The ground that tables bring along: "" where the slide's own is known."""
        return "" if self.ground else WHITE


def stage(template: bytes = b"") -> Stage:
    """The stage for a template (b"": our own design); its slides are removed."""
    shown = emptied(template) if template else own()
    wide, high = int(shown.slide_width or 0), int(shown.slide_height or 0)
    scale = min(wide / Emu(12_192_000), high / Emu(6_858_000))
    finding = _finding(list(shown.slide_layouts))
    cover = _cover(list(shown.slide_layouts)) or finding
    title = _title(finding, wide, high)
    line = int(18 * scale * POINT)
    floor = _floor(finding, wide, high)
    body = _body(finding, title, wide, high, floor)
    foot = Box(body.left, floor - line, body.width, line)
    if not template:
        foot = Box(body.left, int(high * 0.9306), int(body.width * 0.92), line)
    height = min(body.bottom, foot.top - line // 3) - body.top
    content = Box(body.left, body.top, body.width, height)
    behind = ground(finding) if template else WHITE
    return Stage(shown, cover, finding, title, content, foot, scale, bool(template), high / Emu(6_858_000), behind)


def emptied(template: bytes) -> Open:
    """A presentation without its slides: neither they nor what only they used is left in the file."""
    shown = Presentation(io.BytesIO(template))
    gone = {relation.target_part for relation in shown.part.rels.values() if relation.reltype == RT.SLIDE}
    ids = shown.slides._sldIdLst
    for slide in list(ids):
        shown.part.drop_rel(slide.rId)
        ids.remove(slide)
    root = shown.part._element
    for tag in ("custShowLst", "extLst", "custDataLst"):  # they name slides that are gone
        for one in root.findall(f"{{{P}}}{tag}"):
            root.remove(one)
    for master in shown.slide_masters:
        for holder in (master, *master.slide_layouts):
            _unlink(holder.part, gone)
    strip(shown)
    return shown


def _unlink(part: Any, gone: set[Any]) -> None:
    """Remove links of a layout that lead to a slide that is gone."""
    for rid, relation in list(part.rels.items()):
        if not relation.is_external and relation.target_part in gone:
            for link in [one for one in part._element.iter() if one.get(R) == rid]:
                link.getparent().remove(link)
            part.rels.pop(rid)


def kind(shape: Any) -> str:
    """The kind of a placeholder ("obj" where it says none)."""
    return str(shape._element.find(f".//{{{P}}}ph").get("type", "obj"))


def _finding(layouts: list[Any]) -> Any:
    """The layout of a slide: one with a title and the fewest other places to fill."""

    def cost(layout: Any) -> tuple[bool, int, bool]:
        kinds = [kind(shape) for shape in layout.placeholders]
        rest = [one for one in kinds if one not in ("title", *FOOTERS)]
        return "title" not in kinds, len(rest), layout._element.get("type") != "titleOnly"

    return min(layouts, key=cost)


def _cover(layouts: list[Any]) -> Any:
    """The layout of the first slide: one with a centred title."""
    found = [layout for layout in layouts if any(kind(shape) == "ctrTitle" for shape in layout.placeholders)]
    return min(
        found, key=lambda layout: (layout._element.get("type") != "title", len(layout.placeholders)), default=None
    )


def _box(shape: Any) -> Box | None:
    sides = (shape.left, shape.top, shape.width, shape.height)
    return None if any(side is None for side in sides) else Box(*(int(side) for side in sides))


def _title(layout: Any, wide: int, high: int) -> Box:
    """The box of the title; a usual one where the layout has none in the upper half, or one that is no title's size."""
    boxes = [_box(shape) for shape in layout.placeholders if kind(shape) == "title"]
    usual = Box(int(wide * 0.05), int(high * 0.05), int(wide * 0.9), int(high * 0.14))
    box = boxes[0] if boxes and boxes[0] is not None else usual
    fits = box.left >= 0 and box.left + box.width <= wide * 1.01 and box.bottom < high * 0.45 and box.width > wide * 0.4
    return box if fits and box.height > high * 0.05 else usual


def _floor(layout: Any, wide: int, high: int) -> int:
    """Where the footers of a layout begin."""
    boxes = [_box(shape) for shape in layout.placeholders if kind(shape) in FOOTERS]
    tops = [box.top for box in boxes if box is not None and high * 0.8 < box.top < high]
    return min([*tops, int(high * 0.96)])


def _body(layout: Any, title: Box, wide: int, high: int, floor: int) -> Box:
    """The box of what is shown: that of the layout's or the master's content, where it is large enough."""
    usual = Box(title.left, title.bottom + int(high * 0.015), title.width, floor - title.bottom - int(high * 0.015))
    for holder in (layout, layout.slide_master):
        for shape in holder.placeholders:
            box = _box(shape) if kind(shape) in ("obj", "body") else None
            if box and box.width > wide * 0.6 and box.top >= title.bottom - high * 0.02 and box.bottom <= high:
                top = max(box.top, title.bottom)
                bottom = min(box.bottom, floor)
                if bottom - top > high * 0.5:
                    return Box(box.left, top, box.width, bottom - top)
    return usual
