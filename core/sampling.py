"""Drawing from a basket, and how the shares of what was drawn settle at the chances (slide 50)."""

from typing import TYPE_CHECKING

import numpy as np

from core.arrays import Array, ArrayLike, IntArray, vector, whole

if TYPE_CHECKING:  # NumPy loads its random numbers only when they are asked for, and so should we.
    from numpy.random import Generator

__all__ = ["chances", "draw", "running_shares"]


def chances(counts: ArrayLike) -> Array:
    """The chance of each outcome (k,) in a basket with so many of each: counts (k,) over their sum.

    Raises:
        ValueError: a negative count, or none at all.
    """
    counts = vector("counts", counts)
    if counts.min() < 0 or counts.sum() == 0:
        raise ValueError(f"counts must be at least 0 and not all 0, got {counts}")
    shares: Array = counts / counts.sum()
    return shares


def draw(counts: ArrayLike, times: int, rng: "Generator") -> IntArray:
    """Outcomes (times,), each 0 … k - 1: one ball is drawn at random and put back, again and again.

    Args:
        counts: how many of each kind are in the basket, (k,).
        times: how often one is drawn.
        rng: where the chance comes from; the same seed gives the same draws.
    """
    p = chances(counts)
    return rng.choice(p.size, size=whole("times", times), p=p).astype(np.intp)


def running_shares(outcomes: ArrayLike, kinds: int) -> Array:
    """The share of each kind among the first 1, 2, …, T outcomes: (T, kinds), each row summing to 1.

    Raises:
        ValueError: an outcome outside 0 … kinds - 1.
    """
    drawn = vector("outcomes", outcomes)
    if not np.isin(drawn, np.arange(whole("kinds", kinds))).all():
        raise ValueError(f"outcomes must be whole numbers 0 … {kinds - 1}, got {drawn}")
    counts = (drawn[:, None] == np.arange(kinds)).cumsum(axis=0)
    shares: Array = counts / np.arange(1, drawn.size + 1)[:, None]
    return shares
