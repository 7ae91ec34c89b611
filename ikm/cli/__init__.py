"""``python -m ikm COMMAND FILE``: the same figures as the screen, as a table, JSON or CSV."""

from ikm.cli.main import main

__all__ = ["main"]
