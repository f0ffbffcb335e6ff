"""What a determinant means: an area, and what a flower's Hessian makes of it."""

import numpy as np
from manim import Polygon, UpdateFromAlphaFunc, VGroup

from scenes.experiments.valleys import UNIT_SQUARE, Valleys
from scenes.kit.components.chart import Chart
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

SQUARE_BOX = Box(2.1, 5.5, -1.45, 1.95)
LEAST = 1.4
"""Of the plane that is drawn, at least."""


class PressedSquare(VGroup):
    """The unit square, and what a flower's Hessian makes of it; where it was stays drawn."""

    def __init__(self, style: Style, valleys: Valleys) -> None:
        self.valleys = valleys
        corners = valleys.pressed(1.0)
        across = Range(min(0.0, float(corners.min())), max(LEAST, float(corners.max())))
        self.plane = Chart(style, SQUARE_BOX, across, across)
        self.area = self._polygon(UNIT_SQUARE)
        self.area.set_stroke(style.colour("loss"), width=style.theme.sizes.line)
        self.area.set_fill(style.colour("loss"), opacity=0.25)
        was = self._polygon(UNIT_SQUARE).set_stroke(style.colour("muted"), width=style.theme.sizes.thin_line)
        super().__init__(self.plane, was, self.area)

    def press(self) -> UpdateFromAlphaFunc:
        """The square becomes what the Hessian makes of it."""

        def show(area: Polygon, share: float) -> None:
            corners = self.plane.place(*self.valleys.pressed(share).T)
            area.set_points_as_corners(np.vstack([corners, corners[:1]]))

        return UpdateFromAlphaFunc(self.area, show)

    def _polygon(self, corners: np.ndarray) -> Polygon:
        return Polygon(*self.plane.place(*corners.T))
