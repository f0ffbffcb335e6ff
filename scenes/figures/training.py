"""Figure of training with the squared error (idea 29): the curves before and after, and the loss over the steps."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.activations import sigmoid
from scenes.experiments.starts import start_digits
from scenes.experiments.subject import drawn, feature_axis, samples
from scenes.experiments.trainings import HIGHEST, STEPS, Training
from scenes.figures.marks import flower_marks
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

DASHED = (0, (4, 2.5))
LENGTHS = Range(0, 5, (1, 2, 3, 4, 5), 0)
"""The slides' petal lengths, in cm."""
STUCK = (0.42, 0.62)
"""Where the curve that got stuck is named."""


def training(settings: Settings) -> Figure:
    """Six flowers under the curve before and after training, and the losses of two trainings (idea 29)."""
    with figure_style(settings):
        pen = Pen.of(settings, "training")
        figure, _ = pen.page()
        runs = Training.of(settings)
        _draw_curves(pen, pen.axes(figure, 0.95, 1.25, 5.3, 5.2), runs, settings)
        _draw_losses(pen, pen.axes(figure, 7.6, 1.25, 5.2, 5.2), runs)
        return figure


def _draw_curves(pen: Pen, axes: Axes, runs: Training, settings: Settings) -> None:
    data, across = drawn(samples(settings)), feature_axis(settings, LENGTHS)
    x = np.linspace(across.low, across.high, 300)
    pen.ticks(axes, across.ticks, (0, 0.5, 1), digits=(across.digits, 1))
    axes.set(xlim=(across.low, across.high), ylim=(-0.06, 1.1))
    axes.set_xlabel(pen.word("petal"), labelpad=8)
    axes.spines["left"].set_bounds(0, 1)
    pen.formula(axes, across.low, 1.16, r"\hat{y}", "model", "body", ha="center")
    lines = (
        ("before", runs.good.parameters[0], "thin_line", "solid"),
        ("good", runs.good.final, "line", "solid"),
        ("stuck", runs.stuck.final, "thin_line", DASHED),
    )
    for name, (b, w), width, dashes in lines:
        axes.plot(x, sigmoid(b + w * x), color=pen.colour("model"), lw=pen.width(width), ls=dashes, gid=name)
    flower_marks(pen, axes, data.x, data.y)
    width = across.high - across.low
    pen.text(axes, across.high - 0.01 * width, 0.545, pen.word("before"), "model", ha="right")
    b, w = runs.stuck.final
    left = across.low + 0.03 * width
    at = STUCK if settings.own.data is None else (left, min(0.94, float(sigmoid(b + w * left)) + 0.05))
    pen.text(axes, *at, pen.word("stuck"), "model", halo=True)


def _draw_losses(pen: Pen, axes: Axes, runs: Training) -> None:
    heights, rise = runs.heights, runs.heights.high / HIGHEST
    pen.ticks(axes, (0, 100, 200, STEPS), heights.ticks, digits=(0, heights.digits))
    axes.set(xlim=(0, STEPS), ylim=(0, heights.high))
    axes.set_xlabel(pen.word("step"), labelpad=8)
    pen.formula(axes, 0, heights.high + 0.04 * rise, "L", "loss", "body", ha="center")
    for name, walk, width, dashes in (("good", runs.good, "line", "solid"), ("stuck", runs.stuck, "thin_line", DASHED)):
        axes.plot(
            np.arange(len(walk)),
            walk.values,
            color=pen.colour("loss"),
            lw=pen.width(width),
            ls=dashes,
            gid=f"loss-{name}",
        )
        (b, w), last = walk.parameters[0], float(walk.values[-1])
        digits = start_digits(walk.parameters[0])
        start = rf"{pen.equation('w', w, digits)},\;{pen.equation('b', b, digits)}"
        pen.formula(axes, STEPS, last + 0.075 * rise, start, "parameters", ha="right", va="bottom")
        pen.formula(axes, STEPS, last + 0.02 * rise, pen.equation("L", last, 2), "loss", ha="right", va="bottom")
    pen.text(axes, STEPS / 2, 0.33 * rise, pen.word("done"), size="title", bold=True, ha="center")
