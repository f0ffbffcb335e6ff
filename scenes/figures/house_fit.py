"""Figure: the bad line and the good one, with the squares of their errors and the slides' tables (ideas 10, 11)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.arrays import Array
from core.losses import squared_error
from core.models import LinearRegression
from core.slides import fact
from scenes.experiments.house_descents import HouseStep
from scenes.figures.houses import fitted_line, house_marks
from scenes.figures.marks import Part, coloured
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

LEFT, BOTTOM, WIDTH, HEIGHT = (0.85, 7.35), 3.05, 5.55, 3.5
HEIGHTS = (-2.9, 9.9)
ROW = 0.4
COLUMNS = (0.5, 1.65, 3.0, 4.5)
"""Where a table's decimal marks stand, from its chart's left edge, in inches."""
ROLES: tuple[Role, ...] = ("ink", "ink", "model", "loss")


def house_fit(settings: Settings) -> Figure:
    """Both lines on equal scales: an error's square is a square."""
    with figure_style(settings):
        pen = Pen.of(settings.cut(), "house-fit")
        figure, sheet = pen.page()
        step = HouseStep.of_slides()
        for left, name, theta in zip(LEFT, ("bad", "good"), (step.path.parameters[0], step.good), strict=True):
            axes = pen.axes(figure, left, BOTTOM, WIDTH, HEIGHT)
            axes.set(xlim=(0, (HEIGHTS[1] - HEIGHTS[0]) * WIDTH / HEIGHT), ylim=HEIGHTS, aspect="equal")
            pen.ticks(axes, (0, 5, 10, 15), (0, 5))
            pen.text(sheet, left + WIDTH, BOTTOM - 0.26, pen.word("area"), "muted", ha="right")
            pen.text(sheet, left + 0.1, BOTTOM + HEIGHT - 0.05, pen.word("price"), "muted")
            axes.axhline(0, color=pen.colour("grid"), lw=pen.width("hair_line"), zorder=0)
            fitted_line(pen, axes, step.data, theta)
            house_marks(pen, axes, step.data.x, step.data.y)
            _title(pen, sheet, left, name, theta)
            _table(pen, sheet, left, name, step, theta)
        return figure


def _title(pen: Pen, sheet: Axes, left: float, name: str, theta: Array) -> None:
    """The line's equation over its chart."""
    digits = {key: fact(f"house-{name}-{key}").digits for key in "wb"}
    b, w = theta
    parts: list[Part] = [
        (r"\hat{y}", "model"), (r"\;=\;", "ink"), (pen.number(w, digits["w"]), "parameters"), (r"\,x\;+\;", "ink"),
        (pen.number(b, digits["b"]), "parameters"),
    ]  # fmt: skip
    coloured(pen, sheet, left, 6.92, parts)


def _table(pen: Pen, sheet: Axes, left: float, name: str, step: HouseStep, theta: Array) -> None:
    data, top = step.data, 2.05
    predicted = LinearRegression(theta).predict(data.x)
    errors = squared_error(predicted, data.y)
    for place, name_of, role in zip(COLUMNS, ("area", "price", "predicted", "error"), ROLES, strict=True):
        pen.text(sheet, left + place + 0.05, top + 0.14, pen.word(name_of), role, ha="center", va="baseline")
    sheet.plot([left, left + WIDTH], [top] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"))
    for row, values in enumerate(zip(data.x, data.y, predicted, errors, strict=True)):
        digits = [1, 1, *(fact(f"house-{name}-{kind}-{row + 1}").digits for kind in ("predicted", "error"))]
        for place, value, decimals, role in zip(COLUMNS, values, digits, ROLES, strict=True):
            shown = pen.number(value, decimals)
            whole = shown.replace("{,}", ".").partition(".")[0]
            x = left + place - pen.formula_width(whole)
            pen.formula(sheet, x, top - (row + 0.8) * ROW, shown, role, ha="left", va="baseline")
