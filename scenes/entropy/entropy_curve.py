"""EntropyCurve: the entropy of two colours over the chance of one, traced as the mix is slid."""

from dataclasses import replace

import numpy as np
from manim import VGroup

from core.arrays import Array
from core.information import binary_entropy
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

HEIGHTS = Range(0, 1.15, (0.5, 1))


class EntropyCurve(VGroup):
    """H in bits over p(X = 1). `trace` draws the curve between two chances, `go_to` moves the point."""

    def __init__(self, style: Style, box: Box, x_name: str = "p(X = 1)") -> None:
        heights = replace(HEIGHTS, ticks=())  # the stack's, which stands beside it
        self.chart = Chart(style, box, Range(0, 1, (0, 0.5, 1)), heights, x_name=x_name, y_name="loss(H)")
        self.x = np.linspace(0, 1, 401)
        self.curve = self.chart.curve(self.x, binary_entropy(self.x, "bits"), "loss")
        self.point = ball(style, self.spot(0.5), "loss")
        super().__init__(self.chart, self.curve, self.point)

    def spot(self, p: float) -> Array:
        """Where the curve's point above p stands on the frame: (3,)."""
        return self.chart.spot(p, float(binary_entropy(p, "bits")))

    def mark(self, p: float, mix: str, side: Array) -> VGroup:
        """A basket's place on the curve, with its mix at that side."""
        at, style = self.spot(p), self.chart.style
        return VGroup(ball(style, at, "background"), style.formula(mix, "muted").next_to(at, side, buff=0.2))

    def trace(self, low: float, high: float) -> None:
        """Show the curve from one chance to another only."""
        inside = self.x[(self.x > low) & (self.x < high)]
        seen = np.array([low, *inside, high])
        self.chart.set_curve(self.curve, seen, binary_entropy(seen, "bits"))

    def go_to(self, p: float) -> None:
        """Move the point to p."""
        self.point.move_to(self.spot(p))
