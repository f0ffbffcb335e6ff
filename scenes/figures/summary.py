"""The lecture on one page: its road in six pictures."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments import road
from scenes.experiments.answers import SHARES, SLOPES
from scenes.experiments.glimpses import Glimpse, branches, line_through_houses
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.mpl_theme import WIDTH as PAGE
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

WIDTH, HEIGHT, PITCH, BOTTOMS = 4.03, 3.1, 4.4, (3.95, 0.35)
"""The cards, and from the left edge of one to the next, in inches."""
AIR, HIGH = 0.18, 3.2
"""Between a card's edge and what stands on it; the loss at which the branches' formulas stand."""
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
    """Cards joined by arrows: line, sigmoid, squared error, cross-entropy, gradient, convex; those that the lecture
    has."""
    with figure_style(settings):
        pen = Pen.of(settings, "summary")
        figure, sheet = pen.page()
        keys, way, ends = road.stations(settings), road.Bend.of(settings), road.fates(settings)
        draw: dict[str, Callable[[Axes], None]] = {
            "line": lambda axes: _line(pen, axes),
            "sigmoid": lambda axes: _sigmoid(pen, axes, way),
            "squared-error": lambda axes: _valley(pen, axes, ends, "mse", "stuck"),
            "cross-entropy": lambda axes: _branches(pen, axes),
            "gradient": lambda axes: _slopes(pen, axes),
            "convex": lambda axes: _valley(pen, axes, ends, "bce", "valley"),
        }
        places = _places(len(keys))
        for key, (left, bottom) in zip(keys, places, strict=True):
            _card(pen, sheet, key, left, bottom)
            axes = pen.axes(figure, left + 0.3, bottom + AIR, WIDTH - 0.6, HEIGHT - 0.95)
            axes.set(xticks=[], yticks=[])
            draw[key](axes)
        _arrows(pen, sheet, places)
        return figure


def _places(count: int) -> list[tuple[float, float]]:
    """The lower left corners of so many cards, row by row, in the middle of the page."""
    beside = road.rows(count)
    first = (PAGE - (beside[0] - 1) * PITCH - WIDTH) / 2
    bottoms = BOTTOMS if len(beside) > 1 else (sum(BOTTOMS) / 2,)
    return [(first + k * PITCH, bottom) for bottom, row in zip(bottoms, beside, strict=True) for k in range(row)]


def _card(pen: Pen, sheet: Axes, key: str, left: float, bottom: float) -> None:
    pen.panel(sheet, left, bottom, WIDTH, HEIGHT)
    line = bottom + HEIGHT - 0.42
    pen.text(sheet, left + AIR, line, pen.word(key), bold=True, va="baseline")
    if key in FORMULAS:
        width = sum(part_width(pen, part, "label") for part in FORMULAS[key])
        coloured(pen, sheet, left + WIDTH - AIR - width, line, FORMULAS[key], "label")
    else:
        pen.text(sheet, left + WIDTH - AIR, line, pen.word("surprise"), "loss", ha="right", va="baseline")


def _arrows(pen: Pen, sheet: Axes, places: Sequence[tuple[float, float]]) -> None:
    """From each card to the next, straight or around the row's end."""
    look = {"arrowstyle": "->,head_width=0.25,head_length=0.35", "color": pen.colour("muted"), "lw": pen.width()}
    for (left, bottom), (right, below) in pairwise(places):
        if bottom == below:
            middle = bottom + HEIGHT / 2
            sheet.annotate("", (right - 0.04, middle), (left + WIDTH + 0.04, middle), arrowprops=look)
            continue
        start, end, gutter = left + WIDTH / 2, right + WIDTH / 2, (bottom + below + HEIGHT) / 2
        sheet.plot([start, start, end], [bottom - 0.04, gutter, gutter], color=pen.colour("muted"), lw=pen.width())
        sheet.annotate("", (end, below + HEIGHT + 0.01), (end, gutter + 0.02), arrowprops=look | {"shrinkA": 0})


def _line(pen: Pen, axes: Axes) -> None:
    glimpse = line_through_houses()
    _curves(pen, axes, glimpse)
    axes.plot(*glimpse.samples, ls="none", marker="o", ms=9, color=pen.colour("ink"), zorder=4)


def _curves(pen: Pen, axes: Axes, glimpse: Glimpse) -> None:
    for x, y in glimpse.curves:
        colour = pen.colour("loss" if glimpse.are_losses else "model")
        axes.plot(x, y, color=colour, lw=pen.width(), gid="curve", zorder=3)
    left, right, low, high = glimpse.bounds
    axes.set(xlim=(left, right), ylim=(low, high))


def _sigmoid(pen: Pen, axes: Axes, way: road.Bend) -> None:
    dashed = (0, (3.5, 2))
    axes.plot(way.x, way.line, color=pen.colour("muted"), lw=pen.width("thin_line"), ls=dashed, gid="line")
    axes.plot(way.x, way.curve, color=pen.colour("model"), lw=pen.width(), gid="curve", zorder=3)
    flower_marks(pen, axes, way.data.x, way.data.y)
    axes.set(xlim=(way.across.low, way.across.high), ylim=(-0.35, 1.35))


def _branches(pen: Pen, axes: Axes) -> None:
    glimpse = branches()
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


def _valley(pen: Pen, axes: Axes, ends: Mapping[str, road.Fate], name: str, word: str) -> None:
    fate = ends[name]
    w, b = fate.surface.w, fate.surface.b
    pen.loss_map(axes, w, b, np.minimum(fate.surface.values, fate.ceiling), road.LEVELS * fate.ceiling)
    across, up = fate.path.parameters.T[::-1]
    axes.plot(across, up, color=pen.colour("gradient"), lw=pen.width(), gid="path", zorder=4)
    for row, face in ((0, pen.colour("background")), (-1, pen.colour("gradient"))):
        axes.plot(across[row], up[row], ls="none", marker="o", ms=8, mfc=face, mec=pen.colour("ink"), mew=1.4, zorder=5)
    axes.set(xticks=[], yticks=[])
    numbers = {f"{loss}_wrong": other.wrong for loss, other in ends.items()}
    said = pen.word(word).format(count=fate.count, **numbers)
    right, high = fate.free_corner(said)
    place = (w[0] + right * np.ptp(w), b[0] + high * np.ptp(b))
    pen.text(axes, *place, said, ha="left" if right < 0.5 else "right", halo=True, zorder=7)
