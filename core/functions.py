"""The small functions of two variables, or one, that the slides differentiate by hand.

Each has a value, a gradient and a Hessian in closed form, so that it can be descended, drawn and checked like a loss.
All take points (…, d).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.arrays import Array, ArrayLike, finite

__all__ = ["BOWL", "HESSIAN_EXAMPLE", "QUIZ", "SQUARE", "SmoothFunction", "chain_example", "quadratic_form"]


@dataclass(frozen=True)
class SmoothFunction:
    """A function of d variables with its first and second derivatives.

    Shapes: points (…, d), value (…), gradient (…, d), hessian (…, d, d). The three fields take the coordinates one by
    one, as the slides write them: ``f(x, y)``.
    """

    dimensions: int
    f: Callable[..., Array]
    first: Callable[..., tuple[ArrayLike, ...]]
    second: Callable[..., tuple[tuple[ArrayLike, ...], ...]]

    def value(self, point: ArrayLike) -> Array:
        """f at the points: (…)."""
        return self.f(*self._coordinates(point))

    def gradient(self, point: ArrayLike) -> Array:
        """The partial derivatives: (…, d)."""
        coordinates = self._coordinates(point)
        return np.stack(np.broadcast_arrays(*coordinates, *self.first(*coordinates))[self.dimensions :], axis=-1)

    def hessian(self, point: ArrayLike) -> Array:
        """The second derivatives: (…, d, d)."""
        coordinates = self._coordinates(point)
        entries = [entry for row in self.second(*coordinates) for entry in row]
        flat = np.stack(np.broadcast_arrays(*coordinates, *entries)[self.dimensions :], axis=-1)
        return flat.reshape((*flat.shape[:-1], self.dimensions, self.dimensions))

    def _coordinates(self, point: ArrayLike) -> tuple[Array, ...]:
        array = finite("point", point)
        if array.ndim == 0 or array.shape[-1] != self.dimensions:
            raise ValueError(f"point must end in {self.dimensions} coordinates, got shape {array.shape}")
        return tuple(np.moveaxis(array, -1, 0))


SQUARE = SmoothFunction(1, lambda x: x**2, lambda x: (2 * x,), lambda _: ((2.0,),))
"""x² (slide 4)."""

BOWL = SmoothFunction(2, lambda x, y: x**2 + y**2, lambda x, y: (2 * x, 2 * y), lambda _x, _y: ((2.0, 0.0), (0.0, 2.0)))
"""x² + y² (slides 5 and 6)."""

HESSIAN_EXAMPLE = SmoothFunction(
    2,
    lambda x, y: x**2 + 2 * x**2 * y + y**3,
    lambda x, y: (2 * x + 4 * x * y, 2 * x**2 + 3 * y**2),
    lambda x, y: ((2 + 4 * y, 4 * x), (4 * x, 6 * y)),
)
"""x² + 2x²y + y³ (slide 30)."""

QUIZ = SmoothFunction(
    2,
    lambda x, y: x**2 + 3 * y**2 + 4 * x * y,
    lambda x, y: (2 * x + 4 * y, 6 * y + 4 * x),
    lambda _x, _y: ((2.0, 4.0), (4.0, 6.0)),
)
"""x² + 3y² + 4xy (slide 41)."""


def chain_example() -> tuple[tuple[Callable[[Array], Array], Callable[[Array], Array]], ...]:
    """((g, g'), (f, f')) with g(f) = (f - 3)² and f(x) = 2x - 1, as ``core.calculus.chain_derivative`` takes them
    (slide 8); their chain has the slope 8x - 16."""
    outer = (lambda f: (f - 3) ** 2, lambda f: 2 * (f - 3))
    inner = (lambda x: 2 * x - 1, lambda x: np.full_like(x, 2.0))
    return outer, inner


def quadratic_form(matrix: ArrayLike) -> SmoothFunction:
    """v ↦ vᵀ M v for a symmetric 2 x 2 matrix M (slide 58): how a Hessian bends in each direction."""
    (a, b), (_, d) = finite("matrix", matrix)
    return SmoothFunction(
        2,
        lambda x, y: a * x**2 + 2 * b * x * y + d * y**2,
        lambda x, y: (2 * (a * x + b * y), 2 * (b * x + d * y)),
        lambda _x, _y: ((2 * a, 2 * b), (2 * b, 2 * d)),
    )
