"""Training with the squared error: labels, rule and both runs as computed, on screen and in the figure."""

import numpy as np
import pytest
from manim import Circle, Square
from matplotlib.backends.backend_agg import FigureCanvasAgg

from core.activations import sigmoid
from core.datasets import flowers
from core.descent import gradient_descent
from core.losses import SigmoidSquaredError
from core.slides import fact
from scenes.clips.training import TrainingClip
from scenes.experiments.trainings import STEPS
from scenes.figures.training import training
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error.training import TrainingWithMse

DATA = flowers()
LOSS = SigmoidSquaredError(DATA.X, DATA.y)
GOOD = gradient_descent(LOSS, [0, 0], 0.5, STEPS)
STUCK = gradient_descent(LOSS, [3, -2], 0.5, STEPS)


@pytest.fixture
def shown(run_scene, language):
    return run_scene(TrainingWithMse, Settings(language=language))


def local(text, language):
    return text.replace(".", ",") if language == "vi" else text


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("training")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_the_labels_are_the_slides_in_height_and_shape(shown):
    model = shown.scene.model
    parts = [part for mobject in shown.beats["start"] for part in mobject.get_family()]
    for x, label in zip(fact("petal-length").value, fact("petal-label").value, strict=True):
        shape = Square if label else Circle
        at = model.chart.spot(x, label)
        assert any(isinstance(part, shape) and np.linalg.norm(part.get_center() - at) < 1e-6 for part in parts)


def test_the_gradient_in_the_foot_is_the_slides(shown):
    (line,) = [text for text in shown.texts("rule") if "1 / n sum" in text]
    assert "2 x_i (hat(y) - y) hat(y) (1 - hat(y))" in line
    for sample in fact("mse-gradient").samples:
        at = sample.point
        x, y, p = at["x"], at["y"], float(sigmoid(at["theta"] * at["x"] + at["c"]))
        assert 2 * x * (p - y) * p * (1 - p) == pytest.approx(sample.value)


def test_the_flowers_pulls_have_the_losses_gradient_as_mean_and_one_step_follows_it(shown):
    fan, start = shown.scene.fan, GOOD.parameters[0]
    np.testing.assert_allclose(np.mean(fan.ways, axis=0), -LOSS.gradient(start))
    assert len(fan.pulls) == len(DATA.y)
    np.testing.assert_allclose(fan.ball.get_center(), fan.spot(GOOD.parameters[1]), atol=1e-9)


def test_the_numbers_after_training_are_the_cores(shown, language):
    write = shown.scene.style.format
    for beat, walk in (("train", GOOD), ("again", STUCK)):
        b, w = walk.final
        wanted = {str(STEPS), write.text(w, 2), write.text(b, 2), write.text(walk.values[-1], 2)}
        assert wanted <= set(shown.texts(beat))
    assert local("0.02", language) in shown.texts("train")
    assert local("0.50", language) in shown.texts("again")


def test_the_loss_is_drawn_as_computed(shown):
    chart, first = shown.scene.chart, shown.scene.first
    drawn = {tuple(point) for point in first.points.round(6)}
    assert {tuple(p) for p in chart.place(np.arange(STEPS + 1.0), GOOD.values).round(6)} <= drawn


def test_all_are_right_after_the_first_training_and_three_wrong_after_the_second(shown):
    assert ((LOSS.predictions(GOOD.final) > 0.5) == (DATA.y == 1)).all()
    assert len(shown.scene.model.wrong()) == 3
    assert shown.scene.label("done") in shown.texts("done")


def test_the_clip_holds_its_last_frame(run_clip, language):
    assert run_clip(TrainingClip, Settings(language=language)).renderer.time <= 8


def test_the_figures_curves_are_the_cores(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = training(settings)
        FigureCanvasAgg(figure).draw()
    lines = {line.get_gid(): line for axes in figure.axes for line in axes.lines}
    for name, (b, w) in (("before", GOOD.parameters[0]), ("good", GOOD.final), ("stuck", STUCK.final)):
        x = np.asarray(lines[name].get_xdata())
        np.testing.assert_allclose(lines[name].get_ydata(), sigmoid(b + w * x), rtol=1e-12)
    np.testing.assert_array_equal(lines["loss-good"].get_ydata(), GOOD.values)
    np.testing.assert_array_equal(lines["loss-stuck"].get_ydata(), STUCK.values)
    np.testing.assert_array_equal(lines["class-1"].get_ydata(), [1, 1, 1])
    np.testing.assert_array_equal(lines["class-0"].get_ydata(), [0, 0, 0])
