"""Stochastic and mini-batch descent: a step looks at a few samples only (the five steps of slides 45 to 49)."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from core.arrays import Array, ArrayLike, IntArray, positive, vector, whole
from core.losses import SampleLoss
from core.trajectory import DIVERGENCE_LIMIT, Stopped, Trajectory

Order: TypeAlias = Sequence[int] | IntArray | np.random.Generator

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
        loss: any of the three losses; a batch's gradient is the (weighted) mean of its samples', or their sum with
            reduction "sum".
        start: first point (d,).
        learning_rate: η, above 0.
        steps: how many, at least 0.
        order: sample indices, or a Generator (see ``deal``).
        batch_size: samples a step; 1 is the slides' "pick a sample".

    Returns:
        The path. ``values`` is the loss of the **whole** data at each row, ``gradients`` the batch's gradient,
        ``batches`` its samples: row t says what step t looked at, the last row what would come next.
    """
    theta = vector("start", start, size=loss.X.shape[1])
    rate = positive("learning_rate", learning_rate)
    batches = deal(order, len(loss.X), whole("steps", steps) + 1, batch_size)
    if loss.reduction == "none":
        raise ValueError("loss must have reduction 'sum' or 'mean', got 'none'")
    points, gradients = _walk(loss, theta, rate, batches)
    values = loss.value(points)
    stopped: Stopped = "budget" if len(points) == len(batches) else "divergence"
    taken = len(points)
    return Trajectory(points, values, gradients, -rate * gradients[:-1], stopped, batches[:taken])


def _walk(loss: SampleLoss, theta: Array, rate: float, batches: IntArray) -> tuple[Array, Array]:
    """Points (T + 1, d) and batch gradients (T + 1, d), cut before the first point that runs away."""
    weight = np.ones(len(loss.X)) if loss.weight is None else loss.weight
    points, gradients = [], []
    for batch in batches:
        X, y, share = loss.X[batch], loss.y[batch], weight[batch]
        slopes = loss.slope(loss.predict_from_score(X @ theta), y) * share
        gradient = slopes @ X
        if loss.reduction == "mean":
            gradient = gradient / share.sum()
        points.append(theta)
        gradients.append(gradient)
        theta = theta - rate * gradient
        if not (np.abs(theta) <= DIVERGENCE_LIMIT).all():
            break
    return np.array(points), np.array(gradients)
