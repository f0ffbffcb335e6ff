"""Figure: two lines and what the sigmoid makes of them, over the same x (idea 23)."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import ConnectionPatch

from core.activations import sigmoid
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

REACH, SCORES = 4.2, 5.6
VARIANTS: dict[tuple[float, float], dict[str, Any]] = {
    (1.0, 0.0): {"ls": "solid"},
    (-1.2, 1.8): {"ls": (0, (4, 2.2))},
}
"""(w, b) of the two lines; the second is dashed."""
MARKS = np.linspace(-3.5, 3.5, 8)
LINE_NAMES = ((2.1, 3.3, "right"), (2.35, -1.9, "right"))
CURVE_NAMES = ((2.1, 0.76, "left"), (-3.9, 0.83, "left"))
"""Where the variants are named: x, height, which end."""


def line_to_sigmoid(settings: Settings) -> Figure:
    """z = wx + b on the left, σ(z) on the right, two variants."""
    with figure_style(settings):
        pen = Pen.of(settings, "line-to-sigmoid")
        figure, sheet = pen.page()
        left, right = pen.axes(figure, 0.95, 1.0, 5.2, 5.3), pen.axes(figure, 7.3, 1.0, 5.2, 5.3)
        for (w, b), stroke in VARIANTS.items():
            _variant(pen, left, right, w, b, stroke)
        left.axhline(0, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
        for height in (0, 1):
            right.axhline(height, color=pen.colour("muted"), lw=pen.width("hair_line"), ls=(0, (6, 4)), zorder=0)
        pen.ticks(left, range(-4, 5, 2), range(-4, 5, 2))
        pen.ticks(right, range(-4, 5, 2), ())
        for height in (0, 1):
            pen.formula(right, REACH + 0.2, height, pen.number(height, 0), "muted", ha="left")
        left.set(xlim=(-REACH, REACH), ylim=(-SCORES, SCORES))
        right.set(xlim=(-REACH, REACH), ylim=(-0.45, 1.45))
        right.spines["left"].set_bounds(0, 1)
        for names, axes, symbol in ((LINE_NAMES, left, "z"), (CURVE_NAMES, right, r"\hat{y}")):
            for (x, y, side), (w, b) in zip(names, VARIANTS, strict=True):
                inner = _line(pen, w, b)
                name = rf"z = {inner}" if axes is left else rf"\sigma({inner})"
                pen.formula(axes, x, y, name, "ink" if axes is left else "model", ha=side, halo=True, zorder=6)
            pen.formula(axes, REACH + 0.2, axes.get_ylim()[0], "x", "muted", ha="left")
            top = SCORES + 0.3 if axes is left else 1.5
            pen.formula(axes, -REACH, top, symbol, "ink" if axes is left else "model", ha="center", va="bottom")
        pen.text(sheet, 1.5, 6.62, pen.word("any"), va="baseline")
        pen.text(sheet, 7.85, 6.62, pen.word("between"), "model", va="baseline")
        for score in np.arange(-5, 5.5, 1.0):
            press = ConnectionPatch(
                (REACH, score), (-REACH, float(sigmoid(score))), "data", "data", axesA=left, axesB=right,
                color=pen.colour("muted"), lw=pen.width("hair_line"), alpha=0.6, gid=f"press={score:g}",
            )  # fmt: skip
            figure.add_artist(press)
        left.axvline(REACH, color=pen.colour("ink"), lw=pen.width("thin_line"))
        return figure


def _variant(pen: Pen, left: Axes, right: Axes, w: float, b: float, stroke: dict[str, Any]) -> None:
    x = np.linspace(-REACH, REACH, 300)
    role, gid = pen.colour("ink"), f"w={w:g},b={b:g}"
    left.plot(x, w * x + b, color=role, lw=pen.width("thin_line") * 1.3, gid=f"line {gid}", **stroke)
    right.plot(x, sigmoid(w * x + b), color=pen.colour("model"), lw=pen.width(), gid=f"curve {gid}", **stroke)
    dots: dict[str, Any] = {"ls": "none", "marker": "o", "ms": 7, "mec": pen.colour("background"), "mew": 1}
    left.plot(MARKS, w * MARKS + b, mfc=role, zorder=4, **dots)
    right.plot(MARKS, sigmoid(w * MARKS + b), mfc=pen.colour("model"), zorder=4, **dots)


def _line(pen: Pen, w: float, b: float) -> str:
    """wx + b with its numbers, without what is 1 or 0."""
    slope = "" if w == 1 else rf"{pen.number(w, 1)}\,"
    return f"{slope}x" + (rf" + {pen.number(b, 1)}" if b else "")
