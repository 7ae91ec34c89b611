"""A chapter "Hasil dan Pembahasan" of a thesis, from a dossier; one part of it in each module."""

from ikm.document.thesis.chapter import document

__all__ = ["document"]
