"""The words around a chart: names made safe, counted nouns, and what the figures rest on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from ikm.index import TIE, Index
from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.terms import attribute_name, converted, value_name

WIDTH = 20
"""Characters in a line of a label: about 125 px, so that bars keep half of a phone's width."""

FEW = 3
"""How many names a sentence lists before it counts them instead."""


def escape(value: object) -> str:
    """Text from a file with nothing in it that Plotly would take for markup or LaTeX.

    >>> escape("<b>A & B</b>  $x$")
    '&lt;b&gt;A &amp; B&lt;/b&gt; &#36;x&#36;'
    """
    return html.escape(" ".join(str(value).split()), quote=False).replace("$", "&#36;")


def wrap(value: object, width: int = WIDTH) -> str:
    """Escaped text in lines of at most ``width`` characters, divided by <br>; nothing is cut off.

    >>> wrap("Dinas Kependudukan & Pencatatan Sipil")
    'Dinas Kependudukan &amp;<br>Pencatatan Sipil'
    >>> wrap("Kantor_Pelayanan_Terpadu_Satu_Pintu")
    'Kantor_Pelayanan_<br>Terpadu_Satu_Pintu'
    """
    return "<br>".join(escape(line) for line in lines(value, width)) or "–"


def lines(value: object, width: int = WIDTH) -> list[str]:
    """Plain text in lines of at most ``width`` characters, divided at spaces, else after _ and /."""
    found = [""]
    for piece in re.findall(r" ?[^ _/]+[_/]*| ?[_/]+", " ".join(str(value).split())):
        if len(found[-1]) + len(piece) > width and found[-1]:
            found.append("")
        line = (found.pop() + piece).lstrip()
        found += [line[i : i + width] for i in range(0, len(line), width)]
    return [line.strip() for line in found if line.strip()]


def group_name(row: pd.Series, by: tuple[str, ...], text: Text) -> str:
    """The plain name of a row's group: its attributes, a blank one said to be blank."""
    if not by:
        return text("Overall")
    return " · ".join(value_name(row[name], text) for name in by)


def groups(n: int, by: tuple[str, ...], text: Text, noun: str = "unit") -> str:
    """So many groups, with the noun of what they are grouped by; ``noun`` is what the file calls its units.

    >>> from ikm.text import EN
    >>> groups(12, ("unit",), EN), groups(12, ("unit",), EN, "kecamatan")
    ('12 units', '12 kecamatan')
    """
    if by == ("unit",) and noun != "unit":
        return f"{text.number(n, 0)} {noun}"
    if by == ("unit",):
        return text.plural("{n} unit", "{n} units", n)
    if by == ("layanan",):
        return text.plural("{n} service", "{n} services", n)
    if by == ("periode",):
        return text.plural("{n} period", "{n} periods", n)
    return text.plural("{n} group", "{n} groups", n)


def all_of(n: int, by: tuple[str, ...], text: Text, noun: str = "unit") -> str:
    """The beginning of a sentence on all groups: "All 12 units", "Both units"."""
    if n != 2:
        return text("All {groups}", groups=groups(n, by, text, noun))
    if by == ("unit",) and noun != "unit":
        return text("Both {noun}", noun=noun)
    if by == ("unit",):
        return text("Both units")
    return text("Both services") if by == ("layanan",) else text("Both groups")


def all_merged(n: int, text: Text) -> str:
    """The sentence where every group of respondents is too small to be shown."""
    return text.plural(
        "{n} respondent, in a group too small to show",
        "All {n} respondents are in groups too small to show",
        n,
    )


def called(attribute: str, text: Text, noun: str = "unit") -> str:
    """An attribute within a sentence; the unit as the file calls it."""
    return noun if attribute == "unit" and noun != "unit" else attribute_name(attribute, text).lower()


def per(by: tuple[str, ...], text: Text, noun: str = "unit") -> str:
    """ "IKM per unit": what a chart by these attributes shows."""
    return text("IKM per {what}", what=" × ".join(called(name, text, noun) for name in by)) if by else "IKM"


def class_counts(mutu: Iterable[str], text: Text) -> str:
    """How many groups are in each class, best class first: "1 A, 9 B and 2 C"."""
    counts = pd.Series(list(mutu), dtype=object).value_counts().sort_index()
    return text.listing([f"{text.number(n, 0)} {letter}" for letter, n in counts.items()])


def classed(value: float, mutu: str | None, text: Text) -> str:
    """A figure with the letter of its class: "71,75 B"; a dash where it has none."""
    return f"{text.number(value)} {mutu or '–'}" if value == value else "–"


