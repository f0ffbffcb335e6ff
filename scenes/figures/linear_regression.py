"""Figure: the lines of a descent on the left, its path on the map of the mean squared loss on the right (idea 13)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.surfaces import level_values, loss_surface
from scenes.experiments.house_descents import HouseDescent
from scenes.figures.houses import BEYOND, house_marks
from scenes.figures.marks import descent_path
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

HOPS = 4
"""Steps whose lines and points are drawn one by one."""
W, B = np.linspace(-0.9, 2.4, 331), np.linspace(-1.6, 1.5, 311)
HEIGHTS = (-3.0, 10.5)


def linear_regression(settings: Settings) -> Figure:
    """The same parameters in both panels: a point on the right is a line on the left."""
    with figure_style(settings):
        pen = Pen.of(settings.cut(), "linear-regression")
        figure, _ = pen.page()
        descent = HouseDescent.of_slides()
        _draw_lines(pen, pen.axes(figure, 1.0, 1.2, 4.9, 5.2), descent)
        _draw_map(pen, pen.axes(figure, 7.15, 1.2, 5.55, 5.2), descent)
        return figure


def _draw_lines(pen: Pen, axes: Axes, descent: HouseDescent) -> None:
    data, path = descent.data, descent.path
    x = np.array([0.0, data.x.max() + BEYOND])
    axes.set(xlim=(0, x[1]), ylim=HEIGHTS)
    pen.ticks(axes, range(0, 9, 2), (0, 5, 10))
    axes.axhline(0, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
    for row in (*range(HOPS + 1), len(path) - 1):
        b, w = path.parameters[row]
        last = row == len(path) - 1
        axes.plot(
            x, w * x + b, color=pen.colour("model"), lw=pen.width("line" if last else "thin_line"), gid=f"line-{row}",
            alpha=1.0 if last else 0.55, zorder=3 if last else 2,
        )  # fmt: skip
    house_marks(pen, axes, data.x, data.y)
    b, w = path.parameters[0]
    pen.text(axes, x[1] - 0.1, w * x[1] + b + 1.15, pen.word("start"), "model", ha="right")
    pen.formula(axes, 0.15, HEIGHTS[1] + 0.1, r"\hat{y} = w\,x + b", "model", "body", va="bottom")
    axes.set_xlabel(pen.word("area"), labelpad=8)
    axes.set_ylabel(pen.word("price"))


def _draw_map(pen: Pen, axes: Axes, descent: HouseDescent) -> None:
    surface, path = loss_surface(descent.loss, W, B), descent.path
    pen.loss_map(axes, W, B, surface.values, level_values(surface, 12))
    pen.ticks(axes, (0, 1, 2), (-1, 0, 1))
    descent_path(pen, axes, path)
    (dots,) = [line for line in axes.lines if line.get_gid() == "path-dots"]
    dots.set_markevery(list(range(HOPS + 1)))
    b, w = descent.best
    axes.plot(w, b, ls="none", marker="x", ms=17, mew=2, color=pen.colour("ink"), gid="best", zorder=7)
    pair = pen.pair(pen.number(w, 2), pen.number(b, 2))
    pen.text(axes, w, b - 0.28, pen.word("best"), halo=True, ha="center", zorder=8)
    pen.formula(axes, w, b - 0.55, rf"\approx {pair}", halo=True, ha="center", zorder=8)
    steps = pen.word("steps").format(count=len(path) - 1)
    pen.text(axes, w + 0.08, b + 0.42, steps, "gradient", halo=True, zorder=8)
    b, w = path.parameters[0]
    pair = pen.pair(pen.number(w, 2), pen.number(b, 2))
    pen.text(axes, W[0] + 0.07, b + 0.27, pen.word("start"), halo=True, zorder=8)
    pen.formula(axes, W[0] + 0.05, b - 0.27, pair, halo=True, zorder=8)
    before, after = path.values[0], path.values[-1]
    shown = rf"{pen.equation('L', before, 2)}\;\to\;{pen.number(after, 2)}"
    pen.formula(axes, W[0], B[-1] + 0.04, shown, "loss", "body", va="bottom")
    pen.formula(axes, W[-1] + 0.08, B[0], "w", "parameters", ha="left")
    pen.formula(axes, W[0] - 0.12, B[-1] - 0.1, "b", "parameters", ha="right")
