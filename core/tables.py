"""Reading a CSV file that somebody else made, and saying exactly what is wrong with it.

A file of another country's spreadsheet is read all the same, and said in ``Table.notes``: a byte order mark,
semicolons or tabs between the columns, decimal commas (only there, since a comma cannot be both).
"""

import csv
import difflib
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import numpy as np

from core.arrays import Array

LARGEST_FILE = 20_000_000
"""Bytes; more rows than that no lecture can show."""

LARGEST_NUMBER = 1e15
"""In size; beyond it a float64 no longer tells neighbouring integers apart, and squares run out of range."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(nan|inf(inity)?)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)

__all__ = ["LARGEST_FILE", "LARGEST_NUMBER", "DataError", "Table", "listed", "quoted", "read_table", "suggestion"]


class DataError(ValueError):
    """A file that cannot be used: which, where in it, what was found, and what is allowed."""

    def __init__(
        self, file: Path, found: str, allowed: str, line: int | None = None, column: str | None = None
    ) -> None:
        self.file, self.found, self.allowed, self.line, self.column = file, found, allowed, line, column
        place = "".join(
            [f", line {line}" if line is not None else "", f", column {quoted(column)}" if column is not None else ""]
        )
        super().__init__(f"{file}{place}: {found}; {allowed}")


@dataclass(frozen=True)
class Table:
    """The text of a CSV file: column names, rows of cells, the line each row stands on, and what was read leniently."""

    file: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    decimal_comma: bool
    notes: tuple[str, ...]

    def texts(self, column: str) -> list[str]:
        """The cells of one column; DataError with the nearest name if there is none of that name."""
        return [row[self._position(column)] for row in self.rows]

    def numbers(self, column: str) -> Array:
        """The cells of one column as float64 (n,); DataError for a cell that is no finite number."""
        cells = zip(self.texts(column), self.lines, strict=True)
        return np.array([self._number(cell, line, column) for cell, line in cells], dtype=np.float64)

    def _position(self, column: str) -> int:
        if column not in self.header:
            found = f"there is no column {quoted(column)}{suggestion(column, self.header)}"
            raise DataError(self.file, found, f"the columns are {listed(self.header)}")
        return self.header.index(column)

    def _number(self, cell: str, line: int, column: str) -> float:
        text = cell.replace(",", ".") if self.decimal_comma and _DECIMAL_COMMA.fullmatch(cell) else cell
        if not _NUMBER.fullmatch(text):
            if _NOT_FINITE.fullmatch(text):
                raise DataError(self.file, f"{quoted(cell)} is not finite", "allowed are finite numbers", line, column)
            allowed = "allowed are numbers such as 1.4 or -3e2"
            if _DECIMAL_COMMA.fullmatch(cell):
                allowed += "; decimal commas need semicolons or tabs between the columns"
            found = f"{quoted(cell)} is not a number" if cell else "the cell is empty"
            raise DataError(self.file, found, allowed, line, column)
        number = float(text)
        if not abs(number) <= LARGEST_NUMBER:
            allowed = f"allowed are numbers up to {LARGEST_NUMBER:g} in size"
            raise DataError(self.file, f"{quoted(cell)} is too large", allowed, line, column)
        return number


def read_table(path: Path, root: Path | None = None) -> Table:
    """Read a CSV file with a header line.

    Args:
        path: the file.
        root: if given, the folder that the file must lie in, links followed.

    Raises:
        DataError: no such file, a directory, a loop of links, a file outside ``root``, larger than ``LARGEST_FILE``,
            empty, not UTF-8, a broken quotation, a header with an empty or repeated name, a row of another length.
    """
    text, notes = _decoded(path, root)
    first_line = text.lstrip().partition("\n")[0]
    separator = max(",;\t", key=first_line.count)
    if separator != ",":
        notes.append(f"columns are separated by {'semicolons' if separator == ';' else 'tabs'}")
    records = _records(path, text, separator)
    if not records:
        raise DataError(path, "the file is empty", "a header line and at least two rows are needed")
    (header_line, header), *body = records
    _check_header(path, header_line, header)
    for line, cells in body:
        if len(cells) != len(header):
            found = f"the row has {len(cells)} cells"
            raise DataError(path, found, f"the header has {len(header)} columns: {listed(header)}", line)
    decimal_comma = separator != "," and any(_DECIMAL_COMMA.fullmatch(cell) for _, cells in body for cell in cells)
    if decimal_comma:
        notes.append("decimal commas are read as decimal points")
    rows, lines = tuple(cells for _, cells in body), tuple(line for line, _ in body)
    return Table(path, header, rows, lines, decimal_comma, tuple(notes))


def suggestion(wanted: str, known: Sequence[str]) -> str:
    """ " (did you mean 'x'?)" for the nearest known name, or nothing if none is near."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(wanted.casefold(), folded, n=1)
    return f" (did you mean {quoted(folded[near[0]])}?)" if near else ""


