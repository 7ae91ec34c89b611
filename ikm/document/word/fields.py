"""The fields of an office's own Word template: what they are called, what they mean, and what they hold.

The names are Indonesian in both languages, as offices write them: ``{{ nilai_ikm }}``. A template may also walk over
the rows in ROWS: ``{% for u in unsur %} {{ u.nama }} {% endfor %}``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ikm.text import mark

FIELDS: dict[str, str] = {
    "judul": mark("title of the report"),
    "unit": mark("whom the report is of: the unit, else the name of the office, else how many units"),
    "instansi": mark("agency"),
    "pemerintah": mark("institution above the agency (government of the regency, province)"),
    "layanan": mark("service"),
    "alamat": mark("address"),
    "telepon": mark("telephone"),
    "situs": mark("website"),
    "periode": mark("period of the survey"),
    "survei_mulai": mark("first day of the survey"),
    "survei_selesai": mark("last day of the survey"),
    "pelaksana": mark("who carried out the survey"),
    "metode": mark("how the answers were collected"),
    "lokasi": mark("where the answers were collected"),
    "tempat": mark("place of signing"),
    "tanggal": mark("date of signing; the day the report is made where none was typed"),
    "pejabat_jabatan": mark("position of the official who signs"),
    "pejabat_nama": mark("name of the official"),
    "pejabat_pangkat": mark("rank of the official"),
    "pejabat_nip": mark("number (NIP) of the official"),
    "nilai_ikm": mark("IKM, two decimals"),
    "indeks": mark("index before conversion (sum of the weighted NRR), three decimals"),
    "mutu": mark("class: A, B, C or D"),
    "kinerja": mark("the class in words"),
    "keterangan": mark("why there is no IKM; empty where there is one"),
    "jumlah_responden": mark("number of respondents"),
    "responden_dihitung": mark("number of respondents in the IKM: without units whose data break the scale"),
    "jumlah_unsur": mark("number of unsur"),
    "jumlah_unit": mark("number of units in the report"),
    "unsur_terendah": mark("unsur with the lowest NRR (all of them where several are equal)"),
    "nrr_terendah": mark("the lowest NRR, three decimals"),
    "unsur_tertinggi": mark("unsur with the highest NRR"),
    "nrr_tertinggi": mark("the highest NRR, three decimals"),
    "pedoman": mark("regulation whose class bounds are used"),
}
"""Texts; a text that nobody typed is empty, a figure that is not there is a dash."""

ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "unsur": (mark("rows: every unsur"), ("kode", "nama", "nrr", "nrr_tertimbang", "mutu", "kinerja")),
    "daftar_unit": (
        mark("rows: every unit, best first"),
        ("peringkat", "nama", "jumlah_responden", "nilai_ikm", "mutu", "kinerja", "keterangan"),
    ),
    "karakteristik": (
        mark("rows: respondents by characteristic"),
        ("karakteristik", "indikator", "jumlah", "persentase"),
    ),
    "rencana": (
        mark("rows: the follow-up plan"),
        ("prioritas", "kegiatan", "tw1", "tw2", "tw3", "tw4", "penanggung_jawab"),
    ),
    "dasar_hukum": (mark("rows: legal basis"), ("teks",)),
}
"""Lists to walk over, with the fields of a row."""

WHOLE = "isi_laporan"
"""The field that is replaced by the whole report."""

BLOCKS: dict[str, str] = {
    WHOLE: mark("the whole report (without cover and contents where the template has text before it)"),
    "tabel_unsur": mark("table: NRR and class of every unsur"),
    "tabel_unit": mark("table: units by IKM; left out where there is one unit"),
    "tabel_matriks": mark("table: NRR by unit and unsur; left out where there is one unit"),
    "tabel_responden": mark("table: respondents; left out where nothing is known of them"),
    "tabel_pengolahan": mark("table: the official processing table"),
    "tabel_tren": mark("table: IKM over the periods; left out where there is one period"),
    "grafik_unsur": mark("chart: NRR of every unsur"),
    "grafik_unit": mark("chart: units by IKM; left out where there is one unit"),
    "grafik_tren": mark("chart: IKM over the periods; left out where there is one period"),
    "rencana_tindak_lanjut": mark("table: the follow-up plan"),
}
"""Fields that stand alone in a paragraph of the text, and are replaced by a table or chart."""

BEGIN, END = "\ue0a0", "\ue0a1"
"""Around the mark of a block in a filled template; no text that is filled in holds them."""


def described() -> Mapping[str, str]:
    """Every field with its description (to be translated), in the order of the documentation."""
    rows = {f"{name}: {', '.join(inner)}": what for name, (what, inner) in ROWS.items()}
    return FIELDS | rows | BLOCKS
