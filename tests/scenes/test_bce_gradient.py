"""The cross-entropy's gradient: formulas, slopes and what cancels, against the core and the slides' formulas."""

import numpy as np
import pytest
from manim import Line
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from readings import bare, local

from core.activations import logit, sigmoid_derivative
from core.losses import BinaryCrossEntropy, SigmoidSquaredError, binary_cross_entropy
from core.slides import fact
from scenes.clips.bce_gradient import BceGradientClip
from scenes.cross_entropy.bce_gradient import BceGradient
from scenes.experiments.answers import SHARES, SLOPES, SURE
from scenes.figures.bce_gradient import bce_gradient
from scenes.kit.components.graph import Back, Node
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

Y = "model(hat(y))"
FORMULAS = {
    "bce-formula": ("graph", f"loss(L) = - y thin ln thin {Y} - (1 - y) thin ln (1 - {Y})"),
    "bce-dl-dyhat": ("fraction", f"grad((partial L) / (partial hat(y))) = ({Y} - y) / ({Y} (1 - {Y}))"),
    "sigmoid-derivative": ("output", f"grad((partial hat(y)) / (partial z)) = {Y} (1 - {Y})"),
    "dz-dtheta": ("score", "grad((partial z) / (partial theta_i)) = x_i"),
    "bce-gradient": ("cancel", f"grad((partial L) / (partial theta_i)) = x_i thin ({Y} - y)"),
}
"""Where each fact stands, as it is set."""


@pytest.fixture
def shown(run_scene, language):
    return run_scene(BceGradient, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("bce-gradient")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(BceGradient, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


@pytest.mark.parametrize("name", FORMULAS)
def test_the_slides_formulas_stand_on_screen(shown, name):
    beat, formula = FORMULAS[name]
    assert name in load_outline().scene("bce-gradient").facts
    assert any(formula in bare(text) for text in shown.texts(beat)), [bare(text) for text in shown.texts(beat)]


def test_the_slides_two_steps_are_one_derivative(shown):
    assert any(f"- y / {Y} + (1 - y) / (1 - {Y})" in bare(text) for text in shown.texts("loss"))
    for sample in fact("bce-dl-dyhat").samples:
        p, y = sample.point["p"], sample.point["y"]
        assert -y / p + (1 - y) / (1 - p) == pytest.approx(sample.value)
        assert (p - y) / (p * (1 - p)) == pytest.approx(sample.value)
        step = (binary_cross_entropy(p + 1e-6, y) - binary_cross_entropy(p - 1e-6, y)) / 2e-6
        assert step == pytest.approx(sample.value, rel=1e-5)
        assert sample.value * sigmoid_derivative(logit(p)) == pytest.approx(BinaryCrossEntropy.slope(p, y))


def test_the_graph_is_whole(run_scene):
    shown = run_scene(BceGradient, Settings())
    parts = [part for mobject in shown.beats["product"] for part in mobject.get_family()]
    assert len([part for part in parts if isinstance(part, Node)]) == len(shown.scene.graph.nodes)
    assert len([part for part in parts if isinstance(part, Back)]) == 3


def test_what_cancels_is_struck_out(run_scene):
    scene = run_scene(BceGradient, Settings()).scene
    assert [type(line) for line in scene.strikes] == [Line, Line]
    for line, part in zip(
        scene.strikes, (scene.from_loss.factor.select("under"), scene.from_output.factor.select("slope")), strict=True
    ):
        assert np.linalg.norm(line.get_center() - part.get_center()) < 0.05
        assert all(mark.get_fill_opacity() < 0.5 for mark in part)


@pytest.mark.parametrize(("beat", "label", "p"), [("compare", 0, SURE), ("both", 1, 1 - SURE)])
def test_the_slopes_where_the_answer_is_most_wrong(shown, language, beat, label, p):
    sign = "-" if label else ""
    assert BinaryCrossEntropy.slope(p, label) == pytest.approx(float(f"{sign}0.99"))
    assert SigmoidSquaredError.slope(p, label) == pytest.approx(float(f"{sign}0.019602"))
    assert shown.numbers(beat) >= {local(f"{sign}0.99", language), local(f"{sign}0.0196", language)}


def test_the_curves_are_the_cores(run_scene):
    view = run_scene(BceGradient, Settings()).scene.view
    for label in (0, 1):
        places = view.chart.place(SHARES, BinaryCrossEntropy.slope(SHARES, np.asarray(float(label)))).round(6)
        assert {tuple(at) for at in places} <= {tuple(at) for at in view.curves["bce", label].points.round(6)}
        low, high = view.chart.spot(0, -1.1), view.chart.spot(1, 1.1)
        for dash in view.curves["mse", label]:
            x, y, _ = dash.get_start()
            p, slope = (x - low[0]) / (high[0] - low[0]), -1.1 + 2.2 * (y - low[1]) / (high[1] - low[1])
            assert slope == pytest.approx(SigmoidSquaredError.slope(p, label), abs=0.01)


def test_the_figures_curves_are_the_cores(language):
    settings = Settings(language=language)
    with figure_style(settings):
        drawn = bce_gradient(settings)
        FigureCanvasAgg(drawn).draw()
    lines = {line.get_gid(): line for line in drawn.findobj(Line2D)}
    for name, slope in SLOPES.items():
        for label in (0, 1):
            assert lines[f"{name}-{label}"].get_ydata() == pytest.approx(slope(SHARES, float(label)))


def test_the_clip_ends_where_it_began(run_clip):
    clip = run_clip(BceGradientClip, Settings())
    assert clip.renderer.time <= 8
