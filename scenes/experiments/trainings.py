"""Two trainings with the squared error, one that learns and one that gets stuck (slide idea 29)."""

from dataclasses import dataclass

from core.descent import gradient_descent
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import Duel
from scenes.kit.layout import Range
from scenes.kit.settings import Settings

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

    @property
    def heights(self) -> Range:
        """The loss's axis: it holds both."""
        high = float(max(self.good.values.max(), self.stuck.values.max()))
        return Range(0, HIGHEST, TICKS, 2) if high <= HIGHEST else Range(0, 1.15 * high, (0, 0.5), 1)

    @classmethod
    def of_flowers(cls) -> "Training":
        """On the slides' six flowers."""
        return cls._of(Duel.of_flowers())

    @classmethod
    def of(cls, settings: Settings) -> "Training":
        """On the samples of the run."""
        return cls._of(Duel.of(settings))

    @classmethod
    def _of(cls, duel: Duel) -> "Training":
        good = gradient_descent(duel.mse, NOTHING, duel.learning_rate, STEPS)
        return cls(duel.learning_rate, good, duel.path(duel.mse, STEPS))
