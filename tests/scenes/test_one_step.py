"""The worked step: the computed frames, and the numbers that stand on screen, against the slides' prints."""

import numpy as np
import pytest

from core.activations import sigmoid
from scenes.cross_entropy.one_step import OneStep
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

PRINTS = {
    "pick": {"1.4", "0", "−0.1", "0.1"},
    "output": {"−0.04", "0.49"},
    "loss": {"0.6733"},
    "gradient": {"0.49", "0.686"},
    "update": {"0.01", "0.095", "−0.1068"},
    "better": {"0.4863", "0.6733", "0.6662"},
    "whole": {"20000"},
}
"""What the slides print (ex1-*), and the two numbers after the step that they leave out."""


def test_beats_are_the_outlines(run_scene):
    shown = run_scene(OneStep, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene("one-step").beats


@pytest.mark.parametrize("beat", PRINTS)
def test_the_slides_numbers_stand_on_screen(run_scene, beat):
    assert run_scene(OneStep, Settings()).numbers(beat) >= PRINTS[beat]


@pytest.mark.parametrize("beat", PRINTS)
def test_vietnamese_has_decimal_commas(run_scene, beat):
    wanted = {number.replace(".", ",") for number in PRINTS[beat]}
    assert run_scene(OneStep, Settings(language="vi")).numbers(beat) >= wanted


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(OneStep, Settings(language=language)).timeline for language in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_frames_are_the_trajectorys_rows(run_scene):
    path = run_scene(OneStep, Settings()).scene.path
    assert path.parameters[0].tolist() == [0.1, -0.1]
    assert path.gradients[0] == pytest.approx([0.4900013331, 0.6860018664], abs=1e-9)
    assert path.parameters[1] == pytest.approx([0.0950999867, -0.1068600187], abs=1e-9)
    assert path.values == pytest.approx([0.6733471672, 0.6662664512], abs=1e-9)


def test_the_curve_ends_where_the_descent_ends(run_scene):
    scene = run_scene(OneStep, Settings()).scene
    b, w = scene.long_path.parameters[-1]
    x = scene.left.x
    drawn = np.unique(scene.left.curve.points.round(6), axis=0)
    wanted = np.unique(scene.left.chart.place(x, sigmoid(w * x + b)).round(6), axis=0)
    assert {tuple(point) for point in wanted} <= {tuple(point) for point in drawn}


def test_the_step_stands_at_a_right_angle_to_the_contours_on_equal_scales(run_scene):
    view = run_scene(OneStep, Settings()).scene.right.map.chart
    per_w = view.area.width / (view.x_range.high - view.x_range.low)
    per_b = view.area.height / (view.y_range.high - view.y_range.low)
    assert per_w == pytest.approx(per_b)
