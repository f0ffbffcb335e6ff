"""Real data that nobody here wrote, in six scenes and more: they run, follow the data, and agree with scikit-learn."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import tempconfig
from manim.renderer.cairo_renderer import CairoRenderer
from real_data import DATA, FILMED, write_folder
from sklearn.linear_model import LogisticRegression

from lecture.own.lecture import Lecture
from lecture.own.read import own_lecture
from scenes.experiments.code_run import CodeRun
from scenes.experiments.fits import fitted_theta
from scenes.experiments.flower_descents import Duel, OneUpdate
from scenes.experiments.gaps import Gaps
from scenes.experiments.plane import TwoFeatureUpdate
from scenes.experiments.starts import many_steps
from scenes.experiments.subject import plane_samples, samples
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

FOLLOWING = [scene.id for scene in load_outline().scenes() if scene.shows in ("data", "plane")]
"""Scenes that follow the data."""
CASES = [
    (name, scene)
    for name, features in (("cancer", 2), ("rice", 1))
    for scene in FOLLOWING
    if scene not in FILMED[name] and (features == 2 or scene != "two-features")
]
"""Those of which there are no films (test_own_films.py)."""


class Undrawn(CairoRenderer):
    """Lets time pass and draws nothing."""

    def update_frame(self, *_: object, **__: object) -> None:
        """No pixels are wanted."""

    def add_frame(self, _: object, num_frames: int = 1) -> None:
        self.time += num_frames / self.camera.frame_rate


@pytest.fixture(scope="module")
def lectures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Lecture]:
    """lectures("iris") -> the lecture on these data."""

    @cache
    def read(name: str) -> Lecture:
        return own_lecture(write_folder(tmp_path_factory.mktemp(name), name))

    return read


def run(lecture: Lecture, scene_id: str, settings: Settings, media: Path) -> Any:
    module, _, name = lecture.outline.scene(scene_id).target.partition(":")
    small = {"pixel_width": 320, "pixel_height": 180, "frame_rate": 5}
    with tempconfig({"media_dir": str(media), "disable_caching": True, "verbosity": "ERROR", **small}):
        scene = getattr(importlib.import_module(module), name)(settings=settings, renderer=Undrawn())
        scene.setup()
        scene.construct()
    return scene


@pytest.mark.parametrize(("name", "scene_id"), CASES)
def test_the_scene_runs_and_speaks_of_these_data(
    name: str, scene_id: str, lectures: Callable[[str], Lecture], tmp_path: Path
) -> None:
    lecture = lectures(name)
    scene = run(lecture, scene_id, lecture.settings("vi", "light"), tmp_path)
    assert [beat.id for beat in scene.timeline] == list(lecture.outline.scene(scene_id).beats)
    said = " ".join(beat.narration["en"] for beat in scene.timeline)
    assert not any(word in said for word in ("flower", "petal is", "Flower", "slide", "{", "}"))


def test_two_features_need_two_and_leave_the_misprint_out(lectures: Callable[[str], Lecture], tmp_path: Path) -> None:
    reasons = {left.scene: left.reason for left in lectures("rice").left_out}
    assert reasons["two-features"] == "it needs two features, and the data have one"
    lecture = lectures("iris")
    scene = run(lecture, "two-features", lecture.settings("en", "dark"), tmp_path)
    beats = [beat.id for beat in scene.timeline]
    assert "print" not in beats
    assert len(beats) == 8


@pytest.mark.parametrize("name", DATA)
def test_the_fit_agrees_with_scikit_learn(name: str, lectures: Callable[[str], Lecture]) -> None:
    data = samples(lectures(name).settings("en", "dark"))
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(data.X_features, data.y)
    np.testing.assert_allclose(fitted_theta(data), [theirs.intercept_[0], *theirs.coef_[0]], rtol=1e-4)


@pytest.mark.parametrize("name", ["iris", "cancer"])
def test_two_features_descend_towards_what_scikit_learn_finds(name: str, lectures: Callable[[str], Lecture]) -> None:
    settings = lectures(name).settings("en", "dark")
    data, end = plane_samples(settings), TwoFeatureUpdate.of(settings).onward()
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(data.X_features, data.y)
    theta = np.array([theirs.intercept_[0], *theirs.coef_[0]])
    assert np.linalg.norm(end.final - theta) < 0.5 * np.linalg.norm(end.parameters[0] - theta)


def test_overlapping_classes_have_a_lowest_place_and_separable_ones_have_none(
    lectures: Callable[[str], Lecture],
) -> None:
    assert Duel.of(lectures("cancer").settings("en", "dark")).best is not None
    assert Duel.of(Settings()).best is None


@pytest.mark.parametrize(
    ("rate", "rows", "steps"), [(0.01, 4, 20_000), (1e-6, 4, 20_000), (0.01, 20_000, 1000), (50.0, 4, 20)]
)
def test_nobody_waits_for_a_long_descent(rate: float, rows: int, steps: int) -> None:
    assert many_steps(rate, rows) == steps


@pytest.mark.parametrize("rate", [0.002, 0.3, 5.0])
def test_steps_by_hand_take_the_lecturers_learning_rate_and_stay_on_their_map(
    rate: float, lectures: Callable[[str], Lecture]
) -> None:
    lecture = lectures("cancer")
    own = replace(lecture.own, learning=replace(lecture.own.learning, rate=rate))
    settings = replace(lecture.settings("en", "dark"), own=own)
    for update in (OneUpdate.of(settings), TwoFeatureUpdate.of(settings)):
        before, after = update.path.parameters
        np.testing.assert_allclose(after, before - rate * update.path.gradients[0])
    update = OneUpdate.of(settings)
    step = float(np.linalg.norm(update.path.parameters[1] - update.path.parameters[0]))
    assert 0.2 * update.near < step < 0.5 * update.near


def test_one_step_says_that_long_steps_jump(lectures: Callable[[str], Lecture], tmp_path: Path) -> None:
    lecture = lectures("cancer")
    fast = replace(lecture.own, learning=replace(lecture.own.learning, rate=60.0))
    scene = run(lecture, "one-step", replace(lecture.settings("en", "dark"), own=fast), tmp_path)
    assert scene.timeline[-1].narration["en"].endswith("they are too long, and the loss jumps up and down.")


def test_too_long_steps_are_said_to_be(lectures: Callable[[str], Lecture], tmp_path: Path) -> None:
    lecture = lectures("cancer")
    fast = replace(lecture.own, learning=replace(lecture.own.learning, rate=60.0))
    scene = run(lecture, "mse-vs-bce", replace(lecture.settings("en", "dark"), own=fast), tmp_path)
    assert scene.timeline[-1].narration["en"].endswith("But its steps are too long: the loss jumps up and down.")


def test_the_first_sample_goes_through_the_code(lectures: Callable[[str], Lecture]) -> None:
    """The first height is 1.59 deviations below the mean, its label 0; it starts from b = 0.1, w = -0.1."""
    run = CodeRun.of(lectures("rice").settings("en", "dark"))
    x = run.x[1]
    assert (x, run.y) == (-1.59, 0)
    output = 1 / (1 + np.exp(-(0.1 - 0.1 * x)))
    slope = 2 * output * output * (1 - output)
    assert (run.output, run.loss) == pytest.approx((output, output**2))
    assert run.theta_new == pytest.approx([0.1 - 0.01 * slope, -0.1 - 0.01 * x * slope])
    assert run.loss_new < run.loss


@pytest.mark.parametrize("name", DATA)
def test_of_the_gaps_a_bad_and_a_good_answer_are_looked_at(name: str, lectures: Callable[[str], Lecture]) -> None:
    subject = Gaps.of(lectures(name).settings("en", "dark"))
    zeros, ones = (subject.outputs[subject.data.y == label] for label in (0, 1))
    assert (subject.data.y[subject.low], subject.data.y[subject.high]) == (0, 1)
    assert subject.outputs[subject.low] == zeros.max()
    assert subject.outputs[subject.high] == ones.max()
