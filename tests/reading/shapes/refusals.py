"""Refusals: one sentence each, which says what was seen and what to do."""

from __future__ import annotations

import struct
import zlib

from tests.reading.shapes.kit import File, Section, packed, unpacked, xlsx
from tests.reading.shapes.people import MELATI, SIX, U9, UNSUR

REFUSALS = Section("Refusals")

GOOD = xlsx(File("a.xlsx", {"Data": [["Unit", *U9], *[[MELATI, *row] for row in SIX]]}))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def png() -> bytes:
    """A white picture of 8 x 8 points."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = (b"\0" + b"\xff" * 8) * 8
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def pictured() -> bytes:
    """A workbook whose only sheet holds nothing but a picture."""
    office = b"http://schemas.openxmlformats.org"
    link = b'<Relationship Id="rId1" Type="%s/officeDocument/2006/relationships/%s" Target="%s"/>'
    rels = b'<Relationships xmlns="%s/package/2006/relationships">%s</Relationships>'
    parts = unpacked(xlsx(File("a.xlsx", {"Data": []})))
    sheet = "xl/worksheets/sheet1.xml"
    space = b' xmlns:r="%s/officeDocument/2006/relationships"' % office
    body = parts[sheet].replace(b"</worksheet>", b'<drawing%s r:id="rId1"/></worksheet>' % space)
    parts[sheet] = body
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = rels % (
        office, link % (office, b"drawing", b"../drawings/drawing1.xml"),
    )  # fmt: skip
    parts["xl/drawings/_rels/drawing1.xml.rels"] = rels % (office, link % (office, b"image", b"../media/image1.png"))
    drawing, art = office + b"/drawingml/2006/spreadsheetDrawing", office + b"/drawingml/2006/main"
    parts["xl/drawings/drawing1.xml"] = (
        b'<xdr:wsDr xmlns:xdr="%s" xmlns:a="%s"%s><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0'
        b"</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        b'<xdr:ext cx="3048000" cy="2286000"/>'
        b'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="Tabel"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        b'<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
        b'<a:prstGeom prst="rect"/>'
        b"</xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>" % (drawing, art, space)
    )  # fmt: skip
    parts["xl/media/image1.png"] = png()
    types = b'<Default Extension="png" ContentType="image/png"/>'
    kind = b"application/vnd.openxmlformats-officedocument.drawing+xml"
    types += b'<Override PartName="/xl/drawings/drawing1.xml" ContentType="%s"/></Types>' % kind
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types)
    return packed(parts)


def refuse(name: str, what: str, file: str, says: str, raw: bytes) -> None:
    REFUSALS.add(name, what, File(file, raw=raw), shape="refused", says=says)


def table(name: str, what: str, says: str, *rows: list[object]) -> None:
    refuse(name, what, f"{name}.xlsx", says, xlsx(File("a.xlsx", {"Data": rows})))


LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)
refuse("encrypted", "A workbook with a password", "encrypted.xlsx", "password", LOCKED)
refuse("corrupt", "A workbook that was not sent completely", "corrupt.xlsx", "damaged", GOOD[: len(GOOD) // 2])
refuse("empty", "A file without anything", "empty.csv", "is empty", b"")
refuse("blank-workbook", "A workbook without a filled cell", "blank-workbook.xlsx", "no filled cells",
       xlsx(File("a.xlsx", {"Data": []})))  # fmt: skip
refuse(
    "picture-workbook",
    "A workbook that holds only the picture of a table",
    "picture-workbook.xlsx",
    "picture",
    pictured(),
)
refuse("image", "A picture under a workbook's name", "image.xlsx", "picture", png())
refuse("pdf", "A PDF under a workbook's name", "pdf.xlsx", "PDF", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
refuse("word", "A Word document under a workbook's name", "word.xlsx", "no workbook",
       packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}))  # fmt: skip
refuse("letter", "A letter as text", "letter.csv", "unsur", b"Yth. Bapak Camat Contoh,\r\nterlampir hasil survei.\r\n")
table("no-answers", "The columns of a survey without a single answer", "no row with an answer", ["No", *UNSUR])
table(
    "no-survey", "A table that is no survey", "unsur", ["No", "Nama barang", "Jumlah"], [1, "Kursi", 12], [2, "Meja", 4]
)
table(
    "ikm-only",
    "A table of IKM per period without any unsur",
    "unsur",
    ["Unit", "TW I 2026", "TW II 2026"],
    [MELATI, 81.2, 82.4],
    ["Puskesmas Mawar", 79.9, 80.3],
)
