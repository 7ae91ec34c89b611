"""Tables as people expect them: the index per group, and the regulation's processing table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.index import Index, without_broken_units
from ikm.ledger import Ledger, say_issue
from ikm.survey import Survey
from ikm.tally import Data, tally
from ikm.text import Text, mark
from ikm.text.terms import FACTORS, attribute_name, value_name

REASONS = {
    "": "",
    "outside-scale": mark("not ranked: figures outside the scale 1-4"),
    "unanswered": mark("not ranked: an unsur without any answer"),
}
"""Why a group is not ranked."""


def safe_text(value: object) -> str:
    """Text that no spreadsheet program takes for a formula: a leading = + - @ tab or CR gets a ' before it.

    >>> safe_text("=1+1"), safe_text("Sukabumi")
    ("'=1+1", 'Sukabumi')
    """
    plain = str(value)
    return "'" + plain if plain[:1] in ("=", "+", "-", "@", "\t", "\r") else plain


def index_table(figures: Index, text: Text) -> pd.DataFrame:
    """The index per group for reading: figures written out, one row per group, ranked first."""
    table = figures.table
    rank = figures.ranking["rank"]
    order = [*figures.ranking.index, *table.index[~table["ranked"]]] if figures.by else list(table.index)
    names = {unsur.code: unsur.name for unsur in figures.unsur}
    rows = []
    for position in order:
        row = table.loc[position]
        rows.append(
            {attribute_name(name, text): value_name(row[name], text) for name in figures.by}
            | ({text("Rank"): text.number(rank.get(position, np.nan), 0)} if figures.by else {})
            | {
                text("Respondents"): text.number(row["n"], 0),
                "IKM": text.number(row["konversi"]),
                "Mutu": row["mutu"] or "–",
                "Kinerja": row["kinerja"] or text(REASONS[row["reason"]]),
                text("Lowest unsur"): "; ".join(
                    f"{code} {names[code]} ({text.number(figures.nrr.loc[position, code])})" for code in row["lowest"]
                ),
            }
        )
    return pd.DataFrame(rows)


def processing_table(data: Data, overall: Index, text: Text) -> pd.DataFrame:
    """The bottom rows of the official processing table, from the figures of ``overall``.

    Rows: Σ Nilai / unsur, respondents who answered, NRR / unsur, NRR tertimbang / unsur (with *), IKM
    (with **). Columns: a label, the unsur, and the total. Full precision.
    """
    kept, _ = without_broken_units(data)
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
        (text("Weighted NRR / unsur"), nrr * overall.weight, row["ikm"]),
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
    kept, _ = without_broken_units(data)
    codes = list(overall.nrr.columns)
    if isinstance(kept, Survey):
        values = np.where(np.isin(kept.answers, (0, 5)), np.nan, kept.answers)
        rows = pd.DataFrame(values, columns=codes)
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
    """The rows of ``ikm.priority.priorities`` for reading; figures stay numbers."""
    names = [value_name(value, text) for value in rows[figures.by[0]]] if figures.by else None
    table = pd.DataFrame(
        {
            text("Lowest unsur"): rows["code"] + " " + rows["unsur"],
            "NRR": rows["nrr"],
            "Mutu": rows["mutu"].fillna("–"),
            text("Mean of all"): rows["overall"],
            text("Gain (points)"): rows["gain"],
            text("Next class"): rows["next_mutu"].fillna("–"),
            text("Gap (points)"): rows["gap"],
            text("Factor"): [text(FACTORS[factor]) for factor in rows["factor"]],
        }
    )
    if names is not None:
        table.insert(0, attribute_name(figures.by[0], text), names)
    return table


def issue_table(ledger: Ledger, text: Text) -> pd.DataFrame:
    """Every cell and row that was set aside, with its place in the file and the reason."""
    issues = ledger.issues
    return pd.DataFrame(
        {
            text("Sheet"): issues["sheet"].astype(object),
            text("Row in the sheet"): issues["row"].astype(object).map(str),
            text("Cell"): issues["cell"].astype(object),
            text("Column"): issues["column"].astype(object),
            text("Value"): issues["value"].astype(object),
            text("Reason"): [
                say_issue(text, code, value) for code, value in zip(issues["code"], issues["value"], strict=True)
            ],
        }
    )
