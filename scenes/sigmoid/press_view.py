"""PressView: a line z on the left, its sigmoid on the right, between them the press from z to σ(z)."""

import numpy as np
from manim import DOWN, RIGHT, UP, Arrow, Line, VGroup, VMobject

from core.activations import sigmoid
from core.arrays import Array
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, guide, model_point
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

INPUTS = Range(-3, 3, (-2, 0, 2), 0)
SCORES = Range(-4.4, 4.4, (-4, -2, 0, 2, 4), 0)
OUTPUTS = Range(-0.42, 1.42)
"""The band from 0 to 1, narrower than the rail of z: what goes in is pressed."""
MARKS = np.linspace(-2.7, 2.7, 13)
"""The inputs whose points are followed."""
NAME = 2.6
"""Where under its axis x stands."""
SMALL = 0.75
"""Size of a point against the lecture's usual one: there are many."""


class PressView(VGroup):
    """`line_chart` ends at the rail of z, `curve_chart` begins at the rail of σ(z); `fan` joins equal steps of z to
    their outputs. `show` turns the line; the fan stays. The parts come on screen one by one."""

    def __init__(self, style: Style, left: Box, right: Box) -> None:
        super().__init__()
        self.style, self.theta = style, np.array([0.0, 1.0])
        self.line_chart = Chart(style, left, INPUTS, SCORES, x_name="x", y_name="z")
        self.curve_chart = Chart(style, right, INPUTS, OUTPUTS, x_name="x")
        for chart in (self.line_chart, self.curve_chart):  # clear of the rail at the axis's end
            chart.names[0].next_to(chart.spot(NAME, chart.y_range.low), DOWN, buff=0.2)
        self.x = np.linspace(INPUTS.low, INPUTS.high, 121)
        self.line = self.line_chart.curve(self.x, self.x, "ink")
        self.curve = self.curve_chart.curve(self.x, sigmoid(self.x))
        self.rail = self._rail()
        self.band = Line(*(self.curve_chart.spot(INPUTS.low, y) for y in (0, 1)), color=style.colour("model"))
        self.band.set_stroke(width=style.theme.sizes.line)
        self.limits = VGroup(*(self._limit(y) for y in (0, 1)))
        self.band_name = style.formula("model(sigma(z))").next_to(self.curve_chart.y_axis.get_end(), UP, buff=0.12)
        self.curve_chart.names.add(self.band_name)
        self.fan = VGroup(*(self._strand(z) for z in np.arange(SCORES.ticks[0], SCORES.ticks[-1] + 0.5, 0.5)))
        self.scores = VGroup(*(ball(style, left.centre, "ink").scale(SMALL) for _ in MARKS))
        self.outputs = VGroup(*(model_point(style, right.centre).scale(SMALL) for _ in MARKS))
        self.add(
            self.line_chart, self.curve_chart, self.rail, self.band, self.limits, self.fan, self.line, self.curve,
            self.scores, self.outputs,
        )  # fmt: skip
        self.show(1.0, 0.0)

    def show(self, w: float, b: float) -> None:
        """Redraw the line, its curve and their points for other parameters."""
        self.theta = np.array([b, w])
        self.line_chart.set_curve(self.line, self.x, self.score(self.x))
        self.curve_chart.set_curve(self.curve, self.x, sigmoid(self.score(self.x)))
        for k, x in enumerate(MARKS):
            z = float(self.score(x))
            inside = SCORES.low <= z <= SCORES.high
            self.scores[k].move_to(self.line_chart.spot(x, z)).set_opacity(float(inside))
            self.outputs[k].move_to(self.curve_chart.spot(x, float(sigmoid(z))))

    def score(self, x: Array | float) -> Array:
        """z = wx + b for the parameters shown."""
        return np.asarray(self.theta[0] + self.theta[1] * np.asarray(x))

    def way(self, k: int) -> list[Array]:
        """The corners of a point's way: from the line to the rail of z, through the press, to the curve."""
        z = float(self.score(MARKS[k]))
        return [self.line_chart.spot(MARKS[k], z), *self.press(z), self.curve_chart.spot(MARKS[k], float(sigmoid(z)))]

    def press(self, z: float) -> tuple[Array, Array]:
        """Where z stands on its rail, and σ(z) on its own."""
        return self.line_chart.spot(INPUTS.high, z), self.curve_chart.spot(INPUTS.low, float(sigmoid(z)))

    def _limit(self, y: float) -> VGroup:
        """The dashed line at 0 or 1, with its number."""
        line = self.curve_chart.level(y)
        return VGroup(line, self.style.formula(f"{y:.0f}", "muted", "label").next_to(line, RIGHT, buff=0.12))

    def _strand(self, z: float) -> VMobject:
        return guide(self.style, *self.press(z)).set_stroke(opacity=0.7)

    def _rail(self) -> VGroup:
        """The axis of z at the line's right, open to both sides."""
        style, middle = self.style, self.line_chart.spot(INPUTS.high, 0)
        ends = (self.line_chart.spot(INPUTS.high, z) for z in (SCORES.low, SCORES.high))
        arrows = (
            Arrow(middle, end, buff=0, color=style.colour("ink"), stroke_width=style.theme.sizes.thin_line,
                  tip_length=0.16, max_tip_length_to_length_ratio=0.3)
            for end in ends
        )  # fmt: skip
        rail = VGroup(*arrows)
        for sign, arrow in zip(("-infinity", "+infinity"), tuple(rail), strict=True):
            rail.add(style.formula(sign, "ink", "label").next_to(arrow.get_end(), RIGHT, buff=0.15))
        return allow(rail, "outside-axes", "z has no bounds: its rail points beyond the chart")
