"""The result of a unit as reports write it: IKM after conversion, mutu, kinerja, what to improve first."""

from __future__ import annotations

from ikm.document.blocks import Block, Bullets, Paragraph
from ikm.document.thesis.steps import konversi
from ikm.index import Index
from ikm.report.describing_ikm import FEW
from ikm.report.tables import REASONS
from ikm.text import Text
from ikm.text.terms import value_name


def result(figures: Index, at: int, text: Text) -> tuple[str, ...]:
    """The four lines of a ranked group (its row)."""
    row = figures.table.iloc[at]
    worked = konversi(float(row["ikm"]), float(row["konversi"]), int(figures.questionnaire.base), text)
    return (
        text("IKM after conversion = index × {base} = {worked}", base=int(figures.questionnaire.base), worked=worked),
        text("Mutu of the service: {mutu}", mutu=row["mutu"]),
        text("Kinerja of the unit: {kinerja}", kinerja=row["kinerja"]),
        text("Priority for improvement: {what}", what=_first(figures, at, text)),
    )


def _first(figures: Index, at: int, text: Text) -> str:
    """The lowest unsur, all ties, and that the others are kept up."""
    codes, nrr = figures.table["lowest"].iloc[at], figures.nrr.iloc[at]
    k = len(figures.unsur)
    value = text.number(nrr[codes[0]], 3)
    if len(codes) == k:
        return text("all {k} unsur stand alike ({nrr}), so none comes before another", k=k, nrr=value)
    if len(codes) > FEW:
        names = text.listing(list(codes))
    else:
        names = text.listing([f"{figures.questionnaire.unsur_named(code).name} ({code})" for code in codes])
    return text(
        "{unsur} with NRR {nrr}; the other {n} unsur are kept up",
        unsur=names,
        nrr=value,
        n=text.number(k - len(codes), 0),
    )


def blocks(figures: Index, text: Text) -> list[Block]:
    """Every unit, best first: its name with n, and its four lines; one that is not ranked with the reason."""
    done: list[Block] = []
    ranked = figures.table["ranked"]
    for place in [*figures.ranking.index, *ranked.index[~ranked]]:
        row = figures.table.loc[place]
        name = value_name(row["unit"], text)
        n = row["n"]
        if n == n:
            name = text.plural("{name} ({n} respondent)", "{name} ({n} respondents)", int(n), name=name)
        if row["ranked"]:
            done += [Paragraph(f"{name}:"), Bullets(result(figures, int(place), text), numbered=True)]
        else:
            why = REASONS[str(row["reason"])]
            reason = text(why)
            done.append(Paragraph(f"{name}: {reason}."))
    return done
