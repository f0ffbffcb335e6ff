"""What the convexity proof begins with, one flower's loss as a surface, and what its determinant means: an area."""

import numpy as np
from manim import Mobject, Polygon, UpdateFromAlphaFunc, VGroup

from scenes.convexity.valley_view import MAP_BOX, RIGHT_BOX, TILTED, floor_names
from scenes.experiments.valleys import LOSS_LEVELS, UNIT_SQUARE, one_loss, pressed
from scenes.kit.components.chart import Chart
from scenes.kit.components.loss_view import LossView
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

SQUARE_BOX = Box(2.1, 5.5, -1.45, 1.95)
PLANE = (Range(0, 1.4), Range(0, 1.4))
TURNED = (-10.0, 30.0)
"""Azimuth and elevation of the camera after its turn."""


class OneLoss:
    """One flower's loss over w and b, which turns."""

    def __init__(self, style: Style) -> None:
        self.view = LossView(style, MAP_BOX, one_loss(), LOSS_LEVELS, room=RIGHT_BOX)
        self.view.look(*TURNED)
        self.names = floor_names(style, self.view, ("param(w)", "param(b)"))
        self.view.look(*TILTED)

    def glide(self) -> UpdateFromAlphaFunc:
        """The camera goes around it."""

        def look(_: Mobject, share: float) -> None:
            self.view.look(*((1 - share) * a + share * b for a, b in zip(TILTED, TURNED, strict=True)))

        return UpdateFromAlphaFunc(self.view.image, look)


class PressedSquare(VGroup):
    """The unit square, and what a flower's Hessian makes of it; where it was stays drawn."""

    def __init__(self, style: Style) -> None:
        self.plane = Chart(style, SQUARE_BOX, *PLANE)
        self.area = self._polygon(UNIT_SQUARE)
        self.area.set_stroke(style.colour("loss"), width=style.theme.sizes.line)
        self.area.set_fill(style.colour("loss"), opacity=0.25)
        was = self._polygon(UNIT_SQUARE).set_stroke(style.colour("muted"), width=style.theme.sizes.thin_line)
        super().__init__(self.plane, was, self.area)

    def press(self) -> UpdateFromAlphaFunc:
        """The square becomes what the Hessian makes of it."""

        def show(area: Polygon, share: float) -> None:
            corners = self.plane.place(*pressed(share).T)
            area.set_points_as_corners(np.vstack([corners, corners[:1]]))

        return UpdateFromAlphaFunc(self.area, show)

    def _polygon(self, corners: np.ndarray) -> Polygon:
        return Polygon(*self.plane.place(*corners.T))
