"""The sigmoid between its asymptotes, redrawn for any w and b, and what is shown on it; scene and clip share it."""

import numpy as np
from manim import DL, DR, LEFT, RIGHT, UP, DashedVMobject, Line, MathTypst, VGroup, VMobject

from core.activations import sigmoid, sigmoid_derivative
from core.arrays import Array
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball, guide, model_point
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

SCORES = Range(-7, 7, (-5, 0, 5), 0)
OUTPUTS = Range(-0.2, 1.12, (0, 0.5, 1))
SLOPES = Range(0, 0.3, (0.25,), 2)
HEART = (0.5, 0.11)
"""Where the slope is written, under its parabola."""
TANGENT = 1.1
"""Half the length of a tangent, in Manim units."""


class SigmoidView(VGroup):
    """σ over the whole chart; `show` bends it to σ(wx + b). The parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, x_name: str = "z", y_name: str = "model(sigma(z))") -> None:
        super().__init__()
        self.style, self.theta = style, np.array([0.0, 1.0])
        self.chart = Chart(style, box, SCORES, OUTPUTS, x_name=x_name, y_name=y_name)
        self.floor, self.ceiling = (self.chart.level(y) for y in (0, 1))
        self.half = self.chart.level(0.5, "grid")
        self.x = np.linspace(SCORES.low, SCORES.high, 281)
        self.curve = self.chart.curve(self.x, sigmoid(self.x))
        self.ghost = DashedVMobject(self.curve.copy(), num_dashes=70)
        self.ghost.set_stroke(style.colour("muted"), width=style.theme.sizes.thin_line)
        self.add(self.chart, self.floor, self.ceiling, self.half, self.ghost, self.curve)

    def output(self, x: float) -> float:
        """ŷ = σ(wx + b) for the parameters shown."""
        return float(sigmoid(self.theta[0] + self.theta[1] * x))

    def spot(self, x: float) -> Array:
        """Where the curve's point over x stands on the frame: (3,)."""
        return self.chart.spot(x, self.output(x))

    def draw_until(self, x: float) -> None:
        """Show the curve from the left edge to x only."""
        seen = np.append(self.x[self.x < x], x)
        self.chart.set_curve(self.curve, seen, sigmoid(self.theta[0] + self.theta[1] * seen))

    def show(self, w: float, b: float) -> None:
        """Redraw the whole curve for other parameters."""
        self.theta = np.array([b, w])
        self.draw_until(SCORES.high)


class Reader(VGroup):
    """A point on the curve with its z below and its σ(z) beside it, to be moved along."""

    def __init__(self, view: SigmoidView, z: float) -> None:
        style = view.style
        self.view = view
        self.point = model_point(style, view.spot(z))
        self.lead = guide(style, view.spot(z), view.spot(z))
        self.z, self.output = Counter(style, z, 1), Counter(style, view.output(z), 4, "model")
        self.z_name = style.formula("z =")
        self.output_name = style.formula("model(sigma(z)) approx")
        super().__init__(self.lead, self.point, self.z_name, self.z, self.output_name, self.output)
        left = view.chart.spot(SCORES.high, 0.62) + 0.55 * RIGHT
        for name, number, row in ((self.z_name, self.z, 0.0), (self.output_name, self.output, -0.75)):
            name.move_to(left + row * UP, aligned_edge=LEFT)
            number.next_to(name, RIGHT, buff=0.2)
            number.shift((name[0].get_bottom()[1] - number.slot.get_bottom()[1]) * UP)
        self.go_to(z)

    def go_to(self, z: float) -> None:
        """Move to z."""
        at = self.view.spot(z)
        self.point.move_to(at)
        self.lead.put_start_and_end_on(self.view.chart.spot(z, OUTPUTS.low), at + 1e-3 * UP)
        self.z.write(z)
        self.output.write(self.view.output(z))


