"""The lines from the squared error's gradient to its second derivative (slide idea 31), with their parts named.

Parts of equal name in two lines are the same thing, and travel. `e1` … `e4` are the powers, which step down in front
when a term is differentiated; `x1`, `k1` … are what each term then brings along, ŷ's own slope.
"""

P, Y, X = "model(hat(y))", "y", "x_i"
EQ = "{{= : eq}}"
FIRST = "{{(partial loss(L)) / (partial param(theta_i)) : left}}"
SECOND = "{{(partial^2 loss(L)) / (partial param(theta_i^2)) : left2}}"
FRONT = f"{{{{2 : two}}}} {{{{{X} : x}}}}"
SLOPE = f"{P} (1 - {P})"


def _slope(k: int) -> str:
    """What term k brings along when it is differentiated: the slope of ŷ by θᵢ."""
    return f"{{{{{X} : x{k}}}}} {{{{{SLOPE} : k{k}}}}}"


BRACKET = f"({P} - {Y}) ({P} - {P}^2)"
"""What is left of the slope without 2 xᵢ."""
LINES = {
    "gradient": f"{FIRST} {EQ} {{{{{FRONT} ({{{{{P} : a}}}} - {{{{{Y} : b}}}}) "
    f"{{{{{P} : c}}}} (1 - {{{{{P} : d}}}}) : right}}}}",
    "product": f"{FIRST} {EQ} {FRONT} ({{{{{P} : a}}}} - {{{{{Y} : b}}}}) "
    f"({{{{{P} : c}}}} - {{{{{P} : d}}}}^({{{{2 : d2}}}}))",
    "expanded": f"{FIRST} {EQ} {FRONT} ({{{{- {{{{{P} : p1}}}}^({{{{3 : e1}}}}) : t1}}}} "
    f"{{{{+ {{{{{P} : p2}}}}^({{{{2 : e2}}}}) : t2}}}} {{{{- {{{{{Y} : y3}}}} {{{{{P} : p3}}}} : t3}}}} "
    f"{{{{+ {{{{{Y} : y4}}}} {{{{{P} : p4}}}}^({{{{2 : e4}}}}) : t4}}}})",
    "second": f"{SECOND} {EQ} {FRONT} bracket.l "
    f"{{{{- {{{{3 : e1}}}} {{{{{P} : p1}}}}^({{{{2 : q1}}}}) : t1}}}} {_slope(1)} "
    f"{{{{+ {{{{2 : e2}}}} {{{{{P} : p2}}}} : t2}}}} {_slope(2)} {{{{- {{{{{Y} : y3}}}} : t3}}}} {_slope(3)} "
    f"{{{{+ {{{{2 : e4}}}} {{{{{Y} : y4}}}} {{{{{P} : p4}}}} : t4}}}} {_slope(4)} bracket.r",
    "collected": f"{SECOND} {EQ} {{{{{{{{2 : two}}}} {{{{x : x}}}}_({{{{i : i}}}})^({{{{2 : square}}}}) : front}}}} "
    f"{{{{{SLOPE} : k1}}}} {{{{bracket.l {{{{- {{{{3 : e1}}}} {{{{{P} : p1}}}}^({{{{2 : q1}}}}) : t1}}}} "
    f"{{{{+ {{{{2 : e2}}}} {{{{{P} : p2}}}} : t2}}}} {{{{- {{{{{Y} : y3}}}} : t3}}}} "
    f"{{{{+ {{{{2 : e4}}}} {{{{{Y} : y4}}}} {{{{{P} : p4}}}} : t4}}}} bracket.r : bracket}}}}",
}
EXPAND_FROM = {"p1": "d", "e1": "d2", "p2": "a", "y3": "b", "p3": "c", "y4": "b", "p4": "d", "e4": "d2"}
"""Which factors make the four products."""
MODEL = f"loss(L) = ({P} - y)^2 quad quad {P} = sigma(z) quad quad z = param(bold(theta))^T bold(x)"
CHAIN = f"(partial {P}) / (partial param(theta_i)) = {{{{{X} : x}}}} {{{{{SLOPE} : k}}}}"
"""The slope of ŷ, which each term brings along."""
SQUARE, SPREAD = f"{X}^2 >= 0", f"{SLOPE} in [0, 1/4]"
SIGN = "f(model(hat(y)))"
BRACKETS = {
    0: f"zero(y = 0): quad {SIGN} = {{{{- 3 {P}^2 : t1}}}} {{{{+ 2 {P} : t2}}}}",
    1: f"one(y = 1): quad {SIGN} = {{{{- 3 {P}^2 : t1}}}} {{{{+ 4 {P} : t2}}}} {{{{- 1 : t3}}}}",
}
"""What is left of the bracket for each label."""
BELOW = {0: f"{SIGN} < 0: quad 2 \\/ 3 < {P} < 1", 1: f"{SIGN} < 0: quad 0 < {P} < 1 \\/ 3"}
SLOPE_SIZE = "abs((dif L) / (dif z))"
"""What the strips show."""
