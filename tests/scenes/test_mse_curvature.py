"""The squared error's curvature: every line of its algebra is true; the parabolas are the slides' and the core's."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from manim import Polygon
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.losses import SigmoidSquaredError
from core.slides import fact
from scenes.clips.mse_curvature import MseCurvatureClip
from scenes.experiments import curvatures
from scenes.figures.mse_curvature import mse_curvature
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error import curvature_algebra as algebra
from scenes.squared_error.curvature_links import product
from scenes.squared_error.mse_curvature import MseCurvature

ID = "mse-curvature"
RULES = (*standard_transformations, implicit_multiplication_application)
X, Y, P = sympy.symbols("x y p")
GRADIENT = 2 * X * (P - Y) * P * (1 - P)
SECOND = sympy.diff(GRADIENT, P) * X * P * (1 - P)
"""By θᵢ: the slope of ŷ is x ŷ(1 - ŷ)."""


def said(source: str) -> sympy.Expr:
    return parse_expr(arithmetic(source), local_dict={"x": X, "y": Y, "p": P}, transformations=RULES)


def printed(name: str) -> sympy.Expr:
    return parse_expr(fact(name).formula, local_dict={"x": X, "y": Y, "p": P})


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(MseCurvature, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


@pytest.mark.parametrize("line", algebra.LINES)
def test_every_line_is_true(line):
    wanted = GRADIENT if line in ("gradient", "product", "expanded") else SECOND
    assert sympy.simplify(said(algebra.LINES[line]) - wanted) == 0


@pytest.mark.parametrize(
    ("name", "beat", "line"),
    [
        ("mse-gradient", "gradient", "gradient"),
        ("mse-gradient-expanded", "expand", "expanded"),
        ("mse-second-derivative", "collect", "collected"),
    ],
)
def test_the_slides_lines_stand_on_screen(shown, name, beat, line):
    assert as_set(algebra.LINES[line]) in shown.texts(beat)
    assert sympy.simplify(said(algebra.LINES[line]) - printed(name)) == 0


def test_the_slides_step_between_stands_on_screen(shown):
    assert as_set(algebra.LINES["second"]) in shown.texts("second")
    step = parse_expr(fact("mse-second-derivative").steps[0], local_dict={"x": X, "y": Y, "p": P})
    assert sympy.simplify(said(algebra.LINES["second"]) - step) == 0


def test_the_factors_ranges_stand_on_screen(shown):
    assert {"x_i^2 >= 0", "model(hat(y)) (1 - model(hat(y))) in [0, 1/4]"} <= set(shown.texts("factors"))
    assert fact("sigmoid-derivative-range").value == [0, 0.25]
    assert fact("x-squared-nonnegative").value[0] == 0


@pytest.mark.parametrize("label", [0, 1])
def test_what_is_drawn_beside_the_algebra_is_the_formulas_bracket_and_its_slope_is_the_next_one(label):
    bracket = said(algebra.BRACKET).subs(Y, label)
    assert sympy.expand(2 * X * bracket - GRADIENT.subs(Y, label)) == 0
    at, inner = np.linspace(0.1, 0.9, 9), sympy.lambdify(P, sympy.diff(bracket, P))
    assert product(at, label) == pytest.approx(sympy.lambdify(P, bracket)(at))
    assert curvatures.sign(at, label) == pytest.approx(inner(at))


@pytest.mark.parametrize(("label", "beat"), [(0, "zero"), (1, "one")])
def test_the_parabolas_formulas_are_the_slides(shown, label, beat):
    assert as_set(algebra.BRACKETS[label]) in shown.texts(beat)
    assert sympy.simplify(said(algebra.BRACKETS[label]) - printed(f"mse-sign-y{label}")) == 0


@pytest.mark.parametrize("label", [0, 1])
def test_roots_intervals_and_maxima_stand_on_screen(shown, label):
    root = {0: "2 \\/ 3", 1: "1 \\/ 3"}[label]
    roots, (peak, height) = fact(f"mse-sign-y{label}-roots").value, fact(f"mse-sign-y{label}-maximum").value
    assert curvatures.turn(label) == pytest.approx(roots[1 - label])
    assert (curvatures.top(label), float(curvatures.sign(peak, label))) == pytest.approx((peak, height))
    texts = shown.texts("where")
    assert curvatures.fraction(roots[1 - label]) == root
    assert algebra.BELOW[label] in texts
    assert root in algebra.BELOW[label]
    low, high = next(interval[:2] for interval in fact(f"mse-sign-y{label}-intervals").value if interval[2] < 0)
    bounds = f"{curvatures.fraction(low)} < model(hat(y)) < {curvatures.fraction(high)}"
    assert algebra.BELOW[label].endswith(bounds)
    drawn = shown.scene.views[label]
    assert [tick.typst_code.strip("$ ") for tick in (drawn.root[1][1], drawn.peak[2][1], drawn.peak[3])] == [
        curvatures.fraction(value) for value in (roots[1 - label], peak, height)
    ]


def test_the_values_near_the_wrong_answer_stand_on_screen(shown, run_scene):
    assert {'f("0.9") = -"0.63"', 'f("0.1") = -"0.63"'} <= set(shown.texts("one"))
    vietnamese = run_scene(MseCurvature, Settings(language="vi"))
    assert {'f("0,9") = -"0,63"', 'f("0,1") = -"0,63"'} <= set(vietnamese.texts("one"))


@pytest.mark.parametrize("label", [0, 1])
def test_curves_are_the_cores(shown, label):
    sign, strip = shown.scene.views[label], shown.scene.strips[label]
    curvature = SigmoidSquaredError.curvature(curvatures.P, np.asarray(float(label)))
    inner = curvatures.P[1:-1]
    assert curvatures.sign(inner, label) == pytest.approx(curvature[1:-1] / (2 * inner * (1 - inner)))
    for chart, line, heights in (
        (sign.chart, sign.curve, curvatures.sign(curvatures.P, label)),
        (strip.chart, strip.edge, np.abs(SigmoidSquaredError.slope(curvatures.P, np.asarray(float(label))))),
    ):
        wanted = chart.place(curvatures.P, heights)
        assert np.array(line.get_anchors()[::2]) == pytest.approx(wanted[:-1])


@pytest.mark.parametrize("label", [0, 1])
def test_the_shaded_zone_is_below_zero(shown, label):
    sign = shown.scene.views[label]
    assert isinstance(sign.zone, Polygon)
    assert sign.zone.get_top()[1] == pytest.approx(sign.chart.spot(0, 0)[1])
    ends = {sign.zone.get_left()[0], sign.zone.get_right()[0]}
    assert min(abs(end - sign.chart.spot(curvatures.turn(label), 0)[0]) for end in ends) < 0.02


def test_the_slope_is_largest_where_the_sign_turns_and_zero_where_it_is_most_wrong(shown):
    for label in (0, 1):
        assert curvatures.P[np.argmax(curvatures.steepness(curvatures.P, label))] == pytest.approx(
            curvatures.turn(label), abs=1 / 240
        )
        assert curvatures.steepness(1.0 - label, label) == 0
        strip = shown.scene.strips[label]
        assert strip.runner.get_center() == pytest.approx(strip.chart.spot(1 - label, 0))


def test_the_clip_ends_where_it_began(run_clip):
    clip = run_clip(MseCurvatureClip, Settings("vi"))
    assert clip.renderer.time <= 8


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figures_curves_and_ticks(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = mse_curvature(settings)
    for label, axes in enumerate(figure.axes[1::2]):
        (curve,) = (line for line in axes.lines if line.get_gid() == "curve")
        assert curve.get_ydata() == pytest.approx(curvatures.sign(curvatures.P, label))
        (root,) = (line for line in axes.lines if line.get_gid() == "root")
        assert root.get_xdata() == pytest.approx(curvatures.turn(label))
        assert [text.get_text() for text in axes.get_xticklabels()] == ["$0$", "$1/3$", "$2/3$", "$1$"]
        (slope,) = (line for line in figure.axes[2 + 2 * label].lines if line.get_gid() == "slope")
        assert slope.get_ydata() == pytest.approx(curvatures.steepness(curvatures.P, label))
