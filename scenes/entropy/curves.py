"""SurpriseCurve: 1/p over p, which can become -log p, and a point that is slid along; scenes and clip share it."""

import numpy as np
from manim import RIGHT, UP, VGroup

from core.arrays import Array
from core.information import information, surprise
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, guide, sample
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

CHANCES = Range(0, 1, (0.5, 1))
HIGH = 11.0
"""Holds 1/p down to p = 0.1, and -log p in bits down to the smallest p that is drawn."""
LOW = 4.4
"""Holds -log p in bits, down to about p = 0.05."""
TICKS = (1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)


class SurpriseCurve(VGroup):
    """How surprising an event of chance p is: `bend` leads from 1/p to -log p, `convert` from bits to nats.

    `rescale` sets the height of the chart. `marks` stand on the curve above `p`, a circle for the first and a square
    for the second; the point is slid by `go_to`.
    """

    def __init__(
        self, style: Style, box: Box, p: Array, y_name: str, *, share: float = 0.0, high: float = HIGH
    ) -> None:
        self.style, self.p, self.share, self.nats = style, p, share, 0.0
        self.chart = Chart(style, box, CHANCES, Range(0, high, TICKS, 0), x_name="p", y_name=y_name)
        self.chart.names[0].shift(0.15 * RIGHT)  # a ring is drawn around the curve's end
        self.x = np.geomspace(2.0**-HIGH, 1, 800)  # dense where the curve is steep
        self.curve = self.chart.curve(self.x, surprise(self.x), "loss")
        self.marks = VGroup(*(sample(style, self.chart.spot(1, 0), kind).scale(1.3) for kind in range(p.size)))
        self.point = ball(style, self.chart.spot(1, 1), "loss")
        self.at = 1.0
        super().__init__(self.chart, self.curve, self.marks, self.point)
        self.rescale(high)

    @property
    def moving(self) -> VGroup:
        """What `bend` and `rescale` change."""
        return VGroup(self.chart, self.curve, self.marks, self.point)

    def measure(self, p: Array) -> Array:
        """The height of the curve above p."""
        told = (1 - self.nats) * information(p, "bits") + self.nats * information(p, "nats")
        height: Array = (1 - self.share) * surprise(p) + self.share * told
        return height

    def spot(self, p: float) -> Array:
        """Where the curve's point above p stands on the frame: (3,)."""
        return self.chart.spot(p, float(self.measure(np.array(p))))

    def go_to(self, p: float) -> None:
        """Slide the point to p."""
        self.at = p
        self.point.move_to(self.spot(p))

    def bend(self, share: float) -> None:
        """Show 1/p (0), -log p (1) or what is in between, every point of the curve on its way."""
        self.share = share
        self._redraw()

    def convert(self, share: float) -> None:
        """Show -log p in bits (0), in nats (1) or in between."""
        self.nats = share
        self._redraw()

    def rescale(self, high: float) -> None:
        """Let the chart end at another height."""
        self.chart.rescale(high)
        self._redraw()

    def _redraw(self) -> None:
        self.chart.set_curve(self.curve, self.x, self.measure(self.x))
        for mark, p in zip(self.marks, self.p, strict=True):
            mark.move_to(self.spot(p))
        self.go_to(self.at)


class Pair(VGroup):
    """Two chances on the p axis with their points on the curve, to be slid: p_1 stays below p_2."""

    def __init__(self, curve: SurpriseCurve, p: tuple[float, float]) -> None:
        style = curve.style
        self.curve, self.p = curve, p
        self.feet = VGroup(*(ball(style, curve.spot(x), "ink") for x in p))
        self.tops = VGroup(*(ball(style, curve.spot(x), "loss") for x in p))
        self.ups = VGroup(*(guide(style, curve.chart.spot(x, 0), curve.spot(x)) for x in p))
        self.names = VGroup(*(style.formula(f"p_{k}") for k in (1, 2)))
        super().__init__(self.ups, self.feet, self.tops, self.names)
        self.go_to(*p)

    def go_to(self, *p: float) -> None:
        """Slide to these two chances."""
        for k, x in enumerate(p):
            foot, at = self.curve.chart.spot(x, 0), self.curve.spot(x)
            self.feet[k].move_to(foot)
            self.tops[k].move_to(at)
            self.ups[k].put_start_and_end_on(foot, at)
            self.names[k].next_to(foot, UP + RIGHT, buff=0.08)
