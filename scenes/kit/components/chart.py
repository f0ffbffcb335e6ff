"""Chart: a plane with axes, ticks and labels that curves and points of computed arrays are drawn in."""

from dataclasses import replace

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, DashedLine, Line, MathTypst, Rectangle, Text, VGroup, VMobject

from core.arrays import Array
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Role, Style

TICK = 0.1
"""Length of a tick, in Manim units."""


class Chart(VGroup):
    """Axes filling `box` (ticks and labels stand outside of it).

    `x_name` and `y_name` are formulas at the axes' ends; `caption` is one line of text under the chart.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        x: Range,
        y: Range,
        *,
        x_name: str = "",
        y_name: str = "",
        caption: str = "",
    ) -> None:
        super().__init__()
        self.style, self.x_range, self.y_range = style, x, y
        self.area = Rectangle(width=box.width, height=box.height, stroke_width=0).move_to(box.centre)
        width = style.theme.sizes.thin_line
        low, high = self.area.get_corner(DOWN + LEFT), self.area.get_corner(UP + RIGHT)
        self.x_axis = Line(low, (high[0], low[1], 0), stroke_width=width, color=style.colour("muted"))
        self.y_axis = Line(low, (low[0], high[1], 0), stroke_width=width, color=style.colour("muted"))
        self.x_ticks = VGroup(*(self._tick(self.spot(t, y.low), DOWN, x, t) for t in x.ticks))
        self.y_ticks = VGroup(*(self._tick(self.spot(x.low, t), LEFT, y, t) for t in y.ticks))
        self.names = VGroup()
        if x_name:
            self.names.add(style.formula(x_name, "muted").next_to(self.x_axis, RIGHT, buff=0.15))
        if y_name:
            self.names.add(style.formula(y_name, "muted").next_to(self.y_axis.get_end(), UP, buff=0.12))
        self.caption: Text | None = None
        self.add(self.area, self.x_axis, self.y_axis, self.x_ticks, self.y_ticks, self.names)
        if caption:
            below = self.x_ticks if len(self.x_ticks) else self.x_axis
            self.caption = style.text(caption, "muted")
            self.caption.next_to(below, DOWN, buff=0.15).set_x(self.area.get_x())
            self.add(self.caption)

    def spot(self, x: float, y: float) -> Array:
        """Where (x, y) stands on the frame: (3,)."""
        place: Array = self.place(np.array([x]), np.array([y]))[0]
        return place

    def place(self, x: Array, y: Array) -> Array:
        """Where the points stand on the frame: (n, 3) for x and y of (n,). Follows the chart when it is moved."""
        low, across, up = self.area.get_corner(DOWN + LEFT), self.x_range, self.y_range
        right = (np.asarray(x, dtype=float) - across.low) / (across.high - across.low) * self.area.width
        above = (np.asarray(y, dtype=float) - up.low) / (up.high - up.low) * self.area.height
        return np.column_stack([low[0] + right, low[1] + above, np.zeros(len(right))])

    def curve(self, x: Array, y: Array, role: Role = "model", width: float | None = None) -> VMobject:
        """The polyline through (x, y), both (n,), cut off at the chart's edges."""
        line = VMobject(
            stroke_color=self.style.colour(role),
            stroke_width=self.style.theme.sizes.line if width is None else width,
        )
        self.set_curve(line, x, y)
        return line

    def set_curve(self, line: VMobject, x: Array, y: Array) -> None:
        """Let a curve made by `curve` run through other points."""
        line.set_points_as_corners(self.place(*self._inside(x, y)))

    def level(self, y: float, role: Role = "muted", dashed: bool = True) -> VMobject:
        """A horizontal line across the chart at height y."""
        ends = (self.spot(self.x_range.low, y), self.spot(self.x_range.high, y))
        width = self.style.theme.sizes.thin_line
        if dashed:
            return DashedLine(*ends, stroke_width=width, color=self.style.colour(role), dash_length=0.12)
        return Line(*ends, stroke_width=width, color=self.style.colour(role))

    def rescale(self, high: float) -> None:
        """Let the vertical axis end at another value; its ticks move along, and what was drawn is to be drawn again."""
        self.y_range = replace(self.y_range, high=high)
        for tick, y in zip(self.y_ticks, self.y_range.ticks, strict=True):
            tick.shift((self.spot(self.x_range.low, y)[1] - tick[0].get_y()) * UP)
            tick.set_opacity(1.0 if y <= high else 0.0)

    def _tick(self, at: Array, outward: Array, along: Range, value: float) -> VGroup:
        tick = Line(
            at, at + TICK * outward, stroke_width=self.style.theme.sizes.thin_line, color=self.style.colour("muted")
        )
        return VGroup(tick, self._tick_label(along, value).next_to(tick, outward, buff=0.1))

    def _tick_label(self, along: Range, value: float) -> MathTypst:
        source = self.style.format.typst(value, along.digits, short=not along.pad)
        return self.style.formula(source, "muted", "label")

    def _inside(self, x: Array, y: Array) -> tuple[Array, Array]:
        """The part of a function's graph between the chart's edges, ending exactly on them."""
        low, high = self.y_range.low, self.y_range.high
        keep = (x >= self.x_range.low) & (x <= self.x_range.high) & (y >= low) & (y <= high)
        if keep.all() or not keep.any():
            return x[keep], y[keep]
        first, last = np.flatnonzero(keep)[[0, -1]]
        xs, ys = [*x[first : last + 1]], [*np.clip(y[first : last + 1], low, high)]
        if first > 0 and not low <= y[first - 1] <= high:
            edge = np.clip(y[first - 1], low, high)
            xs.insert(0, np.interp(edge, *_rising(y[first - 1 : first + 1], x[first - 1 : first + 1])))
            ys.insert(0, edge)
        if last + 1 < len(x) and not low <= y[last + 1] <= high:
            edge = np.clip(y[last + 1], low, high)
            xs.append(np.interp(edge, *_rising(y[last : last + 2], x[last : last + 2])))
            ys.append(edge)
        return np.array(xs), np.array(ys)


def _rising(a: Array, b: Array) -> tuple[Array, Array]:
    order = np.argsort(a)
    return a[order], b[order]
