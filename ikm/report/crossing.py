"""What a cross table's test found, for reading: the figures in a line, and what was taken together."""

from __future__ import annotations

from ikm.correlation import Correlation
from ikm.crosstab import Crosstab
from ikm.independence import Independence
from ikm.text import Text
from ikm.text.terms import STRENGTHS, p_value


def figures_of_test(table: Crosstab, text: Text) -> str:
    """The test in a line, with the exact test where there is one; "" without a test."""
    found = table.test
    return "" if found is None else " ".join([_chi_square(found, text), *_exact(found, text)])


def limits_of_test(table: Crosstab, text: Text) -> str:
    """What limits the test, and whom it leaves out; "" where there is nothing to say."""
    said = [warning.said(text) for warning in table.warnings]
    if table.test is not None and table.merged:
        said.append(text("The test is of all values as they are, also where small ones are shown together."))
    return " ".join(said)


def together_words(table: Crosstab, text: Text) -> str:
    """What is shown together so that no cell holds few people; "" where nothing is."""
    merged = [
        " + ".join(one.label((value,), text) for value in parts)
        for one, axis in ((table.rows, table.row_parts), (table.columns, table.column_parts))
        for parts in axis
        if len(parts) > 1
    ]
    if not merged:
        return ""
    return text(
        "Shown together, so that no cell holds fewer than {least} people: {groups}.",
        least=table.smallest,
        groups="; ".join(merged),
    )


def _chi_square(found: Independence, text: Text) -> str:
    return text(
        "Chi-square = {chi2}, df = {df}, p {p}; Cramér's V = {v} ({strength}).",
        chi2=text.number(found.chi2),
        df=text.number(found.df, 0),
        p=p_value(found.chi2_p, text, "= "),
        v=text.number(found.v, 3),
        strength=text(STRENGTHS[found.strength]),
    )


def _exact(found: Independence, text: Text) -> list[str]:
    if found.exact_p is None:
        return []
    p = p_value(found.exact_p, text, "= ")
    if found.draws:
        draws = text.number(found.draws, 0)
        return [
            text("Exact test (Fisher-Freeman-Halton): p {p}, estimated from {draws} drawn tables.", p=p, draws=draws)
        ]
    if found.cells == 4:
        return [text("Fisher's exact test: p {p}.", p=p)]
    return [text("Exact test (Fisher-Freeman-Halton): p {p}.", p=p)]


def correlation_words(found: Correlation, text: Text) -> list[str]:
    """Whom the correlations rest on, and which unsur have none."""
    sizes = found.n.to_numpy()
    said = []
    if found.dropped:
        said.append(
            text.plural(
                "{n} respondent left an unsur blank and is left out.",
                "{n} respondents left an unsur blank and are left out.",
                found.dropped,
            )
        )
    if sizes.min() != sizes.max():
        said.append(
            text(
                "Each pair is counted over those who answered both: {low} to {high} respondents.",
                low=text.number(int(sizes.min()), 0),
                high=text.number(int(sizes.max()), 0),
            )
        )
    if found.constant:
        said.append(
            text(
                "Everyone gave the same answer to {unsur}, so it has no correlation.",
                unsur=text.listing(list(found.constant)),
            )
        )
    if found.left_out:
        names = text.listing(found.left_out)
        said.append(text("Without {names}: their answers lie outside the scale.", names=names))
    return said
