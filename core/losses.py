"""The three losses of the lecture: value, gradient and Hessian in closed form, for one theta or many at once.

Every loss here is a sum over samples of a function l of one number, the score z = x·theta. So the chain rule
needs only l, l' and l'':

    gradient = Σ l'(zᵢ) xᵢ          Hessian = Σ l''(zᵢ) xᵢ xᵢᵀ

and a loss is three short formulas, written as the slides do, in terms of the prediction ŷ. Logarithms are natural:
the cross-entropy is in nats.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, TypeVar, get_args

import numpy as np

from core.activations import sigmoid
from core.arrays import Array, ArrayLike, binary_labels, finite, floats, frozen, vector

Reduction = Literal["sum", "mean", "none"]
Numbers = TypeVar("Numbers", float, Array)

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


class Loss(Protocol):
    """What descent and Newton's method ask of a loss; theta is (…, d)."""

    def value(self, theta: ArrayLike, /) -> Array: ...

    def gradient(self, theta: ArrayLike, /) -> Array: ...

    def hessian(self, theta: ArrayLike, /) -> Array: ...


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


@dataclass(frozen=True, eq=False)
class SampleLoss(ABC):
    """A loss summed over samples, as a function of theta.

    Shapes (n samples, d parameters, … any leading axes of theta, none for one theta):
        X         (n, d)      design matrix, its first column ones (see ``add_intercept``)
        y         (n,)        targets
        weight    (n,)        how much a sample counts, at least 0; None counts each once
        theta     (…, d)      parameters [b, w1, …]
        scores    (…, n)      z = theta · x
        value     (…)         or (…, n) with reduction "none"
        gradient  (…, d)      or (…, n, d)
        hessian   (…, d, d)   or (…, n, d, d)

    ``reduction``: "sum", "mean" (divided by the sum of the weights), or "none" (a row a sample).
    """

    X: Array
    y: Array
    weight: Array | None = None
    reduction: Reduction = "mean"

    #: Convex for every data set; proved in core.convexity and by the tests.
    always_convex: ClassVar[bool]
    #: The largest |l''(z)|: with it a learning rate can be proved small enough (core.convexity.smoothness).
    curvature_bound: ClassVar[float]

    def __post_init__(self) -> None:
        X = finite("X", self.X, ndim=2)
        if X.size == 0:
            raise ValueError(f"X must not be empty, got shape {X.shape}")
        if self.reduction not in get_args(Reduction):
            raise ValueError(f"reduction must be one of {get_args(Reduction)}, got {self.reduction!r}")
        y = self._checked_targets(vector("y", self.y, size=len(X)))
        object.__setattr__(self, "X", frozen(X))
        object.__setattr__(self, "y", frozen(y))
        if self.weight is not None:
            weight = vector("weight", self.weight, size=len(X))
            if (weight < 0).any() or weight.sum() == 0:
                raise ValueError(f"weight must be at least 0 and not all 0, got {weight}")
            object.__setattr__(self, "weight", frozen(weight))

    # What a loss is: four formulas ------------------------------------------------------------------------------

    #: ŷ as a function of the score: z itself, or σ(z).
    link: ClassVar[Literal["identity", "sigmoid"]]

    @abstractmethod
    def loss_of_score(self, z: Array) -> Array:
        """l(z) of each sample (…, n)."""

    @staticmethod
    @abstractmethod
    def slope(prediction: Numbers, y: Numbers) -> Numbers:
        """l'(z) = dL/dz, in terms of ŷ and y; plain arithmetic, so it takes arrays and Python floats."""

    @staticmethod
    @abstractmethod
    def curvature(prediction: Array, y: Array) -> Array:
        """l''(z) = d²L/dz², in terms of ŷ and y."""

    # What follows from them -------------------------------------------------------------------------------------

    def scores(self, theta: ArrayLike) -> Array:
        """z = theta · x of every sample: (…, n) for theta (…, d)."""
        theta = finite("theta", theta)
        if theta.ndim == 0 or theta.shape[-1] != self.X.shape[1]:
            raise ValueError(f"theta must end in {self.X.shape[1]} parameters, got shape {theta.shape}")
        return theta @ self.X.T

    def predictions(self, theta: ArrayLike) -> Array:
        """ŷ of every sample: (…, n) for theta (…, d)."""
        z = self.scores(theta)
        return sigmoid(z) if self.link == "sigmoid" else z

    def value(self, theta: ArrayLike) -> Array:
        """The loss: (…), or (…, n) with reduction "none"."""
        return self._reduce(self.loss_of_score(self.scores(theta)), np.ones((len(self.X), 1)), ())

    def gradient(self, theta: ArrayLike) -> Array:
        """dL/dtheta, in the order [b, w1, …]: (…, d), or (…, n, d) with reduction "none"."""
        slopes = self.slope(self.predictions(theta), self.y)
        return self._reduce(slopes, self.X, self.X.shape[1:])

    def hessian(self, theta: ArrayLike) -> Array:
        """d²L/dtheta², symmetric: (…, d, d), or (…, n, d, d) with reduction "none"."""
        curvatures = self.curvature(self.predictions(theta), self.y)
        n, d = self.X.shape
        outer = (self.X[:, :, None] * self.X[:, None, :]).reshape(n, d * d)
        return self._reduce(curvatures, outer, (d, d))

    def _reduce(self, factors: Array, rows: Array, shape: tuple[int, ...]) -> Array:
        """Σᵢ weightᵢ factorᵢ rowᵢ (or each term), divided by the sum of weights for the mean.

        Shapes: factors (…, n), rows (n, r), result (…, *shape) or (…, n, *shape) with r = the product of shape.
        """
        weight = np.ones(len(self.X)) if self.weight is None else self.weight
        if self.reduction == "none":
            each = (factors * weight)[..., None] * rows
            return each.reshape((*factors.shape, *shape))
        if self.reduction == "mean":
            weight = weight / weight.sum()
        summed: Array = (factors * weight) @ rows
        return summed.reshape((*factors.shape[:-1], *shape))[()]

    def _checked_targets(self, y: Array) -> Array:
        return binary_labels("y", y)


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
