"""1/p and its logarithm: both fall, but only -log p ends on 0 where p is 1 (slide idea 52)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.arrays import Array
from core.datasets import baskets
from core.information import information as information_of
from core.information import surprise as surprise_of
from core.sampling import chances
from scenes.figures.entropy_marks import dense, point
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

HIGH = 5.0
COIN = 0.5


def information(settings: Settings) -> Figure:
    """Left both curves, right what they say of a red ball, a coin and a blue ball."""
    with figure_style(settings):
        pen = Pen.of(settings, "information")
        figure, sheet = pen.page()
        red, blue = chances(baskets()[0])
        _curves(pen, pen.axes(figure, 0.95, 1.15, 6.0, 5.35), np.array([red, blue]))
        _table(pen, sheet, (red, COIN, blue))
        return figure


def _curves(pen: Pen, axes: Axes, p: Array) -> None:
    chance = dense(1 / 200)
    pen.ticks(axes, (0, 0.5, 1), range(6), digits=(1, 0))
    axes.set(xlim=(0, 1), ylim=(0, HIGH))
    axes.plot(chance, surprise_of(chance), color=pen.colour("muted"), lw=pen.width(), ls=(0, (4, 2.2)), gid="surprise")
    axes.plot(chance, information_of(chance, "bits"), color=pen.colour("loss"), lw=pen.width() * 1.3, gid="bits")
    axes.plot(chance, information_of(chance, "nats"), color=pen.colour("loss"), lw=pen.width("thin_line"), gid="nats")
    pen.formula(axes, 0.29, 4.2, "1/p", "muted", "body", ha="left")
    pen.formula(axes, 0.165, 2.75, r"-\log_2 p", "loss", ha="left")
    pen.formula(axes, 0.33, 0.62, r"-\ln p", "loss", ha="center")
    pen.formula(axes, 1.04, 0, "p", "muted", ha="left")
    for kind, chance_of in enumerate(p):
        point(pen, axes, chance_of, float(information_of(chance_of, "bits")), kind, f"bits-{kind}")
    for height, role in ((surprise_of(1.0), "muted"), (information_of(1.0, "bits"), "loss")):
        axes.plot(1, height, ls="none", marker="o", ms=11, mfc=pen.colour("background"), mec=pen.colour(role), mew=2,
                  clip_on=False, zorder=6)  # fmt: skip
    pen.text(axes, 1.0, 1.42, pen.word("lands"), ha="right", va="bottom", linespacing=1.35)
    axes.annotate("", (1.0, 0.18), (1.0, 0.86), arrowprops={"arrowstyle": "-|>", "color": pen.colour("ink"), "lw": 1.3})


def _table(pen: Pen, sheet: Axes, shown: tuple[float, ...]) -> None:
    left, top, row = 8.35, 5.35, 0.82
    columns = (9.3, 10.75, 12.45)
    pen.panel(sheet, 7.85, 2.05, 5.1, 4.45)
    for x, head, role in zip(columns, ("p", "1/p", r"-\log_2 p"), ("ink", "muted", "loss"), strict=True):
        pen.formula(sheet, x, top + 0.33, head, role, ha="right", va="baseline")
    sheet.plot([8.05, 12.75], [top] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"))
    for k, p in enumerate(shown):
        y = top - (k + 0.75) * row
        if p != COIN:
            point(pen, sheet, left, y + 0.09, 0 if p > COIN else 1, f"row-{k}")
        numbers = ((p, 1), (float(surprise_of(p)), 2), (float(information_of(p, "bits")), 3))
        for x, (value, digits), role in zip(columns, numbers, ("ink", "muted", "loss"), strict=True):
            pen.formula(sheet, x, y, pen.number(value, digits), role, ha="right", va="baseline")
    pen.text(sheet, 10.4, 2.35, pen.word("unit"), "muted", ha="center", va="baseline")
    pen.formula(sheet, 10.4, 1.3, r"\mathrm{Information}(x) = -\log\,p(x)", "loss", "body", ha="center")
