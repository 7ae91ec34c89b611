"""What the fields of a template hold: the figures of a dossier as the screens print them, and the office's words."""

from __future__ import annotations

from typing import Any

from ikm.document import course, drawings, tables, todo
from ikm.document.blocks import Block, Figure
from ikm.document.legal import basis
from ikm.document.words import known_period, subject
from ikm.dossier import Dossier
from ikm.plan import QUARTERS
from ikm.plan_table import TICK
from ikm.report.described import characteristics_table, with_percent
from ikm.report.tables import REASONS
from ikm.text import Text, mark
from ikm.text.language import NOTHING
from ikm.text.terms import value_name

Rows = tuple[dict[str, str], ...]

UNSUR_CAPTION = mark("NRR of every unsur")
UNITS_CAPTION = mark("IKM of every unit")
TREND_CAPTION = mark("IKM over the periods")


def values(dossier: Dossier, text: Text, title: str = "") -> dict[str, str | Rows]:
    """The value of every field in ``FIELDS`` and ``ROWS``."""
    return _typed(dossier, text, title) | _figures(dossier, text) | _rows(dossier, text)


def parts(dossier: Dossier, text: Text) -> dict[str, Block]:
    """The tables and charts that a template may ask for; those are missing for which there is nothing to show."""
    charts = {
        "grafik_unsur": (drawings.unsur(dossier, text), UNSUR_CAPTION),
        "grafik_unit": (drawings.ranking(dossier, text), UNITS_CAPTION),
        "grafik_tren": (drawings.trend(dossier, text), TREND_CAPTION),
    }
    found: dict[str, Block | None] = {
        "tabel_unsur": tables.unsur(dossier, text),
        "tabel_unit": tables.units(dossier, text),
        "tabel_matriks": tables.matrix(dossier, text),
        "tabel_responden": tables.respondents(dossier, text),
        "tabel_pengolahan": tables.processing(dossier, text),
        "tabel_tren": course.trend(dossier, text),
        "rencana_tindak_lanjut": todo.plan(dossier, text),
    }
    for name, (drawing, caption) in charts.items():
        found[name] = Figure(drawing, text(caption)) if drawing is not None else None
    return {name: block for name, block in found.items() if block is not None}


def _typed(dossier: Dossier, text: Text, title: str) -> dict[str, str | Rows]:
    office = dossier.office
    return {
        "judul": title,
        "unit": subject(dossier, text),
        "instansi": office.agency,
        "pemerintah": office.institution,
        "layanan": office.service,
        "alamat": office.address,
        "telepon": office.phone,
        "situs": office.website,
        "periode": known_period(dossier, text),
        "survei_mulai": office.survey_from,
        "survei_selesai": office.survey_to,
        "pelaksana": office.conducted_by,
        "metode": office.method,
        "lokasi": office.location,
        "tempat": office.place,
        "tanggal": office.date or text.date(dossier.day),
        "pejabat_jabatan": office.official_title,
        "pejabat_nama": office.official_name,
        "pejabat_pangkat": office.official_rank,
        "pejabat_nip": office.official_id,
        "dasar_hukum": tuple({"teks": line} for line in basis(dossier)),
    }


def _figures(dossier: Dossier, text: Text) -> dict[str, str | Rows]:
    figures, row, ranked = dossier.overall.index, dossier.row, dossier.ranked
    nrr, names = figures.nrr.iloc[0], {one.code: one.name for one in figures.unsur}
    known = nrr.dropna() if ranked else nrr.iloc[:0]
    low, high = (known.min(), known.max()) if len(known) else (None, None)
    return {
        "nilai_ikm": text.number(row["konversi"]) if ranked else NOTHING,
        "indeks": text.number(row["ikm"], 3) if ranked else NOTHING,
        "mutu": str(row["mutu"]) if ranked else NOTHING,
        "kinerja": str(row["kinerja"]) if ranked else NOTHING,
        "keterangan": text(REASONS[row["reason"]]),
        "jumlah_responden": text.number(dossier.data.n, 0),
        "responden_dihitung": text.number(row["n"], 0) if ranked else NOTHING,
        "jumlah_unsur": text.number(len(figures.unsur), 0),
        "jumlah_unit": text.number(len(dossier.units), 0) if dossier.units else NOTHING,
        "unsur_terendah": text.listing([names[c] for c in known.index if known[c] == low]) or NOTHING,
        "nrr_terendah": text.number(low, 3),
        "unsur_tertinggi": text.listing([names[c] for c in known.index if known[c] == high]) or NOTHING,
        "nrr_tertinggi": text.number(high, 3),
        "pedoman": dossier.pedoman.name,
    }


def _rows(dossier: Dossier, text: Text) -> dict[str, str | Rows]:
    unsur = ("kode", "nama", "nrr", "nrr_tertimbang", "mutu", "kinerja")
    table = tables.unsur(dossier, text)
    people: Rows = ()
    if dossier.people is not None:
        shown = with_percent(characteristics_table(dossier.people, text), text)
        sign = "\u00a0%" if text.lang == "id" else "%"
        people = tuple(
            {"karakteristik": what, "indikator": value, "jumlah": text.number(n, 0), "persentase": f"{share}{sign}"}
            for what, value, n, share in shown.itertuples(index=False)
        )
    plan = tuple(
        {
            "prioritas": " ".join(filter(None, (row.code, row.unsur))),
            "kegiatan": row.program,
            "penanggung_jawab": row.penanggung_jawab,
        }
        | {name: TICK if getattr(row, name) else "" for name in QUARTERS}
        for row in dossier.plan.rows
    )
    return {
        "unsur": tuple(dict(zip(unsur, row, strict=False)) for row in table.rows[: len(table.rows) - table.totals]),
        "daftar_unit": _units(dossier, text),
        "karakteristik": people,
        "rencana": plan,
    }


def _units(dossier: Dossier, text: Text) -> Rows:
    """Every unit, best first, those that are not ranked last."""
    if dossier.by_unit is None:
        return ()
    figures = dossier.by_unit.index
    table, ranking = figures.table, figures.ranking
    order = [*ranking.index, *table.index[~table["ranked"]]]
    found = []
    for at in order:
        row: Any = table.loc[at]
        ranked = bool(row["ranked"])
        found.append(
            {
                "peringkat": text.number(ranking.loc[at, "rank"], 0) if ranked else NOTHING,
                "nama": value_name(row["unit"], text),
                "jumlah_responden": text.number(row["n"], 0),
                "nilai_ikm": text.number(row["konversi"]) if ranked else NOTHING,
                "mutu": str(row["mutu"]) if ranked else NOTHING,
                "kinerja": str(row["kinerja"]) if ranked else NOTHING,
                "keterangan": text(REASONS[row["reason"]]),
            }
        )
    return tuple(found)
