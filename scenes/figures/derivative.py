"""The figure of the derivative: small multiples of the secant as Δx goes to 0 (idea 2)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.slopes import ACROSS, AT, UPWARD, height, steepness
from scenes.figures.marks import Fraction, Part, coloured
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

BY_X: Part = Fraction([(r"\mathrm{d}", "gradient")], [(r"\mathrm{d}x", "gradient")])
CHANGES = (-4.0, -2.0, -1.0, 0.0)
"""The Δx of each panel; at 0 stands the tangent."""
LEFT, PITCH, WIDTH, DEFINITION = 0.75, 3.12, 2.6, 4.2
"""Inches: where the panels begin, from one to the next, how wide they are; where the definition begins."""


def derivative(settings: Settings) -> Figure:
    """Four panels of J(x) = x² with the secant through x = 3 and x + Δx, its slope nearing that of the tangent."""
    with figure_style(settings):
        pen = Pen.of(settings, "derivative")
        figure, sheet = pen.page()
        for panel, dx in enumerate(CHANGES):
            left = LEFT + panel * PITCH
            _draw_secant(pen, pen.axes(figure, left, 2.75, WIDTH, 3.4), dx)
            _write_slope(pen, sheet, left, dx)
        _write_definition(pen, sheet)
        return figure


def _draw_secant(pen: Pen, axes: Axes, dx: float) -> None:
    x = np.linspace(*ACROSS, 301)
    axes.plot(x, height(x), color=pen.colour("loss"), lw=pen.width(), gid="curve", zorder=2)
    axes.plot(
        x, height(AT) + steepness(dx) * (x - AT), color=pen.colour("gradient"), lw=pen.width(), gid="line", zorder=3
    )  # fmt: skip
    mark = {"ls": "none", "marker": "o", "mec": pen.colour("ink"), "mew": 1.5, "zorder": 5}
    if dx:
        legs = [AT, AT + dx, AT + dx], [height(AT), height(AT), height(AT + dx)]
        axes.plot(*legs, color=pen.colour("ink"), lw=pen.width("thin_line"), gid="triangle", zorder=2.5)
        axes.plot(AT + dx, height(AT + dx), ms=9, mfc=pen.colour("background"), gid="second", **mark)
        pen.formula(axes, AT + dx / 2, float(height(AT)) + 1.0, r"\Delta x", ha="center", va="bottom", halo=True)
    axes.plot(AT, height(AT), ms=9, mfc=pen.colour("gradient"), gid="point", **mark)
    axes.set(xlim=ACROSS, ylim=UPWARD)
    pen.ticks(axes, (-4, 0, 4), (0, 10, 20))
    pen.formula(axes, ACROSS[0], UPWARD[1] + 0.8, "J(x)", "loss", ha="left", va="bottom")
    pen.formula(axes, ACROSS[1] + 0.15, UPWARD[0], "x", "muted", ha="left")


def _write_slope(pen: Pen, sheet: Axes, left: float, dx: float) -> None:
    """Over a panel its Δx, under it the slope."""
    head = pen.equation(r"\Delta x", dx, 0) if dx else r"\Delta x \rightarrow 0"
    pen.formula(sheet, left, 6.95, head, size="body", ha="left", va="baseline")
    name: list[Part]
    if dx:
        name = [Fraction([(r"\Delta J", "ink")], [(r"\Delta x", "ink")])]
    else:
        name = [BY_X, ("J", "loss"), (f"({pen.number(AT, 0)})", "ink")]
    coloured(pen, sheet, left, 1.75, [*name, (r"\;=\;", "ink"), (pen.number(steepness(dx), 0), "gradient")])


def _write_definition(pen: Pen, sheet: Axes) -> None:
    difference: list[Part] = [("J", "loss"), (r"(x + \Delta x)\,-\,", "ink"), ("J", "loss"), ("(x)", "ink")]
    parts: list[Part] = [
        BY_X,
        ("J", "loss"),
        (r"(x)\;=\;\lim_{\Delta x \rightarrow 0}\;", "ink"),
        Fraction(difference, [(r"\Delta x", "ink")]),
    ]
    coloured(pen, sheet, DEFINITION, 0.65, parts)
