"""A table of another program: its rows, whatever stands between their cells."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.io.errors import Fault, InputError

DELIMITERS = (",", ";", "\t")
"""What may stand between cells."""
MOST_COLUMNS = 100
MOST_FAULTS_KEPT = 1000
"""Rows that can't be read, after which a file is taken for another thing."""
_BLANK_BEFORE = 20


class CutOffError(InputError):
    """An end of a table in the midst of a row: what stands before it can be read."""


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table with its header; the rows can be read once."""

    name: str  #: For messages
    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]  #: With their number; raises CutOffError at a broken end
    comma: bool  #: Whether a comma is a decimal one for sure, as where cells are apart by semicolons


def read_table(file: ExportedFile) -> ForeignTable | None:
    """Return the table of a file; None where it begins with no header of several columns. Raises InputError.

    Line ends within quotes are part of their cell, and count for no row of their own.
    """
    lines = iter(file.lines)
    first = next((line for line in islice(lines, _BLANK_BEFORE) if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda one: (len(_split(first, one)), -DELIMITERS.index(one)))
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    try:
        header = tuple(cell.strip() for cell in next(reader, ()))
    except csv.Error:
        return None
    if not 2 <= len(header) <= MOST_COLUMNS:
        return None
    return ForeignTable(file.name, header, _read_rows(reader, file.name), comma=delimiter == ";")


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return []


def _read_rows(reader: Iterator[list[str]], source: str) -> Iterator[tuple[int, list[str]]]:
    row = 1
    try:
        for row, cells in enumerate(reader, 2):
            if any(cells):
                yield row, cells
    except csv.Error as error:
        found = "a quote that does not end" if "end of data" in str(error) or "limit" in str(error) else str(error)
        allowed = "the file may be cut off, and is not read from here on: export it again"
        raise CutOffError(source, Fault(f"row {row + 1}", found, allowed)) from error
