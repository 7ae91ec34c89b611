"""Words, numbers and dates as people read them, in Indonesian or English."""

from ikm.text.language import EN, ID, LANGUAGES, Text, mark

__all__ = ["EN", "ID", "LANGUAGES", "Text", "mark"]
