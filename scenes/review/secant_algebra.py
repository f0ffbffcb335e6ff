"""The lines that make the quotient of x² into 2x, with their parts named: parts of equal name travel. `d` and `D` are
the Δ of J and of x, which become the d of the derivative."""

DX = "Delta x"
BELOW = f"{{{{{DX} : below}}}}"
SQUARED = f"{{{{({{{{x : a}}}} {{{{+ : plus}}}} {{{{{DX} : b}}}}) : paren}}}}^({{{{2 : p}}}})"
SMALL = f"{{{{({{{{{DX} : b}}}}) : paren}}}}^({{{{2 : p}}}})"
CROSS = f"{{{{2 x {DX} : cross}}}} {{{{+ : more}}}} {SMALL}"
OLD = "{{- : minus}} {{x^2 : old}}"


def _left(small: str) -> str:
    """ΔJ/Δx or dJ/dx, and the equals sign."""
    top, bottom = f"{{{{{small} : d}}}} {{{{loss(J) : J}}}}", f"{{{{{small} : D}}}} {{{{x : X}}}}"
    return f"{{{{frac({top}, {bottom}) : left-bar}}}} {{{{= : eq}}}} "


QUOTIENT = _left("Delta")

LINES = {
    "quotient": QUOTIENT + f"{{{{frac({SQUARED} {OLD}, {BELOW}) : bar}}}}",
    "expand": QUOTIENT + f"{{{{frac({{{{x^2 : square}}}} {{{{+ : plus}}}} {CROSS} {OLD}, {BELOW}) : bar}}}}",
    "cancel": QUOTIENT + f"{{{{frac({CROSS}, {BELOW}) : bar}}}}",
    "divide": QUOTIENT + f"{{{{2 x : cross}}}} {{{{+ : more}}}} {{{{{DX} : b}}}}",
    "limit": _left("grad(dif)") + "{{grad(2 x) : cross}}",
}
EXPAND_FROM = {"square": "a"}
"""The x of (x + Δx)² becomes x²."""
