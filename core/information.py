"""Surprise, information, entropy and cross-entropy (slides 50 to 55).

The unit is always told: "bits" is the logarithm of base 2 (the slides' entropies), "nats" the natural one (the
slides' losses). One nat is 1/ln 2 = 1.4427 bits.
"""

from typing import Literal, get_args

import numpy as np

from core.arrays import Array, ArrayLike, floats

Unit = Literal["bits", "nats"]

__all__ = [
    "Unit",
    "binary_entropy",
    "contributions",
    "cross_entropy",
    "entropy",
    "information",
    "kl_divergence",
    "surprise",
]


def surprise(p: ArrayLike) -> Array:
    """1 / p: rare events surprise more (slide 51). At p = 1 it is 1, not 0: the reason to take its logarithm.

    Args:
        p: probabilities in [0, 1], any shape; 0 gives ∞.

    Raises:
        ValueError: an entry outside [0, 1].
    """
    with np.errstate(divide="ignore"):
        return 1.0 / _probabilities("p", p)


def information(p: ArrayLike, unit: Unit) -> Array:
    """-log p, the logarithm of the surprise (slide 52).

    Args:
        p: probabilities in [0, 1], any shape; 0 gives ∞ and 1 gives 0.
        unit: "bits" or "nats".
    """
    scale = _scale(unit)
    with np.errstate(divide="ignore"):
        return np.abs(np.log(_probabilities("p", p))) / scale  # |log p| is -log p without a negative zero


def entropy(p: ArrayLike, unit: Unit) -> Array:
    """H(p) = -Σ p log p, the average information of a distribution (slide 53); 0 log 0 counts as 0.

    Args:
        p: distributions (…, outcomes), each summing to 1.
        unit: "bits" or "nats".

    Returns:
        Entropies (…), from 0 (certain) to log(outcomes) (uniform).
    """
    return cross_entropy(p, p, unit)


def cross_entropy(p: ArrayLike, q: ArrayLike, unit: Unit) -> Array:
    """H(p, q) = -Σ p log q, the average information of q's messages when p is true (slide 55).

    With p = (1 - y, y) and q = (1 - ŷ, ŷ), in nats, it is the binary cross-entropy.

    Args:
        p: true distributions (…, outcomes), each summing to 1.
        q: stated distributions, broadcast against ``p``.
        unit: "bits" or "nats".

    Returns:
        Cross-entropies (…); ∞ where q excludes what p allows.
    """
    average: Array = contributions(p, q, unit).sum(axis=-1)
    return average


def contributions(p: ArrayLike, q: ArrayLike, unit: Unit) -> Array:
    """-p log q of each outcome (…, outcomes): what it adds to ``cross_entropy``, or with q = p to ``entropy``.

    Arguments as in ``cross_entropy``.
    """
    p, q = _distribution("p", p), _distribution("q", q)
    told = information(q, unit)
    # 0 · ∞ is NaN to NumPy; what never happens costs nothing here.
    added: Array = p * np.where(p > 0, told, 0.0)
    return added


def kl_divergence(p: ArrayLike, q: ArrayLike, unit: Unit) -> Array:
    """KL(p‖q) = H(p, q) - H(p) = Σ p log(p/q): what believing q costs on top; at least 0, and 0 only for q = p.

    Arguments and result as in ``cross_entropy``.
    """
    return np.maximum(cross_entropy(p, q, unit) - entropy(p, unit), 0.0)


def binary_entropy(p: ArrayLike, unit: Unit) -> Array:
    """The entropy of two outcomes with chances p and 1 - p, of the shape of ``p``: largest at 1/2 (slide 53)."""
    p = _probabilities("p", p)
    return entropy(np.stack([p, 1.0 - p], axis=-1), unit)


def _scale(unit: str) -> float:
    if unit not in get_args(Unit):
        raise ValueError(f"unit must be 'bits' or 'nats', got {unit!r}")
    return float(np.log(2.0)) if unit == "bits" else 1.0


def _probabilities(name: str, value: ArrayLike) -> Array:
    array = floats(name, value)
    outside = ~((array >= 0) & (array <= 1))
    if outside.any():
        raise ValueError(f"{name} must lie in [0, 1], got {array[outside].flat[0]}")
    return array


def _distribution(name: str, value: ArrayLike) -> Array:
    array = _probabilities(name, value)
    if array.ndim == 0 or array.shape[-1] == 0 or not np.allclose(array.sum(axis=-1), 1.0, rtol=0, atol=1e-9):
        raise ValueError(f"{name} must sum to 1 along its last axis, got {array}")
    return array
