"""Descent on x²: the rule, the slide's domain, three learning rates: what stands on screen, against core and slides."""

import numpy as np
import pytest
from manim import Text
from matplotlib.lines import Line2D

from core.functions import SQUARE
from core.slides import domain, fact
from scenes.experiments.descents import RATES, ROLLS, START, WIDE, factor, far_descent, near_descent, rolls
from scenes.figures.descent_1d import descent_1d, learning_rates
from scenes.kit.components.erratum import Erratum
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.review.bowls import Bowl
from scenes.review.descent_1d import OLD_RULE, ROWS, SHORT_RULE, Descent1d

NUMBERS = {
    "step": {"3", "0.1", "6", "2.4"},
    "domain": {"−100", "100"},
    "small": {"0.05", "10", "3.4867"},
    "right": {"0.2", "10", "0.0604"},
    "large": {"1.1", "10", "61.9173"},
    "factor": {"0.9", "0.6", "−1.2"},
}
"""What stands on screen at the end of each beat: the slides' examples, and x after ten steps from 10."""


def test_beats_are_the_outlines(run_scene):
    shown = run_scene(Descent1d, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene("descent-1d").beats


@pytest.mark.parametrize("beat", NUMBERS)
def test_numbers_stand_on_screen(run_scene, beat):
    assert run_scene(Descent1d, Settings()).numbers(beat) >= NUMBERS[beat]


@pytest.mark.parametrize("beat", NUMBERS)
def test_vietnamese_has_decimal_commas(run_scene, beat):
    wanted = {number.replace(".", ",") for number in NUMBERS[beat]}
    assert run_scene(Descent1d, Settings(language="vi")).numbers(beat) >= wanted


def test_the_slides_rules_stand_on_screen(run_scene):
    shown = run_scene(Descent1d, Settings())
    assert OLD_RULE == 'x_"new" = x_"old" - eta thin grad(dif / (dif x)) loss(J)(x_"old")'
    assert OLD_RULE in shown.texts("repeat")
    assert SHORT_RULE == "x_t = x_(t-1) - eta thin grad(f')(x_(t-1))"
    assert SHORT_RULE in shown.texts("large")


def test_the_learning_rate_and_the_derivative_are_named(run_scene):
    scene = run_scene(Descent1d, Settings()).scene
    named = {text.original_text for group in scene.notes for text in group if isinstance(text, Text)}
    assert named == {"learning rate", "derivative at the old x"}


@pytest.mark.parametrize(("name", "sample"), [("gd-update-rule", 0), ("square-update-rule", 1)])
def test_the_first_step_is_the_slides(name, sample):
    point = fact(name).samples[sample].point
    path = near_descent(1) if point["x"] > 0 else far_descent(1)
    assert path.parameters[0, 0] == point["x"]
    assert path.parameters[1, 0] == pytest.approx(fact(name).samples[sample].value)


def test_the_domain_is_of_integers_and_the_misprint_is_struck_through(run_scene):
    shown = run_scene(Descent1d, Settings())
    low, high = domain("square")
    assert [low, high] == fact("square-domain").value
    assert f'-"{-low:.0f}" <= x <= "{high:.0f}" quad quad x in ZZ' in shown.texts("domain")
    assert fact("square-domain-set").right == "Integers"
    assert {"slide prints", "x in NN"} <= set(shown.texts("domain"))
    errata = [part for mobject in shown.beats["domain"] for part in mobject.get_family() if isinstance(part, Erratum)]
    assert len(errata) == 1


@pytest.mark.parametrize(("beat", "path"), [("repeat", near_descent()), ("domain", far_descent())])
def test_the_table_holds_the_descents_rows(run_scene, beat, path):
    shown = run_scene(Descent1d, Settings())
    scene, digits = shown.scene, {"repeat": 3, "domain": 1}[beat]
    table = scene.table if beat == "repeat" else scene.far_table
    for row in range(ROWS):
        cells = [cell.text.replace("−", "-") for cell in table.cells[row]]
        assert float(cells[0]) == row
        assert float(cells[1]) == pytest.approx(path.parameters[row, 0], abs=10.0**-digits / 2)
        assert float(cells[2]) == pytest.approx(path.gradients[row, 0], abs=10.0**-digits / 2)
        assert cells[3] == "" if row == ROWS - 1 else float(cells[3]) == pytest.approx(path.steps[row, 0])


def test_an_arrow_is_as_long_as_eta_times_the_slope(run_scene):
    view = run_scene(Descent1d, Settings()).scene.near
    per_x = view.chart.area.width / (view.chart.x_range.high - view.chart.x_range.low)
    for arrow, slope in zip(view.arrows, view.path.gradients[:, 0], strict=False):
        length = arrow.shaft.get_start()[0] - arrow.head.get_left()[0]
        assert length == pytest.approx(0.1 * slope * per_x)


def test_the_bowls_hold_the_descents(run_scene):
    scene = run_scene(Descent1d, Settings()).scene
    assert [roll.rate for roll in scene.rolls] == list(RATES)
    for roll in scene.rolls:
        bowl: Bowl = roll.bowl
        path = rolls(roll.rate)
        assert path.parameters[:, 0] == pytest.approx(START * factor(roll.rate) ** np.arange(ROLLS + 1))
        stops = np.array([stop.get_center() for stop in bowl.stops])
        assert stops == pytest.approx(bowl.chart.place(path.parameters[:, 0], path.values))
    assert scene.rolls[-1].bowl.chart.x_range.high == WIDE


def _lines(figure, gid):
    return [line for line in figure.findobj(Line2D) if line.get_gid() == gid]


def test_the_figures_paths_are_the_descents():
    with figure_style(Settings()):
        figure, step = learning_rates(Settings()), descent_1d(Settings())
    for line, rate in zip(_lines(figure, "path"), RATES, strict=True):
        path = rolls(rate)
        assert line.get_xdata() == pytest.approx(path.parameters[:, 0])
        assert line.get_ydata() == pytest.approx(path.values)
    (tangent,) = _lines(step, "tangent")
    x, y = tangent.get_data()
    assert (y[-1] - y[0]) / (x[-1] - x[0]) == pytest.approx(float(SQUARE.gradient([3.0])[0]))
    texts = " ".join(text.get_text() for axes in (*figure.axes, *step.axes) for text in axes.texts)
    for shown in ("3.4867", "0.0604", "61.9173", "2.4", "5.76", "0.9", "{-}1.2"):
        assert shown in texts
