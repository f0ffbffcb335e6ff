"""Marks on a GrowthView: the slope at a moment, the room that is left, a step in time, the parts of the log-odds."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, UL, UP, DashedVMobject, Line, VGroup, VMobject

from core.activations import sigmoid
from scenes.kit.components.marks import Point, guide, model_point
from scenes.kit.manim_theme import Role, Style
from scenes.sigmoid.growth_view import Growth, GrowthView


class Rider(VGroup):
    """A point on the curve with its slope, and with the room K - y that is left above it; `at` moves it."""

    def __init__(self, view: GrowthView, t: float, reach: float = 0.65) -> None:
        self.view, self.reach = view, reach
        sizes = view.style.theme.sizes
        self.tangent = Line(color=view.style.colour("gradient"), stroke_width=sizes.line)
        self.room = Line(color=view.style.colour("parameters"), stroke_width=sizes.line)
        self.label = view.style.formula("param(K) - model(y)", size="label")
        self.dot = model_point(view.style, view.spot(t))
        super().__init__(self.room, self.label, self.tangent, self.dot)
        self.at(t)

    def at(self, t: float) -> None:
        """Stand on the curve at a moment."""
        view, growth = self.view, self.view.growth
        low, high = view.spot(t), view.chart.spot(t, growth.K)
        y = float(growth.population(np.array(t)))
        way = view.chart.spot(t + 1, y + float(growth.rate(np.array(y)))) - low
        way *= self.reach / np.linalg.norm(way)
        self.tangent.put_start_and_end_on(low - way, low + way)
        self.room.put_start_and_end_on(low, high)
        self.label.next_to(high, UP + RIGHT, buff=0.1)  # over the limit, where the curve never comes
        self.dot.move_to(low)


def step(view: GrowthView, t: float, dt: float) -> VGroup:
    """From the curve a step in time to the right, and up to the curve again: the lines with their names."""
    start, end = view.spot(t), view.spot(t + dt)
    corner = np.array([end[0], start[1], 0.0])
    across, up = _edge(view.style, start, corner, "ink"), _edge(view.style, corner, end, "model")
    return VGroup(
        VGroup(across, view.style.formula("dif t").next_to(across, DOWN, buff=0.1)),
        VGroup(up, view.style.formula("dif model(y)").next_to(up, RIGHT, buff=0.1)),
    )


def stairs(view: GrowthView, dt: float) -> VMobject:
    """Such steps from the beginning of the curve to its end."""
    t = np.arange(view.chart.x_range.low, view.chart.x_range.high + dt / 2, dt)
    y = view.growth.population(t)
    line = VMobject(stroke_color=view.style.colour("ink"), stroke_width=view.style.theme.sizes.thin_line)
    return line.set_points_as_corners(view.chart.place(np.repeat(t, 2)[1:], np.repeat(y, 2)[:-1]))


def log_odds_parts(view: GrowthView, t: float) -> VGroup:
    """On the straightened curve: where it starts, C, and what it has risen until t, r t."""
    times = np.array([0.0, t])
    start, end = view.chart.place(times, view.log_odds_height(times))
    corner = np.array([end[0], start[1], 0.0])
    across, up = guide(view.style, start, corner), _edge(view.style, corner, end, "parameters")
    return VGroup(
        VGroup(model_point(view.style, start), view.style.formula("C").next_to(start, LEFT, buff=0.2)),
        VGroup(across, up, view.style.formula("param(r) t").next_to(up, RIGHT, buff=0.15)),
    )


def log_odds_name(view: GrowthView) -> VMobject:
    """What the straightened curve's height means, at the vertical axis."""
    name = view.style.formula("ln frac(model(y), param(K) - model(y))")
    return name.next_to(view.chart.y_axis.get_end(), RIGHT, buff=0.2).align_to(view.chart.y_axis, UP)


def neighbour(view: GrowthView, start: float) -> VGroup:
    """Another population in the same surroundings, thin: its curve and its first point."""
    growth, sizes = Growth(view.growth.K, view.growth.r, start), view.style.theme.sizes
    curve = view.chart.curve(view.times, growth.population(view.times), width=sizes.thin_line)
    return VGroup(curve, model_point(view.style, view.chart.spot(view.chart.x_range.low, start)).scale(0.7))


def sigmoid_ghost(view: GrowthView, name_at: float = 0.3) -> tuple[VMobject, VMobject]:
    """The sigmoid on the view's axes, dashed, and its name."""
    t = view.times
    dashes = DashedVMobject(view.chart.curve(t, sigmoid(t), "ink"), num_dashes=40, dashed_ratio=0.55)
    name = view.style.formula("model(sigma(t))")
    name.next_to(view.chart.spot(name_at, float(sigmoid(np.array(name_at)))), UL, buff=0.08)
    halo = view.style.theme.sizes.line * 1.5
    return dashes, name.set_stroke(view.style.colour("background"), width=halo, background=True)


def _edge(style: Style, start: Point, end: Point, role: Role) -> Line:
    line = guide(style, start, end)
    line.set_stroke(style.colour(role), width=style.theme.sizes.thin_line)
    return line