class Pair(VGroup):
    """Two scores on the z axis with their outputs on the curve and on the other axis, to be slid."""

    def __init__(self, view: SigmoidView, scores: tuple[float, float]) -> None:
        style = view.style
        self.view = view
        self.scores = VGroup(*(ball(style, view.chart.spot(z, OUTPUTS.low), "ink") for z in scores))
        self.tops = VGroup(*(model_point(style, view.spot(z)) for z in scores))
        self.images = VGroup(*(model_point(style, view.spot(z)) for z in scores))
        self.ups = VGroup(*(guide(style, view.spot(z), view.spot(z)) for z in scores))
        self.overs = VGroup(*(guide(style, view.spot(z), view.spot(z)) for z in scores))
        self.score_names = VGroup(*(style.formula(f"z_{k}") for k in (1, 2)))
        self.output_names = VGroup(*(style.formula(f"model(sigma(z_{k}))") for k in (1, 2)))
        super().__init__(self.ups, self.overs, self.scores, self.tops, self.images, self.score_names, self.output_names)
        self.go_to(*scores)

    def go_to(self, *scores: float) -> None:
        """Slide to these two scores."""
        chart = self.view.chart
        for k, (z, side) in enumerate(zip(scores, (LEFT, RIGHT), strict=True)):
            foot, at = chart.spot(z, OUTPUTS.low), self.view.spot(z)
            image = chart.spot(SCORES.low, self.view.output(z))
            self.scores[k].move_to(foot)
            self.tops[k].move_to(at)
            self.images[k].move_to(image)
            self.ups[k].put_start_and_end_on(foot, at)
            self.overs[k].put_start_and_end_on(image, at)
            self.score_names[k].next_to(foot + 0.05 * UP, UP + side, buff=0.1)
            self.output_names[k].next_to(at, DR, buff=0.1)


class SlopeView(VGroup):
    """The slope ŷ(1 - ŷ) over ŷ, and the tangent of that slope on the curve; `go_to` moves both points."""

    def __init__(self, view: SigmoidView, box: Box, z: float) -> None:
        style = view.style
        self.view = view
        self.chart = Chart(
            style, box, Range(0, 1.1, (0.5, 1)), SLOPES, x_name="model(hat(y))", y_name="grad(hat(y) (1 - hat(y)))"
        )
        outputs = sigmoid(view.x)
        # σ(±7) stops short of 0 and 1; the ends of the parabola are its zeros.
        self.curve = self.chart.curve(
            np.concatenate([[0.0], outputs, [1.0]]),
            np.concatenate([[0.0], sigmoid_derivative(view.x), [0.0]]),
            "gradient",
        )
        self.top = self.chart.level(SLOPES.ticks[0], "grid")
        self.point = model_point(style, view.spot(z))
        self.tangent = Line(LEFT, RIGHT, color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.mark = ball(style, view.spot(z), "gradient")
        self.slope = Counter(style, 0, 4, "gradient")
        self.slope.move_to(self.chart.spot(*HEART))
        super().__init__(self.chart, self.top, self.curve, self.tangent, self.point, self.mark, self.slope)
        self.go_to(z)

    @property
    def moving(self) -> VGroup:
        """What `go_to` moves."""
        return VGroup(self.tangent, self.point, self.mark, self.slope)

    def go_to(self, z: float) -> None:
        """Stand at z on the curve and at its ŷ on the parabola."""
        at, slope = self.view.spot(z), float(sigmoid_derivative(z))
        along = self.view.chart.spot(z + 1, self.view.output(z) + slope) - at
        along *= TANGENT / np.linalg.norm(along)
        self.tangent.put_start_and_end_on(at - along, at + along)
        self.point.move_to(at)
        self.mark.move_to(self.chart.spot(self.view.output(z), slope))
        self.slope.write(slope)


def middle(view: SigmoidView) -> VGroup:
    """The point where ŷ is one half, its x led to from the axis, and that x's formula."""
    b, w = view.theta
    at = view.chart.spot(-b / w, 0.5)
    foot = view.chart.spot(-b / w, OUTPUTS.low)
    name: MathTypst = view.style.formula("x = -param(b) / param(w)")
    name.next_to(at, DR if b < 0 else DL, buff=0.2)
    lead: VMobject = guide(view.style, foot, at)
    return VGroup(lead, model_point(view.style, at), name)
