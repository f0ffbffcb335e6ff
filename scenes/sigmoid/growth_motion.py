"""How a GrowthView moves: it grows, its field comes, its time slides, its curve bends, its constants turn."""

from collections.abc import Callable

import numpy as np
from manim import Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.kit.components.counter import Counter
from scenes.sigmoid.growth_marks import Rider
from scenes.sigmoid.growth_view import Dials, Growth, GrowthView

FRAMES = 121
"""Points along the part of a curve that is there already."""


def growing(view: GrowthView, dot: Mobject, start: float, end: float) -> UpdateFromAlphaFunc:
    """The curve is drawn from one time to another, the dot at its head."""

    def draw(share: float) -> None:
        low = view.chart.x_range.low
        times = np.linspace(low, max(start + share * (end - start), low + 1e-3), FRAMES)
        view.chart.set_curve(view.curve, times, view.growth.population(times))
        dot.move_to(view.spot(times[-1]))

    return _following(VGroup(view.curve, dot), draw, linear=True)


def riding(view: GrowthView, rider: Rider, bracket: Counter, start: float, end: float) -> UpdateFromAlphaFunc:
    """The rider goes along the curve; the counter writes the bracket 1 - y/K."""

    def follow(share: float) -> None:
        t = start + share * (end - start)
        rider.at(t)
        bracket.write(view.growth.bracket(t))

    return _following(VGroup(rider, bracket), follow)


def sweeping(view: GrowthView) -> UpdateFromAlphaFunc:
    """The field comes from the left."""
    return _following(view.field, lambda share: view.field.draw(view.growth.K, view.growth.r, share))


def sliding_time(view: GrowthView, low: float, high: float) -> UpdateFromAlphaFunc:
    """The window on the time moves; the curve goes on where it was cut off."""
    start, end = np.array([view.chart.x_range.low, view.chart.x_range.high]), np.array([low, high])
    return _following(view, lambda share: view.look(*((1 - share) * start + share * end)))


def bending(view: GrowthView, start: float, end: float) -> UpdateFromAlphaFunc:
    """The curve goes from the population (0) to its log-odds (1), or back."""
    return _following(view.curve, lambda share: view.straighten(start + share * (end - start)))


def turning(view: GrowthView, dials: Dials, goal: Growth) -> UpdateFromAlphaFunc:
    """The dials turn to other constants and the curve follows."""
    before = view.growth

    def turn(share: float) -> None:
        now = before.towards(goal, share)
        view.draw(now)
        dials.turn(now)

    return _following(VGroup(view, dials), turn)


def _following(mobject: Mobject, at: Callable[[float], None], **kwargs: bool) -> UpdateFromAlphaFunc:
    rate = {"rate_func": linear} if kwargs.get("linear") else {}
    return UpdateFromAlphaFunc(mobject, lambda _, share: at(share), **rate)
