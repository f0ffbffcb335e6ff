"""Marks on a chart: samples of two classes, the model's point, the ring that says "this one", gaps and arrows."""

import numpy as np
from manim import Arrow, Circle, DashedLine, Dot, Line, Square, VGroup, VMobject

from core.arrays import Array
from scenes.kit.components.chart import Chart
from scenes.kit.manim_theme import Role, Style

Point = Array | tuple[float, float, float]


def sample(style: Style, at: Point, label: float) -> VMobject:
    """One sample: a circle for class 0, a square for class 1, in the class's colour, with a halo."""
    radius = style.theme.sizes.dot
    mark: VMobject = Circle(radius) if label == 0 else Square(1.8 * radius)
    mark.set_fill(style.colour("class0" if label == 0 else "class1"), opacity=1)
    mark.set_stroke(style.colour("background"), width=style.theme.sizes.hair_line)
    return mark.move_to(at)


class Samples(VGroup):
    """The data on a chart, one mark a row, in the order of the rows; x, y and labels are (n,)."""

    def __init__(self, chart: Chart, x: Array, y: Array, labels: Array) -> None:
        places = chart.place(x, y)
        super().__init__(*(sample(chart.style, at, label) for at, label in zip(places, labels, strict=True)))


def model_point(style: Style, at: Point) -> Dot:
    """A point on the model's curve."""
    return ball(style, at, "model")


def ball(style: Style, at: Point, role: Role) -> Dot:
    """A point with a rim of ink: where the parameters or the model are now."""
    dot = Dot(np.asarray(at), radius=style.theme.sizes.dot, color=style.colour(role))
    return dot.set_stroke(style.colour("ink"), width=style.theme.sizes.thin_line)


def start_ball(style: Style, at: Point) -> Dot:
    """An empty point: where a step began."""
    return ball(style, at, "background")


def ring(style: Style, at: Point) -> Circle:
    """The ink ring around what is being talked about; the same in both views."""
    circle = Circle(style.theme.sizes.ring, color=style.colour("ink"), stroke_width=style.theme.sizes.thin_line)
    return circle.move_to(at)


def gap(style: Style, start: Point, end: Point) -> DashedLine:
    """What is missing between the model and the label: a dashed line in the loss's colour."""
    return DashedLine(
        np.asarray(start),
        np.asarray(end),
        color=style.colour("loss"),
        stroke_width=style.theme.sizes.line * 0.8,
        dash_length=0.12,
    )


def step_arrow(style: Style, start: Point, end: Point) -> Arrow:
    """A step of descent on a loss map, from where it begins to where it ends."""
    start, end = np.asarray(start), np.asarray(end)
    return Arrow(
        start,
        end,
        buff=style.theme.sizes.dot * 1.2,
        color=style.colour("gradient"),
        stroke_width=style.theme.sizes.line,
        max_tip_length_to_length_ratio=0.4,
        max_stroke_width_to_length_ratio=12,
        tip_length=0.2,
    )


def guide(style: Style, start: Point, end: Point) -> Line:
    """A hair line that leads the eye from one thing to another."""
    return Line(
        np.asarray(start), np.asarray(end), color=style.colour("muted"), stroke_width=style.theme.sizes.hair_line
    )
