"""The exchange of the labels as views: flowers under the model's curve, and their table."""

import numpy as np
from manim import Animation, AnimationGroup, DashedLine, Transform, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.flip import Flip, curve_of
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import Samples, model_point, sample
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import FLOWERS, Box, Range
from scenes.kit.manim_theme import Style

X, Y, OUTPUT, LOSS = range(4)
"""The table's columns."""
OUTPUT_DIGITS, LOSS_DIGITS = 2, 4


class FlipView(VGroup):
    """Six flowers at the heights of their labels, the model's curve with its outputs, and what each misses."""

    def __init__(self, style: Style, box: Box, flip: Flip, caption: str, across: Range = FLOWERS) -> None:
        self.style, self.case = style, flip
        self.chart = Chart(style, box, across, Range(0, 1.12, (0.5, 1)), y_name="model(hat(y))", caption=caption)
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.x = np.linspace(across.low, across.high, 121)
        data = flip.data
        self.samples = Samples(self.chart, data.x, data.y, data.y)
        self.curve = self.chart.curve(self.x, curve_of(flip.theta, self.x))
        self.marks = VGroup(*(model_point(style, self.chart.spot(x, 0)) for x in data.x))
        for mark in self.marks:
            allow(mark, "graphic-contrast", "a sure output comes to lie on its sample; its rim sets it off")
        self.gaps = VGroup(*(VMobject(stroke_color=style.colour("loss")) for _ in data.x))
        self.gaps.set_stroke(width=style.theme.sizes.thin_line)
        allow(self.gaps, "graphic-contrast", "they end under the points that they join")
        ends = (self.chart.spot(flip.boundary, height) for height in (0, 1))
        self.boundary = DashedLine(*ends, stroke_width=style.theme.sizes.thin_line, color=style.colour("muted"))
        super().__init__(self.chart, self.ceiling, self.gaps, self.curve, self.samples, self.marks)
        self.set_model(flip.theta)

    def set_model(self, theta: Array) -> None:
        """Let the model have the parameters [b, w]."""
        self.chart.set_curve(self.curve, self.x, curve_of(theta, self.x))
        places = self.chart.place(self.case.data.x, self.case.outputs(theta))
        for mark, gap, flower, spot in zip(self.marks, self.gaps, self.samples, places, strict=True):
            mark.move_to(spot)
            gap.set_points_as_corners([flower.get_center(), spot])

    def label(self, labels: Array) -> Animation:
        """Every flower goes to the height of its label, and takes that class's shape and colour."""
        goals = Samples(self.chart, self.case.data.x, labels, labels)
        return AnimationGroup(*(Transform(old, new) for old, new in zip(self.samples, goals, strict=True)))


class FlipTable(Table):
    """x, y, ŷ and L of each flower, with a mark before the row."""

    def __init__(self, style: Style, box: Box, flip: Flip, x_digits: int) -> None:
        self.case = flip
        columns = (
            Column("x", digits=x_digits, signed=bool((flip.data.x < 0).any())),
            Column("y"),
            Column("model(hat(y)) approx", digits=OUTPUT_DIGITS, role="model"),
            Column("loss(L) approx", digits=LOSS_DIGITS, role="loss"),
        )
        super().__init__(style, box, columns, len(flip.data))
        for row, x in enumerate(flip.data.x):
            self.write(row, X, float(x), columns[X].digits)
        self.set_labels(flip.data.y)
        self.set_outputs(flip.theta)

    def set_labels(self, labels: Array) -> None:
        """Write the column of labels, in their classes' colours."""
        for row, label in enumerate(labels):
            cell = self.write(row, Y, float(label), 0)
            cell.set_color(self.style.colour("class1" if label else "class0"))

    def set_outputs(self, theta: Array) -> None:
        """Write the model's outputs."""
        for row, output in enumerate(self.case.outputs(theta)):
            self.write(row, OUTPUT, float(output), OUTPUT_DIGITS)

    def set_losses(self, theta: Array, labels: Array) -> None:
        """Write what each answer costs."""
        for row, loss in enumerate(self.case.losses(theta, labels)):
            self.write(row, LOSS, float(loss), LOSS_DIGITS)

    def column_of(self, column: int) -> VGroup:
        """A column's head with its cells."""
        return VGroup(self.heads[column], *self.column(column))

    def keys(self, labels: Array) -> VGroup:
        """The mark of each row's flower."""
        left = float(self.area.get_left()[0]) - 0.15
        places = ((left, self.place(row, X)[1], 0.0) for row in range(len(labels)))
        return VGroup(*(sample(self.style, at, label) for at, label in zip(places, labels, strict=True)))
