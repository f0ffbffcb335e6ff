"""BoxCharts: the functions of the chain rule's two boxes as curves, with a point and a tangent that slide."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject

from scenes.experiments.chains import (
    ACROSS,
    AT,
    BETWEEN,
    SQUARES,
    inner,
    inner_slope,
    outer,
    outer_slope,
    through,
)
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, guide
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

REACH = (1.2, 2.5)
"""Of the tangents, to both sides of their points."""


class BoxCharts(VGroup):
    """f over x and g over f. `results`: what each box makes of the value that is sent in, led to from both axes;
    `tangents`: how steep it is there. They are shown when they are added."""

    def __init__(
        self, style: Style, width: float, height: float, low: float, middles: Sequence[float], x: float = AT
    ) -> None:
        boxes = [Box(at - width / 2, at + width / 2, low, low + height) for at in middles]
        self.functions = ((inner, inner_slope), (outer, outer_slope))
        f, g = "model(f)", "loss(g)"
        self.charts = VGroup(
            Chart(style, boxes[0], ACROSS, BETWEEN, x_name="x", y_name=f),
            Chart(style, boxes[1], BETWEEN, SQUARES, x_name=f, y_name=g),
        )
        grids = (np.linspace(side.low, side.high, 121) for side in (ACROSS, BETWEEN))
        parts = zip(self.charts, grids, (inner, outer), ("model", "loss"), strict=True)
        self.curves = VGroup(*(chart.curve(grid, function(grid), role) for chart, grid, function, role in parts))
        self.results, self.tangents = VGroup(), VGroup()
        for chart, role in zip(self.charts, ("model", "loss"), strict=True):
            corner = chart.spot(chart.x_range.low, chart.y_range.low)
            self.results.add(
                VGroup(guide(style, corner, corner), guide(style, corner, corner), ball(style, corner, role))
            )
            self.tangents.add(VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line))
        super().__init__(self.charts, self.curves)
        self.slide(x)

    def slide(self, x: float) -> None:
        """Send another x in: its point, and the tangent there."""
        parts = zip(self.charts, self.results, self.tangents, self.functions, through(x)[:2], REACH, strict=True)
        for chart, (up, aside, point), tangent, (function, slope), value, reach in parts:
            height, steepness = (float(of(np.array(value))) for of in (function, slope))
            spot = chart.spot(value, height)
            up.set_points_as_corners([chart.spot(value, chart.y_range.low), spot])
            aside.set_points_as_corners([spot, chart.spot(chart.x_range.low, height)])
            point.move_to(spot)
            near = np.linspace(-reach, reach, 121)
            chart.set_curve(tangent, value + near, height + steepness * near)
