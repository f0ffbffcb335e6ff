"""`lecture.toml` with the options of `--set` laid over it, and the place of every setting for messages."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lecture.options import BadInput

LARGEST = 300_000
"""Bytes of a lecture.toml."""
PATIENCE = 60
"""Lines of one value, beyond which its first line is no longer looked for."""
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
        line = self._line(key.split("."))
        return f"{self.path}, line {line}" if line else str(self.path)

    def _line(self, parts: Sequence[str]) -> int | None:
        """The line of a key: that behind the longest start of the file which is TOML and does not hold it yet."""
        lines = self.text.split("\n")
        if not _holds(_parsed(self.text), parts):
            return None
        low, high = 0, len(lines)  # the first `low` lines do not hold it, the first `high` do
        while high - low > 1:
            middle = (low + high) // 2
            if _holds(self._before(lines, middle), parts):
                high = middle
            else:
                low = middle
        start = next((k for k in range(high - 1, max(high - PATIENCE, 0), -1) if self._whole(lines, k)), 0)
        while start + 1 < high and lines[start].partition("#")[0].strip() == "":
            start += 1
        return start + 1

    def _before(self, lines: Sequence[str], count: int) -> Table:
        """What the first lines hold, without a value that is cut off."""
        for _ in range(PATIENCE):
            if not count or self._whole(lines, count):
                break
            count -= 1
        return _parsed("\n".join(lines[:count])) or {}

    @staticmethod
    def _whole(lines: Sequence[str], count: int) -> bool:
        return _parsed("\n".join(lines[:count])) is not None


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
                raise BadInput(f"{told}: {one_line(part)} is not a table but {node!r}.")
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


def _holds(table: Any, parts: Sequence[str]) -> bool:
    for part in parts:
        if not isinstance(table, dict) or part not in table:
            return False
        table = table[part]
    return True


def _parents(key: str) -> list[str]:
    parts = key.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _leaves(table: Table, place: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in table.items():
        found += _leaves(value, f"{place}{key}.") if isinstance(value, dict) else [(place + key, value)]
    return found


def _copy(table: Table) -> Table:
    return {key: _copy(value) if isinstance(value, dict) else value for key, value in table.items()}
