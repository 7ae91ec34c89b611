"""The table of the IKM over the periods."""

from __future__ import annotations

from ikm.document.blocks import Table
from ikm.document.frames import aligned
from ikm.dossier import Dossier
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import value_name


def trend(dossier: Dossier, text: Text) -> Table | None:
    """The IKM of every period with the change since the one before, and earlier ones as the office typed them."""
    rows: list[tuple[str, ...]] = [
        (
            one.period,
            NOTHING,
            text.number(one.ikm),
            dossier.pedoman.classify(one.ikm).mutu,
            NOTHING,
            text("as typed by the office"),
        )
        for one in dossier.earlier
    ]
    typed = len(rows)
    if dossier.trend is not None:
        for _, row in dossier.trend.periods.iterrows():
            ranked = bool(row["ranked"])
            known = row["change"] == row["change"]
            clear = (text("more than chance") if row["clear"] else text("may be chance")) if known else ""
            rows.append(
                (
                    value_name(row["periode"], text),
                    text.number(row["n"], 0),
                    text.number(row["konversi"]) if ranked else NOTHING,
                    str(row["mutu"]) if ranked else NOTHING,
                    text.signed(row["change"]) if known else NOTHING,
                    clear,
                )
            )
    elif typed and dossier.ranked:
        row = dossier.row
        rows.append(
            (
                dossier.office.period or text("this survey"),
                text.number(row["n"], 0),
                text.number(row["konversi"]),
                row["mutu"],
                NOTHING,
                "",
            )
        )
    if len(rows) < 2:
        return None
    classes = {(at, 3): row[3] for at, row in enumerate(rows) if row[3] in "ABCD"}
    head = (text("Period"), text("Respondents"), "IKM", "Mutu", text("Change"), text("Remark"))
    return Table(
        text("IKM over the periods"),
        head,
        tuple(rows),
        aligned("rrcrl", "l"),
        (),
        (3, 2.2, 1.6, 1.5, 2.3, 3.6),
        0,
        classes,
    )
