"""DescentView: a line over the houses and its point on the loss map, always the same parameters in both."""

import numpy as np
from manim import DL, DR, UL, UR, Dot, Line, VGroup

from core.arrays import Array
from core.surfaces import level_values, loss_surface
from scenes.experiments.house_descents import HouseDescent
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import start_ball
from scenes.kit.components.trail import Trail
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style
from scenes.linear_regression.house_view import HouseView

HEIGHTS = (-3.0, 10.0)
MIDDLE, REACH = (0.6, -0.1), 2.0
"""The map's middle (w, b), and half its width in units of w."""
HOPS = 4
"""Steps that are taken one by one."""
MAP_TICKS = ((-1, 0, 1, 2), (-1, 0, 1))


class DescentView:
    """`left` the houses, `right` the map, `trail` the descent on it, `stones` where its first steps end.

    `show` moves to any θ = (b, w), `walk` to a row of the descent; `best` marks least squares.
    """

    def __init__(
        self,
        style: Style,
        boxes: tuple[Box, Box],
        descent: HouseDescent,
        house_ticks: tuple[tuple[float, ...], tuple[float, ...]],
        names: tuple[str, str],
        caption: str = "",
    ) -> None:
        self.descent, self.path = descent, descent.path
        self.left = HouseView(style, boxes[0], descent.data, self.path.parameters[0], HEIGHTS, house_ticks, names)
        (w, b), high = MIDDLE, REACH * boxes[1].height / boxes[1].width
        surface = loss_surface(
            descent.loss, np.linspace(w - REACH, w + REACH, 161), np.linspace(b - high, b + high, 101)
        )
        self.right = LossView(
            style, boxes[1], surface, level_values(surface, 12), w_ticks=MAP_TICKS[0], b_ticks=MAP_TICKS[1], digits=0,
            caption=caption,
        )  # fmt: skip
        self.trail = Trail(self.right, self.path)
        self.start = start_ball(style, self.trail.places[0])
        self.stones = VGroup(*(self._stone(style, at) for at in self.trail.places[1 : HOPS + 1])).set_z_index(1)
        self.trail.head.set_z_index(2)
        self.best = self._sight(style, self.spot(descent.best))

    def spot(self, theta: Array) -> Array:
        """Where θ = (b, w) stands on the map."""
        return self.right.spot(theta[1], theta[0])

    def show(self, theta: Array) -> None:
        """Any parameters: the line, and the head of the trail."""
        self.left.redraw(theta)
        self.trail.head.move_to(self.spot(theta))

    def walk(self, row: int) -> None:
        """A row of the descent, with the path up to it."""
        self.left.redraw(self.path.parameters[row])
        self.trail.go_to(row)

    def hop(self, row: int, share: float) -> None:
        """This share of the way from a row to the next."""
        theta = (1 - share) * self.path.parameters[row] + share * self.path.parameters[row + 1]
        self.show(theta)
        self.trail.line.set_points_as_corners([*self.trail.places[: row + 1], self.spot(theta)])

    def row_at(self, share: float, first: int = 0) -> int:
        """The row to show when this share of the time has gone since row `first`: ever more steps at once."""
        begun = np.log(first + 1) / np.log(len(self.path))
        return self.trail.row_at(begun + (1 - begun) * share)

    @property
    def moving(self) -> VGroup:
        """What changes with the parameters."""
        return VGroup(self.left.model_parts, self.trail)

    def _stone(self, style: Style, at: Array) -> Dot:
        """A small point where a step ended."""
        dot = Dot(at, radius=style.theme.sizes.dot / 2, color=style.colour("gradient"))
        return dot.set_stroke(style.colour("background"), width=style.theme.sizes.hair_line)

    def _sight(self, style: Style, at: Array) -> VGroup:
        """Four strokes in ink that point at a place, and leave it free."""
        dot, ink, width = style.theme.sizes.dot, style.colour("ink"), style.theme.sizes.thin_line
        ways = (UL, UR, DL, DR)
        return VGroup(*(Line(at + 1.1 * dot * k, at + 2.2 * dot * k, color=ink, stroke_width=width) for k in ways))
