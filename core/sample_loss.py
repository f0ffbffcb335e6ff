"""What the three losses of the lecture share: the chain rule, sums over samples, many thetas at once.

Every loss is a sum over samples of a function l of one number, the score z = x·theta. So the chain rule needs only
l, l' and l'':

    gradient = Σ l'(zᵢ) xᵢ          Hessian = Σ l''(zᵢ) xᵢ xᵢᵀ

and a loss is three short formulas, written as the slides do, in terms of the prediction ŷ (see core.losses).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, TypeVar, get_args

import numpy as np

from core.activations import sigmoid
from core.arrays import Array, ArrayLike, binary_labels, finite, frozen, vector

Reduction = Literal["sum", "mean", "none"]
Numbers = TypeVar("Numbers", float, Array)

# 128 kB of float64: a few such arrays fit a processor's second-level cache.
_BLOCK_SCORES = 16_384

__all__ = ["Loss", "Numbers", "Reduction", "SampleLoss"]


class Loss(Protocol):
    """What descent and Newton's method ask of a loss; theta is (…, d)."""

    def value(self, theta: ArrayLike, /) -> Array: ...

    def gradient(self, theta: ArrayLike, /) -> Array: ...

    def hessian(self, theta: ArrayLike, /) -> Array: ...


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
        return self._checked_theta(theta) @ self.X.T

    def predictions(self, theta: ArrayLike) -> Array:
        """ŷ of every sample: (…, n) for theta (…, d)."""
        z = self.scores(theta)
        return sigmoid(z) if self.link == "sigmoid" else z

    def value(self, theta: ArrayLike) -> Array:
        """The loss: (…), or (…, n) with reduction "none"."""
        return self._in_blocks(self._value, theta)

    def gradient(self, theta: ArrayLike) -> Array:
        """dL/dtheta, in the order [b, w1, …]: (…, d), or (…, n, d) with reduction "none"."""
        return self._in_blocks(self._gradient, theta)

    def hessian(self, theta: ArrayLike) -> Array:
        """d²L/dtheta², symmetric: (…, d, d), or (…, n, d, d) with reduction "none"."""
        return self._in_blocks(self._hessian, theta)

    def _value(self, theta: Array) -> Array:
        return self._reduce(self.loss_of_score(self.scores(theta)), np.ones((len(self.X), 1)), ())

    def _gradient(self, theta: Array) -> Array:
        return self._reduce(self.slope(self.predictions(theta), self.y), self.X, self.X.shape[1:])

    def _hessian(self, theta: Array) -> Array:
        n, d = self.X.shape
        outer = (self.X[:, :, None] * self.X[:, None, :]).reshape(n, d * d)
        return self._reduce(self.curvature(self.predictions(theta), self.y), outer, (d, d))

    def _in_blocks(self, method: Callable[[Array], Array], theta: ArrayLike) -> Array:
        """``method`` on a few thetas at a time, so that their scores (…, n) never fill more than the cache."""
        theta = self._checked_theta(theta)
        points = theta.reshape(-1, theta.shape[-1])
        size = max(1, _BLOCK_SCORES // len(self.X))
        if len(points) <= size:
            return method(theta)
        blocks = np.concatenate([method(points[first : first + size]) for first in range(0, len(points), size)])
        return blocks.reshape((*theta.shape[:-1], *blocks.shape[1:]))

    def _checked_theta(self, theta: ArrayLike) -> Array:
        array = finite("theta", theta)
        if array.ndim == 0 or array.shape[-1] != self.X.shape[1]:
            raise ValueError(f"theta must end in {self.X.shape[1]} parameters, got shape {array.shape}")
        return array

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
