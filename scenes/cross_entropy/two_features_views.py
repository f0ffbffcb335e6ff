"""The two-feature example as views: a table of four flowers, the graph of one update, and the plane of the features."""

from collections.abc import Mapping

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    MathTypst,
    Polygon,
    ShowPassingFlash,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    linear,
)

from core.arrays import Array
from core.datasets import Dataset
from core.slides import fact
from core.trajectory import Trajectory
from scenes.experiments.plane import TwoFeatureUpdate, boundary, side
from scenes.experiments.starts import many_steps, rate_digits, score_digits, start_digits
from scenes.kit.base import Number
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.graph import Graph, NodeSpec
from scenes.kit.components.marks import Samples, sample
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import BODY, Box, Range
from scenes.kit.manim_theme import Role, Style

LEFT_BOX, RIGHT_BOX = BODY.split(0.38)
TABLE_BOX = LEFT_BOX.inset(left=0.3, right=0.3, bottom=0.5, top=0.2)
PLANE_BOX = RIGHT_BOX.inset(left=0.6, right=0.6, bottom=0.85, top=0.5)
TOP, MIDDLE, LOW = BODY.top - 0.7, BODY.top - 2.2, BODY.top - 3.7
"""Heights of the three parameters' boxes."""
ROW = MIDDLE - 0.3
"""Height of the row from the score to the loss."""
SCORE = (
    "{{ z : z }} {{ = : eq }} {{ param(w_1) x_1 : first }} {{ + : plus }} {{ param(w_2) x_2 : second }} "
    "{{ + : add }} {{ param(b) : b }}"
)
ONE_INPUT = "{{ z : z }} {{ = : eq }} {{ param(w_1) x_1 : first }} {{ + : add }} {{ param(b) : b }}"
"""The model's score, with two inputs and before the second one has joined."""
NODES = {
    "w1": NodeSpec("param(w_1)", (-3.6, TOP), "parameters", room=True),
    "w2": NodeSpec("param(w_2)", (-3.6, MIDDLE), "parameters", room=True),
    "b": NodeSpec("param(b)", (-3.6, LOW), "parameters", room=True),
    "x1": NodeSpec("x_1", (-1.0, TOP), room=True),
    "x2": NodeSpec("x_2", (0.8, TOP), room=True),
    "z": NodeSpec(SCORE, (-0.1, ROW), room=True),
    "output": NodeSpec("model(hat(y) = sigma(z))", (3.35, ROW), "model", room=True),
    "y": NodeSpec("y", (5.85, TOP), room=True),
    "loss": NodeSpec("loss(L(hat(y)\\, y))", (5.85, ROW), "loss", room=True),
}
EDGES = (
    ("w1", "z"), ("x1", "z"), ("w2", "z"), ("x2", "z"), ("b", "z"), ("z", "output"), ("output", "loss"), ("y", "loss"),
)  # fmt: skip
INTO_SCORE = EDGES[:5]
PARAMETERS = ("b", "w1", "w2")
"""In the order of θ."""
SIDE = 0.16
"""How much a side of the boundary is tinted."""


def numbers_of(update: TwoFeatureUpdate, digits: tuple[int, int] = (1, 1)) -> dict[str, Number]:
    """Every number of the example, before the step, after it, and as the slide prints it; `digits`: of the features."""
    x1, x2 = update.data.X_features[0]
    old, new = update.path.parameters
    gradient, printed = update.path.gradients[0], update.misprinted
    slope = fact("ex2-grad-w1-printed-product")
    plus = fact("ex2-w2-new-as-printed")
    assert isinstance(slope.value, float)
    assert isinstance(plus.value, float)
    numbers = {
        "x1": Number(x1, digits[0]),
        "x2": Number(x2, digits[1]),
        "count": Number(len(update.whole.y), 0),
        "y": Number(update.data.y[0], 0),
        "eta": Number(update.learning_rate, max(2, rate_digits(update.learning_rate))),
        "z": Number(float(update.loss.scores(old)[0]), score_digits(old, max(digits))),
        "yhat": Number(update.output(old), 4),
        "yhat_new": Number(update.output(new), 4),
        "yhat_printed": Number(update.output(printed), 4),
        "w1_printed": Number(printed[1], 4),
        "product": Number(slope.value, 4),
        "w2_printed": Number(plus.value, 4),
        "loss": Number(update.path.values[0], 4),
        "loss_new": Number(update.path.values[1], 4),
        "steps": Number(many_steps(update.learning_rate, len(update.whole.y)), 0),
    }
    for k, name in enumerate(PARAMETERS):
        numbers[name] = Number(old[k], max(1, start_digits(old)))
        numbers[f"{name}_new"] = Number(new[k], 4)
        numbers[f"d{name}"] = Number(gradient[k], 4)
    return numbers


def source_of(name: str) -> str:
    """A parameter's symbol as a formula's source."""
    return f"{name[0]}_{name[1]}" if name[1:] else name


