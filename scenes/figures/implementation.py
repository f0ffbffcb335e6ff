"""Figure: the slides' code beside its formulas, and one training step with its values (idea 28)."""

import re
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.code_run import CodeRun
from scenes.experiments.slide_code import ROLES
from scenes.figures.marks import Fraction, Part, coloured
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

THETA, X = r"\boldsymbol{\theta}", r"\boldsymbol{x}"
FONT, ADVANCE = "DejaVu Sans Mono", 0.602
"""The code's typeface, and the width of its letters in units of its size."""
PITCH, LEFT, RIGHT = 0.34, 0.75, 8.6
"""Between two lines; where code and formulas begin, in inches."""
FUNCTIONS: dict[str, tuple[str, list[Part]]] = {
    "sigmoid_function": (
        "return", [(r"\sigma(z)", "model"), (r"\;=\;", "ink"), Fraction([("1", "ink")], [(r"1 + e^{-z}", "ink")])],
    ),
    "predict": (
        "y_hat =", [(r"\hat{y} = \sigma(", "model"), (f"{X}^T", "ink"), (THETA, "parameters"), (")", "model")],
    ),
    "loss_function": ("return", [("L", "loss"), (r" = (", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;y)^2", "ink")]),
    "compute_gradient": (
        "return",
        [Fraction([(r"\partial L", "gradient")], [(rf"\partial {THETA}", "gradient")]), (rf"\;=\;2\,{X}\,(", "ink"),
         (r"\hat{y}", "model"), (r"\;{-}\;y)\,", "ink"), (r"\hat{y}\,(1 - \hat{y})", "model")],
    ),
}  # fmt: skip
"""A function's line and the formula that it is."""


def implementation(settings: Settings) -> Figure:
    """Four functions beside their formulas; below, one step on one sample, run by the code that is shown."""
    with figure_style(settings):
        pen, run = Pen.of(settings, "implementation"), CodeRun.of(settings)
        source = run.source
        figure, sheet = pen.page()
        pen.panel(sheet, 0.45, 3.1, 12.43, 4.2)
        y = 6.92
        for name, (begins, parts) in FUNCTIONS.items():
            for line in source.function(name).split("\n"):
                _code(pen, sheet, y, line)
                if line.strip().startswith(begins):
                    coloured(pen, sheet, RIGHT, y - 0.07, parts, "label")
                y -= PITCH
            y -= 0.6 * PITCH
        pen.panel(sheet, 0.45, 0.2, 12.43, 2.75)
        y = 2.62
        values = _values(pen, run)
        for line in source.body("train_step").split("\n"):
            if not line.strip():
                y -= 0.25 * PITCH
                continue
            _code(pen, sheet, y, line)
            for begins, parts in values.items():
                if line.startswith(begins):
                    coloured(pen, sheet, RIGHT, y - 0.07, parts, "label")
            y -= PITCH
        return figure


def _values(pen: Pen, run: CodeRun) -> dict[str, list[Part]]:
    """What each line of the step gives for one sample, computed by the shown code itself."""
    return {
        "y_hat": [(pen.equation(r"\hat{y}", run.output, 4), "model")],
        "loss": [(pen.equation("L", run.loss, 4), "loss")],
        "gradient": [(rf"\nabla L \approx {_pair(pen, run.gradient)}", "gradient")],
        "theta": [(rf"{THETA} \approx {_pair(pen, run.theta_new)}", "parameters")],
    }


def _pair(pen: Pen, values: Any) -> str:
    return pen.pair(*(pen.number(float(value), 4) for value in values))


def _code(pen: Pen, sheet: Axes, y: float, line: str) -> None:
    """A line of code, word for word in the colours of what they mean."""
    points = pen.points("label")
    comment = line.lstrip().startswith("#")
    for word in re.finditer(r"[A-Za-z_]\w*|[^\sA-Za-z_]+", line):
        role: Role = "muted" if comment else ROLES.get(word[0], "ink")
        x = LEFT + word.start() * ADVANCE * points / 72
        text = pen.text(sheet, x, y, word[0], role, family=FONT, va="baseline")
        text.set_fontsize(points)
