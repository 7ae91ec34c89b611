"""Makes ``templat_laporan.docx``, an example of an office's own template: python -m data.make_report_template.

A letterhead, one page in the office's own words with fields in them, a table walked over, a chart, and the whole report
behind it. The fields are those of ``ikm.document.word.fields``; docs/templates.md explains them.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from ikm.samples import DATA

FILE = DATA / "templat_laporan.docx"
DAY = dt.datetime(2026, 11, 21)
BLUE = RGBColor(0x0F, 0x4C, 0x81)

HEAD = (
    "{{ pemerintah }}",
    "{{ instansi }}",
    "{{ alamat }}{% if telepon %} · {{ telepon }}{% endif %}{% if situs %} · {{ situs }}{% endif %}",
)
SAID = (
    "Survei Kepuasan Masyarakat periode {{ periode or '…' }} di {{ unit or '…' }} diikuti {{ jumlah_responden }}"
    " responden.{% if responden_dihitung != jumlah_responden and responden_dihitung != '–' %} IKM dihitung dari"
    " {{ responden_dihitung }} responden di antaranya.{% endif %} Nilai IKM"
    " {{ nilai_ikm }}, mutu {{ mutu }} ({{ kinerja }}) menurut {{ pedoman }}.",
    "Unsur terendah: {{ unsur_terendah }} ({{ nrr_terendah }}). Unsur tertinggi: {{ unsur_tertinggi }}"
    " ({{ nrr_tertinggi }}).",
)


def main() -> None:
    """Write the file."""
    FILE.write_bytes(made())
    print(FILE.name)


def made() -> bytes:
    """The template; every run gives the same bytes."""
    book = docx.Document()
    book.core_properties.created = book.core_properties.modified = DAY
    book.core_properties.author, book.core_properties.title = "", "Templat laporan SKM"
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for at, line in enumerate(HEAD):
        row = section.header.paragraphs[0] if at == 0 else section.header.add_paragraph()
        row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = row.add_run(line)
        run.bold, run.font.size = at < 2, Pt(13 if at < 2 else 9)
        run.font.color.rgb = BLUE
    section.footer.paragraphs[0].add_run("{{ unit }} · {{ periode }}").font.size = Pt(8)
    book.add_heading("Ringkasan hasil survei", 1)
    for words in SAID:
        book.add_paragraph(words)
    rows = ("Kode", "Unsur", "NRR", "Mutu"), ("{%tr for u in unsur %}",) * 4
    cells = ("{{ u.kode }}", "{{ u.nama }}", "{{ u.nrr }}", "{{ u.mutu }}"), ("{%tr endfor %}",) * 4
    table = book.add_table(rows=0, cols=4, style="Light Grid Accent 1")
    for number, row in enumerate((*rows, *cells)):
        added = table.add_row().cells
        for at, words in enumerate(row if number in (0, 2) else (row[0], "", "", "")):
            added[at].text = words
    book.add_paragraph("{{ grafik_unsur }}")
    book.add_paragraph("{{ tempat or '…' }}, {{ tanggal }}")
    book.add_paragraph("{{ pejabat_jabatan or '…' }}")
    book.add_paragraph("{{ pejabat_nama or '…' }} · NIP {{ pejabat_nip or '…' }}")
    book.add_paragraph("{{ isi_laporan }}")
    out = io.BytesIO()
    book.save(out)
    return _dated(out.getvalue())


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