class UpdateGraph(Graph):
    """The graph of one update: boxes for everything that has a number; what a box holds is in `values`."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, NODES, EDGES)
        self.values: dict[str, MathTypst] = {}
        node = self.nodes["z"]
        self.before = style.formula(ONE_INPUT).move_to(node.formula)

    def beside(self, name: str, formula: VMobject) -> VMobject:
        """A mobject put to the left of a parameter's box."""
        return formula.next_to(self.nodes[name].box, LEFT, buff=0.2)

    def put(self, values: Mapping[str, str], role: str = "") -> list[Animation]:
        """Numbers with the sign before them tick over in their boxes; `role` is a colour's name inside formulas."""
        changes: list[Animation] = []
        for name, source in values.items():
            colour = role or ("param" if name in PARAMETERS else "")
            new, old = self.value(name, f"{colour}({source})" if colour else source), self.values.get(name)
            if old is not None:
                changes.append(FadeOut(old, shift=0.25 * UP))
            changes.append(FadeIn(new) if old is None else FadeIn(new, shift=0.25 * UP))
            self.values[name] = new
        return changes

    def factor(self, name: str, source: str) -> MathTypst:
        """What the slope is multiplied by on its way to a parameter, beside the arrow's start."""
        formula = self.style.formula(source, "gradient", "label")
        start, side = self.edges[name, "z"].get_start(), DOWN if name == "b" else UP
        formula.move_to(start + 0.32 * RIGHT + 0.22 * side)
        return formula.shift(max(0.0, float(start[0] + 0.02 - formula.get_left()[0])) * RIGHT)  # clear of the box

    def pulse_back(self, *edges: tuple[str, str]) -> AnimationGroup:
        """Something of the gradient's runs back along these arrows, at the same time."""
        flashes = []
        for edge in edges:
            start, end = self.edges[edge].get_start_and_end()
            trace = VMobject().set_points_as_corners([end, start])
            trace.set_stroke(self.style.colour("gradient"), width=2 * self.style.theme.sizes.line)
            flashes.append(ShowPassingFlash(trace, time_width=0.6, run_time=self.style.theme.durations.move))
        return AnimationGroup(*flashes)


class FlowerTable(Table):
    """The slide's four rows: petal length, petal width, label, with a mark before each."""

    def __init__(self, style: Style, box: Box, data: Dataset, feature_digits: tuple[int, int]) -> None:
        digits = (*feature_digits, 0)
        signed = (data.X_features < 0).any(axis=0)
        names = ("x_1", "x_2")
        features = (Column(n, digits=d, signed=bool(s)) for n, d, s in zip(names, digits, signed, strict=False))
        columns = (Column(), *features, Column("y"))
        super().__init__(style, box, columns, len(data))
        self.keys = VGroup(*(sample(style, self.place(row, 0), label) for row, label in enumerate(data.y)))
        self.add(self.keys)
        for row, (features, label) in enumerate(zip(data.X_features, data.y, strict=True)):
            for column, value in enumerate((*features, label)):
                cell = self.write(row, column + 1, float(value), digits[column])
                if column == 2:
                    cell.set_color(style.colour("class1" if label else "class0"))


class PlaneView(VGroup):
    """The four flowers in the plane of their two features, and the boundary of a model: its line, its two sides."""

    def __init__(
        self,
        style: Style,
        box: Box,
        data: Dataset,
        axes: tuple[Range, Range],
        words: tuple[str, str],
        names: tuple[str, str] = ("x_1", "x_2"),
    ) -> None:
        self.style = style
        (across, up), (x_words, y_words) = axes, words
        self.bounds = (across.low, across.high, up.low, up.high)
        self.chart = Chart(style, box, across, up, x_name=names[0], y_name=names[1], caption=x_words)
        self.words = style.text(y_words, "muted").next_to(self.chart.names[1], RIGHT, buff=0.2)
        self.samples = Samples(self.chart, data.X_features[:, 0], data.X_features[:, 1], data.y)
        self.yes, self.no = self._tint("class1"), self._tint("class0")
        self.line = VMobject(stroke_color=style.colour("model"), stroke_width=style.theme.sizes.line)
        self.over = style.formula("model(hat(y)) > 1 \\/ 2").move_to(self.chart.spot(4.35, 1.75))
        self.under = style.formula("model(hat(y)) < 1 \\/ 2").move_to(self.chart.spot(0.75, 0.75))
        self.sides = VGroup(self.no, self.yes, self.line)
        super().__init__(self.chart, self.words, self.sides, self.samples, self.over, self.under)

    def set_model(self, theta: Array) -> None:
        """Let the model have the parameters [b, w1, w2]."""
        self._fill(self.yes, side(theta, self.bounds))
        self._fill(self.no, side(-np.asarray(theta), self.bounds))
        self.line.set_points_as_corners(self.chart.place(*boundary(theta, self.bounds).T))

    def _tint(self, role: Role) -> Polygon:
        tint = Polygon(*np.eye(3), stroke_width=0, color=self.style.colour(role))
        return tint.set_fill(opacity=SIDE)

    def _fill(self, tint: Polygon, corners: Array) -> None:
        places = self.chart.place(*corners.T)
        tint.set_points_as_corners([*places, *places[:1]])


class Walk(VGroup):
    """A descent in the plane: the steps, counted, and the loss; `go` shows more and more steps at once."""

    def __init__(self, style: Style, plane: PlaneView, path: Trajectory, word: str) -> None:
        self.style, self.plane, self.path = style, plane, path
        self.step, self.loss = Counter(style, len(path) - 1), Counter(style, path.values[0], 4, "loss")
        count = VGroup(style.text(word, "muted"), self.step).arrange(RIGHT, buff=0.25)
        super().__init__(count, VGroup(style.formula("loss(L) approx"), self.loss).arrange(RIGHT, buff=0.25))
        self.arrange(RIGHT, buff=1.2)

    def go(self, share: float) -> None:
        """Be where the descent is when this share (0 to 1) of the time has gone."""
        row = min(round(float(len(self.path) ** share)), len(self.path)) - 1
        self.plane.set_model(self.path.parameters[row])
        self.step.write(row)
        self.loss.write(self.path.values[row])

    def running(self) -> UpdateFromAlphaFunc:
        """All of it, ever faster."""
        moving, seconds = VGroup(self.plane.sides, self.plane.samples, self), 3 * self.style.theme.durations.understand
        return UpdateFromAlphaFunc(moving, lambda _, share: self.go(share), rate_func=linear, run_time=seconds)
