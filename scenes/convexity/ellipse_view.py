"""The unit circle and the ellipse that a matrix makes of it, with the two axes of the ellipse."""

import numpy as np
from manim import LEFT, PI, RIGHT, Animation, Arrow, Line, MathTypst, UpdateFromAlphaFunc, VGroup, VMobject

from core.arrays import Array
from core.convexity import Eigen, eigen_symmetric
from scenes.experiments.ellipses import Ellipses, circle, image, of_flower
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Role, Style
from scenes.kit.motion import changing

APART = 0.3
"""Between an axis's tip, or the circle if that is farther, and its name."""
GONE = 0.25
"""The name of an axis fades when the axis is shorter than this."""
FADES = 0.4
"""The name of u fades where u and Hu span less than this area."""

AXES = np.array([[(-1.0, 0.0), (1.0, 0.0)], [(0.0, -1.0), (0.0, 1.0)]])
"""The ends of the plane's axes, in its reach."""


class EllipseView(VGroup):
    """A plane in `box`: `circle`, `ellipse`, `arrows` and their `names`; `show` is told how far the matrix has gone."""

    def __init__(self, style: Style, box: Box, ellipses: Ellipses) -> None:
        self.style, self.ellipses = style, ellipses
        self.middle, self.unit = self._scale(box)
        width = style.theme.sizes
        self.plane = VGroup(*(Line(*self._place(ends)) for ends in ellipses.reach * AXES))
        self.plane.set_stroke(style.colour("grid"), width=width.hair_line)
        self.circle = self._curve(circle()).set_stroke(style.colour("muted"), width=width.thin_line)
        self.ellipse = self._curve(circle()).set_stroke(style.colour("loss"), width=width.line)
        self.arrows = VGroup(*(self._arrow(np.array([1.0, 0.0])) for _ in (0, 1)))
        self.names = VGroup(*(style.formula(f"lambda_{k + 1} bold(u)_{k + 1}", size="label") for k in (0, 1)))
        self.moving = VGroup(self.ellipse, self.arrows, self.names)
        super().__init__(self.plane, self.circle, self.moving)
        self.show(0.0, 0.0)

    def moving_to(self, box: Box) -> Animation:
        """All of it goes into another box, the ellipse and its axes full grown."""
        (middle, unit), (to, fits) = (self.middle, self.unit), self._scale(box)

        def go(share: float) -> None:
            self.middle, self.unit = middle + share * (to - middle), unit + share * (fits - unit)
            for line, ends in zip(self.plane, self.ellipses.reach * AXES, strict=True):
                line.put_start_and_end_on(*self._place(ends))
            self.circle.set_points_as_corners(self._place(circle()))
            self.show(0.0)

        return changing(self.style, self, go, times=0.5)

    def show(self, share: float, grown: float = 1.0) -> None:
        """The ellipse, `grown` so far out of the circle, and its axes."""
        self._draw(image(self.ellipses.matrix(share), grown), self.ellipses.axes(share))

    def show_flower(self, x: float, output: float) -> None:
        """What the Hessian of another flower makes of the circle."""
        matrix = of_flower(x, output)
        self._draw(image(matrix), eigen_symmetric(matrix))

    def take_off(self, value: float) -> None:
        """What H - λI makes of the circle."""
        self.ellipse.set_points_as_corners(self._place(image(self.ellipses.matrix(0.0) - value * np.eye(2))))

    def growing(self) -> UpdateFromAlphaFunc:
        """The circle becomes the ellipse."""
        return UpdateFromAlphaFunc(self.ellipse, lambda _, share: self.show(0.0, share))

    def _draw(self, points: Array, axes: Eigen) -> None:
        self.ellipse.set_points_as_corners(self._place(points))
        for arrow, name, value, way in zip(self.arrows, self.names, axes.values, axes.vectors, strict=True):
            arrow.become(self._arrow(max(float(value), 0.02) * way))
            name.set_opacity(min(1.0, max(float(value), 0.0) / GONE))  # what is not there has no name
            name.move_to(
                self._place((max(float(value), 1.0) * way)[None])[0]
                + APART * np.array([way[0], way[1], 0]) * [1.5, 1, 0]
            )

    def _curve(self, points: Array) -> VMobject:
        return VMobject().set_points_as_corners(self._place(points))

    def _place(self, points: Array) -> Array:
        places: Array = self.middle + self.unit * np.column_stack([points, np.zeros(len(points))])
        return places

    def _arrow(self, to: Array, role: Role = "ink") -> Arrow:
        colour, width = self.style.colour(role), self.style.theme.sizes.line
        return Arrow(
            self.middle, self._place(to[None])[0], buff=0, color=colour, stroke_width=width, tip_length=0.2,
            max_tip_length_to_length_ratio=0.3, max_stroke_width_to_length_ratio=np.inf,
        )  # fmt: skip

    def _scale(self, box: Box) -> tuple[Array, float]:
        """The plane's middle in a box, and its unit."""
        return np.array(box.centre), min(box.width, box.height) / 2 / self.ellipses.reach


