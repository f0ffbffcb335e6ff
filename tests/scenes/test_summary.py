"""The summary: its six pictures are the core's and the slides', come in order, and all stand on the last frame."""

import numpy as np
import pytest

from core.activations import sigmoid
from core.datasets import flowers, houses
from core.losses import binary_cross_entropy
from core.slides import given
from scenes.experiments import road
from scenes.experiments.answers import SHARES
from scenes.experiments.flower_descents import Duel
from scenes.figures.summary import summary
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.kit.words import load_words
from scenes.summary.stations import BRANCHES, FORMULAS
from scenes.summary.summary import Summary

ID = "summary"


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(Summary, Settings())


def test_it_is_the_lectures_last_scene_and_brings_no_idea():
    *_, last = load_outline().scenes()
    assert (last.id, last.section, last.ideas, last.facts) == (ID, ID, (), ())


def test_beats_are_the_outlines_and_it_lasts_at_most_a_minute(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats == (*road.STATIONS, "road")
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert 30 <= shown.timeline[-1].end <= 60


@pytest.mark.parametrize("language", ["en", "vi"])
def test_each_station_comes_as_it_is_named_and_stays(run_scene, language):
    shown = run_scene(Summary, Settings(language=language))
    words = load_words(language)
    for place, beat in enumerate(road.STATIONS):
        texts = shown.texts(beat)
        for k, key in enumerate(road.STATIONS):
            assert (words.label(ID, key) in texts) == (k <= place)
    texts = shown.texts("road")
    assert {*FORMULAS.values(), *(source for source, _, _ in BRANCHES)} <= set(texts)
    assert {words.label(ID, name) for name in ("stuck", "surprise", "valley")} <= set(texts)


def test_the_line_bends_into_the_slides_sigmoid(shown):
    b, w = given("fit-2").theta
    way = road.Bend.of(Settings())
    assert way.at(1) == pytest.approx(sigmoid(b + w * way.x))
    slope, start = np.polyfit(flowers().x, flowers().y, 1)
    assert way.at(0) == pytest.approx(start + slope * way.x)
    bending = shown.scene.road.pictures["sigmoid"]
    drawn = bending.chart.place(way.x, way.curve)
    assert np.array(bending.curve.get_anchors()[::2]) == pytest.approx(drawn[:-1])


def test_descents_end_where_the_duels_do(shown):
    duel = Duel.of_flowers()
    pictures = shown.scene.road.pictures
    for picture, loss in ((pictures["squared-error"], duel.mse), (pictures["convex"], duel.bce)):
        b, w = duel.path(loss).final
        assert picture.trail.head.get_center() == pytest.approx(picture.view.spot(w, b))
        across, up = picture.view.chart.area.width, picture.view.chart.area.height
        assert across / np.ptp(picture.view.surface.w) == pytest.approx(up / np.ptp(picture.view.surface.b))


def test_the_other_pictures_are_computed(shown):
    pictures = shown.scene.road.pictures
    assert len(pictures["line"].samples) == len(houses())
    slopes, branches = pictures["gradient"], pictures["cross-entropy"]
    whole = slopes.curves[0]
    drawn = slopes.chart.place(SHARES, SHARES)
    assert np.array(whole.get_anchors()[::2]) == pytest.approx(drawn[:-1])
    p = np.array([0.05, 0.5, 0.95])
    for curve, label in zip(branches.curves, (1.0, 0.0), strict=True):
        wanted = branches.chart.place(p, binary_cross_entropy(p, np.full(3, label)))
        points = np.array(curve.points)
        for at in wanted:
            assert np.hypot(*(points - at)[:, :2].T).min() < 0.03


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figure_has_the_same_six_pictures(language):
    settings, words = Settings(language), load_words(language)
    with figure_style(settings):
        figure = summary(settings)
    texts = {text.get_text() for axes in figure.axes for text in axes.texts}
    assert {words.text(f"figures.{ID}.{key}") for key in (*road.STATIONS, "stuck", "surprise", "valley")} <= texts
    lines = {}
    for axes in figure.axes:
        for line in axes.lines:
            lines.setdefault(line.get_gid(), []).append(line)
    assert lines["bce"][0].get_ydata() == pytest.approx(SHARES)
    way = road.Bend.of(settings)
    assert lines["line"][0].get_ydata() == pytest.approx(way.line)
    assert lines["curve"][1].get_ydata() == pytest.approx(way.curve)
    for line, fate in zip(lines["path"], road.fates(settings).values(), strict=True):
        assert np.column_stack(line.get_data())[:, ::-1] == pytest.approx(fate.path.parameters)
