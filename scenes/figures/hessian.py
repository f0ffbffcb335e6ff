"""The figure of the Hessian: the example's surface with two points, the derivatives, the matrix at both (idea 30)."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import Axes3D

from core.functions import HESSIAN_EXAMPLE
from scenes.experiments.bends import LEVELS, POINTS, REACH, bends, hessian, section, surface
from scenes.figures.marks import Fraction, Part, coloured
from scenes.figures.surface import surface_axes
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LEFT = 7.55
"""Inches: where the formulas begin."""
CUTS, CUT = (12.0, 12.75), (0.6, 0.3)
"""Inches: where the cuts through the surface stand; how wide they are, and how tall."""
F: Part = ("f", "loss")
ENTRIES = (("2+4y", "4x"), ("4x", "6y"))
ROWS: tuple[list[Part], ...] = (
    [F, (r"(x, y) = x^2 + 2x^2y + y^3", "ink")],
    [Fraction([(r"\partial", "ink"), F], [(r"\partial x", "ink")]), (r"\; = 2x + 4xy", "ink")],
    [Fraction([(r"\partial", "ink"), F], [(r"\partial y", "ink")]), (r"\; = 2x^2 + 3y^2", "ink")],
)


def hessian_figure(settings: Settings) -> Figure:
    """Left the surface, right the formulas from f to its Hessian, and the Hessian's numbers at both points."""
    with figure_style(settings):
        pen = Pen.of(settings, "hessian")
        figure, sheet = pen.page()
        axes = surface_axes(pen, figure, (-0.5, 0.2, 7.9, 7.1), surface(), LEVELS, ("x", "y"), (38.0, -70.0))
        for k, (x, y) in enumerate(POINTS):
            _bends(pen, axes, (x, y))
            height = float(HESSIAN_EXAMPLE.value([x, y]))
            axes.plot([x], [y], [height], ls="none", marker="os"[k], ms=12, mfc=pen.colour("gradient"),
                      mec=pen.colour("ink"), mew=1.8, zorder=9, gid=f"point-{k}")  # fmt: skip
        for row, y in zip(ROWS, (6.8, 5.85, 4.85), strict=True):
            coloured(pen, sheet, LEFT, y, row)
        _matrix(pen, sheet, 3.8, [("H", "ink"), ("_f", "loss"), (" = ", "ink")], ENTRIES, 1.4)
        for k, (point, word) in enumerate(zip(POINTS, ("bowl", "saddle"), strict=True)):
            y = 2.55 - 1.45 * k
            x_y = pen.pair(pen.number(point[0], 0), pen.number(point[1], 1, short=True))
            entries = [[pen.number(float(entry), 0) for entry in row] for row in hessian(point)]
            sheet.plot(LEFT + 0.1, y + 0.1, ls="none", marker="os"[k], ms=12, mfc=pen.colour("gradient"),
                       mec=pen.colour("ink"), mew=1.8)  # fmt: skip
            _matrix(pen, sheet, y, [("H", "ink"), ("_f", "loss"), (rf"\,{x_y} = ", "ink")], entries, 0.7, LEFT + 0.4)
            pen.text(sheet, LEFT + 0.4, y - 0.6, pen.word(word), "loss" if k else "muted")
            _cuts(pen, sheet, y - 0.68, point)
        return figure


def _bends(pen: Pen, axes: Axes3D, point: tuple[float, float]) -> None:
    """On the surface a line along each of the two directions: whole where it bends up, dashed where it bends down."""
    for value, way in zip(*bends(point), strict=True):
        along = np.array(point) + np.linspace(-REACH, REACH, 41)[:, None] * way
        axes.plot(*along.T, HESSIAN_EXAMPLE.value(along), lw=3.0, zorder=8, **_look(pen, value))


def _cuts(pen: Pen, sheet: Axes, y: float, point: tuple[float, float]) -> None:
    """The surface cut along both lines, over its tangent at height y; both cuts in the same scales."""
    found = [(value, *section(point, way)) for value, way in zip(*bends(point), strict=True)]
    tallest = max(float(np.abs(heights).max()) for _, _, heights in found)
    for middle, (value, along, heights) in zip(CUTS, found, strict=True):
        x = middle + along / REACH * CUT[0] / 2
        sheet.plot(x, np.full(len(x), y), color=pen.colour("muted"), lw=pen.width("hair_line"))
        sheet.plot(x, y + heights / tallest * CUT[1], lw=pen.width(), gid="cut", **_look(pen, value))


def _look(pen: Pen, value: float) -> dict[str, str]:
    """Of a line along which the surface bends so much."""
    return {"color": pen.colour("ink"), "ls": "-"} if value > 0 else {"color": pen.colour("loss"), "ls": "--"}


def _matrix(
    pen: Pen,
    sheet: Axes,
    y: float,
    name: list[Part],
    entries: Sequence[Sequence[str]],
    column: float,
    left: float = LEFT,
) -> None:
    """A name, and a matrix of two rows in square brackets, its middle at y."""
    start = coloured(pen, sheet, left, y, name) + 0.25
    width, tall = 2 * column, 0.42
    for x, inward in ((start, 0.12), (start + width, -0.12)):
        sheet.plot([x + inward, x, x, x + inward], [y + 0.1 + s * tall for s in (1, 1, -1, -1)],
                   color=pen.colour("ink"), lw=1.6)  # fmt: skip
    for r, row in enumerate(entries):
        for c, entry in enumerate(row):
            pen.formula(sheet, start + (c + 0.5) * column, y + 0.12 - (2 * r - 1) * 0.24 - 0.1, entry, size="label",
                        ha="center", va="baseline")  # fmt: skip
