"""Squared error against cross-entropy: the same start, the computed paths, the numbers on screen."""

import numpy as np
import pytest

from scenes.cross_entropy.mse_vs_bce import MseVsBce
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings


def test_beats_are_the_outlines(run_scene):
    shown = run_scene(MseVsBce, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene("mse-vs-bce").beats


def test_both_descents_start_at_the_same_place(run_scene):
    scene = run_scene(MseVsBce, Settings()).scene
    assert scene.mse_path.parameters[0].tolist() == scene.bce_path.parameters[0].tolist()


def test_the_squared_errors_slope_vanishes_where_the_answer_is_wrong(run_scene):
    path = run_scene(MseVsBce, Settings()).scene.mse_path
    assert np.linalg.norm(path.gradients[-1]) < 0.005
    assert path.values[-1] == pytest.approx(0.5, abs=0.01)


def test_the_cross_entropy_is_convex_everywhere_and_the_squared_error_is_not(run_scene):
    scene = run_scene(MseVsBce, Settings()).scene
    assert scene.bce_surface.convex.all()
    assert 0 < scene.mse_surface.convex.mean() < 1


def test_directions_are_shown_on_equal_scales(run_scene):
    for view in run_scene(MseVsBce, Settings()).scene.views:
        chart = view.chart
        assert chart.area.width / (chart.x_range.high - chart.x_range.low) == pytest.approx(
            chart.area.height / (chart.y_range.high - chart.y_range.low)
        )


@pytest.mark.parametrize(("language", "loss"), [("en", "0.50"), ("vi", "0,50")])
def test_the_plateaus_loss_stands_on_screen(run_scene, language, loss):
    assert loss in run_scene(MseVsBce, Settings(language=language)).numbers("plateau")


def test_from_above_the_surface_is_the_map(run_scene):
    view = run_scene(MseVsBce, Settings()).scene.left
    w, b = np.array([-8.0, 0.0, 5.0]), np.array([0.0, 2.0, -3.0])
    assert view.place(w, b) == pytest.approx(view.chart.place(w, b))
