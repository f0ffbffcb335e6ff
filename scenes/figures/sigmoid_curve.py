"""Figures of the sigmoid itself: its family for several w and b (idea 21), its range and the order it keeps (22)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.activations import sigmoid
from scenes.kit.mpl_theme import Line, Pen, figure_style
from scenes.kit.settings import Settings

REACH = 6.5
WEIGHTS: dict[float, tuple[Line, object]] = {
    1.0: ("line", "solid"),
    3.0: ("thin_line", "solid"),
    -1.0: ("line", (0, (2, 1.6))),
}
"""w and its stroke: the sigmoid itself thick, its mirror image dashed."""
BIASES: dict[float, tuple[Line, object]] = {
    3.0: ("thin_line", (0, (5, 2.2))),
    0.0: ("line", "solid"),
    -3.0: ("thin_line", "solid"),
}
SCORES = (-0.8, 1.6)
"""z1 and z2."""


def sigmoid_family(settings: Settings) -> Figure:
    """ŷ = σ(wx + b): w steepens and mirrors, b shifts (idea 21)."""
    with figure_style(settings):
        pen = Pen.of(settings, "sigmoid")
        figure, sheet = pen.page()
        names = {1.0: (2.3, 0.77), 3.0: (0.3, 0.92), -1.0: (-4.6, 0.87)}
        left = pen.axes(figure, 0.95, 1.05, 5.35, 5.1)
        for w, (width, dashes) in WEIGHTS.items():
            _curve(pen, left, w, 0.0, width, dashes)
        for w, (x, y) in names.items():
            label = rf"w = {pen.number(w, 0)}"
            pen.formula(left, x, y, label, "parameters", ha="right" if w == 3.0 else "center", halo=True, zorder=6)
        right = pen.axes(figure, 7.45, 1.05, 5.35, 5.1)
        for b, (width, dashes) in BIASES.items():
            _curve(pen, right, 1.0, b, width, dashes)
            right.plot(-b, 0.5, ls="none", marker="o", ms=9, mfc=pen.colour("model"), mec=pen.colour("ink"), mew=1.5,
                       gid=f"middle={b:g}", zorder=5)  # fmt: skip
            label = rf"b = {pen.number(b, 0)}"
            pen.formula(right, -b + 0.25, 0.44, label, "parameters", ha="left", halo=True, zorder=6)
        for axes, key, at in ((left, "weights", 0.95), (right, "biases", 7.45)):
            _frame(pen, axes, "x")
            pen.formula(axes, -REACH, 1.15, r"\hat{y} = \sigma(wx + b)", "model", ha="left", va="bottom")
            pen.text(sheet, at, 6.9, pen.word(key), size="body", bold=True, va="baseline")
        return figure


def sigmoid_order(settings: Settings) -> Figure:
    """Any z goes between 0 and 1, and a smaller z to a smaller output (idea 22)."""
    with figure_style(settings):
        pen = Pen.of(settings, "sigmoid-order")
        figure, sheet = pen.page()
        axes = pen.axes(figure, 2.3, 1.75, 9.6, 4.75)
        _frame(pen, axes, "z")
        z = np.linspace(-REACH, REACH, 400)
        axes.plot(z, sigmoid(z), color=pen.colour("model"), lw=pen.width() * 1.4, gid="sigmoid", zorder=3)
        for k, score in enumerate(SCORES, start=1):
            output = float(sigmoid(score))
            axes.plot([score, score, -REACH], [-0.14, output, output], color=pen.colour("muted"), gid=f"way-{k}",
                      lw=pen.width("thin_line"), ls=(0, (4, 2)))  # fmt: skip
            axes.plot(score, output, ls="none", marker="o", ms=10, mfc=pen.colour("model"), mec=pen.colour("ink"),
                      mew=1.5, zorder=5)  # fmt: skip
            axes.plot(score, -0.14, ls="none", marker="o", ms=10, mfc=pen.colour("ink"), mec=pen.colour("ink"),
                      clip_on=False, zorder=5)  # fmt: skip
            pen.formula(axes, score + 0.2, -0.07, f"z_{k}", ha="left", halo=True, zorder=6)
            pen.formula(axes, -REACH + 0.2, output + 0.06, rf"\sigma(z_{k})", "model", ha="left", halo=True, zorder=6)
        pen.formula(axes, 2.1, 0.3, r"\sigma(z) = \dfrac{1}{1 + e^{-z}}", "model", "body", ha="left")
        order = r"z_1 \leq z_2 \;\;\Rightarrow\;\; \sigma(z_1) \leq \sigma(z_2)"
        pen.formula(axes, 2.1, 0.62, order, ha="left", halo=True, zorder=6)
        any_z = rf"{pen.word('any')}:  $z \in (-\infty{{{pen.format.separator}}}\,+\infty)$"
        between = rf"{pen.word('between')}:  $\sigma(z) \in (0{{{pen.format.separator}}}\,1)$"
        pen.text(sheet, 7.1, 0.5, any_z, ha="center", va="baseline")
        pen.text(sheet, 2.3, 6.95, between, "model", ha="left", va="baseline")
        return figure


def _curve(pen: Pen, axes: Axes, w: float, b: float, width: Line, dashes: object) -> None:
    x = np.linspace(-REACH, REACH, 400)
    axes.plot(x, sigmoid(w * x + b), color=pen.colour("model"), lw=pen.width(width) * 1.2, ls=dashes,
              gid=f"w={w:g},b={b:g}", zorder=3)  # fmt: skip


def _frame(pen: Pen, axes: Axes, name: str) -> None:
    """The axes from -REACH to REACH, with the asymptotes."""
    axes.set(xlim=(-REACH, REACH), ylim=(-0.14, 1.12))
    pen.ticks(axes, range(-6, 7, 2), (0, 0.5, 1), digits=(0, 1))
    axes.spines["left"].set_bounds(0, 1)
    for height in (0, 1):
        axes.axhline(height, color=pen.colour("muted"), lw=pen.width("hair_line"), ls=(0, (6, 4)),
                     gid=f"limit-{height}", zorder=1)  # fmt: skip
    axes.axhline(0.5, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
    pen.formula(axes, REACH + 0.2, -0.14, name, "muted", ha="left")
