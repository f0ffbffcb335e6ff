"""Gradient descent and its relatives on any differentiable objective (slides 3 to 6, 13, 45 to 49).

One objective, one start, one learning rate: the same code walks along x², over the two-dimensional bowl and through
the parameters of a regression.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.arrays import Array, ArrayLike, BoolArray, finite, positive, vector, whole
from core.trajectory import DIVERGENCE_LIMIT, Stopped, Trajectories, Trajectory

__all__ = [
    "Differentiable",
    "Objective",
    "descend",
    "gradient_descent",
    "gradient_descent_many",
    "sign_descent",
]


class Differentiable(Protocol):
    """Anything with a value and a gradient: every loss, and ``Objective``."""

    def value(self, theta: Array, /) -> ArrayLike: ...

    def gradient(self, theta: Array, /) -> ArrayLike: ...


@dataclass(frozen=True)
class Objective:
    """A plain function and its gradient, as descent wants them.

    ``value`` maps (d,) to a number and ``gradient`` maps (d,) to (d,); for ``gradient_descent_many`` both must also
    take (m, d). Example: ``Objective(lambda p: (p**2).sum(-1), lambda p: 2 * p)``.
    """

    value: Callable[[Array], ArrayLike]
    gradient: Callable[[Array], ArrayLike]


def gradient_descent(
    objective: Differentiable,
    start: ArrayLike,
    learning_rate: float,
    steps: int,
    tolerance: float | None = None,
) -> Trajectory:
    """theta ← theta - η ∇L(theta), again and again (slide 3).

    Args:
        objective: a loss (reduction "sum" or "mean"), or an ``Objective``.
        start: first point (d,); a number stands for (1,).
        learning_rate: η, above 0.
        steps: the most steps to take, at least 0.
        tolerance: stop once the gradient is no longer than this; None never does.

    Returns:
        The path; a descent that runs away ends early with ``stopped == "divergence"``.

    Raises:
        ValueError: a bad argument, or an objective that is not finite at the start.
    """
    rate = positive("learning_rate", learning_rate)
    return descend(objective, start, lambda _, gradient: -rate * gradient, steps, tolerance)


def sign_descent(
    objective: Differentiable,
    start: ArrayLike,
    learning_rate: float,
    steps: int,
    tolerance: float | None = None,
) -> Trajectory:
    """theta ← theta - η sign(∇L(theta)): a step of the same size along each axis that has a slope.

    With η = 1 from integers it stays on integers; this, not the printed rule, gives the points of slide 6:
    (3, 4), (2, 3), (1, 2), (0, 1), (0, 0). Arguments and result as in ``gradient_descent``.
    """
    rate = positive("learning_rate", learning_rate)
    return descend(objective, start, lambda _, gradient: -rate * np.sign(gradient), steps, tolerance)


def descend(
    objective: Differentiable,
    start: ArrayLike,
    direction: Callable[[Array, Array], Array],
    steps: int,
    tolerance: float | None = None,
) -> Trajectory:
    """The walk that all methods share: add ``direction(theta, gradient)`` until there is a reason to stop.

    ``direction`` maps a point and its gradient, both (d,), to the step (d,). The rest as in ``gradient_descent``.
    """
    theta = vector("start", np.atleast_1d(finite("start", start)))
    budget = whole("steps", steps)
    limit = -1.0 if tolerance is None else positive("tolerance", tolerance)
    value, gradient = _value_and_gradient(objective, theta)
    if not _is_finite(value, gradient):
        raise ValueError(f"start must have a finite value and gradient, got {value} and {gradient} at {theta}")
    points, values, gradients = [theta], [value], [gradient]
    moves: list[Array] = []
    stopped: Stopped = "budget"
    # Overflow is not an accident here but an outcome, reported in `stopped`.
    with np.errstate(over="ignore", invalid="ignore"):
        while not (small := np.linalg.norm(gradient) <= limit) and len(moves) < budget:
            move = direction(theta, gradient)
            theta = theta + move
            if not _within_limit(theta) or not _is_finite(*(row := _value_and_gradient(objective, theta))):
                stopped = "divergence"
                break
            value, gradient = row
            points.append(theta)
            values.append(value)
            gradients.append(gradient)
            moves.append(move)
    if small:
        stopped = "tolerance"
    taken = np.array(moves).reshape(len(moves), theta.size)
    return Trajectory(np.array(points), np.array(values), np.array(gradients), taken, stopped)


def gradient_descent_many(
    objective: Differentiable,
    starts: ArrayLike,
    learning_rate: float,
    steps: int,
    tolerance: float | None = None,
) -> Trajectories:
    """Gradient descent from many starts at once, for maps of starting points.

    Args:
        objective: as in ``gradient_descent``, but taking (m, d).
        starts: first points (m, d).
        learning_rate: η, above 0.
        steps: the most steps to take, at least 0.
        tolerance: a run stops once its gradient is no longer than this; None never does.

    Returns:
        All paths; each is the one that ``gradient_descent`` gives from its start.
    """
    theta = finite("starts", starts, ndim=2)
    if theta.size == 0:
        raise ValueError(f"starts must not be empty, got shape {theta.shape}")
    rate = positive("learning_rate", learning_rate)
    budget = whole("steps", steps)
    limit = -1.0 if tolerance is None else positive("tolerance", tolerance)
    value, gradient = _values_and_gradients(objective, theta)
    if not _finite_runs(value, gradient).all():
        raise ValueError(f"starts must have finite values and gradients, got {value}")
    points, values, gradients = [theta], [value], [gradient]
    lengths = np.ones(len(theta), dtype=np.intp)
    diverged = np.zeros(len(theta), dtype=np.bool_)
    converged = _flat(gradient, limit)
    with np.errstate(over="ignore", invalid="ignore"):
        while len(points) <= budget and (running := ~(diverged | converged)).any():
            moved = theta - rate * gradient
            kept = running & (np.abs(moved).max(axis=-1) <= DIVERGENCE_LIMIT)
            new_theta = np.where(kept[:, None], moved, theta)
            new_value, new_gradient = _values_and_gradients(objective, new_theta)
            kept &= _finite_runs(new_value, new_gradient)
            theta = np.where(kept[:, None], new_theta, theta)
            value = np.where(kept, new_value, value)
            gradient = np.where(kept[:, None], new_gradient, gradient)
            lengths += kept
            diverged |= running & ~kept
            converged |= kept & _flat(gradient, limit)
            points.append(theta)
            values.append(value)
            gradients.append(gradient)
    return Trajectories(np.array(points), np.array(values), np.array(gradients), lengths, diverged, converged)


def _value_and_gradient(objective: Differentiable, theta: Array) -> tuple[float, Array]:
    values, gradient = _values_and_gradients(objective, theta)
    return float(values), gradient


def _values_and_gradients(objective: Differentiable, theta: Array) -> tuple[Array, Array]:
    """The objective at theta (…, d): values (…) and gradients (…, d)."""
    value = np.asarray(objective.value(theta), dtype=np.float64)
    gradient = np.asarray(objective.gradient(theta), dtype=np.float64)
    if value.shape != theta.shape[:-1] or gradient.shape != theta.shape:
        raise ValueError(
            f"objective must give values {theta.shape[:-1]} and gradients {theta.shape} for theta {theta.shape} "
            f"(a loss: reduction sum or mean), got {value.shape} and {gradient.shape}"
        )
    return value, gradient


def _is_finite(value: float, gradient: Array) -> bool:
    return bool(np.isfinite(value) and np.isfinite(gradient).all())


def _within_limit(theta: Array) -> bool:
    return bool((np.abs(theta) <= DIVERGENCE_LIMIT).all())


def _flat(gradient: Array, limit: float) -> BoolArray:
    """Which runs' gradients (m, d) are no longer than the limit."""
    return np.asarray(np.linalg.norm(gradient, axis=-1) <= limit, dtype=np.bool_)


def _finite_runs(value: Array, gradient: Array) -> BoolArray:
    runs: BoolArray = np.isfinite(value) & np.isfinite(gradient).all(axis=-1)
    return runs
