"""Each σ(z) of the second fit as the share of class 1, a bar on the curve (slide idea 54)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.datasets import flowers
from scenes.experiments.fits import Fit
from scenes.figures.marks import flower_marks
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

HALF = 0.042
"""Half the width of a bar, in centimetres of petal."""
ASIDE = {1.0: "right", 1.4: "right", 1.5: "left", 3.8: "right", 4.1: "left"}
"""These stand so close that their numbers are led away from each other."""


def sigma_baskets(settings: Settings) -> Figure:
    """The curve, and through each of its six outputs a bar: below it class 1, above it class 0."""
    with figure_style(settings):
        pen = Pen.of(settings, "sigma-baskets")
        figure, sheet = pen.page()
        data = flowers()
        fit = Fit("fit-2", data)
        axes = pen.axes(figure, 1.0, 1.3, 11.4, 4.7)
        _bars(pen, axes, fit)
        x = np.linspace(0.5, 4.6, 400)
        axes.plot(x, fit.model.predict_proba(x), color=pen.colour("model"), lw=pen.width(), gid="sigma", zorder=3)
        axes.plot(data.x, fit.outputs, ls="none", marker="o", ms=9, mfc=pen.colour("model"), mec=pen.colour("ink"),
                  mew=1.4, gid="outputs", zorder=5)  # fmt: skip
        axes.set(xlim=(0.5, 4.6), ylim=(0, 1))
        pen.ticks(axes, (1, 2, 3, 4), (0, 0.5, 1), digits=(0, 1))
        axes.set_xlabel(pen.word("petal-length"), labelpad=8)
        for label, key, left in ((1, "one", 1.15), (0, "zero", 6.6)):
            flower_marks(pen, sheet, np.array([left]), np.array([label]), np.array([7.0]))
            chance = r"\sigma(z)" if label else r"1 - \sigma(z)"
            pen.text(sheet, left + 0.25, 7.0, f"{pen.word(key)}:  ${chance}$", va="center")
        return figure


def _bars(pen: Pen, axes: Axes, fit: Fit) -> None:
    for row, (x, chance) in enumerate(zip(flowers().x, fit.outputs, strict=True)):
        for bottom, height, role, kind in ((0.0, chance, "class1", 1), (chance, 1 - chance, "class0", 0)):
            axes.bar(x, height, 2 * HALF, bottom, color=pen.colour(role), edgecolor=pen.colour("background"), lw=1,
                     gid=f"share-{kind}", zorder=2)  # fmt: skip
        side = ASIDE.get(round(float(x), 1), "center")
        at = x + {"right": HALF, "left": -HALF, "center": 0}[side]
        label = pen.number(chance, fit.output_digits[row])
        pen.formula(axes, at, 1.035, label, "model", ha=side, va="bottom")
