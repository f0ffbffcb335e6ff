"""The squared error's curvature over the output: what its scene, figure and clip share."""

from fractions import Fraction

import numpy as np

from core.arrays import Array
from core.convexity import squared_error_sign, squared_error_sign_roots
from core.losses import SigmoidSquaredError
from scenes.kit.layout import Range

OUTPUTS, SIGNS, SLOPES = Range(0, 1), Range(-1.2, 0.46, (-1, 0), 0), Range(0, 0.36)
STEP = 0.1
"""The output that is looked at closely is this far from the wrong label."""
P = np.linspace(0, 1, 241)
ZONE = 0.3
"""How much the zone below zero is filled."""


def sign(p: Array | float, label: int) -> Array:
    """The factor of the second derivative that can be negative."""
    return squared_error_sign(p, label)


def turn(label: int) -> float:
    """The output at which it becomes negative: 2/3 for y = 0, 1/3 for y = 1."""
    roots = squared_error_sign_roots(label)
    return float(roots[1 - label])


def top(label: int) -> float:
    """The output at which it is largest."""
    return float(squared_error_sign_roots(label).mean())


def steepness(p: Array | float, label: int) -> Array:
    """|dL/dz|, the size of the loss's slope."""
    size: Array = np.abs(SigmoidSquaredError.slope(np.asarray(p, dtype=float), np.asarray(float(label))))
    return size


def close_to_wrong(label: int) -> float:
    """An output that is surely wrong: 0.9 for y = 0, 0.1 for y = 1."""
    return 1 - STEP if label == 0 else STEP


def fraction(value: float) -> str:
    """0.666… as a formula's source, 2\\/3: it is set with a slash."""
    exact = Fraction(value).limit_denominator(12)
    return f"{exact.numerator} \\/ {exact.denominator}" if exact.denominator > 1 else str(exact.numerator)
