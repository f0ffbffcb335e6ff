"""Magnified: the houses and the line near them, drawn larger beside themselves, so that small errors are seen."""

import numpy as np
from manim import DL, DR, UL, UR, Rectangle, VGroup, VMobject

from core.arrays import Array
from core.models import LinearRegression
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, guide
from scenes.kit.layout import Box, Range
from scenes.linear_regression.house_view import HouseView, house_mark

AIR = 0.7
"""Around the houses, in units of the axes."""


class Magnified(VGroup):
    """What a `HouseView` shows around its houses, `zoom` times larger, its middle `aside` to the right of the chart's;
    `redraw` places line, predictions and gaps for θ = (b, w)."""

    def __init__(self, view: HouseView, zoom: float, aside: float) -> None:
        style, self.data = view.style, view.data
        across, up = (Range(values.min() - AIR, values.max() + AIR) for values in (self.data.x, self.data.y))
        low, high = view.chart.spot(across.low, up.low), view.chart.spot(across.high, up.high)
        width = style.theme.sizes.thin_line
        small = Rectangle(width=high[0] - low[0], height=high[1] - low[1], stroke_width=width)
        small.set_stroke(style.colour("muted")).move_to((low + high) / 2)
        large = small.copy().scale(zoom).move_to(view.chart.area).shift((aside, 0, 0))
        large.set_fill(style.colour("panel"), opacity=1)
        left, bottom, _ = large.get_corner(DL)
        self.chart = Chart(style, Box(left, left + large.width, bottom, bottom + large.height), across, up)
        self.x = np.linspace(across.low, across.high, 41)
        self.line = self.chart.curve(self.x, self.x)
        self.marks = VGroup(*(house_mark(style, at) for at in self.chart.place(self.data.x, self.data.y)))
        self.predictions = VGroup(*(ball(style, mark.get_center(), "model") for mark in self.marks))
        gap = VMobject(stroke_color=style.colour("loss"), stroke_width=0.8 * style.theme.sizes.line)
        self.gaps = VGroup(*(gap.copy() for _ in self.marks))
        corners = ((UR, UL), (DR, DL))
        links = VGroup(*(guide(style, small.get_corner(one), large.get_corner(other)) for one, other in corners))
        super().__init__(links, small, large, self.line, self.gaps, self.predictions, self.marks)
        self.redraw(view.theta)

    def redraw(self, theta: Array) -> None:
        """Place the line, its predictions and what they miss."""
        model = LinearRegression(theta)
        self.chart.set_curve(self.line, self.x, model.predict(self.x))
        places = self.chart.place(self.data.x, model.predict(self.data.x))
        for point, line, mark, at in zip(self.predictions, self.gaps, self.marks, places, strict=True):
            point.move_to(at)
            line.set_points_as_corners([at, mark.get_center()])
