"""What the lecture's map shows of each section: a small picture of computed arrays, for the scenes and the figure."""

from dataclasses import dataclass

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import flowers, houses
from core.descent import gradient_descent
from core.losses import SigmoidSquaredError, add_intercept, binary_cross_entropy
from core.slides import given

RATE, STEPS = 0.5, 150
"""The sigmoid's squared error is walked down so far from 0: its gaps are still seen."""
CEILING = 4.0
"""The highest loss that is drawn."""


@dataclass(frozen=True, eq=False)
class Glimpse:
    """`bounds`: x from, x to, y from, y to. `curves`: (x, y) each; they are losses or models. `samples`: x, y, and
    labels where they have classes. `gaps`: heights of the model at the samples, where the error is drawn."""

    bounds: tuple[float, float, float, float]
    curves: tuple[tuple[Array, Array], ...]
    are_losses: bool
    samples: tuple[Array, Array]
    labels: Array | None
    gaps: Array | None


def glimpses() -> tuple[Glimpse, Glimpse, Glimpse]:
    """The line through the houses; the flowers' gaps to a sigmoid; the two branches of the cross-entropy."""
    area, length, p = np.linspace(1.0, 8.0, 2), np.linspace(0.3, 5.3, 200), np.linspace(0.004, 0.996, 250)
    homes, plants = houses(), flowers()
    line = given("house-good").theta
    curve = gradient_descent(SigmoidSquaredError(plants.X, plants.y), [0.0, 0.0], RATE, STEPS).final
    right = np.array([1.0, 0.0])
    return (
        Glimpse((1, 8.6, 0, 10.5), ((area, add_intercept(area) @ line),), False, (homes.x, homes.y), None, None),
        Glimpse(
            (0.3, 5.3, -0.15, 1.2),
            ((length, sigmoid(add_intercept(length) @ curve)),),
            False,
            (plants.x, plants.y),
            plants.y,
            sigmoid(plants.X @ curve),
        ),
        Glimpse(
            (-0.04, 1.04, -0.3, CEILING),
            tuple((p, binary_cross_entropy(p, np.full_like(p, label))) for label in right),
            True,
            (right, np.zeros(2)),
            right,
            None,
        ),
    )
