"""Makes ``templat_laporan.docx``, an example of an office's own template: python -m data.make_report_template.

A letterhead, one page in the office's own words with fields in them and two tables walked over, and the whole report
behind it, which brings charts and signature. The fields are those of ``ikm.document.word.fields``; docs/templates.md
explains them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ikm.samples import DATA

FILE = DATA / "templat_laporan.docx"
DAY = dt.datetime(2026, 11, 21)
BLUE = RGBColor(0x0F, 0x4C, 0x81)

FONT = "Arial"
"""On every office machine, and as wide as what stands in for it elsewhere."""

HEAD = (
    "{{ pemerintah }}",
    "{{ instansi }}",
    "{{ alamat }}{% if telepon %} · {{ telepon }}{% endif %}{% if situs %} · {{ situs }}{% endif %}",
)
FOOT = "{{ unit }}{% if periode %} · {{ periode }}{% endif %}"
SAID = (
    "Survei Kepuasan Masyarakat{% if periode %} periode {{ periode }}{% endif %}{% if unit %} di {{ unit }}{% endif %}"
    " diikuti {{ jumlah_responden }}"
    " responden.{% if responden_dihitung != jumlah_responden and responden_dihitung != '–' %} IKM dihitung dari"
    " {{ responden_dihitung }} responden di antaranya.{% endif %} Nilai IKM"
    " {{ nilai_ikm }}, mutu {{ mutu }} ({{ kinerja }}) menurut {{ pedoman }}.",
    "Unsur terendah: {{ unsur_terendah }} ({{ nrr_terendah }}). Unsur tertinggi: {{ unsur_tertinggi }}"
    " ({{ nrr_tertinggi }}).",
)
UNSUR = (
    ("Kode", "{{ u.kode }}", 1.6),
    ("Unsur", "{{ u.nama }}", 8.0),
    ("NRR", "{{ u.nrr }}", 2.0),
    ("Mutu", "{{ u.mutu }}", 1.6),
    ("Kinerja", "{{ u.kinerja }}", 2.8),
)
UNITS = (
    ("Peringkat", "{{ d.peringkat }}", 2.2),
    ("Unit", "{{ d.nama }}", 5.0),
    ("Responden", "{{ d.jumlah_responden }}", 2.6),
    ("IKM", "{{ d.nilai_ikm }}", 1.8),
    ("Mutu", "{{ d.mutu }}", 1.6),
    ("Kinerja", "{{ d.kinerja }}", 2.8),
)
"""Columns of the two tables: head, field, centimetres; 16 in all. No head and no figure of theirs breaks."""

LEFT = ("Unsur", "Unit", "Kinerja")
"""Columns of words; the others are centred."""


def main() -> None:
    """Write the file."""
    FILE.write_bytes(made())
    print(FILE.name)


def made() -> bytes:
    """The template; every run gives the same bytes."""
    book = docx.Document()
    book.core_properties.created = book.core_properties.modified = DAY
    book.core_properties.author, book.core_properties.title = "", "Templat laporan SKM"
    _styled(book)
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for at, line in enumerate(HEAD):
        row = section.header.paragraphs[0] if at == 0 else section.header.add_paragraph()
        row.alignment, row.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(2)
        run = row.add_run(line)
        run.bold, run.font.size = at < 2, Pt(13 if at < 2 else 9)
        run.font.color.rgb = BLUE
    _ruled(row, "bottom")
    foot = section.footer.paragraphs[0]
    foot.add_run(FOOT).font.size = Pt(8)
    _ruled(foot, "top")
    book.add_heading("Ringkasan hasil survei", 1)
    for words in SAID:
        book.add_paragraph(words)
    _table(book, "u", "unsur", UNSUR)
    book.add_paragraph("{%p if daftar_unit|length > 1 %}")
    book.add_heading("Urutan unit", 2)
    _table(book, "d", "daftar_unit", UNITS)
    book.add_paragraph("{%p endif %}")
    book.add_paragraph("{{ isi_laporan }}")
    out = io.BytesIO()
    book.save(out)
    return _dated(out.getvalue())


def _styled(book: Any) -> None:
    """One typeface for text, headings and charts, in the colours of the letterhead."""
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = book.styles[name]
        style.font.name = FONT
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = BLUE
    book.styles["Normal"].font.size = Pt(10.5)
    (theme,) = (rel.target_part for rel in book.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = re.sub(rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), theme.blob)


def _ruled(paragraph: Any, side: str) -> None:
    """A thin line below the letterhead, above the foot."""
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="6" w:space="4" w:color="{BLUE}"/></w:pBdr>'),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )


def _table(book: Any, row: str, of: str, columns: tuple[tuple[str, str, float], ...]) -> None:
    """A table with a row for each of ``of``, between the two rows that hold the loop."""
    lines = (
        [head for head, _, _ in columns],
        [f"{{%tr for {row} in {of} %}}"],
        [field for _, field, _ in columns],
        ["{%tr endfor %}"],
    )
    table = book.add_table(rows=len(lines), cols=len(columns), style="Table Grid")
    table.autofit = False
    for number, line in enumerate(lines):
        texts = [*line, *[""] * (len(columns) - len(line))]
        for cell, (head, _, wide), words in zip(table.rows[number].cells, columns, texts, strict=True):
            cell.width = Cm(wide)
            said = cell.paragraphs[0]
            said.paragraph_format.space_before = said.paragraph_format.space_after = Pt(2)
            said.alignment = WD_ALIGN_PARAGRAPH.LEFT if head in LEFT else WD_ALIGN_PARAGRAPH.CENTER
            run = said.add_run(words)
            run.font.size, run.bold = Pt(9), number == 0
    for column, (_, _, wide) in zip(table.columns, columns, strict=True):
        column.width = Cm(wide)


def _dated(blob: bytes) -> bytes:
    """The same zip with one date on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, DAY.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(entry, old.read(part.filename))
    return out.getvalue()


if __name__ == "__main__":
    main()
