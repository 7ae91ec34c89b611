"""Text and type in a chart's XML: nothing from a file becomes markup, every run knows its language."""

from __future__ import annotations

import re
from html import escape

from ikm.report.files import CONTROL

LANG = {"id": "id-ID", "en": "en-GB"}
FONT = '<a:latin typeface="+mn-lt"/>'
"""The type of the document's theme."""

INK, QUIET, LINE = "1C2733", "5A6B7B", "D5DCE3"


def plain(text: object) -> str:
    """A text on one line that XML can hold, escaped.

    >>> plain("A & B\\x00 \\u202e<i>")
    'A &amp; B &lt;i&gt;'
    """
    return escape(bare(text))


def bare(text: object) -> str:
    """A text on one line without characters that no document can hold."""
    whole = "".join(c for c in CONTROL.sub("", str(text)) if not 0xD800 <= ord(c) <= 0xDFFF)
    return re.sub("[ \t\r\n\f\v\u2028\u2029]+", " ", whole).strip(" ")


def colour(hexadecimal: str) -> str:
    """A colour as Office writes it: 0F4C81."""
    return hexadecimal.removeprefix("#").upper()


def fill(hexadecimal: str) -> str:
    """A plain filling."""
    return f'<a:solidFill><a:srgbClr val="{colour(hexadecimal)}"/></a:solidFill>'


def stroke(hexadecimal: str, points: float, dash: str = "") -> str:
    """A line of so many points."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{int(points * 12700)}" cap="flat">{fill(hexadecimal)}{dashed}<a:round/></a:ln>'


def properties(tag: str, size: float, ink: str, lang: str, *, bold: bool = False) -> str:
    """The properties of a run (rPr) or of a paragraph's runs (defRPr, which cannot hold a language)."""
    spoken = f' lang="{LANG.get(lang, lang)}"' if tag != "defRPr" else ""
    return f'<a:{tag}{spoken} sz="{int(size * 100)}" b="{int(bold)}">{fill(ink)}{FONT}</a:{tag}>'


def type_of(size: float, ink: str, lang: str, *, bold: bool = False, turn: str = "") -> str:
    """The type of a part of a chart (c:txPr)."""
    body = f'<a:bodyPr rot="{turn}" vert="horz"/>' if turn else "<a:bodyPr/>"
    inner = properties("defRPr", size, ink, lang, bold=bold)
    end = f'<a:endParaRPr lang="{LANG.get(lang, lang)}"/>'
    return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{inner}</a:pPr>{end}</a:p></c:txPr>"


def rich(text: str, size: float, ink: str, lang: str, *, bold: bool = False) -> str:
    """A text as it is printed (c:tx)."""
    inner = properties("defRPr", size, ink, lang, bold=bold)
    run = properties("rPr", size, ink, lang, bold=bold)
    return (
        f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>{inner}</a:pPr>'
        f"<a:r>{run}<a:t>{plain(text)}</a:t></a:r></a:p></c:rich></c:tx>"
    )
