"""The bowl x² + y² as a surface and as a map, and what is shown of walks over it; scene and clip share it."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, DashedVMobject, Dot, Group, Line, VGroup, VMobject

from core.arrays import Array
from core.functions import BOWL
from core.surfaces import function_surface
from core.trajectory import Trajectory
from scenes.experiments.bowl_walks import SMALL_RATE, STEPS, BowlWalks
from scenes.kit.components.chart import Chart
from scenes.kit.components.floor import Floor
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

REACH = 4.6
"""How far the bowl is shown from its bottom: the slides' walk begins at (3, 4)."""
GRID = np.linspace(-REACH, REACH, 93)
WHOLE = np.arange(-4, 5)
"""The whole numbers on the map."""
RINGS = BOWL.value(np.stack([np.arange(1, 7), np.zeros(6)], axis=-1))
"""The bowl's heights over 1, 2, 3, …: rings through the whole numbers."""
STEP, X, Y, HEIGHT, SLOPE_X, SLOPE_Y, RULE_X, RULE_Y = range(8)
"""The table's columns."""


class BowlView(Group):
    """The bowl in `box` as a map, and filling `room` while it is tilted, with its level lines and its floor."""

    def __init__(self, style: Style, box: Box, room: Box, ticks: tuple[float, ...] = (-4, -2, 0, 2, 4)) -> None:
        super().__init__()
        self.view = LossView(
            style,
            box,
            function_surface(BOWL, GRID, GRID),
            RINGS,
            room=room,
            w_ticks=ticks,
            b_ticks=ticks,
            x_name="x",
            y_name="y",
            digits=0,
        )
        self.lift = 1.0
        self.rings = VMobject(stroke_color=style.colour("contour"), stroke_width=style.theme.sizes.thin_line)
        self.floor = Floor(self.view, ("x", "y"))
        places = np.stack(np.meshgrid(WHOLE, WHOLE), axis=-1).reshape(-1, 2)
        self.whole = VGroup(*(Dot(self.view.chart.spot(*at), radius=0.025) for at in places))
        self.whole.set_color(style.colour("contour"))
        self.turning = (self.floor, self.view.image, self.rings)
        self.add(self.view, self.rings, self.floor, self.whole)

    def look(self, azimuth: float, elevation: float) -> None:
        """Turn the camera; rings and floor follow."""
        self.view.look(azimuth, elevation)
        self.floor.follow()
        self.drop(self.lift)

    def drop(self, lift: float) -> None:
        """Hold the level lines at this share of their height: 1 on the surface, 0 on the floor."""
        self.lift = lift
        cells, axis = self.view.levels.ends, np.arange(len(GRID))
        x, y = np.interp(cells[..., 0].ravel(), axis, GRID), np.interp(cells[..., 1].ravel(), axis, GRID)
        start, end = self.view.place(x, y, lift).reshape(-1, 2, 3).swapaxes(0, 1)
        shares = np.linspace(0, 1, 4)[:, None, None]
        self.rings.set_points(np.concatenate(start * (1 - shares) + end * shares, axis=-1).reshape(-1, 3))


class WalkTable(Table):
    """The first rows of a walk: the step, x and y, the height, the two slopes, and, if it is given, where the printed
    rule would lead, (T + 1, 2)."""

    def __init__(self, style: Style, box: Box, walk: Trajectory, count: int, by_the_rule: Array | None) -> None:
        jumps = by_the_rule is None
        columns = [
            Column("t", role="muted"),
            Column("x", signed=jumps, whole=1, digits=1),
            Column("y", signed=jumps, whole=1, digits=1),
            Column("f", whole=2),
            Column("(partial f) / (partial x)", signed=jumps, role="gradient", whole=1, digits=1),
            Column("(partial f) / (partial y)", signed=jumps, role="gradient", whole=1, digits=1),
        ]
        if by_the_rule is not None:
            columns += [Column(f'{name}_"new"', signed=True, whole=1, digits=1) for name in "xy"]
        super().__init__(style, box, columns, count)
        for head in self.heads:
            head.scale(min(1.0, 0.9 * self.row_height / head.height))
        for row, (step, (x, y), height, slopes) in zip(range(count), walk, strict=False):
            for column, value in ((STEP, step), (HEIGHT, height)):
                self.write(row, column, value, 0)
            goal = () if by_the_rule is None else by_the_rule[row]
            for column, value in enumerate((*slopes, *goal), start=SLOPE_X):
                self.write(row, column, value, 1)
            self.write(row, X, x, 1)
            self.write(row, Y, y, 1)


