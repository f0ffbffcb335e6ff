"""Named parts of a formula's source: parts of equal name in two lines of a derivation travel."""


def part(body: str, name: str = "") -> str:
    """A named part of a formula; the name of a letter is the letter."""
    return f"{{{{{body} : {name or body}}}}}"


EQ, MINUS, PLUS = part("=", "eq"), part("-", "minus"), part("+", "plus")
