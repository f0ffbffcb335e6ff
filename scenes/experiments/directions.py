"""The quiz's function along every direction through 0: up along x and along y, and down between (slide idea 43)."""

import numpy as np

from core.arrays import Array
from core.convexity import determinant, eigen_symmetric
from core.functions import QUIZ, quadratic_form
from core.surfaces import LossSurface, function_surface

REACH = 2.0
"""How far is walked from 0 in each direction."""
STEPS: Array = np.linspace(-REACH, REACH, 121)
LEVELS = np.array([-0.6, -0.15, 0.0, 0.4, 1.2, 2.4, 4.0, 6.0, 8.5, 11.5, 15.0, 20.0])
CEILING = 20.0
HESSIAN: Array = QUIZ.hessian(np.zeros(2))
DETERMINANT = float(determinant(HESSIAN))


def surface() -> LossSurface:
    """The function on a square."""
    return function_surface(QUIZ, STEPS, STEPS)


def way(degrees: float) -> Array:
    """The unit step in a direction, counted from the x axis: (2,)."""
    angle = np.radians(degrees)
    return np.array([np.cos(angle), np.sin(angle)])


def bend(degrees: float) -> float:
    """The second derivative along a direction."""
    return float(quadratic_form(HESSIAN).value(way(degrees)))


def heights(degrees: float) -> Array:
    """The function along a direction, over STEPS."""
    return QUIZ.value(STEPS[:, None] * way(degrees))


def lowest() -> float:
    """The direction in which it bends down most, in degrees from 0 to 180."""
    across, up = eigen_symmetric(HESSIAN).vectors[1]
    return float(np.degrees(np.arctan2(up, across)) % 180)


def edges() -> tuple[float, float]:
    """The two directions between which it bends down."""
    high, low = eigen_symmetric(HESSIAN).values
    half = float(np.degrees(np.arctan(np.sqrt(-low / high))))
    return lowest() - half, lowest() + half
