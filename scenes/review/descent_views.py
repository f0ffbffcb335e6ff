"""What the one-dimensional descent's scene, clips and figures share: steps on the curve of x²."""

import numpy as np
from manim import LEFT, RIGHT, UP, Polygon, VGroup, VMobject

from core.arrays import Array
from core.functions import SQUARE
from core.trajectory import Trajectory
from scenes.experiments.descents import NEAR, NEAR_HEIGHT
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

NEAR_RANGE, FAR_RANGE = Range(*NEAR, (-1, 0, 1, 2, 3), 0), Range(-112.0, 112.0, (-100, -50, 0, 50, 100), 0)
NEAR_HEIGHTS, FAR_HEIGHTS = Range(0.0, NEAR_HEIGHT, (0, 5, 10), 0), Range(0.0, 12000.0, (0, 5000, 10000), 0)
PHASES = ((0.0, 0.4), (0.4, 0.7), (0.7, 1.0))
"""Shares of a step in which the arrow grows, the ball goes along it, and falls."""
TIP = 0.16
"""Length of an arrow's head."""


class StepArrow(VGroup):
    """An arrow whose length is the step's, to the end of its head; `reach` sets its ends."""

    def __init__(self, style: Style) -> None:
        colour = style.colour("gradient")
        self.shaft = VMobject(stroke_color=colour, stroke_width=style.theme.sizes.line)
        self.head = Polygon(LEFT, UP, RIGHT, stroke_width=0, fill_color=colour, fill_opacity=1)
        super().__init__(self.shaft, self.head)

    def reach(self, start: Array, end: Array) -> None:
        """From start to end, on a level; a short one is all head."""
        way = end - start
        length = max(float(np.linalg.norm(way)), 1e-6)
        tip = min(TIP, length) * way / length
        side = 0.45 * np.linalg.norm(tip) * UP
        self.shaft.set_points_as_corners([start, end - tip])
        self.head.set_points_as_corners([end, end - tip + side, end - tip - side, end])


class StepView(VGroup):
    """A descent on the curve of x², step by step: the tangent, the arrow of length η times its slope, the fall."""

    def __init__(self, style: Style, box: Box, path: Trajectory, x: Range, y: Range, name: str = "J") -> None:
        self.style, self.path = style, path
        self.chart = chart = Chart(style, box, x, y, x_name="x", y_name=f"loss({name}(x))")
        self.x, self.at = np.linspace(x.low, x.high, 301), path.parameters[:, 0]
        self.curve = chart.curve(self.x, SQUARE.value(self.x[:, None]), "loss")
        self.tangent = chart.curve(self.x, self.x, "gradient", style.theme.sizes.thin_line)
        self.arrows = VGroup(*(StepArrow(style) for _ in path.steps))
        self.fall = VMobject(stroke_color=style.colour("muted"), stroke_width=style.theme.sizes.thin_line)
        self.ball = ball(style, chart.spot(*self._point(0)), "gradient")
        super().__init__(chart, self.curve, self.tangent, self.arrows, self.fall, self.ball)
        self.show(0.0)

    def show(self, progress: float) -> None:
        """The descent after `progress` steps. Within a step: the arrow grows, the ball goes along it, then falls."""
        row = min(int(progress), len(self.path) - 1)
        grown, gone, fallen = (
            float(np.clip((progress - row - begins) / (ends - begins), 0, 1)) for begins, ends in PHASES
        )
        x, height = self._point(row)
        new, low = self._point(min(row + 1, len(self.path) - 1))
        for k, arrow in enumerate(self.arrows):
            share = 1.0 if k < row else grown if k == row else 0.0
            (x_k, height_k), x_end = self._point(k), self._point(k + 1)[0]
            arrow.reach(self.chart.spot(x_k, height_k), self.chart.spot(x_k + share * (x_end - x_k), height_k))
            arrow.set_opacity(0.0 if share == 0 else 1.0 if k == row else self.style.theme.dimmed)
            arrow.shaft.set_fill(opacity=0)
        at = x + gone * (new - x)
        self.ball.move_to(self.chart.spot(at, height + fallen * (low - height)))
        self.fall.set_points_as_corners([self.chart.spot(at, height), self.ball.get_center()])
        touching = x + fallen * (new - x)
        (slope,), here = SQUARE.gradient([touching]), float(SQUARE.value([touching]))
        self.chart.set_curve(self.tangent, self.x, here + slope * (self.x - touching))

    def _point(self, row: int) -> tuple[float, float]:
        return float(self.at[row]), float(self.path.values[row])
