"""The Hessian's example: a surface, and how it bends at a point; what its scene and figure share."""

import numpy as np

from core.arrays import Array
from core.convexity import Eigen, eigen_symmetric
from core.functions import HESSIAN_EXAMPLE
from core.surfaces import LossSurface, function_surface

X, Y = np.linspace(-1.9, 1.9, 121), np.linspace(-1.3, 2.5, 121)
LEVELS = np.array([-12.0, -8, -4, -2, -1, 0, 1, 2, 4, 8, 12, 16, 24, 32])
"""Level lines closer to each other where it is flat."""
POINTS = ((1.0, 2.0), (-1.0, 0.0))
"""Where the slides' example is looked at: once it is a bowl there, once it is not."""
REACH = 0.6
"""Half the length of the lines that show how the surface bends, in units of x and y."""


def surface() -> LossSurface:
    """x² + 2x²y + y³ on a square."""
    return function_surface(HESSIAN_EXAMPLE, X, Y)


def hessian(point: tuple[float, float]) -> Array:
    """The second derivatives at a point: (2, 2)."""
    return HESSIAN_EXAMPLE.hessian(np.array(point))


def section(point: tuple[float, float], way: Array) -> tuple[Array, Array]:
    """Along a line through the point: how far it is, and how high the surface lies over its tangent; (n,) each."""
    at, along = np.array(point), np.linspace(-REACH, REACH, 81)
    tangent = HESSIAN_EXAMPLE.value(at) + along * (HESSIAN_EXAMPLE.gradient(at) @ way)
    return along, HESSIAN_EXAMPLE.value(at + along[:, None] * way) - tangent


def bends(point: tuple[float, float]) -> Eigen:
    """How much it bends at a point, and along which two directions."""
    return eigen_symmetric(hessian(point))
