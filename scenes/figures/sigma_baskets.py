"""Each σ(z) of a fit as the share of class 1, a bar on the curve (slide idea 54)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.mixes import OUTPUT_DIGITS, Mixes
from scenes.experiments.subject import feature_axis
from scenes.figures.marks import apart, flower_marks
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LENGTHS = Range(0.5, 4.6, (1, 2, 3, 4), 0)
"""The axis of the slides' petal lengths, in cm."""
WIDTH = 11.4
"""Of the chart, in inches."""
HALF = 0.01
"""Half the width of a bar, as a share of the chart's."""
NUMBERS = 1.1
"""Height of the numbers; a line leads down to the bar."""


def sigma_baskets(settings: Settings) -> Figure:
    """The curve, and through each of its outputs a bar: below it class 1, above it class 0."""
    with figure_style(settings):
        pen = Pen.of(settings, "sigma-baskets")
        figure, sheet = pen.page()
        mixes, across = Mixes.of(settings), feature_axis(settings, LENGTHS)
        axes = pen.axes(figure, 1.0, 1.3, WIDTH, 4.5)
        axes.set(xlim=(across.low, across.high), ylim=(0, 1))
        _bars(pen, axes, mixes)
        x = np.linspace(across.low, across.high, 400)
        axes.plot(x, mixes.fit.model.predict_proba(x), color=pen.colour("model"), lw=pen.width(), gid="sigma", zorder=3,
                  clip_on=False)  # fmt: skip
        axes.plot(mixes.data.x, mixes.fit.outputs, ls="none", marker="o", ms=9, mfc=pen.colour("model"),
                  mec=pen.colour("ink"), mew=1.4, gid="outputs", zorder=5, clip_on=False)  # fmt: skip
        pen.ticks(axes, across.ticks, (0, 0.5, 1), digits=(across.digits, 1))
        axes.set_xlabel(pen.word("petal-length"), labelpad=8)
        for label, key, left in ((1, "one", 1.15), (0, "zero", 6.6)):
            flower_marks(pen, sheet, np.array([left]), np.array([label]), np.array([7.0]))
            chance = r"\sigma(z)" if label else r"1 - \sigma(z)"
            pen.text(sheet, left + 0.25, 7.0, f"{pen.word(key)}:  ${chance}$", va="center")
        return figure


def _bars(pen: Pen, axes: Axes, mixes: Mixes) -> None:
    """A bar a place on the axis, and over all of them their numbers, led to where they do not touch."""
    (low, high), (places, rows) = axes.get_xlim(), np.unique(mixes.data.x, return_index=True)
    wide, chances = high - low, mixes.fit.outputs[rows]
    for x, chance in zip(places, chances, strict=True):
        for bottom, height, role, kind in ((0.0, chance, "class1", 1), (chance, 1 - chance, "class0", 0)):
            axes.bar(x, height, 2 * HALF * wide, bottom, color=pen.colour(role), edgecolor=pen.colour("background"),
                     lw=1, gid=f"share-{kind}", zorder=2)  # fmt: skip
    numbers = [pen.number(chance, OUTPUT_DIGITS) for chance in chances]
    room = (max(pen.formula_width(number, "label") for number in numbers) + 0.25) / WIDTH * wide
    for number, x, at in zip(numbers, places, apart(places, room, low + room / 2, high - room / 2), strict=True):
        axes.plot([x, at], [1.01, NUMBERS - 0.01], color=pen.colour("muted"), lw=pen.width("hair_line"), clip_on=False)
        pen.formula(axes, at, NUMBERS, number, "model", ha="center", va="bottom")
