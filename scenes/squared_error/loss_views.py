"""What the squared error is drawn with: the gaps under a curve, and the computation graph of the loss."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from manim import DOWN, RIGHT, UP, Line, Square, VGroup

from core.activations import logit, sigmoid, sigmoid_derivative
from core.datasets import Dataset
from core.losses import LinearSquaredError, SigmoidSquaredError
from core.models import LogisticRegression
from scenes.kit.components.chart import Chart
from scenes.kit.components.graph import Graph, NodeSpec
from scenes.kit.components.marks import Samples, gap, model_point
from scenes.kit.layout import BODY, FLOWERS, Box, Range
from scenes.kit.manim_theme import Role, Style

BAR = 22
"""Width of a gap's bar, in points."""
ROW, ABOVE = BODY.top - 1.95, BODY.top - 0.45
"""Heights of the graph's row of boxes, and of the inputs above it."""
NODES = {
    "theta": NodeSpec("param(bold(theta))", (-5.75, ROW), "parameters"),
    "x": NodeSpec("bold(x)", (-2.35, ABOVE)),
    "z": NodeSpec("z = param(bold(theta))^T bold(x)", (-2.35, ROW)),
    "output": NodeSpec("model(hat(y) = sigma(z))", (1.5, ROW), "model"),
    "y": NodeSpec("y", (5.3, ABOVE)),
    "loss": NodeSpec("loss(L) = (model(hat(y)) - y)^2", (5.3, ROW), "loss"),
}
EDGES = (("theta", "z"), ("x", "z"), ("z", "output"), ("output", "loss"), ("y", "loss"))


def loss_graph(style: Style) -> Graph:
    """θ and x make z, z makes ŷ, ŷ and y make the loss."""
    return Graph(style, NODES, EDGES)


@dataclass(frozen=True)
class Quantity:
    """Something that ŷ decides: what stands before its number, its decimals, its role, and the number."""

    source: str
    digits: int
    role: Role
    of: Callable[[float], float]


def quantities(y: float) -> dict[str, Quantity]:
    """What is followed while ŷ grows under a label y: the factors and their product."""
    return {
        "output": Quantity("model(hat(y)) =", 2, "model", float),
        "loss": Quantity("2 (model(hat(y)) - y) =", 2, "gradient", lambda p: float(LinearSquaredError.slope(p, y))),
        "slope": Quantity(
            "model(hat(y)) (1 - model(hat(y))) approx", 4, "gradient", lambda p: float(sigmoid_derivative(logit(p)))
        ),
        "gradient": Quantity(
            "grad((partial L) / (partial theta_i)) approx x_i dot", 4, "gradient",
            lambda p: float(SigmoidSquaredError.slope(p, y)),
        ),
    }  # fmt: skip


class GapView(VGroup):
    """Flowers under a model's curve, the output for each, and what is missing between output and label."""

    def __init__(
        self,
        style: Style,
        box: Box,
        data: Dataset,
        model: LogisticRegression,
        caption: str,
        across: Range = FLOWERS,
    ) -> None:
        super().__init__()
        self.style, self.data = style, data
        self.chart = Chart(style, box, across, Range(0, 1.12, (0.5, 1)), y_name="model(hat(y))", caption=caption)
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.x = np.linspace(across.low, across.high, 121)
        self.outputs = model.predict_proba(data.x)
        self.curve = self.chart.curve(self.x, sigmoid(model.score(self.x)))
        self.samples = Samples(self.chart, data.x, data.y, data.y)
        spots = self.chart.place(data.x, self.outputs)
        self.marks = VGroup(*(model_point(style, spot) for spot in spots))
        self.gaps = VGroup(
            *(gap(style, spot, mark.get_center()) for spot, mark in zip(spots, self.samples, strict=True))
        )
        self.add(self.chart, self.ceiling, self.curve, self.gaps, self.samples, self.marks)

    def side_by_side(self, box: Box) -> VGroup:
        """The gaps as bars on one line, in the flowers' order and as long as on the chart."""
        low = self.chart.spot(0, 0)[1]
        places = np.linspace(box.left, box.right, len(self.gaps) + 2)[1:-1][np.argsort(np.argsort(self.data.x))]
        bars = VGroup()
        for at, gap_line, flower in zip(places, self.gaps, self.samples, strict=True):
            foot = np.array([at, low, 0.0])
            bar = Line(foot, foot + gap_line.height * UP, color=self.style.colour("loss"), stroke_width=BAR)
            bars.add(VGroup(bar, flower.copy().next_to(foot, DOWN, buff=0.2)))
        return bars

    def square(self, row: int) -> Square:
        """The squared gap of a flower, as a square on it."""
        top, bottom = sorted((self.marks[row].get_y(), self.samples[row].get_y()), reverse=True)
        square = Square(top - bottom, color=self.style.colour("loss"))
        square.set_stroke(width=self.style.theme.sizes.thin_line).set_fill(self.style.colour("loss"), opacity=0.25)
        corner = self.marks[row].get_x() * RIGHT + bottom * UP
        return square.move_to(corner, aligned_edge=(-1, -1, 0))
