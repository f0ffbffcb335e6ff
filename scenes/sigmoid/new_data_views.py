"""What new-data is made of: flowers under a line in the band from 0 to 1, and the box that shall press it in."""

from dataclasses import replace

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Arrow, Line, Rectangle, RoundedRectangle, VGroup, VMobject

from core.activations import sigmoid
from core.arrays import Array
from core.models import LinearRegression
from scenes.experiments.band import FAR_HEIGHTS, Band, Window
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import Samples, ball, model_point
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

FAR_TICKS = (-5.0, 5.0)
"""Heights that are marked when the chart has shrunk."""
BAND_OPACITY = 0.35
SMALL = 0.8
"""Size of a point that passes the box, against the lecture's usual one."""


class BandView(VGroup):
    """The flowers at 0 and 1, the band between, a line with its predictions, and what of it is outside of the band.

    `redraw` places all parts for θ = (b, w) and the window of lengths and heights; they come on screen one by one.
    """

    def __init__(self, style: Style, box: Box, case: Band, caption: str) -> None:
        super().__init__()
        data = case.data
        self.style, self.data = style, data
        (left, right), (low, high) = case.near_window
        self.chart = Chart(style, box, case.across, Range(low, high, (0, 1), 0), y_name="y", caption=caption)
        self.far = Chart(style, box, case.far, Range(*FAR_HEIGHTS, FAR_TICKS, 0), x_name="x")
        self.band = Rectangle(width=box.width, height=1, stroke_width=0)
        self.band.set_fill(style.colour("grid"), opacity=BAND_OPACITY)
        self.levels = VGroup(*(self.chart.level(y, "muted", dashed=False) for y in (0, 1)))
        self.samples = Samples(self.chart, data.x, data.y, data.y).set_z_index(2)
        self.line = self.chart.curve(np.array([left, right]), np.array([low, high]))
        self.outside = VGroup(*(self._outside() for _ in range(2)))
        self.points = VGroup(*(model_point(style, box.centre).set_z_index(1) for _ in data.x))
        self.redraw(np.array([float(data.y.mean()), 0.0]), case.near_window)

    def redraw(self, theta: Array, window: Window | None = None) -> None:
        """Place everything; without a window the last one stays."""
        chart, self.theta = self.chart, theta
        if window is not None:
            (left, right), (low, high) = window
            chart.x_range = replace(chart.x_range, low=left, high=right)
            chart.y_range = replace(chart.y_range, low=low, high=high)
        model = LinearRegression(theta)
        x = np.linspace(chart.x_range.low, chart.x_range.high, 401)
        y = model.predict(x)
        chart.set_curve(self.line, x, y)
        for part, beyond in zip(self.outside, (y < 0, y > 1), strict=True):
            part.clear_points()
            if beyond.sum() > 1:
                chart.set_curve(part, x[beyond], y[beyond])
        heights = [float(chart.spot(chart.x_range.low, level)[1]) for level in (0, 1)]
        self.band.stretch_to_fit_height(heights[1] - heights[0]).move_to((chart.area.get_x(), sum(heights) / 2, 0))
        for level, tick, height in zip(self.levels, chart.y_ticks, heights, strict=True):
            level.set_y(height)
            tick.shift((height - tick[0].get_y()) * UP)
        for marks, values in ((self.samples, self.data.y), (self.points, model.predict(self.data.x))):
            for mark, at in zip(marks, chart.place(self.data.x, values), strict=True):
                mark.move_to(at)

    @property
    def moving(self) -> VGroup:
        """What changes with parameters or window."""
        return VGroup(self.band, self.levels, self.chart.y_ticks, self.line, self.outside, self.samples)

    def _outside(self) -> VMobject:
        sizes = self.style.theme.sizes
        return VMobject(stroke_color=self.style.colour("loss"), stroke_width=1.6 * sizes.line)


class SquashView(VGroup):
    """A long axis of all numbers, a box with a question mark, and the short axis from 0 to 1 behind it."""

    def __init__(self, style: Style, box: Box, count: int = 7) -> None:
        super().__init__()
        self.style = style
        left, middle, right = (
            np.array([box.left + share * box.width, box.centre[1], 0]) for share in (0.12, 0.5, 0.86)
        )
        muted, width = style.colour("muted"), style.theme.sizes.line
        half = box.height / 2 - 0.1
        ends = (left + half * DOWN, left + half * UP)
        arrows = (Arrow(a, b, buff=0, color=muted, stroke_width=width, tip_length=0.2) for a, b in (ends, ends[::-1]))
        self.long = VGroup(*arrows)
        self.infinities = VGroup(
            style.formula("+oo", "muted").next_to(ends[1], RIGHT, buff=0.2).shift(0.15 * DOWN),
            style.formula("-oo", "muted").next_to(ends[0], RIGHT, buff=0.2).shift(0.15 * UP),
        )
        self.box = RoundedRectangle(width=1.5, height=1.5, corner_radius=0.15, color=style.colour("model"))
        self.box.set_stroke(width=style.theme.sizes.thin_line).set_fill(style.colour("panel"), opacity=1).move_to(
            middle
        )
        self.question = style.formula("model(?)", size="title").scale(1.6).move_to(middle)
        self.box.set_z_index(3)
        self.question.set_z_index(4)
        low, high = right + 0.8 * DOWN, right + 0.8 * UP
        self.short = Line(low, high, color=style.colour("model"), stroke_width=width)
        self.bounds = VGroup(
            *(
                style.formula(name, "muted", "label").next_to(at, RIGHT, buff=0.2)
                for name, at in (("0", low), ("1", high))
            )
        )
        heights = np.linspace(-0.8, 0.8, count) * half
        self.inputs = VGroup(*(ball(style, left + y * UP, "ink").scale(SMALL).set_z_index(2) for y in heights))
        shares = sigmoid(4 * heights / half)
        self.middle = middle
        self.goals = [low + share * (high - low) for share in shares]
        self.way_in = Arrow(left + 0.25 * RIGHT, self.box.get_left() + 0.05 * LEFT, buff=0, color=muted)
        self.way_out = Arrow(self.box.get_right() + 0.05 * RIGHT, right + 0.25 * LEFT, buff=0, color=muted)
        for arrow in (self.way_in, self.way_out):
            arrow.set_stroke(width=style.theme.sizes.thin_line)
