"""The door's refusals: what was seen in the file, and what to do."""

from __future__ import annotations

from ikm.errors import UnreadableFileError
from ikm.reading.kinds.limits import LONGEST_CELL, MOST_COLUMNS, MOST_SHEETS


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


def archive(name: str) -> UnreadableFileError:
    """The refusal of a zip with spreadsheets in it."""
    return UnreadableFileError(
        "{file} is a ZIP archive with files inside. Unpack it and upload the Excel, ODS or CSV files themselves.",
        file=name,
    )


def picture(name: str) -> UnreadableFileError:
    """The refusal of a picture."""
    return UnreadableFileError(
        "{file} is a picture, whatever its name says, and figures in a picture cannot be read. Choose the Excel, ODS or"
        " CSV file with the answers.",
        file=name,
    )


def pictured_table(name: str) -> UnreadableFileError:
    """The refusal of a workbook whose sheets hold pictures alone."""
    return UnreadableFileError(
        "{file} has no filled cells, only a picture of a table, and figures in a picture cannot be read. Type the"
        " figures into cells, or ask for the file from which the picture was made.",
        file=name,
    )


def pdf(name: str) -> UnreadableFileError:
    """The refusal of a PDF."""
    return UnreadableFileError(
        "{file} is a PDF document, whatever its name says, not a spreadsheet. Choose the Excel, ODS or CSV file from"
        " which it was made.",
        file=name,
    )


def other(name: str) -> UnreadableFileError:
    """The refusal of bytes that are no text and no spreadsheet."""
    return UnreadableFileError(
        "{file} is another kind of document, not a spreadsheet, whatever its name says. Choose the Excel, ODS or CSV"
        " file with the answers.",
        file=name,
    )


def markup(name: str) -> UnreadableFileError:
    """The refusal of XML that is neither a web page nor a workbook."""
    return UnreadableFileError(
        "{file} is XML text without a table that can be read, saved under a spreadsheet's name. Open it in Excel or"
        " LibreOffice, choose Save As, Excel Workbook (.xlsx), and upload that file.",
        file=name,
    )


def empty(name: str) -> UnreadableFileError:
    """The refusal of a workbook in which nothing is filled."""
    return UnreadableFileError("{file} has no filled cells. Choose a file with a table in it.", file=name)


def too_slow(name: str, seconds: int) -> UnreadableFileError:
    """The refusal of a file that takes too long."""
    return UnreadableFileError(
        "{file} took longer than {seconds} seconds to open, so opening was stopped. Copy the table into a new"
        " workbook, or save it as CSV, and upload that file.",
        file=name,
        seconds=seconds,
    )


def too_much(name: str) -> UnreadableFileError:
    """The refusal of a file that needs more memory than any survey."""
    return UnreadableFileError(
        "{file} needs more memory than a survey does, so it was not opened; often a stray cell far away from the"
        " table is the reason. Copy the table into a new workbook and upload that file.",
        file=name,
    )


def of_code(code: str, cell: str, name: str) -> UnreadableFileError:
    """The refusal that the worker names by its code."""
    if code == "far-cell":
        return far_cell(name, cell)
    if code == "too-many-columns":
        return UnreadableFileError(
            "{file} has more than {limit} columns, far more than a survey has. Delete the columns outside the table and"
            " save the file again.",
            file=name,
            limit=MOST_COLUMNS,
        )
    if code == "too-many-sheets":
        return UnreadableFileError(
            "{file} has more than {limit} sheets or tables, far more than a survey has. Copy the table into a new"
            " workbook and upload that file.",
            file=name,
            limit=MOST_SHEETS,
        )
    if code == "long-cell":
        return UnreadableFileError(
            "{file} has a cell with more than {limit} signs, far more than an answer has; in a text file often a"
            " quotation mark that is never closed is the reason. Shorten or correct that cell and save the file again.",
            file=name,
            limit=LONGEST_CELL,
        )
    if code == "tableless":
        return UnreadableFileError(
            "{file} is a web page without a table, whatever its name says; often it is the page that asks to log in."
            " Open it to see what it is, and download the spreadsheet again.",
            file=name,
        )
    if code == "spss-missing":
        return UnreadableFileError(
            "{file} is an SPSS file, and what reads SPSS is not installed here. Install what requirements.txt lists, or"
            " save the file in SPSS as Excel (.xlsx) and upload that file.",
            file=name,
        )
    known = {"password": password, "memory": too_much, "too-many-cells": too_much}
    return known.get(code, broken)(name)
