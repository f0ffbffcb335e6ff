"""The root in the formula for the eigenvalues as the long side of a right triangle (slide idea 60)."""

import numpy as np
from manim import DOWN, RIGHT, Animation, FadeIn, FadeOut, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.ellipses import Ellipses
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Role, Style

SIDES = ("a - d", "2 b", "sqrt(dots.c)")
"""Its two legs, and the root."""
OURS = ("x^2 - 1", "2 x", "x^2 + 1")
"""The same of a flower's Hessian, each over the common factor."""
CORNER = 0.16
"""Side of the mark of the right angle."""
APART = 0.2
"""Between a side and its name."""


class RootTriangle(VGroup):
    """A right triangle in the middle of `box`, its legs x² - 1 and 2x; the long one is coloured as its bar."""

    def __init__(self, style: Style, box: Box, ellipses: Ellipses) -> None:
        self.middle = np.array(box.centre)
        self.unit = 0.7 * min(box.width, box.height) / (max(ellipses.x**2, ellipses.other**2) + 1)

        def line(role: Role, width: float) -> VMobject:
            return VMobject(stroke_color=style.colour(role), stroke_width=width)

        sizes = style.theme.sizes
        self.corner, self.long = line("muted", sizes.thin_line), line("muted", 2 * sizes.line)
        self.legs = [line("ink", sizes.thin_line) for _ in (0, 1)]
        self.names, self.ours = (
            [style.formula(source, size="label") for source in sources] for sources in (SIDES, OURS)
        )
        super().__init__(self.corner, *self.legs, self.long, *self.names)
        self.show(ellipses.x)

    def show(self, x: float) -> None:
        """For this flower."""
        across, up = self.unit * (x**2 - 1) * RIGHT, -self.unit * 2 * x * DOWN
        start = self.middle - (across + up) / 2
        right, end = start + across, start + across + up
        below, beside = DOWN * (np.sign(x) or 1.0), RIGHT * (np.sign(x**2 - 1) or 1.0)
        ends = ((start, right), (right, end), (start, end))
        away = (below, beside, -0.85 * (below + beside))
        for k, (side, pair, way) in enumerate(zip((*self.legs, self.long), ends, away, strict=True)):
            side.set_points_as_corners(pair)
            for name in (self.names[k], self.ours[k]):
                name.move_to(np.mean(pair, axis=0) + way * (APART + _half(name)))
        inward = -CORNER * below, -CORNER * beside
        self.corner.set_points_as_corners([right + inward[0], right + sum(inward), right + inward[1]])

    def call_ours(self, *sides: int) -> list[Animation]:
        """These sides are called as ours from now on."""
        old, new = ([names[k] for k in sides] for names in (self.names, self.ours))
        self.remove(*old).add(*new)
        return [FadeOut(*old), FadeIn(*new)]


def _half(name: VMobject) -> Array:
    """From a name's middle to its corner."""
    return np.array([name.width, name.height, 0.0]) / 2
