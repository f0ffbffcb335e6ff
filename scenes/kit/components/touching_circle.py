"""TouchingCircle: the circle that touches a graph and bends as it does, on the side to which the graph bends."""

from itertools import pairwise

import numpy as np
from manim import VGroup, VMobject

from core.arrays import Array
from core.calculus import curvature
from scenes.kit.components.chart import Chart

FILLED = 0.16
"""How much what the circle encloses is filled."""
PIECES, DASH = 240, 4
"""Pieces of a drawn arc, and how many of them make a dash or a gap."""


class TouchingCircle(VGroup):
    """A circle and what it encloses, cut off at the chart's edges; `touch` moves it.

    It is the circle of the graph as it is drawn, in the chart's scales. Where the graph bends up it stands on top, in
    ink; where it bends down it hangs below, dashed and in the loss's colour.
    """

    def __init__(self, chart: Chart) -> None:
        style = chart.style
        self.chart = chart
        self.disc = VMobject(stroke_width=0)
        self.arc = VMobject(stroke_width=style.theme.sizes.thin_line, fill_opacity=0)
        super().__init__(self.disc, self.arc)

    def touch(self, x: float, y: float, first: float, second: float) -> None:
        """Touch the graph at (x, y), where it has these derivatives."""
        area, across, up = self.chart.area, self.chart.x_range, self.chart.y_range
        to_right, to_top = area.width / (across.high - across.low), area.height / (up.high - up.low)
        slope = first * to_top / to_right
        bend = float(curvature(slope, second * to_top / to_right**2))
        points, far = self._circle(self.chart.spot(x, y), slope, bend)
        low, high = area.get_corner((-1, -1, 0))[:2], area.get_corner((1, 1, 0))[:2]
        self.disc.set_points_as_corners(_closed(_cut(np.concatenate([points, far]), low, high)))
        self._draw(points, low, high, dashed=bend < 0)
        colour = self.chart.style.colour("loss" if bend < 0 else "ink")
        self.arc.set_stroke(colour)
        self.disc.set_fill(colour, opacity=FILLED)

    def _circle(self, at: Array, slope: float, bend: float) -> tuple[Array, Array]:
        """The arc (n, 2) as far as it may be seen, and where to close it, out of sight and on its inner side."""
        along = np.array([1.0, slope]) / np.hypot(1.0, slope)
        inward = np.array([-along[1], along[0]])
        far = np.pi / 2 * float(np.hypot(self.chart.area.width, self.chart.area.height))
        whole = abs(bend) * far >= np.pi
        reach = np.pi / abs(bend) if whole else far
        s = np.linspace(-reach, reach, PIECES + 1)
        # sin(bend s) / bend and (1 - cos(bend s)) / bend, in a form that also holds for a straight line.
        ahead, aside = s * np.sinc(bend * s / np.pi), bend * s**2 / 2 * np.sinc(bend * s / (2 * np.pi)) ** 2
        points = at[:2] + ahead[:, None] * along + aside[:, None] * inward
        if whole:
            return points, np.empty((0, 2))
        return points, points[[-1, 0]] + (far if bend >= 0 else -far) * inward

    def _draw(self, points: Array, low: Array, high: Array, *, dashed: bool) -> None:
        inside = np.all((points >= low - 1e-9) & (points <= high + 1e-9), axis=1)
        shown = np.logical_and(inside[:-1], inside[1:])
        if dashed:
            shown &= np.arange(PIECES) // DASH % 2 == 0
        start, end = (np.column_stack([p[shown], np.zeros(shown.sum())]) for p in (points[:-1], points[1:]))
        parts = np.stack([start + (end - start) * share for share in (0, 1 / 3, 2 / 3, 1)], axis=1)
        self.arc.set_points(parts.reshape(-1, 3))


def _cut(polygon: Array, low: Array, high: Array) -> Array:
    """The part of a polygon (n, 2) in a rectangle, one edge of the rectangle after the other."""
    for axis in (0, 1):
        for edge, side in ((low[axis], 1.0), (high[axis], -1.0)):
            kept: list[Array] = []
            for a, b in pairwise([*polygon, polygon[0]] if len(polygon) else []):
                before, after = side * (a[axis] - edge), side * (b[axis] - edge)
                if before >= 0:
                    kept.append(a)
                if (before >= 0) != (after >= 0):
                    kept.append(a + (b - a) * before / (before - after))
            polygon = np.array(kept).reshape(-1, 2)
    return polygon


def _closed(polygon: Array) -> Array:
    """Its corners on the frame (n + 1, 3), the first one again at the end."""
    corners = np.column_stack([polygon, np.zeros(len(polygon))])
    return np.concatenate([corners, corners[:1]])
