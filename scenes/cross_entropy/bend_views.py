"""How losses bend (slide idea 43): how steep ŷ is over z, a loss over z with its touching circle, the quiz's function
along a line."""

import numpy as np
from manim import DOWN, LEFT, UP, DashedLine, Line, Polygon, VGroup, VMobject

from core.activations import logistic_growth_rate, sigmoid, sigmoid_derivative
from core.arrays import Array
from scenes.experiments import directions
from scenes.experiments.curvatures import OUTPUTS, P, fraction
from scenes.experiments.losses_over_z import BENDS, HEIGHTS, Z, bend, loss, slope
from scenes.kit.components.chart import Chart
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball, guide
from scenes.kit.components.touching_circle import TouchingCircle
from scenes.kit.components.touching_line import TouchingLine
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

SHADE, WEDGE = 0.3, 0.18
"""How much a zone below zero is filled, and on the map, where a line of the same colour lies on it."""

NOTE = 0.55
"""From a factor's curve up to its range."""
TANGENT = 1.0
"""Half the length of a tangent, in Manim units."""


class SteepnessView(VGroup):
    """ŷ over z with its tangent; under it, on the same z, how steep that is, drawn as far as `go_to` has gone."""

    def __init__(self, style: Style, box: Box, strip: Box) -> None:
        across = Range(Z[0], Z[-1])
        self.chart = Chart(style, box, across, Range(0, 1.1, (0, 0.5, 1)), y_name="model(hat(y))")
        self.strip = Chart(
            style, strip, across, Range(0, 0.29, (0, 0.25), 2), x_name="z", y_name="grad(hat(y) (1 - hat(y)))"
        )
        self.curve = self.chart.curve(Z, sigmoid(Z))
        self.steepness = self.strip.curve(Z, sigmoid_derivative(Z), "gradient")
        self.touching = TouchingLine(self.chart, sigmoid, sigmoid_derivative, "model", TANGENT)
        self.runner = ball(style, self.strip.spot(0, 0), "gradient")
        self.moving = VGroup(self.steepness, self.touching, self.runner)
        super().__init__(self.chart, self.strip, self.curve, self.moving)
        self.go_to(float(Z[0]))

    def go_to(self, z: float) -> None:
        """The tangent touches the curve at z; its slope is drawn from the left to there."""
        self.touching.go(z)
        self.runner.move_to(self.strip.spot(z, float(sigmoid_derivative(z))))
        seen = np.append(Z[z > Z], z)
        self.strip.set_curve(self.steepness, seen, sigmoid_derivative(seen))


class BendView(VGroup):
    """A loss of one sample of class 0 over z, over its second derivative on the same z; `go_to` moves the circle."""

    def __init__(self, style: Style, box: Box, strip: Box, name: str, second: str) -> None:
        self.which, across = name, Range(Z[0], Z[-1])
        self.chart = Chart(style, box, across, HEIGHTS[name], y_name="loss(L)")
        self.strip = Chart(style, strip, across, BENDS, x_name="z", y_name=second)
        self.strip.names[-1].scale(0.8).next_to(self.strip.y_axis.get_end(), UP, buff=0.1)
        self.zero = self.strip.level(0)
        self.curve = self.chart.curve(Z, loss(name, Z), "loss")
        self.bends = self.strip.curve(Z, bend(name, Z), "ink")
        self.below = self._below()
        self.circle = TouchingCircle(self.chart)
        self.point, self.runner = (ball(style, self.chart.spot(0, 0), role) for role in ("loss", "ink"))
        self.stem = guide(style, self.strip.spot(0, 0), self.strip.spot(0, 0.1))
        self.moving = VGroup(self.circle, self.stem, self.point, self.runner)
        super().__init__(
            self.below, self.circle, self.chart, self.strip, self.zero, self.curve, self.bends, self.stem,
            self.point, self.runner,
        )  # fmt: skip

    def go_to(self, z: float) -> None:
        """The circle touches the loss at z; the runner below tells its second derivative there."""
        height, second = float(loss(self.which, z)), float(bend(self.which, z))
        self.circle.touch(z, height, float(slope(self.which, z)), second)
        self.point.move_to(self.chart.spot(z, height))
        self.runner.move_to(self.strip.spot(z, second))
        self.stem.put_start_and_end_on(self.strip.spot(z, 0), self.strip.spot(z, second) + 1e-6 * UP)

    def _below(self) -> Polygon:
        """What of the second derivative is below zero; for the cross-entropy nothing."""
        heights = np.minimum(bend(self.which, Z), 0.0)
        edge = self.strip.place(Z, heights)
        zone = Polygon(*edge, *self.strip.place(Z[[-1, 0]], np.zeros(2)), stroke_width=0)
        return zone.set_fill(self.strip.style.colour("loss"), opacity=SHADE)


