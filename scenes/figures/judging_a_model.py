"""How to judge a model: suggested losses beside the model (idea 34), and the two cases of the logarithm (idea 35)."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.losses import binary_cross_entropy
from scenes.experiments.answers import ANSWERS, CANDIDATES
from scenes.experiments.fits import fits
from scenes.experiments.subject import feature_axis
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

HIGH = 4.6
LENGTHS = Range(0, 5, (0, 1, 2, 3, 4, 5), 0)
"""The axis of the slides' petal lengths, in cm."""
FORMULAS: dict[int, list[Part]] = {
    0: [(r"L(\hat{y}) = -\ln(1 - ", "loss"), (r"\hat{y}", "model"), (")", "loss")],
    1: [(r"L(\hat{y}) = -\ln\,", "loss"), (r"\hat{y}", "model")],
}

SUGGESTED = (
    ("log", r"-\ln\,\hat{y}", "solid"),
    ("gap", r"1 - \hat{y}", (0, (6, 2.5))),
    ("square", r"(1 - \hat{y})^2", (0, (2, 1.6))),
)
"""What an answer to label 1 may cost: its name, its formula, its stroke."""


def judging_a_model(settings: Settings) -> Figure:
    """Left the model on the first samples, right what an answer to label 1 may cost (idea 34)."""
    with figure_style(settings):
        pen = Pen.of(settings, "judging-a-model")
        figure, sheet = pen.page()
        _model(pen, pen.axes(figure, 0.95, 1.35, 5.2, 4.9), settings)
        axes = pen.axes(figure, 7.5, 1.35, 4.9, 4.9)
        _cost_axes(pen, axes)
        for k, (name, formula, dashes) in enumerate(SUGGESTED):
            role: Role = "loss" if name == "log" else "muted"
            strokes: dict[str, Any] = {"color": pen.colour(role), "lw": pen.width(), "ls": dashes}
            axes.plot(ANSWERS, CANDIDATES[name](ANSWERS, 1.0), gid=name, zorder=3, clip_on=name == "log", **strokes)
            row = 4.2 - 0.62 * k
            axes.plot([0.2, 0.32], [row, row], gid="key", **strokes)
            pen.formula(axes, 0.36, row, formula, role, ha="left")
            pen.text(axes, 0.66, row, pen.word("unbounded" if name == "log" else "bounded"), "muted", ha="left")
        pen.text(sheet, 9.95, 6.85, pen.word("suggested"), "muted", ha="center")
        return figure


def two_cases(settings: Settings) -> Figure:
    """-ln ŷ for y = 1 and its mirror image for y = 0 (idea 35)."""
    with figure_style(settings):
        pen = Pen.of(settings, "two-cases")
        figure, sheet = pen.page()
        left, bottom, width, height = 2.4, 1.2, 8.5, 5.2
        axes = pen.axes(figure, left, bottom, width, height)
        _cost_axes(pen, axes)
        for label in (0, 1):
            _logarithm(pen, axes, label)
        high = bottom + 0.82 * height
        roles: tuple[Role, Role] = ("class0", "class1")
        for label, role in enumerate(roles):
            ends = sum(part_width(pen, part) for part in FORMULAS[label])
            at = left + 0.6 if label else left + width - 0.6 - ends
            mark = at + 0.1 if label else at + ends - 0.1
            flower_marks(pen, sheet, np.array([mark]), np.array([label]), np.array([high + 0.14]))
            beside = mark + 0.3 if label else mark - 0.3
            pen.formula(
                sheet, beside, high, f"y = {label}", role, "body", ha="left" if label else "right", va="baseline"
            )
            coloured(pen, sheet, at, high - 0.7, FORMULAS[label])
        middle = float(binary_cross_entropy(0.5, 1))
        axes.plot(0.5, middle, ls="none", marker="o", ms=11, mfc=pen.colour("loss"), mec=pen.colour("ink"), mew=1.6,
                  gid="middle", zorder=6)  # fmt: skip
        pen.formula(axes, 0.5, middle + 0.3, pen.equation(r"\ln 2", middle, 4), "loss", ha="center", va="bottom")
        pen.text(sheet, left + width / 2, 0.45, pen.word("nats"), "muted", ha="center")
        return figure


def _model(pen: Pen, axes: Axes, settings: Settings) -> None:
    data, _, fit = fits(settings)
    across = feature_axis(settings, LENGTHS)
    x = np.linspace(across.low, across.high, 300)
    axes.plot(x, fit.model.predict_proba(x), color=pen.colour("model"), lw=pen.width(), gid="model", zorder=3)
    axes.plot(data.x, fit.outputs, ls="none", marker="o", ms=9, mfc=pen.colour("model"), mec=pen.colour("ink"), mew=1.4,
              gid="outputs", zorder=4)  # fmt: skip
    flower_marks(pen, axes, data.x, data.y)
    pen.ticks(axes, across.ticks, (0, 0.5, 1), digits=(across.digits, 1))
    axes.set(xlim=(across.low, across.high), ylim=(0, 1.08))
    axes.set_xlabel(pen.word("petal"), labelpad=8)
    between = rf"\hat{{y}} = \sigma(z) = \dfrac{{1}}{{1 + e^{{-z}}}} \in (0{{{pen.format.separator}}}\,1)"
    pen.formula(axes, across.low, 1.16, between, "model", ha="left", va="bottom")


def _cost_axes(pen: Pen, axes: Axes) -> None:
    pen.ticks(axes, (0, 0.5, 1), (1, 2, 3, 4), digits=(1, 0))
    axes.set(xlim=(0, 1), ylim=(0, HIGH))
    pen.formula(axes, 1.03, 0.0, r"\hat{y}", "model", ha="left")
    pen.formula(axes, 0.0, HIGH * 1.03, "L", "loss", ha="center", va="bottom")


def _logarithm(pen: Pen, axes: Axes, label: int) -> None:
    values = binary_cross_entropy(ANSWERS, label)
    axes.plot(ANSWERS, values, color=pen.colour("loss"), lw=pen.width() * 1.3, gid=f"log-{label}", zorder=4)
