"""TouchingLine: a point on a graph and the tangent there, which slide along it."""

from collections.abc import Callable

import numpy as np
from manim import Animation, VGroup, VMobject

from core.arrays import Array
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.manim_theme import Role
from scenes.kit.motion import changing

REACH = 0.6
"""Half the tangent's length, in Manim units."""

Graph = Callable[[Array], Array]


class TouchingLine(VGroup):
    """On the graph of `value`, whose derivative is `slope`; `go` moves it. The tangent ends where the chart ends."""

    def __init__(self, chart: Chart, value: Graph, slope: Graph, role: Role, reach: float = REACH) -> None:
        style = chart.style
        self.chart, self.value, self.slope, self.reach = chart, value, slope, reach
        self.point = ball(style, chart.area.get_center(), role)
        self.tangent = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        super().__init__(self.tangent, self.point)

    def go(self, x: float) -> None:
        """Touch the graph over x."""
        height, steepness = (float(of(np.array(x))) for of in (self.value, self.slope))
        spot = self.chart.spot(x, height)
        ahead = np.linalg.norm(self.chart.spot(x + 1, height + steepness) - spot)
        near = np.linspace(-1, 1, 41) * self.reach / ahead
        self.chart.set_curve(self.tangent, x + near, height + steepness * near)
        self.point.move_to(spot)

    def sliding(self, start: float, end: float) -> Animation:
        """It goes from over one x to over another."""
        return changing(self.chart.style, self, lambda share: self.go(start + share * (end - start)))
