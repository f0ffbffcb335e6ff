"""The figure of the two-feature update (ideas 47, 48): the graph with its numbers, the misprint, and the boundary."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from core.slides import fact
from scenes.experiments.plane import TwoFeatureUpdate, boundary, plane_axes, side
from scenes.experiments.starts import score_digits, start_digits
from scenes.experiments.subject import drawn, feature_digits, plane_samples
from scenes.figures.graph import BOX, Point, arrow, node, update
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

CENTRES: dict[str, Point] = {
    "w1": (1.15, 6.6), "w2": (1.15, 4.95), "b": (1.15, 3.3), "x1": (3.05, 6.6), "x2": (4.75, 6.6), "z": (3.9, 4.6),
    "output": (5.85, 4.6), "y": (7.8, 6.6), "loss": (7.8, 4.6),
}  # fmt: skip
SYMBOLS = {"b": "b", "w1": "w_1", "w2": "w_2"}
SIDE = 0.16


def two_features(settings: Settings) -> Figure:
    """The graph of one update, forward and back; the new parameters; and the plane with the boundary."""
    with figure_style(settings):
        pen = Pen.of(settings, "two-features")
        figure, sheet = pen.page()
        step = TwoFeatureUpdate.of(settings)
        _draw_graph(pen, sheet, step, settings)
        _draw_update(pen, sheet, step, settings)
        _draw_plane(pen, pen.axes(figure, 9.75, 3.1, 3.1, 3.3), step, settings)
        return figure


def _draw_graph(pen: Pen, sheet: Axes, step: TwoFeatureUpdate, settings: Settings) -> None:
    theta, gradient = step.path.parameters[0], step.path.gradients[0]
    x1, x2 = step.data.X_features[0]
    digits_1, digits_2 = (feature_digits(settings, 1, feature) for feature in (0, 1))
    boxes: dict[str, tuple[str, float, int, Role]] = {
        "x1": ("x_1", x1, digits_1, "ink"), "x2": ("x_2", x2, digits_2, "ink"),
        "y": ("y", float(step.data.y[0]), 0, "class0"),
        "z": ("z", float(step.loss.scores(theta)[0]), score_digits(theta, max(digits_1, digits_2)), "ink"),
        "output": (r"\hat{y}", step.output(theta), 4, "model"),
        "loss": ("L", float(step.path.values[0]), 4, "loss"),
    }  # fmt: skip
    for name, (symbol, value, digits, role) in boxes.items():
        node(pen, sheet, name, CENTRES[name], symbol, value, digits, role)
    half, up = BOX[0] / 2, BOX[1] / 2
    back: dict[str, Any] = {"color": pen.colour("gradient"), "linestyle": (0, (4, 2.5))}
    z = CENTRES["z"]
    for (name, symbol), value, slope, height in zip(SYMBOLS.items(), theta, gradient, (-0.3, 0.3, 0.0), strict=True):
        at = CENTRES[name]
        node(pen, sheet, name, at, symbol, value, max(1, start_digits(theta)), "parameters")
        derivative = pen.equation(rf"L'_{{{symbol}}}", slope, 4)
        pen.formula(sheet, at[0], at[1] - 0.75, derivative, "gradient", ha="center")
        start, end = (at[0] + half, at[1]), (z[0] - half, z[1] + height)
        arrow(pen, sheet, start, end, color=pen.colour("muted"))
        arrow(pen, sheet, (end[0], end[1] - 0.13), (start[0] + 0.03, start[1] - 0.2), **back)
    for name in ("x1", "x2"):
        at = CENTRES[name]
        end = (z[0] + (at[0] - z[0]) * 0.4, z[1] + up)
        arrow(pen, sheet, (at[0], at[1] - up), end, color=pen.colour("muted"))
    for first, last in (("z", "output"), ("output", "loss")):
        ends = (CENTRES[first][0] + half, z[1]), (CENTRES[last][0] - half, z[1])
        arrow(pen, sheet, *ends, color=pen.colour("muted"))
    arrow(pen, sheet, (7.8, 6.6 - up), (7.8, z[1] + up), color=pen.colour("muted"))
    arrow(pen, sheet, (7.8, z[1] - up), (4.1, z[1] - up), connectionstyle="arc3,rad=-0.2", **back)
    pen.formula(sheet, 4.87, z[1] + 0.14, r"\sigma", "model", ha="center", va="baseline")
    chain: list[Part] = [
        (r"\dfrac{\partial L}{\partial z}", "gradient"), (r"\;=\;", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;", "ink"),
        ("y", "class0"), (r"\;\approx\;", "ink"), (pen.number(float(gradient[0]), 4), "gradient"),
    ]  # fmt: skip
    coloured(pen, sheet, 5.95 - _width(pen, chain) / 2, 2.95, chain, "label")


def _draw_update(pen: Pen, sheet: Axes, step: TwoFeatureUpdate, settings: Settings) -> None:
    """The step of each parameter; what it did; and why the slide's w1 is a misprint."""
    of_slides = settings.own.data is None
    pen.panel(sheet, 0.45, 0.4, 12.43, 1.55)
    (old, new), gradient = step.path.parameters, step.path.gradients[0]
    product = fact("ex2-grad-w1-in-update").value  # with the output cut off before, as the slide does
    assert isinstance(product, float)
    slopes = (float(gradient[0]), product if of_slides else float(gradient[1]), float(gradient[2]))
    groups = [
        update(pen, symbol, before, step.learning_rate, slope, 4, after, 4)
        for symbol, before, slope, after in zip(SYMBOLS.values(), old, slopes, new, strict=True)
    ]
    before, after = (float(value) for value in step.path.values)
    outputs = pen.equation(r"\hat{y}", step.output(old), 4) + rf"\;\to\;{pen.number(step.output(new), 4)}"
    losses = rf"{pen.equation('L', before, 4)}\;\to\;{pen.number(after, 4)}"
    _spread(pen, sheet, [*groups[:2], [(outputs, "model")]], 1.4, 0.45, 12.88)
    _spread(pen, sheet, [groups[2], [(losses, "loss")]], 0.72, 0.45, 12.88)
    if of_slides:
        _draw_misprint(pen, sheet, step)


