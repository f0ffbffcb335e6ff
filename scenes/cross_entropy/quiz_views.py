"""What the questions are asked with: options to choose from, a ring that empties, cards of steps, and a chart."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import (
    DR,
    LEFT,
    PI,
    RIGHT,
    TAU,
    Animation,
    AnimationGroup,
    Arc,
    Circle,
    Create,
    Mobject,
    RoundedRectangle,
    Transform,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    linear,
)

from core.activations import sigmoid
from core.arrays import Array
from scenes.experiments.quiz import LETTERS, SCORES
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import guide, model_point
from scenes.kit.layout import FOOT, Box, Range
from scenes.kit.manim_theme import Style

CORNER, AIR = 0.12, 0.25
BADGE, RING = 0.24, 0.42
"""Radius of an option's letter, and of the ring that empties."""
ROW_GAP, TICK = 0.18, 0.38


def card(style: Style, box: Box) -> RoundedRectangle:
    """A quiet panel filling a box."""
    panel = RoundedRectangle(width=box.width, height=box.height, corner_radius=CORNER, stroke_width=0)
    return panel.set_fill(style.colour("panel"), opacity=1).move_to(box.centre)


def rows(box: Box, count: int) -> list[Box]:
    """The box cut into rows of equal height, from the top."""
    high = (box.height - (count - 1) * ROW_GAP) / count
    tops = [box.top - k * (high + ROW_GAP) for k in range(count)]
    return [Box(box.left, box.right, top - high, top) for top in tops]


class Option(VGroup):
    """A letter and what is offered, on a card."""

    def __init__(self, style: Style, box: Box, letter: str, content: VMobject) -> None:
        self.style = style
        self.card = card(style, box)
        badge = Circle(BADGE, color=style.colour("muted"), stroke_width=style.theme.sizes.hair_line)
        badge.move_to((box.left + AIR + BADGE, box.centre[1], 0))
        self.letter = VGroup(badge, style.text(letter, bold=True).move_to(badge))
        self.content = content
        room = box.width - 4 * AIR - 2 * BADGE - TICK
        content.scale(min(1.0, room / content.width)).next_to(badge, RIGHT, buff=AIR).set_y(box.centre[1])
        tick = VMobject(stroke_color=style.colour("ink"), stroke_width=style.theme.sizes.line)
        bends = np.array([(-0.13, 0.13, 0.0), (0.0, 0.0, 0.0), (0.25, 0.3, 0.0)])
        tick.set_points_as_corners(bends).move_to((box.right - AIR, box.centre[1], 0), aligned_edge=RIGHT)
        self.tick = tick
        self.dropped = False
        super().__init__(self.card, self.letter, content)

    def light(self) -> Animation:
        """This is the right one: a frame of ink and a tick."""
        frame = self.card.copy().set_fill(opacity=0)
        frame.set_stroke(self.style.colour("ink"), width=self.style.theme.sizes.thin_line)
        self.frame = frame
        return AnimationGroup(Create(frame), Create(self.tick), run_time=self.style.theme.durations.move)

    def drop(self) -> Animation:
        """This one is not."""
        self.dropped = True
        dim = self.style.theme.dimmed
        badge, letter = self.letter
        pairs = [(badge, badge.copy().set_stroke(opacity=dim))]
        pairs += [(part, part.copy().set_opacity(dim)) for part in (letter, self.content)]
        fades = (Transform(part, look) for part, look in pairs)
        return AnimationGroup(*fades, run_time=self.style.theme.durations.appear)


def options(style: Style, box: Box, contents: Sequence[VMobject]) -> list[Option]:
    """The offers, one below the other."""
    places = rows(box, len(contents))
    return [Option(style, *offer) for offer in zip(places, LETTERS, contents, strict=True)]


