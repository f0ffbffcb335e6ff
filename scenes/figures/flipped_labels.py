"""The figure of the exchanged labels (idea 42): two panels, the same losses."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.arrays import Array
from scenes.experiments.fits import fit_digits
from scenes.experiments.flip import Flip, curve_of
from scenes.experiments.subject import feature_axis
from scenes.figures.marks import flower_marks
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LENGTHS = Range(0, 5, (0, 1, 2, 3, 4, 5), 0)
"""The slides' petal lengths, in cm."""


def flipped_labels(settings: Settings) -> Figure:
    """Left the labels 0, 0, 0, 1, 1, 1 and the fit; right 1, 1, 1, 0, 0, 0 and its mirror image."""
    with figure_style(settings):
        pen = Pen.of(settings, "flipped-labels")
        figure, sheet = pen.page()
        flip = Flip.of(settings)
        panels = (("before", flip.theta, flip.data.y), ("after", -flip.theta, flip.flipped.y))
        for left, (name, theta, labels) in zip((1.0, 7.4), panels, strict=True):
            axes = pen.axes(figure, left, 2.75, 5.2, 3.4)
            _panel(pen, axes, flip, theta, labels, name, feature_axis(settings, LENGTHS))
            pen.text(sheet, left, 6.95, pen.word(name), size="body", bold=True, va="baseline")
            b, w = theta
            digits = fit_digits(settings)
            values = rf"{pen.equation('w', float(w), digits)}\qquad {pen.equation('b', float(b), digits)}"
            pen.formula(sheet, left, 6.5, values, "parameters", va="baseline")
        pen.panel(sheet, 0.45, 0.4, 12.43, 1.4)
        separator = pen.format.separator
        same = rf"L(1-\hat{{y}}{{{separator}}}\,1-y) = L(\hat{{y}}{{{separator}}}\,y)"
        pen.formula(sheet, 6.67, 1.42, same, "loss", "body", ha="center")
        pen.text(sheet, 0.8, 0.78, pen.word("losses"), "muted")
        losses = flip.losses(-flip.theta, flip.flipped.y)
        for at, loss in zip(np.linspace(4.9, 11.9, len(losses)), losses, strict=True):
            pen.formula(sheet, float(at), 0.78, rf"{{\approx}}\,{pen.number(float(loss), 4)}", "loss", ha="center")
        return figure


def _panel(pen: Pen, axes: Axes, flip: Flip, theta: Array, labels: Array, name: str, across: Range) -> None:
    x, outputs = flip.data.x, flip.outputs(theta)
    curve = np.linspace(across.low, across.high, 241)
    axes.set(xlim=(across.low, across.high), ylim=(-0.14, 1.14))
    axes.axhline(1, color=pen.colour("grid"), lw=pen.width("thin_line"), zorder=0)
    axes.axhline(0, color=pen.colour("grid"), lw=pen.width("thin_line"), zorder=0)
    axes.axvline(flip.boundary, color=pen.colour("muted"), lw=pen.width("hair_line"), ls=(0, (5, 3)), gid="boundary")
    axes.plot(curve, curve_of(theta, curve), color=pen.colour("model"), lw=pen.width(), gid=f"curve-{name}", zorder=3)
    for at, label, output in zip(x, labels, outputs, strict=True):
        axes.plot([at, at], [label, output], color=pen.colour("loss"), lw=pen.width("thin_line"), gid="gap", zorder=2)
    flower_marks(pen, axes, x, labels)
    pen.ticks(axes, across.ticks, (0, 1), digits=(across.digits, 0))
    pen.text(axes, (across.low + across.high) / 2, -0.4, pen.word("petal"), "muted", ha="center")
