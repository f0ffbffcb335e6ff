"""HouseView: houses under a line, with the squares of its errors; scenes and clips of linear regression share it."""

import numpy as np
from manim import RIGHT, Polygon, UpdateFromAlphaFunc, VGroup, VMobject

from core.arrays import Array
from core.datasets import Dataset
from core.models import LinearRegression
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, gap
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

BEYOND = 1.5
"""How far the line goes on beyond the largest house, in units of area."""
SQUARE_OPACITY = 0.13


def house_mark(style: Style, at: Array) -> Polygon:
    """A house: a little gable in ink, for its target is a number and no class."""
    size = 1.15 * style.theme.sizes.dot
    corners = [(-1, -1, 0), (1, -1, 0), (1, 0.15, 0), (0, 1.2, 0), (-1, 0.15, 0)]
    mark = Polygon(*(size * np.array(corner, dtype=float) for corner in corners))
    mark.set_fill(style.colour("ink"), opacity=1)
    mark.set_stroke(style.colour("background"), width=style.theme.sizes.hair_line)
    return mark.move_to(at)


class HouseView(VGroup):
    """A chart with the same scale on both axes, so that an error's square is a square: as wide as it is high.

    `heights` are the prices at the bottom and the top; the areas begin at 0 and reach as far as the box is wide. The
    parts come on screen when a scene adds them; `redraw` places all of them for θ = (b, w).
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        data: Dataset,
        theta: Array,
        heights: tuple[float, float],
        ticks: tuple[tuple[float, ...], tuple[float, ...]],
        names: tuple[str, str],
    ) -> None:
        super().__init__()
        self.style, self.data = style, data
        low, high = heights
        width = (high - low) * box.width / box.height
        self.chart = Chart(style, box, Range(0, width, ticks[0], 0), Range(low, high, ticks[1], 0), caption=names[0])
        self.price_name = style.text(names[1], "muted").next_to(self.chart.y_axis.get_end(), RIGHT, buff=0.15)
        self.chart.add(self.price_name)
        self.zero = self.chart.level(0.0, "grid", dashed=False)
        self.marks = VGroup(*(house_mark(style, at) for at in self.chart.place(data.x, data.y))).set_z_index(2)
        self.x = np.linspace(0.0, data.x.max() + BEYOND, 41)
        self.line = self.chart.curve(self.x, self.x)
        self.points = VGroup(*(ball(style, mark.get_center(), "model") for mark in self.marks)).set_z_index(1)
        self.squares = VGroup(*(self._square() for _ in data.x))
        self.shares = np.ones(len(data))
        self.redraw(theta)

    def redraw(self, theta: Array) -> None:
        """Place the line, its predictions and the squares of its errors."""
        self.theta = theta
        model = LinearRegression(theta)
        self.predictions = model.predict(self.data.x)
        self.chart.set_curve(self.line, self.x, model.predict(self.x))
        for point, at in zip(self.points, self.chart.place(self.data.x, self.predictions), strict=True):
            point.move_to(at)
        for row, share in enumerate(self.shares):
            self.grow(row, share)

    def other(self, theta: Array) -> VMobject:
        """A thin line for other parameters."""
        return self.chart.curve(
            self.x, LinearRegression(theta).predict(self.x), "muted", self.style.theme.sizes.thin_line
        )

    def grow(self, row: int, share: float) -> None:
        """Draw a house's square to this share of its width: 0 is the gap alone, 1 the square."""
        self.shares[row] = share
        x, y, predicted = self.data.x[row], self.data.y[row], self.predictions[row]
        far = x + share * abs(predicted - y)
        corners = self.chart.place(np.array([x, x, far, far, x]), np.array([predicted, y, y, predicted, predicted]))
        self.squares[row].set_points_as_corners(corners)

    def growing(self, row: int) -> UpdateFromAlphaFunc:
        """A square grows out of its gap."""
        return UpdateFromAlphaFunc(self.squares[row], lambda _, share: self.grow(row, share))

    def gap(self, row: int) -> VMobject:
        """A house's error as a dashed line between prediction and price."""
        return gap(self.style, self.points[row].get_center(), self.marks[row].get_center())

    @property
    def model_parts(self) -> VGroup:
        """What moves with the parameters."""
        return VGroup(self.squares, self.line, self.points)

    def _square(self) -> VMobject:
        colour, width = self.style.colour("loss"), self.style.theme.sizes.thin_line
        return VMobject(stroke_color=colour, stroke_width=width).set_fill(colour, opacity=SQUARE_OPACITY)
