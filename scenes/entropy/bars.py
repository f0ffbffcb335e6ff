"""InformationBars: each outcome as wide as its chance and as high as its information, and their areas as a stack."""

import numpy as np
from manim import DOWN, LEFT, VGroup, VMobject

from core.arrays import Array, ArrayLike
from core.information import contributions
from scenes.experiments.draws import ROLES, filled
from scenes.kit.allow import allow
from scenes.kit.components.basket import Basket
from scenes.kit.components.chart import Chart
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

LIFTED = 0.3
"""The share of the stacking in which the second bar is lifted onto the first; then both are spread."""
NARROW = 1e-9
"""A bar narrower than this is not there."""


class InformationBars(VGroup):
    """Two bars over the chances from 0 to 1: `weights` (2,) are their widths, -log `chances` (2,) their heights.

    In the stack both are spread over the full width, their areas kept: its height is the average information. With
    weights and chances alike that is the entropy, else the cross-entropy. `nats`: the unit, bits (0) or nats (1).
    """

    def __init__(self, style: Style, box: Box, heights: Range, y_name: str, nats: float = 0.0) -> None:
        self.style, self.nats = style, nats
        self.chart = Chart(style, box, Range(0, 1), heights, y_name=y_name)
        for name in self.chart.names:
            name.align_to(self.chart.area, LEFT).shift(0.1 * LEFT)
        self.bars = VGroup(*(self._bar(kind) for kind in (0, 1)))
        super().__init__(self.chart, self.bars)

    def show(self, weights: ArrayLike, chances: ArrayLike, stacked: float = 0.0) -> None:
        """Draw the bars side by side (0), as a stack (1) or in between."""
        self.weights, self.chances, self.stacked = np.asarray(weights), np.asarray(chances), stacked
        areas = self._areas()
        spread = max(0.0, (stacked - LIFTED) / (1 - LIFTED))
        widths = (1 - spread) * self.weights + spread
        heights = areas / np.maximum(widths, NARROW)
        lefts = (1 - spread) * np.array([0.0, self.weights[0]])
        bottoms = np.array([0.0, min(1.0, stacked / LIFTED) * heights[0]])
        for bar, left, bottom, width, height in zip(self.bars, lefts, bottoms, widths, heights, strict=True):
            x = left + width * np.array([0, 1, 1, 0, 0])
            y = bottom + height * np.array([0, 0, 1, 1, 0])
            bar.set_points_as_corners(self.chart.place(x, np.minimum(y, self.chart.y_range.high)))

    @property
    def average(self) -> float:
        """The height of the stack."""
        return float(self._areas().sum())

    def band(self, kind: int) -> Array:
        """The middle of a bar on the frame: (3,)."""
        middle: Array = self.bars[kind].get_center()
        return middle

    def _areas(self) -> Array:
        bits, nats = (contributions(self.weights, self.chances, unit) for unit in ("bits", "nats"))
        areas: Array = (1 - self.nats) * bits + self.nats * nats
        return areas

    def _bar(self, kind: int) -> VMobject:
        bar = VMobject(stroke_color=self.style.colour("background"), stroke_width=self.style.theme.sizes.thin_line)
        return bar.set_fill(self.style.colour(ROLES[kind]), opacity=1)


class BallRow(Basket):
    """The ten balls under the bars, the zeros first: a colour is as wide as its bar."""

    def __init__(self, style: Style, chart: Chart, ones: int, balls: int = 10) -> None:
        self.size = balls
        super().__init__(style, self.mix(ones), columns=balls, pitch=chart.area.width / balls)
        allow(self.balls.next_to(chart.x_axis, DOWN, buff=0.12), "outside-axes", "they stand under the axis")

    def mix(self, ones: int) -> Array:
        """Labels with so many ones at the end."""
        return filled((self.size - ones, ones))[::-1]

    def follow(self, chance: float) -> None:
        """As many ones as come nearest to a chance."""
        self.relabel(self.mix(round(chance * self.size)))
