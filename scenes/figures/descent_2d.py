"""Figures of descent over x² + y²: the bowl above its map (idea 5), and three walks on the map (idea 6)."""

from fractions import Fraction

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.functions import BOWL
from core.slides import domain
from core.surfaces import function_surface
from scenes.experiments.bowl_walks import SMALL_RATE, STEPS, BowlWalks
from scenes.figures.surface import surface_axes
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

REACH = 4.6
GRID = np.linspace(-REACH, REACH, 185)
RINGS = BOWL.value(np.stack([np.arange(1, 7), np.zeros(6)], axis=-1))
"""Heights of rings through the whole numbers."""


def bowl(settings: Settings) -> Figure:
    """x² + y² as a surface, its level lines on the floor below, and the function with its domain (idea 5)."""
    with figure_style(settings):
        pen = Pen.of(settings, "bowl")
        figure, sheet = pen.page()
        surface_axes(pen, figure, (0.3, -0.1, 7.7, 7.7), function_surface(BOWL, GRID, GRID), RINGS, ("x", "y"))
        left = 8.6
        pen.formula(sheet, left, 5.3, "f(x, y) = x^2 + y^2", size="title", va="baseline")
        if settings.own.data is None:
            low, high = domain("descent-2d")
            bounds = rf"{pen.number(low, 0)} \leq x, y \leq {pen.number(high, 0)}"
            pen.formula(sheet, left, 4.55, bounds, "muted", va="baseline")
            pen.formula(sheet, left + 2.6, 4.55, r"x, y \in \mathbb{Z}", "muted", va="baseline")
        pen.formula(sheet, left, 3.3, r"\dfrac{\partial f}{\partial x} = 2x", "gradient", "body", va="baseline")
        pen.formula(sheet, left + 2.2, 3.3, r"\dfrac{\partial f}{\partial y} = 2y", "gradient", "body", va="baseline")
        pen.text(sheet, left, 1.9, pen.word("rings"), "muted", va="top", linespacing=1.3)
        return figure


def descent_2d(settings: Settings) -> Figure:
    """From (3, 4): unit steps along the signs of the gradient, the printed rule with the printed rate, and with a
    smaller one; and which rate the printed rule would have needed for each of the slide's steps (idea 6). With a
    lecturer's data only the rule, and the heights that it leads to."""
    with figure_style(settings):
        pen = Pen.of(settings, "descent-2d")
        figure, sheet = pen.page()
        walks = BowlWalks.of_slides()
        printed = settings.own.data is None
        _draw_walks(pen, pen.axes(figure, 0.95, 0.95, 5.7, 5.7), walks, printed)
        if printed:
            _needed_rates(pen, sheet, walks)
        else:
            pen.text(sheet, 8.05, 6.75, pen.word("title"), size="body", bold=True, va="top")
            _heights(pen, pen.axes(figure, 8.05, 0.95, 4.7, 5.0), walks)
        return figure


def _heights(pen: Pen, axes: Axes, walks: BowlWalks) -> None:
    """f over the steps, with both rates."""
    ways = ((walks.jumps, walks.learning_rate, (0, (4, 3)), 1.5), (walks.descent, SMALL_RATE, "solid", 4.0))
    for walk, rate, dashes, t in ways:
        axes.plot(walk.values, color=pen.colour("gradient"), lw=pen.width(), ls=dashes, gid="heights")
        height = float(np.interp(t, np.arange(len(walk)), walk.values)) + 0.7
        pen.formula(axes, t, height, rf"\eta = {pen.number(rate, 1)}", "gradient", ha="left", va="bottom")
    top = float(walks.jumps.values[0])
    axes.set(xlim=(0, STEPS), ylim=(0, 1.15 * top))
    pen.ticks(axes, range(0, STEPS + 1, 5), (0, top))
    pen.formula(axes, STEPS + 0.5, 0, "t", "muted", ha="left", va="center")
    pen.formula(axes, 0, 1.19 * top, "f", "muted", ha="center")


