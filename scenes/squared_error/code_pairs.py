"""Which part of the slides' code is which part of a formula (slide idea 28)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A function: its name, the line that does it, its formula, and which part of the one is which of the other."""

    name: str
    line: str
    formula: str
    parts: Sequence[tuple[str, str]]


PAIRS = (
    Pair(
        "sigmoid_function",
        "return 1 / (1 + np.exp(-z))",
        "model(sigma(z)) = {{ 1 : one }} / (1 + {{ e^(-z) : exp }})",
        (("1 /", "one"), ("np.exp(-z)", "exp")),
    ),
    Pair(
        "predict",
        "y_hat = sigmoid_function(np.dot(x, theta))",
        "model(hat(y)) = {{ model(sigma) : sigma }} ( {{ bold(x)^T param(bold(theta)) : dot }} )",
        (("np.dot(x, theta)", "dot"), ("sigmoid_function", "sigma")),
    ),
    Pair(
        "loss_function",
        "return (y_hat - y)**2",
        "loss(L) = {{ (model(hat(y)) - y) : gap }} zws^{{ 2 : two }}",
        (("(y_hat - y)", "gap"), ("**2", "two")),
    ),
    Pair(
        "compute_gradient",
        "return 2*x*(y_hat - y)*y_hat*(1 - y_hat)",
        "grad((partial L) / (partial bold(theta))) = {{ 2 bold(x) : x }} thin {{ (model(hat(y)) - y) : gap }} thin "
        "{{ model(hat(y)) (1 - model(hat(y))) : slope }}",
        (("2*x", "x"), ("(y_hat - y)", "gap"), ("y_hat*(1 - y_hat)", "slope")),
    ),
)
