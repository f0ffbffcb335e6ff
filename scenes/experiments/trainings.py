"""Two trainings with the squared error, one that learns and one that gets stuck (slide idea 29)."""

from dataclasses import dataclass

from core.descent import gradient_descent
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import Duel

STEPS = 300
NOTHING = (0.0, 0.0)
"""Parameters of a model that knows nothing: every output is one half."""
TICKS = (0, 0.25, 0.5)
HIGHEST = 0.72
"""Ticks and top of the loss's axis."""


@dataclass(frozen=True, eq=False)
class Training:
    """The same flowers, rule and rate from two starts: from nothing, and from where every flower is wrong."""

    learning_rate: float
    good: Trajectory
    stuck: Trajectory

    @classmethod
    def of_flowers(cls) -> "Training":
        """On the slides' six flowers."""
        duel = Duel.of_flowers()
        good = gradient_descent(duel.mse, NOTHING, duel.learning_rate, STEPS)
        return cls(duel.learning_rate, good, duel.path(duel.mse, STEPS))
