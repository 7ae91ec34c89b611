"""The table of contents: a field whose entries are there before anybody updates it."""

from __future__ import annotations

from collections.abc import Sequence

from ikm.document.word.markup import attribute, field, paragraph, run

CODE = 'TOC \\o "1-3" \\h \\z \\u'
BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> {attribute(CODE)} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(title: str, entries: Sequence[tuple[str, int, str, str]], room: int, styles: dict[str, str]) -> str:
    """The contents from (heading, level, bookmark, page), in the frame that gives Word its button to update them."""
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{room}"/></w:tabs>'
    lines = []
    for at, (text, level, mark, page) in enumerate(entries):
        number = "<w:r><w:tab/></w:r>" + field(f"PAGEREF {mark} \\h", page)
        link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(text)}{number}</w:hyperlink>'
        ends = (BEGIN if at == 0 else "") + link + (END if at == len(entries) - 1 else "")
        lines.append(paragraph(styles[f"entry{level}"], ends, tabs))
    head = paragraph(styles["contents"], run(title))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{head}{''.join(lines)}</w:sdtContent></w:sdt>"
    )
