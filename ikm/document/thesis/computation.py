"""4.5: the IKM step by step, every step with its numbers, so that a reader can follow it with a calculator."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ikm.document import tables
from ikm.document.blocks import Block, Bullets, Formula, Heading, Table
from ikm.document.thesis import rounding, steps
from ikm.document.thesis.frames import listed, of_frame, said, sourced
from ikm.document.thesis.unit_results import result
from ikm.dossier import Dossier
from ikm.report.tables import REASONS, processing_table, written_out
from ikm.soundness import sound
from ikm.survey import Recap
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """NRR, weighted NRR, index, konversi and class; as far as they can be computed."""
    figures = dossier.overall.index
    reason = str(dossier.row["reason"])
    if reason == "outside-scale" or reason == "nobody":
        return [*said(_cannot(dossier, text))]
    opening = text(
        "The IKM is computed as {pedoman} has it: the mean of every unsur (NRR), times a weight that is the same for"
        " every unsur, added up to the index, and times {base}.",
        pedoman=figures.questionnaire.name,
        base=figures.questionnaire.base,
    )
    done: list[Block] = [*said(opening)]
    done += _means(dossier, text)
    done += _weights(dossier, text)
    if not dossier.ranked:
        return [*done, *said(_cannot(dossier, text))]
    return [*done, *_index(dossier, text), Heading(text("Rounding"), 3), *said(*rounding.sentences(dossier, text))]


def _cannot(dossier: Dossier, text: Text) -> str:
    """Why there is no IKM."""
    figures = dossier.overall.index
    if dossier.row["reason"] == "unanswered":
        codes = [str(code) for code in figures.nrr if figures.nrr[code].isna().iloc[0]]
        return text(
            "Nobody answered {unsur}, so the index cannot be added up and there is no IKM.",
            unsur=listed(figures, codes, text),
        )
    why = REASONS[str(dossier.row["reason"])]
    return text("No IKM is computed of these data: {reason}.", reason=text(why))


def _means(dossier: Dossier, text: Text) -> list[Block]:
    """(1) sums and answers, (2) NRR; of a recap the given means weighed by n."""
    figures = dossier.overall.index
    data = sound(dossier.data)[0]
    done: list[Block] = [Heading(text("Sum and Mean (NRR) of Every Unsur"), 3)]
    if isinstance(data, Recap):
        rows = int(data.rows.sum())
        if rows < 2:
            return [
                *done,
                *said(text("(1) and (2) The data give the NRR of every unsur; it is taken as it stands.")),
                sourced(_table(dossier, text), dossier, text),
            ]
        if data.weighted:
            words = text(
                "(1) The data give the NRR of every unsur in every unit. The NRR of all together is their mean, each"
                " weighed by its number of respondents (n)."
            )
            rule = text("NRR of an unsur = Σ (NRR in the unit × n of the unit) / Σ n")
        else:
            words = text(
                "(1) The data give the NRR of every unsur in every unit. As n is not known for every unit, the NRR of"
                " all together is their plain mean."
            )
            rule = text("NRR of an unsur = Σ NRR in the units / number of units")
        first = steps.weighing(dossier, text)
        done += [*said(words), Formula((rule, *first))]
        then = text("(2) In the same way, with the sum of the products already made, the NRR of every unsur is:")
        if not data.weighted:
            then = text("(2) In the same way, with the sum already made, the NRR of every unsur is:")
    else:
        done += [
            *said(
                text(
                    "(1) The values that the respondents gave an unsur are added up. (2) The sum is divided by the"
                    " number of respondents who answered that unsur; who left it blank is counted in neither."
                )
            ),
            Formula((text("NRR of an unsur = sum of the values of the unsur / respondents who answered it"),)),
        ]
        then = text("With the numbers put in:")
    done += [*said(then), Formula(steps.means(dossier, text)), sourced(_table(dossier, text), dossier, text)]
    blank = [str(code) for code in figures.nrr if figures.nrr[code].isna().iloc[0]]
    if blank and dossier.row["reason"] != "unanswered":
        done += said(text("Nobody answered {unsur}.", unsur=listed(figures, blank, text)))
    return done


def _table(dossier: Dossier, text: Text) -> Table:
    """The processing table, turned so that every unsur has a row."""
    figures = dossier.overall.index
    shown = written_out(processing_table(dossier.data, figures, text), text)
    label, *codes, total = shown.columns
    rows = shown.set_index(label)
    turned = pd.DataFrame(
        {text("Code"): codes, "Unsur": [figures.questionnaire.unsur_named(code).name for code in codes]}
        | {name: list(rows.iloc[at][codes]) for at, name in enumerate(rows.index[:4])}
    )
    last = ["", text("Sum (index)"), "", "", "", rows.iloc[3][total]]
    turned.loc[len(turned)] = last
    return of_frame(
        turned, text("NRR and weighted NRR per unsur"), ("l", "l", "r", "r", "r", "r"), (1, 5, 2, 2, 1.6, 2.2), totals=1
    )


def _weights(dossier: Dossier, text: Text) -> list[Block]:
    """(3) the weight, (4) the weighted NRR."""
    figures = dossier.overall.index
    k, own = len(figures.unsur), figures.questionnaire.weight(figures.bobot)
    if own * k == 1:
        words = text("(3) All {k} unsur weigh the same, and all weights together are 1.", k=k)
    else:
        words = text(
            "(3) All {k} unsur weigh the same. The weight is taken as it is printed; all weights together are {sum}.",
            k=k,
            sum=text.number(float(own * k), 3),
        )
    return [
        Heading(text("Weight and Weighted NRR"), 3),
        *said(words),
        Formula(steps.weight(dossier, text)),
        *said(text("(4) The NRR of every unsur is multiplied by the weight.")),
        Formula(steps.weighted(dossier, text)),
    ]


def _index(dossier: Dossier, text: Text) -> list[Block]:
    """(5) the index, (6) konversi, (7) the class."""
    row, figures = dossier.row, dossier.overall.index
    base = int(figures.questionnaire.base)
    konversi = steps.konversi(float(row["ikm"]), float(row["konversi"]), base, text)
    name = text("IKM after conversion")
    grade = next(grade for grade in dossier.pedoman.classes if grade.mutu == row["mutu"])
    done: list[Block] = [
        Heading(text("Index, Conversion, Mutu and Kinerja"), 3),
        *said(text("(5) The index is the sum of all weighted NRR.")),
        Formula(steps.index(dossier, text)),
        *said(text("(6) The index is multiplied by {base}, so that it lies between 25 and 100.", base=base)),
        Formula((f"{name} = {konversi}",)),
        *said(
            text(
                "(7) By the table of classes, {ikm} lies between {low} and {high}: mutu {mutu}, kinerja {kinerja}.",
                ikm=text.number(row["konversi"]),
                low=text.number(float(grade.lower)),
                high=text.number(float(grade.upper)),
                mutu=grade.mutu,
                kinerja=grade.kinerja,
            )
        ),
        _classes(dossier, text),
    ]
    if dossier.by_unit is None:
        done += [
            *said(text("Written as the reports of a unit have it, the result is:")),
            Bullets(result(figures, 0, text), numbered=True),
        ]
    return done


def _classes(dossier: Dossier, text: Text) -> Table:
    """The table of classes, which comes from the regulation and not from the survey."""
    return replace(tables.classes(dossier, text), note=text("Source: {pedoman}.", pedoman=dossier.pedoman.name))
