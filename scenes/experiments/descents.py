"""Descents on x², as scene, clips and figures show them (slide ideas 3 and 4): by hand, from afar, at three rates."""

from core.descent import gradient_descent
from core.functions import SQUARE
from core.slides import domain, fact
from core.trajectory import Trajectory

STEPS = 6
"""Steps that are drawn with arrows."""
RATES, START, ROLLS = (0.05, 0.2, 1.1), 10.0, 10
"""Too small, right, too large: three learning rates, their common start and number of steps."""
SIZES = ("small", "right", "large")
"""What they are called among the words."""
PLACES = 4
"""Decimals of x at the three rates."""
NEAR, NEAR_HEIGHT = (-1.4, 3.8), 11.5
"""What is drawn of the descent by hand: x from and to, and the height."""
REACH, WIDE = 12.5, 70.0
"""How far from 0 is drawn to both sides at the three rates, and in the end at the large one."""


def near_descent(steps: int = STEPS) -> Trajectory:
    """From the slide's x = 3 at η = 0.1."""
    point = fact("gd-update-rule").samples[0].point
    return gradient_descent(SQUARE, point["x"], point["eta"], steps)


def far_descent(steps: int = STEPS) -> Trajectory:
    """From the lower end of the slide's domain, at the same η."""
    return gradient_descent(SQUARE, domain("square")[0], fact("gd-update-rule").samples[0].point["eta"], steps)


def rolls(rate: float) -> Trajectory:
    """The descent at one of the three rates."""
    return gradient_descent(SQUARE, START, rate, ROLLS)


def factor(rate: float) -> float:
    """What a step on x² multiplies x by: x - η 2x = (1 - 2η) x."""
    return float(1.0 - rate * SQUARE.hessian([START])[0, 0])
