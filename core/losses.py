"""The three losses of the lecture: value, gradient and Hessian in closed form, for one theta or many at once.

Squared error of a line, squared error of a sigmoid, binary cross-entropy of a sigmoid: each is a few formulas in ŷ on
top of ``SampleLoss``. Logarithms are natural: the cross-entropy is in nats.
"""

import numpy as np

from core.activations import sigmoid
from core.arrays import Array, ArrayLike, binary_labels, finite, floats
from core.sample_loss import Loss, Numbers, Reduction, SampleLoss

__all__ = [
    "BinaryCrossEntropy",
    "LinearSquaredError",
    "Loss",
    "Reduction",
    "SampleLoss",
    "SigmoidSquaredError",
    "add_intercept",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logit",
    "squared_error",
]


def add_intercept(x: ArrayLike) -> Array:
    """The design matrix: a column of ones before the features, so that b becomes theta[0] (slide 49).

    Args:
        x: one feature (n,) or several (n, k).

    Returns:
        X (n, k + 1).

    Raises:
        ValueError: no rows, NaN or infinity, more than two axes.
    """
    features = finite("x", x)
    if features.ndim == 1:
        features = features[:, None]
    if features.ndim != 2 or features.size == 0:
        raise ValueError(f"x must be features (n,) or (n, k) with at least one row, got shape {np.shape(x)}")
    return np.hstack([np.ones((len(features), 1)), features])


def squared_error(prediction: ArrayLike, y: ArrayLike) -> Array:
    """(ŷ - y)² of each sample (slides 10 and 26); the shapes broadcast."""
    gap: Array = finite("prediction", prediction) - finite("y", y)
    return gap**2


def binary_cross_entropy(p: ArrayLike, y: ArrayLike) -> Array:
    """-y ln p - (1 - y) ln(1 - p) of each sample, in nats (slide 36).

    Args:
        p: predicted probabilities of y = 1, in [0, 1].
        y: labels 0 or 1, broadcast against ``p``.

    Returns:
        Losses of the broadcast shape: 0 where p is the label, infinite where p is certain and wrong.
    """
    p, y = floats("p", p), binary_labels("y", y)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"p must lie in [0, 1], got {p[~((p >= 0) & (p <= 1))].flat[0]}")
    with np.errstate(divide="ignore"):  # -ln 0 is meant to be infinite
        return -np.where(y == 1, np.log(p), np.log1p(-p))[()]


def binary_cross_entropy_from_logit(z: ArrayLike, y: ArrayLike) -> Array:
    """The binary cross-entropy of ŷ = σ(z), straight from the score: finite for every finite z, in nats.

    Args:
        z: scores, any shape.
        y: labels 0 or 1, broadcast against ``z``.

    Returns:
        Losses of the broadcast shape.
    """
    return _softplus_of_label(finite("z", z), binary_labels("y", y))


def _softplus_of_label(z: Array, y: Array) -> Array:
    # -ln(1 - σ(z)) = ln(1 + e^z), and -ln σ(z) = ln(1 + e^-z): flipping the label mirrors the score.
    # ln(1 + e^s) = max(s, 0) + ln(1 + e^-|s|) never forms e^s, which overflows at s = 710.
    mirrored = (1.0 - 2.0 * y) * z
    return np.maximum(mirrored, 0.0) + np.log1p(np.exp(-np.abs(mirrored)))


class LinearSquaredError(SampleLoss):
    """(ŷ - y)² with ŷ = theta · x: linear regression (slides 10 to 13). Convex; targets are any numbers."""

    link = "identity"
    always_convex = True
    curvature_bound = 2.0

    def loss_of_score(self, z: Array) -> Array:
        gap: Array = z - self.y
        return gap**2

    @staticmethod
    def slope(prediction: Numbers, y: Numbers) -> Numbers:
        return 2 * (prediction - y)

    @staticmethod
    def curvature(prediction: Array, y: Array) -> Array:  # noqa: ARG004 - the same bowl for every target
        return np.full_like(prediction, 2.0)

    def _checked_targets(self, y: Array) -> Array:
        return y


class SigmoidSquaredError(SampleLoss):
    """(ŷ - y)² with ŷ = σ(theta · x): the loss that section 2 of the lecture finds not convex (slides 26 to 33)."""

    link = "sigmoid"
    always_convex = False
    #: Reached at ŷ = (15 - √33)/24 for y = 0, where the derivative of 2ŷ²(1 - ŷ)(2 - 3ŷ) vanishes.
    curvature_bound = 2 * ((15 - 33**0.5) / 24) ** 2 * ((9 + 33**0.5) / 24) * (1 + 33**0.5) / 8

    def loss_of_score(self, z: Array) -> Array:
        gap: Array = sigmoid(z) - self.y
        return gap**2

    @staticmethod
    def slope(prediction: Numbers, y: Numbers) -> Numbers:
        return 2 * (prediction - y) * prediction * (1 - prediction)

    @staticmethod
    def curvature(prediction: Array, y: Array) -> Array:
        spread = prediction * (1 - prediction)
        return 2 * spread * (spread + (prediction - y) * (1 - 2 * prediction))


class BinaryCrossEntropy(SampleLoss):
    """-y ln ŷ - (1 - y) ln(1 - ŷ) with ŷ = σ(theta · x), in nats: logistic regression (slides 34 to 49). Convex."""

    link = "sigmoid"
    always_convex = True
    curvature_bound = 0.25

    def loss_of_score(self, z: Array) -> Array:
        return _softplus_of_label(z, self.y)

    @staticmethod
    def slope(prediction: Numbers, y: Numbers) -> Numbers:
        # ŷ(1 - ŷ) of the sigmoid cancels against the logarithm's 1/(ŷ(1 - ŷ)) (slide 37).
        return prediction - y

    @staticmethod
    def curvature(prediction: Array, y: Array) -> Array:  # noqa: ARG004 - the label drops out
        return prediction * (1 - prediction)
