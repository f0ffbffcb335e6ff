"""Figure of training with the squared error (idea 29): the curves before and after, and the loss over the steps."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.activations import sigmoid
from core.datasets import flowers
from scenes.experiments.trainings import HIGHEST, STEPS, TICKS, Training
from scenes.figures.marks import flower_marks
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

DASHED = (0, (4, 2.5))


def training(settings: Settings) -> Figure:
    """Six flowers under the curve before and after training, and the losses of two trainings (idea 29)."""
    with figure_style(settings):
        pen = Pen.of(settings, "training")
        figure, _ = pen.page()
        runs = Training.of_flowers()
        _draw_curves(pen, pen.axes(figure, 0.95, 1.25, 5.3, 5.2), runs)
        _draw_losses(pen, pen.axes(figure, 7.6, 1.25, 5.2, 5.2), runs)
        return figure


def _draw_curves(pen: Pen, axes: Axes, runs: Training) -> None:
    data, x = flowers(), np.linspace(0, 5, 300)
    pen.ticks(axes, range(1, 6), (0, 0.5, 1), digits=(0, 1))
    axes.set(xlim=(0, 5), ylim=(-0.06, 1.1))
    axes.set_xlabel(pen.word("petal"), labelpad=8)
    axes.spines["left"].set_bounds(0, 1)
    pen.formula(axes, 0, 1.16, r"\hat{y}", "model", "body", ha="center")
    lines = (
        ("before", runs.good.parameters[0], "thin_line", "solid"),
        ("good", runs.good.final, "line", "solid"),
        ("stuck", runs.stuck.final, "thin_line", DASHED),
    )
    for name, (b, w), width, dashes in lines:
        axes.plot(x, sigmoid(b + w * x), color=pen.colour("model"), lw=pen.width(width), ls=dashes, gid=name)
    flower_marks(pen, axes, data.x, data.y)
    pen.text(axes, 4.95, 0.545, pen.word("before"), "model", ha="right")
    pen.text(axes, 0.42, 0.62, pen.word("stuck"), "model")


def _draw_losses(pen: Pen, axes: Axes, runs: Training) -> None:
    pen.ticks(axes, (0, 100, 200, STEPS), TICKS, digits=(0, 2))
    axes.set(xlim=(0, STEPS), ylim=(0, HIGHEST))
    axes.set_xlabel(pen.word("step"), labelpad=8)
    pen.formula(axes, 0, HIGHEST + 0.04, "L", "loss", "body", ha="center")
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
        start = rf"{pen.equation('w', w, 0)},\;{pen.equation('b', b, 0)}"
        pen.formula(axes, STEPS, last + 0.075, start, "parameters", ha="right", va="bottom")
        pen.formula(axes, STEPS, last + 0.02, pen.equation("L", last, 2), "loss", ha="right", va="bottom")
    pen.text(axes, STEPS / 2, 0.33, pen.word("done"), size="title", bold=True, ha="center")
