"""Linear and logistic regression, closed-form least squares, and Newton's method to compare with descent."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from core.activations import logit, sigmoid
from core.arrays import Array, ArrayLike, IntArray, finite, vector
from core.descent import descend, gradient_descent
from core.losses import BinaryCrossEntropy, LinearSquaredError, Loss, SampleLoss, add_intercept
from core.trajectory import Trajectory

__all__ = ["LinearRegression", "LogisticRegression", "least_squares", "newton"]


@dataclass(frozen=True, eq=False)
class _Regression:
    """theta = [b, w1, …, wk] (k + 1,), and the path that led to it if it was fitted by descent."""

    theta: Array
    trajectory: Trajectory | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "theta", vector("theta", self.theta))

    @classmethod
    def _descend(
        cls, loss: SampleLoss, learning_rate: float, steps: int, start: ArrayLike | None, tolerance: float | None
    ) -> Self:
        origin = np.zeros(loss.X.shape[1]) if start is None else start
        trajectory = gradient_descent(loss, origin, learning_rate, steps, tolerance)
        return cls(trajectory.final, trajectory)

    def score(self, features: ArrayLike) -> Array:
        """z = theta · x of each row: (n,) for features (n,) or (n, k)."""
        X = add_intercept(features)
        if X.shape[1] != self.theta.size:
            raise ValueError(f"features must have {self.theta.size - 1} columns, got shape {np.shape(features)}")
        scores: Array = X @ self.theta
        return scores


class LinearRegression(_Regression):
    """ŷ = theta · x (slides 10 to 13)."""

    @classmethod
    def fit(
        cls,
        features: ArrayLike,
        y: ArrayLike,
        learning_rate: float,
        steps: int,
        start: ArrayLike | None = None,
        tolerance: float | None = None,
    ) -> Self:
        """Descend the mean squared error from ``start`` (zeros if None); the path is in ``trajectory``."""
        loss = LinearSquaredError(add_intercept(features), vector("y", y))
        return cls._descend(loss, learning_rate, steps, start, tolerance)

    def predict(self, features: ArrayLike) -> Array:
        """ŷ of each row (n,)."""
        return self.score(features)


class LogisticRegression(_Regression):
    """P(y = 1) = σ(theta · x) (slides 21 to 49)."""

    @classmethod
    def fit(
        cls,
        features: ArrayLike,
        y: ArrayLike,
        learning_rate: float,
        steps: int,
        start: ArrayLike | None = None,
        tolerance: float | None = None,
        loss: type[SampleLoss] = BinaryCrossEntropy,
    ) -> Self:
        """Descend the mean of ``loss`` from ``start`` (zeros if None); the path is in ``trajectory``."""
        return cls._descend(loss(add_intercept(features), vector("y", y)), learning_rate, steps, start, tolerance)

    def predict_proba(self, features: ArrayLike) -> Array:
        """P(y = 1) of each row (n,), in (0, 1)."""
        return sigmoid(self.score(features))

    def predict(self, features: ArrayLike, threshold: float = 0.5) -> IntArray:
        """The label of each row (n,): 1 where the probability is at least ``threshold``."""
        return (self.score(features) >= _score_at(threshold)).astype(np.intp)

    def decision_boundary(self, x1: ArrayLike = (), threshold: float = 0.5) -> Array:
        """Where the probability equals ``threshold``.

        Args:
            x1: with two features, values (m,) of the first; unused with one.
            threshold: a probability inside (0, 1).

        Returns:
            One feature: the single x, as (). Two features: the second feature (m,) above each ``x1``.

        Raises:
            ValueError: more than two features, or a last weight of 0 (the boundary is nowhere, or upright).
        """
        b, *weights = self.theta
        if len(weights) not in (1, 2):
            raise ValueError(f"theta must have one or two weights to have a boundary to draw, got {len(weights)}")
        if weights[-1] == 0:
            raise ValueError(f"theta must have a last weight other than 0, got {self.theta}")
        free = finite("x1", x1) * weights[0] if len(weights) == 2 else 0.0
        return np.asarray((_score_at(threshold) - b - free) / weights[-1])


def least_squares(X: ArrayLike, y: ArrayLike) -> Array:
    """The theta (d,) with the smallest Σ (X theta - y)², in closed form; the shortest one if there are several."""
    X = finite("X", X, ndim=2)
    return np.asarray(np.linalg.lstsq(X, vector("y", y, size=len(X)))[0], dtype=np.float64)


def newton(loss: Loss, start: ArrayLike, steps: int = 25, tolerance: float | None = 1e-10) -> Trajectory:
    """Newton's method (for the cross-entropy: iteratively reweighted least squares): theta ← theta - H⁻¹ ∇L.

    A singular Hessian (a constant column, one class only) is inverted where it can be: the pseudo-inverse leaves
    the flat directions alone. Arguments and result as in ``gradient_descent``; there is no learning rate.
    """

    def direction(theta: Array, gradient: Array) -> Array:
        step: Array = -np.linalg.pinv(loss.hessian(theta), hermitian=True) @ gradient
        return step

    return descend(loss, start, direction, steps, tolerance)


def _score_at(threshold: float) -> float:
    if not 0 < threshold < 1:
        raise ValueError(f"threshold must lie inside (0, 1), got {threshold!r}")
    return float(logit(threshold))
