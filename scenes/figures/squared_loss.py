"""Figure: the linear model and the squared loss of one house (idea 12)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.slides import fact
from scenes.experiments.house_descents import HouseStep
from scenes.figures.houses import fitted_line, house_marks
from scenes.figures.marks import Part, coloured
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

HEIGHTS = (-3.0, 10.0)
LEFT, BOTTOM, WIDTH, HEIGHT = 0.9, 1.2, 6.9, 5.35
SIDE = 8.35
"""Where the formulas begin, in inches."""


def squared_loss(settings: Settings) -> Figure:
    """The gap between prediction and price is the side of a square; the square is the loss."""
    with figure_style(settings):
        pen = Pen.of(settings.cut(), "squared-loss")
        figure, sheet = pen.page()
        step = HouseStep.of_slides()
        axes = pen.axes(figure, LEFT, BOTTOM, WIDTH, HEIGHT)
        axes.set(xlim=(2.6, 2.6 + (HEIGHTS[1] - HEIGHTS[0]) * WIDTH / HEIGHT), ylim=HEIGHTS, aspect="equal")
        pen.ticks(axes, (5, 10, 15), (0, 5, 10))
        axes.axhline(0, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
        fitted_line(pen, axes, step.data, step.path.parameters[0], rows=(0,))
        house_marks(pen, axes, step.data.x, step.data.y)
        x, y, predicted = step.data.x[0], step.data.y[0], float(step.loss.predictions(step.path.parameters[0])[0])
        pen.formula(axes, x - 0.35, (y + predicted) / 2, r"\hat{y}-y", "loss", ha="right")
        pen.formula(axes, x + (y - predicted) / 2, (y + predicted) / 2, "L", "loss", "title", ha="center")
        pen.formula(axes, x - 0.35, y, "y", ha="right")
        pen.formula(axes, x - 0.35, predicted + 0.75, r"\hat{y}", "model", ha="right")
        axes.set_xlabel(pen.word("area"), labelpad=8)
        axes.set_ylabel(pen.word("price"))
        _formulas(pen, sheet, step, x, y, predicted)
        return figure


def _formulas(pen: Pen, sheet: Axes, step: HouseStep, x: float, y: float, predicted: float) -> None:
    """Model and loss, in general and for this house."""
    b, w = step.path.parameters[0]
    error = float(step.path.values[0])
    digits = {name: fact(f"house-bad-{name}").digits for name in ("w", "b", "predicted-1", "error-1")}
    shown = pen.number(predicted, digits["predicted-1"])
    model: list[Part] = [
        (r"\hat{y}", "model"), (r"\;=\;", "ink"), ("w", "parameters"), (r"\,x\;+\;", "ink"), ("b", "parameters")
    ]  # fmt: skip
    numbers: list[Part] = [
        (r"\hat{y}", "model"), (r"\;=\;", "ink"), (pen.number(w, digits["w"]), "parameters"),
        (rf"\;\cdot\;{pen.number(x, 1)}\;+\;", "ink"), (pen.number(b, digits["b"]), "parameters"),
        (rf"\;{pen.relation(predicted, digits['predicted-1'])}\;", "ink"), (shown, "model"),
    ]  # fmt: skip
    loss: list[Part] = [
        ("L", "loss"), ("(", "ink"), (r"\hat{y}", "model"), (r",\,y)\;=\;(", "ink"), (r"\hat{y}", "model"),
        (r"{}-y)^2", "ink"),
    ]  # fmt: skip
    squared: list[Part] = [
        ("L", "loss"), (r"\;=\;(", "ink"), (shown, "model"), (rf"{{}}-{pen.number(y, 1)})^2", "ink"),
        (rf"\;{pen.relation(error, digits['error-1'])}\;", "ink"), (pen.number(error, digits["error-1"]), "loss"),
    ]  # fmt: skip
    for height, word, general, special in ((6.35, "model", model, numbers), (3.65, "loss", loss, squared)):
        pen.text(sheet, SIDE, height, pen.word(word), "muted", va="baseline")
        coloured(pen, sheet, SIDE, height - 0.8, general)
        coloured(pen, sheet, SIDE, height - 1.45, special, "label")
