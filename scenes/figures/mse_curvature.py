"""The figure of the squared error's curvature: the parabola for each label, and how steep the loss is (idea 32)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.curvatures import SIGNS, SLOPES, ZONE, P, fraction, sign, steepness, top, turn
from scenes.figures.marks import Part, coloured, part_width
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LEFTS, WIDTH = (0.95, 7.25), 5.1
"""Inches: where the two panels begin, and how wide they are."""
FORMULAS: tuple[list[Part], ...] = (
    [("y = 0", "class0"), (r":\quad f(", "ink"), (r"\hat{y}", "model"), (r") = {-}3", "ink"), (r"\hat{y}", "model"),
     ("^2 + 2", "ink"), (r"\hat{y}", "model")],
    [("y = 1", "class1"), (r":\quad f(", "ink"), (r"\hat{y}", "model"), (r") = {-}3", "ink"), (r"\hat{y}", "model"),
     ("^2 + 4", "ink"), (r"\hat{y}", "model"), (" - 1", "ink")],
)  # fmt: skip


def mse_curvature(settings: Settings) -> Figure:
    """For each label the parabola, shaded below zero, over the size of the loss's slope."""
    with figure_style(settings):
        pen = Pen.of(settings, "mse-curvature")
        figure, sheet = pen.page()
        for label, left in enumerate(LEFTS):
            width = sum(part_width(pen, part, "body") for part in FORMULAS[label])
            coloured(pen, sheet, left + (WIDTH - width) / 2, 6.85, FORMULAS[label])
            _parabola(pen, pen.axes(figure, left, 3.1, WIDTH, 3.4), label)
            _strip(pen, pen.axes(figure, left, 0.95, WIDTH, 1.15), label)
        return figure


def _parabola(pen: Pen, axes: Axes, label: int) -> None:
    f, root, peak = sign(P, label), turn(label), top(label)
    height = float(sign(peak, label))
    axes.axhline(0, color=pen.colour("muted"), lw=pen.width("hair_line"), ls=(0, (5, 3)), zorder=1)
    axes.plot(P, f, color=pen.colour("ink"), lw=pen.width(), gid="curve", zorder=4)
    axes.fill_between(P, f, 0, where=f <= 1e-12, color=pen.colour("loss"), alpha=ZONE, lw=0, gid="zone", zorder=2)
    for p, level in ((peak, height), (root, 0.0)):
        axes.plot([p, p], [SIGNS.low, level], color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    axes.plot([0, peak], [height, height], color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    axes.plot(root, 0, ls="none", marker="o", ms=11, mfc=pen.colour("background"), mec=pen.colour("ink"), mew=1.8,
              gid="root", zorder=5)  # fmt: skip
    middle = (root + 1 - label) / 2
    pen.text(axes, peak, height + 0.1, pen.word("convex"), "muted", ha="center", va="bottom")
    pen.text(axes, middle, 0.05, pen.word("concave"), "loss", ha="center", va="bottom")
    axes.set(xlim=(0, 1), ylim=(SIGNS.low, SIGNS.high + 0.15))
    outputs = sorted({0.0, 1.0, root, peak})
    axes.set_xticks(outputs, labels=[f"${_slashed(p)}$" for p in outputs])
    axes.set_yticks([-1, 0, height], labels=[f"${_slashed(v)}$" for v in (-1, 0, height)])
    pen.formula(axes, 1.03, SIGNS.low, r"\hat{y}", "model", "body", ha="left")


def _strip(pen: Pen, axes: Axes, label: int) -> None:
    size = steepness(P, label)
    axes.plot(P, size, color=pen.colour("gradient"), lw=pen.width(), gid="slope", zorder=3, clip_on=False)
    axes.fill_between(P, size, color=pen.colour("gradient"), alpha=ZONE, lw=0, zorder=2)
    axes.axvline(turn(label), color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=1)
    axes.set(xlim=(0, 1), ylim=(SLOPES.low, SLOPES.high), xticks=[], yticks=[])
    axes.spines["left"].set_visible(False)
    pen.text(axes, 0.5, SLOPES.high + 0.03, pen.word("slope"), "gradient", ha="center", va="bottom")
    for p in (0, 1):
        pen.text(axes, p, -0.06, pen.word("right" if p == label else "wrong"), "muted", ha="center", va="top")


def _slashed(value: float) -> str:
    """2/3, as mathtext."""
    return fraction(value).replace(" \\/ ", "/").replace("-", "{-}")