def _draw_walks(pen: Pen, axes: Axes, walks: BowlWalks, printed: bool) -> None:
    pen.loss_map(axes, GRID, GRID, function_surface(BOWL, GRID, GRID).values, RINGS)
    pen.ticks(axes, range(-4, 5, 2), range(-4, 5, 2))
    pen.formula(axes, REACH + 0.35, -REACH, "x", "muted", ha="left")
    pen.formula(axes, -REACH, REACH + 0.35, "y", "muted", ha="center")
    green, ink, thin = pen.colour("gradient"), pen.colour("ink"), pen.width("thin_line")
    axes.plot(*walks.jumps.parameters[:2].T, color=green, lw=thin * 1.2, ls=(0, (4, 3)), gid="jumps", zorder=3)
    axes.plot(*walks.descent.parameters.T, color=green, lw=pen.width(), marker="o", ms=5, gid="descent", zorder=4)
    if printed:
        axes.plot(
            *walks.signs.parameters.T, color=green, lw=thin, marker="s", ms=9, mfc=pen.colour("background"), mec=green,
            mew=1.8, gid="signs", zorder=5,
        )  # fmt: skip
    here, there = walks.jumps.parameters[:2]
    for at, face, size in ((here, pen.colour("background"), 14), (there, green, 9)):
        axes.plot(*at, ls="none", marker="o", ms=size, mfc=face, mec=ink, mew=1.8, zorder=6)
    ends = [pen.pair(*(pen.number(value, 1) for value in point)) for point in (here, there)]
    pen.formula(axes, 2.6, 4.15, ends[0], ha="right", halo=True, zorder=7)
    pen.formula(axes, -2.6, -4.15, ends[1], ha="left", halo=True, zorder=7)
    rate, small = (rf"$\eta = {pen.number(value, 1)}$" for value in (walks.learning_rate, SMALL_RATE))
    if printed:
        pen.text(axes, 0.75, 2.6, pen.word("signs"), "gradient", ha="right", halo=True, zorder=7)
    pen.text(axes, 2.0, 1.7, f"{pen.word('rule')},\n{small}", "gradient", ha="left", halo=True, zorder=7)
    pen.text(axes, -1.6, -2.9, f"{pen.word('rule')}, {rate}", "gradient", ha="left", halo=True, zorder=7)


def _needed_rates(pen: Pen, sheet: Axes, walks: BowlWalks) -> None:
    left, top, row = 7.75, 4.75, 0.66
    columns = (left + 0.1, left + 0.9, left + 1.65, left + 2.55, left + 3.45, left + 4.3, left + 5.0)
    heads = ("t", "x", "y", r"\frac{\partial f}{\partial x}", r"\frac{\partial f}{\partial y}", r"\eta_x", r"\eta_y")
    roles: tuple[Role, ...] = ("muted", "ink", "ink", "gradient", "gradient", "ink", "ink")
    pen.text(sheet, left, 6.75, pen.word("title"), size="body", bold=True, va="top", linespacing=1.2)
    for at, head, role in zip(columns, heads, roles, strict=True):
        pen.formula(sheet, at, top + 0.35, head, role, "body" if "frac" in head else "label", ha="center")
    sheet.plot([left - 0.15, left + 5.25], [top] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"))
    for step, point, _, gradient in walks.signs:
        y = top - (step + 0.6) * row
        numbers = [pen.number(value, 1) for value in (*point, *gradient)]
        rates = [_fraction(rate) for rate in walks.rates[step]] if step < len(walks.rates) else ["", ""]
        for at, shown, role in zip(columns, (str(step), *numbers, *rates), roles, strict=True):
            if shown:
                pen.formula(sheet, at, y, shown, role, ha="center")
    pen.text(sheet, left, 0.8, pen.word("note"), "muted", va="center", linespacing=1.2)


def _fraction(rate: float | None) -> str:
    """1/6; a dash where no rate is needed."""
    if rate is None:
        return "-"
    part = Fraction(rate).limit_denominator(100)
    return f"{part.numerator}/{part.denominator}"
