"""GrowthView: a population's logistic curve over time, with its limit K, its start y0 and the field that it follows."""

from dataclasses import dataclass, replace

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from core.activations import logistic_growth, logistic_growth_rate, logit
from core.arrays import Array
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.components.slider import Slider
from scenes.kit.components.slope_field import SlopeField
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

POINTS = 241
"""Along the curve."""


@dataclass(frozen=True)
class Growth:
    """The constants of a logistic growth: capacity, rate, population at t = 0."""

    K: float
    r: float
    y0: float

    def population(self, t: Array) -> Array:
        """y(t), of the shape of t."""
        return logistic_growth(t, self.K, self.r, self.y0)

    def rate(self, y: Array) -> Array:
        """dy/dt at a population."""
        return logistic_growth_rate(y, self.K, self.r)

    def bracket(self, t: float) -> float:
        """1 - y/K at a time, which brakes the growth: the share of the capacity that is left."""
        return float(1.0 - self.population(np.array(t)) / self.K)

    def towards(self, other: "Growth", share: float) -> "Growth":
        """Between this one (0) and another (1)."""
        mix = [(1 - share) * a + share * b for a, b in zip(self.constants, other.constants, strict=True)]
        return Growth(*mix)

    @property
    def constants(self) -> tuple[float, float, float]:
        return (self.K, self.r, self.y0)


POPULATION = Growth(K=1.5, r=0.6, y0=0.1)
"""The population that is drawn; the slides leave its constants open."""
SIGMOID = Growth(K=1.0, r=1.0, y0=0.5)
"""The constants with which it is the sigmoid (slide 20)."""
LATER, AROUND = Range(0, 12), Range(-6, 6, (-5, 0, 5), 0)
"""The time that is shown: from the start on, or around it."""
HEIGHTS = Range(0, 1.72, (0.5, 1))


class GrowthView(VGroup):
    """The chart and what lies on it; a scene shows the parts (`chart`, `field`, `limit`, `curve`, `start`) one by one.

    `draw` follows other constants, `look` another stretch of time.
    """

    def __init__(
        self, style: Style, box: Box, growth: Growth, t: Range, y: Range, spacing: tuple[float, float] = (1.0, 0.1433)
    ) -> None:
        super().__init__()
        self.style, self.growth = style, growth
        self.chart = Chart(style, box, t, y, x_name="t", y_name="model(y)")
        self.field = SlopeField(self.chart, growth.K, growth.r, spacing)
        self.line = self.chart.level(growth.K, "parameters")
        self.line_name = style.formula("param(K)")
        self.limit = VGroup(self.line, self.line_name)
        self.curve = self.chart.curve(self.times, growth.population(self.times))
        self.dot = ball(style, self.spot(0.0), "parameters")
        self.dot_name = style.formula("param(y_0)")
        self.start = VGroup(self.dot, self.dot_name)
        self.draw(growth)
        self.add(self.chart, self.field, self.limit, self.curve, self.start)

    @property
    def times(self) -> Array:
        """The times that the curve is drawn at."""
        return np.linspace(self.chart.x_range.low, self.chart.x_range.high, POINTS)

    def spot(self, t: float) -> Array:
        """Where the curve is at a time."""
        return self.chart.spot(t, float(self.growth.population(np.array(t))))

    def draw(self, growth: Growth) -> None:
        """Everything as these constants have it."""
        self.growth = growth
        self.field.draw(growth.K, growth.r)
        self.chart.set_curve(self.curve, self.times, growth.population(self.times))
        self.line.set_y(self.chart.spot(0, growth.K)[1])
        self.line_name.next_to(self.line, RIGHT, buff=0.15)
        self.dot.move_to(self.spot(0.0))
        if self.chart.x_range.low < 0:
            self._name_beside_the_curve()
        else:
            self.dot_name.next_to(self.dot, LEFT, buff=0.14)

    def _name_beside_the_curve(self) -> None:
        """y0's name: over the curve while it is low and flat, under it when it is high and steep."""
        high = np.clip(4 * self.growth.y0 / self.chart.y_range.high - 0.25, 0, 1)
        self.dot_name.move_to(self.dot.get_center() + (0.06 + 0.32 * high) * RIGHT + (0.34 - 0.62 * high) * UP)

    def look(self, low: float, high: float) -> None:
        """Show the time from low to high."""
        self.chart.x_range = replace(self.chart.x_range, low=low, high=high)
        self.draw(self.growth)

    def straighten(self, share: float) -> None:
        """Bend the curve from the population (0) to its log-odds ln(y / (K - y)) (1), which are a straight line."""
        population = self.growth.population(self.times)
        bent = self.chart.place(self.times, population)
        straight = self.chart.place(self.times, self.log_odds_height(self.times))
        self.curve.set_points_as_corners((1 - share) * bent + share * straight)

    def log_odds_height(self, t: Array) -> Array:
        """The log-odds at times t, as heights on the chart: they fill it with some air."""
        ends = logit(self.growth.population(self.times[[0, -1]]) / self.growth.K)
        air, y = 0.12 * np.ptp(ends), self.chart.y_range
        share = (logit(self.growth.population(t) / self.growth.K) - ends[0] + air) / (np.ptp(ends) + 2 * air)
        height: Array = y.low + share * (y.high - y.low)
        return height


class Dials(VGroup):
    """Three sliders, K, r and y0, one under the other; a mark on each where `goal` has it."""

    BOUNDS = (("param(K)", (0.0, 2.0)), ("param(r)", (0.0, 2.0)), ("param(y_0)", (0.0, 1.0)))

    def __init__(self, style: Style, growth: Growth, goal: Growth, width: float = 3.0, gap: float = 0.5) -> None:
        super().__init__()
        rows = zip(self.BOUNDS, growth.constants, goal.constants, strict=True)
        self.sliders = [Slider(style, name, ends, now, goal=mark, width=width) for (name, ends), now, mark in rows]
        for row, slider in enumerate(self.sliders):
            self.add(slider.shift(row * gap * DOWN))

    def turn(self, growth: Growth) -> None:
        """Move the knobs and the numbers."""
        for slider, value in zip(self.sliders, growth.constants, strict=True):
            slider.turn(value)
