"""The unit circle and the ellipse that a matrix makes of it, with the two axes of the ellipse."""

import numpy as np
from manim import Arrow, Line, Mobject, UpdateFromAlphaFunc, VGroup, VMobject

from core.arrays import Array
from scenes.experiments import ellipses
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

APART = 0.3
"""Between an axis's tip, or the circle if that is farther, and its name."""


class EllipseView(VGroup):
    """A plane in `box`: `circle`, `ellipse`, `arrows` and their `names`; `show` is told how far the matrix has gone."""

    def __init__(self, style: Style, box: Box) -> None:
        self.style, self.middle = style, np.array(box.centre)
        self.unit = min(box.width, box.height) / 2 / ellipses.REACH
        width = style.theme.sizes
        reach = ellipses.REACH * self.unit
        self.plane = VGroup(*(Line(self.middle - reach * way, self.middle + reach * way) for way in np.eye(3)[:2]))
        self.plane.set_stroke(style.colour("grid"), width=width.hair_line)
        self.circle = self._curve(ellipses.circle()).set_stroke(style.colour("muted"), width=width.thin_line)
        self.ellipse = self._curve(ellipses.circle()).set_stroke(style.colour("loss"), width=width.line)
        self.arrows = VGroup(*(self._arrow(k, 0.0) for k in (0, 1)))
        self.names = VGroup(*(style.formula(f"lambda_{k + 1} bold(u)_{k + 1}", size="label") for k in (0, 1)))
        self.moving = VGroup(self.ellipse, self.arrows, self.names)
        super().__init__(self.plane, self.circle, self.moving)
        self.show(0.0, 0.0)

    def show(self, share: float, grown: float = 1.0) -> None:
        """The ellipse, `grown` so far out of the circle, and its axes."""
        self.ellipse.set_points_as_corners(self._place(ellipses.image(share, grown)))
        for k, (arrow, name) in enumerate(zip(self.arrows, self.names, strict=True)):
            arrow.become(self._arrow(k, share))
            value, way = ellipses.axes(share).values[k], ellipses.axes(share).vectors[k]
            name.set_opacity(min(1.0, max(float(value), 0.0)))  # what is not there has no name
            name.move_to(
                self._place((max(float(value), 1.0) * way)[None])[0]
                + APART * np.array([way[0], way[1], 0]) * [1.5, 1, 0]
            )

    def growing(self) -> UpdateFromAlphaFunc:
        """The circle becomes the ellipse."""
        return UpdateFromAlphaFunc(self.ellipse, lambda _, share: self.show(0.0, share))

    def flattening(self) -> UpdateFromAlphaFunc:
        """The matrix becomes the flower's Hessian."""

        def flatten(_: Mobject, share: float) -> None:
            self.show(share)

        return UpdateFromAlphaFunc(self.moving, flatten)

    def _curve(self, points: Array) -> VMobject:
        return VMobject().set_points_as_corners(self._place(points))

    def _place(self, points: Array) -> Array:
        places: Array = self.middle + self.unit * np.column_stack([points, np.zeros(len(points))])
        return places

    def _arrow(self, k: int, share: float) -> Arrow:
        value, way = ellipses.axes(share).values[k], ellipses.axes(share).vectors[k]
        end = self._place((max(float(value), 0.02) * way)[None])[0]
        colour, width = self.style.colour("ink"), self.style.theme.sizes.line
        return Arrow(
            self.middle, end, buff=0, color=colour, stroke_width=width, tip_length=0.2,
            max_tip_length_to_length_ratio=0.3,
        )  # fmt: skip
