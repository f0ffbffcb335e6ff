"""What the chain rule's scene, clip and figures share: x through the boxes f and g, its numbers, and the parabola."""

from collections.abc import Callable

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, Arrow, Rectangle, RoundedRectangle, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.chains import (
    ACROSS,
    AT,
    UPWARD,
    changes,
    composed,
    slope,
    through,
)
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball
from scenes.kit.components.readout import readout
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Role, Style
from scenes.kit.motion import changing
from scenes.review.chain_algebra import INNER, INNER_SLOPE, OUTER, OUTER_SLOPE

DIGITS = (1, 1, 2)
"""Decimals that show all of x, f and g when x is a whole number of tenths."""

SPOTS, BOXES = (-5.75, 0.0, 5.6), (-2.85, 2.8)
"""Where x, f and g stand, and the boxes between, seen from the flow's middle."""
BOX = (3.0, 0.9)
NAMED = 0.5
"""Height of the room for a bar's number."""


class Flow(VGroup):
    """x → box f → f → box g → g in a row, at height 0; `write` sends another x through.

    `spots` are the three values, `boxes` the two functions, `wires` the four arrows, `slopes` the derivatives that
    stand under the boxes.
    """

    def __init__(self, style: Style, x: float = AT) -> None:
        self.style = style
        roles: tuple[Role, ...] = ("ink", "model", "loss")
        self.counters = [Counter(style, v, d, r) for v, d, r in zip(through(x), DIGITS, roles, strict=True)]
        names = ("x =", "model(f) =", "loss(g) =")
        self.spots = VGroup(*(readout(style, name, c) for name, c in zip(names, self.counters, strict=True)))
        for spot, at in zip(self.spots, SPOTS, strict=True):
            spot.shift((at - spot.get_x()) * RIGHT - spot[1].slot.get_y() * UP)
        self.inner, self.outer = style.formula(INNER), style.formula(OUTER)
        self.boxes = VGroup(self._box(self.inner, "model", BOXES[0]), self._box(self.outer, "loss", BOXES[1]))
        ends = ((0, 0), (0, 1), (1, 1), (1, 2))
        self.wires = VGroup(*(self._wire(k, *pair) for k, pair in enumerate(ends)))
        self.inner_slope, self.outer_slope = style.formula(INNER_SLOPE), style.formula(OUTER_SLOPE)
        self.slopes = VGroup(self.inner_slope, self.outer_slope)
        for formula, box in zip(self.slopes, self.boxes, strict=True):
            formula.next_to(box, DOWN, buff=0.25)
        super().__init__(self.wires, self.boxes, self.spots, self.slopes)
        self.write(x, (0, 0, 0))

    def write(self, x: float, digits: tuple[int, int, int] = DIGITS) -> None:
        """Send another x through."""
        for counter, value, decimals in zip(self.counters, through(x), digits, strict=True):
            counter.digits = decimals
            counter.write(value)

    def running(
        self, start: float, end: float, slide: Callable[[float], None], *moved: VMobject, times: float = 1.25
    ) -> Animation:
        """x goes from one value to another: in tenths through the boxes, and smoothly in what `slide` moves."""

        def run(share: float) -> None:
            x = start + share * (end - start)
            slide(x)
            self.write(round(x, 1))

        return changing(self.style, VGroup(self, *moved), run, times)

    def _box(self, formula: VMobject, role: Role, at: float) -> VGroup:
        frame = RoundedRectangle(width=BOX[0], height=BOX[1], corner_radius=0.12).move_to(at * RIGHT)
        frame.set_fill(self.style.colour("panel"), opacity=1)
        frame.set_stroke(self.style.colour(role), width=self.style.theme.sizes.thin_line)
        return VGroup(frame, formula.move_to(frame))

    def _wire(self, k: int, spot: int, box: int) -> Arrow:
        """Into a box from the spot before it, or out of a box to the spot behind it."""
        into = k % 2 == 0
        start, end = (self.spots[spot], self.boxes[box]) if into else (self.boxes[spot], self.spots[box])
        return wire(self.style, start.get_right() * RIGHT, end.get_left() * RIGHT, "muted")


def wire(style: Style, start: Array, end: Array, role: Role) -> Arrow:
    """A thin arrow, with some air at both ends."""
    return Arrow(
        start,
        end,
        buff=0.12,
        color=style.colour(role),
        stroke_width=style.theme.sizes.thin_line,
        tip_length=0.16,
        max_tip_length_to_length_ratio=0.4,
    )


def way_back(style: Style, height: float, spot: int, factor: str, product: str, before: VGroup) -> VGroup:
    """The arrow from a spot, or from what came back there `before`, to the one before it; what it multiplies by, and
    what comes of it."""
    result = style.formula(product).move_to((SPOTS[spot - 1], height, 0))
    start = before.get_left()[0] if len(before) else SPOTS[spot]
    arrow = wire(style, np.array([start, height, 0]), np.array([result.get_right()[0], height, 0]), "gradient")
    return VGroup(arrow, style.formula(factor, "gradient").next_to(arrow, UP, buff=0.1), result)


class Nudges(VGroup):
    """Under x, f and g, how far each moves when x is nudged: bars true to scale on one line, and numbers below it."""

    def __init__(self, style: Style, low: float, height: float) -> None:
        roles: tuple[Role, ...] = ("ink", "model", "loss")
        self.bars, self.names = VGroup(), VGroup()
        for change, digits, name, role, at in zip(
            changes(), (2, 2, 4), ("x", "model(f)", "loss(g)"), roles, SPOTS, strict=True
        ):
            number = style.format.typst(change, digits)
            source = f"Delta {name} {style.format.relation(change, digits)} {number}"
            below = style.formula(source).move_to((at, low, 0), aligned_edge=DOWN)
            bar = Rectangle(width=0.8, height=height * change / max(changes()), stroke_width=0)
            bar.set_fill(style.colour(role), opacity=1).move_to((at, low + NAMED, 0), aligned_edge=DOWN)
            self.names.add(below)
            self.bars.add(bar)
        super().__init__(self.bars, self.names)


class Parabola(VGroup):
    """g(f(x)) over x, with the tangent at a point that slides."""

    def __init__(self, style: Style, box: Box, x: float = AT) -> None:
        self.style, self.x = style, np.linspace(ACROSS.low, ACROSS.high, 241)
        self.chart = Chart(style, box, ACROSS, UPWARD, x_name="x", y_name="loss(g)")
        self.curve = self.chart.curve(self.x, composed(self.x), "loss")
        self.tangent = VMobject(stroke_color=style.colour("gradient"), stroke_width=0.8 * style.theme.sizes.line)
        self.point = ball(style, self.chart.spot(x, 0), "gradient")
        super().__init__(self.chart, self.curve, self.tangent, self.point)
        self.slide(x)

    def slide(self, x: float) -> None:
        """Lay the tangent at another x."""
        height = float(composed(x))
        self.chart.set_curve(self.tangent, self.x, height + float(slope(x)) * (self.x - x))
        self.point.move_to(self.chart.spot(x, height))
