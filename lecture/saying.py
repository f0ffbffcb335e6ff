"""How lists are said to people: scripts get all, people the first few."""

from collections.abc import Sequence


def few(parts: Sequence[str], most: int, between: str = ", ", last: str = " and ") -> str:
    """The first parts, and how many more there are."""
    more = len(parts) - most
    return between.join(parts[:most]) + (f"{last}{more} more" if more > 0 else "")
