"""The proof's lines (slide ideas 56 to 58), their parts named: those of equal name are the same thing, and travel."""

P, X, Y, L = "model(hat(y))", "x", "y", "loss(L)"
W, B = "param(w)", "param(b)"
MODEL = f"{P} = sigma(z) = 1 / (1 + e^(-({W} x + {B})))"
SLOPE = f"(dif {L}) / (dif z) = {{{{{P} - {Y} : d}}}}"
SPREAD = f"{P} (1 - {P})"


def _first(by: str) -> str:
    """How the loss answers a parameter."""
    return f"(partial {L}) / (partial {by}) = ({{{{{P} - {Y} : d}}}})" + (f" {{{{{X} : x}}}}" if by == W else "")


TREE = {
    "": f"{L} ({W}, {B}) = -(y log {P} + (1 - y) log(1 - {P}))",
    "w": _first(W),
    "b": _first(B),
    "ww": f"{{{{{SPREAD} : k}}}} {{{{{X} : x}}}}^({{{{2 : square}}}})",
    "wb": f"{{{{{SPREAD} : k}}}} {{{{{X} : x}}}}",
    "bw": f"{{{{{SPREAD} : k}}}} {{{{{X} : x}}}}",
    "bb": f"{{{{{SPREAD} : k}}}}",
}
"""The loss, and what it becomes when it is differentiated by these parameters, one after the other."""
THROUGH_Z = {
    "w": f"(dif z) / (dif {W}) = {{{{{X} : x}}}}",
    "b": f"(dif z) / (dif {B}) = 1",
}
"""How z answers either parameter: the chain rule's other factor."""
ENTRIES = ("ww", "wb", "bw", "bb")
BY = {by: f"partial / (partial {by})" for by in ("w", "b")}
CHAINS = {
    "w": f"(partial {P}) / (partial {W}) = {{{{{SPREAD} : k}}}} {{{{{X} : x}}}}",
    "b": f"(partial {P}) / (partial {B}) = {{{{{SPREAD} : k}}}}",
}
"""The slope of ŷ by either parameter."""

_MATRIX = 'mat(delim: "[", row-gap: #0.5em, column-gap: #0.8em, {}, {}; {}, {})'
_BELOW = (f"{W}^2", f"{W} partial {B}", f"{B} partial {W}", f"{B}^2")
NAME = "bold(H) ="
DEFINITION = _MATRIX.format(*(f"display((partial^2 {L}) / (partial {below}))" for below in _BELOW))
VALUES = {"ww": f"{SPREAD} x^2", "wb": f"{SPREAD} x", "bw": f"{SPREAD} x", "bb": SPREAD}
MATRIX = _MATRIX.format(*(f"{{{{{entry} : {name}}}}}" for name, entry in VALUES.items()))

EQ = "{{det(bold(H)) : left}} {{= : eq}}"


def _spread(k: int) -> str:
    return f"{{{{{P} : f{k}}}}} {{{{(1 - {P}) : g{k}}}}}"


DETERMINANT = {
    "product": f"{EQ} {{{{{_spread(1)} {{{{x : x1}}}}^({{{{2 : e1}}}}) : ww}}}} {{{{dot : dot}}}} "
    f"{{{{{_spread(2)} : bb}}}} {{{{- : minus}}}} {{{{paren.l : open}}}} {{{{{_spread(3)} {{{{x : x3}}}} : wb}}}} "
    f"{{{{paren.r^2 : close}}}}",
    "factored": f"{EQ} {{{{{P} : f1}}}}^({{{{2 : p1}}}}) {{{{(1 - {P}) : g1}}}}^({{{{2 : p2}}}}) "
    f"({{{{{{{{x : x1}}}}^({{{{2 : e1}}}}) : s1}}}} {{{{- : minus}}}} {{{{{{{{x : x3}}}}^({{{{2 : e3}}}}) : s2}}}})",
}
DETERMINANT["zero"] = DETERMINANT["factored"] + " = {{0 : zero}}"
"""The determinant, from its two products to nothing."""
NOTHING = f"{EQ} {{{{0 : zero}}}}"
DIAGONAL = f"0 <= {P} <= 1: quad {{{{{SPREAD} x^2 : ww}}}} >= 0 quad quad {{{{{SPREAD} : bb}}}} >= 0"
STEP = f'bold(v) = vec(delim: "[", Delta {W}, Delta {B})'
FORM = f"bold(v)^T bold(H) bold(v) = {SPREAD} (x thin Delta {W} + Delta {B})^2 >= 0"
FLAT = f"x thin Delta {W} + Delta {B} = 0"
SUM = f"bold(v)^T (sum_i bold(H)_i) thin bold(v) = sum_i {P}_i (1 - {P}_i) (x_i thin Delta {W} + Delta {B})^2 >= 0"
