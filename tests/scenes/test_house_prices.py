"""Two label columns: the table, the points that fly in, and the three that slide, against the slides."""

import importlib

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text
from readings import column, local

from core.datasets import houses
from core.slides import fact
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.linear_regression.house_prices import AREA, DIFFERENCE, FIRST, SECOND, HousePrices


@pytest.fixture
def shown(run_scene, language):
    return run_scene(HousePrices, Settings(language=language))


def distances(shown, beat, values):
    """How far the nearest mark on screen at a beat's end is from each place."""
    centres = [part.get_center() for mobject in shown.beats[beat] for part in mobject.get_family()]
    return [min(np.linalg.norm(at - centre) for centre in centres) for at in values]


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("house-prices")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize(
    ("beat", "which", "name"),
    [
        ("table", AREA, "house-area"),
        ("table", FIRST, "house-price-table-1"),
        ("labels", SECOND, "house-price-table-2"),
        ("question", SECOND, "house-price-table-2"),
    ],
)
def test_the_columns_are_the_slides(shown, language, beat, which, name):
    assert column(shown, beat, which) == [local(text, language) for text in fact(name).printed]


def test_the_differences_are_the_facts(shown, language):
    wanted = [local(f"{value:.1f}", language) for value in fact("house-price-difference").value]
    assert column(shown, "labels", DIFFERENCE) == wanted


def test_the_second_column_comes_later(shown):
    assert column(shown, "points", SECOND) == column(shown, "points", DIFFERENCE) == []


@pytest.mark.parametrize(("beat", "first_table"), [("points", True), ("labels", True), ("slide", False)])
def test_the_points_stand_at_their_labels(run_scene, beat, first_table):
    shown = run_scene(HousePrices, Settings())
    chart, data = shown.scene.chart, houses(first_table=first_table)
    assert distances(shown, beat, chart.place(data.x, data.y)) == pytest.approx([0] * 4, abs=1e-9)


def test_three_of_four_points_move(run_scene):
    scene = run_scene(HousePrices, Settings()).scene
    assert scene.moved == [0, 1, 2]
    for mark, goal in zip(scene.marks, scene.goals, strict=True):
        assert mark.get_center() == pytest.approx(goal)


def test_the_foot_holds_the_labels_that_change(shown, language):
    assert shown.numbers("slide") >= {local(text, language) for text in ("8.1", "9.1", "5.6", "5.9", "4.3", "4.6")}


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(HousePrices, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_figure_shows_both_columns(language):
    settings = Settings(language=language)
    module, _, function = load_outline().figures()["house-prices"].target.partition(":")
    figure = getattr(importlib.import_module(module), function)(settings)
    with figure_style(settings):
        FigureCanvasAgg(figure).draw()
    marks = {line.get_gid(): line.get_xydata().tolist() for line in figure.findobj(Line2D)}
    first, data = houses(first_table=True), houses()
    assert marks["second"] == np.column_stack([data.x, data.y]).tolist()
    assert marks["first"] == np.column_stack([first.x, first.y])[:3].tolist()
    texts = {text.get_text().strip("$").replace("{,}", ",") for text in figure.findobj(Text)}
    for name in ("house-price-table-1", "house-price-table-2"):
        assert {local(text, language) for text in fact(name).printed} <= texts
    assert {local("+1.0", language), local("+0.3", language)} <= texts
