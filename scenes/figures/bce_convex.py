"""The second derivatives of the squared error and of the cross-entropy over z, on the same axes (slide idea 43)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.activations import sigmoid
from scenes.experiments.curvatures import fraction
from scenes.experiments.losses_over_z import BENDS, LOSSES, bend, turn
from scenes.figures.marks import Fraction, Part, coloured, flower_marks
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

Z = np.linspace(-6.0, 6.0, 361)
STROKES: dict[str, tuple[str | tuple[float, tuple[float, float]], float]] = {
    "bce": ("solid", 1.3), "mse": ((0, (3.5, 2)), 1.0),
}  # fmt: skip
"""A loss's dashes and width; both curves are of ink, as they are numbers of the losses, not losses."""
WIDTH = 4.75
PANELS: dict[int, tuple[float, Role]] = {0: (1.15, "class0"), 1: (7.6, "class1")}
"""A panel's left side in inches and its class's colour, by label."""
BELOW = 0.3
"""How much the zone below zero is filled."""
CURVES, FOOT = 2.2, 0.87
"""Heights of the panels' lower edge and of the foot's line, in inches."""


def bce_convex(settings: Settings) -> Figure:
    """A panel a label with both second derivatives; at the foot the cross-entropy's, no factor of which is negative."""
    with figure_style(settings):
        pen = Pen.of(settings, "bce-convex")
        figure, sheet = pen.page()
        for label, (left, role) in PANELS.items():
            _panel(pen, pen.axes(figure, left, CURVES, WIDTH, 4.1), label)
            middle = left + WIDTH / 2
            flower_marks(pen, sheet, np.array([middle - 0.6]), np.array([label]), np.array([6.98]))
            pen.formula(sheet, middle - 0.35, 6.85, f"y = {label}", role, "body", ha="left", va="baseline")
        pen.panel(sheet, 0.45, 0.45, 12.43, 1.05)
        coloured(pen, sheet, 1.15, FOOT, _result(), "body")
        ranges: list[Part] = [
            (r"x_i^2 \geq 0", "ink"), (r"\qquad", "ink"), (r"\hat{y} - \hat{y}^2", "model"),
            (r"\,\in\,[\,0,\,1/4\,]", "ink"),
        ]  # fmt: skip
        coloured(pen, sheet, 7.2, FOOT, ranges, "body")
        return figure


def _result() -> list[Part]:
    second = Fraction([(r"\partial^2 L", "loss")], [(r"\partial \theta_i^{\,2}", "parameters")])
    return [second, (r"\;=\;x_i^2\,(", "ink"), (r"\hat{y} - \hat{y}^2", "model"), (r")\;\geq\;0", "ink")]


def _panel(pen: Pen, axes: Axes, label: int) -> None:
    ink, z_turn = pen.colour("ink"), turn(label)
    axes.axhline(0, color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    for name in LOSSES:
        dashes, wide = STROKES[name]
        axes.plot(Z, bend(name, Z, label), color=ink, lw=pen.width() * wide, ls=dashes, gid=f"{name}-{label}", zorder=3)
    negative = bend("mse", Z, label)
    axes.fill_between(Z, negative, 0, where=negative <= 0, color=pen.colour("loss"), alpha=BELOW, lw=0, gid="zone")
    axes.plot(z_turn, 0, ls="none", marker="o", ms=10, mfc=pen.colour("background"), mec=ink, mew=1.8, gid="turn",
              zorder=5)  # fmt: skip
    sign, side = ("<", "right") if label else (">", "left")
    output = fraction(float(sigmoid(z_turn))).replace(" \\/ ", "/")
    source = rf"\hat{{y}} {sign} {output}"
    pen.formula(axes, z_turn + (-0.35 if label else 0.35), -0.155, source, "model", ha=side, va="center")
    pen.ticks(axes, (-4, 0, 4), (0, 0.25), digits=(0, 2))
    axes.set(xlim=(Z[0], Z[-1]), ylim=(-0.18, BENDS.high))
    pen.text(axes, 1.75, 0.2, pen.word("bce"))
    pen.text(axes, z_turn + (0.1 if label else -0.1), -0.06, pen.word("mse"), ha="left" if label else "right")
    for right in (True, False):
        at = -4.6 if right == (label == 0) else 4.9
        pen.text(axes, at, 0.04, pen.word("right" if right else "wrong"), "muted", ha="center", va="bottom")
    pen.formula(axes, 6.25, -0.18, "z", "muted", "body", ha="left")
    pen.formula(axes, Z[0], BENDS.high + 0.015, r"\mathrm{d}^2L\,/\,\mathrm{d}z^2", "muted", ha="center", va="bottom")