class Probe(VGroup):
    """A vector u of the circle and its image Hu on the ellipse; they point the same way on the ellipse's axes only."""

    def __init__(self, view: EllipseView) -> None:
        self.view = view
        self.arrows = VGroup(view._arrow(np.array([1.0, 0.0]), "muted"), view._arrow(np.array([1.0, 0.0])))
        self.names = VGroup(
            view.style.formula("bold(u)", "muted", "label"), view.style.formula("bold(H) bold(u)", size="label")
        )
        super().__init__(self.arrows, self.names)

    def turn_to(self, angle: float) -> None:
        """Let u point there."""
        u = np.array([np.cos(angle), np.sin(angle)])
        goal = self.view.ellipses.matrix(0.0) @ u
        roles: tuple[Role, Role] = ("muted", "ink")
        for arrow, to, role in zip(self.arrows, (u, goal), roles, strict=True):
            arrow.become(self.view._arrow(to, role))
        apart = float(u[0] * goal[1] - u[1] * goal[0])
        # Outside the circle, away from Hu; on an axis the name changes sides unseen.
        side = 0.7 * u - np.sign(apart) * np.array([-u[1], u[0]])
        self.names[0].set_opacity(min(1.0, abs(apart) / FADES))
        way = goal / np.linalg.norm(goal)
        for name, to, beside in zip(self.names, (u, goal), (side, way * [1.3, 1]), strict=True):
            name.move_to(self.view._place(to[None])[0] + APART * np.array([*beside, 0.0]))

    def turning(self, start: float, end: float) -> Animation:
        """From one angle to another."""
        return changing(self.view.style, self, lambda share: self.turn_to(start + share * (end - start)))

    @property
    def stops(self) -> tuple[float, float]:
        """The angles of the two axes, one after the other: first the longer one's."""
        axes = self.view.ellipses.axes(0.0).vectors
        first, second = (float(np.arctan2(way[1], way[0])) % PI for way in axes)
        return first, second if second > first else second + PI


class Sums(VGroup):
    """The two parts of the formula for the eigenvalues as bars, in `box`: a + d, and the root.

    Half of both together is λ₁, half of what the one has more is λ₂.
    """

    def __init__(self, style: Style, box: Box, ellipses: Ellipses) -> None:
        self.style = style
        root: MathTypst = style.formula("sqrt(dots.c)", size="label")
        self.labels = VGroup(style.formula("a + d", size="label"), root)
        self.left = box.left + 0.8
        values = ellipses.axes(0.0).values
        self.unit = (box.right - self.left) / max(float(values.sum()), ellipses.reach)
        self.rows = (box.top - 0.15, box.bottom + 0.15)
        self.bars = VGroup(*(Line(LEFT, RIGHT, stroke_width=3 * style.theme.sizes.line) for _ in (0, 1)))
        for bar, role in zip(self.bars, ("ink", "muted"), strict=True):
            bar.set_color(style.colour(role))  # type: ignore[arg-type]
        for label, y in zip(self.labels, self.rows, strict=True):
            label.move_to((self.left - 0.2, y, 0), aligned_edge=RIGHT)
        super().__init__(self.labels, self.bars)
        self.show(values)

    def show(self, values: Array) -> None:
        """For these eigenvalues."""
        first, second = (float(value) for value in values)
        for bar, y, length in zip(self.bars, self.rows, (first + second, first - second), strict=True):
            bar.put_start_and_end_on((self.left, y, 0), (self.left + self.unit * max(length, 1e-3), y, 0))
