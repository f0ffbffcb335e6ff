"""Two trainings with the squared error, and the chart of their losses; scene, clip and figure share them."""

from dataclasses import dataclass

import numpy as np
from manim import VMobject

from core.arrays import Array
from core.descent import gradient_descent
from core.trajectory import Trajectory
from scenes.kit.components.chart import Chart, Range
from scenes.kit.experiments import Duel
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

STEPS = 300
NOTHING = (0.0, 0.0)
"""Parameters of a model that knows nothing: every output is one half."""
TICKS = (0, 0.25, 0.5)
HIGHEST = 0.72
"""The top of the loss's axis."""


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


class LossChart(Chart):
    """The loss over the steps of training; its curves are drawn step after step by `draw_until`."""

    def __init__(self, style: Style, box: Box, caption: str) -> None:
        steps = Range(0, STEPS, (0, 100, 200, STEPS), 0)
        super().__init__(style, box, steps, Range(0, HIGHEST, TICKS, 2), y_name="loss(L)", caption=caption)

    def draw_until(self, line: VMobject, losses: Array, row: int) -> None:
        """Let a curve run from the first step to this one."""
        self.set_curve(line, np.arange(row + 1.0), losses[: row + 1])

    def line(self, losses: Array) -> VMobject:
        """A curve that has just begun."""
        return self.curve(np.zeros(1), losses[:1], "loss")
