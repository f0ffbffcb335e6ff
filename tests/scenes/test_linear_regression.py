"""The walk to the best line: formulas, table, path and least squares, against the core and the slides."""

import importlib

import numpy as np
import pytest
from manim import Dot, ImageMobject
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from readings import local, printed

from core.datasets import houses
from core.descent import gradient_descent
from core.losses import LinearSquaredError
from core.models import least_squares
from core.slides import fact
from scenes.clips.linear_regression import LinearRegressionClip
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.linear_regression.linear_regression import LinearRegressionScene

DATA = houses()
LOSS = LinearSquaredError(DATA.X, DATA.y)


@pytest.fixture
def shown(run_scene, language):
    return run_scene(LinearRegressionScene, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("linear-regression")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_the_houses_stand_where_the_slides_table_has_them(run_scene):
    left = run_scene(LinearRegressionScene, Settings()).scene.view.left
    table = zip(fact("house-area").printed, fact("house-price-table-2").printed, strict=True)
    for mark, (area, price) in zip(left.marks, table, strict=True):
        assert mark.get_center() == pytest.approx(left.chart.spot(float(area), float(price)))


def test_the_line_is_a_point_before_there_is_a_map(run_scene):
    shown = run_scene(LinearRegressionScene, Settings())
    view = shown.scene.view
    for beat, is_map in (("model", False), ("map", True)):
        seen = [part for mobject in shown.beats[beat] for part in mobject.get_family()]
        dots = [part.get_center() for part in seen if isinstance(part, Dot)]
        assert min(np.linalg.norm(at - view.start.get_center()) for at in dots) < 1e-6
        assert any(isinstance(part, ImageMobject) for part in seen) == is_map


@pytest.mark.parametrize(
    ("beat", "formulas"),
    [
        ("model", ["model(hat(y)) = param(w) x + param(b)"]),
        ("loss", ["loss(L)(model(hat(y)), y) = (model(hat(y)) - y)^2"]),
        ("gradient", ["/ (partial param(w)) = grad(2 x (hat(y) - y))", "/ (partial param(b)) = grad(2 (hat(y) - y))"]),
        (
            "update",
            [
                "param(w) arrow.l param(w) - eta grad((partial L) / (partial w))",
                "param(b) arrow.l param(b) - eta grad((partial L) / (partial b))",
            ],
        ),
    ],
)
def test_the_foot_holds_the_slides_formulas(shown, beat, formulas):
    texts = " | ".join(shown.texts(beat))
    for formula in formulas:
        assert formula in texts


def test_the_formulas_are_the_cores_gradient():
    """2x(ŷ - y) and 2(ŷ - y), at the samples that the facts give."""
    for name, row in (("linreg-grad-w", 1), ("linreg-grad-b", 0)):
        (sample,) = fact(name).samples
        at = sample.point
        loss = LinearSquaredError([[1.0, at["x"]]], [at["y"]])
        assert loss.gradient([at["b"], at["w"]])[row] == pytest.approx(sample.value)


def test_the_path_is_the_cores_descent(run_scene):
    path = run_scene(LinearRegressionScene, Settings()).scene.path
    wanted = gradient_descent(LOSS, [0.04, -0.34], 0.01, 10_000)
    np.testing.assert_allclose(path.parameters, wanted.parameters, rtol=1e-12)


def test_the_walk_ends_on_least_squares(run_scene):
    scene = run_scene(LinearRegressionScene, Settings()).scene
    best = least_squares(DATA.X, DATA.y)
    assert scene.path.final == pytest.approx(best, abs=1e-4)
    assert scene.view.trail.head.get_center() == pytest.approx(scene.view.best.get_center(), abs=1e-3)


@pytest.mark.parametrize("beat", ["valley", "check"])
def test_the_best_parameters_stand_on_screen(shown, language, beat):
    assert shown.numbers(beat) >= {local("1.37", language), local("-0.39", language)}


def test_line_and_point_are_always_the_same_parameters(run_scene):
    view = run_scene(LinearRegressionScene, Settings()).scene.view
    for row in (0, 1, 4, 500, len(view.path) - 1):
        view.walk(row)
        b, w = view.path.parameters[row]
        assert view.trail.head.get_center() == pytest.approx(view.right.spot(w, b))
        for point, x in zip(view.left.points, DATA.x, strict=True):
            assert point.get_center() == pytest.approx(view.left.chart.spot(x, w * x + b))


def test_the_magnified_houses_show_the_last_line_in_the_same_proportions(run_scene):
    scene = run_scene(LinearRegressionScene, Settings()).scene
    large, (b, w) = scene.large, scene.path.final
    unit = large.chart.spot(1, 1) - large.chart.spot(0, 0)
    assert unit[0] == pytest.approx(unit[1])
    for mark, point, x, y in zip(large.marks, large.predictions, DATA.x, DATA.y, strict=True):
        assert mark.get_center() == pytest.approx(large.chart.spot(x, y))
        assert point.get_center() == pytest.approx(large.chart.spot(x, w * x + b))


def test_a_step_stands_at_a_right_angle_to_its_contour_on_equal_scales(run_scene):
    chart = run_scene(LinearRegressionScene, Settings()).scene.view.right.chart
    per_w = chart.area.width / (chart.x_range.high - chart.x_range.low)
    per_b = chart.area.height / (chart.y_range.high - chart.y_range.low)
    assert per_w == pytest.approx(per_b)


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(LinearRegressionScene, Settings(language=k)).timeline for k in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_clip_ends_on_the_best_line(run_clip):
    assert LinearRegressionClip.id in load_outline().clips()
    clip = run_clip(LinearRegressionClip, Settings())
    assert clip.renderer.time <= 8
    assert clip.view.left.theta == pytest.approx(least_squares(DATA.X, DATA.y), abs=1e-4)


def draw(name, settings):
    module, _, function = load_outline().figures()[name].target.partition(":")
    figure = getattr(importlib.import_module(module), function)(settings)
    with figure_style(settings):
        FigureCanvasAgg(figure).draw()
    return figure


def test_the_square_in_the_figure_is_the_first_houses(language):
    figure = draw("squared-loss", Settings(language=language))
    (square,) = [patch for patch in figure.axes[1].findobj(Polygon) if patch.get_gid() == "square"]
    assert np.ptp(square.get_xy(), axis=0) == pytest.approx([11.338, 11.338])
    texts = [text.get_text().strip("$").replace("{-}", "−").replace("{,}", ",") for text in figure.findobj(Text)]
    assert {printed(f"house-bad-{name}", language) for name in ("w", "b", "predicted-1", "error-1")} <= set(texts)


def test_the_figures_path_and_lines_are_the_cores():
    _, left, right = draw("linear-regression", Settings()).axes
    lines = {line.get_gid(): line for line in (*left.findobj(Line2D), *right.findobj(Line2D))}
    path = gradient_descent(LOSS, [0.04, -0.34], 0.01, 10_000)
    np.testing.assert_allclose(lines["path"].get_xydata(), path.parameters[:, ::-1], rtol=1e-12)
    for row in (0, 1, 2, 3, 4, 10_000):
        x, y = lines[f"line-{row}"].get_data()
        b, w = path.parameters[row]
        np.testing.assert_allclose(y, w * x + b, rtol=1e-12)
    assert lines["best"].get_xydata()[0] == pytest.approx(least_squares(DATA.X, DATA.y)[::-1])
    assert right.get_aspect() == 1
