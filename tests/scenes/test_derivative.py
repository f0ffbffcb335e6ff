"""The derivative: the definition, the running quotient and the tangent on screen, against the core and the slide."""

import numpy as np
import pytest
from matplotlib.lines import Line2D

from core.functions import SQUARE
from core.slides import fact
from scenes.experiments import slopes as secant
from scenes.figures.derivative import CHANGES, derivative
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.review.derivative import DEFINITION, Derivative
from scenes.review.secant_algebra import LINES

NUMBERS = {
    "slope": {"3", "9"},
    "secant": {"25", "9", "2", "8"},
    "closer": {"0.001", "6.001"},
    "limit": {"6"},
    "everywhere": {"3.0", "6.0"},
}
"""What stands on screen at the end of each beat: the quotient runs to the slide's 6."""


def test_beats_are_the_outlines(run_scene):
    shown = run_scene(Derivative, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene("derivative").beats


@pytest.mark.parametrize("beat", NUMBERS)
def test_numbers_stand_on_screen(run_scene, beat):
    assert run_scene(Derivative, Settings()).numbers(beat) >= NUMBERS[beat]


@pytest.mark.parametrize("beat", ["closer", "everywhere"])
def test_vietnamese_has_decimal_commas(run_scene, beat):
    wanted = {number.replace(".", ",") for number in NUMBERS[beat]}
    assert run_scene(Derivative, Settings(language="vi")).numbers(beat) >= wanted


def test_the_definition_is_the_slides_and_its_value_the_samples(run_scene):
    texts = run_scene(Derivative, Settings()).texts("limit")
    difference = "loss(J)(x + Delta x) - loss(J)(x)"
    assert f"grad(dif / (dif x)) loss(J)(x) = lim_(Delta x -> 0) ({difference}) / (Delta x)" == DEFINITION
    assert f'{DEFINITION} = grad("6")' in texts
    assert secant.SAMPLE.value == pytest.approx(secant.slope(secant.AT))


def test_the_derivative_found_is_the_slides(run_scene):
    assert fact("gd-derivative-definition").formula == "2*x"
    column = run_scene(Derivative, Settings()).scene.column
    assert column.newest.source == LINES["limit"]
    assert LINES["limit"].endswith("{{= : eq}} {{grad(2 x) : cross}}")
    for sample in fact("gd-derivative-definition").samples:
        assert secant.slope(sample.point["x"]) == pytest.approx(sample.value)


@pytest.mark.parametrize("start", [secant.RIGHT_FROM, secant.LEFT_FROM])
def test_the_quotient_runs_to_the_slope(start):
    dxs = np.array([secant.shrinking(share, start) for share in np.linspace(0, 1, 50)])
    assert dxs[0] == start
    assert dxs[-1] == np.copysign(secant.CLOSEST, start)
    away = np.abs(secant.quotient(dxs) - secant.slope(secant.AT))
    assert (np.diff(away) <= 0).all()
    assert away[-1] == pytest.approx(secant.CLOSEST)


def test_the_drawn_line_is_the_secant_and_then_the_tangent(run_scene):
    view = run_scene(Derivative, Settings()).scene.view
    for dx, expected in ((1.0, 7.0), (0.0, 6.0)):
        view.spread(dx)
        (x0, y0, _), (x1, y1, _) = view.line.get_start(), view.line.get_end()
        across, up = view.chart.x_range, view.chart.y_range
        per_x = view.chart.area.width / (across.high - across.low)
        per_y = view.chart.area.height / (up.high - up.low)
        assert (y1 - y0) / (x1 - x0) * per_x / per_y == pytest.approx(expected)


def test_the_drawn_curve_is_the_square(run_scene):
    view = run_scene(Derivative, Settings()).scene.view
    drawn = {tuple(point) for point in view.curve.points.round(6)}
    inside = (view.x >= -4) & (view.x <= 5)
    wanted = view.chart.place(view.x[inside], SQUARE.value(view.x[inside, None])).round(6)
    assert {tuple(point) for point in wanted} <= drawn


def test_the_figures_lines_have_the_quotients_slopes():
    with figure_style(Settings()):
        figure = derivative(Settings())
    panels = [axes for axes in figure.axes if axes.get_xlabel() is not None][1:]
    for axes, dx in zip(panels, CHANGES, strict=True):
        (line,) = (artist for artist in axes.findobj(Line2D) if artist.get_gid() == "line")
        x, y = line.get_data()
        expected = secant.quotient(dx) if dx else secant.slope(secant.AT)
        assert (y[-1] - y[0]) / (x[-1] - x[0]) == pytest.approx(float(expected))
    texts = {text.get_text() for text in figure.axes[0].texts}
    assert {"$2$", "$4$", "$5$", "$6$"} <= texts
