"""The cross-entropy's second derivative: its algebra is true, its circles touch, and the quiz's function shows why one
positive second derivative proves nothing yet."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.functions import QUIZ
from core.losses import BinaryCrossEntropy, SigmoidSquaredError
from core.slides import fact
from scenes.cross_entropy import convex_algebra as algebra
from scenes.cross_entropy.bce_convex import BceConvex
from scenes.experiments import directions
from scenes.experiments.losses_over_z import LOSSES, WRONG, Z, bend, loss, slope, turn
from scenes.figures.bce_convex import Z as FIGURE_Z
from scenes.figures.bce_convex import bce_convex
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

ID = "bce-convex"
RULES = (*standard_transformations, implicit_multiplication_application)
X, Y, P = sympy.symbols("x y p")
SECOND = sympy.diff(X * (P - Y), P) * X * P * (1 - P)
"""By θᵢ: the slope of ŷ is x ŷ(1 - ŷ)."""


def said(source: str) -> sympy.Expr:
    side = arithmetic(source).replace("thin", "")
    return parse_expr(side, local_dict={"x": X, "y": Y, "p": P}, transformations=RULES)


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(BceConvex, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


def test_every_line_is_true():
    assert sympy.simplify(said(algebra.LINES["gradient"]) - X * (P - Y)) == 0
    for line in ("second", "collected"):
        assert sympy.simplify(said(algebra.LINES[line]) - SECOND) == 0
    printed = parse_expr(fact("bce-second-derivative").formula, local_dict={"x": X, "p": P})
    assert sympy.simplify(printed - SECOND) == 0


def test_the_slides_second_derivative_and_its_factors_stand_on_screen(shown):
    texts = shown.texts("factors")
    assert as_set(algebra.LINES["signed"]) in texts
    assert {"x_i^2 >= 0", "model(hat(y)) - model(hat(y))^2 in [0, 1/4]"} <= set(texts)
    assert fact("x-squared-nonnegative").value[0] == 0
    assert fact("sigmoid-derivative-range").value == [0, 0.25]
    assert algebra.RESULT in shown.texts("never")
    assert algebra.RESULT.endswith("= x_i^2 (model(hat(y)) - model(hat(y))^2) >= 0")
    assert fact("bce-second-derivative").source["nonnegative"]


@pytest.mark.parametrize("name", LOSSES)
def test_losses_and_their_second_derivatives_are_the_cores(shown, name):
    view, sample = shown.scene.views[name], LOSSES[name](np.ones((1, 1)), np.zeros(1))
    theta = Z[:, None]
    assert loss(name, Z) == pytest.approx(sample.value(theta))
    assert slope(name, Z) == pytest.approx(sample.gradient(theta)[:, 0])
    assert bend(name, Z) == pytest.approx(sample.hessian(theta)[:, 0, 0])
    for chart, line, heights in ((view.chart, view.curve, loss(name, Z)), (view.strip, view.bends, bend(name, Z))):
        assert np.array(line.get_anchors()[::2]) == pytest.approx(chart.place(Z, heights)[:-1])


def test_a_tangent_draws_how_steep_the_output_is(shown):
    steep, z = shown.scene.steep, 0.75
    steep.go_to(z)
    ends = steep.touching.tangent.get_start_and_end()
    drawn = np.array(steep.steepness.get_anchors()[::2])
    (low, _, _), (high, _, _) = (steep.chart.spot(at, 0) for at in (z, z + 1))
    rise = steep.chart.spot(z, 1)[1] - steep.chart.spot(z, 0)[1]
    slope = (ends[1] - ends[0])[1] / (ends[1] - ends[0])[0] * (high - low) / rise
    p = 1 / (1 + np.exp(-z))
    assert slope == pytest.approx(p * (1 - p))
    assert steep.runner.get_center() == pytest.approx(steep.strip.spot(z, p * (1 - p)))
    assert drawn[:, 0].max() <= low


def test_the_slides_samples_are_on_the_curve():
    for sample in fact("bce-second-derivative").samples:
        at = sample.point
        z = at["theta"] * at["x"] + at["c"]
        assert at["x"] ** 2 * float(bend("bce", z, int(at["y"]))) == pytest.approx(sample.value)


def test_the_squared_error_turns_over_and_the_cross_entropy_does_not(shown):
    assert turn() == pytest.approx(np.log(2))
    assert bend("mse", turn()) == pytest.approx(0, abs=1e-12)
    assert (bend("mse", Z[turn() < Z]) < 0).all()
    assert (bend("bce", Z) > 0).all()
    for name, below in (("mse", True), ("bce", False)):
        view = shown.scene.views[name]
        view.go_to(WRONG)
        place = view.point.get_center()
        assert (view.circle.disc.get_center()[1] < place[1]) == below
        assert (view.below.height > 1e-3) == below


@pytest.mark.parametrize("name", LOSSES)
def test_the_circle_has_the_radius_of_the_drawn_curve(shown, name):
    view, z = shown.scene.views[name], 0.0 if name == "bce" else -0.4
    view.go_to(z)
    arc = view.circle.arc.points[:, :2]
    near = view.chart.place(np.array([z - 1e-3, z, z + 1e-3]), loss(name, np.array([z - 1e-3, z, z + 1e-3])))[:, :2]
    centre, radius = _circle(*near)
    assert np.hypot(*(arc - centre).T) == pytest.approx(radius, rel=1e-3)


def _circle(a, b, c):
    """The circle through three points."""
    sides = 2 * np.array([b - a, c - a])
    centre = np.linalg.solve(sides, [b @ b - a @ a, c @ c - a @ a])
    return centre, float(np.hypot(*(a - centre)))


def test_the_quizs_function_bends_up_along_both_axes_and_down_between():
    assert [directions.bend(0), directions.bend(90)] == pytest.approx([2, 6])
    assert directions.bend(directions.lowest()) == pytest.approx(np.linalg.eigvalsh(QUIZ.hessian([0, 0]))[0])
    assert [directions.bend(angle) for angle in directions.edges()] == pytest.approx([0, 0], abs=1e-9)
    assert pytest.approx(np.linalg.det(QUIZ.hessian([0, 0]))) == directions.DETERMINANT
    assert directions.heights(0) == pytest.approx(directions.STEPS**2)


@pytest.mark.parametrize(("language", "numbers"), [("en", ("6.00", "−0.47")), ("vi", ("6,00", "−0,47"))])
def test_its_numbers_stand_on_screen(run_scene, language, numbers):
    shown = run_scene(BceConvex, Settings(language=language))
    assert numbers[0] in shown.texts("axes")
    assert numbers[1] in shown.texts("between")
    (line,) = (text for text in shown.texts("whole") if "det" in text)
    assert line.endswith('"2" dot "6" - "4" dot "4" = loss(-"4") < 0')


def test_the_cut_is_of_the_function_along_the_line(shown):
    cut = shown.scene.cut
    down = directions.lowest()
    cut.turn(down)
    drawn = cut.chart.place(directions.STEPS, directions.heights(down))
    assert np.array(cut.curve.get_anchors()[::2]) == pytest.approx(drawn[:-1])
    across = np.diff(cut.line.get_start_and_end(), axis=0)[0]
    assert np.degrees(np.arctan2(across[1], across[0])) % 180 == pytest.approx(down)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figure_has_the_cores_curves_and_the_slides_formulas(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = bce_convex(settings)
    lines = {line.get_gid(): line for axes in figure.axes for line in axes.lines}
    for label in (0, 1):
        for name, of in (("mse", SigmoidSquaredError), ("bce", BinaryCrossEntropy)):
            wanted = of.curvature(1 / (1 + np.exp(-FIGURE_Z)), np.asarray(float(label)))
            assert lines[f"{name}-{label}"].get_ydata() == pytest.approx(wanted)
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert {r"$x_i^2 \geq 0$", r"$\hat{y} - \hat{y}^2$", r"$\,\in\,[\,0,\,1/4\,]$"} <= set(texts)
    ticks = [tick.get_text() for tick in figure.axes[1].get_yticklabels()]
    assert ticks == (["$0{,}00$", "$0{,}25$"] if language == "vi" else ["$0.00$", "$0.25$"])
