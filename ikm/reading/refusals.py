"""Refusals that several steps of the door share: what is wrong with the file, and what to do."""

from __future__ import annotations

from ikm.errors import UnreadableFileError


def broken(name: str) -> UnreadableFileError:
    """The refusal of a damaged file."""
    return UnreadableFileError(
        "{file} is damaged or was not sent completely. Open it in Excel or LibreOffice, save it again as .xlsx and"
        " upload that file.",
        file=name,
    )


def far_cell(name: str, cell: str) -> UnreadableFileError:
    """The refusal of a workbook with a cell far away from its table."""
    return UnreadableFileError(
        "{file} has something in cell {cell}, far away from any table, so it was not opened. Delete the rows and"
        " columns outside the table and save the file again.",
        file=name,
        cell=cell,
    )


def bomb(name: str) -> UnreadableFileError:
    """The refusal of a file that unpacks to far more than it should."""
    return UnreadableFileError(
        "{file} would unpack to far more than a survey holds, so it was not opened. Copy the table into a new"
        " workbook and upload that file.",
        file=name,
    )


def password(name: str) -> UnreadableFileError:
    """The refusal of a protected file."""
    return UnreadableFileError(
        "{file} is protected with a password. Open it with the password, save it without one and upload that file.",
        file=name,
    )


def no_workbook(name: str) -> UnreadableFileError:
    """The refusal of an archive that is something else."""
    return UnreadableFileError(
        "{file} holds no workbook, or only a part of one was sent. Choose the Excel, ODS or CSV file with the answers.",
        file=name,
    )
