"""What is shown at a meeting: one thought for each slide, its method in the speaker notes."""

from ikm.document.slides.make import deck
from ikm.document.slides.model import Chart, Deck, Front, Number, Numbers, Part, Slide, Words

__all__ = ["Chart", "Deck", "Front", "Number", "Numbers", "Part", "Slide", "Words", "deck"]
