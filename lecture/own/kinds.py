"""What a setting may be: each kind reads a value, or says what was found and what is allowed."""

import math
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any
from unicodedata import normalize

from lecture.own.letters import stray

Kind = Callable[[Any], Any]
"""Takes a value of TOML and gives it back, checked. Raises Refused."""
AUTO = "auto"


class Refused(ValueError):
    """A value that cannot be used: what was found, and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(found, allowed)
        self.found, self.allowed = found, allowed


def shown(value: Any) -> str:
    """A value as a message shows it: short, on one line."""
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of thousands of digits
        return "a number that is too long to be shown"
    return text if len(text) <= 60 else text[:59] + "…"


def text(longest: int, visible: bool = True) -> Kind:
    """A text on one line; a visible one has only letters that the lecture's typeface has."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Refused(f"is {shown(value)}", "allowed is a text in quotes")
        line = normalize("NFC", " ".join(value.split()))
        if len(line) > longest:
            raise Refused(f"has {len(line)} characters", f"allowed are {longest}")
        wrong = stray(line, visible)
        if wrong:
            allowed = "allowed are the letters of the typeface Be Vietnam Pro" if visible else "allowed is plain text"
            raise Refused(f"holds the character {wrong}", allowed)
        if "{" in line or "}" in line:
            raise Refused("holds a brace", "braces are kept for {places} in words")
        return line

    return read


def one_of(names: Sequence[str]) -> Kind:
    """One of several words."""

    def read(value: Any) -> str:
        if value not in names or not isinstance(value, str):
            raise Refused(f"is {shown(value)}{nearest(value, names)}", f"allowed are {listed(names)}")
        return value

    return read


def some_of(names: Sequence[str], most: int = 1000, least: int = 0) -> Kind:
    """A list of several words, none twice."""

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise Refused(f"is {shown(value)}", 'allowed is a list such as ["one", "two"]')
        for name in value:
            if not isinstance(name, str) or name not in names:
                raise Refused(f"names {shown(name)}{nearest(name, names)}", f"allowed are {listed(names)}")
        return _distinct(value, least, most)

    return read


def texts(longest: int, least: int, most: int, one: Kind | None = None) -> Kind:
    """A list of texts."""
    each = one or text(longest)

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            raise Refused(f"is {shown(value)}", f"allowed is a list of {wanted} texts in quotes")
        return tuple(each(item) for item in value)

    return read


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Refused(f"is {shown(value)}", "allowed are true and false")
    return value


def whole(low: int, high: int) -> Kind:
    """A whole number in these bounds."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Refused(f"is {shown(value)}", f"allowed are whole numbers from {low} to {high}")
        return value

    return read


def number(low: float, high: float) -> Kind:
    """A number in these bounds."""

    def read(value: Any) -> float:
        if not _is_number(value) or not low <= value <= high:
            raise Refused(f"is {shown(value)}", f"allowed are numbers from {low:g} to {high:g}")
        return float(value)

    return read


def numbers(count: int, size: float) -> Kind:
    """A list of so many numbers."""

    def read(value: Any) -> tuple[float, ...]:
        if not isinstance(value, list) or len(value) != count or not all(_is_number(item) for item in value):
            raise Refused(f"is {shown(value)}", f"allowed is a list of {count} numbers")
        if any(abs(item) > size for item in value):
            raise Refused(f"is {shown(value)}", f"allowed are numbers from {-size:g} to {size:g}")
        return tuple(float(item) for item in value)

    return read


def or_auto(kind: Kind) -> Kind:
    """What `kind` allows, or "auto", which is read as None: the data choose it."""

    def read(value: Any) -> Any:
        if value == AUTO:
            return None
        try:
            return kind(value)
        except Refused as error:
            raise Refused(error.found, f'{error.allowed}, or "{AUTO}"') from error

    return read


def nearest(name: Any, names: Sequence[str]) -> str:
    """A question that suggests the nearest of several names, or nothing if none is near."""
    near = get_close_matches(name[:200], names, n=1, cutoff=0.5) if isinstance(name, str) else []
    return f" (did you mean {near[0]!r}?)" if near else ""


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names with commas between them; the first ones, if there are many."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18 and math.isfinite(value)


def _distinct(names: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        raise Refused("names one twice", "allowed is each once")
    if not least <= len(names) <= most:
        raise Refused(f"names {len(names)}", f"allowed are {least} to {most}")
    return tuple(names)
