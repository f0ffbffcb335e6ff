"""The slides' basket, how the shares of what is drawn settle (idea 50), and 1/p with its problem at p = 1 (idea 51)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.information import surprise as surprise_of
from scenes.experiments.draws import BALLS, BLUE, RED, ROLES, SEED, Draws
from scenes.figures.entropy_marks import basket, dense, point
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

HIGH = 11.0


def surprise(settings: Settings) -> Figure:
    """Left the basket and its draws, right the curve 1/p."""
    with figure_style(settings):
        pen = Pen.of(settings, "surprise")
        figure, sheet = pen.page()
        draws = Draws.of_slides(np.random.default_rng(SEED))
        _basket(pen, sheet, draws)
        _shares(pen, pen.axes(figure, 1.0, 1.15, 5.3, 3.1), draws)
        _curve(pen, pen.axes(figure, 7.75, 1.15, 4.7, 5.1), draws)
        return figure


def _basket(pen: Pen, sheet: Axes, draws: Draws) -> None:
    basket(pen, sheet, (0.65, 5.3), BALLS, 5, 0.5)
    for kind, (name, event, y) in enumerate((("red", "A", 6.1), ("blue", "B", 5.5))):
        point(pen, sheet, 3.55, y + 0.08, kind, f"key-{kind}")
        pen.text(sheet, 3.8, y, pen.word(name), va="baseline")
        count = BALLS.count(kind)
        ratio = rf"p({event}) = {count}/{len(BALLS)} = {pen.number(draws.p[kind], 1)}"
        pen.formula(sheet, 6.95, y, ratio, ROLES[kind], ha="right", va="baseline")


def _shares(pen: Pen, axes: Axes, draws: Draws) -> None:
    count = np.arange(1, len(draws.outcomes) + 1)
    pen.ticks(axes, (100, 200, 300), (0, *sorted(draws.p), 1), digits=(0, 1))
    axes.set(xlim=(0, count[-1]), ylim=(0, 1))
    axes.set_xlabel(pen.word("draws"), labelpad=6)
    for kind in (RED, BLUE):
        axes.axhline(draws.p[kind], color=pen.colour("muted"), lw=pen.width("hair_line"), ls=(0, (5, 4)), zorder=1)
        axes.plot(count, draws.shares[:, kind], color=pen.colour(ROLES[kind]), lw=pen.width("line"),
                  gid=f"shares-{kind}", zorder=3)  # fmt: skip
        point(pen, axes, count[-1], draws.shares[-1, kind], kind, f"end-{kind}")
    pen.text(axes, count[-1] / 2, 0.5, pen.word("settle"), "muted", ha="center")


def _curve(pen: Pen, axes: Axes, draws: Draws) -> None:
    p = dense(1 / HIGH)
    pen.ticks(axes, (0, 0.5, 1), (0, 1, 5, 10), digits=(1, 0))
    axes.set(xlim=(0, 1), ylim=(0, HIGH))
    axes.plot(p, surprise_of(p), color=pen.colour("loss"), lw=pen.width("line") * 1.3, gid="surprise", zorder=3)
    pen.formula(axes, 0.0, HIGH * 1.04, r"\mathrm{Surprise}(E) = 1/p(E)", "loss", "body", ha="left", va="bottom")
    pen.formula(axes, 1.05, 0, "p", "muted", ha="left")
    for kind, digits, (dx, dy, ha) in ((RED, 2, (-0.05, -0.55, "right")), (BLUE, 0, (0.06, 0.0, "left"))):
        value = float(surprise_of(draws.p[kind]))
        point(pen, axes, draws.p[kind], value, kind, f"surprise-{kind}")
        label = pen.equation(f"1/{pen.number(draws.p[kind], 1)}", value, digits)
        pen.formula(axes, draws.p[kind] + dx, value + dy, label, "loss", ha=ha)
    axes.plot([1, 1], [0, surprise_of(1.0)], color=pen.colour("loss"), lw=pen.width(), ls=(0, (2, 1.4)), zorder=2,
              clip_on=False, gid="problem")  # fmt: skip
    axes.plot(1, surprise_of(1.0), ls="none", marker="o", ms=11, mfc=pen.colour("background"), mec=pen.colour("loss"),
              mew=2, clip_on=False, zorder=6)  # fmt: skip
    pen.text(axes, 1.0, 4.6, pen.word("problem"), ha="right", linespacing=1.35)
    axes.annotate("", (0.995, surprise_of(1.0) + 0.3), (0.93, 3.75), arrowprops={"arrowstyle": "-|>", "lw": 1.1,
                  "color": pen.colour("ink")})  # fmt: skip
