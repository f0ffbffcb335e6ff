"""Stochastic and mini-batch descent: a step looks at a few samples only (the five steps of slides 45 to 49)."""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from core.activations import sigmoid
from core.arrays import Array, ArrayLike, IntArray, positive, vector, whole
from core.losses import SampleLoss
from core.trajectory import DIVERGENCE_LIMIT, Stopped, Trajectory

# As text: NumPy loads its random numbers only when they are asked for, and so should we.
Order: TypeAlias = "Sequence[int] | IntArray | np.random.Generator"

__all__ = ["Order", "deal", "stochastic_descent"]


def deal(order: Order, samples: int, batches: int, batch_size: int = 1) -> IntArray:
    """Which samples each batch holds, dealt like cards from a deck that is refilled when it runs out.

    Args:
        order: a sequence of sample indices, dealt again and again; or a Generator, which shuffles all samples
            before every pass.
        samples: how many there are, n.
        batches: how many are wanted.
        batch_size: samples a batch; where n is no multiple of it, a batch goes on into the next pass.

    Returns:
        Indices (batches, batch_size).

    Raises:
        ValueError: an index outside 0 … n - 1, an empty order, a batch size outside 1 … n.
    """
    if not 1 <= whole("batch_size", batch_size) <= samples:
        raise ValueError(f"batch_size must lie in 1 … {samples}, got {batch_size}")
    wanted = whole("batches", batches) * batch_size
    if isinstance(order, np.random.Generator):
        passes = [order.permutation(samples) for _ in range(-(-wanted // samples))]
        return np.concatenate([*passes, np.empty(0, dtype=np.intp)])[:wanted].reshape(batches, batch_size)
    deck = np.asarray(order)
    if deck.ndim != 1 or deck.size == 0 or deck.dtype.kind not in "iu":
        raise ValueError(f"order must be a sequence of sample indices or a Generator, got {order!r}")
    if deck.min() < 0 or deck.max() >= samples:
        raise ValueError(f"order must hold indices 0 … {samples - 1}, got {deck.min()} … {deck.max()}")
    return np.resize(deck.astype(np.intp), wanted).reshape(batches, batch_size)


def stochastic_descent(
    loss: SampleLoss,
    start: ArrayLike,
    learning_rate: float,
    steps: int,
    order: Order,
    batch_size: int = 1,
) -> Trajectory:
    """theta ← theta - η · the mean gradient of one batch, a step a batch.

    Args:
        loss: any of the three losses; a batch's gradient is the mean of its samples' (each times its share of the
            weight), or their sum with reduction "sum".
        start: first point (d,).
        learning_rate: η, above 0.
        steps: how many, at least 0.
        order: sample indices, or a Generator (see ``deal``).
        batch_size: samples a step; 1 is the slides' "pick a sample".

    Returns:
        The path. ``values`` is the loss of the **whole** data at each row, ``gradients`` the batch's gradient,
        ``batches`` its samples: row t says what step t looked at, the last row what would come next.

    Raises:
        ValueError: a bad argument, reduction "none", or a start from which there is no finite step.
    """
    theta = vector("start", start, size=loss.X.shape[1])
    rate = positive("learning_rate", learning_rate)
    if loss.reduction == "none":
        raise ValueError("loss must have reduction 'sum' or 'mean', got 'none'")
    batches = deal(order, len(loss.X), whole("steps", steps) + 1, batch_size)
    walk = _walk_by_samples if batch_size == 1 and theta.size <= 3 else _walk_by_batches
    # Overflow is not an accident here but an outcome, reported in `stopped`.
    with np.errstate(over="ignore", invalid="ignore"):
        gradients = walk(loss, theta, rate, batches)
        moves = -rate * gradients[:-1]
        points = np.cumsum(np.vstack([theta, moves]), axis=0)
    rows = _rows_kept(points, gradients)
    if rows == 0:
        raise ValueError(f"start must lie within {DIVERGENCE_LIMIT:g} and have a finite gradient, got {theta}")
    stopped: Stopped = "budget" if rows == len(batches) else "divergence"
    points = points[:rows]
    return Trajectory(points, loss.value(points), gradients[:rows], moves[: rows - 1], stopped, batches[:rows])


def _walk_by_batches(loss: SampleLoss, theta: Array, rate: float, batches: IntArray) -> Array:
    """The batches' gradients (T + 1, d), each at the point that the ones before led to."""
    shares = _shares(loss, batches.shape[1])
    gradients = np.empty((len(batches), theta.size))
    for step, batch in enumerate(batches):
        z = loss.X[batch] @ theta
        prediction = sigmoid(z) if loss.link == "sigmoid" else z
        gradients[step] = (loss.slope(prediction, loss.y[batch]) * shares[batch]) @ loss.X[batch]
        theta = theta - rate * gradients[step]
        if not np.isfinite(theta).all():
            gradients[step + 1 :] = np.nan
            break
    return gradients


def _walk_by_samples(loss: SampleLoss, theta: Array, rate: float, batches: IntArray) -> Array:
    """The same for one sample a step and at most three parameters, without NumPy in the loop.

    A NumPy call costs about as much as ten operations on Python floats, and a step needs fewer than that for each
    of its calls. A sample's gradient is its slope dL/dz times its row of X, so the loop keeps one number a step.
    """
    samples = batches[:, 0]
    rows = np.pad(loss.X, ((0, 0), (0, 3 - theta.size))).tolist()
    a, b, c = np.pad(theta, (0, 3 - theta.size)).tolist()
    labels, shares, slope = loss.y.tolist(), _shares(loss, 1).tolist(), loss.slope
    predict = _sigmoid_of_float if loss.link == "sigmoid" else float
    slopes: list[float] = []
    for sample in samples.tolist():
        u, v, w = rows[sample]
        steepness = slope(predict(a * u + b * v + c * w), labels[sample]) * shares[sample]
        slopes.append(steepness)
        length = rate * steepness
        a, b, c = a - length * u, b - length * v, c - length * w
    return np.array(slopes)[:, None] * loss.X[samples]


def _sigmoid_of_float(z: float) -> float:
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    small = math.exp(z)
    return small / (1.0 + small)


def _shares(loss: SampleLoss, batch_size: int) -> Array:
    """What each sample (n,) counts in a batch: for the mean, batches drawn evenly average to the whole gradient."""
    weight = np.ones(len(loss.X)) if loss.weight is None else loss.weight
    return weight / (weight.mean() * batch_size) if loss.reduction == "mean" else weight


def _rows_kept(points: Array, gradients: Array) -> int:
    """How many rows come before the first that is infinite or beyond ``DIVERGENCE_LIMIT``."""
    # max() passes NaN on, and NaN is not within the limit either.
    kept = (np.abs(points).max(axis=1) <= DIVERGENCE_LIMIT) & (np.abs(gradients).max(axis=1) < np.inf)
    return len(points) if kept.all() else int(np.argmin(kept))
