"""The chapter as a whole: its parts in order, numbered 4.1, 4.2, ... as a thesis numbers them."""

from __future__ import annotations

from collections.abc import Callable

from ikm.document.blocks import Block, Document, Heading
from ikm.document.enough import enough
from ikm.document.thesis import answers, comparison, computation, course, overview, people, priorities, sources, tested
from ikm.dossier import Dossier
from ikm.text import Text, mark

PARTS: tuple[tuple[str, Callable[[Dossier, Text], list[Block]]], ...] = (
    (mark("Overview of the Survey"), overview.blocks),
    (mark("Characteristics of the Respondents"), people.blocks),
    (mark("Validity and Reliability of the Instrument"), tested.blocks),
    (mark("Answers and Mean of Every Unsur"), answers.blocks),
    (mark("Computation of the IKM"), computation.blocks),
    (mark("Comparison of the Units"), comparison.blocks),
    (mark("Priorities for Improvement"), priorities.blocks),
    (mark("IKM over the Periods"), course.blocks),
    (mark("Sources, Settings and Limits"), sources.blocks),
)
"""The parts of the chapter. One for which there are no figures says so in a sentence, so that numbers stay."""


def document(dossier: Dossier, text: Text) -> Document:
    """The chapter "Bab IV Hasil dan Pembahasan" of a thesis on this survey.

    Every figure is the screens'; what only the writer knows (place, period, what the findings mean) is a gap to fill.
    Raises IkmError where a filter on persons leaves so few that they could be recognised.

    >>> import ikm
    >>> made = document(Dossier.of(ikm.sample("kpp-jatim-responden")), ikm.EN)
    >>> [block.text for block in made.blocks if isinstance(block, Heading)][:2]
    ['CHAPTER IV RESULTS AND DISCUSSION', '4.1 Overview of the Survey']
    """
    enough(dossier)
    title = text("CHAPTER IV RESULTS AND DISCUSSION")
    blocks: list[Block] = [Heading(title)]
    for number, (name, part) in enumerate(PARTS, start=1):
        blocks.append(Heading(" ".join((f"4.{number}", text(name))), 2))
        blocks += _numbered(f"4.{number}", part(dossier, text))
    return Document(
        title,
        text.lang,
        tuple(blocks),
        foot="",
        table_word=text("Table"),
        figure_word=text("Figure"),
    )


def _numbered(number: str, blocks: list[Block]) -> list[Block]:
    """The headings of a part with their numbers."""
    done: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Heading):
            count += 1
            done.append(Heading(f"{number}.{count} {block.text}", 3))
        else:
            done.append(block)
    return done
