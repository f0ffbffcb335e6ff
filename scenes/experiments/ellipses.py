"""What a symmetric matrix makes of the unit circle, for scene, clip and figure (slide ideas 59 and 60)."""

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.convexity import Eigen, eigen_symmetric, sample_hessian
from core.slides import fact

GENERAL = fact("eigen-formula").samples[0].point
"""Entries a, b and d of a matrix that is not flat."""
AT = fact("eigen-lambda-1").samples[1].point
X, OUTPUT = float(AT["x"]), float(sigmoid(AT["w"] * AT["x"] + AT["b"]))
"""A flower, and the model's output for it."""
REACH = 4.0
"""Half the width of the plane that is drawn."""


def of_flower(x: float, output: float) -> Array:
    """The Hessian of a flower's cross-entropy, in the slides' order (w, b)."""
    hessian: Array = sample_hessian(x, output)[::-1, ::-1]
    return hessian


def matrix(share: float) -> Array:
    """From the general matrix (0) straight to the flower's Hessian (1), in the slides' order (w, b)."""
    a, b, d = (float(GENERAL[name]) for name in "abd")
    blend: Array = (1 - share) * np.array([[a, b], [b, d]]) + share * of_flower(X, OUTPUT)
    return blend


def axes(share: float) -> Eigen:
    """The two axes of the ellipse: their half lengths and directions."""
    return eigen_symmetric(matrix(share))


def circle(count: int = 121) -> Array:
    """Points of the unit circle, closed: (count, 2)."""
    turn = np.linspace(0, 2 * np.pi, count)
    return np.stack([np.cos(turn), np.sin(turn)], axis=-1)


def image(matrix: Array, grown: float = 1.0) -> Array:
    """What a matrix makes of the circle; on the way there where `grown` is less than 1."""
    points = circle()
    moved: Array = (1 - grown) * points + grown * points @ matrix.T
    return moved


def other_flowers(share: float) -> tuple[float, float]:
    """A walk through other flowers and outputs, from the flower and back to it: x, and the model's output."""
    turn = 2 * np.pi * share
    return X - (1 - float(np.cos(turn))), OUTPUT + 0.35 * float(np.sin(turn))
