"""Figures of descent in one dimension: one annotated step (idea 3), and three learning rates (idea 4)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from core.functions import SQUARE
from core.trajectory import Trajectory
from scenes.experiments.descents import (
    NEAR,
    NEAR_HEIGHT,
    PLACES,
    RATES,
    REACH,
    SIZES,
    WIDE,
    factor,
    near_descent,
    rolls,
)
from scenes.figures.marks import Fraction, Part, coloured
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

DERIVATIVE: Part = Fraction([(r"\mathrm{d}", "gradient")], [(r"\mathrm{d}x", "gradient")])


def descent_1d(settings: Settings) -> Figure:
    """One step on J(x) = x²: the tangent at x = 3, the arrow of length η times its slope, where it leads; the rule
    with its parts named."""
    with figure_style(settings):
        pen = Pen.of(settings, "descent-1d")
        figure, sheet = pen.page()
        path = near_descent(1)
        _draw_step(pen, pen.axes(figure, 0.95, 0.95, 5.5, 5.6), path)
        _write_rule(pen, sheet, path)
        return figure


def _draw_step(pen: Pen, axes: Axes, path: Trajectory) -> None:
    x = np.linspace(*NEAR, 301)
    (old,), (new,) = path.parameters
    (high, low), (slope,) = path.values, path.gradients[0]
    green = pen.colour("gradient")
    axes.plot(x, SQUARE.value(x[:, None]), color=pen.colour("loss"), lw=pen.width(), gid="curve", zorder=2)
    axes.plot(x, high + slope * (x - old), color=green, lw=pen.width("thin_line"), gid="tangent", zorder=3)
    axes.plot([new, new], [high, low], color=pen.colour("muted"), lw=pen.width("thin_line"), ls=(0, (4, 3)), zorder=2)
    arrow = {"arrowstyle": "-|>,head_width=0.3,head_length=0.6", "color": green, "lw": pen.width()}
    axes.annotate("", (new, high), (old, high), arrowprops=arrow | {"shrinkA": 0, "shrinkB": 0}, zorder=4)
    for place, height, face in ((old, high, "background"), (new, low, "gradient")):
        axes.plot(
            place, height, ls="none", marker="o", ms=11, mfc=pen.colour(face), mec=pen.colour("ink"), mew=1.6, zorder=5,
            gid=f"x-{face}",
        )  # fmt: skip
    axes.set(xlim=NEAR, ylim=(0, NEAR_HEIGHT))
    pen.ticks(axes, (-1, 0, 1, 2, 3), (0, 5, 10))
    pen.formula(axes, NEAR[0], NEAR_HEIGHT + 0.25, "J(x)", "loss", "body", ha="left", va="bottom")
    pen.formula(axes, NEAR[1] + 0.08, 0, "x", "muted", "body", ha="left")
    pen.formula(axes, old + 0.12, high - 0.1, r"x_{\mathrm{old}}", ha="left", va="center", halo=True)
    pen.formula(axes, new + 0.14, low - 0.25, r"x_{\mathrm{new}}", ha="left", va="center", halo=True)
    step = rf"{{-}}\eta\cdot{pen.number(slope, 0)} = {pen.number(path.steps[0, 0], 1)}"
    pen.formula(axes, (old + new) / 2 - 0.05, high + 0.35, step, "gradient", ha="right", va="bottom", halo=True)


def _write_rule(pen: Pen, sheet: Axes, path: Trajectory) -> None:
    (old,), (new,) = path.parameters
    (slope,), rate = path.gradients[0], -path.steps[0, 0] / path.gradients[0, 0]
    left, rule, line = 7.3, 5.0, 3.0
    middle = coloured(pen, sheet, left, rule, [(r"x_{\mathrm{new}} \;=\; x_{\mathrm{old}} \;-\;\;", "ink")])
    after = coloured(pen, sheet, middle, rule, [(r"\eta\;", "ink")])
    end = coloured(pen, sheet, after, rule, [DERIVATIVE, ("J", "loss"), (r"(x_{\mathrm{old}})", "ink")])
    _point_at(pen, sheet, middle + 0.1, rule - 0.15, -0.5, "learning-rate")
    _point_at(pen, sheet, (after + end) / 2, rule + 0.55, 0.45, "derivative")
    numbers: list[Part] = [
        (pen.equation(r"x_{\mathrm{new}}", old, 0), "ink"),
        (rf"\;-\;{pen.number(rate, 1)}\cdot", "ink"),
        (pen.number(slope, 0), "gradient"),
        (rf"\;=\;{pen.number(new, 1)}", "ink"),
    ]
    coloured(pen, sheet, left, line, numbers)
    values: list[Part] = [
        ("J", "loss"), (rf"({pen.number(new, 1)}) = {pen.number(path.values[1], 2)}", "ink"),
        (rf"\;<\;{pen.number(path.values[0], 0)} = ", "ink"), ("J", "loss"), (rf"({pen.number(old, 0)})", "ink"),
    ]  # fmt: skip
    coloured(pen, sheet, left, line - 1.1, values)


def _point_at(pen: Pen, sheet: Axes, x: float, y: float, up: float, key: str) -> None:
    """A word that far above or below a part of the rule, led to it by a line."""
    sheet.plot([x, x], [y, y + up], color=pen.colour("muted"), lw=pen.width("hair_line"))
    pen.text(sheet, x, y + 1.4 * up, pen.word(key), "muted", ha="center")


def learning_rates(settings: Settings) -> Figure:
    """Ten steps from x = 10 on f(x) = x² at three learning rates: it crawls, it converges, it diverges."""
    with figure_style(settings):
        pen = Pen.of(settings, "learning-rates")
        figure, sheet = pen.page()
        panels = zip(SIZES, RATES, (REACH, REACH, WIDE), strict=True)
        for panel, (key, rate, reach) in enumerate(panels):
            left, path = 1.0 + 4.15 * panel, rolls(rate)
            axes = pen.axes(figure, left, 2.35, 3.1, 3.35)
            _draw_rolls(pen, axes, path, reach)
            pen.formula(
                sheet, left, 6.95, pen.equation(r"\eta", rate, 2, short=True), size="body", ha="left", va="baseline"
            )
            pen.text(sheet, left, 6.45, pen.word(key), "muted", va="baseline")
            end = pen.equation(f"x_{{{len(path) - 1}}}", path.final[0], PLACES)
            pen.formula(sheet, left, 1.25, end, size="body", ha="left", va="baseline")
            times = pen.equation(r"1-2\eta", factor(rate), 1)
            pen.formula(sheet, left, 0.6, times, "muted", ha="left", va="baseline")
        return figure


def _draw_rolls(pen: Pen, axes: Axes, path: Trajectory, reach: float) -> None:
    x, green = np.linspace(-reach, reach, 301), pen.colour("gradient")
    axes.plot(x, SQUARE.value(x[:, None]), color=pen.colour("loss"), lw=pen.width(), gid="curve", zorder=2)
    halo = [withStroke(linewidth=pen.width("line"), foreground=pen.colour("background"))]
    at = path.parameters[:, 0]
    axes.plot(at, path.values, color=green, lw=pen.width("thin_line"), gid="path", zorder=3, path_effects=halo)
    axes.plot(at, path.values, ls="none", marker="o", ms=6, mfc=green, mec=pen.colour("background"), mew=0.8, zorder=4)
    axes.plot(
        at[-1], path.values[-1], ls="none", marker="o", ms=10, mfc=green, mec=pen.colour("ink"), mew=1.5, zorder=5
    )
    axes.set(xlim=(-reach, reach), ylim=(0, reach**2))
    mark = 10 if reach < WIDE else 50
    pen.ticks(axes, (-mark, 0, mark), (0, mark**2))
    pen.formula(axes, reach * 1.04, 0, "x", "muted", ha="left")
    pen.formula(axes, -reach, reach**2 * 1.03, "f(x)", "loss", ha="left", va="bottom")
