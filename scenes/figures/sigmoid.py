"""Figures of the section on the sigmoid: where it comes from (ideas 17 to 20), and what it does to data (24, 25)."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.activations import logistic_growth as population
from core.activations import sigmoid, slope_field
from core.datasets import Dataset
from core.losses import add_intercept
from scenes.experiments.fits import FITS, PETAL_DIGITS, Fit, fits
from scenes.experiments.subject import feature_axis, feature_digits
from scenes.figures.marks import Fraction, Part, coloured, flower_marks
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Line, Pen, Role, figure_style
from scenes.kit.settings import Settings

Dashes: TypeAlias = str | tuple[int, tuple[float, float]]

LENGTHS = Range(0, 5.2, (0, 1, 2, 3, 4, 5), 0)
"""The axis of the slides' petal lengths, in cm."""
LINES: dict[str, tuple[Line, Dashes]] = {FITS[0]: ("thin_line", (0, (4, 2.2))), FITS[1]: ("line", "solid")}
"""The flat fit is thin and dashed, the steep one thick."""
CAPACITY, RATE, SIGMOID_START = 1.0, 1.0, 0.5
"""K, r and y0 with which the growth curve is the sigmoid."""
STARTS = (0.1, SIGMOID_START, 0.9, 1.25)
"""Populations at t = 0."""


def sigmoid_fit(settings: Settings) -> Figure:
    """The six flowers under two sigmoids, with the table of z and σ(z): the steeper fit moves every output toward its
    label (ideas 24, 25)."""
    with figure_style(settings):
        pen = Pen.of(settings, "sigmoid-fit")
        figure, sheet = pen.page()
        axes = pen.axes(figure, 0.95, 1.25, 6.1, 5.4)
        data, *both = fits(settings)
        _draw_fits(pen, axes, data, both, feature_axis(settings, LENGTHS))
        _table_of_fits(pen, sheet, data, both, feature_digits(settings, PETAL_DIGITS))
        if settings.own.data is None:
            _name_parts(pen, axes, both)
        else:
            _name_own_parts(pen, axes, both)
        return figure


def _draw_fits(pen: Pen, axes: Axes, data: Dataset, both: Sequence[Fit], across: Range) -> None:
    pen.ticks(axes, across.ticks, (0, 0.5, 1), digits=(across.digits, 1))
    axes.set(xlim=(across.low, across.high), ylim=(-0.09, 1.12))
    axes.set_xlabel(pen.word("petal-length"), labelpad=8)
    axes.spines["left"].set_bounds(0, 1)
    for height in (0, 0.5, 1):
        axes.axhline(height, color=pen.colour("grid"), linewidth=pen.width("hair_line"), zorder=0)
    x = np.linspace(across.low, across.high, 400)
    for fit, (name, (width, dashes)) in zip(both, LINES.items(), strict=True):
        curve = sigmoid(add_intercept(x) @ fit.theta)
        axes.plot(x, curve, color=pen.colour("model"), lw=pen.width(width), ls=dashes, gid=name)
    outputs = [fit.outputs for fit in both]
    for place, low, high in zip(data.x, *outputs, strict=True):
        arrow = {"arrowstyle": "-|>,head_width=0.22,head_length=0.4", "color": pen.colour("model"), "lw": 1.1}
        axes.annotate("", (place, high), (place, low), arrowprops=arrow | {"shrinkA": 4, "shrinkB": 4})
    faces: tuple[Role, Role] = ("background", "model")
    for name, values, face in zip(FITS, outputs, faces, strict=True):
        axes.plot(
            data.x, values, ls="none", marker="o", ms=7, mfc=pen.colour(face), mec=pen.colour("model"), mew=1.6,
            gid=f"{name}-outputs", zorder=4,
        )  # fmt: skip
    flower_marks(pen, axes, data.x, data.y)


def _name_parts(pen: Pen, axes: Axes, both: Sequence[Fit]) -> None:
    before, after = both
    pen.text(axes, 0.12, 1.045, pen.word("flower-b"), "class1", ha="left", bold=True)
    pen.text(axes, 4.95, 0.045, pen.word("flower-a"), "class0", ha="right", bold=True)
    pen.formula(axes, -0.15, 1.13, r"\hat{y} = \sigma(z)", "model", ha="left", va="bottom")
    pen.formula(axes, 3.12, 0.62, _line(pen, before), "model", ha="left")
    pen.formula(axes, 2.1, 0.3, _line(pen, after), "model", ha="left")


