"""What the scene, the figure and the clip of the squared error's curvature share: for one label, the parabola that
decides the sign, and below it the size of the loss's slope, both over the output ŷ."""

import numpy as np
from manim import DOWN, LEFT, UP, Line, MathTypst, Polygon, VGroup, VMobject

from scenes.experiments.curvatures import (
    OUTPUTS,
    SIGNS,
    SLOPES,
    ZONE,
    P,
    fraction,
    sign,
    steepness,
    top,
    turn,
)
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, guide, ring
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Role, Style


class SignView(VGroup):
    """The parabola for one label: `chart`, `curve`, `zone` (below zero, shaded), `root` and `peak` with their numbers,
    and a `runner` that `run` moves."""

    def __init__(self, style: Style, box: Box, label: int) -> None:
        self.style, self.label = style, label
        self.chart = Chart(style, box, OUTPUTS, SIGNS, x_name="model(hat(y))")
        self.zero = self.chart.level(0)
        self.curve = self.chart.curve(P, sign(P, label), "ink")
        self.zone = self._zone()
        self.ticks = VGroup(*(self._tick(p) for p in (0, 1)))
        self.root = self._crossing(turn(label))
        self.peak = self._peak(top(label))
        self.signs = VGroup(self._sign("+", 0.5, 0.12), self._sign("-", (turn(label) + 1 - label) / 2, -0.16))
        self.moving = self.runner = ball(style, self.chart.spot(label, 0), "model")
        super().__init__(
            self.zone, self.chart, self.zero, self.ticks, self.peak, self.signs, self.curve, self.root, self.runner
        )
        self.run(float(label))

    def run(self, p: float) -> None:
        """The runner at an output."""
        self.runner.move_to(self.chart.spot(p, float(sign(p, self.label))))

    def _zone(self) -> Polygon:
        wrong = P[turn(0) <= P] if self.label == 0 else P[turn(1) >= P]
        edge = self.chart.place(wrong, sign(wrong, self.label))
        back = self.chart.place(wrong[[-1, 0]], np.zeros(2))
        zone = Polygon(*edge, *back, stroke_width=0, color=self.style.colour("loss"))
        return zone.set_fill(opacity=ZONE)

    def _tick(self, p: float, role: Role = "muted") -> VGroup:
        """A fraction under the axis."""
        at = self.chart.spot(p, SIGNS.low)
        mark = Line(at, at + 0.1 * DOWN, stroke_width=self.style.theme.sizes.thin_line, color=self.style.colour(role))
        return VGroup(mark, self.style.formula(fraction(p), role, "label").next_to(mark, DOWN, buff=0.1))

    def _crossing(self, p: float) -> VGroup:
        """The ringed root, led down to its number."""
        at = self.chart.spot(p, 0)
        dot = ring(self.style, at).scale(0.6)
        return VGroup(guide(self.style, at, self.chart.spot(p, SIGNS.low)), self._tick(p, "ink"), dot)

    def _peak(self, p: float) -> VGroup:
        """The top, led down to where it stands and left to how high it is."""
        height = float(sign(p, self.label))
        at, beside = self.chart.spot(p, height), self.chart.spot(0, height)
        number = self.style.formula(fraction(height), "muted", "label").next_to(beside, LEFT, buff=0.2)
        lines = guide(self.style, at, self.chart.spot(p, SIGNS.low)), guide(self.style, at, beside)
        return VGroup(*lines, self._tick(p), number)

    def _sign(self, symbol: str, p: float, height: float) -> MathTypst:
        return self.style.formula(symbol, "ink", "body").move_to(self.chart.spot(p, height))


class SlopeStrip(VGroup):
    """Under a parabola, on the same ŷ: the size of the loss's slope, as a filled band with a runner on its edge."""

    def __init__(self, style: Style, box: Box, label: int) -> None:
        self.label = label
        self.chart = Chart(style, box, OUTPUTS, SLOPES)
        self.chart.remove(self.chart.y_axis)
        edge = self.chart.place(P, steepness(P, label))
        self.band = Polygon(*edge, self.chart.spot(0, 0), stroke_width=0, color=style.colour("gradient"))
        self.band.set_fill(opacity=ZONE)
        self.edge = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.edge.set_points_as_corners(edge)
        self.runner = ball(style, self.chart.spot(label, 0), "gradient")
        self.stem = guide(style, self.chart.spot(label, 0), self.chart.spot(label, 0) + 1e-6 * UP)
        self.stem.set_stroke(style.colour("gradient"), width=style.theme.sizes.line)
        self.moving = VGroup(self.stem, self.runner)
        super().__init__(self.band, self.chart, self.edge, self.moving)
        self.run(float(label))

    def run(self, p: float) -> None:
        """The runner at an output."""
        at, foot = self.chart.spot(p, float(steepness(p, self.label))), self.chart.spot(p, 0)
        self.runner.move_to(at)
        self.stem.put_start_and_end_on(foot, at + 1e-6 * UP)
