"""`lecture.toml` with the options of `--set` laid over it, and the place of every setting for messages."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from lecture.options import BadInput
from lecture.own.kinds import shown

LARGEST = 300_000
"""Bytes of a lecture.toml."""
ENDS = ("]", '"""', "'''")
"""What a value of several lines ends with."""
PATIENCE = 60
"""Lines on which one value might end, beyond which no more lines are looked for."""
Table = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A folder's settings. `table`: as read; `given`: by dotted key, the `--set` that said it."""

    path: Path
    text: str
    table: Table
    given: Mapping[str, str] = field(default_factory=dict)

    def leaves(self) -> dict[str, Any]:
        """Every value by its dotted key; an empty table has none."""
        return dict(_leaves(self.table))

    def refuse(self, key: str, found: str, allowed: str) -> BadInput:
        """The error about a setting: where it stands, what is wrong with it, and what is allowed."""
        return BadInput(one_line(f"{self.place(key)}: {key} {found}; {allowed}."))

    def place(self, key: str) -> str:
        """Where a setting stands: the file and its line, or the option. A setting that is not there has the file."""
        for parent in _parents(key):
            if parent in self.given:
                return self.given[parent]
        line = self._lines.get(key)
        return f"{self.path}, line {line}" if line else str(self.path)

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        """The line where each key and each table begins, by its dotted name."""
        found: dict[str, int] = {}
        table = ""
        for line, statement in _statements(self.text.split("\n")):
            is_header = statement.lstrip().startswith("[")
            names = _names(_parsed(statement) or {}, "" if is_header else table)
            if is_header:
                table = f"{names[-1]}."
            for name in names:
                found.setdefault(name, line)
        return found


def one_line(text: str) -> str:
    """A message on one line, without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def read(path: Path, given: Sequence[str]) -> Document:
    """Read a lecture.toml and lay the `--set key=value` options over it. Raises BadInput."""
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(_not_toml(path, error)) from error
    document = Document(path, text, table)
    return over(document, given)


def over(document: Document, given: Sequence[str]) -> Document:
    """The document with `key=value` options laid over it; a value is TOML, or else a text. Raises BadInput."""
    table, places = _copy(document.table), dict(document.given)
    for option in given:
        key, equals, written = option.partition("=")
        told = one_line(f"--set {option}")
        parts = [part.strip() for part in key.split(".")]
        if not equals or not all(parts):
            raise BadInput(f"{told}: this is not key=value, such as learning.rate=0.1.")
        node = table
        for part in parts[:-1]:
            node = node.setdefault(part, {})
            if not isinstance(node, dict):
                raise BadInput(f"{told}: {one_line(part)} is not a table but {shown(node)}.")
        node[parts[-1]] = _value(written)
        places[".".join(parts)] = told
    return Document(document.path, document.text, table, places)


def _value(written: str) -> Any:
    parsed = _parsed(f"value = {written}")
    return parsed["value"] if parsed and list(parsed) == ["value"] else written


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path}: this file has more than {LARGEST // 1000} kB; settings have less.")
        raw = path.read_bytes()
    except BadInput:
        raise
    except FileNotFoundError as error:
        raise BadInput(f"There is no {path}; `lecture new {path.parent}` writes one.") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: this file cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{path}, line {line}: this is not UTF-8; save the file as UTF-8.") from error


def _not_toml(path: Path, error: Exception) -> str:
    reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    reason, _, place = reason.partition(" (at ")
    line = f", {place.partition(',')[0]}" if place.startswith("line") else ""
    return f"{path}{line}: this is not TOML: {reason[:1].lower()}{reason[1:]}."


def _parsed(text: str) -> Table | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each header, key with its value, or empty line of a file that is TOML, behind its line's number; up to a value
    with too many lines on which it might end."""
    begin = 0
    while begin < len(lines):
        ends = (k for k in range(begin, len(lines)) if k == begin or any(mark in lines[k] for mark in ENDS))
        tried = ("\n".join(lines[begin : k + 1]) for k in islice(ends, PATIENCE))
        statement = next((text for text in tried if _parsed(text) is not None), None)
        if statement is None:
            return
        yield begin + 1, statement
        begin += statement.count("\n") + 1


def _parents(key: str) -> list[str]:
    parts = key.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _names(table: Table, place: str = "") -> list[str]:
    """Every key and every table by its dotted name, an outer one before those in it."""
    found: list[str] = []
    for key, value in table.items():
        found += [place + key, *(_names(value, f"{place}{key}.") if isinstance(value, dict) else [])]
    return found


def _leaves(table: Table, place: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in table.items():
        found += _leaves(value, f"{place}{key}.") if isinstance(value, dict) else [(place + key, value)]
    return found


def _copy(table: Table) -> Table:
    return {key: _copy(value) if isinstance(value, dict) else value for key, value in table.items()}
