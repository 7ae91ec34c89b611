"""Lists: the two kinds in the file's numbering, and a new count for every numbered list."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ikm.document.word.blank import BLANK
from ikm.document.word.markup import W

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


class Lists:
    """The lists of a python-docx document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.tree: Any = None
        self.kinds: dict[bool, str] = {}
        self.bullets = ""

    def new(self, numbered: bool) -> str:
        """The number of a list; of bullets there is one for all, numbers begin anew at 1."""
        if self.tree is None:
            self._begin()
        if not numbered and self.bullets:
            return self.bullets
        number = str(1 + max((int(one.get(W + "numId")) for one in self.tree.iter(W + "num")), default=0))
        made = self.tree.makeelement(W + "num", {W + "numId": number})
        made.append(made.makeelement(W + "abstractNumId", {W + "val": self.kinds[numbered]}))
        if numbered:
            override = made.makeelement(W + "lvlOverride", {W + "ilvl": "0"})
            override.append(override.makeelement(W + "startOverride", {W + "val": "1"}))
            made.append(override)
        others = self.tree.findall(W + "num")
        (others[-1] if others else self.tree.findall(W + "abstractNum")[-1]).addnext(made)
        self.bullets = self.bullets if numbered else number
        return number

    def _begin(self) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.oxml import parse_xml
        from docx.parts.numbering import NumberingPart

        own = parse_xml((BLANK / "word" / "numbering.xml").read_bytes())
        part = self.document.part
        try:
            self.tree = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except KeyError:
            made = NumberingPart(PackURI("/word/numbering.xml"), KIND, own, part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
            self.tree = own
            self.kinds = {False: "0", True: "1"}
            return
        free = 1 + max((int(one.get(W + "abstractNumId")) for one in self.tree.iter(W + "abstractNum")), default=-1)
        for place, kind in enumerate(own.findall(W + "abstractNum")):
            added = deepcopy(kind)
            added.set(W + "abstractNumId", str(free + place))
            others = self.tree.findall(W + "abstractNum")
            if others:
                others[-1].addnext(added)
            else:
                self.tree.insert(len(self.tree.findall(W + "numPicBullet")), added)
            self.kinds[bool(place)] = str(free + place)
