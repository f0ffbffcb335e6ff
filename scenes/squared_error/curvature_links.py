"""What is seen while the slope's formula is differentiated: ŷ over θᵢ, and over ŷ what stands in the formula's bracket.

One output runs through both charts, and the chain rule multiplies the slopes of their tangents.
"""

import numpy as np
from manim import LEFT, UP, Animation, MathTypst, VGroup, VMobject

from core.activations import logit, sigmoid, sigmoid_derivative
from core.arrays import Array
from scenes.experiments.curvatures import OUTPUTS, P, sign
from scenes.kit.components.chart import Chart
from scenes.kit.components.touching_line import TouchingLine
from scenes.kit.layout import BODY, Box, Range
from scenes.kit.manim_theme import Role, Style
from scenes.kit.motion import changing
from scenes.squared_error import curvature_algebra as algebra

LEFT_BOX, RIGHT_BOX = (
    box.inset(left=0.9, right=1.3)
    for box in Box(BODY.left, BODY.right, BODY.bottom + 0.15, BODY.bottom + 1.45).split(gap=0.0)
)
SCORES, PRODUCTS = Range(-5.0, 5.0), Range(-0.18, 0.18)
RUN = (0.02, 0.98)
"""From which output to which the points run."""
CLASSES: tuple[Role, Role] = ("class0", "class1")


def product(p: Array, label: int) -> Array:
    """(ŷ - y)(ŷ - ŷ²), whose derivative by ŷ is the second derivative's bracket."""
    return (p - label) * (p - p**2)


class LinkedSlopes(VGroup):
    """`bracket`: the chart of the bracket with a curve for each label; `model`: that of ŷ. The points with tangents on
    them, `over` and `along`, come on screen apart, and `running` moves them."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.bracket = VGroup(Chart(style, RIGHT_BOX, OUTPUTS, PRODUCTS, x_name="model(hat(y))"))
        chart = self.bracket[0]
        self.bracket.add(chart.level(0, "grid", dashed=False), self._title(chart, algebra.BRACKET))
        for label, role in enumerate(CLASSES):
            self.bracket.add(chart.curve(P, product(P, label), role), self._named(chart, label))
        other = Chart(style, LEFT_BOX, SCORES, Range(-0.1, 1.1), x_name="param(theta_i)")
        x = np.linspace(SCORES.low, SCORES.high, 121)
        self.model = VGroup(other, other.curve(x, sigmoid(x)), self._title(other, "model(hat(y))"))
        self.along = TouchingLine(other, sigmoid, sigmoid_derivative, "model")
        self.over = VGroup(*(self._touching(chart, label) for label in (0, 1)))
        super().__init__(self.bracket, self.model, self.along, self.over)
        self.send(RUN[0])

    def send(self, output: float) -> None:
        """All points go where ŷ is this."""
        self.along.go(float(logit(output)))
        for touching in self.over:
            touching.go(output)

    def running(self, start: float, end: float, times: float = 1.5, *, model: bool = True) -> Animation:
        """The output goes from one value to another, on the model's curve too if that is there."""
        moving = VGroup(*self.over, *([self.along] if model else []))
        return changing(self.style, moving, lambda share: self.send(start + share * (end - start)), times)

    def _touching(self, chart: Chart, label: int) -> TouchingLine:
        return TouchingLine(chart, lambda p: product(p, label), lambda p: sign(p, label), CLASSES[label])

    def _title(self, chart: Chart, source: str) -> MathTypst:
        title = self.style.formula(source, size="label")
        return title.next_to(chart.y_axis.get_end(), UP, buff=0.1).align_to(chart.y_axis, LEFT)

    def _named(self, chart: Chart, label: int) -> VMobject:
        """Which label a curve is for, inside of the curve."""
        top = P[np.abs(product(P, label)).argmax()]
        name = self.style.formula(f"{('zero', 'one')[label]}(y = {label})", size="label")
        return name.move_to(chart.spot(float(top), float(product(top, label)) / 2))
