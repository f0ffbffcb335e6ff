"""The chain rule's example: x through the boxes f and g; what its scene, clip and figures share."""

import numpy as np

from core.calculus import chain, chain_derivative
from core.functions import chain_example
from scenes.kit.layout import Range

(outer, outer_slope), (inner, inner_slope) = chain_example()
composed = chain(outer, inner)
slope = chain_derivative(*chain_example())
AT, NUDGE = 3.0, 0.01
"""The x that is sent through the boxes, and how far it is nudged."""
BOTTOM = 2.0
"""Where the parabola is flat; the tests hold it against the slope."""
BETWEEN, SQUARES = Range(-2.0, 8.0, (0, 5), 0), Range(0.0, 16.0, (0, 4), 0)
"""What is shown of f and, over it, of g."""
ACROSS, UPWARD = Range(-0.4, 4.4, (0, 1, 2, 3, 4), 0), Range(-6.0, 20.0, (0, 10, 20), 0)


def through(x: float) -> tuple[float, float, float]:
    """x, f(x) and g(f(x))."""
    return x, float(inner(np.array(x))), float(composed(x))


def changes() -> tuple[float, float, float]:
    """How far x, f and g move when x is nudged; without what binary fractions leave."""
    dx, df, dg = np.subtract(through(AT + NUDGE), through(AT)).round(12)
    return float(dx), float(df), float(dg)