def _draw_misprint(pen: Pen, sheet: Axes, step: TwoFeatureUpdate) -> None:
    misprint, output = step.misprinted, step.output(step.misprinted)
    gives = pen.equation(r"\hat{y}", output, 4)
    pen.formula(sheet, 8.5, 2.2, gives, "muted", ha="right", va="baseline", gid="misprinted-output")
    right = 8.5 - pen.formula_width(gives) - 0.15
    pen.text(sheet, right, 2.2, pen.word("printed-output"), "muted", ha="right", va="baseline")
    printed, right = rf"w_1 = {pen.number(misprint[1], 4)}", right - 0.75
    pen.formula(sheet, right, 2.2, printed, "muted", ha="right", va="baseline", gid="misprint")
    left = right - pen.formula_width(printed)
    sheet.plot([left, right], [2.18, 2.38], color=pen.colour("muted"), lw=pen.width("thin_line"), gid="strike")
    pen.text(sheet, left - 0.15, 2.2, pen.word("prints"), "muted", ha="right", va="baseline")


def _spread(pen: Pen, sheet: Axes, groups: list[list[Part]], y: float, left: float, right: float) -> None:
    """Groups of parts side by side with equal gaps."""
    widths = [_width(pen, group) for group in groups]
    gap = (right - left - sum(widths)) / (len(groups) + 1)
    x = left
    for group, width in zip(groups, widths, strict=True):
        coloured(pen, sheet, x + gap, y, group, "label")
        x += gap + width


def _width(pen: Pen, parts: list[Part]) -> float:
    return sum(part_width(pen, part, "label") for part in parts)


def _draw_plane(pen: Pen, axes: Axes, step: TwoFeatureUpdate, settings: Settings) -> None:
    across, up = plane_axes(settings)
    left, right, low, high = step.bounds
    path = step.onward()
    colour = pen.colour("model")
    for theta, role in ((path.final, "class1"), (-path.final, "class0")):
        tint = Polygon(side(theta, step.bounds), closed=True, lw=0, fc=pen.colour(role), alpha=SIDE, gid=f"side-{role}")  # type: ignore[arg-type]
        axes.add_patch(tint)
    before = boundary(path.parameters[0], step.bounds)
    axes.plot(*before.T, color=colour, lw=pen.width(), ls=(0, (4, 2.5)), gid="boundary-before")
    axes.plot(*boundary(path.final, step.bounds).T, color=colour, lw=pen.width(), gid="boundary")
    data = drawn(plane_samples(settings))
    x1, x2 = data.X_features.T
    flower_marks(pen, axes, x1, data.y, x2)
    axes.set(xlim=(left, right), ylim=(low, high))
    pen.ticks(axes, across.ticks, up.ticks, digits=(across.digits, up.digits))
    after = pen.word("after").format(steps=len(path) - 1)
    if settings.own.data is None:
        pen.text(axes, 2.5, -0.42, pen.word("length"), "muted", ha="center")
        pen.text(axes, 0, high + 0.12, pen.word("width"), "muted")
        pen.text(axes, 0.32, 1.86, pen.word("before"), "model", halo=True)
        pen.text(axes, 4.95, 0.56, after, "model", ha="right", halo=True, linespacing=1.05)
        return
    # Around the plane, up to its right edge: samples may lie anywhere in it, and names may be long.
    names = ((0.25, pen.word("before"), "model"), (0.16, after, "model"), (0.07, pen.word("width"), "muted"))
    for height, words, role in (*names, (-1.21, pen.word("length"), "muted")):
        pen.text(axes, right, high + height * (high - low), words, role, ha="right")  # type: ignore[arg-type]
