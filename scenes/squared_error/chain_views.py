"""The loss as a chain of three functions (slide idea 27), each drawn in its box, with a point and a tangent on it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from manim import RIGHT, UP, VGroup

from core.activations import logit, sigmoid, sigmoid_derivative
from core.arrays import Array
from core.losses import LinearSquaredError, SigmoidSquaredError
from scenes.kit.components.chart import Chart
from scenes.kit.components.graph import HEIGHT, Graph, NodeSpec
from scenes.kit.components.touching_line import TouchingLine
from scenes.kit.layout import BODY, Box, Range
from scenes.kit.manim_theme import Role, Style

WIDE, TALL = 3.0, 2.75
"""Of a box with a function in it."""
PITCH = WIDE + (BODY.width - 2 * HEIGHT - 3 * WIDE) / 4
"""From one of them to the next: they and the inputs at both ends stand equally far apart."""
FIRST, SECOND, THIRD = (BODY.centre[0] + place * PITCH for place in (-1, 0, 1))
LEFT_END, RIGHT_END = BODY.left + HEIGHT / 2, BODY.right - HEIGHT / 2
ROW, ASIDE = BODY.top - TALL / 2, (TALL - HEIGHT) / 2
"""Height of the row's middle, and how far above and below it two inputs stand."""
NODES = {
    "theta": NodeSpec("param(bold(theta))", (LEFT_END, ROW - ASIDE), "parameters"),
    "x": NodeSpec("bold(x)", (LEFT_END, ROW + ASIDE)),
    "z": NodeSpec("z = param(bold(theta))^T bold(x)", (FIRST, ROW), size=(WIDE, TALL)),
    "output": NodeSpec("model(hat(y) = sigma(z))", (SECOND, ROW), "model", size=(WIDE, TALL)),
    "loss": NodeSpec("loss(L) = (model(hat(y)) - y)^2", (THIRD, ROW), "loss", size=(WIDE, TALL)),
    "y": NodeSpec("y", (RIGHT_END, ROW)),
}
EDGES = (("theta", "z"), ("x", "z"), ("z", "output"), ("output", "loss"), ("y", "loss"))
STEEP = 5.0
"""By how much z rises with the parameter, for the input that is sketched."""


@dataclass(frozen=True)
class Part:
    """A function of the chain: what it is of and what it gives, as formulas, over which ranges, and its derivative."""

    of: str
    gives: str
    across: Range
    up: Range
    role: Role
    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]


PARTS = {
    "z": Part(
        "param(theta_i)", "z", Range(-1.1, 1.1), Range(-5.5, 5.5), "ink", lambda t: STEEP * t, lambda t: STEEP + 0 * t
    ),
    "output": Part("z", "model(hat(y))", Range(-5.5, 5.5), Range(-0.1, 1.1), "model", sigmoid, sigmoid_derivative),
    "loss": Part(
        "model(hat(y)) - y", "loss(L)", Range(-1.1, 1.1), Range(-0.2, 1.2), "loss", np.square, lambda gap: 2 * gap
    ),
}  # fmt: skip
"""z over one parameter is a sketch: the rest of the sum is left out, and the input is positive."""


class FunctionView(VGroup):
    """A function's curve in a box; `mark`, a point with its tangent, is shown apart."""

    def __init__(self, style: Style, middle: tuple[float, float], part: Part) -> None:
        whole = Box(middle[0] - WIDE / 2, middle[0] + WIDE / 2, middle[1] - TALL / 2, middle[1] + TALL / 2)
        box = whole.inset(left=0.3, right=0.75, bottom=0.3, top=1.1)
        self.chart = Chart(style, box, part.across, part.up)
        x = np.linspace(part.across.low, part.across.high, 121)
        self.curve = self.chart.curve(x, part.value(x), part.role)
        names = (part.of, self.chart.x_axis, RIGHT), (part.gives, self.chart.y_axis, UP)
        for source, axis, side in names:
            self.chart.names.add(style.formula(source, "muted", "label").next_to(axis, side, buff=0.08))
        self.mark = TouchingLine(self.chart, part.value, part.slope, part.role)
        super().__init__(self.chart, self.curve)


class ChainView(Graph):
    """θ and x make z, z makes ŷ, ŷ and y make the loss; `functions` by their boxes' names."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, NODES, EDGES)
        self.functions = {name: FunctionView(style, NODES[name].at, part) for name, part in PARTS.items()}
        for name, view in self.functions.items():
            self.nodes[name].add(view)

    def send(self, output: float, y: float) -> None:
        """All points go where ŷ is this, under a label y."""
        for name, x in places(output, y).items():
            self.functions[name].mark.go(x)


def places(output: float, y: float) -> dict[str, float]:
    """Where the point of each function is when ŷ is this, under a label y."""
    z = float(logit(output))
    return {"z": z / STEEP, "output": z, "loss": output - y}


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