class Pause(VGroup):
    """Time to think: a ring that empties in the foot's place, with the seconds that are left inside."""

    def __init__(self, style: Style, seconds: float, words: str) -> None:
        self.seconds = seconds
        self.base = Circle(RING, color=style.colour("grid"), stroke_width=style.theme.sizes.line)
        self.left = Arc(RING, PI / 2, TAU).set_stroke(style.colour("ink"), width=style.theme.sizes.line)
        self.count = Counter(style, seconds)
        self.count.move_to(self.base)
        name = style.text(words, "muted").next_to(self.base, RIGHT, buff=0.35)
        super().__init__(self.base, self.left, self.count, name)
        self.move_to(FOOT.centre)

    def empty(self) -> Animation:
        """The ring empties at the clock's pace."""
        middle = self.base.get_center()

        def show(_: Mobject, share: float) -> None:
            rest = Arc(RING, PI / 2, TAU * (1 - share), arc_center=middle)
            self.left.set_points(rest.points)
            self.count.write(np.ceil(self.seconds * (1 - share)))

        return UpdateFromAlphaFunc(self, show, run_time=self.seconds, rate_func=linear)


class StepCard(VGroup):
    """One step of the loop: its number in the question, what is done, and (by `give`) what comes out."""

    def __init__(self, style: Style, box: Box, number: int, words: str) -> None:
        self.number = style.number(number, 0)
        text = style.text(words)
        panel = card(style, box)
        self.number.move_to((box.left + AIR + BADGE / 2, box.centre[1], 0))
        text.next_to(self.number, RIGHT, buff=AIR).set_y(box.centre[1])
        text.scale(min(1.0, (box.right - AIR - text.get_left()[0]) / text.width), about_edge=LEFT)
        super().__init__(panel, self.number, text)
        self.panel = panel

    def give(self, style: Style, source: str) -> VMobject:
        """What comes out of the step, at the card's end; it belongs to the card from now on."""
        gives = style.formula(source)
        gives.next_to(self.panel.get_right(), LEFT, buff=AIR)
        self.add(gives)
        return gives


class SigmoidView:
    """σ with the two scores' points on it; `zoom` raises the chart's lower edge."""

    low, high, near = 0.0, 1.06, 0.8
    """The chart's edges, and the lower one when it is zoomed."""
    fine = 0.9
    """The tick that has room only when the chart is zoomed."""

    def __init__(self, style: Style, box: Box) -> None:
        ticks = (0.5, self.fine, 1.0)
        self.chart = Chart(style, box, Range(-4, 12, (0, 2, 10), 0), Range(self.low, self.high, ticks), x_name="x")
        self.chart.y_ticks[ticks.index(self.fine)].set_opacity(0.0)
        self.x = np.linspace(self.chart.x_range.low, self.chart.x_range.high, 241)
        self.curve = self.chart.curve(self.x, sigmoid(self.x))
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.points = VGroup(*(model_point(style, spot) for spot in self.spots()))
        self.names = VGroup(
            *(
                style.formula(f"model(sigma(x_{k}))").next_to(point, DR, buff=0.12)
                for k, point in enumerate(self.points, start=1)
            )
        )
        self.moving = VGroup(self.chart, self.curve, self.ceiling, self.points, self.names)

    def spots(self) -> Array:
        """Where the points stand now: (2, 3)."""
        return self.chart.place(SCORES, sigmoid(SCORES))

    def measure(self) -> VGroup:
        """How far the second point is above the first: across from the one, then up to the other."""
        first, second = self.spots()
        corner = (second[0], first[1], 0)
        return VGroup(guide(self.chart.style, first, corner), guide(self.chart.style, corner, second)).set_z_index(-1)

    def zoom(self, share: float) -> None:
        """Let the lower edge be this share of the way up."""
        low = (1 - share) * self.low + share * self.near
        chart = self.chart
        chart.y_range = replace(chart.y_range, low=low)
        chart.rescale(self.high + share * (1.01 - self.high))
        for tick, y in zip(chart.y_ticks, chart.y_range.ticks, strict=True):
            tick.set_opacity(share if y == self.fine else float(y >= low))
        chart.set_curve(self.curve, self.x, sigmoid(self.x))
        self.ceiling.set_y(chart.spot(0, 1.0)[1])
        for point, name, spot in zip(self.points, self.names, self.spots(), strict=True):
            move = spot - point.get_center()
            point.shift(move)
            name.shift(move)
