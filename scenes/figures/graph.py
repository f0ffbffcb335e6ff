"""The computation graph of one update with its numbers, and the update written out (ideas 45, 46). In inches."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from core.losses import SampleLoss
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.starts import rate_digits, score_digits
from scenes.experiments.subject import feature_digits
from scenes.figures.marks import Part, coloured, part_width
from scenes.kit.mpl_theme import Pen, Role
from scenes.kit.settings import Settings

Point = tuple[float, float]

CENTRES: dict[str, Point] = {
    "x": (1.08, 6.55), "w": (1.08, 4.95), "b": (1.08, 3.05), "z": (3.55, 4.95), "output": (5.25, 4.95),
    "y": (7.0, 6.55), "loss": (7.0, 4.95),
}  # fmt: skip
BOX = (1.38, 0.94)


@dataclass(frozen=True, eq=False)
class Step:
    """The numbers of one update, from the core: x, y, z, ŷ, dL/dz, η and the two rows of the descent; `near`: half the
    width of a map on which it is seen."""

    loss: SampleLoss
    path: Trajectory
    learning_rate: float
    x: float
    y: float
    z: float
    output: float
    slope: float
    x_digits: int
    near: float

    @classmethod
    def of(cls, settings: Settings) -> "Step":
        """The one-feature example: the slides' first of the four flowers, or a lecturer's first sample of class 0."""
        update = OneUpdate.of(settings)
        loss, path, data, theta = update.loss, update.path, update.data, update.path.parameters[0]
        z, output = loss.scores(theta), loss.predictions(theta)
        slope = loss.slope(output, loss.y)
        return cls(
            loss, path, update.learning_rate, float(data.x[0]), float(data.y[0]), float(z[0]), float(output[0]),
            float(slope[0]), feature_digits(settings, 1), update.near,
        )  # fmt: skip


def draw_graph(pen: Pen, sheet: Axes, step: Step) -> None:
    """Boxes with symbol and number; whole arrows forward, dashed ones back."""
    b, w = step.path.parameters[0]
    slope_b, slope_w = step.path.gradients[0]
    node(pen, sheet, "x", CENTRES["x"], "x", step.x, step.x_digits, "ink")
    node(pen, sheet, "w", CENTRES["w"], "w", w, 1, "parameters")
    node(pen, sheet, "b", CENTRES["b"], "b", b, 1, "parameters")
    node(pen, sheet, "z", CENTRES["z"], "z", step.z, score_digits(step.path.parameters[0], step.x_digits), "ink")
    node(pen, sheet, "output", CENTRES["output"], r"\hat{y}", step.output, 2, "model")
    node(pen, sheet, "y", CENTRES["y"], "y", step.y, 0, "class1" if step.y else "class0")
    node(pen, sheet, "loss", CENTRES["loss"], "L", float(step.path.values[0]), 4, "loss")
    for start, end in (
        ((1.77, 6.5), (2.95, 5.42)), ((1.77, 5.12), (2.86, 5.12)), ((1.77, 3.2), (3.1, 4.48)),
        ((4.24, 4.95), (4.56, 4.95)), ((5.94, 4.95), (6.31, 4.95)), ((7.0, 6.08), (7.0, 5.42)),
    ):  # fmt: skip
        arrow(pen, sheet, start, end, color=pen.colour("muted"))
    back: dict[str, Any] = {"color": pen.colour("gradient"), "linestyle": (0, (4, 2.5))}
    arrow(pen, sheet, (7.0, 4.48), (3.8, 4.48), connectionstyle="arc3,rad=-0.24", **back)
    arrow(pen, sheet, (2.86, 4.8), (1.79, 4.8), **back)
    arrow(pen, sheet, (3.42, 4.48), (1.79, 2.92), **back)
    pen.formula(sheet, 4.4, 5.15, r"\sigma", "model", ha="center", va="baseline")
    for name, slope, digits in (("w", slope_w, 3), ("b", slope_b, 2)):
        gradient = pen.equation(rf"\dfrac{{\partial L}}{{\partial {name}}}", slope, digits)
        x, y = CENTRES[name]
        pen.formula(sheet, x + 0.06, y - 0.86, gradient, "gradient", ha="center")
    chain: list[Part] = [
        (r"\dfrac{\partial L}{\partial z}", "gradient"), (r"\;=\;", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;", "ink"),
        ("y", "class1" if step.y else "class0"), (rf"\;{pen.relation(step.slope, 2)}\;", "ink"),
        (pen.number(step.slope, 2), "gradient"),
    ]  # fmt: skip
    width = sum(part_width(pen, part, "label") for part in chain)
    coloured(pen, sheet, 5.4 - width / 2, 3.32, chain, "label")
    pen.text(sheet, 5.4, 2.6, pen.word("back"), "gradient", ha="center")
    pen.text(sheet, 4.4, 6.05, pen.word("forward"), "muted", ha="center")


def draw_updates(pen: Pen, sheet: Axes, step: Step) -> None:
    """b ← b - η · gradient, the same for w, and what it did to the loss, in a panel at the foot."""
    pen.panel(sheet, 0.45, 0.5, 12.43, 1.05)
    (b, w), (b_new, w_new) = step.path.parameters
    slope_b, slope_w = step.path.gradients[0]
    before, after = (float(value) for value in step.path.values)
    groups: list[list[Part]] = [
        update(pen, "b", b, step.learning_rate, slope_b, 2, b_new, 3),
        update(pen, "w", w, step.learning_rate, slope_w, 3, w_new, 4),
        [(rf"{pen.equation('L', before, 4)}\;\to\;{pen.number(after, 4)}", "loss")],
    ]
    widths = [sum(part_width(pen, part, "label") for part in group) for group in groups]
    gap = (12.43 - sum(widths)) / (len(groups) + 1)
    x = 0.45 + gap
    for group, width in zip(groups, widths, strict=True):
        coloured(pen, sheet, x, 0.93, group, "label")
        x += width + gap


def update(
    pen: Pen, symbol: str, value: float, rate: float, slope: float, digits: int, new: float, new_digits: int
) -> list[Part]:
    """A parameter's step, written out."""
    return [
        (symbol, "parameters"),
        (rf"\;\leftarrow\;{pen.number(value, 1)} - {pen.number(rate, max(2, rate_digits(rate)))}\cdot{{}}", "ink"),
        (f"({pen.number(slope, digits)})" if slope < 0 else pen.number(slope, digits), "gradient"),
        (rf"\;{pen.relation(new, new_digits)}\;", "ink"),
        (pen.number(new, new_digits), "parameters"),
    ]


def node(
    pen: Pen, sheet: Axes, name: str, at: Point, symbol: str, value: float, digits: int, role: Role
) -> None:  # fmt: skip
    """A box with a symbol and its number."""
    x, y = at
    width, height = BOX
    box = FancyBboxPatch(
        (x - width / 2, y - height / 2), width, height, boxstyle="round,pad=0,rounding_size=0.1",
        facecolor=pen.colour("panel"), edgecolor=pen.colour(role), linewidth=pen.width("thin_line"), gid=f"node-{name}",
    )  # fmt: skip
    sheet.add_patch(box)
    pen.formula(sheet, x, y + 0.13, symbol, role, ha="center", va="baseline")
    shown = rf"{{{pen.relation(value, digits)}}}\,{pen.number(value, digits)}"
    pen.formula(sheet, x, y - 0.3, shown, role, ha="center", va="baseline")


def arrow(pen: Pen, sheet: Axes, start: Point, end: Point, **style: Any) -> None:
    """An arrow of the graph, from border to border."""
    width = pen.width("thin_line") * 1.2
    sheet.add_patch(
        FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=14, shrinkA=0, shrinkB=0, lw=width, **style)
    )
