"""How the Hessian's example bends at a point: lines on its surface, and the surface cut along them."""

import numpy as np
from manim import RIGHT, DashedVMobject, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.bends import REACH, bends, section
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

DASHES, POINTS, AIR = 7, 12, 0.2
"""Of a line along which the surface bends down; how many points draw a piece of a line; what a chart covers beyond the
curves in it, as a share of their height."""


class Bend(VGroup):
    """A point on the surface with a line along each of the two directions: whole where the surface bends up, dashed and
    in the loss's colour where it bends down. `follow` after each turn of the camera."""

    def __init__(self, view: LossView, point: tuple[float, float]) -> None:
        style = view.style
        self.view, self.point = view, np.array(point)
        self.lines = VGroup()
        self.pieces: list[tuple[VMobject, Array]] = []
        for value, way in zip(*bends(point), strict=True):
            ends = np.linspace(-REACH, REACH, 2 * DASHES if value < 0 else 2).reshape(-1, 2)
            line = VGroup()
            for start, end in ends:
                along = self.point + np.linspace(start, end, POINTS)[:, None] * way
                piece = VMobject(stroke_color=style.colour("loss" if value < 0 else "ink"))
                self.pieces.append((piece.set_stroke(width=style.theme.sizes.line), along))
                line.add(piece)
            self.lines.add(line)
        self.ball = ball(style, view.spot(*point), "gradient").set_z_index(1)
        super().__init__(allow(self.lines, "graphic-contrast", "they pass under the ball"), self.ball)
        self.follow()

    def follow(self) -> None:
        """Stand where the view's camera sees it."""
        for piece, along in self.pieces:
            piece.set_points_as_corners(self.view.place(*along.T))
        self.ball.move_to(self.view.spot(*self.point))


class Sections(VGroup):
    """The surface cut along the two lines of a `Bend`, over its tangent, which lies level: `charts`, and a curve in
    each, `curves`, of the line's look. Both have the same scales."""

    def __init__(self, style: Style, box: Box, point: tuple[float, float], word: str) -> None:
        found = [(value, *section(point, way)) for value, way in zip(*bends(point), strict=True)]
        lowest, highest = (float(of([of(heights) for *_, heights in found])) for of in (np.min, np.max))
        air = AIR * (highest - lowest)
        up, across = Range(lowest - air, highest + air), Range(-REACH, REACH)
        self.charts, self.curves = VGroup(), VGroup()
        for part, (value, along, heights) in zip(box.split(gap=1.6), found, strict=True):
            chart = Chart(style, part, across, up)
            chart.remove(chart.x_axis, chart.y_axis)
            level = chart.level(0)
            name = style.text(word, "muted").next_to(level, RIGHT, buff=0.12)
            curve = chart.curve(along, heights, "loss" if value < 0 else "ink")
            self.charts.add(VGroup(chart, level, name, ball(style, chart.spot(0, 0), "gradient").set_z_index(1)))
            self.curves.add(DashedVMobject(curve, num_dashes=2 * DASHES) if value < 0 else curve)
        super().__init__(self.charts, allow(self.curves, "graphic-contrast", "they pass under the ball"))
