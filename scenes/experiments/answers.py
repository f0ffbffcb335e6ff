"""Answers ŷ and what they may cost (slide ideas 34 to 37): the arrays that scenes, clips and figures draw."""

from collections.abc import Callable

import numpy as np

from core.activations import logit, sigmoid
from core.arrays import Array
from core.losses import BinaryCrossEntropy, SigmoidSquaredError, binary_cross_entropy, squared_error

Measure = Callable[[Array, float], Array]

ANSWERS: Array = np.concatenate([[0.0], sigmoid(np.linspace(-7, 7, 561)), [1.0]])
"""ŷ from 0 to 1, dense at both ends, where the cross-entropy is steep."""
SHARES: Array = np.linspace(0.0, 1.0, 201)
"""ŷ from 0 to 1, evenly."""
CANDIDATES: dict[str, Measure] = {
    "gap": lambda p, y: np.abs(p - y),
    "square": squared_error,
    "log": binary_cross_entropy,
}
"""What an answer might cost, of ŷ and the label."""
SLOPES: dict[str, Measure] = {
    "mse": lambda p, y: SigmoidSquaredError.slope(p, np.asarray(y)),
    "bce": lambda p, y: BinaryCrossEntropy.slope(p, np.asarray(y)),
}
"""dL/dz of ŷ and the label: the gradient without its factor x_i."""
SURE = 0.99
"""An answer that is as good as sure, for label 0 the wrong one."""
WRONG = 0.01
"""How far an answer to label 1 slides; to label 0 it is one minus this."""


def answering(x: float, p: float, w: float) -> Array:
    """θ = (b, w) of the model of slope w that answers ŷ = p at x."""
    return np.array([float(logit(p)) - w * x, w])


def slide(start: float, end: float, share: float) -> float:
    """An answer on its way: its score moves evenly, so that it slows down toward 0 and 1."""
    return float(sigmoid((1 - share) * logit(start) + share * logit(end)))
