"""What the Hessian's scene and figure share: the example's surface, and how it bends at a point."""

import numpy as np
from manim import DashedLine, Line, VGroup

from scenes.experiments.bends import REACH, bends
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.manim_theme import Style


class Bend(VGroup):
    """A point on the map with a line along each of the two directions: whole where the surface bends up, dashed and in
    the loss's colour where it bends down."""

    def __init__(self, style: Style, chart: Chart, point: tuple[float, float]) -> None:
        self.lines = VGroup()
        for value, way in zip(*bends(point), strict=True):
            ends = np.add.outer([-REACH, REACH], np.zeros(2)) * way + point
            start, end = chart.place(*ends.T)
            width = style.theme.sizes.line
            if value > 0:
                line = Line(start, end, stroke_width=width, color=style.colour("ink"))
            else:
                line = DashedLine(start, end, stroke_width=width, color=style.colour("loss"), dash_length=0.14)
            self.lines.add(line)
        self.ball = ball(style, chart.spot(*point), "gradient")
        super().__init__(self.lines, self.ball)
