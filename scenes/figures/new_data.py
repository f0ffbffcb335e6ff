"""Figures: flowers with numbers for names, the line that leaves the band, and the question (ideas 14, 15, 16)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from core.models import LinearRegression
from scenes.experiments.band import Band
from scenes.experiments.subject import feature_digits
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LENGTHS = Range(0.0, 4.9, (0, 1, 2, 3, 4), 0)
"""The slides' petal lengths, in cm."""
RISE, NEAR, APART = 0.09, 0.2, 0.07
"""Where a length stands over its flower; lengths nearer than this move apart by so much."""


def new_data(settings: Settings) -> Figure:
    """Six flowers at two heights (idea 14)."""
    with figure_style(settings):
        pen = Pen.of(settings, "new-data")
        figure, _ = pen.page()
        case = Band.of(settings)
        axes = _plot(pen, figure, (-0.25, 1.25), case, settings)
        digits, low, high = feature_digits(settings, 1), *axes.get_xlim()
        unit = (high - low) / LENGTHS.high * digits  # numbers of more decimals need more room
        for label, (word, role) in enumerate((("a", "class0"), ("b", "class1"))):
            x = np.unique(case.data.x[case.data.y == label])
            close = np.diff(x) < NEAR * unit
            shifts = APART * unit * (np.append(False, close) * 1.0 - np.append(close, False) * 1.0)
            for length, shift in zip(x, shifts, strict=True):
                side = RISE if label else -RISE
                shown = pen.number(float(length), digits, short=True)
                pen.formula(axes, length + shift, label + side, shown, ha="center")
            of_slides = settings.own.data is None
            at = (2.25, label + 0.07) if of_slides else ((low + high) / 2, (-0.2, 1.2)[label])
            pen.text(axes, *at, pen.word(word), role, size="body", ha="center", bold=True)
        return figure


def new_data_line(settings: Settings) -> Figure:
    """The line of least squares is right nowhere, and outside of the band at both ends (idea 15)."""
    with figure_style(settings):
        pen = Pen.of(settings, "new-data-line")
        figure, _ = pen.page()
        case = Band.of(settings)
        axes = _plot(pen, figure, case.heights, case, settings)
        data, model = case.data, LinearRegression(case.best)
        low, high = axes.get_xlim()
        wide = (high - low) / LENGTHS.high
        x = np.linspace(low, high, 491)
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
        predicted = model.predict(data.x)
        drops, apart = ((-0.23, 0.2), 1.75) if settings.own.data is None else ((-0.14, 0.14), 2.15)
        ends = (int(np.argmin(predicted)), int(np.argmax(predicted)))
        for row, word, drop in zip(ends, ("below", "above"), drops, strict=True):
            value = float(predicted[row])
            side = wide * (0.2 if drop < 0 else -0.2)
            align = "left" if drop < 0 else "right"
            pen.formula(axes, data.x[row] + side, value + drop, pen.equation(r"\hat{y}", value, 2), "loss", ha=align)
            pen.text(axes, data.x[row] + side, value + drop * apart, pen.word(word), "muted", ha=align)
        pen.text(axes, high - 0.05 * wide, 0.08, pen.word("a"), "class0", ha="right", bold=True)
        pen.text(axes, low + 0.1 * wide, 1.08, pen.word("b"), "class1", bold=True)
        equation = r"\hat{y} = \boldsymbol{\theta}^T \boldsymbol{x} = w\,x + b"
        pen.formula(axes, low + 2.6 * wide, 0.36, equation, "model", "body", ha="left")
        return figure


def _plot(pen: Pen, figure: Figure, heights: tuple[float, float], case: Band, settings: Settings) -> Axes:
    bottom = 1.2 if settings.own.data is None else 1.5  # with room for a second line
    axes = pen.axes(figure, 0.9, bottom, 11.6, 7.0 - bottom)
    across = LENGTHS if settings.own.data is None else case.across
    axes.set(xlim=(across.low, across.high), ylim=heights)
    pen.ticks(axes, across.ticks, (0, 1), digits=(across.digits, 0))
    axes.axhspan(0, 1, color=pen.colour("panel"), zorder=0, lw=0)
    for height in (0, 1):
        axes.axhline(height, color=pen.colour("grid"), lw=pen.width("thin_line"), zorder=1)
    axes.set_xlabel(pen.word("petal"), labelpad=8)
    flower_marks(pen, axes, case.data.x, case.data.y)
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
