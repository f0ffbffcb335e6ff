"""The quiz's six questions as cards to be answered (slide ideas 38 to 41): the question, and four offers."""

from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from scenes.experiments import quiz
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LEFT, RIGHT = 0.8, 12.53
TOP, PITCH, HIGH = 4.75, 1.16, 1.0
"""Middle of the first offer, from one to the next, and a card's height, in inches."""
HALF = 5.6
"""Where the offers begin if the question needs the left side."""
F = r"f(x, y) = x^2 + 3y^2 + 4xy"
GAP = r"\qquad "
Draw = Callable[[Pen, Axes], tuple[list[str], float]]
"""Draws what a question is about; tells the offers as formulas, or as words, and where they begin."""


def quiz_1(settings: Settings) -> Figure:
    return _card(settings, 1, _steps)


def quiz_2(settings: Settings) -> Figure:
    return _card(settings, 2, _sigmoid)


def quiz_3(settings: Settings) -> Figure:
    return _card(settings, 3, _losses)


def quiz_4(settings: Settings) -> Figure:
    return _card(settings, 4, lambda pen, sheet: _second(pen, sheet, ["2x + 4y", "2", "6y + 4x", "4"]))


def quiz_5(settings: Settings) -> Figure:
    return _card(settings, 5, lambda pen, sheet: _second(pen, sheet, ["6y + 4x", "2x + 4y", "4", "6"]))


def quiz_6(settings: Settings) -> Figure:
    names = [r"\frac{\partial^2 f}{\partial x\,\partial y}", r"\frac{\partial^2 f}{\partial y\,\partial x}"]
    pairs = [GAP.join(f"{name} = {v}" for name, v in zip(names, pair, strict=True)) for pair in quiz.PAIRS]
    return _card(settings, 6, lambda pen, sheet: _second(pen, sheet, pairs))


def _card(settings: Settings, number: int, draw: Draw) -> Figure:
    """The question on top, what it is about on the left, four offers with their letters."""
    with figure_style(settings):
        pen = Pen.of(settings, f"quiz-{number}")
        figure, sheet = pen.page()
        pen.text(sheet, LEFT, 6.75, pen.words.title(f"quiz-{number}"), "muted", ha="left")
        pen.text(sheet, LEFT, 6.15, _label(pen, "question"), size="title", bold=True, ha="left")
        offers, left = draw(pen, sheet)
        for k, (letter, offer) in enumerate(zip(quiz.LETTERS, offers, strict=True)):
            y = TOP - k * PITCH
            pen.panel(sheet, left, y - HIGH / 2, RIGHT - left, HIGH)
            sheet.add_patch(
                Circle((left + 0.5, y), 0.26, fill=False, ec=pen.colour("muted"), lw=pen.width("hair_line"))
            )
            pen.text(sheet, left + 0.5, y, letter, bold=True, ha="center", va="center_baseline")
            if offer.startswith("$"):
                pen.formula(sheet, left + 1.1, y, offer.strip("$"), "ink", "body", ha="left")
            else:
                pen.text(sheet, left + 1.1, y, offer, ha="left")
        return figure


def _label(pen: Pen, name: str) -> str:
    return pen.words.label(pen.figure_id, name)


def _math(sources: list[str]) -> list[str]:
    return [f"${source}$" for source in sources]


def _steps(pen: Pen, sheet: Axes) -> tuple[list[str], float]:
    words = pen.words.texts(f"scenes.{pen.figure_id}.labels.steps")
    pitch = 3 * PITCH / (len(words) - 1)
    for k, step in enumerate(words):
        pen.formula(sheet, LEFT + 0.2, TOP - k * pitch, str(k + 1), "ink", "body", ha="center")
        pen.text(sheet, LEFT + 0.6, TOP - k * pitch, step, size="body", ha="left")
    return _math([r"\rightarrow ".join(map(str, order)) for order in quiz.ORDERS]), HALF + 0.6


def _sigmoid(pen: Pen, sheet: Axes) -> tuple[list[str], float]:
    x1, x2 = (pen.number(float(x), 0) for x in quiz.SCORES)
    middle = TOP - 1.5 * PITCH
    pen.formula(sheet, LEFT, middle + 0.6, r"\sigma(x) = \frac{1}{1 + e^{-x}}", "model", "title", ha="left")
    pen.formula(sheet, LEFT, middle - 0.7, f"x_1 = {x1}{GAP}x_2 = {x2}", "ink", "body", ha="left")
    signs = [rf"\sigma(x_1) {sign} \sigma(x_2)" for sign in quiz.RELATIONS[:-1]]
    return [*_math(signs), _label(pen, "unknown")], HALF


def _losses(pen: Pen, sheet: Axes) -> tuple[list[str], float]:
    pen.formula(sheet, LEFT, TOP - 1.5 * PITCH, r"L(\hat{y}, y) =\ ?", "ink", "body", ha="left")
    p, log = r"\hat{y}", r"\,\ln"
    return _math([
        rf"-y{log}(1 - {p}) - (1 - y){log}\,{p}",
        rf"-{p}{log}(1 - y) - (1 - {p}){log}\,y",
        rf"-{p}{log}(1 - {p}) - (1 - y){log}\,y",
        rf"-y{log}\,{p} - (1 - y){log}(1 - {p})",
    ]), 4.4  # fmt: skip


def _second(pen: Pen, sheet: Axes, offers: list[str]) -> tuple[list[str], float]:
    pen.formula(sheet, LEFT, TOP - 1.5 * PITCH, F, "ink", "body", ha="left")
    return _math(offers), HALF + 0.6
