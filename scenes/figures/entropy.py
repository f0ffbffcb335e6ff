"""The two baskets' entropies as stacks, and as two points on the entropy curve (slide idea 53)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from core.arrays import Array
from core.datasets import baskets
from core.information import binary_entropy, contributions
from core.information import entropy as entropy_of
from core.sampling import chances
from scenes.experiments.draws import ROLES, filled
from scenes.figures.entropy_marks import basket
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

TOP = 1.12
DIGITS = (3, 1)
"""The decimals that the slides print of each basket's entropy."""


def entropy(settings: Settings) -> Figure:
    """Left a stack a basket, right the curve; the same heights."""
    with figure_style(settings):
        pen = Pen.of(settings, "entropy")
        figure, sheet = pen.page()
        stacks, curve = pen.axes(figure, 0.95, 2.35, 4.6, 4.1), pen.axes(figure, 7.0, 2.35, 5.3, 4.1)
        _curve(pen, curve)
        stacks.set(xlim=(0, 2.35), ylim=(0, TOP))
        stacks.set_xticks([])
        pen.ticks(stacks, (), (0, 0.5, 1), digits=(0, 1))
        stacks.set_ylabel(pen.word("bits"))
        for k, counts in enumerate(baskets()):
            _stack(pen, stacks, 0.1 + 1.2 * k, counts, DIGITS[k])
            at = 0.95 + 4.6 * (0.2 + 1.2 * k) / 2.35
            basket(pen, sheet, (at, 1.5), filled(counts)[::-1], 5, 0.32)
            p = chances(counts)
            for kind in (0, 1):
                odds = rf"p(X{{=}}{kind}) = {pen.number(p[kind], 1)}"
                pen.formula(sheet, at + 0.8, 1.05 - 0.42 * kind, odds, ROLES[kind], ha="center", va="baseline")
            height = float(entropy_of(p, "bits"))
            curve.plot(p[1], height, ls="none", marker="o", ms=11, mfc=pen.colour("loss"), mec=pen.colour("ink"),
                       mew=1.6, gid=f"basket-{k}", zorder=5)  # fmt: skip
            red, blue = (f"{count:.0f}" for count in counts)
            drop = (0.05, -0.06, "left") if k == 0 else (0.0, -0.09, "center")
            pen.formula(curve, p[1] + drop[0], height + drop[1], rf"{red}:{blue}", ha=drop[2])
        formula = r"H(X) = -\,\sum_x\,p(x)\,\log_2\,p(x)"
        pen.formula(sheet, 9.65, 0.75, formula, "loss", "body", ha="center")
        return figure


def _stack(pen: Pen, axes: Axes, left: float, counts: Array, digits: int) -> None:
    p = chances(counts)
    areas = contributions(p, p, "bits")
    for kind, (bottom, height) in enumerate(zip((0.0, areas[0]), areas, strict=True)):
        axes.add_patch(Rectangle((left, bottom), 1.0, height, facecolor=pen.colour(ROLES[kind]), zorder=2,
                                 edgecolor=pen.colour("background"), lw=1.5, gid="area"))  # fmt: skip
        product = rf"{pen.number(p[kind], 1)}\,\cdot\,{pen.number(areas[kind] / p[kind], 3)}"
        pen.formula(axes, left + 0.5, bottom + height / 2, product, "background", ha="center", zorder=4)
    height = float(areas.sum())
    label = pen.equation("H", height, digits)
    pen.formula(axes, left + 0.5, height + 0.03, label, "loss", "body", ha="center", va="bottom")


def _curve(pen: Pen, axes: Axes) -> None:
    p = np.linspace(0, 1, 501)
    pen.ticks(axes, (0, 0.5, 1), (0, 0.5, 1), digits=(1, 1))
    axes.set(xlim=(0, 1), ylim=(0, TOP))
    axes.plot(p, binary_entropy(p, "bits"), color=pen.colour("loss"), lw=pen.width() * 1.3, gid="entropy", zorder=3)
    for basket_chances in (chances(counts) for counts in baskets()):
        height = float(entropy_of(basket_chances, "bits"))
        axes.plot([0, basket_chances[1]], [height] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"),
                  ls=(0, (5, 4)), zorder=1)  # fmt: skip
    pen.formula(axes, 0.0, TOP * 1.03, "H", "loss", "body", ha="center", va="bottom")
    axes.set_xlabel("$p(X{=}1)$", labelpad=2)
    pen.text(axes, 0.5, 0.62, pen.word("middle"), "muted", ha="center")
    pen.text(axes, 0.5, 0.1, pen.word("ends"), "muted", ha="center")
