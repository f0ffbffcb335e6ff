"""Two linked views of one answer: the sample under the model's curve, and what its ŷ costs."""

import numpy as np
from manim import DOWN, RIGHT, VGroup, VMobject

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import Dataset
from scenes.experiments.answers import ANSWERS, CANDIDATES, answering
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import Samples, gap, guide, model_point, ring, sample
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Role, Style

LOW, HIGH = 1.55, 5.0
"""Heights of the loss chart: where the first candidates fill it, and where the logarithm has room."""

SOURCES = {0: "-ln (1 - model(hat(y)))", 1: "-ln model(hat(y))"}
"""What an answer costs, by its label."""


class ModelView(VGroup):
    """Samples and the model's curve; `pick` one, and `answer` bends the model until it answers ŷ = p there."""

    def __init__(self, style: Style, box: Box, data: Dataset, theta: Array, caption: str, across: Range) -> None:
        super().__init__()
        self.style, self.data, self.theta = style, data, theta
        self.chart = Chart(style, box, across, Range(0, 1.12, (0.5, 1)), y_name="model(hat(y))", caption=caption)
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.x = np.linspace(across.low, across.high, 161)
        self.curve = self.chart.curve(self.x, self.outputs(theta, self.x))
        self.samples = Samples(self.chart, data.x, data.y, data.y)
        self.marks = VGroup(*(model_point(style, at) for at in self.chart.place(data.x, self.outputs(theta, data.x))))
        for mark in self.marks:
            allow(mark, "graphic-contrast", "a right output comes to lie on its sample; its rim sets it off")
        self.ring = ring(style, self.samples[0].get_center())
        self.gap = gap(style, self.marks[0].get_center(), self.samples[0].get_center())
        self.add(self.chart, self.ceiling, self.curve, self.gap, self.samples, self.marks, self.ring)

    @property
    def moving(self) -> VGroup:
        """What `answer` changes."""
        return VGroup(self.curve, self.gap, self.marks, self.ring)

    def outputs(self, theta: Array, x: Array) -> Array:
        """ŷ of the model θ = (b, w) at x."""
        return sigmoid(theta[0] + theta[1] * x)

    def pick(self, row: int) -> None:
        """Speak of this sample; the model is the first one again."""
        self.row = row
        self.show(self.theta)

    def answer(self, p: float) -> None:
        """Let the model answer p for the picked sample."""
        self.show(answering(self.data.x[self.row], p, self.theta[1]))

    def show(self, theta: Array) -> None:
        """Draw the model θ, and the picked sample's gap."""
        self.chart.set_curve(self.curve, self.x, self.outputs(theta, self.x))
        for mark, at in zip(self.marks, self.chart.place(self.data.x, self.outputs(theta, self.data.x)), strict=True):
            mark.move_to(at)
        mark, picked = self.marks[self.row], self.samples[self.row]
        self.ring.move_to(picked)
        self.gap.become(gap(self.style, mark.get_center(), picked.get_center()))


class CostView(VGroup):
    """What an answer costs, over ŷ: a curve a candidate and label, and the sample's own mark sliding on one of them."""

    def __init__(self, style: Style, box: Box, high: float = LOW) -> None:
        super().__init__()
        self.style = style
        heights = Range(0, HIGH, (1, 2, 3, 4), 0)
        self.chart = Chart(style, box, Range(0, 1, (0, 0.5, 1)), heights, x_name="model(hat(y))", y_name="loss(L)")
        self.chart.names[0].shift(0.15 * RIGHT)  # a ring is drawn around the axis's end
        self.curves: dict[tuple[str, int], VMobject] = {}
        self.marks = VGroup(*(sample(style, self.chart.spot(1 - label, 0), label).scale(1.4) for label in (0, 1)))
        self.stems = VGroup(*(guide(style, mark.get_center(), mark.get_center() + DOWN) for mark in self.marks))
        for stem in self.stems:
            allow(stem, "graphic-contrast", "where the loss is small it hides under its mark")
        self.add(self.chart)
        self.rescale(high)

    def curve(self, name: str, label: int, role: Role = "loss") -> VMobject:
        """The curve of a candidate for a label; it is put on screen by the scene. Those for label 0 run from ŷ = 1
        to 0, so that each point has its mirror image in the curve for label 1."""
        line = self.chart.curve(*self.along(name, label), role)
        self.curves[name, label] = line
        return line

    def along(self, name: str, label: int) -> tuple[Array, Array]:
        """ŷ and what it costs."""
        p = ANSWERS if label else ANSWERS[::-1]
        return p, CANDIDATES[name](p, float(label))

    def named(self, label: int, case: str, side: Array) -> VGroup:
        """The name of a label's logarithm, for the steep end of its curve: the case, and its formula."""
        name = VGroup(self.style.formula(case), self.style.formula(SOURCES[label]))
        name.arrange(DOWN, buff=0.2, aligned_edge=-side)
        high = float(np.exp(-0.75 * HIGH))
        return name.next_to(self.chart.spot(high if label else 1 - high, 0.8 * HIGH), side, buff=0.35)

    def rescale(self, high: float) -> None:
        """Let the chart end at another height, with what is on it."""
        self.chart.rescale(high)
        for (name, label), line in self.curves.items():
            self.chart.set_curve(line, *self.along(name, label))

    def slide(self, p: float, label: int) -> None:
        """The mark of the label's class goes to ŷ = p on the cross-entropy, its stem below it."""
        at = self.chart.spot(p, float(CANDIDATES["log"](np.array(p), float(label))))
        self.marks[label].move_to(at)
        self.stems[label].put_start_and_end_on(self.chart.spot(p, 0), at + 1e-6 * DOWN)
