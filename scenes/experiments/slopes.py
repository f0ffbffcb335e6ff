"""The slope of J(x) = x² at one point, for scene, clip and figure (slide idea 2): secants near the tangent."""

import numpy as np

from core.arrays import Array
from core.calculus import difference_quotient
from core.functions import SQUARE
from core.slides import fact

SAMPLE = fact("gd-derivative-definition").samples[0]
AT = float(SAMPLE.point["x"])
"""Where the slope is asked for: the slide's x = 3."""
RIGHT_FROM, LEFT_FROM, CLOSEST, DIGITS = 2.0, -4.0, 0.001, 3
"""The first Δx from the right and from the left, the size of the last, and decimals that show all of every Δx between
and of its quotient."""
ACROSS, UPWARD = (-4.6, 5.6), (-3.0, 27.0)
"""The part of the plane that is drawn."""


def height(x: Array | float) -> Array:
    """J(x) = x²."""
    return SQUARE.value(np.asarray(x, dtype=float)[..., None])


def slope(x: Array | float) -> Array:
    """Its derivative."""
    gradient: Array = SQUARE.gradient(np.asarray(x, dtype=float)[..., None])[..., 0]
    return gradient


def quotient(dx: Array | float, x: float = AT) -> Array:
    """The slope of the secant through x and x + Δx."""
    return difference_quotient(height, x, dx)


def steepness(dx: float, x: float = AT) -> float:
    """The slope of the line that is drawn: the secant's, and the tangent's where Δx is 0."""
    return float(quotient(dx, x) if dx else slope(x))


def shrinking(share: float, start: float = RIGHT_FROM) -> float:
    """Δx when this share of the time has gone: from the start to CLOSEST by equal ratios, in whole thousandths."""
    return round(float(start * (CLOSEST / abs(start)) ** share), DIGITS)
