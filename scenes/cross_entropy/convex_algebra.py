"""The lines of the cross-entropy's second derivative (slide idea 43), their parts named: equal names travel."""

P, EQ, BY = "model(hat(y))", "{{= : eq}}", "partial param(theta_i)"
FIRST = f"{{{{(partial loss(L)) / ({BY}) : left}}}}"
SECOND = f"{{{{(partial^2 loss(L)) / ({BY}^2) : left2}}}}"
_COLLECTED = (
    f"{SECOND} {EQ} {{{{{{{{x : x}}}}_({{{{i : i}}}})^({{{{2 : square}}}}) : front}}}} "
    f"{{{{({{{{{P} : p}}}} {{{{- : minus}}}} {{{{{P} : q}}}}^({{{{2 : two}}}})) : bracket}}}}"
)
LINES = {
    "gradient": f"{FIRST} {EQ} {{{{{{{{x_i : x}}}} ({{{{{P} : p}}}} {{{{- : minus}}}} {{{{y : y}}}}) : right}}}}",
    "second": f"{SECOND} {EQ} {{{{x_i : x}}}} thin {{{{x_i : x1}}}} "
    f"{{{{{{{{{P} : p}}}} (1 {{{{- : minus}}}} {{{{{P} : q}}}}) : k}}}}",
    "collected": _COLLECTED,
    "signed": f"{_COLLECTED} {{{{>= 0 : sign}}}}",
}
CHAIN = f"(partial {P}) / ({BY}) = {{{{x_i : x}}}} {{{{{P} (1 - {P}) : k}}}}"
"""The slope of ŷ, which comes in when ŷ is differentiated."""
SQUARE, SPREAD = "x_i^2 >= 0", f"{P} - {P}^2 in [0, 1/4]"
OVER_Z = "(partial^2 loss(L)) / (partial param(theta_i^2)) = x_i^2 thin (dif^2 loss(L)) / (dif z^2)"
RESULT = f"(partial^2 loss(L)) / (partial param(theta_i^2)) = x_i^2 ({P} - {P}^2) >= 0"
BEND = "dif^2 loss(L) \\/ dif z^2"

QUIZ = "loss(f) = x^2 + 3 y^2 + 4 x y"
ALONG = "dif^2 loss(f) \\/ dif t^2"
_MATRIX = 'mat(delim: "[", row-gap: #0.2em, column-gap: #0.8em, {}, {}; {}, {})'


def whole(entries: list[str], determinant: str) -> str:
    """The quiz's Hessian and its determinant, their numbers written already."""
    xx, xy, yx, yy = entries
    product = f"{xx} dot {yy} - {xy} dot {yx}"
    return (
        f"bold(H)_loss(f) = {_MATRIX.format(*entries)} quad det bold(H)_loss(f) = {product} = loss({determinant}) < 0"
    )