def quoted(text: str) -> str:
    """A name or a cell as a message shows it: in quotes, on one line, not longer than a line."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


def listed(texts: Sequence[str], most: int = 8) -> str:
    """The first few of several names."""
    return ", ".join(quoted(text) for text in texts[:most]) + (", …" if len(texts) > most else "")


def _decoded(path: Path, root: Path | None) -> tuple[str, list[str]]:
    allowed = "allowed is a readable CSV file"
    try:
        inside = root is None or path.resolve().is_relative_to(root.resolve())
        size, ordinary, directory = path.stat().st_size, path.is_file(), path.is_dir()
        if not inside:
            raise DataError(path, "the file lies outside the lecture's folder", f"allowed are files in {root}")
        if not ordinary:
            raise DataError(path, "this is a directory" if directory else "this is not an ordinary file", allowed)
        if size > LARGEST_FILE:
            limit = f"allowed are {LARGEST_FILE // 10**6} MB, since no lecture can show more rows"
            raise DataError(path, f"the file has {size / 1e6:.0f} MB", limit)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(path, "there is no such file", allowed) from error
    except (OSError, RuntimeError) as error:  # resolve() reports a loop of links as RuntimeError before Python 3.13
        reason = error.strerror if isinstance(error, OSError) else "Too many levels of symbolic links"
        raise DataError(path, f"the file cannot be read ({reason})", allowed) from error
    except DataError:
        raise
    except ValueError as error:
        raise DataError(path, f"this is no path ({error})", allowed) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte {raw[error.start]:#04x} is not UTF-8"
        raise DataError(path, found, "save the file as UTF-8", line) from error
    if text.startswith("\ufeff"):
        return text[1:], ["the byte order mark at the start is skipped"]
    return text, []


def _records(path: Path, text: str, separator: str) -> list[tuple[int, tuple[str, ...]]]:
    """Line number and cells of every record that is not blank; each cell on one line, in the normal form that settings
    are read in, so that names can be compared."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[tuple[int, tuple[str, ...]]] = []
    try:
        for record in reader:
            cells = tuple(normalize("NFC", " ".join(cell.split())) for cell in record)
            if any(cells):
                records.append((reader.line_num, cells))
    except csv.Error as error:
        raise DataError(path, f"this is not CSV ({error})", "check the quotation marks", reader.line_num) from error
    return records


def _check_header(path: Path, line: int, header: tuple[str, ...]) -> None:
    if "" in header:
        raise DataError(path, f"column {header.index('') + 1} has no name", "every column needs one", line)
    repeated = [name for name in header if header.count(name) > 1]
    if repeated:
        raise DataError(path, f"the name {quoted(repeated[0])} stands twice", "every column needs its own", line)
    if all(_NUMBER.fullmatch(name) and math.isfinite(float(name)) for name in header):
        raise DataError(path, "the first line holds numbers", "it must hold the columns' names", line)
