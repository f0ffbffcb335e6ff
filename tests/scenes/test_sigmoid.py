"""The sigmoid: curve, order, dials and slope on screen, against the core and the slides."""

import importlib
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.lines import Line2D

from core.activations import sigmoid, sigmoid_derivative
from core.slides import fact
from scenes.clips.sigmoid import STOPS, SigmoidClip
from scenes.kit.components.slider import Slider
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.sigmoid.sigmoid import ORDERED, SHIFT, STEEP, Sigmoid
from scenes.sigmoid.sigmoid_views import OUTPUTS, SCORES, Pair


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Sigmoid, Settings(language=language))


def part(shown, beat, kind):
    """The part of that class that was on screen at a beat's end."""
    (found,) = [piece for mobject in shown.beats[beat] for piece in mobject.get_family() if isinstance(piece, kind)]
    return found


def drawn(chart, mobject):
    """Where the drawn points of a mobject lie on the chart: x and y, in the order of x."""
    low, area = chart.spot(chart.x_range.low, chart.y_range.low), chart.area
    points = mobject.points[:, :2] - low[:2]
    x = chart.x_range.low + points[:, 0] / area.width * (chart.x_range.high - chart.x_range.low)
    y = chart.y_range.low + points[:, 1] / area.height * (chart.y_range.high - chart.y_range.low)
    order = np.argsort(x)
    return x[order], y[order]


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("sigmoid")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize(
    ("beat", "formulas"),
    [
        ("curve", ["model(sigma(z)) = 1 / (1 + e^(-z))"]),  # sigmoid-function
        ("order", ["z_1 <= z_2", "model(sigma(z_1)) <= model(sigma(z_2))"]),  # sigmoid-monotone
        ("steepen", ["model(hat(y)) = model(sigma)(param(w) x + param(b))"]),
        ("slope", ["grad((dif hat(y)) / (dif z)) = model(hat(y)) (1 - model(hat(y)))"]),  # sigmoid-derivative
        ("quarter", ["model(hat(y)) (1 - model(hat(y))) <= grad(1/4)"]),  # sigmoid-derivative-range
    ],
)
def test_the_slides_formulas_stand_in_the_foot(shown, beat, formulas):
    (foot,) = [text for text in shown.texts(beat) if formulas[0] in text]
    assert all(formula in foot for formula in formulas)


def test_the_ranges_are_the_slides(shown, language):
    mark = ";" if language == "vi" else ","
    (foot,) = [text for text in shown.texts("range") if "infinity" in text]
    assert fact("sigmoid-input-range").value == [-np.inf, np.inf]
    assert f"z in (-infinity{mark} thin +infinity)" in foot
    low, high = fact("sigmoid-range").value
    assert f"model(sigma(z)) in ({low:.0f}{mark} {high:.0f})" in foot


def test_the_drawn_curve_has_the_slides_values(run_scene):
    view = run_scene(Sigmoid, Settings()).scene.view
    x, y = drawn(view.chart, view.curve)
    np.testing.assert_allclose(y, sigmoid(x), atol=1e-4)  # straight between the corners
    for sample in fact("sigmoid-function").samples:
        assert np.interp(sample.point["z"], x, y) == pytest.approx(sample.value, abs=1e-3)


def test_the_asymptotes_are_the_ends_of_the_range(run_scene):
    view = run_scene(Sigmoid, Settings()).scene.view
    heights = [view.floor.get_y(), view.ceiling.get_y()]
    assert heights == pytest.approx([view.chart.spot(0, y)[1] for y in fact("sigmoid-range").value])


def test_far_scores_come_near_0_and_1(shown, language):
    point = "," if language == "vi" else "."
    assert shown.numbers("curve") >= {f"7{point}0", f"0{point}9990"}
    assert shown.numbers("range") >= {f"−7{point}0", f"0{point}0009"}


def test_two_outputs_keep_their_order_on_the_way(run_scene):
    shown = run_scene(Sigmoid, Settings())
    pair = part(shown, "order", Pair)
    assert pair.scores[0].get_x() < pair.scores[1].get_x()
    assert pair.images[0].get_y() < pair.images[1].get_y()
    for image, top in zip(pair.images, pair.tops, strict=True):
        assert image.get_y() == pytest.approx(top.get_y())
    for start, end in pairwise(ORDERED):
        for share in np.linspace(0, 1, 9):
            low, high = (1 - share) * np.array(start) + share * np.array(end)
            assert low < high
            assert sigmoid(low) < sigmoid(high)


@pytest.mark.parametrize(("beat", "w", "b"), [("steepen", STEEP, 0.0), ("mirror", -1.0, 0.0), ("shift", 1.0, -SHIFT)])
def test_the_dials_and_the_curve_agree(run_scene, beat, w, b):
    shown = run_scene(Sigmoid, Settings())
    dials = [piece for mobject in shown.beats[beat] for piece in mobject.get_family() if isinstance(piece, Slider)]
    assert [dial.value for dial in dials] == pytest.approx([w, b])
    chart = shown.scene.view.chart
    wanted = chart.place(np.linspace(-7, 7, 15), sigmoid(w * np.linspace(-7, 7, 15) + b))
    curves = [
        piece
        for mobject in shown.beats[beat]
        for piece in mobject.get_family()
        if len(piece.points) == len(shown.scene.view.curve.points)
    ]
    assert len(curves) == 1
    for place in wanted:
        assert np.abs(curves[0].points - place).sum(axis=1).min() < 1e-6


def test_the_slope_is_the_cores_and_at_most_a_quarter(run_scene):
    shown = run_scene(Sigmoid, Settings())
    slope = shown.scene.slope
    outputs, heights = drawn(slope.chart, slope.curve)
    np.testing.assert_allclose(heights, outputs * (1 - outputs), atol=1e-4)
    assert [heights.min(), heights.max()] == pytest.approx(fact("sigmoid-derivative-range").value, abs=1e-6)
    for sample in fact("sigmoid-derivative").samples:
        slope.go_to(sample.point["z"])
        assert slope.slope.text == shown.scene.style.format.text(sample.value, 4)
        rise, run = slope.tangent.get_vector()[1::-1] / [
            slope.view.chart.area.height / (OUTPUTS.high - OUTPUTS.low),
            slope.view.chart.area.width / (SCORES.high - SCORES.low),
        ]
        assert rise / run == pytest.approx(sample.value)
    slope.go_to(0.85 * 7)
    assert slope.slope.text == shown.scene.style.format.text(float(sigmoid_derivative(0.85 * 7)), 4)


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Sigmoid, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_clip_loops():
    assert SigmoidClip.id in load_outline().clips()
    assert STOPS[0] == STOPS[-1]


@pytest.mark.parametrize(("name", "curves"), [("sigmoid", 6), ("sigmoid-order", 1)])
def test_the_figures_curves_are_the_cores(name, curves):
    module, _, function = load_outline().figures()[name].target.partition(":")
    with figure_style(Settings()):
        figure = getattr(importlib.import_module(module), function)(Settings())
    lines = [line for line in figure.findobj(Line2D) if str(line.get_gid()).startswith(("w=", "sigmoid"))]
    assert len(lines) == curves
    for line in lines:
        name = line.get_gid()
        w, b = (float(value.split("=")[1]) for value in name.split(",")) if name != "sigmoid" else (1.0, 0.0)
        np.testing.assert_allclose(line.get_ydata(), sigmoid(w * np.asarray(line.get_xdata()) + b), rtol=1e-12)