class CutView(VGroup):
    """Left, the quiz's function as a map with a line through 0; right, the function along that line, with its touching
    circle at 0; `turn` turns the line."""

    def __init__(self, style: Style, square: Box, box: Box) -> None:
        self.style = style
        ticks = {"w_ticks": (-2, -1, 0, 1, 2), "b_ticks": (-2, -1, 0, 1, 2), "digits": 0}
        self.map = LossView(
            style, square, directions.surface(), directions.LEVELS, ceiling=directions.CEILING, x_name="x", y_name="y",
            **ticks,  # type: ignore[arg-type]
        )  # fmt: skip
        reach = directions.REACH
        self.chart = Chart(
            style, box, Range(-reach, reach, (-2, -1, 0, 1, 2), 0), Range(-3, 5, (-2, 0, 2, 4), 0), x_name="t",
            y_name="loss(f)",
        )  # fmt: skip
        self.zero = self.chart.level(0)
        self.curve = self.chart.curve(directions.STEPS, directions.heights(0), "loss")
        self.circle = TouchingCircle(self.chart)
        self.line = Line(*self._ends(0), stroke_width=style.theme.sizes.line)
        self.middle = ball(style, self.map.chart.spot(0, 0), "loss")
        self.point = ball(style, self.chart.spot(0, 0), "loss")
        self.moving = VGroup(self.circle, self.curve, self.line)
        self.turn(0.0)
        super().__init__(self.circle, self.chart, self.zero, self.curve, self.line, self.middle, self.point)

    def turn(self, degrees: float) -> None:
        """Let the line have this direction."""
        second = directions.bend(degrees)
        self.line.put_start_and_end_on(*self._ends(degrees))
        self.line.set_stroke(self.style.colour("loss" if second < 0 else "ink"))
        self.chart.set_curve(self.curve, directions.STEPS, directions.heights(degrees))
        self.circle.touch(0, 0, 0, second)

    def trace(self, degrees: float) -> DashedLine:
        """Where the line has been: its direction, to be left on the map."""
        line = DashedLine(*self._ends(degrees), stroke_width=self.style.theme.sizes.thin_line, dash_length=0.12)
        return line.set_color(self.style.colour("muted"))

    def wedges(self) -> VGroup:
        """All directions in which the function bends down."""
        angles = np.linspace(*directions.edges(), 30)
        rays = np.array([directions.way(angle) for angle in angles]) * directions.REACH
        sides = (np.concatenate([np.zeros((1, 2)), side * rays]) for side in (1, -1))
        shapes = (Polygon(*self.map.chart.place(*side.T), stroke_width=0) for side in sides)
        return VGroup(*shapes).set_fill(self.style.colour("loss"), opacity=WEDGE)

    def _ends(self, degrees: float) -> Array:
        steps = np.outer([-directions.REACH, directions.REACH], directions.way(degrees))
        return self.map.chart.place(*steps.T)


class Factor(VGroup):
    """A factor of the second derivative: a line leads from its marks to its range, and under that stands its curve."""

    def __init__(self, style: Style, marks: VGroup, box: Box, note: str, chart: Chart, curve: VMobject) -> None:
        name = style.formula(note).move_to((box.centre[0], box.top + NOTE, 0.0))
        lead = guide(style, marks.get_bottom() + 0.08 * DOWN, name.get_top() + 0.12 * UP)
        self.curve = curve
        super().__init__(lead, name, chart)


def square_factor(style: Style, marks: VGroup, box: Box, note: str) -> Factor:
    """xᵢ², nowhere negative."""
    x = np.linspace(-1.0, 1.0, 121)
    chart = Chart(style, box, Range(-1.0, 1.0), Range(0.0, 1.1), x_name="x_i")
    return Factor(style, marks, box, note, chart, chart.curve(x, np.square(x), "ink"))


def spread_factor(style: Style, marks: VGroup, box: Box, note: str) -> Factor:
    """ŷ - ŷ², between 0 and its top."""
    values = logistic_growth_rate(P, 1.0, 1.0)
    top = float(values.max())
    chart = Chart(style, box, OUTPUTS, Range(0.0, 1.1 * top), x_name="model(hat(y))")
    height = style.formula(fraction(top), "muted", "label").next_to(chart.spot(OUTPUTS.low, top), LEFT, buff=0.15)
    chart.add(chart.level(top), height)
    return Factor(style, marks, box, note, chart, chart.curve(P, values, "ink"))
