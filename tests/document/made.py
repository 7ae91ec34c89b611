"""Blocks of a document as plain text, for tests that read."""

from __future__ import annotations

from ikm.document.blocks import Bullets, Figure, Formula, Heading, Paragraph, Table


def plain(block: object) -> str:
    """What a reader reads of a block; of tables and figures the caption."""
    if isinstance(block, Paragraph | Heading):
        return block.text
    if isinstance(block, Bullets):
        return "\n".join(block.items)
    if isinstance(block, Formula):
        return "\n".join(block.lines)
    if isinstance(block, Table | Figure):
        return f"[{block.caption}]"
    return ""
