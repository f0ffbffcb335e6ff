"""The squared error: gaps, squares and the graph on screen, against the core and the slides' formulas."""

import importlib

import numpy as np
import pytest
from manim import Square
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch
from readings import bare

from core.activations import sigmoid
from core.datasets import flowers
from core.losses import SigmoidSquaredError
from core.slides import fact, given
from scenes.experiments.gaps import HIGH, LOW
from scenes.kit.components.graph import Back, Node
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error.chain_views import EDGES, PARTS, quantities
from scenes.squared_error.squared_error import LABEL, SURE, UNSURE, SquaredError

FORMULAS = {
    "mse-diff-y1": ("cases", r'"diff" = one(1) - model(hat(y))'),
    "mse-diff-y0": ("cases", r'"diff" = model(hat(y))'),
    "logit-vector-form": ("score", "z = param(bold(theta))^T bold(x) = bold(x)^T param(bold(theta))"),
    "mse-loss": ("graph", "loss(L) = (model(hat(y)) - y)^2"),
    "mse-dl-dyhat": ("loss", "grad((partial L) / (partial hat(y))) = 2 (model(hat(y)) - y)"),
    "sigmoid-derivative": ("output", "grad((partial hat(y)) / (partial z)) = model(hat(y)) (1 - model(hat(y)))"),
    "dz-dtheta": ("score", "grad((partial z) / (partial theta_i)) = x_i"),
    "mse-gradient": (
        "product", "grad((partial L) / (partial theta_i)) = 2 x_i (model(hat(y)) - y) model(hat(y)) (1 - model(hat(y)))"
    ),
}  # fmt: skip
"""Where each fact stands, as it is set."""


@pytest.fixture
def shown(run_scene, language):
    return run_scene(SquaredError, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("squared-error")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize("name", FORMULAS)
def test_the_slides_formulas_stand_on_screen(shown, name):
    beat, formula = FORMULAS[name]
    assert name in load_outline().scene("squared-error").facts
    assert any(formula in bare(text) for text in shown.texts(beat)), [bare(text) for text in shown.texts(beat)]


def test_the_losses_of_two_flowers(shown, language):
    data, (b, w) = flowers(), given("fit-1").theta
    write = shown.scene.style.format
    for row in (HIGH, LOW):
        output = float(sigmoid(w * data.x[row] + b))
        assert shown.numbers("squares") >= {write.text(output, 2), write.text((output - data.y[row]) ** 2, 2)}
    assert ("0,27" if language == "vi" else "0.27") in shown.numbers("squares")


def test_the_gaps_and_squares_are_the_cores(run_scene):
    shown = run_scene(SquaredError, Settings())
    view = shown.scene.view
    data, (b, w) = flowers(), given("fit-1").theta
    outputs = sigmoid(w * data.x + b)
    unit = view.chart.spot(0, 1)[1] - view.chart.spot(0, 0)[1]
    for gap, output, label in zip(view.gaps, outputs, data.y, strict=True):
        assert abs(gap.get_start()[1] - gap.get_end()[1]) == pytest.approx(abs(output - label) * unit, abs=0.13)
    squares = [part for mobject in shown.beats["squares"] for part in mobject.get_family() if type(part) is Square]
    sides = sorted(square.width for square in squares if square.width > 0.3)
    assert sides == pytest.approx(sorted(abs(outputs[row] - data.y[row]) * unit for row in (HIGH, LOW)))
    assert all(square.width == pytest.approx(square.height) for square in squares)


def test_the_graph_is_whole(run_scene):
    shown = run_scene(SquaredError, Settings())
    graph = shown.scene.chain
    parts = [part for mobject in shown.beats["product"] for part in mobject.get_family()]
    assert len([part for part in parts if isinstance(part, Node)]) == len(graph.nodes)
    assert len([part for part in parts if isinstance(part, Back)]) == 3
    for start, end in EDGES:
        edge, a, b = graph.edges[start, end], graph.nodes[start].box, graph.nodes[end].box
        for place, box in ((edge.get_start(), a), (edge.get_end(), b)):
            inside = np.abs(place - box.get_center())[:2] <= np.array([box.width, box.height]) / 2 + 0.1
            assert inside.all()


@pytest.mark.parametrize("beat", ["vanish"])
def test_the_gradient_shrinks_though_the_answer_is_wrong(shown, beat):
    write = shown.scene.style.format
    wanted = {write.text(one.of(SURE), one.digits) for one in quantities(0.0).values()}
    assert shown.numbers(beat) >= wanted
    before, after = (float(SigmoidSquaredError.slope(p, 0.0)) for p in (UNSURE, SURE))
    assert after < before / 10


def test_the_tangents_are_as_steep_as_the_factors_that_come_back(run_scene):
    """In each box the tangent's slope, in the chart's own scales, is the derivative that goes back from it."""
    scene = run_scene(SquaredError, Settings()).scene
    for output in (UNSURE, SURE):
        scene.chain.send(output, LABEL)
        found = {}
        for name, view in scene.chain.functions.items():
            (x0, y0, _), (x1, y1, _) = view.mark.tangent.get_start_and_end()
            area, part = view.chart.area, PARTS[name]
            across, up = part.across.high - part.across.low, part.up.high - part.up.low
            found[name] = (y1 - y0) / area.height * up / ((x1 - x0) / area.width * across)
            across, up = view.mark.point.get_center()[:2] - (x0, y0)
            assert up == pytest.approx((y1 - y0) / (x1 - x0) * across)
        wanted = quantities(LABEL)
        assert found["loss"] == pytest.approx(wanted["loss"].of(output))
        assert found["output"] == pytest.approx(wanted["slope"].of(output))


def test_the_followed_factors_multiply_to_the_gradient():
    for p in (0.25, UNSURE, SURE):
        for y in (0.0, 1.0):
            one = quantities(y)
            assert one["loss"].of(p) * one["slope"].of(p) == pytest.approx(one["gradient"].of(p))
    (sample,) = fact("mse-dl-dyhat").samples
    assert quantities(sample.point["y"])["loss"].of(sample.point["p"]) == pytest.approx(sample.value)


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(SquaredError, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def figure(name):
    module, _, function = load_outline().figures()[name].target.partition(":")
    with figure_style(Settings()):
        return getattr(importlib.import_module(module), function)(Settings())


def test_the_figures_gaps_are_the_cores():
    data, (b, w) = flowers(), given("fit-1").theta
    gaps = [line for line in figure("squared-error").findobj(Line2D) if line.get_gid() == "gap"]
    outputs = sigmoid(w * data.x + b)
    drawn = [tuple(line.get_ydata()) for line in gaps]
    assert drawn == [pytest.approx(pair) for pair in zip(outputs, data.y, strict=True)]


def test_the_graphs_figure_has_every_box():
    boxes = figure("squared-error-graph").findobj(
        lambda artist: isinstance(artist, FancyBboxPatch) and artist.get_gid()
    )
    assert {box.get_gid() for box in boxes} == {f"node-{name}" for name in ("theta", "x", "z", "output", "y", "loss")}
