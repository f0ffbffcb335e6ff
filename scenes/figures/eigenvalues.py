"""The figure of the eigenvalues: circle, ellipse and segment, and the first eigenvalue against ŷ (ideas 59 and 60)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.convexity import sample_hessian_eigen
from scenes.experiments.ellipses import Ellipses, circle, image
from scenes.experiments.subject import feature_digits, round_ticks
from scenes.experiments.valleys import Valleys
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

OUTPUTS = np.linspace(0, 1, 201)
TICKS = (0.0, 0.5, 1.0)
ROOM = 1.2
"""Height of the arches' axis, in heights of the higher arch."""


def eigenvalues(settings: Settings) -> Figure:
    """Left what the matrices make of the unit circle, right how large the one eigenvalue is that is not zero."""
    with figure_style(settings):
        pen = Pen.of(settings, "eigenvalues")
        figure, _ = pen.page()
        ellipses = Ellipses.of(settings)
        _plane(pen, pen.axes(figure, 0.3, 0.5, 6.5, 6.5), ellipses)
        features = ellipses.x, Valleys.of(settings).x
        _arches(pen, pen.axes(figure, 7.9, 1.3, 4.6, 5.0), features, feature_digits(settings, 1))
        return figure


def _plane(pen: Pen, axes: Axes, ellipses: Ellipses) -> None:
    reach = ellipses.reach
    for ends in (([-reach, reach], [0, 0]), ([0, 0], [-reach, reach])):
        axes.plot(*ends, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
    axes.plot(*circle().T, color=pen.colour("muted"), lw=pen.width("thin_line"), gid="circle")
    axes.plot(*image(ellipses.matrix(0.0)).T, color=pen.colour("loss"), lw=pen.width(), gid="general")
    axes.plot(*image(ellipses.matrix(1.0)).T, color=pen.colour("ink"), lw=pen.width(), ls="--", gid="ours")
    for share, role, word, at in ((0.0, "loss", "general", (-0.97, 0.8)), (1.0, "ink", "ours", (0.32, -0.3))):
        x, y = at[0] * reach, at[1] * reach
        pen.text(axes, x, y, pen.word(word), role)  # type: ignore[arg-type]
        second = float(ellipses.axes(share).values[1])
        source = pen.equation(r"\lambda_2", round(second, 12), 2, short=True)
        pen.formula(axes, x, y - 0.14 * reach, source, role)  # type: ignore[arg-type]
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    axes.set_axis_off()


def _arches(pen: Pen, axes: Axes, features: tuple[float, float], digits: int) -> None:
    arches = [sample_hessian_eigen(x, OUTPUTS).values[:, 0] for x in features]
    high = ROOM * float(np.max(arches))
    for x, values, style in zip(features, arches, ("-", "--"), strict=True):
        axes.plot(OUTPUTS, values, color=pen.colour("loss"), lw=pen.width(), ls=style, gid=f"arch-{x:g}")
        source = pen.equation("x", x, digits, short=True)
        pen.formula(axes, 0.5, values.max() + 0.025 * high, source, ha="center", va="bottom")
    axes.set(xlim=(0, 1), ylim=(0, high))
    ticks, decimals = round_ticks(0.0, high, 4)
    pen.ticks(axes, TICKS, ticks, (1, decimals))
    pen.formula(axes, 1.05, 0.0, r"\hat{y}", "model", "body", ha="left")
    pen.formula(
        axes, 0.0, 1.03 * high, r"\lambda_1 = \hat{y}(1 - \hat{y})(x^2 + 1)", size="body", ha="left", va="bottom"
    )
