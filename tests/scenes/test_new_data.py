"""Names become numbers, rows become points, and the line leaves the band: against the core and the slides."""

import importlib

import numpy as np
import pytest
from manim import Text
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from readings import column, local

from core.datasets import flowers
from core.models import least_squares
from core.slides import fact
from scenes.experiments.band import Band
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.sigmoid.new_data import LABEL, LENGTH, NewData

DATA = flowers()
BEST = least_squares(DATA.X, DATA.y)
NAMES = {"en": {"Flower A": "Flower A", "Flower B": "Flower B"}, "vi": {"Flower A": "Hoa A", "Flower B": "Hoa B"}}


@pytest.fixture
def shown(run_scene, language):
    return run_scene(NewData, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("new-data")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_lengths_are_the_slides(shown, language):
    wanted = [local(text, language) for text in fact("petal-length").printed]
    assert column(shown, "names", LENGTH) == column(shown, "leaves", LENGTH) == wanted


def test_the_names_are_the_slides(shown, language):
    wanted = [NAMES[language][name] for name in fact("petal-category").printed]
    names = set(wanted)
    found = [
        part
        for mobject in shown.beats["names"]
        for part in mobject.get_family()
        if isinstance(part, Text) and part.original_text in names
    ]
    assert [text.original_text for text in sorted(found, key=lambda text: -text.get_y())] == wanted
    assert column(shown, "names", LABEL) == []


@pytest.mark.parametrize("beat", ["numbers", "plot", "leaves"])
def test_names_become_numbers(shown, beat):
    assert column(shown, beat, LABEL) == fact("petal-label").printed


def test_the_points_stand_at_their_rows(run_scene):
    shown = run_scene(NewData, Settings())
    view = shown.scene.view
    view.redraw(BEST, ((0.0, 4.8), (-0.55, 1.5)))
    wanted = view.chart.place(DATA.x, DATA.y)
    view.redraw(BEST, Band.of(Settings()).far_window)
    centres = [part.get_center() for mobject in shown.beats["plot"] for part in mobject.get_family()]
    for at in wanted:
        assert min(np.linalg.norm(at - centre) for centre in centres) < 1e-6


def test_the_line_is_least_squares_and_leaves_the_band(run_scene):
    scene = run_scene(NewData, Settings()).scene
    np.testing.assert_allclose(scene.view.theta, BEST)
    assert scene.predictions.min() < 0
    assert scene.predictions.max() > 1
    below, above = scene.view.outside
    edges = [scene.view.chart.spot(0, level)[1] for level in (0, 1)]
    assert below.get_top()[1] <= edges[0]
    assert above.get_bottom()[1] >= edges[1]


@pytest.mark.parametrize("number", ["-0.07", "1.13"])
def test_what_the_line_says_stands_on_screen(shown, language, number):
    assert local(number, language) in shown.numbers("leaves")


@pytest.mark.parametrize("beat", ["line", "endless"])
def test_the_model_is_written_in_vector_form(shown, beat):
    texts = " | ".join(shown.texts(beat))
    assert "model(hat(y)) = param(bold(theta))^T bold(x) = param(w) x + param(b)" in texts


def test_the_output_has_no_bounds(shown, language):
    comma = ";" if language == "vi" else ","
    assert f"(-oo{comma} +oo)" in " | ".join(shown.texts("endless"))


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(NewData, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def draw(name, settings):
    module, _, function = load_outline().figures()[name].target.partition(":")
    figure = getattr(importlib.import_module(module), function)(settings)
    with figure_style(settings):
        FigureCanvasAgg(figure).draw()
    return figure


@pytest.mark.parametrize("name", ["new-data", "new-data-line"])
def test_the_figures_flowers_are_the_slides(name, language):
    lines = {line.get_gid(): line for line in draw(name, Settings(language=language)).axes[1].findobj(Line2D)}
    for label in (0, 1):
        points = np.column_stack([DATA.x, DATA.y])[label == DATA.y]
        assert lines[f"class-{label}"].get_xydata().tolist() == points.tolist()


def test_the_figures_line_is_least_squares():
    lines = {line.get_gid(): line for line in draw("new-data-line", Settings()).axes[1].findobj(Line2D)}
    for part in ("below", "inside", "above"):
        x, y = lines[part].get_data()
        np.testing.assert_allclose(y, BEST[0] + BEST[1] * x)
    assert lines["below"].get_ydata().max() < 0
    assert lines["above"].get_ydata().min() > 1
    assert lines["above"].get_linestyle() != "-"
