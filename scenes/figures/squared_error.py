"""Figures of the squared error: the gaps folded into one formula (idea 26), and its gradient on a graph (idea 27)."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from scenes.experiments.gaps import Gaps
from scenes.experiments.subject import feature_axis
from scenes.figures.marks import Fraction, Part, coloured, flower_marks, part_width
from scenes.kit.layout import Range
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

LENGTHS = Range(0, 5.2, (0, 1, 2, 3, 4, 5), 0)
"""The axis of the slides' petal lengths, in cm."""
ROW, ABOVE = 4.35, 6.1
"""Heights of the row of boxes and of the inputs above it, in inches."""
THETA, X = r"\boldsymbol{\theta}", r"\boldsymbol{x}"
LOSS: list[Part] = [("L", "loss"), (r" = (", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;y)^2", "ink")]
NODES: dict[str, tuple[float, float, float, Role, list[Part]]] = {
    "theta": (1.15, ROW, 1.0, "parameters", [(THETA, "parameters")]),
    "x": (4.2, ABOVE, 1.0, "ink", [(X, "ink")]),
    "z": (4.2, ROW, 1.75, "ink", [(r"z = ", "ink"), (f"{THETA}^T", "parameters"), (rf"\,{X}", "ink")]),
    "output": (7.7, ROW, 1.75, "model", [(r"\hat{y} = \sigma(z)", "model")]),
    "y": (11.5, ABOVE, 1.0, "ink", [("y", "ink")]),
    "loss": (11.5, ROW, 2.35, "loss", LOSS),
}
"""Middle, width, role and formula of each box."""
HEIGHT = 0.95
EDGES = (("theta", "z"), ("x", "z"), ("z", "output"), ("output", "loss"), ("y", "loss"))
GAP: list[Part] = [(r"2\,(", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;y)", "ink")]
SLOPE: list[Part] = [(r"\hat{y}\,(1 - \hat{y})", "model")]
INPUT: list[Part] = [(r"x_i", "ink")]
BACKS: tuple[tuple[str, str, str, str, list[Part]], ...] = (
    ("loss", "output", "L", r"\hat{y}", GAP),
    ("output", "z", r"\hat{y}", "z", SLOPE),
    ("z", "theta", "z", r"\theta_i", INPUT),
)
"""From which box to which, the derivative of what by what, and what it is."""


def squared_error(settings: Settings) -> Figure:
    """Six flowers under the slides' first fit with the gap of each, and the two cases folded into one (idea 26)."""
    with figure_style(settings):
        pen = Pen.of(settings, "squared-error")
        figure, sheet = pen.page()
        axes = pen.axes(figure, 0.95, 1.5, 6.3, 4.95)
        subject, across = Gaps.of(settings), feature_axis(settings, LENGTHS)
        data, outputs = subject.data, subject.outputs
        x = np.linspace(across.low, across.high, 300)
        pen.ticks(axes, across.ticks, (0, 0.5, 1), digits=(across.digits, 1))
        axes.set(xlim=(across.low, across.high), ylim=(-0.06, 1.1))
        axes.spines["left"].set_bounds(0, 1)
        axes.axhline(1, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
        axes.set_xlabel(pen.word("petal"), labelpad=8)
        axes.plot(x, subject.model.predict_proba(x), color=pen.colour("model"), lw=pen.width(), gid="curve", zorder=2)
        for at, output, label in zip(data.x, outputs, data.y, strict=True):
            axes.plot([at, at], [output, label], color=pen.colour("loss"), lw=pen.width(), ls=(0, (2.5, 1.6)),
                      gid="gap", zorder=3)  # fmt: skip
        axes.plot(data.x, outputs, ls="none", marker="o", ms=9, mfc=pen.colour("model"), mec=pen.colour("ink"), mew=1.4,
                  gid="outputs", zorder=4)  # fmt: skip
        flower_marks(pen, axes, data.x, data.y)
        pen.formula(
            axes,
            across.low - 0.03 * (across.high - across.low),
            1.13,
            r"\hat{y} = \sigma(z)",
            "model",
            ha="left",
            va="bottom",
        )
        _cases(pen, sheet)
        return figure


def _cases(pen: Pen, sheet: Axes) -> None:
    one: list[Part] = [(r"\mathrm{diff} = ", "ink"), ("1", "class1"), (r"\;{-}\;", "ink"), (r"\hat{y}", "model")]
    zero: list[Part] = [(r"\mathrm{diff} = ", "ink"), (r"\hat{y}", "model")]
    left = 8.2
    for height, name, role, label, parts in ((5.75, "one", "class1", 1, one), (4.1, "zero", "class0", 0, zero)):
        flower_marks(pen, sheet, np.array([left + 0.12]), np.array([label]), np.array([height + 0.62]))
        pen.text(sheet, left + 0.4, height + 0.62, f"{pen.word(name)},  $y = {label}$", role, ha="left")  # type: ignore[arg-type]
        coloured(pen, sheet, left, height - 0.12, parts)
    pen.panel(sheet, left - 0.3, 1.5, 4.9, 1.65)
    pen.text(sheet, left, 2.75, pen.word("folded"), "muted", ha="left")
    coloured(pen, sheet, left, 1.9, LOSS)


def squared_error_graph(settings: Settings) -> Figure:
    """θ and x make z, z makes ŷ, ŷ and y make the loss; three derivatives come back, and their product (idea 27)."""
    with figure_style(settings):
        pen = Pen.of(settings, "squared-error-graph")
        figure, sheet = pen.page()
        for name, (x, y, width, role, parts) in NODES.items():
            box = FancyBboxPatch(
                (x - width / 2, y - HEIGHT / 2), width, HEIGHT, boxstyle="round,pad=0,rounding_size=0.12",
                facecolor=pen.colour("panel"), edgecolor=pen.colour(role), linewidth=pen.width("thin_line"),
                gid=f"node-{name}",
            )  # fmt: skip
            sheet.add_patch(box)
            coloured(pen, sheet, x - _width(pen, parts) / 2, y - 0.09, parts, "label")
        for start, end in EDGES:
            _arrow(sheet, *_ends(start, end), color=pen.colour("muted"), lw=pen.width("thin_line"))
        for start, end, above, below, parts in BACKS:
            _back(pen, sheet, start, end, above, below, parts)
        pen.text(sheet, 7.7, ABOVE, pen.word("forward"), "muted", ha="center")
        pen.text(sheet, 6.67, 1.95, pen.word("multiply"), "muted", ha="center")
        pen.panel(sheet, 0.45, 0.45, 12.43, 1.15)
        found: list[Part] = [(r"\;=\;2\,x_i\,(", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;y)\,", "ink"), *SLOPE]
        product = [_derivative("L", r"\theta_i"), *found]
        coloured(pen, sheet, 6.67 - _width(pen, product) / 2, 0.93, product, "label")
        return figure


def _derivative(above: str, below: str) -> Fraction:
    return Fraction([(rf"\partial {above}", "gradient")], [(rf"\partial {below}", "gradient")])


def _width(pen: Pen, parts: list[Part]) -> float:
    return sum(part_width(pen, part, "label") for part in parts)


def _ends(start: str, end: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow leaves one box and reaches the next: along the row, or down onto it."""
    (x0, y0, width0, *_), (x1, y1, width1, *_) = NODES[start], NODES[end]
    if x0 == x1:
        return (x0, y0 - HEIGHT / 2), (x1, y1 + HEIGHT / 2)
    return (x0 + width0 / 2, y0), (x1 - width1 / 2, y1)


def _back(pen: Pen, sheet: Axes, start: str, end: str, above: str, below: str, parts: list[Part]) -> None:
    """A dashed arrow under the row, and the derivative that it carries."""
    (x0, y, width0, *_), (x1, _, width1, *_) = NODES[start], NODES[end]
    leave, reach = x0 - 0.3 * width0, x1 + 0.3 * width1
    _arrow(sheet, (leave, y - HEIGHT / 2), (reach, y - HEIGHT / 2), color=pen.colour("gradient"), ls=(0, (4, 2.5)),
           lw=pen.width("thin_line") * 1.2, connectionstyle="arc3,rad=-0.28")  # fmt: skip
    line: list[Part] = [_derivative(above, below), (r"\;=\;", "ink"), *parts]
    coloured(pen, sheet, (leave + reach) / 2 - _width(pen, line) / 2, 2.78, line, "label")


def _arrow(sheet: Axes, start: tuple[float, float], end: tuple[float, float], **style: Any) -> None:
    sheet.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=15, shrinkA=3, shrinkB=3, **style))
