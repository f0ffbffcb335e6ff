"""From a line to the sigmoid: the press on screen and in the figure, against the core and the slides."""

import importlib

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import ConnectionPatch

from core.activations import sigmoid
from core.slides import fact
from scenes.clips.line_to_sigmoid import LineToSigmoidClip
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.sigmoid.line_to_sigmoid import FIRST, SHIFTED, LineToSigmoid
from scenes.sigmoid.press_view import MARKS, SCORES


@pytest.fixture
def shown(run_scene, language):
    return run_scene(LineToSigmoid, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("line-to-sigmoid")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_the_formulas_are_the_slides(shown, language):
    mark = ";" if language == "vi" else ","
    assert "z = param(w) x + param(b)" in shown.texts("line")
    assert "model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z))" in shown.texts("all")  # sigmoid-function
    (foot,) = [text for text in shown.texts("band") if "arrow" in text]
    assert fact("sigmoid-input-range").value == [-np.inf, np.inf]
    low, high = fact("sigmoid-range").value
    assert f"z in (-infinity{mark} thin +infinity)" in foot
    assert f"model(sigma(z)) in ({low:.0f}{mark} {high:.0f})" in foot


def test_the_range_is_drawn(shown):
    """The rail of z is open to both sides; the band ends at 0 and 1."""
    view = shown.scene.view
    assert {"-infinity", "+infinity"} <= set(shown.texts("line"))
    ends = [view.band.get_bottom()[1], view.band.get_top()[1]]
    assert ends == pytest.approx([view.curve_chart.spot(0, y)[1] for y in fact("sigmoid-range").value])
    assert {"0", "1"} <= set(shown.texts("band"))


def test_the_first_point_is_told_in_the_readers_decimals(shown, language):
    z = float(MARKS[FIRST])
    write = shown.scene.style.format
    assert write.text(z, 1) == ("1,8" if language == "vi" else "1.8")
    assert shown.numbers("press") >= {write.text(z, 1), write.text(float(sigmoid(z)), 2)}


def test_the_press_is_the_sigmoid(run_scene):
    view = run_scene(LineToSigmoid, Settings()).scene.view
    for sample in fact("sigmoid-function").samples:
        rail, band = view.press(sample.point["z"])
        strands = [(strand.get_start(), strand.get_end()) for strand in view.fan]
        assert min(np.abs(start - rail).sum() + np.abs(end - band).sum() for start, end in strands) < 1e-9
        heights = [view.curve_chart.spot(0, y)[1] for y in (0, 1)]
        assert (band[1] - heights[0]) / (heights[1] - heights[0]) == pytest.approx(sample.value)


def test_every_point_ends_on_the_curve_over_its_x(run_scene):
    view = run_scene(LineToSigmoid, Settings()).scene.view
    w, b = SHIFTED
    z = w * MARKS + b
    for k, (x, output) in enumerate(zip(MARKS, sigmoid(z), strict=True)):
        np.testing.assert_allclose(view.outputs[k].get_center(), view.curve_chart.spot(x, output), atol=1e-9)
        if SCORES.low <= z[k] <= SCORES.high:
            np.testing.assert_allclose(view.scores[k].get_center(), view.line_chart.spot(x, z[k]), atol=1e-9)
        else:
            assert view.scores[k].get_fill_opacity() == 0


def test_the_curves_end_at_the_last_parameters(run_scene):
    view = run_scene(LineToSigmoid, Settings()).scene.view
    w, b = SHIFTED
    drawn = {tuple(point) for point in view.curve.points.round(6)}
    places = view.curve_chart.place(view.x, sigmoid(w * view.x + b))
    assert {tuple(point) for point in places.round(6)} <= drawn


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(LineToSigmoid, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_figure_is_the_cores():
    module, _, function = load_outline().figures()["line-to-sigmoid"].target.partition(":")
    with figure_style(Settings()):
        figure = getattr(importlib.import_module(module), function)(Settings())
    lines = {str(line.get_gid()): line for line in figure.findobj(Line2D)}
    for name in [name for name in lines if name.startswith("curve ")]:
        w, b = (float(part.split("=")[1]) for part in name.removeprefix("curve ").split(","))
        x = np.asarray(lines[name].get_xdata())
        np.testing.assert_allclose(lines[name].get_ydata(), sigmoid(w * x + b), rtol=1e-12)
        np.testing.assert_allclose(lines[name.replace("curve", "line")].get_ydata(), w * x + b, rtol=1e-12)
    presses = figure.findobj(ConnectionPatch)
    assert len(presses) > 5
    for press in presses:
        assert press.xy2[1] == pytest.approx(float(sigmoid(press.xy1[1])))


def test_the_clip_belongs_to_the_scene():
    assert LineToSigmoidClip.id in load_outline().clips()
