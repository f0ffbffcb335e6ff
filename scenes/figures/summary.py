"""The lecture on one page: its road in six pictures."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments import road
from scenes.experiments.answers import SHARES, SLOPES
from scenes.experiments.glimpses import Glimpse, glimpses
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

WIDTH, HEIGHT, LEFTS, BOTTOMS = 4.03, 3.1, (0.25, 4.65, 9.05), (3.95, 0.35)
"""The cards, in inches."""
AIR, HIGH = 0.18, 3.2
"""Between a card's edge and what stands on it; the loss at which the branches' formulas stand."""
WORD = (-9.5, -4.8)
"""Where a map's word begins, as (w, b)."""
FORMULAS: dict[str, list[Part]] = {
    "line": [(r"\hat{y}", "model"), (" = ", "ink"), ("w", "parameters"), ("x + ", "ink"), ("b", "parameters")],
    "sigmoid": [(r"\hat{y}", "model"), (r" = \sigma(", "ink"), ("w", "parameters"), ("x + ", "ink"),
                ("b", "parameters"), (")", "ink")],
    "squared-error": [("(", "ink"), (r"\hat{y}", "model"), (" - y)^2", "ink")],
    "gradient": [(r"\nabla L", "gradient"), (" = (", "ink"), (r"\hat{y}", "model"), (r" - y)\,\mathbf{x}", "ink")],
    "convex": [(r"\lambda_{\min}(\mathbf{H}) \geq 0", "ink")],
}  # fmt: skip
BRANCHES: tuple[tuple[list[Part], float, float], ...] = (
    ([(r"-\ln\,", "ink"), (r"\hat{y}", "model")], 0.1, 0.0),
    ([(r"-\ln(1 - ", "ink"), (r"\hat{y}", "model"), (")", "ink")], 0.9, 1.0),
)
"""The cross-entropy's formulas, where each stands, and the share of its width that lies left of there."""


def summary(settings: Settings) -> Figure:
    """Six cards joined by arrows: line, sigmoid, squared error, cross-entropy, gradient, convex."""
    with figure_style(settings):
        pen = Pen.of(settings, "summary")
        figure, sheet = pen.page()
        places = [(left, bottom) for bottom in BOTTOMS for left in LEFTS]
        for key, (left, bottom) in zip(road.STATIONS, places, strict=True):
            _card(pen, sheet, key, left, bottom)
            axes = pen.axes(figure, left + 0.3, bottom + AIR, WIDTH - 0.6, HEIGHT - 0.95)
            axes.set(xticks=[], yticks=[])
            PICTURES[key](pen, axes)
        _arrows(pen, sheet)
        return figure


def _card(pen: Pen, sheet: Axes, key: str, left: float, bottom: float) -> None:
    pen.panel(sheet, left, bottom, WIDTH, HEIGHT)
    line = bottom + HEIGHT - 0.42
    pen.text(sheet, left + AIR, line, pen.word(key), bold=True, va="baseline")
    if key in FORMULAS:
        width = sum(part_width(pen, part, "label") for part in FORMULAS[key])
        coloured(pen, sheet, left + WIDTH - AIR - width, line, FORMULAS[key], "label")
    else:
        pen.text(sheet, left + WIDTH - AIR, line, pen.word("surprise"), "loss", ha="right", va="baseline")


def _arrows(pen: Pen, sheet: Axes) -> None:
    look = {"arrowstyle": "->,head_width=0.25,head_length=0.35", "color": pen.colour("muted"), "lw": pen.width()}
    for bottom in BOTTOMS:
        middle = bottom + HEIGHT / 2
        for left, right in pairwise(LEFTS):
            sheet.annotate("", (right - 0.04, middle), (left + WIDTH + 0.04, middle), arrowprops=look)
    start, end, gutter = LEFTS[-1] + WIDTH / 2, LEFTS[0] + WIDTH / 2, (BOTTOMS[0] + BOTTOMS[1] + HEIGHT) / 2
    corners = [start, start, end], [BOTTOMS[0] - 0.04, gutter, gutter]
    sheet.plot(*corners, color=pen.colour("muted"), lw=pen.width())
    sheet.annotate("", (end, BOTTOMS[1] + HEIGHT + 0.01), (end, gutter + 0.02), arrowprops=look | {"shrinkA": 0})


