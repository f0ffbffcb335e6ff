"""Small charts: the bowl that a loss may be, and the second derivative's factors: two that are never negative, and one
whose sign is asked for."""

import numpy as np
from manim import DOWN, UP, Line, VGroup

from core.activations import logistic_growth_rate
from core.arrays import Array
from scenes.experiments.curvatures import OUTPUTS, SIGNS, P, fraction
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import guide
from scenes.kit.components.touching_line import TouchingLine
from scenes.kit.layout import BODY, Box, Range
from scenes.kit.manim_theme import Style
from scenes.squared_error import curvature_algebra as algebra

NOTES, HIGH, LOW = 0.35, -0.45, -2.1
"""Heights: of the factors' formulas, and of their charts' tops and feet."""
BOWL, ROLL = (3.0, 2.2), (-0.9, 0.9)
"""Width and height of the bowl's room; from where to where a point rolls through it."""
WIDTH, PITCH = 2.9, 4.6
"""Of a chart, and from one to the next."""
SPREAD = logistic_growth_rate(P, 1.0, 1.0)
"""ŷ(1 - ŷ)."""


class FactorView(VGroup):
    """A factor: `lead` comes down from its marks in the whole formula to its own, and under it stands a chart of it."""

    def __init__(self, style: Style, marks: VGroup, source: str, chart: Chart, drawn: VGroup) -> None:
        name = style.formula(source).move_to((chart.area.get_x(), NOTES, 0.0))
        lead = guide(style, marks.get_bottom() + 0.08 * DOWN, name.get_top() + 0.12 * UP)
        super().__init__(lead, name, chart, drawn)


def square(style: Style, marks: VGroup) -> FactorView:
    """xᵢ², nowhere negative."""
    x = np.linspace(-1.0, 1.0, 121)
    chart = Chart(style, _box(-1), Range(-1.0, 1.0), Range(0.0, 1.25), x_name="x_i")
    return FactorView(style, marks, algebra.SQUARE, chart, _curve(chart, x, np.square(x), "+"))


def spread(style: Style, marks: VGroup) -> FactorView:
    """ŷ(1 - ŷ), between 0 and its top."""
    top = float(SPREAD.max())
    chart = Chart(style, _box(0), OUTPUTS, Range(0.0, 1.25 * top), x_name="model(hat(y))")
    drawn = _curve(chart, P, SPREAD, "+")
    level, height = chart.level(top), style.formula(fraction(top), "muted", "label")
    drawn.add(level, height.next_to(level, np.array([-1.0, 0.0, 0.0]), buff=0.15))
    return FactorView(style, marks, algebra.SPREAD, chart, drawn)


def bracket(style: Style, marks: VGroup) -> FactorView:
    """What the bracket's sign is remains to be seen: axes, and a question mark."""
    chart = Chart(style, _box(1), OUTPUTS, SIGNS, x_name="model(hat(y))")
    asked = style.text("?", size="title", bold=True).move_to(chart.area)
    return FactorView(style, marks, algebra.SIGN, chart, VGroup(chart.level(0), asked))


def underline(style: Style, marks: VGroup) -> Line:
    """A line under marks of a formula."""
    low = min(mark.get_bottom()[1] for mark in marks) - 0.1
    line = Line((marks.get_left()[0], low, 0), (marks.get_right()[0], low, 0))
    return line.set_stroke(style.colour("gradient"), width=style.theme.sizes.line)


def bowl(style: Style) -> tuple[VGroup, TouchingLine]:
    """What the loss would be if it were a bowl, beside the slope's formula, with a question mark; and a point with its
    tangent, which only ever rises along it."""
    x = np.linspace(-1.0, 1.0, 121)
    box = Box(BODY.right - BOWL[0], BODY.right, BODY.centre[1] - BOWL[1] / 2, BODY.centre[1] + BOWL[1] / 2)
    chart = Chart(
        style, box.inset(right=0.5), Range(-1.1, 1.1), Range(-0.15, 1.15), x_name="param(theta_i)", y_name="loss(L)"
    )
    asked = style.text("?", size="title", bold=True).move_to(chart.spot(0.0, 0.6))
    rolling = TouchingLine(chart, np.square, lambda at: 2 * at, "loss")
    rolling.go(ROLL[0])
    return VGroup(chart, chart.curve(x, np.square(x), "loss"), asked), rolling


def _box(place: int) -> Box:
    middle = BODY.centre[0] + place * PITCH
    return Box(middle - WIDTH / 2, middle + WIDTH / 2, LOW, HIGH)


def _curve(chart: Chart, x: Array, y: Array, sign: str) -> VGroup:
    """The curve, and in the middle under or over it the sign that it has everywhere."""
    name = chart.style.formula(sign).move_to(chart.area)
    return VGroup(chart.curve(x, y, "ink"), name)
