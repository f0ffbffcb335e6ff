"""The gradients of the squared error and of the cross-entropy over ŷ, on the same axes (slide idea 37)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.answers import SHARES, SLOPES
from scenes.figures.marks import Fraction, Part, coloured, flower_marks
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

DASHES = {"bce": "solid", "mse": (0, (3.5, 2))}
FORMULAS: dict[str, list[Part]] = {
    "bce": [(r"\hat{y}", "model"), (r"\;{-}\;y", "ink")],
    "mse": [(r"2\,(", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;y)\;", "ink"), (r"\hat{y}\,(1 - \hat{y})", "model")],
}
PANELS: dict[int, tuple[float, Role]] = {0: (1.1, "class0"), 1: (7.65, "class1")}
"""A panel's left side in inches and its class's colour, by label."""


def bce_gradient(settings: Settings) -> Figure:
    """A panel a label, both losses' dL/dz in each; a key and the gradient at the foot."""
    with figure_style(settings):
        pen = Pen.of(settings, "bce-gradient")
        figure, sheet = pen.page()
        for label, (left, role) in PANELS.items():
            _panel(pen, pen.axes(figure, left, 2.15, 4.75, 4.1), label)
            middle = left + 4.75 / 2
            flower_marks(pen, sheet, np.array([middle - 0.6]), np.array([label]), np.array([6.83]))
            pen.formula(sheet, middle - 0.35, 6.7, f"y = {label}", role, "body", ha="left", va="baseline")
        pen.panel(sheet, 0.45, 0.45, 12.43, 1.05)
        whole: list[Part] = [
            Fraction([(r"\partial L", "gradient")], [(r"\partial \theta_i", "gradient")]), (r"\;=\;x_i\,\cdot", "ink"),
            Fraction([(r"\partial L", "gradient")], [(r"\partial z", "gradient")]),
        ]  # fmt: skip
        coloured(pen, sheet, 0.75, 0.87, whole, "label")
        x = 3.45
        for name in ("bce", "mse"):
            sheet.plot([x, x + 0.55], [0.95, 0.95], color=pen.colour("gradient"), lw=pen.width(), ls=DASHES[name],
                       gid="key")  # fmt: skip
            word = pen.text(sheet, x + 0.7, 0.87, pen.word(name), va="baseline")
            at = x + 0.7 + word.get_window_extent().width / figure.dpi + 0.2
            x = coloured(pen, sheet, at, 0.87, FORMULAS[name], "label") + 0.4
        return figure


def _panel(pen: Pen, axes: Axes, label: int) -> None:
    low, high = (-1.08, 0.14) if label else (-0.14, 1.08)
    pen.ticks(axes, (0, 0.5, 1), (-1, -0.5, 0) if label else (0, 0.5, 1), digits=(1, 1))
    axes.set(xlim=(0, 1), ylim=(low, high))
    axes.axhline(0, color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    for name, slope in SLOPES.items():
        axes.plot(SHARES, slope(SHARES, float(label)), color=pen.colour("gradient"), lw=pen.width() * 1.2,
                  ls=DASHES[name], gid=f"{name}-{label}", zorder=3, clip_on=False)  # fmt: skip
    wrong = 1.0 - label
    for name, slope in SLOPES.items():
        axes.plot(wrong, slope(np.array(wrong), float(label)), ls="none", marker="o", ms=11, mew=1.8, clip_on=False,
                  mfc=pen.colour("gradient" if name == "bce" else "background"), mec=pen.colour("ink"),
                  gid=f"{name}-wrong-{label}", zorder=5)  # fmt: skip
    pen.text(axes, wrong + (0.06 if label else -0.06), 0.07 if label else -0.07, pen.word("wrong"), "muted",
             ha="left" if label else "right")  # fmt: skip
    pen.formula(axes, 1.05, low, r"\hat{y}", "model", ha="left")
    pen.formula(axes, 0.0, high + 0.04, r"\partial L\,/\,\partial z", "gradient", ha="center", va="bottom")
