"""A loss as a landscape over (w, b): heights, the region where it is convex, contour levels, resting points.

Grids are indexed [b, w] like an image: a row for each b, a column for each w (slides 13, 33 and 44). A plain function
of (x, y) is a landscape of the same kind, with x in the place of w and y in that of b (slides 5 and 30).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.arrays import Array, ArrayLike, BoolArray, vector, whole
from core.convexity import is_positive_semidefinite
from core.functions import SmoothFunction
from core.losses import BinaryCrossEntropy, SampleLoss
from core.models import newton

__all__ = [
    "LossSurface",
    "StationaryPoint",
    "convex_region",
    "function_surface",
    "level_values",
    "loss_surface",
    "stationary_points",
]

Kind = Literal["minimum", "maximum", "saddle", "flat"]

# A block of rows of the grid is worked on until it is done, so that it stays in the processor's cache.
_BLOCK_CELLS = 16_384
# Resting points closer than this are one.
_SAME_POINT = 1e-5
# e^709 is the largest power of e that float64 can hold.
_LARGEST_EXPONENT = 700.0


@dataclass(frozen=True, eq=False)
class LossSurface:
    """Shapes: w (m,), b (n,), values (n, m) and convex (n, m), both indexed [b, w].

    ``convex`` is True where the Hessian has no negative eigenvalue.
    """

    w: Array
    b: Array
    values: Array
    convex: BoolArray


@dataclass(frozen=True, eq=False)
class StationaryPoint:
    """A theta (2,) = [b, w] where the gradient vanishes, its height, and what it is by the Hessian's signs."""

    theta: Array
    value: float
    kind: Kind


def loss_surface(loss: SampleLoss, w: ArrayLike, b: ArrayLike) -> LossSurface:
    """A loss of one feature on a grid of parameters.

    Args:
        loss: any of the three losses, with one feature and reduction "sum" or "mean".
        w: weights (m,).
        b: intercepts (n,).

    Returns:
        The surface; finite everywhere for finite w and b.

    Raises:
        ValueError: more than one feature, reduction "none", or w or b not a finite vector.
    """
    w, b = _grid(loss, w, b)
    furthest = np.abs(loss.X).max(axis=0) @ [np.abs(b).max(), np.abs(w).max()]
    if isinstance(loss, BinaryCrossEntropy) and loss.weight is None and furthest < _LARGEST_EXPONENT / 2:
        values = _cross_entropy_by_products(loss, w, b, float(furthest))
    else:
        values = loss.value(_thetas(w, b))
    return LossSurface(w, b, values, convex_region(loss, w, b))


def function_surface(function: SmoothFunction, x: ArrayLike, y: ArrayLike) -> LossSurface:
    """A function of two variables on a grid: x (m,) is the surface's ``w``, y (n,) its ``b``.

    Raises:
        ValueError: a function of another number of variables, or x or y not a finite vector.
    """
    if function.dimensions != 2:
        raise ValueError(f"function must have two variables, got {function.dimensions}")
    x, y = vector("x", x), vector("y", y)
    points = np.stack(np.meshgrid(x, y), axis=-1)
    return LossSurface(x, y, function.value(points), is_positive_semidefinite(function.hessian(points)))


def convex_region(loss: SampleLoss, w: ArrayLike, b: ArrayLike) -> BoolArray:
    """Where on the grid the Hessian has no negative eigenvalue (n, m); arguments as in ``loss_surface``."""
    w, b = _grid(loss, w, b)
    if loss.always_convex:
        return np.ones((b.size, w.size), dtype=np.bool_)
    return is_positive_semidefinite(loss.hessian(_thetas(w, b)))


def level_values(surface: LossSurface, count: int) -> Array:
    """Heights (count,) for contour lines, rising, strictly between the lowest and the highest point.

    They stand closer near the bottom: their distances grow evenly, so a round bowl gets evenly spaced rings.
    """
    low, high = surface.values.min(), surface.values.max()
    if low == high:
        raise ValueError(f"surface must not be flat to have levels, got {low} everywhere")
    levels: Array = low + (high - low) * (np.arange(1, whole("count", count, least=1) + 1) / (count + 1)) ** 2
    return levels


