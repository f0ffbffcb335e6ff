"""What the derivative's scene, clip and figure share: the secant on J(x) = x², its slope against Δx, and 2x."""

import numpy as np
from manim import DL, DOWN, DR, LEFT, RIGHT, UP, DashedLine, VGroup, VMobject

from scenes.experiments.slopes import (
    ACROSS,
    AT,
    DIGITS,
    LEFT_FROM,
    RIGHT_FROM,
    UPWARD,
    height,
    quotient,
    slope,
    steepness,
)
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball, guide, start_ball
from scenes.kit.components.readout import readouts
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

X_RANGE, J_RANGE = Range(*ACROSS, (-4, -2, 0, 2, 4), 0), Range(*UPWARD, (0, 10, 20), 0)
STEEPNESS = Range(-10.0, 10.0, (-8, -4, 0, 4, 8), 0)
DIFFERENCE, RISE = "loss(J)(x + Delta x) - loss(J)(x)", "Delta loss(J)"
"""What the secant climbs, in full and in short."""
LABELLED = 0.7
"""A triangle narrower than this Δx has no room for labels."""


class SecantView(VGroup):
    """J's curve, the point on it, a second point Δx away, and the line through both; the triangle of Δx and ΔJ."""

    def __init__(self, style: Style, box: Box) -> None:
        self.style = style
        self.chart = chart = Chart(style, box, X_RANGE, J_RANGE, x_name="x", y_name="loss(J(x))")
        self.x = np.linspace(*ACROSS, 301)
        self.curve = chart.curve(self.x, height(self.x), "loss")
        self.point, self.second = ball(style, chart.spot(AT, 0), "gradient"), start_ball(style, chart.spot(AT, 0))
        self.line = VMobject(stroke_color=style.colour("gradient"), stroke_width=0.8 * style.theme.sizes.line)
        self.run, self.rise = guide(style, DL, DR), guide(style, DL, DR)
        for leg in (self.run, self.rise):
            leg.set_stroke(style.colour("ink"), width=style.theme.sizes.thin_line)
        self.run_name = style.formula("Delta x", "ink", "label")
        self.rise_name = style.formula(RISE, "ink", "label")
        self.triangle = VGroup(self.run, self.rise, self.run_name, self.rise_name)
        super().__init__(chart, self.curve, self.line, self.triangle, self.second, self.point)
        self.spread(RIGHT_FROM)

    def spread(self, dx: float, x: float = AT) -> None:
        """Put the second point Δx away; 0 makes the secant the tangent."""
        chart = self.chart
        chart.set_curve(self.line, self.x, height(x) + steepness(dx, x) * (self.x - x))
        start, end = chart.place(np.array([x, x + dx]), height(np.array([x, x + dx])))
        corner = np.array([end[0], start[1], 0.0])
        self.point.move_to(start)
        self.second.move_to(end)
        self.run.put_start_and_end_on(start, corner + 1e-6 * RIGHT)
        self.rise.put_start_and_end_on(corner, end + 1e-6 * UP)
        self.run_name.next_to(self.run, DOWN if dx > 0 else UP, buff=0.12)
        self.rise_name.next_to(self.rise, RIGHT if dx > 0 else LEFT, buff=0.15)
        if dx < 0:  # near the corner, clear of the curve
            self.rise_name.align_to(corner, UP)
        for name in (self.run_name, self.rise_name):
            name.set_opacity(float(np.clip(2 * abs(dx) / LABELLED - 1, 0, 1)))


class QuotientView(VGroup):
    """The secant's slope against Δx: a line with a hole at Δx = 0, traced by a point from both sides."""

    def __init__(self, style: Style, box: Box) -> None:
        limit = float(slope(AT))
        self.chart = chart = Chart(
            style,
            box,
            Range(LEFT_FROM, RIGHT_FROM, (-4, -2, 0, 2), 0),
            Range(limit - 5, limit + 3, (limit - 4, limit - 2, limit, limit + 2), 0),
            x_name="Delta x",
        )
        self.trace = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.head = ball(style, chart.spot(RIGHT_FROM, limit), "gradient")
        self.hole = start_ball(style, chart.spot(0, limit)).set_stroke(style.colour("gradient"))
        self.goal = chart.level(limit)
        super().__init__(chart, self.trace, self.head)
        self.spread(RIGHT_FROM)

    def spread(self, dx: float) -> None:
        """Move the point to this Δx; the trace begins at the widest on the same side."""
        dxs = np.array([RIGHT_FROM if dx > 0 else LEFT_FROM, dx])
        places = self.chart.place(dxs, quotient(dxs))
        self.trace.set_points_as_corners(places)
        self.head.move_to(places[-1])


class SlopeView(VGroup):
    """The derivative against x, drawn as the tangent slides along the curve."""

    def __init__(self, style: Style, box: Box) -> None:
        self.chart = chart = Chart(style, box, X_RANGE, STEEPNESS, x_name="x")
        self.zero = DashedLine(
            chart.spot(ACROSS[0], 0),
            chart.spot(ACROSS[1], 0),
            color=style.colour("grid"),
            stroke_width=style.theme.sizes.thin_line,
        )
        self.trace = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.head = ball(style, chart.spot(AT, float(slope(AT))), "gradient")
        self.low = self.high = AT
        super().__init__(chart, self.zero, self.trace, self.head)
        self.slide(AT)

    def slide(self, x: float) -> None:
        """Move to this x; what was visited stays drawn."""
        self.low, self.high = min(x, self.low), max(x, self.high)
        ends = np.array([self.low, self.high])
        self.trace.set_points_as_corners(self.chart.place(ends, slope(ends)))
        self.head.move_to(self.chart.spot(x, float(slope(x))))


class Readout(VGroup):
    """Δx and the quotient as they run."""

    def __init__(self, style: Style, rise: str = DIFFERENCE) -> None:
        self.dx = Counter(style, LEFT_FROM, DIGITS)
        self.slope = Counter(style, RIGHT_FROM, DIGITS, "gradient")
        named = {"Delta x =": self.dx, f"({rise}) / (Delta x) =": self.slope}
        super().__init__(*readouts(style, named))

    def write(self, dx: float) -> None:
        """Write a Δx and its quotient."""
        self.dx.write(dx)
        self.slope.write(float(quotient(dx)))
