"""From the bad line to the good one: tables, squares and the step, against the core and the slides' prints."""

import importlib

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from readings import column, local, printed

from core.datasets import houses
from core.slides import fact
from core.stochastic import stochastic_descent
from scenes.clips.house_fit import HouseFitClip
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.linear_regression.house_fit import HouseFit
from scenes.linear_regression.house_table import AREA, ERROR, PREDICTED, PRICE

ROWS = range(1, 5)
LINES = {"total": "bad", "slope": "bad", "step": "good", "good": "good"}
"""Which line's table stands on screen at the end of a beat."""
SIDES = {"bad": [11.338, 7.424, 5.75, 8.53], "good": [1.001, 0.258, 0.245, 0.005]}


class Listening(HouseFit):
    """The scene, with every line that its foot held: some are gone when their beat ends."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.lines = []

    def say(self, source, note=""):
        self.lines.append(source)
        super().say(source, note)


@pytest.fixture
def shown(run_scene, language):
    return run_scene(HouseFit, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("house-fit")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize("beat", LINES)
def test_the_tables_are_the_slides(shown, language, beat):
    name = LINES[beat]
    assert column(shown, beat, AREA) == [local(text, language) for text in fact("house-area").printed]
    assert column(shown, beat, PRICE) == [local(text, language) for text in fact("house-price-table-2").printed]
    assert column(shown, beat, PREDICTED) == [printed(f"house-{name}-predicted-{row}", language) for row in ROWS]
    assert column(shown, beat, ERROR) == [printed(f"house-{name}-error-{row}", language) for row in ROWS]


def test_the_table_fills_as_it_is_told(shown, language):
    assert column(shown, "houses", PREDICTED) == []
    assert column(shown, "bad", PREDICTED) == [printed("house-bad-predicted-1", language)]
    assert column(shown, "bad", ERROR) == []
    assert column(shown, "square", ERROR) == [printed("house-bad-error-1", language)]


@pytest.mark.parametrize(
    ("beat", "names"),
    [
        ("bad", ["house-bad-w", "house-bad-b", "house-bad-predicted-1"]),
        ("square", ["house-bad-predicted-1", "house-bad-error-1"]),
        ("step", ["house-good-w", "house-good-b"]),
    ],
)
def test_the_foot_holds_the_slides_numbers(shown, language, beat, names):
    assert shown.numbers(beat) >= {printed(name, language) for name in names}


def test_model_loss_and_step_are_written_as_on_the_slides(run_scene):
    lines = run_scene(Listening, Settings()).scene.lines
    assert "model(hat(y)) = param(w) x + param(b)" in lines
    assert any(line.startswith("loss(L)(model(hat(y)), y) = (model(hat(y)) - y)^2") for line in lines)
    (w,) = [line for line in lines if line.startswith("param(w) arrow.l")]
    (b,) = [line for line in lines if line.startswith("param(b) arrow.l")]
    assert w.endswith('= param("1.179292") ≈ param("1.17")')
    assert b.endswith('= param("0.26676") ≈ param("0.26")')


def test_the_good_line_is_one_stochastic_step_cut_off(run_scene):
    step = run_scene(HouseFit, Settings()).scene.step
    path = stochastic_descent(step.total, [0.04, -0.34], 0.01 / 4, steps=1, order=[0])
    assert step.path.parameters[1] == pytest.approx([0.26676, 1.179292])
    assert np.trunc(step.path.parameters[1] * 100) / 100 == pytest.approx(step.good)
    assert path.batches is not None
    assert step.path.gradients[0] == pytest.approx([-22.676, -151.9292])


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("beat", "number"), [("total", "289.48"), ("good", "1.12")])
def test_the_total_stands_on_screen(run_scene, language, beat, number):
    assert local(number, language) in run_scene(HouseFit, Settings(language=language)).numbers(beat)


def test_squares_are_squares_with_the_gaps_as_sides(run_scene):
    scene = run_scene(HouseFit, Settings()).scene
    view = scene.view
    unit = view.chart.spot(1, 1) - view.chart.spot(0, 0)
    assert unit[0] == pytest.approx(unit[1])
    for name, theta in (("bad", scene.bad), ("good", scene.good)):
        view.redraw(theta)
        for square, side in zip(view.squares, SIDES[name], strict=True):
            assert square.width == pytest.approx(square.height)
            assert square.width == pytest.approx(side * unit[0])
    view.redraw(scene.good)


def test_the_line_at_the_end_is_the_good_one(run_scene):
    view = run_scene(HouseFit, Settings()).scene.view
    ends = view.chart.place(np.array([0.0, 6.7]), 1.17 * np.array([0.0, 6.7]) + 0.26)
    start, end = view.line.get_start(), view.line.get_end()
    assert start == pytest.approx(ends[0])
    assert np.cross(ends[1] - start, end - start) == pytest.approx(np.zeros(3), abs=1e-9)


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(HouseFit, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_clip_ends_on_the_good_line(run_clip):
    assert HouseFitClip.id in load_outline().clips()
    clip = run_clip(HouseFitClip, Settings())
    assert clip.renderer.time <= 8
    assert clip.view.theta == pytest.approx([0.26, 1.17])


@pytest.fixture
def figure(language):
    settings = Settings(language=language)
    module, _, function = load_outline().figures()["house-fit"].target.partition(":")
    drawn = getattr(importlib.import_module(module), function)(settings)
    with figure_style(settings):
        FigureCanvasAgg(drawn).draw()
    return drawn


def test_the_figure_prints_both_tables(figure, language):
    texts = [text.get_text().strip("$").replace("{-}", "−").replace("{,}", ",") for text in figure.findobj(Text)]
    for name in ("bad", "good"):
        for row in ROWS:
            assert printed(f"house-{name}-predicted-{row}", language) in texts
            assert printed(f"house-{name}-error-{row}", language) in texts
        assert {printed(f"house-{name}-{key}", language) for key in "wb"} <= set(texts)


def test_the_figures_squares_are_the_cores(figure):
    for axes, sides in zip(figure.axes[1:], SIDES.values(), strict=True):
        assert axes.get_aspect() == 1
        squares = [patch for patch in axes.findobj(Polygon) if patch.get_gid() == "square"]
        for square, side, x, y in zip(squares, sides, houses().x, houses().y, strict=True):
            width, height = np.ptp(square.get_xy(), axis=0)
            assert width == pytest.approx(side)
            assert height == pytest.approx(side)
            assert (x, y) in {tuple(corner) for corner in square.get_xy()}
        (marks,) = [line for line in axes.findobj(Line2D) if line.get_gid() == "houses"]
        assert marks.get_xydata().tolist() == np.column_stack([houses().x, houses().y]).tolist()
