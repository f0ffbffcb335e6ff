"""Drawing from the slides' first basket: what the scene, its clip and its figure share."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array, ArrayLike, IntArray
from core.datasets import baskets
from core.sampling import chances, draw, running_shares
from scenes.kit.theme import Role

TIMES = 300
SEED = 1
BALLS = (0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
"""The first basket from the bottom left: the blue ball lies on top, in the middle."""
RED, BLUE = 0, 1
"""The slides' colours are the classes' here: red balls are circles in the colour of class 0, blue ones squares."""
ROLES: tuple[Role, Role] = ("class0", "class1")


@dataclass(frozen=True, eq=False)
class Draws:
    """Balls drawn one after another, each put back. Shapes: p (2,), outcomes (T,), shares (T, 2) after each draw."""

    p: Array
    outcomes: IntArray
    shares: Array

    @classmethod
    def of_slides(cls, rng: np.random.Generator, times: int = TIMES) -> "Draws":
        """From nine red balls and a blue one."""
        counts = baskets()[0]
        outcomes = draw(counts, times, rng)
        return cls(chances(counts), outcomes, running_shares(outcomes, counts.size))

    def row_at(self, share: float, first: int = 1) -> int:
        """How many are drawn when this share (0 to 1) of the time has gone: few at first, then ever more at once."""
        return round(float(first * (len(self.outcomes) / first) ** share))


def filled(counts: ArrayLike) -> Array:
    """Labels of a basket with so many zeros and ones, the ones first: they lie at the bottom."""
    zeros, ones = np.asarray(counts, dtype=int)
    return np.repeat([1.0, 0.0], [ones, zeros])
