"""The figure of the eigenvalues: circle, ellipse and segment, and the first eigenvalue against ŷ (ideas 59 and 60)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.convexity import sample_hessian_eigen
from scenes.experiments import ellipses, valleys
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

OUTPUTS = np.linspace(0, 1, 201)
FEATURES = (ellipses.X, valleys.X)
TICKS = (0.0, 0.5, 1.0)


def eigenvalues(settings: Settings) -> Figure:
    """Left what the matrices make of the unit circle, right how large the one eigenvalue is that is not zero."""
    with figure_style(settings):
        pen = Pen.of(settings, "eigenvalues")
        figure, _ = pen.page()
        _plane(pen, pen.axes(figure, 0.3, 0.5, 6.5, 6.5))
        _arches(pen, pen.axes(figure, 7.9, 1.3, 4.6, 5.0))
        return figure


def _plane(pen: Pen, axes: Axes) -> None:
    reach = ellipses.REACH
    for ends in (([-reach, reach], [0, 0]), ([0, 0], [-reach, reach])):
        axes.plot(*ends, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
    axes.plot(*ellipses.circle().T, color=pen.colour("muted"), lw=pen.width("thin_line"), gid="circle")
    axes.plot(*ellipses.image(ellipses.matrix(0.0)).T, color=pen.colour("loss"), lw=pen.width(), gid="general")
    axes.plot(*ellipses.image(ellipses.matrix(1.0)).T, color=pen.colour("ink"), lw=pen.width(), ls="--", gid="ours")
    for share, role, word, at in ((0.0, "loss", "general", (-3.9, 3.2)), (1.0, "ink", "ours", (1.3, -1.2))):
        pen.text(axes, *at, pen.word(word), role)  # type: ignore[arg-type]
        second = float(ellipses.axes(share).values[1])
        source = pen.equation(r"\lambda_2", round(second, 12), 2, short=True)
        pen.formula(axes, at[0], at[1] - 0.55, source, role)  # type: ignore[arg-type]
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    axes.set_axis_off()


def _arches(pen: Pen, axes: Axes) -> None:
    for x, style in zip(FEATURES, ("-", "--"), strict=True):
        values = sample_hessian_eigen(x, OUTPUTS).values[:, 0]
        axes.plot(OUTPUTS, values, color=pen.colour("loss"), lw=pen.width(), ls=style, gid=f"arch-{x:g}")
        source = pen.equation("x", x, 1, short=True)
        pen.formula(axes, 0.5, values.max() + 0.08, source, ha="center", va="bottom")
    axes.set(xlim=(0, 1), ylim=(0, 3))
    pen.ticks(axes, TICKS, (0, 1, 2, 3), (1, 0))
    pen.formula(axes, 1.05, 0.0, r"\hat{y}", "model", "body", ha="left")
    pen.formula(axes, 0.0, 3.1, r"\lambda_1 = \hat{y}(1 - \hat{y})(x^2 + 1)", size="body", ha="left", va="bottom")
