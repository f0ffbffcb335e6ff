"""Figures: flowers with numbers for names, the line that leaves the band, and the question (ideas 14, 15, 16)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from core.datasets import flowers
from core.models import LinearRegression, least_squares
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LENGTHS = (0.0, 4.9)
RISE, NEAR, APART = 0.09, 0.2, 0.07
"""Where a length stands over its flower; lengths nearer than this move apart by so much."""


def new_data(settings: Settings) -> Figure:
    """Six flowers at two heights (idea 14)."""
    with figure_style(settings):
        pen = Pen.of(settings, "new-data")
        figure, _ = pen.page()
        axes = _plot(pen, figure, (-0.25, 1.25))
        for label, (word, role) in enumerate((("a", "class0"), ("b", "class1"))):
            x = np.sort(flowers().x[flowers().y == label])
            near = np.diff(x) < NEAR
            shifts = APART * (np.append(False, near) * 1.0 - np.append(near, False) * 1.0)
            for length, shift in zip(x, shifts, strict=True):
                side = RISE if label else -RISE
                shown = pen.number(float(length), 1, short=True)
                pen.formula(axes, length + shift, label + side, shown, ha="center")
            pen.text(axes, 2.25, label + 0.07, pen.word(word), role, size="body", ha="center", bold=True)
        return figure


def new_data_line(settings: Settings) -> Figure:
    """The line of least squares is right nowhere, and outside of the band at both ends (idea 15)."""
    with figure_style(settings):
        pen = Pen.of(settings, "new-data-line")
        figure, _ = pen.page()
        axes = _plot(pen, figure, (-0.55, 1.5))
        data = flowers()
        model = LinearRegression(least_squares(data.X, data.y))
        x = np.linspace(*LENGTHS, 491)
        y = model.predict(x)
        inside = (y >= 0) & (y <= 1)
        axes.plot(x[inside], y[inside], color=pen.colour("model"), lw=pen.width() * 1.3, gid="inside", zorder=3)
        for name, part in (("below", y < 0), ("above", y > 1)):
            axes.plot(
                x[part], y[part], color=pen.colour("loss"), lw=pen.width() * 1.3, ls=(0, (3, 1.6)), gid=name, zorder=3
            )
        axes.plot(
            data.x, model.predict(data.x), ls="none", marker="o", ms=8, mfc=pen.colour("model"), mec=pen.colour("ink"),
            mew=1.3, gid="predictions", zorder=4,
        )  # fmt: skip
        for row, word, drop in ((int(np.argmin(data.x)), "below", -0.23), (int(np.argmax(data.x)), "above", 0.2)):
            value = float(model.predict(data.x)[row])
            side = 0.2 if drop < 0 else -0.2
            align = "left" if drop < 0 else "right"
            pen.formula(axes, data.x[row] + side, value + drop, pen.equation(r"\hat{y}", value, 2), "loss", ha=align)
            pen.text(axes, data.x[row] + side, value + drop * 1.75, pen.word(word), "muted", ha=align)
        pen.text(axes, 4.85, 0.08, pen.word("a"), "class0", ha="right", bold=True)
        pen.text(axes, 0.1, 1.08, pen.word("b"), "class1", bold=True)
        equation = r"\hat{y} = \boldsymbol{\theta}^T \boldsymbol{x} = w\,x + b"
        pen.formula(axes, 2.6, 0.36, equation, "model", "body", ha="left")
        return figure


def _plot(pen: Pen, figure: Figure, heights: tuple[float, float]) -> Axes:
    axes = pen.axes(figure, 0.9, 1.2, 11.6, 5.8)
    axes.set(xlim=LENGTHS, ylim=heights)
    pen.ticks(axes, range(5), (0, 1))
    axes.axhspan(0, 1, color=pen.colour("panel"), zorder=0, lw=0)
    for height in (0, 1):
        axes.axhline(height, color=pen.colour("grid"), lw=pen.width("thin_line"), zorder=1)
    axes.set_xlabel(pen.word("petal"), labelpad=8)
    data = flowers()
    flower_marks(pen, axes, data.x, data.y)
    return axes


def what_function(settings: Settings) -> Figure:
    """From all numbers to those between 0 and 1, by what? (idea 16)"""
    with figure_style(settings):
        pen = Pen.of(settings, "what-function")
        figure, sheet = pen.page()
        left, middle, right, centre, long, short = 2.9, 6.67, 10.4, 3.45, 2.25, 0.85
        _axis(pen, sheet, left, centre, long)
        pen.formula(sheet, left + 0.25, centre + long - 0.1, r"{+}\infty", "muted", "body", ha="left")
        pen.formula(sheet, left + 0.25, centre - long + 0.1, r"{-}\infty", "muted", "body", ha="left")
        sheet.plot([right] * 2, [centre - short, centre + short], color=pen.colour("model"), lw=pen.width() * 1.6,
                   gid="band", solid_capstyle="butt")  # fmt: skip
        for height, name in ((centre - short, "0"), (centre + short, "1")):
            sheet.plot([right - 0.1, right + 0.1], [height] * 2, color=pen.colour("model"), lw=pen.width("thin_line"))
            pen.formula(sheet, right + 0.3, height, name, "muted", "body", ha="left")
        box = FancyBboxPatch(
            (middle - 0.9, centre - 0.9), 1.8, 1.8, boxstyle="round,pad=0,rounding_size=0.18",
            facecolor=pen.colour("panel"), edgecolor=pen.colour("model"), linewidth=pen.width("thin_line"), gid="box",
        )  # fmt: skip
        sheet.add_patch(box)
        pen.formula(sheet, middle, centre, "?", "model", "title", ha="center")
        for start, end in ((left + 0.35, middle - 1.05), (middle + 1.05, right - 0.3)):
            arrow = FancyArrowPatch(
                (start, centre), (end, centre), arrowstyle="-|>", mutation_scale=18, color=pen.colour("muted"), lw=1.6,
                shrinkA=0, shrinkB=0,
            )  # fmt: skip
            sheet.add_patch(arrow)
        pen.text(sheet, left, 6.75, pen.word("line"), "muted", ha="center")
        pen.text(sheet, right, 6.75, pen.word("wanted"), "muted", ha="center")
        comma = pen.format.separator
        output: list[Part] = [
            (r"\hat{y}", "model"), (r"\;=\;", "ink"), (r"\boldsymbol{\theta}^T", "parameters"),
            (r"\boldsymbol{x}\;=\;", "ink"), ("w", "parameters"),
            (r"\,x\;+\;", "ink"), ("b", "parameters"), (rf"\;\in\;({{-}}\infty{{{comma}}}\,{{+}}\infty)", "ink"),
        ]  # fmt: skip
        coloured(pen, sheet, 0.75, 0.5, output)
        wanted: list[Part] = [(r"\hat{y}", "model"), (rf"\;\in\;(0{{{comma}}}\,1)", "ink")]
        coloured(pen, sheet, right - sum(part_width(pen, part, "body") for part in wanted) / 2, 0.5, wanted)
        return figure


def _axis(pen: Pen, sheet: Axes, x: float, centre: float, half: float) -> None:
    """A long axis with a tip at both ends."""
    sheet.add_patch(
        FancyArrowPatch(
            (x, centre - half), (x, centre + half), arrowstyle="<|-|>", mutation_scale=20, color=pen.colour("muted"),
            lw=pen.width(), shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip
