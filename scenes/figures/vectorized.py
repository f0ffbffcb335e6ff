"""The five steps, traditional and vectorized, side by side (slide idea 49)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.figures.marks import Fraction, Part, coloured
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

NAMES_AT, LEFT, RIGHT = 0.7, 2.55, 8.1
TOP, PITCH = 5.5, 1.12
"""Baseline of the first step, and from one to the next, in inches."""
YHAT: Part = (r"\hat{y}", "model")
W: Part = ("w", "parameters")
B: Part = ("b", "parameters")
THETA: Part = (r"\boldsymbol{\theta}", "parameters")
NABLA: Part = (r"\nabla_{\boldsymbol{\theta}} L", "gradient")
BY_W = Fraction([(r"\partial L", "gradient")], [(r"\partial w", "gradient")])
BY_B = Fraction([(r"\partial L", "gradient")], [(r"\partial b", "gradient")])
GAP: Part = (r"\qquad ", "ink")
STEP: Part = (r"\;{-}\;\eta\,", "ink")
BECOMES: Part = (r"\;\leftarrow\;", "ink")
OUTPUT: list[Part] = [GAP, YHAT, (r" = \sigma(z)", "ink")]
LOSS: list[Part] = [
    ("L", "loss"), (r" = {-}y\,\ln\,", "ink"), YHAT, (r"\;{-}\;(1 - y)\,\ln(1 - ", "ink"), YHAT, (")", "ink"),
]  # fmt: skip
SCALAR: list[list[Part]] = [
    [("(x, y)", "ink"), GAP, W, GAP, B],
    [("z = ", "ink"), W, (r"\,x + ", "ink"), B, *OUTPUT],
    LOSS,
    [BY_W, (" = x(", "ink"), YHAT, (r"\;{-}\;y)", "ink"), GAP, BY_B, (" = ", "ink"), YHAT, (r"\;{-}\;y", "ink")],
    [W, BECOMES, W, STEP, BY_W, GAP, B, BECOMES, B, STEP, BY_B],
]
VECTOR: list[list[Part]] = [
    [(r"\boldsymbol{x} = (1\;\;x)^T", "ink"), GAP, THETA, (" = ", "ink"), (r"(b\;\;w)^T", "parameters")],
    [("z = ", "ink"), (r"\boldsymbol{\theta}^T", "parameters"), (r"\,\boldsymbol{x}", "ink"), *OUTPUT],
    LOSS,
    [NABLA, (r" = \boldsymbol{x}(", "ink"), YHAT, (r"\;{-}\;y)", "ink")],
    [THETA, BECOMES, THETA, STEP, NABLA],
]


def vectorized(settings: Settings) -> Figure:
    """A row a step: its name, its lines of numbers, its line of vectors."""
    with figure_style(settings):
        pen = Pen.of(settings, "vectorized")
        figure, sheet = pen.page()
        for name, left in (("scalar", LEFT), ("vector", RIGHT)):
            pen.text(sheet, left, 6.6, pen.words.label("vectorized", name), size="body", bold=True, ha="left")
        names = pen.words.texts("scenes.one-step.labels.steps")
        for k, (name, scalar, vector) in enumerate(zip(names, SCALAR, VECTOR, strict=True)):
            y = TOP - k * PITCH
            _row(pen, sheet, y, name)
            coloured(pen, sheet, LEFT, y, scalar, "label")
            coloured(pen, sheet, RIGHT, y, vector, "label")
        return figure


def _row(pen: Pen, sheet: Axes, y: float, name: str) -> None:
    """The step's name, and the panel behind its lines."""
    pen.panel(sheet, 0.45, y - 0.4, 12.43, 1.0)
    pen.text(sheet, NAMES_AT, y, name, "muted", ha="left", va="baseline")
