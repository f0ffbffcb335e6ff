"""How the Hessian's example bends at a point: lines on its surface, tilted or seen from above."""

import numpy as np
from manim import VGroup, VMobject

from core.arrays import Array
from scenes.experiments.bends import REACH, bends
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball

DASHES, POINTS = 7, 12
"""Of a line along which the surface bends down; how many points draw a piece of a line."""


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
        self.ball = ball(style, view.spot(*point), "gradient")
        super().__init__(self.lines, self.ball)
        self.follow()

    def follow(self) -> None:
        """Stand where the view's camera sees it."""
        for piece, along in self.pieces:
            piece.set_points_as_corners(self.view.place(*along.T))
        self.ball.move_to(self.view.spot(*self.point))
