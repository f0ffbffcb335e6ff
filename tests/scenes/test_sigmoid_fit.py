"""Six flowers through two fits: the curve and the numbers on screen, against the core and the slides' prints."""

import numpy as np
import pytest
from manim.mobject.text.typst_mobject import Typst
from readings import column

from core.activations import sigmoid
from core.datasets import flowers
from core.slides import fact, given
from scenes.clips.one_step import OneStepClip
from scenes.clips.sigmoid_fit import SigmoidFitClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.fit_view import EDGE_DIGITS
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.sigmoid.fit_table import BEFORE, OUTPUT, SCORE, X, Y
from scenes.sigmoid.sigmoid_fit import SigmoidFit

ROWS = range(1, 7)
STEEP = ("steeper", "compare")
FLAT = ("rest", "boundary")


def printed(name, language="en"):
    """What the slide prints of a fact, as it is written in a language."""
    text = fact(name).printed.replace("-", "−")
    return text.replace(".", ",") if language == "vi" else text


@pytest.fixture
def shown(run_scene, language):
    return run_scene(SigmoidFit, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("sigmoid-fit")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize("beat", FLAT)
def test_the_first_table_is_the_slides(shown, language, beat):
    assert column(shown, beat, SCORE) == [printed(f"fit1-z-{row}", language) for row in ROWS]
    assert column(shown, beat, OUTPUT) == [printed(f"fit1-sigma-{row}", language) for row in ROWS]


@pytest.mark.parametrize("beat", STEEP)
def test_the_second_table_is_the_slides(shown, language, beat):
    assert column(shown, beat, SCORE) == [printed(f"fit2-z-{row}", language) for row in ROWS]
    assert column(shown, beat, OUTPUT) == [printed(f"fit2-sigma-{row}", language) for row in ROWS]


def test_the_table_fills_as_it_is_told(shown, language):
    assert column(shown, "flowers", SCORE) == []
    assert column(shown, "line", SCORE) == [printed("fit1-z-1", language)]
    assert column(shown, "line", OUTPUT) == []
    assert column(shown, "squash", OUTPUT) == [printed("fit1-sigma-1", language)]


def test_the_data_are_the_slides(shown, language):
    mark = "," if language == "vi" else "."
    assert [float(x.replace(mark, ".")) for x in column(shown, "flowers", X)] == fact("petal-length").value
    assert [float(y) for y in column(shown, "flowers", Y)] == fact("petal-label").value


def test_the_first_fit_stays_to_compare(shown, language):
    assert column(shown, "compare", BEFORE) == [printed(f"fit1-sigma-{row}", language) for row in ROWS]


@pytest.mark.parametrize(
    ("beat", "names"),
    [
        ("line", ["fit1-w", "fit1-b", "fit1-z-1"]),
        ("squash", ["fit1-z-1", "fit1-sigma-1"]),
        ("rest", ["fit1-z-6", "fit1-sigma-6"]),
        ("steeper", ["fit2-w", "fit2-b"]),
        ("compare", ["fit1-w", "fit1-b", "fit2-w", "fit2-b"]),
    ],
)
def test_the_foot_holds_the_slides_numbers(shown, language, beat, names):
    found = {number.removeprefix("−") for number in shown.numbers(beat)}
    assert found >= {printed(name, language).removeprefix("−") for name in names}


def test_the_boundary_is_where_the_score_is_zero(shown):
    write = shown.scene.style.format
    for beat, name in (("boundary", "fit-1"), ("steeper", "fit-2")):
        b, w = given(name).theta
        assert write.text(-b / w, EDGE_DIGITS) in shown.numbers(beat)


@pytest.mark.parametrize(("beat", "name"), [("boundary", "fit-1"), ("compare", "fit-2")])
def test_the_outputs_stand_on_the_curve_of_their_fit(run_scene, beat, name):
    shown = run_scene(SigmoidFit, Settings())
    b, w = given(name).theta
    chart = shown.scene.view.chart  # at the scene's end it shows the heights of both beats
    centres = [part.get_center() for mobject in shown.beats[beat] for part in mobject.get_family()]
    for x in flowers().x:
        wanted = chart.spot(x, sigmoid(w * x + b))
        assert min(np.linalg.norm(centre - wanted) for centre in centres) < 1e-9


def test_the_last_curve_is_the_cores(run_scene):
    view = run_scene(SigmoidFit, Settings()).scene.view
    b, w = given("fit-2").theta
    drawn = {tuple(point) for point in view.curve.points.round(6)}
    assert {tuple(point) for point in view.chart.place(view.x, sigmoid(w * view.x + b)).round(6)} <= drawn


def test_the_table_is_aligned_at_the_decimal_mark(run_scene):
    table = run_scene(SigmoidFit, Settings()).scene.table
    for which in (X, SCORE, OUTPUT, BEFORE):
        marks = [cell[cell.text.index(".")].get_x() for cell in table.column(which) if "." in cell.text]
        assert np.ptp(marks) < 1e-9


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(SigmoidFit, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def written(clip):
    """The numbers on a clip, read off its counters."""
    return [part.text for mobject in clip.mobjects for part in mobject.get_family() if isinstance(part, Counter)]


def test_the_clip_ends_where_it_began(run_clip, language):
    clip = run_clip(SigmoidFitClip, Settings(language=language))
    assert clip.renderer.time <= 8
    assert {printed("fit1-w", language), printed("fit1-b", language)} <= set(written(clip))


def test_the_clip_of_one_step_ends_with_the_slides_numbers(run_clip, language):
    clip = run_clip(OneStepClip, Settings(language=language))
    assert clip.renderer.time <= 8
    shown = " ".join(part.typst_code for part in clip.mobjects if isinstance(part, Typst))
    assert printed("ex1-b-new", language) in shown
    assert printed("ex1-w-new", language).removeprefix("−") in shown