def bound(value: float, text: Text) -> str:
    """A class bound with as many decimals as it needs, two to four: that of an NRR is a bound / 25.

    >>> from ikm.text import ID
    >>> bound(76.61 / 25, ID), bound(65 / 25, ID), bound(76.61, ID)
    ('3,0644', '2,60', '76,61')
    """
    digits = next(digits for digits in (2, 3, 4) if digits == 4 or half_up(value, digits) == half_up(value, 4))
    return text.number(value, digits)


def basis(figures: Index, text: Text, *first: str, n: float | None = None) -> str:
    """What figures rest on, in a line: what is shown, respondents, pedoman, weight, who is left out."""
    own, bounds = figures.questionnaire, figures.pedoman
    exact = f"1/{len(own.unsur)}"
    weight = exact if figures.bobot == "exact" else text.number(figures.weight, 3)
    parts = [*first]
    if n is not None and n != 0:
        parts.append(text("n {n}", n=text.number(n, 0)) if n == n else text("n not known"))
    parts.append(own.name)
    if bounds.code != own.code:
        parts.append(text("class bounds of {pedoman}", pedoman=bounds.name))
    parts.append(text("weight {weight}", weight=weight))
    if figures.points:
        parts.append(converted(figures.points, text))
    if 0 < len(figures.left_out) <= FEW:
        parts.append(text("without {names}", names=text.listing(figures.left_out)))
    elif figures.left_out:
        names = groups(len(figures.left_out), ("unit",), text, figures.noun)
        parts.append(text("without {names}", names=names))
    return " · ".join(part for part in parts if part)


def unsur_name(figures: Index, code: str) -> str:
    """The name of an unsur with its code: "Kejelasan petugas pelayanan (U3)"."""
    return f"{figures.questionnaire.unsur_named(code).name} ({code})"


def lowest_unsur(figures: Index, text: Text, place: int = 0) -> str:
    """The sentence on the lowest unsur of a group (the first): one, a few that tie, or how many tie."""
    codes = figures.table["lowest"].iloc[place]
    if not codes:
        return text("No unsur has been answered")
    nrr = figures.nrr.iloc[place]
    values = {"value": text.number(nrr[codes[0]]), "mutu": figures.grade(figures.table.index[place], codes[0]) or "–"}
    if nrr.max() - nrr.min() <= TIE and len(nrr) > 1 and nrr.notna().all():
        return text("All unsur stand at {value} ({mutu})", **values)
    if len(codes) == 1:
        return text("{name} is lowest: {value} ({mutu})", name=unsur_name(figures, codes[0]), **values)
    if len(codes) <= FEW:
        names = text.listing([unsur_name(figures, code) for code in codes])
        return text("{names} are lowest: {value} ({mutu})", names=names, **values)
    return text("{n} unsur are lowest: {value} ({mutu})", n=text.number(len(codes), 0), **values)


def unsur_hover(figures: Index, position: Any, code: str, text: Text) -> str:
    """What a pointer on one NRR says: the full name, NRR with class, how many answered."""
    nrr: Any = figures.nrr.at[position, code]
    lines = [
        f"<b>{wrap(unsur_name(figures, code), 36)}</b>",
        f"NRR {classed(nrr, figures.grade(position, code), text)}",
    ]
    answered: Any = figures.answered.at[position, code]
    if answered == answered:
        lines.append(text("{n} answered", n=text.number(answered, 0)))
    if figures.outside.at[position, code]:
        lines.append(text("figures outside the scale, not judged"))
    return "<br>".join(lines)


def index_hover(figures: Index, position: Any, text: Text) -> str:
    """What a pointer on a group says: full name, IKM, mutu, kinerja, respondents, lowest unsur."""
    row: Any = figures.table.loc[position]
    lines = [f"<b>{wrap(group_name(row, figures.by, text), 36)}</b>"]
    lines.append(f"IKM {classed(row['konversi'], row['mutu'], text)} {escape(row['kinerja'] or '')}".strip())
    if row["n"] == row["n"]:
        lines.append(text.plural("{n} respondent", "{n} respondents", int(row["n"])))
    if row["lowest"]:
        lowest = text.listing([unsur_name(figures, code) for code in row["lowest"]])
        nrr: Any = figures.nrr.at[position, row["lowest"][0]]
        lines.append(wrap(text("Lowest: {names} {value}", names=lowest, value=text.number(nrr)), 44))
    return "<br>".join(lines)
