"""One flower beside the code of a step: under the model's curve, then its own loss over (w, b) with the step on it."""

from dataclasses import replace

from manim import DOWN, DR, UP, VGroup

from core.arrays import Array
from core.datasets import Dataset
from core.losses import SigmoidSquaredError
from core.models import LogisticRegression
from scenes.kit.components.loss_map import loss_map
from scenes.kit.components.marks import ball, guide, ring, start_ball, step_arrow
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style
from scenes.squared_error.loss_views import GapView

NEAR, TICKS, DIGITS = 0.008, 0.005, 3
"""Half the width of the magnified map and the distance of its ticks, in units of w; their decimals."""


class SampleView(GapView):
    """The first flower of the data alone; its curve, output and gap come on screen one by one."""

    def __init__(self, style: Style, box: Box, data: Dataset, theta: Array, caption: str) -> None:
        one = replace(data, X_features=data.X_features[:1], y=data.y[:1])
        super().__init__(style, box, one, LogisticRegression(theta), caption)
        self.remove(self.curve, self.gaps, self.marks)
        self.ring = ring(style, self.samples[0].get_center())
        self.up = guide(style, self.samples[0].get_center(), self.marks[0].get_center())
        self.add(self.ring)


class SampleStep:
    """That flower's loss around the parameters, and one step of descent; the parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, loss: SigmoidSquaredError, theta: Array, new: Array, name: str) -> None:
        (b, w), (b_new, w_new) = theta, new
        self.map = loss_map(style, box, loss, (w, b), NEAR, ticks=TICKS, digits=DIGITS, caption=name)
        start, end = self.map.spot(w, b), self.map.spot(w_new, b_new)
        self.start, self.end = start_ball(style, start), ball(style, end, "gradient")
        write = style.format
        pair = f"({write.typst(w, 1)}{write.separator} {write.typst(b, 1)})"
        self.start_name = style.formula(pair, size="label").next_to(self.start, DR, buff=0.1)
        self.uphill = step_arrow(style, start, 2 * start - end)
        self.uphill_name = style.formula("grad(nabla L)", size="label").next_to(self.uphill.get_end(), UP, buff=0.1)
        self.step_name = style.formula("grad(-eta nabla L)", size="label").next_to(self.end, DOWN, buff=0.1)
        self.parts = VGroup(self.start, self.start_name, self.uphill, self.uphill_name, self.step_name, self.end)
