"""LossChart: the loss over the steps of training; scene and clip share it."""

import numpy as np
from manim import VMobject

from core.arrays import Array
from scenes.experiments.trainings import STEPS
from scenes.kit.components.chart import Chart
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style


class LossChart(Chart):
    """Its curves are drawn step after step by `draw_until`."""

    def __init__(self, style: Style, box: Box, heights: Range, caption: str) -> None:
        steps = Range(0, STEPS, (0, 100, 200, STEPS), 0)
        super().__init__(style, box, steps, heights, y_name="loss(L)", caption=caption)

    def draw_until(self, line: VMobject, losses: Array, row: int) -> None:
        """Let a curve run from the first step to this one."""
        self.set_curve(line, np.arange(row + 1.0), losses[: row + 1])

    def line(self, losses: Array) -> VMobject:
        """A curve that has just begun."""
        return self.curve(np.zeros(1), losses[:1], "loss")
