"""Floor: the rectangle under a tilted surface, with the names of its two variables at the sides in front."""

import numpy as np
from manim import VGroup, VMobject

from scenes.kit.components.loss_view import LossView

AWAY = 0.4
"""From a side to its name."""


class Floor(VGroup):
    """The floor of a view, and what its two axes are called; `follow` after each turn of the camera."""

    def __init__(self, view: LossView, names: tuple[str, str]) -> None:
        style = view.style
        self.view = view
        self.rim = VMobject(stroke_color=style.colour("muted"), stroke_width=style.theme.sizes.hair_line)
        self.names = [style.formula(name, "muted") for name in names]
        super().__init__(self.rim, *self.names)
        self.follow()

    def follow(self) -> None:
        """Stand as the view's camera sees it."""
        surface, view = self.view.surface, self.view
        (left, right), (front, back) = surface.w[[0, -1]], surface.b[[0, -1]]
        across, deep = (left + right) / 2, (front + back) / 2
        round_w, round_b = np.array([left, right, right, left, left]), np.array([front, front, back, back, front])
        self.rim.set_points_as_corners(view.place(round_w, round_b, lift=0.0))
        middle = view.place(np.array([across]), np.array([deep]), lift=0.0)[0]
        sides = view.place(np.array([across, across, left, right]), np.array([front, back, deep, deep]), lift=0.0)
        for name, two in zip(self.names, (sides[:2], sides[2:]), strict=True):
            near = min(two, key=lambda spot: spot[1])
            outward = (near - middle) / np.linalg.norm(near - middle)
            name.move_to(near + AWAY * outward)
