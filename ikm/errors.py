"""The refusals of the package: each is one sentence that says what is wrong and what to do."""

from __future__ import annotations


class IkmError(Exception):
    """A request that cannot be met, said in one sentence.

    The sentence is kept as an English message with its values, so that whoever shows it can say it
    in the reader's language: ``text(error.message, **error.values)``.

    >>> str(IkmError("Sheet {sheet} is empty.", sheet="Data"))
    'Sheet Data is empty.'
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class UnreadableFileError(IkmError):
    """The bytes are no survey that can be read: broken, hostile, protected or without unsur."""


class UnknownChoiceError(IkmError):
    """A pedoman, weight, column or value was asked for that does not exist here."""


class BadTemplateError(IkmError):
    """An office's template cannot be used, for whatever unit."""