def _name_own_parts(pen: Pen, axes: Axes, both: Sequence[Fit]) -> None:
    """Over a lecturer's chart, where no curve can be: the classes, and both lines with their stroke."""
    low, high = axes.get_xlim()
    wide = high - low
    for height, word, role in ((1.2, "flower-b", "class1"), (1.13, "flower-a", "class0")):
        pen.text(axes, low, height, pen.word(word), role, ha="left", bold=True)  # type: ignore[arg-type]
    for height, fit, (width, dashes) in zip((1.2, 1.13), both, LINES.values(), strict=True):
        key = [low + 0.42 * wide, low + 0.5 * wide]
        axes.plot(key, [height] * 2, color=pen.colour("model"), lw=pen.width(width), ls=dashes, clip_on=False)
        pen.formula(axes, low + 0.53 * wide, height, _line(pen, fit), "model", ha="left")


def _line(pen: Pen, fit: Fit) -> str:
    """z = 0.535x - 0.654 in mathtext."""
    b, w = fit.theta
    sign = "-" if b < 0 else "+"
    return rf"z = {pen.number(w, fit.w_digits)}\,x {sign} {pen.number(abs(b), fit.b_digits)}"


def _table_of_fits(pen: Pen, sheet: Axes, data: Dataset, both: Sequence[Fit], x_digits: int) -> None:
    top, row, mark, first = 5.3, 0.66, 7.72, 8.17
    if (data.x < 0).any():  # room for the minus
        mark, first = mark - 0.1, first + 0.15
    columns = ((9.02, 10.06), (11.16, 12.07))
    pen.panel(sheet, 7.42, 1.25, 5.55, 5.4)
    pen.formula(sheet, first + 0.03, top + 0.26, "x", "ink", ha="center", va="baseline")
    for fit, name, (left, right) in zip(both, FITS, columns, strict=True):
        middle = (left + right) / 2 + 0.1
        width, dashes = LINES[name]
        key = [middle - 0.45, middle + 0.45]
        sheet.plot(key, [top + 0.98] * 2, color=pen.colour("model"), lw=pen.width(width), ls=dashes)
        pen.formula(sheet, left + 0.08, top + 0.26, "z", ha="center", va="baseline")
        pen.formula(sheet, right + 0.12, top + 0.26, r"\sigma(z)", "model", ha="center", va="baseline")
        values = zip(fit.scores, fit.outputs, fit.score_digits, fit.output_digits, strict=True)
        for line, (z, output, digits, output_digits) in enumerate(values):
            y = top - (line + 0.66) * row
            _decimal(pen, sheet, left, y, z, digits, "ink")
            _decimal(pen, sheet, right, y, output, output_digits, "model")
    sheet.plot([7.6, 12.79], [top] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"))
    for line, (x, label) in enumerate(zip(data.x, data.y, strict=True)):
        y = top - (line + 0.66) * row
        flower_marks(pen, sheet, np.array([mark]), np.array([label]), np.array([y + 0.09]))
        _decimal(pen, sheet, first, y, x, x_digits, "ink")


def _decimal(pen: Pen, sheet: Axes, x: float, y: float, value: float, digits: int, role: Role) -> None:
    """A number whose decimal mark stands at x, so that a column lines up."""
    shown = pen.number(value, digits)
    whole = shown.replace("{,}", ".").partition(".")[0]
    pen.formula(sheet, x - pen.formula_width(whole), y, shown, role, ha="left", va="baseline")


def logistic_growth(settings: Settings) -> Figure:
    """The growth equation's slope field with its solutions for several y0, the sigmoid among them, and the algebra
    in three lines (ideas 17 to 20)."""
    with figure_style(settings):
        pen = Pen.of(settings, "logistic-growth")
        figure, sheet = pen.page()
        axes = pen.axes(figure, 0.8, 1.15, 7.2, 5.45)
        _draw_field(pen, axes)
        _draw_solutions(pen, axes)
        _growth_algebra(pen, sheet)
        return figure


def _draw_field(pen: Pen, axes: Axes) -> None:
    t, y = np.linspace(-5.75, 5.75, 24), np.arange(0.06, 1.45, 0.08)
    directions = slope_field(t, y, K=CAPACITY, r=RATE)
    axes.quiver(
        t, y, directions[..., 0], directions[..., 1], angles="xy", pivot="mid", units="inches", scale=1 / 0.2,
        width=0.014, color=pen.colour("contour"), alpha=0.6, headwidth=0, headlength=0, headaxislength=0, zorder=1,
    )  # fmt: skip
    axes.set(xlim=(-6, 6), ylim=(0, 1.47))
    pen.ticks(axes, range(-6, 7, 2), (0, 0.5, 1), digits=(0, 1))
    axes.axvline(0, color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    axes.axhline(CAPACITY, color=pen.colour("parameters"), lw=pen.width("thin_line"), ls=(0, (5, 3)), gid="capacity")
    axes.set_xlabel(f"{pen.word('time')} $t$", labelpad=8)
    pen.text(axes, -6.15, 1.5, f"{pen.word('population')} $y$", "model", ha="left", va="bottom")
    label = f"{pen.word('capacity')} ${pen.equation('K', CAPACITY, 0)}$"
    pen.text(axes, -5.85, CAPACITY + 0.055, label, "parameters", halo=True)


def _draw_solutions(pen: Pen, axes: Axes) -> None:
    for start in STARTS:
        # A population above K was infinite at some earlier time: its curve begins at t = 0.
        t = np.linspace(0 if start > CAPACITY else -6, 6, 400)
        chosen = start == SIGMOID_START
        axes.plot(
            t, population(t, CAPACITY, RATE, start), color=pen.colour("model"), gid=f"y0={start}",
            lw=pen.width("line") * 1.4 if chosen else pen.width("thin_line"), alpha=1 if chosen else 0.65, zorder=3,
        )  # fmt: skip
        face: Role = "model" if chosen else "background"
        axes.plot(
            0, start, ls="none", marker="o", ms=11 if chosen else 8, mfc=pen.colour(face),
            mec=pen.colour("ink" if chosen else "model"), mew=1.5, zorder=4,
        )  # fmt: skip
        height = start + (0.03 if start > CAPACITY else -0.05)
        pen.formula(axes, 0.25, height, pen.number(start, 2, short=True), "model", ha="left", halo=True, zorder=5)
    pen.formula(axes, 0, 1.5, "y_0", "model", ha="center", va="bottom")
    pen.formula(axes, 1.15, 0.63, r"\sigma(t)", "model", "body", halo=True, zorder=5)


def _growth_algebra(pen: Pen, sheet: Axes) -> None:
    left = 8.6
    for height, key in ((6.3, "equation"), (4.5, "solution"), (2.45, "sigmoid")):
        pen.text(sheet, left, height, pen.word(key), "muted", va="baseline")
    growth = Fraction([(r"\mathrm{d}y", "model")], [(r"\mathrm{d}t", "model")])
    coloured(
        pen, sheet, left, 5.45,
        [growth, (r"\;=\;", "ink"), ("r", "parameters"), (r"\,y\,", "model"), (r"(1-", "ink"),
         Fraction([("y", "model")], [("K", "parameters")]), (")", "ink")],
    )  # fmt: skip
    odds = Fraction([("K", "parameters"), ("{}-{}", "ink"), ("y_0", "model")], [("y_0", "model")])
    bottom: list[Part] = [("1+", "ink"), odds, ("e^{-}", "ink"), ("{}^{r}", "parameters"), ("{}^{t}", "ink")]
    coloured(pen, sheet, left, 3.6, [("y", "model"), (r"(t)\;=\;", "ink"), Fraction([("K", "parameters")], bottom)])
    values: list[Part] = [
        (pen.equation("K", CAPACITY, 0), "parameters"), (r",\;\;\,", "ink"), (pen.equation("r", RATE, 0), "parameters"),
        (r",\;\;\,", "ink"), (r"y_0=\frac{1}{2}", "model"),
    ]  # fmt: skip
    coloured(pen, sheet, left, 1.8, values)
    logistic = Fraction([("1", "ink")], [("1+e^{-t}", "ink")])
    coloured(
        pen, sheet, left, 0.95,
        [("y", "model"), (r"(t)\;=\;", "ink"), logistic, (r"\;=\;", "ink"), (r"\sigma(t)", "model")],
    )  # fmt: skip
