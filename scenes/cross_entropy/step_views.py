"""The two linked views of one update: the flower under the model's curve, and its loss over (w, b) with the step."""

import numpy as np
from manim import DL, DR, LEFT, PI, RIGHT, UL, UP, UR, VGroup

from core.activations import sigmoid
from core.arrays import Array
from core.losses import SampleLoss
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.starts import rate_digits
from scenes.experiments.subject import round_ticks
from scenes.kit.components.chart import Chart
from scenes.kit.components.loss_map import loss_map
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import Samples, ball, gap, guide, model_point, ring, start_ball, step_arrow
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

LENGTHS = Range(0, 5, (1, 2, 3, 4, 5), 0)
"""The axis of the slides' petal lengths, in cm."""


class FlowerView:
    """All flowers, the model's curve, and what is said about the picked one; the parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, update: OneUpdate, caption: str, across: Range = LENGTHS) -> None:
        self.style = style
        self.chart = Chart(
            style,
            box,
            across,
            Range(0, 1.12, (0.5, 1.0)),
            y_name="model(hat(y))",
            caption=caption,
        )
        self.x = np.linspace(self.chart.x_range.low, self.chart.x_range.high, 121)
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.samples = Samples(self.chart, update.data.x, update.data.y, update.data.y)
        theta = update.path.parameters[0]
        self.curve = self.chart.curve(self.x, self.outputs(theta))
        self.curve_name = style.formula("model(hat(y) = sigma(w x + b))")
        self.curve_name.next_to(self.curve.point_from_proportion(0.75), UP, buff=0.2)
        foot = self.samples[0].get_center()
        self.ring = ring(style, foot)
        self.point = model_point(style, self.chart.spot(update.data.x[0], update.loss.predictions(theta)[0]))
        self.up = guide(style, foot, self.point.get_center())
        self.gap = gap(style, self.point.get_center(), foot)

    def outputs(self, theta: Array) -> Array:
        """ŷ along the curve for θ = (b, w)."""
        return sigmoid(theta[0] + theta[1] * self.x)

    def set_model(self, theta: Array) -> None:
        """Let the curve be that of θ."""
        self.chart.set_curve(self.curve, self.x, self.outputs(theta))


class StepView:
    """The picked flower's own loss, magnified until one step is seen; the parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, update: OneUpdate, caption: str) -> None:
        (b, w), (b_new, w_new) = update.path.parameters
        ticks = update.near / 2
        self.map = loss_map(style, box, update.loss, (w, b), update.near, ticks, rate_digits(ticks), caption)
        start, end = self.map.spot(w, b), self.map.spot(w_new, b_new)
        self.start, self.end = start_ball(style, start), ball(style, end, "gradient")
        write = style.format
        pair = f"({write.typst(w, 1)}{write.separator} {write.typst(b, 1)})"
        beside, under, uphill = (DR, UL, RIGHT) if end[0] <= start[0] else (UR, DL, LEFT)
        self.start_name = style.formula(pair).next_to(self.start, beside, buff=0.1)
        self.step = step_arrow(style, start, end)
        self.step_name = style.formula("grad(-eta nabla L)").next_to(self.step.get_center(), under, buff=0.1)
        self.uphill = self.step.copy().rotate(PI, about_point=start)
        self.uphill_name = style.formula("grad(nabla L)").next_to(self.uphill.get_end(), uphill, buff=0.15)
        self.marks = VGroup(self.start, self.end, self.uphill)


def far_map(style: Style, box: Box, loss: SampleLoss, path: Trajectory, caption: str) -> LossView:
    """The loss of all samples, as far as a long descent of (b, w) leads."""
    b, w = (path.parameters.max(axis=0) + path.parameters.min(axis=0)) / 2
    wide, high = 0.6 * np.ptp(path.parameters[:, 1]), 0.6 * np.ptp(path.parameters[:, 0])
    reach = float(max(wide, high * box.width / box.height, 1.0))
    ticks, digits = round_ticks(w - reach, w + reach, 6)
    return loss_map(style, box, loss, (w, b), reach, ticks[1] - ticks[0], digits, caption)
