"""The slides' example of a Hessian (slide idea 30), its terms named: what is left of a term when it is differentiated
has the term's names, so that it travels there. `e` is a power, which steps down in front; `c` a factor."""

F = "loss(f)"
TREE = {
    "": f"{F}(x, y) = {{{{x : x1}}}}^({{{{2 : e1}}}}) + {{{{2 : c2}}}} {{{{x : x2}}}}^({{{{2 : e2}}}}) {{{{y : y2}}}} "
    "+ {{y : y3}}^({{3 : e3}})",
    "x": f"(partial {F}) / (partial x) = {{{{2 : e1}}}} {{{{x : x1}}}} + {{{{4 : c2}}}} {{{{x : x2}}}} {{{{y : y2}}}}",
    "y": f"(partial {F}) / (partial y) = {{{{2 : c2}}}} {{{{x : x2}}}}^({{{{2 : e2}}}}) "
    "+ {{3 : e3}} {{y : y3}}^({{2 : p3}})",
    "xx": "{{2 : e1}} + {{4 : c2}} {{y : y2}}",
    "xy": "{{4 : c2}} {{x : x2}}",
    "yx": "{{4 : c2}} {{x : x2}}",
    "yy": "{{6 : e3}} {{y : y3}}",
}
"""The function, and what it becomes when it is differentiated by these variables, one after the other."""
MULTIPLIED = {"x": {"c2": "e2"}, "yx": {"c2": "e2"}, "yy": {"e3": "p3"}}
"""A power that steps down to a factor that stands there already: the factor, and the power that it is multiplied by."""
BY = {"x": "partial / (partial x)", "y": "partial / (partial y)"}

_SYMBOLS = [f"display((partial^2 {F}) / (partial {below}))" for below in ("x^2", "x partial y", "x partial y", "y^2")]
_MATRIX = 'mat(delim: "[", row-gap: #0.5em, column-gap: #0.8em, {}, {}; {}, {})'
DEFINITION = f"bold(H)_{F} = " + _MATRIX.format(*_SYMBOLS)
ENTRIES = {"xx": "2 + 4 y", "xy": "4 x", "yx": "4 x", "yy": "6 y"}
EXAMPLE = "= " + _MATRIX.format(*(f"{{{{{entry} : {name}}}}}" for name, entry in ENTRIES.items()))


def at_point(point: str, entries: list[str]) -> str:
    """The matrix of numbers at a point, both written already."""
    return f"bold(H)_{F}{point} = " + _MATRIX.replace("0.5em", "0.2em").format(*entries)
