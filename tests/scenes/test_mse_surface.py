"""The squared error's surface: the ball's path, the hatching, the model and the formulas, on screen and in a figure."""

import re

import numpy as np
import pytest
from manim import Dot
from matplotlib.backends.backend_agg import FigureCanvasAgg

from core.activations import sigmoid
from core.datasets import flowers
from core.losses import SigmoidSquaredError
from core.slides import fact
from scenes.clips.mse_surface import MseSurfaceClip
from scenes.experiments.flower_descents import Duel
from scenes.figures.mse_surface import mse_surface
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error.mse_surface import MseSurface

DATA, DUEL = flowers(), Duel.of_flowers()
LOSS = SigmoidSquaredError(DATA.X, DATA.y)


@pytest.fixture
def shown(run_scene, language):
    return run_scene(MseSurface, Settings(language=language))


def local(text, language):
    return text.replace(".", ",") if language == "vi" else text


def value_of(source, x, p, y):
    """A formula of the foot, computed as it reads."""
    plain = source.replace("hat(y)", "p").replace("x_i", "x").replace("[", "(").replace("]", ")").replace("^", "**")
    tokens = re.findall(r"\d+|[pxy()+-]|\*\*", plain)
    pairs = zip(["+", *tokens], tokens, strict=False)
    code = "".join(f"*{b}" if re.match(r"[\dpxy)]", a) and re.match(r"[\dpxy(]", b) else b for a, b in pairs)
    return eval(code, {"x": x, "p": p, "y": y})


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("mse-surface")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_the_second_derivative_is_the_slides(shown):
    (line,) = [text for text in shown.texts("convex") if "partial^2" in text]
    source = line.split(" = ")[1]
    for sample in fact("mse-second-derivative").samples:
        at = sample.point
        p = float(sigmoid(at["theta"] * at["x"] + at["c"]))
        assert value_of(source, at["x"], p, at["y"]) == pytest.approx(sample.value)


def test_the_gradient_is_the_slides(run_scene):
    feet = []

    class Listening(MseSurface):
        def say(self, source, note=""):
            feet.append(source)
            super().say(source, note)

    run_scene(Listening, Settings())
    (line,) = [foot for foot in feet if "(partial loss(L)) / (partial theta_i)" in foot]
    source = line.split(" = ")[1]
    for sample in fact("mse-gradient").samples:
        at = sample.point
        p = float(sigmoid(at["theta"] * at["x"] + at["c"]))
        assert value_of(source, at["x"], p, at["y"]) == pytest.approx(sample.value)
    pull = 2 * 3 * (LOSS.predictions(DUEL.path(LOSS).final)[3] - 1)
    p = LOSS.predictions(DUEL.path(LOSS).final)[3]
    (numbers,) = [foot for foot in feet if "2 dot" in foot]
    assert numbers.endswith(f'grad(-"{-np.trunc(pull * p * (1 - p) * 1e5) / 1e5:.5f}")')


def test_the_hatched_share_is_counted(shown):
    surface = shown.scene.surface
    share = int(100 * (1 - surface.convex.mean()))
    assert any(f"{share} %" in text for text in shown.texts("convex"))
    assert share > 50


def test_the_ball_comes_to_rest_on_a_plateau(shown, language):
    path = shown.scene.path
    np.testing.assert_array_equal(path.parameters[: DUEL.steps + 1], DUEL.path(LOSS).parameters)
    assert np.linalg.norm(path.gradients[DUEL.steps]) < 0.005
    assert local("0.50", language) in shown.texts("roll")
    assert local("0.50", language) in shown.texts("stuck")


def test_the_ball_on_the_map_stands_at_its_parameters(shown):
    chart, (b, w) = shown.scene.view.chart, shown.scene.path.final
    centres = [p.get_center() for m in shown.beats["stuck"] for p in m.get_family() if isinstance(p, Dot)]
    assert min(np.linalg.norm(centre - chart.spot(w, b)) for centre in centres) < 1e-6


def test_the_curve_is_the_models_there_and_three_flowers_are_wrong(shown):
    model, theta = shown.scene.model, shown.scene.path.final
    drawn = {tuple(point) for point in model.curve.points.round(6)}
    assert {tuple(p) for p in model.chart.place(model.x, sigmoid(theta[0] + theta[1] * model.x)).round(6)} <= drawn
    assert len(model.wrong()) == 3
    assert ((LOSS.predictions(theta) > 0.5) != (DATA.y == 1)).sum() == 3


def test_the_clip_holds_its_last_frame(run_clip, language):
    clip = run_clip(MseSurfaceClip, Settings(language=language))
    assert clip.renderer.time <= 8


def test_the_figures_path_and_words(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = mse_surface(settings)
        FigureCanvasAgg(figure).draw()
    lines = {line.get_gid(): line for axes in figure.axes for line in axes.lines}
    w, b, height = lines["path"].get_data_3d()
    path = DUEL.path(LOSS)
    np.testing.assert_array_equal(np.column_stack([b, w]), path.parameters)
    np.testing.assert_array_equal(height, path.values)
    seen = [text.get_text().replace("{,}", ",") for axes in figure.axes for text in axes.texts]
    assert any(r"2x_i(\hat{y} - y)\,\hat{y}(1 - \hat{y})" in text for text in seen)
    assert any(local("0.50", language) in text for text in seen)
