"""What is known of a language by its two letters (ISO 639-1): its name, its decimal mark, its code in an MP4.

The libraries that know are loaded when they are asked: they take a twentieth of a second.
"""

from functools import cache
from typing import Any


def exists(code: str) -> bool:
    """Whether two letters are a language that is written from left to right."""
    from babel import UnknownLocaleError

    try:
        return len(code) == 2 and code.islower() and bool(_locale(code).text_direction == "ltr")
    except (ValueError, UnknownLocaleError):
        return False


@cache
def name(code: str) -> str:
    """What a language is called in itself: vi → Tiếng Việt."""
    named: str = _locale(code).get_display_name() or code
    return named[:1].upper() + named[1:]


@cache
def decimal_mark(code: str) -> str:
    """What stands before a number's decimals: a point or a comma."""
    mark: str = _locale(code).number_symbols.get("latn", {}).get("decimal", ".")
    return mark if mark in (".", ",") else "."


@cache
def long_code(code: str) -> str:
    """ISO 639-2/T, as MP4 has it: vi → vie."""
    import langcodes

    return langcodes.get(code).to_alpha3()


@cache
def short_code(long: str) -> str:
    """The two letters of an ISO 639-2 code: vie → vi."""
    import langcodes

    return langcodes.standardize_tag(long)


@cache
def _locale(code: str) -> Any:
    from babel import Locale

    return Locale.parse(code)
