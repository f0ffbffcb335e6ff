"""The walks over x² + y² that the slides print, that their rule gives, and that a smaller rate gives (slide idea 6)."""

from dataclasses import dataclass
from functools import partial

from core.arrays import Array
from core.descent import gradient_descent, sign_descent
from core.functions import BOWL
from core.slides import given
from core.trajectory import Trajectory

SMALL_RATE = 0.1
"""A learning rate with which the printed rule goes down: the printed one is too large by far."""
STEPS = 20


@dataclass(frozen=True, eq=False)
class BowlWalks:
    """Three walks from one start.

    `signs`: the slides' points, unit steps against the signs of the gradient; `jumps`: the printed rule with the
    printed rate; `descent`: the printed rule with a small rate. The two last take `STEPS` steps.
    """

    learning_rate: float
    signs: Trajectory
    jumps: Trajectory
    descent: Trajectory

    @classmethod
    def of_slides(cls) -> "BowlWalks":
        """From (3, 4) with η = 1.0, until the signs' walk rests on the bottom."""
        slide = given("descent-2d")
        assert slide.learning_rate is not None
        signs = sign_descent(BOWL, slide.theta, slide.learning_rate, steps=STEPS, tolerance=1e-9)
        rule = partial(gradient_descent, BOWL, slide.theta, steps=STEPS)
        return cls(slide.learning_rate, signs, rule(slide.learning_rate), rule(SMALL_RATE))

    @property
    def by_the_rule(self) -> Array:
        """Where the printed rule leads from each of the slides' points: (T + 1, 2)."""
        after: Array = self.signs.parameters - self.learning_rate * self.signs.gradients
        return after

    @property
    def rates(self) -> list[list[float | None]]:
        """The rate with which the printed rule would make each of the slides' steps: a row [x, y] a step, None for
        a coordinate that has no slope and needs none."""
        steps = zip(self.signs.steps, self.signs.gradients, strict=False)
        return [[float(-s / g) if g else None for s, g in zip(*pair, strict=True)] for pair in steps]
