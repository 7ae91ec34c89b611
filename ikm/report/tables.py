"""Tables as people expect them: the index per group, and the regulation's processing table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ikm.index import Index
from ikm.ledger import Ledger, say_issue
from ikm.report.certainty import interval_columns
from ikm.soundness import sound
from ikm.survey import Recap, Survey
from ikm.tally import Data, tally
from ikm.text import Text, mark
from ikm.text.language import NOTHING
from ikm.text.terms import FACTORS, attribute_name, value_name
from ikm.uncertainty import Uncertainty

REASONS = {
    "": "",
    "outside-scale": mark("not ranked: figures outside the scale 1-4"),
    "unanswered": mark("cannot be computed: an unsur without any answer"),
    "nobody": mark("no respondents"),
}
"""Why a group is not ranked."""


def safe_text(value: object) -> str:
    """Text that no spreadsheet program takes for a formula: a leading = + - @ tab or CR gets a ' before it.

    >>> safe_text("=1+1"), safe_text("Sukabumi")
    ("'=1+1", 'Sukabumi')
    """
    plain = str(value)
    return "'" + plain if plain[:1] in ("=", "+", "-", "@", "\t", "\r") else plain


def index_table(figures: Index, text: Text, found: Uncertainty | None = None) -> pd.DataFrame:
    """The index per group for reading: one row per group, figures as numbers.

    Ranked groups stand first, best on top; periods keep their own order and have no rank. ``found`` (of the same
    groups) adds how sure they are.
    """
    table = figures.table
    in_order = figures.by in ((), ("periode",))
    order = list(table.index) if in_order else [*figures.ranking.index, *table.index[~table["ranked"]]]
    shown = table.loc[order]
    names = {unsur.code: unsur.name for unsur in figures.unsur}
    columns: dict[str, Any] = {
        attribute_name(name, text): [value_name(value, text) for value in shown[name]] for name in figures.by
    }
    if not in_order:
        columns[text("Rank")] = figures.ranking["rank"].reindex(shown.index).astype("Int64").array
    columns |= {
        text("Respondents"): shown["n"].round().astype("Int64").array,
        "IKM": shown["konversi"].to_numpy(),
        "Mutu": [mutu or NOTHING for mutu in shown["mutu"]],
        "Kinerja": [
            kinerja or text(REASONS[why]) for kinerja, why in zip(shown["kinerja"], shown["reason"], strict=True)
        ],
        **({} if found is None else interval_columns(found, order, text)),
        text("Lowest unsur"): [
            _lowest(codes, nrr, names, text)
            for codes, (_, nrr) in zip(shown["lowest"], figures.nrr.loc[order].iterrows(), strict=True)
        ],
    }
    return pd.DataFrame(columns)


def beside_printed(table: pd.DataFrame, data: Data, text: Text) -> pd.DataFrame:
    """The table by unit of a recap with the IKM that its file prints beside the one computed here.

    Any other table, and one of a file that prints none or has several rows for a unit, comes back as it is.
    """
    if not isinstance(data, Recap) or "unit" not in data.attributes:
        return table
    printed = pd.Series(data.printed, index=[value_name(unit, text) for unit in data.everyone["unit"]])
    heading = attribute_name("unit", text)
    if heading not in table or printed.isna().all() or not printed.index.is_unique:
        return table
    beside = table.copy()
    beside.insert(list(table).index("IKM") + 1, text("Printed IKM"), printed.reindex(table[heading]).to_numpy())
    return beside


def _lowest(codes: tuple[str, ...], nrr: pd.Series, names: dict[str, str], text: Text) -> str:
    if len(codes) == len(names) > 1:
        return text("all alike ({value})", value=text.number(nrr.iloc[0]))
    return "; ".join(f"{code} {names[code]} ({text.number(nrr[code])})" for code in codes)


def written(table: pd.DataFrame, text: Text) -> pd.DataFrame:
    """A table with its figures written out: whole-number columns without decimals, others with two."""
    return pd.DataFrame({name: _written(series, text) for name, series in table.items()}, dtype=object)


def _written(series: pd.Series, text: Text) -> list[str]:
    if pd.api.types.is_numeric_dtype(series.dtype):
        digits = 0 if pd.api.types.is_integer_dtype(series.dtype) else 2
        return [text.number(None if pd.isna(value) else value, digits) for value in series]
    return ["" if value is None or value != value else str(value) for value in series]


def processing_table(data: Data, overall: Index, text: Text) -> pd.DataFrame:
    """The bottom rows of the official processing table, from the figures of ``overall``.

    Rows: Σ Nilai / unsur, respondents who answered, NRR / unsur, NRR tertimbang / unsur (with *), IKM
    (with **). Columns: a label, the unsur, and the total. Full precision.
    """
    kept, _, _ = sound(data)
    counted = tally(kept)
    nrr = overall.nrr.iloc[0].to_numpy()
    answered = overall.answered.iloc[0].to_numpy()
    blank = np.full(len(nrr), np.nan)
    total = counted.total[0] if counted.counted else blank
    row = overall.table.iloc[0]
    rows = [
        (text("Σ Value / unsur"), total, np.nan),
        (text("Answered"), answered, np.nan),
        (text("NRR / unsur"), nrr, np.nan),
        (text("Weighted NRR / unsur"), overall.weighted.iloc[0].to_numpy(), row["ikm"]),
        (text("IKM of the unit"), blank, row["konversi"]),
    ]
    codes = list(overall.nrr.columns)
    return pd.DataFrame(
        [[label, *values, sum_] for label, values, sum_ in rows], columns=[text("Row"), *codes, text("Total")]
    )


def written_out(processed: pd.DataFrame, text: Text) -> pd.DataFrame:
    """The processing table with its figures as they are printed: sums whole (two decimals in a recap, where
    they are means x n), NRR and weighted NRR with three decimals, the IKM with two."""
    label, *rest = processed.columns
    figures = processed[rest]
    whole = figures.iloc[0].dropna().mod(1).eq(0).all()
    digits = [0 if whole else 2, 0, 3, 3, 2]
    rows = [
        ["" if pd.isna(value) else text.number(value, places) for value in row]
        for row, places in zip(figures.to_numpy(), digits, strict=True)
    ]
    return pd.concat([processed[[label]], pd.DataFrame(rows, columns=rest)], axis=1)


def answer_rows(data: Data, overall: Index, text: Text) -> pd.DataFrame:
    """The body of the processing table: one row per respondent (or per unit of a recap)."""
    kept, _, _ = sound(data)
    codes = list(overall.nrr.columns)
    if isinstance(kept, Survey):
        rows = pd.DataFrame(kept.values, columns=codes)
        rows.insert(0, text("No."), np.arange(1, len(rows) + 1))
        if "unit" in kept.attributes:
            rows.insert(1, text("Unit"), [value_name(unit, text) for unit in kept.respondents["unit"]])
        return rows
    rows = pd.DataFrame(kept.means[kept.rows], columns=codes)
    names = kept.profiles["unit"] if "unit" in kept.attributes else pd.Series(range(1, len(rows) + 1))
    rows.insert(0, text("Unit"), [value_name(unit, text) for unit in names])
    rows.insert(1, text("Respondents"), kept.number[kept.rows])
    return rows


def priority_table(rows: pd.DataFrame, figures: Index, text: Text) -> pd.DataFrame:
    """The rows of ``ikm.priority.priorities`` for reading, largest gain first; figures stay numbers.

    With a single group there is no mean of others to reach, so those columns are left out.
    """
    rows = rows.sort_values(["ranked", "gain"], ascending=False, kind="stable")
    columns: dict[str, Any] = {}
    if figures.by:
        columns[attribute_name(figures.by[0], text)] = [value_name(value, text) for value in rows[figures.by[0]]]
    columns |= {
        text("Lowest unsur"): rows["code"] + " " + rows["unsur"],
        "NRR": rows["nrr"],
        "Mutu": rows["mutu"].fillna(NOTHING),
    }
    if len(figures.table) > 1:
        columns |= {text("Overall NRR"): rows["overall"], text("Gain (points)"): rows["gain"]}
    columns |= {
        text("Next class"): rows["next_mutu"].fillna(NOTHING),
        text("Gap (points)"): rows["gap"],
        text("Factor"): [text(FACTORS[factor]) for factor in rows["factor"]],
    }
    return pd.DataFrame(columns).reset_index(drop=True)


def issue_table(ledger: Ledger, text: Text) -> pd.DataFrame:
    """Every cell and row that was set aside, with its place in the file and the reason."""
    issues = ledger.issues
    return pd.DataFrame(
        {
            text("Sheet"): issues["sheet"].astype(object),
            text("Row in the sheet"): issues["row"].astype("Int64"),
            text("Cell"): issues["cell"].astype(object),
            text("Column"): issues["column"].astype(object),
            text("Value"): [text.figure(value) for value in issues["value"]],
            text("Reason"): [
                say_issue(text, code, value) for code, value in zip(issues["code"], issues["value"], strict=True)
            ],
        }
    )
