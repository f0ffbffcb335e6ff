"""The label's distribution against the output's, for a sample of each class, and the loss (slide idea 55)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.arrays import Array
from core.information import cross_entropy as cross_entropy_of
from scenes.experiments.draws import ROLES
from scenes.experiments.mixes import OUTPUT_DIGITS, Mixes
from scenes.figures.entropy_marks import point
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LOSSES = (r"-\ln(1 - \hat{y})", r"-\ln\,\hat{y}")
"""What is left of the loss for y = 0 and y = 1."""


def cross_entropy(settings: Settings) -> Figure:
    """Two bar pairs a sample: what is true, and what the model says."""
    with figure_style(settings):
        pen = Pen.of(settings, "cross-entropy")
        figure, sheet = pen.page()
        mixes = Mixes.of(settings)
        for k, row in enumerate(mixes.looked_at):
            left, y, output = 0.45 + 6.35 * k, mixes.data.y[row], mixes.fit.outputs[row]
            p, q = [1 - y, y], [1 - output, output]
            pen.panel(sheet, left, 1.75, 6.08, 5.3)
            for n, (shares, digits, key) in enumerate(((p, 0, "label"), (q, OUTPUT_DIGITS, "output"))):
                axes = pen.axes(figure, left + 0.75 + 2.75 * n, 3.55, 2.3, 2.35)
                _pair(pen, axes, shares, digits)
                middle = left + 1.9 + 2.75 * n
                pen.text(sheet, middle, 2.85, pen.word(key), "muted", ha="center", va="baseline")
                for kind in (0, 1):
                    point(pen, sheet, middle - 0.6 + 1.2 * kind, 3.33, kind, f"key-{kind}")
            loss = pen.equation(rf"L = {LOSSES[round(y)]}", float(cross_entropy_of(p, q, "nats")), 3)
            pen.formula(sheet, left + 3.04, 2.15, loss, "loss", "body", ha="center", va="baseline")
            pen.formula(sheet, left + 0.3, 6.68, rf"y = {y:.0f}", ROLES[round(y)], "body", ha="left")
        separator = pen.format.separator
        general = rf"L(y{{{separator}}}\,\hat{{y}}) = -y\,\ln\,\hat{{y}} - (1 - y)\,\ln(1 - \hat{{y}})"
        pen.formula(sheet, 6.67, 0.85, general, "loss", "body", ha="center")
        return figure


def _pair(pen: Pen, axes: Axes, shares: list[float] | Array, digits: int) -> None:
    axes.set(xlim=(0, 1), ylim=(0, 1))
    pen.ticks(axes, (), (0, 1))
    for kind, (x, share) in enumerate(zip((0.24, 0.76), shares, strict=True)):
        axes.bar(x, share, 0.34, color=pen.colour(ROLES[kind]), gid=f"share-{kind}")
        pen.formula(axes, x, share + 0.03, pen.number(share, digits), ROLES[kind], ha="center", va="bottom")
