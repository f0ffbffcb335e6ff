"""One sample's loss over its score z, and how it bends: squared error and cross-entropy (slide idea 43)."""

import numpy as np

from core.activations import logit, sigmoid
from core.arrays import Array
from core.convexity import squared_error_sign_roots
from core.losses import (
    BinaryCrossEntropy,
    SampleLoss,
    SigmoidSquaredError,
    binary_cross_entropy_from_logit,
    squared_error,
)
from scenes.kit.layout import Range

Z: Array = np.linspace(-8.0, 8.0, 481)
LOSSES: dict[str, type[SampleLoss]] = {"mse": SigmoidSquaredError, "bce": BinaryCrossEntropy}
HEIGHTS = {"mse": Range(0, 1.1, (0, 1), 0), "bce": Range(0, 8.5, (0, 4, 8), 0)}
"""What is drawn of each loss."""
BENDS = Range(-0.16, 0.29, (0, 0.25), 2)
"""What is drawn of their second derivatives, on the same axes."""
RIGHT, WRONG = -3.2, 1.85
"""From where to where a score goes, for a sample of class 0: from surely right to wrong, where the squared error bends
down most."""


def loss(name: str, z: Array | float, label: int = 0) -> Array:
    """L of the scores z."""
    z = np.asarray(z, dtype=float)
    return binary_cross_entropy_from_logit(z, label) if name == "bce" else squared_error(sigmoid(z), label)


def slope(name: str, z: Array | float, label: int = 0) -> Array:
    """dL/dz."""
    return np.asarray(LOSSES[name].slope(sigmoid(z), np.asarray(float(label))))


def bend(name: str, z: Array | float, label: int = 0) -> Array:
    """d²L/dz²."""
    return np.asarray(LOSSES[name].curvature(sigmoid(z), np.asarray(float(label))))


def turn(label: int = 0) -> float:
    """The score at which the squared error begins to bend down."""
    return float(logit(squared_error_sign_roots(label)[1 - label]))