class HeightChart(Chart):
    """The heights of the walks over their steps, with `printed` all three, else without the signs' one. `signs` and
    `jumps` stand, `descent` is drawn by `walk_to`."""

    def __init__(self, style: Style, box: Box, walks: BowlWalks, printed: bool) -> None:
        heights = walks.signs.values
        steps = Range(0, STEPS, (0, 5, 10, 15, STEPS), 0)
        marked = heights[:3] if printed else heights[:1]
        super().__init__(style, box, steps, Range(0, 27, (0, *marked), 0), x_name="t", y_name="f")
        self.walks, self.printed = walks, printed
        thin = style.theme.sizes.thin_line
        dots = (Dot(at, 0.07, color=style.colour("gradient")) for at in self.place(np.arange(len(heights)), heights))
        self.signs = VGroup(self._walk(heights, thin), *dots)
        self.jumps = DashedVMobject(self._walk(walks.jumps.values, thin), num_dashes=40)
        self.descent = self._walk(walks.descent.values)

    def walk_to(self, row: int) -> None:
        """Draw the descent up to this row."""
        self.set_curve(self.descent, np.arange(row + 1), self.walks.descent.values[: row + 1])

    def keys(self, names: list[str]) -> VGroup:
        """What they are called, and their rates, each behind a piece of its line."""
        style = self.style
        line = Line(LEFT * 0.35, RIGHT * 0.35, color=style.colour("gradient"))
        thin = line.copy().set_stroke(width=style.theme.sizes.thin_line)
        pieces = (VGroup(thin, Dot(radius=0.07, color=style.colour("gradient"))), DashedVMobject(thin, 5), line)
        keys = VGroup()
        for piece, name, rate in zip(pieces, names, (*[self.walks.learning_rate] * 2, SMALL_RATE), strict=True):
            words, formula = style.text(name), style.formula(f"eta = {style.format.typst(rate, 1)}", size="label")
            keys.add(VGroup(piece, words, formula).arrange(RIGHT, buff=0.25))
            formula.align_to(words, DOWN)
        if not self.printed:
            keys.remove(keys[0])
        keys.arrange(DOWN, buff=0.22, aligned_edge=LEFT)
        return keys.move_to(self.spot(STEPS * 0.62, self.walks.signs.values[1] + 1))

    def _walk(self, heights: Array, width: float | None = None) -> VMobject:
        return self.curve(np.arange(len(heights)), heights, "gradient", width)


def far_chart(view: LossView, domain: tuple[float, float]) -> Chart:
    """Axes in the place of the map's, over all that the slides' domain holds."""
    low, high = domain
    across, middle = view.chart.area.width, view.chart.area.get_center()
    box = Box(middle[0] - across / 2, middle[0] + across / 2, middle[1] - across / 2, middle[1] + across / 2)
    axis = Range(low, high, (low, 0, high), 0)
    return Chart(view.style, box, axis, axis, x_name="x", y_name="y")


def name_the_jump(style: Style, walks: BowlWalks, near: VMobject, far: VMobject) -> VGroup:
    """Both ends of the printed rule's first jump."""
    start, end = (style.formula(pair(style, point, 1), size="label") for point in walks.jumps.parameters[:2])
    start.next_to(near, LEFT, buff=0.1)
    end.next_to(far, RIGHT, buff=0.25)
    names = VGroup(start, end)
    return names.set_stroke(style.colour("background"), width=style.theme.sizes.line * 1.5, background=True)


def pair(style: Style, point: Array, digits: int) -> str:
    """(3.0, 4.0) as a formula's source; (3,0; 4,0) in Vietnamese."""
    x, y = (style.format.typst(value, digits) for value in point)
    return f"({x}{style.format.separator} {y})"
