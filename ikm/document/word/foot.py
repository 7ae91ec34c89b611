"""The foot of every page: what the document is, and the number of the page."""

from __future__ import annotations

from typing import Any

from ikm.document.word.markup import DECLARED, field, paragraph, run

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def foot(document: Any, text: str, room: int, style: str) -> str:
    """The relationship of a new foot for pages with lines of ``room`` twips."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{room}"/></w:tabs>'
    line = paragraph(style, run(text) + "<w:r><w:tab/></w:r>" + field("PAGE", "1"), tabs)
    package = document.part.package
    tree = parse_xml(f"<w:ftr {DECLARED}>{line}</w:ftr>")
    part = XmlPart(package.next_partname("/word/footer%d.xml"), KIND, tree, package)
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))
