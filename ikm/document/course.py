"""The table of the IKM over the periods."""

from __future__ import annotations

from collections.abc import Sequence

from ikm.document.blocks import Table
from ikm.document.frames import aligned
from ikm.document.words import known_period, period_name
from ikm.dossier import Dossier
from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import value_name


def moved(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The change of each printed value since the one before; None where one of the two is not known.

    >>> moved((72.1, 73.4, None)), moved((73.4, 74.916))
    ((None, 1.3, None), (None, 1.52))
    """
    printed = [None if value is None else half_up(value, 2) for value in values]
    pairs = zip([None, *printed], printed, strict=False)
    return tuple(None if a is None or b is None else float(b - a) for a, b in pairs)


def typed_changes(dossier: Dossier) -> tuple[float | None, ...]:
    """The plain differences that a typed value takes part in: of each typed period, then of the first that follows."""
    typed = [one.ikm for one in dossier.earlier]
    if not typed:
        return ()
    row = dossier.row if dossier.trend is None else dossier.trend.periods.iloc[0]
    return moved([*typed, float(row["konversi"]) if row["ranked"] else None])


def trend(dossier: Dossier, text: Text) -> Table | None:
    """The IKM of every period with the change since the one before, and earlier ones as the office typed them."""
    typed = len(dossier.earlier)
    changes = [NOTHING if change is None else text.signed(change) for change in typed_changes(dossier)]
    plain = text("plain difference, not tested") if typed and changes[-1] != NOTHING else ""
    rows: list[tuple[str, ...]] = [
        (
            one.period,
            NOTHING,
            text.number(one.ikm),
            dossier.pedoman.classify(one.ikm).mutu,
            change,
            text("as typed by the office"),
        )
        for one, change in zip(dossier.earlier, changes, strict=False)
    ]
    if dossier.trend is not None:
        for at, (_, row) in enumerate(dossier.trend.periods.iterrows()):
            ranked = bool(row["ranked"])
            known = row["change"] == row["change"]
            clear = (text("more than chance") if row["clear"] else text("may be chance")) if known else ""
            change = text.signed(row["change"]) if known else NOTHING
            if typed and not at:
                change, clear = changes[-1], plain
            rows.append(
                (
                    _name(row["periode"], text),
                    text.number(row["n"], 0),
                    text.number(row["konversi"]) if ranked else NOTHING,
                    str(row["mutu"]) if ranked else NOTHING,
                    change,
                    clear,
                )
            )
    elif typed and dossier.ranked:
        row = dossier.row
        rows.append(
            (
                known_period(dossier, text) or text("this survey"),
                text.number(row["n"], 0),
                text.number(row["konversi"]),
                row["mutu"],
                changes[-1],
                plain,
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


def _name(period: object, text: Text) -> str:
    """A period of the data as a title has it; who named none is said to have left it blank."""
    return period_name(period, text) if isinstance(period, str) else value_name(period, text)