def stationary_points(loss: SampleLoss, w: ArrayLike, b: ArrayLike, tolerance: float = 1e-9) -> list[StationaryPoint]:
    """The points inside the grid's frame where the gradient vanishes, lowest first.

    Newton's method starts from every cell where the gradient is shorter than at its neighbours; what leaves the
    frame or does not settle is dropped. So separable data, whose minimum lies at infinity, give an empty list.

    Args:
        loss: as in ``loss_surface``.
        w, b: the grid to look on (m,) and (n,), rising.
        tolerance: how short a gradient counts as none.
    """
    w, b = _grid(loss, w, b)
    length = np.asarray(np.linalg.norm(loss.gradient(_thetas(w, b)), axis=-1), dtype=np.float64)
    found: list[StationaryPoint] = []
    for row, column in np.argwhere(_local_minima(length)):
        path = newton(loss, [b[row], w[column]], steps=50, tolerance=tolerance)
        theta = path.final
        inside = b[0] <= theta[0] <= b[-1] and w[0] <= theta[1] <= w[-1]
        known = any(np.allclose(theta, point.theta, rtol=0, atol=_SAME_POINT) for point in found)
        if path.stopped == "tolerance" and inside and not known and _rests(path.gradients[-1], loss.hessian(theta)):
            found.append(StationaryPoint(theta, float(path.values[-1]), _kind(loss.hessian(theta))))
    return sorted(found, key=lambda point: point.value)


def _cross_entropy_by_products(loss: BinaryCrossEntropy, w: Array, b: Array, furthest: float) -> Array:
    """The binary cross-entropy on the grid with one logarithm a group of samples instead of one a sample.

    A sample costs ln(1 + e^s), s = ±(w x + b), plus for y = 0 and minus for y = 1. Two identities make it cheap:

        e^(w x + b) = e^(w x) e^b              exponentials of m + n numbers instead of m · n
        ln u + ln v = ln(u v)                  the factors of a group are multiplied, then one logarithm

    A group is as large as its product can be without overflow: every factor is at most 2 e^|z|.
    """
    sign = 1.0 - 2.0 * loss.y
    along_w = np.exp((sign * loss.X[:, 1])[:, None] * w)
    along_b = np.exp((sign * loss.X[:, 0])[:, None] * b)
    samples = len(loss.X)
    group = int(_LARGEST_EXPONENT // (furthest + np.log(2.0)))
    total = np.zeros((b.size, w.size))
    height = max(1, _BLOCK_CELLS // w.size)
    for top in range(0, b.size, height):
        rows = slice(top, top + height)
        factor = np.empty((along_b[0, rows].size, w.size))
        for first in range(0, samples, group):
            product = np.ones_like(factor)
            for sample in range(first, min(first + group, samples)):
                np.multiply(along_b[sample, rows, None], along_w[sample], out=factor)
                factor += 1.0
                product *= factor
            total[rows] += np.log(product, out=product)
    return total / samples if loss.reduction == "mean" else total


def _grid(loss: SampleLoss, w: ArrayLike, b: ArrayLike) -> tuple[Array, Array]:
    if loss.X.shape[1] != 2 or loss.reduction == "none":
        raise ValueError(
            "loss must have one feature and reduction 'sum' or 'mean', "
            f"got {loss.X.shape[1] - 1} features and {loss.reduction!r}"
        )
    return vector("w", w), vector("b", b)


def _thetas(w: Array, b: Array) -> Array:
    """The parameters [b, w] of every cell: (n, m, 2)."""
    return np.stack(np.meshgrid(b, w, indexing="ij"), axis=-1)


def _local_minima(height: Array) -> BoolArray:
    padded = np.pad(height, 1, constant_values=np.inf)
    shifts = [(i, j) for i in (0, 1, 2) for j in (0, 1, 2) if (i, j) != (1, 1)]
    n, m = height.shape
    lowest: BoolArray = np.all([height <= padded[i : i + n, j : j + m] for i, j in shifts], axis=0)
    return lowest


def _rests(gradient: Array, hessian: Array) -> bool:
    """Is Newton's next step short too? Far out on a plateau the gradient is tiny, but that step is long."""
    return bool(np.linalg.norm(np.linalg.pinv(hessian, hermitian=True) @ gradient) < _SAME_POINT)


def _kind(hessian: Array) -> Kind:
    values = np.linalg.eigvalsh(hessian)
    signs = np.sign(np.where(np.abs(values) > 1e-9 * np.abs(values).max(), values, 0.0))
    kinds: dict[tuple[float, float], Kind] = {(1, 1): "minimum", (-1, -1): "maximum", (-1, 1): "saddle"}
    return kinds.get((signs[0], signs[1]), "flat")