def _line(pen: Pen, axes: Axes) -> None:
    glimpse = glimpses()[0]
    _curves(pen, axes, glimpse)
    axes.plot(*glimpse.samples, ls="none", marker="o", ms=9, color=pen.colour("ink"), zorder=4)


def _curves(pen: Pen, axes: Axes, glimpse: Glimpse) -> None:
    for x, y in glimpse.curves:
        colour = pen.colour("loss" if glimpse.are_losses else "model")
        axes.plot(x, y, color=colour, lw=pen.width(), gid="curve", zorder=3)
    left, right, low, high = glimpse.bounds
    axes.set(xlim=(left, right), ylim=(low, high))


def _sigmoid(pen: Pen, axes: Axes) -> None:
    data, dashed = road.data(), (0, (3.5, 2))
    axes.plot(road.LENGTHS, road.bent(0), color=pen.colour("muted"), lw=pen.width("thin_line"), ls=dashed, gid="line")
    axes.plot(road.LENGTHS, road.bent(1), color=pen.colour("model"), lw=pen.width(), gid="curve", zorder=3)
    flower_marks(pen, axes, data.x, data.y)
    axes.set(xlim=(road.LENGTHS[0], road.LENGTHS[-1]), ylim=(-0.35, 1.35))


def _branches(pen: Pen, axes: Axes) -> None:
    glimpse = glimpses()[-1]
    _curves(pen, axes, glimpse)
    flower_marks(pen, axes, glimpse.samples[0], np.array([1.0, 0.0]), glimpse.samples[1])
    inches = (WIDTH - 0.6) / (glimpse.bounds[1] - glimpse.bounds[0])
    for parts, p, share in BRANCHES:
        x = p - share * sum(part_width(pen, part, "label") for part in parts) / inches
        for part in parts:
            assert isinstance(part, tuple)
            pen.formula(axes, x, HIGH, *part, ha="left", va="baseline")
            x += part_width(pen, part, "label") / inches


def _slopes(pen: Pen, axes: Axes) -> None:
    for name, dashes in (("bce", "solid"), ("mse", (0, (3.5, 2)))):
        axes.plot(SHARES, SLOPES[name](SHARES, 0.0), color=pen.colour("gradient"), lw=pen.width(), ls=dashes, gid=name)
    flower_marks(pen, axes, np.zeros(1), np.zeros(1))
    axes.set(xlim=(-0.04, 1.04), ylim=(-0.12, 1.1))


def _valley(name: str, word: str) -> Callable[[Pen, Axes], None]:
    def draw(pen: Pen, axes: Axes) -> None:
        surface, path = road.valley(name)
        high = road.CEILINGS[name]
        pen.loss_map(axes, surface.w, surface.b, np.minimum(surface.values, high), road.LEVELS * high)
        b, w = path.parameters.T
        axes.plot(w, b, color=pen.colour("gradient"), lw=pen.width(), gid="path", zorder=4)
        for row, face in ((0, pen.colour("background")), (-1, pen.colour("gradient"))):
            axes.plot(w[row], b[row], ls="none", marker="o", ms=8, mfc=face, mec=pen.colour("ink"), mew=1.4,
                      zorder=5)  # fmt: skip
        axes.set(xticks=[], yticks=[])
        pen.text(axes, *WORD, pen.word(word), halo=True, zorder=7)

    return draw


PICTURES: dict[str, Callable[[Pen, Axes], None]] = {
    "line": _line,
    "sigmoid": _sigmoid,
    "squared-error": _valley("mse", "stuck"),
    "cross-entropy": _branches,
    "gradient": _slopes,
    "convex": _valley("bce", "valley"),
}
