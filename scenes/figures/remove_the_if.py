"""Eight answers, the branch that each picks, their losses as bars, and the formula without an if (slide idea 36)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.losses import binary_cross_entropy
from scenes.experiments.rows_of_answers import Answers
from scenes.figures.marks import Part, coloured, flower_marks, part_width
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

TOP, PITCH = 6.1, 0.54
"""Height of the first row, and from row to row, in inches."""
OUTPUT, LABEL, LOSS, BARS = 1.55, 2.4, 3.95, 4.55
"""Where the columns stand (the loss at its right end) and the bars begin."""
WIDEST = 3.9
"""The longest bar."""
BRANCH = 9.35
BRANCHES: tuple[list[Part], list[Part]] = (
    [("L", "loss"), (r" = -\ln(1 - ", "ink"), (r"\hat{y}", "model"), (")", "ink")],
    [("L", "loss"), (r" = -\ln\,", "ink"), (r"\hat{y}", "model")],
)
WHOLE: list[Part] = [
    ("L", "loss"), (r" = {-}\,y\,\ln\,", "ink"), (r"\hat{y}", "model"), (r"\;{-}\;(1 - y)\,\ln(1 - ", "ink"),
    (r"\hat{y}", "model"), (")", "ink"),
]  # fmt: skip


def remove_the_if(settings: Settings) -> Figure:
    """A table with bars, a bracket from its rows to their branch, and both branches in one formula at the foot."""
    with figure_style(settings):
        pen = Pen.of(settings, "remove-the-if")
        figure, sheet = pen.page()
        answers = Answers.of(settings)
        labels = answers.labels
        _table(pen, sheet, answers)
        roles: tuple[Role, Role] = ("class0", "class1")
        for label, role in enumerate(roles):
            _branch(pen, sheet, np.flatnonzero(labels == label), label, role)
        pen.panel(sheet, 0.45, 0.45, 12.43, 1.05)
        name = pen.word("name")
        coloured(pen, sheet, 6.1 - sum(part_width(pen, part, "body") for part in WHOLE) / 2 - 1.3, 0.86, WHOLE, "body")
        pen.text(sheet, 9.35, 0.95, name, "muted", ha="left")
        return figure


def _table(pen: Pen, sheet: Axes, answers: Answers) -> None:
    given, labels = answers.outputs, answers.labels
    losses = binary_cross_entropy(given, labels)
    head = TOP + 1.15 * PITCH
    for x, source, role, ha in (
        (OUTPUT, r"\hat{y}", "model", "center"),
        (LABEL, "y", "ink", "center"),
        (LOSS, r"L \approx", "loss", "right"),
    ):
        pen.formula(sheet, x, head - 0.09, source, role, ha=ha, va="baseline")  # type: ignore[arg-type]
    sheet.plot([0.55, BARS + WIDEST], [head - 0.3] * 2, color=pen.colour("muted"), lw=pen.width("hair_line"))
    for row, (p, label, loss) in enumerate(zip(given, labels, losses, strict=True)):
        y = TOP - row * PITCH
        flower_marks(pen, sheet, np.array([0.8]), np.array([label]), np.array([y]))
        pen.formula(sheet, OUTPUT, y - 0.09, pen.number(p, answers.digits), ha="center", va="baseline")
        pen.formula(sheet, LABEL, y - 0.09, pen.number(label, 0), ha="center", va="baseline")
        pen.formula(sheet, LOSS, y - 0.09, pen.number(float(loss), 4), "loss", ha="right", va="baseline")
        width = WIDEST * loss / losses.max()
        (bar,) = sheet.barh(y, width, 0.52 * PITCH, left=BARS, color=pen.colour("loss"))
        bar.set_gid(f"loss-{row + 1}")


def _branch(pen: Pen, sheet: Axes, rows: np.ndarray, label: int, role: Role) -> None:
    """A bracket beside the rows of a label, and what they cost."""
    top, bottom = TOP - rows[0] * PITCH + 0.17, TOP - rows[-1] * PITCH - 0.17
    left, middle = BRANCH - 0.5, (top + bottom) / 2
    sheet.plot([left, left + 0.14, left + 0.14, left], [top, top, bottom, bottom], color=pen.colour(role),
               lw=pen.width("thin_line"))  # fmt: skip
    pen.formula(sheet, BRANCH, middle + 0.3, f"y = {label}", role, "body", ha="left", va="baseline")
    coloured(pen, sheet, BRANCH, middle - 0.45, BRANCHES[label])
