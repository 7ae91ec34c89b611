"""Words, numbers and dates as people read them, in Indonesian or English."""

from ikm.text.language import EN, ID, LANGUAGES, Text, mark
from ikm.text.sentence import Sentence

__all__ = ["EN", "ID", "LANGUAGES", "Sentence", "Text", "mark"]
