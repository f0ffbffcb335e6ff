"""Why the binary cross-entropy is convex, in numbers (slides 30 to 33, 43 and 56 to 60).

For one sample with one feature the Hessian is ŷ(1 - ŷ) [[1, x], [x, x²]] (in our order b, w; the slides write w, b):
determinant 0, trace ŷ(1 - ŷ)(x² + 1), so its eigenvalues are that trace and 0. A sum of such matrices has no negative
eigenvalue either, whatever the data; the squared error of a sigmoid has no such proof, and ``smallest_eigenvalue``
finds where it fails.
"""

from typing import NamedTuple

import numpy as np

from core.arrays import Array, ArrayLike, BoolArray, binary_labels, finite
from core.losses import Loss, SampleLoss

__all__ = [
    "Eigen",
    "determinant",
    "eigen_symmetric",
    "is_positive_semidefinite",
    "sample_hessian",
    "sample_hessian_eigen",
    "smallest_eigenvalue",
    "smoothness",
    "squared_error_sign",
    "squared_error_sign_roots",
]


class Eigen(NamedTuple):
    """Eigenvalues (…, 2), the larger first, and unit eigenvectors (…, 2, 2), one a **row**."""

    values: Array
    vectors: Array


def sample_hessian(x: ArrayLike, p: ArrayLike) -> Array:
    """The Hessian of one sample's cross-entropy, ŷ(1 - ŷ) [[1, x], [x, x²]] (slide 57).

    Args:
        x: feature values, any shape.
        p: outputs ŷ in [0, 1], broadcast against ``x``.

    Returns:
        Hessians (…, 2, 2) in the order [b, w].
    """
    x, p = np.broadcast_arrays(finite("x", x), _outputs(p))
    ones = np.ones_like(x)
    rows = np.stack([np.stack([ones, x], axis=-1), np.stack([x, x**2], axis=-1)], axis=-2)
    hessian: Array = (p * (1 - p))[..., None, None] * rows
    return hessian


def determinant(matrix: ArrayLike) -> Array:
    """a d - b c of 2 x 2 matrices (…, 2, 2) (slide 58)."""
    m = _two_by_two(matrix)
    product: Array = m[..., 0, 0] * m[..., 1, 1] - m[..., 0, 1] * m[..., 1, 0]
    return product


def eigen_symmetric(matrix: ArrayLike) -> Eigen:
    """Eigenvalues ((a + d) ± √((a - d)² + 4b²)) / 2 of symmetric [[a, b], [b, d]], and their vectors (slide 59).

    Args:
        matrix: symmetric matrices (…, 2, 2).

    Returns:
        Values and vectors; a multiple of the identity gets the axes as its vectors.

    Raises:
        ValueError: a matrix that is not symmetric, or of another shape.
    """
    m = _two_by_two(matrix)
    a, b, d = m[..., 0, 0], m[..., 0, 1], m[..., 1, 1]
    if not np.array_equal(b, m[..., 1, 0]):
        raise ValueError(f"matrix must be symmetric, got {m}")
    root = np.hypot(a - d, 2 * b)
    values = np.stack([(a + d + root) / 2, (a + d - root) / 2], axis=-1)
    # The first vector stands at half the angle of (a - d, 2b); arctan2 needs no case for b = 0 or a = d.
    angle = np.arctan2(2 * b, a - d) / 2
    cosine, sine = np.cos(angle), np.sin(angle)
    vectors = np.stack([np.stack([cosine, sine], axis=-1), np.stack([-sine, cosine], axis=-1)], axis=-2)
    return Eigen(values, vectors)


def sample_hessian_eigen(x: ArrayLike, p: ArrayLike) -> Eigen:
    """λ₁ = ŷ(1 - ŷ)(x² + 1) along (1, x), and λ₂ = 0 along (-x, 1): the valley with a flat floor (slide 60).

    Arguments as in ``sample_hessian``; vectors in the order [b, w].
    """
    x, p = np.broadcast_arrays(finite("x", x), _outputs(p))
    square = x**2 + 1
    values = np.stack([p * (1 - p) * square, np.zeros_like(x)], axis=-1)
    ones = np.ones_like(x)
    vectors = np.stack([np.stack([ones, x], axis=-1), np.stack([-x, ones], axis=-1)], axis=-2)
    return Eigen(values, vectors / np.sqrt(square)[..., None, None])


def squared_error_sign(p: ArrayLike, y: ArrayLike) -> Array:
    """-3ŷ² + 2ŷ - y + 2yŷ, the factor that decides the sign of the squared error's second derivative (slides 31, 32).

    d²L/dθᵢ² is 2 xᵢ² ŷ(1 - ŷ) times it, and nothing else there is ever negative.

    Args:
        p: outputs ŷ in [0, 1].
        y: labels 0 or 1, broadcast against ``p``.

    Returns:
        The factor, of the broadcast shape.
    """
    p, y = _outputs(p), binary_labels("y", y)
    factor: Array = -3 * p**2 + 2 * p - y + 2 * y * p
    return factor


def squared_error_sign_roots(y: ArrayLike) -> Array:
    """The two outputs at which ``squared_error_sign`` is 0, in order: (…, 2) for labels (…).

    (1 + y ∓ √(1 - y + y²)) / 3; the factor is positive between them, and largest halfway.
    """
    y = binary_labels("y", y)
    root = np.sqrt(1 - y + y**2)
    return np.stack([1 + y - root, 1 + y + root], axis=-1) / 3


def smallest_eigenvalue(loss: Loss, theta: ArrayLike) -> Array:
    """The smallest eigenvalue of a loss's Hessian, for any number of features: (…) for theta (…, d)."""
    return np.asarray(np.linalg.eigvalsh(loss.hessian(theta))[..., 0], dtype=np.float64)


def is_positive_semidefinite(hessian: ArrayLike, tolerance: float = 1e-12) -> BoolArray:
    """Has no eigenvalue below zero, up to ``tolerance`` times the largest in size: (…) for matrices (…, d, d)."""
    values = np.linalg.eigvalsh(finite("hessian", hessian))
    least: BoolArray = values[..., 0] >= -tolerance * np.abs(values).max(axis=-1)
    return least


def smoothness(loss: SampleLoss) -> float:
    """A bound on every eigenvalue of the Hessian, in size and for all theta: the gradient's Lipschitz constant L.

    It is max |l''| · λ_max(Σ weight x xᵀ), divided as the loss's reduction says. With a learning rate below 2/L,
    descent lowers the loss at every step; with 1/L by at least |∇L|²/(2L).

    Raises:
        ValueError: a loss with reduction "none".
    """
    if loss.reduction == "none":
        raise ValueError("loss must have reduction 'sum' or 'mean', got 'none'")
    weight = np.ones(len(loss.X)) if loss.weight is None else loss.weight
    spread = np.linalg.eigvalsh((loss.X.T * weight) @ loss.X)[-1]
    return loss.curvature_bound * float(spread) / (float(weight.sum()) if loss.reduction == "mean" else 1.0)


def _outputs(p: ArrayLike) -> Array:
    array = finite("p", p)
    if ((array < 0) | (array > 1)).any():
        raise ValueError(f"p must lie in [0, 1], got {array[(array < 0) | (array > 1)].flat[0]}")
    return array


def _two_by_two(matrix: ArrayLike) -> Array:
    array = finite("matrix", matrix)
    if array.shape[-2:] != (2, 2):
        raise ValueError(f"matrix must have shape (…, 2, 2), got {array.shape}")
    return array
