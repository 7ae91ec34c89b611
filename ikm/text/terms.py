"""What the attributes, factors and values are called, in one place for screens, charts and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ikm.text.language import NOTHING, Text, mark

ATTRIBUTES = {
    "unit": mark("Unit"),
    "layanan": mark("Service"),
    "periode": mark("Period"),
    "jenis_kelamin": mark("Gender"),
    "umur": mark("Age"),
    "pendidikan": mark("Education"),
    "pekerjaan": mark("Occupation"),
}

ROLES = ATTRIBUTES | {
    "": mark("not used"),
    "saran": mark("Comment"),
    "tanggal": mark("Date"),
    "enumerator": mark("Interviewer"),
    "n": mark("Number of respondents"),
    "population": mark("Population"),
    "printed_ikm": mark("Printed IKM"),
}
"""What a column can be read as, besides an unsur, its importance (H:U1) or a statement on corruption (IPAK1)."""

HOW = {
    "code": mark("unsur code in the header"),
    "name": mark("name of the unsur in the header"),
    "question": mark("question of the unsur in the header"),
    "statement": mark("statement of SKM Online in the header"),
    "header": mark("usual header"),
    "content": mark("by its values"),
    "flipped": mark("first row of names"),
    "chosen": mark("chosen by you"),
    "personal": mark("personal data, dropped"),
    "none": mark("not recognised"),
}
"""How a column's role was recognised."""

FACTORS = {"aparatur": mark("Aparatur"), "organisasi": mark("Organisasi"), "sistem": mark("Sistem")}

STRENGTHS = {
    "negligible": mark("negligible"),
    "weak": mark("weak"),
    "moderate": mark("moderate"),
    "relatively-strong": mark("relatively strong"),
    "strong": mark("strong"),
    "very-strong": mark("very strong"),
}
"""How strongly groups explain the scores (words for epsilon squared)."""

SIZES = {
    "negligible": mark("negligible"),
    "small": mark("small"),
    "medium": mark("medium"),
    "large": mark("large"),
}
"""How far two groups are apart (words for Cliff's delta)."""

UNTESTED = {
    "recap": mark("A recap tells only means, so the groups cannot be tested; the intervals are the widest possible."),
    "one-group": mark("There are not two ranked groups to compare."),
    "nothing-varies": mark("All respondents have the same score, so there is nothing to test."),
    "too-many-groups": mark("There are more than {most} groups, so pairs are not compared one by one."),
}
"""Why groups are not compared, or not pair by pair."""

WAYS = {
    "respondents": mark("All respondents together"),
    "units": mark("Mean of the units"),
    "population": mark("By the people served"),
}
"""The ways to make one figure of all units."""


def attribute_name(attribute: str, text: Text) -> str:
    """What an attribute is called; one we do not know keeps its own name.

    >>> from ikm.text import ID
    >>> attribute_name("umur", ID)
    'Umur'
    """
    return text(ATTRIBUTES.get(attribute, attribute))


VALUES = {"Laki-laki": mark("Male"), "Perempuan": mark("Female")}
"""Values that reading itself gives, whatever stands in the file, so that each language has its own word for them."""


def value_name(value: object, text: Text) -> str:
    """What a value is called: a blank one is said to be blank, a merged one ("") to be merged.

    >>> from ikm.text import EN
    >>> value_name("Perempuan", EN), value_name("SLTA", EN), value_name(None, EN)
    ('Female', 'SLTA', 'not filled in')
    """
    if value is None or value != value:
        return text("not filled in")
    if value in VALUES:
        return text(VALUES[str(value)])
    return str(value) or text("small groups together")


def unit_beside(unit: object, text: Text) -> str:
    """What the unit beside a comment is called; "" is one that is not named (``ikm.comments.unnamed_units``)."""
    return value_name(unit, text) if unit != "" else text("one of several units")


def p_value(p: float, text: Text, equals: str = "") -> str:
    """A p value with three decimals; below 0.001 only that.

    >>> from ikm.text import ID
    >>> p_value(0.0004, ID), p_value(0.0361, ID, "= ")
    ('< 0,001', '= 0,036')
    """
    if p != p:
        return NOTHING
    return "< " + text.number(0.001, 3) if p < 0.001 else equals + text.number(p, 3)


def role_name(role: str, text: Text) -> str:
    """What a column is read as.

    >>> from ikm.text import EN
    >>> role_name("umur", EN), role_name("IPAK2", EN), role_name("H:U1", EN)
    ('Age', 'IPAK 2 (corruption)', 'Importance (harapan) U1')
    """
    if role.startswith("H:"):
        return text("Importance (harapan) {unsur}", unsur=role.removeprefix("H:"))
    if role.startswith("IPAK"):
        return text("IPAK {n} (corruption)", n=role.removeprefix("IPAK"))
    return text(ROLES.get(role, role))


def how_name(how: str, said: str, text: Text) -> str:
    """Why a column is read as it is, with the words that told it."""
    return text(HOW[how]) + (f": “{said}”" if said else "")


def weight_name(weight: Fraction) -> str:
    """A weight as the regulation prints it, in every language: 1/14, or 0,071.

    >>> weight_name(Fraction(1, 14)), weight_name(Fraction(71, 1000)), weight_name(Fraction(11, 100))
    ('1/14', '0,071', '0,11')
    """
    return str(weight) if weight.numerator == 1 else f"{float(weight):g}".replace(".", ",")


def converted(points: int, text: Text) -> str:
    """How every output says that its answers were given on another scale."""
    return text("answers 1–{points} converted to 1–4", points=points)


def filter_words(filters: Mapping[str, Sequence[str | None]], text: Text) -> list[str]:
    """The filters in force (attribute -> values in view) as words.

    >>> from ikm.text import EN
    >>> filter_words({"unit": ["Sukabumi", None]}, EN)
    ['Unit: Sukabumi, not filled in']
    """
    return [
        f"{attribute_name(name, text)}: {', '.join(value_name(value, text) for value in values)}"
        for name, values in filters.items()
    ]
