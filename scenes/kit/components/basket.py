"""Basket: balls of two classes in an open box; a chance is a share of them."""

import numpy as np
from manim import VGroup, VMobject

from core.arrays import ArrayLike
from scenes.kit.components.marks import sample
from scenes.kit.manim_theme import Style

BALL = 0.34
"""Radius of a ball, in distances between two of them."""
FLARE = 0.22
"""How much wider the box is at its rim, at each side, in the same."""


class Basket(VGroup):
    """One ball a label (0: circle, 1: square), in rows of `columns` from the bottom left, `pitch` apart.

    `relabel` changes balls where they are; `balls` are in the order of the labels, `walls` the box.
    """

    def __init__(self, style: Style, labels: ArrayLike, columns: int, pitch: float) -> None:
        self.style, self.labels = style, np.asarray(labels)
        self.stamps = {label: sample(style, (0, 0, 0), label) for label in (0, 1)}
        for stamp in self.stamps.values():
            stamp.scale(BALL * pitch / style.theme.sizes.dot)
        rows = -(-self.labels.size // columns)
        k = np.arange(self.labels.size)
        across, up = k % columns - (columns - 1) / 2, k // columns - (rows - 1) / 2
        self.balls = VGroup(
            *(
                self.stamps[int(label)].copy().move_to((x, y, 0))
                for label, x, y in zip(self.labels, across * pitch, up * pitch, strict=True)
            )
        )
        self.walls = VMobject(stroke_color=style.colour("muted"), stroke_width=style.theme.sizes.line)
        half, high = columns / 2 * pitch, rows / 2 * pitch
        rim = half + FLARE * pitch
        self.walls.set_points_as_corners([(-rim, high, 0), (-half, -high, 0), (half, -high, 0), (rim, high, 0)])
        super().__init__(self.walls, self.balls)

    def relabel(self, labels: ArrayLike) -> None:
        """Change what the balls are."""
        new = np.asarray(labels)
        for ball, old, label in zip(self.balls, self.labels, new, strict=True):
            if old != label:
                self._paint(ball, self.stamps[int(old)], self.stamps[int(label)])
        self.labels = new

    def _paint(self, ball: VMobject, old: VMobject, new: VMobject) -> None:
        at, scale = ball.get_center(), ball.width / old.width
        ball.set_points(new.points).scale(scale).move_to(at)
        ball.set_fill(new.get_fill_color())
