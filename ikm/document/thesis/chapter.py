"""The chapter as a whole: its parts in order, numbered 4.1, 4.2, ... as a thesis numbers them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ikm.document.blocks import Block, Document, Heading
from ikm.document.contents import THESIS, chosen
from ikm.document.enough import enough
from ikm.document.thesis import answers, comparison, computation, course, overview, people, priorities, sources, tested
from ikm.dossier import Dossier
from ikm.text import Text

MADE: dict[str, Callable[[Dossier, Text], list[Block]]] = {
    "overview": overview.blocks,
    "people": people.blocks,
    "tested": tested.blocks,
    "means": answers.blocks,
    "computation": computation.blocks,
    "comparison": comparison.blocks,
    "priorities": priorities.blocks,
    "course": course.blocks,
    "sources": sources.blocks,
}
"""What makes each part. One for which there are no figures says so in a sentence, so that numbers stay."""


def document(dossier: Dossier, text: Text, parts: Collection[str] | None = None) -> Document:
    """The chapter "Bab IV Hasil dan Pembahasan" of a thesis on this survey.

    ``parts``: which of them it has (``ikm.document.contents.THESIS``), None all. Every figure is the screens'; what
    only the writer knows (place, period, what the findings mean) is a gap to fill. Raises IkmError where a filter on
    persons leaves so few that they could be recognised.

    >>> import ikm
    >>> made = document(Dossier.of(ikm.sample("kpp-jatim-responden")), ikm.EN)
    >>> [block.text for block in made.blocks if isinstance(block, Heading)][:2]
    ['CHAPTER IV RESULTS AND DISCUSSION', '4.1 Overview of the Survey']
    """
    enough(dossier)
    title = text("CHAPTER IV RESULTS AND DISCUSSION")
    blocks: list[Block] = [Heading(title)]
    for number, part in enumerate(chosen("thesis", parts), start=1):
        blocks.append(Heading(" ".join((f"4.{number}", text(THESIS[part]))), 2))
        blocks += _numbered(f"4.{number}", MADE[part](dossier, text))
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
