"""What the squared error is drawn with: the gaps between a curve and the labels, as bars, and as squares."""

import numpy as np
from manim import DL, DOWN, DR, RIGHT, UP, Line, Square, VGroup

from core.activations import sigmoid
from core.datasets import Dataset
from core.models import LogisticRegression
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import Samples, gap, model_point
from scenes.kit.layout import FLOWERS, Box, Range
from scenes.kit.manim_theme import Style

BAR, CROWDED = 22, 0.55
"""Width of a gap's bar, in points; where there are many, as a share of the room that each has."""


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
        allow(self.samples, "graphic-contrast", "of many samples some lie on each other; their rims set them off")
        spots = self.chart.place(data.x, self.outputs)
        self.marks = VGroup(*(model_point(style, spot) for spot in spots))
        for mark in self.marks:
            allow(mark, "graphic-contrast", "a right output comes to lie on its sample; its rim sets it off")
        self.gaps = VGroup(
            *(gap(style, spot, mark.get_center()) for spot, mark in zip(spots, self.samples, strict=True))
        )
        self.add(self.chart, self.ceiling, self.curve, self.gaps, self.samples, self.marks)

    def side_by_side(self, box: Box) -> VGroup:
        """The gaps as bars on one line, in the flowers' order and as long as on the chart."""
        low, room = self.chart.spot(0, 0)[1], CROWDED * box.width / (len(self.gaps) + 1)
        places = np.linspace(box.left, box.right, len(self.gaps) + 2)[1:-1][np.argsort(np.argsort(self.data.x))]
        bars = VGroup()
        for at, gap_line, flower in zip(places, self.gaps, self.samples, strict=True):
            foot = np.array([at, low, 0.0])
            bar = Line(foot, foot + gap_line.height * UP, color=self.style.colour("loss"))
            mark = flower.copy().scale(min(1.0, room / flower.width))
            bars.add(VGroup(bar.set_stroke(width=min(BAR, 100 * room)), mark.next_to(foot, DOWN, buff=0.2)))
        return bars

    def square(self, row: int) -> Square:
        """The squared gap of a flower, as a square on it: at its right, or at its left where there is no room."""
        top, bottom = sorted((self.marks[row].get_y(), self.samples[row].get_y()), reverse=True)
        square = Square(top - bottom, color=self.style.colour("loss"))
        square.set_stroke(width=self.style.theme.sizes.thin_line).set_fill(self.style.colour("loss"), opacity=0.25)
        corner = self.marks[row].get_x() * RIGHT + bottom * UP
        fits = corner[0] + square.width <= self.chart.area.get_right()[0]
        return square.move_to(corner, aligned_edge=DL if fits else DR)
