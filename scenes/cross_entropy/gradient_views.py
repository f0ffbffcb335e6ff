"""What the cross-entropy's gradient is drawn with: the computation graph, and both losses' slopes over ŷ."""

from manim import DashedVMobject, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.answers import SHARES, SLOPES
from scenes.kit.components.chart import Chart
from scenes.kit.components.graph import Graph, NodeSpec
from scenes.kit.components.marks import ball, guide
from scenes.kit.layout import BODY, Box, Range
from scenes.kit.manim_theme import Style

ROW, ABOVE = BODY.top - 2.05, BODY.top - 0.6
"""Heights of the graph's row of boxes, and of the inputs above it."""
NODES = {
    "theta": NodeSpec("param(bold(theta))", (-5.9, ROW), "parameters"),
    "x": NodeSpec("bold(x)", (-2.6, ABOVE)),
    "z": NodeSpec("z = param(bold(theta))^T bold(x)", (-2.6, ROW)),
    "output": NodeSpec("model(hat(y) = sigma(z))", (1.35, ROW), "model"),
    "y": NodeSpec("y", (5.6, ABOVE)),
    "loss": NodeSpec("loss(L)", (5.6, ROW), "loss"),
}
EDGES = (("theta", "z"), ("x", "z"), ("z", "output"), ("output", "loss"), ("y", "loss"))
DASHES = 34


def loss_graph(style: Style) -> Graph:
    """θ and x make z, z makes ŷ, ŷ and y make the loss."""
    return Graph(style, NODES, EDGES)


class SlopeView(VGroup):
    """dL/dz over ŷ: the cross-entropy's a whole line, the squared error's dashed; `go_to` slides a point on each."""

    def __init__(self, style: Style, box: Box, y_low: float = -1.1) -> None:
        super().__init__()
        self.style, self.label = style, 0
        heights = Range(y_low, 1.1, tuple(t for t in (-1.0, -0.5, 0.0, 0.5, 1.0) if t >= y_low))
        self.chart = Chart(
            style, box, Range(0, 1, (0, 0.5, 1)), heights, x_name="model(hat(y))",
            y_name="grad(partial L \\/ partial z)",
        )  # fmt: skip
        self.zero = self.chart.level(0, "muted", dashed=False)
        self.curves = {(name, label): self._curve(name, label) for name in SLOPES for label in (0, 1)}
        self.dots = {name: ball(style, self.chart.spot(0, 0), "gradient") for name in SLOPES}
        self.dots["mse"].set_fill(style.colour("background"))
        self.rule = guide(style, self.chart.spot(0.5, 0), self.chart.spot(0.5, 1))
        self.add(self.chart, self.zero)
        self.go_to(0.5, 0)

    @property
    def moving(self) -> VGroup:
        """What `go_to` changes."""
        return VGroup(self.rule, *self.dots.values())

    def slope(self, name: str, p: float, label: int) -> float:
        """dL/dz of a loss at ŷ = p."""
        return float(SLOPES[name](p, float(label)))

    def go_to(self, p: float, label: int) -> None:
        """Slide both points to ŷ = p, on the curves for this label."""
        self.rule.put_start_and_end_on(self.chart.spot(p, self.chart.y_range.low), self.chart.spot(p, 1.1))
        for name, dot in self.dots.items():
            dot.move_to(self.chart.spot(p, self.slope(name, p, label)))

    def middle(self, name: str, label: int, p: float) -> Array:
        """Where the curve for a label stands above ŷ = p."""
        return self.chart.spot(p, self.slope(name, p, label))

    def _curve(self, name: str, label: int) -> VMobject:
        line = self.chart.curve(SHARES, SLOPES[name](SHARES, float(label)), "gradient")
        return DashedVMobject(line, num_dashes=DASHES, dashed_ratio=0.6) if name == "mse" else line
