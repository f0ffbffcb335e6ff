"""The lecture's map: the cards light up in turn, the returns light the next one, and the pictures are computed."""

import numpy as np
import pytest
from matplotlib.lines import Line2D

from core.activations import sigmoid
from core.datasets import flowers, houses
from core.slides import given
from scenes.experiments.glimpses import glimpses
from scenes.figures.title import title
from scenes.kit.layout import HEADER
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.own import Credits, Own
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.words import load_words
from scenes.review.title import MapCrossEntropy, MapSquaredError, Title

SCENES = (Title, MapSquaredError, MapCrossEntropy)


def _lit(shown, beat):
    """Which cards stand in full colour at the end of a beat."""
    cards = shown.scene.map.cards
    numbers = [card.number.typst_code for card in cards]
    found = set()
    for mobject in shown.beats[beat]:
        for part in mobject.get_family():
            if getattr(part, "typst_code", None) in numbers and part.submobjects[0].get_fill_opacity() == 1:
                found.add(numbers.index(part.typst_code))
    return found


@pytest.mark.parametrize("scene_class", SCENES)
def test_beats_are_the_outlines(run_scene, scene_class):
    shown = run_scene(scene_class, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(scene_class.id).beats


@pytest.mark.parametrize(
    ("scene_class", "lights"),
    [
        (Title, {"review": {0}, "squared-error": {1}, "cross-entropy": {2}, "begin": {0}}),
        (MapSquaredError, {"done": {0}, "next": {1}}),
        (MapCrossEntropy, {"done": {1}, "next": {2}}),
    ],
)
def test_the_cards_light_up_in_turn(run_scene, scene_class, lights):
    shown = run_scene(scene_class, Settings())
    assert {beat: _lit(shown, beat) for beat in lights} == lights


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_its_author_and_the_sections_are_read(run_scene, language):
    words = load_words(language)
    shown = run_scene(Title, Settings(language=language))
    assert words.text("lecture.title") == words.title("title")
    assert {words.title("title"), words.label("title", "author")} <= set(shown.texts("title"))
    names = {words.text(f"lecture-map.{key}.{part}") for key in ("names", "abouts") for part in glimpses(Settings())}
    assert names <= set(shown.texts("begin"))


def test_the_pictures_are_of_the_slides_data():
    line, fit, losses = glimpses(Settings()).values()
    (x, y), theta = line.curves[0], given("house-good").theta
    assert y == pytest.approx(theta[0] + theta[1] * x)
    assert line.samples[1].tolist() == houses().y.tolist()
    assert fit.labels.tolist() == flowers().y.tolist()
    (x, y) = fit.curves[0]
    assert fit.gaps == pytest.approx(np.interp(fit.samples[0], x, y), abs=1e-3)
    for (p, loss), branch in zip(losses.curves, (lambda p: -np.log(p), lambda p: -np.log(1 - p)), strict=True):
        assert loss == pytest.approx(branch(p))


def test_the_line_bends_into_the_slides_sigmoid(run_scene):
    scene = run_scene(Title, Settings()).scene
    model, *samples = scene.motif
    b, w = given("fit-2").theta
    drawn = np.unique(model.points.round(6), axis=0)
    low, high = (sample.get_center() for sample in (samples[0], samples[-1]))
    x = np.interp(drawn[:, 0], [low[0], high[0]], flowers().x[[0, -1]])
    inside = (drawn[:, 0] >= low[0]) & (drawn[:, 0] <= high[0])
    heights = np.interp(drawn[:, 1], [low[1], high[1]], [0.0, 1.0])
    assert heights[inside] == pytest.approx(sigmoid(w * x + b)[inside], abs=1e-4)


def test_the_figure_draws_the_same_pictures():
    with figure_style(Settings()):
        figure = title(Settings())
    curves = [line for line in figure.findobj(Line2D) if line.get_gid() == "curve"]
    wanted = [curve for glimpse in glimpses(Settings()).values() for curve in glimpse.curves]
    for line, (x, y) in zip(curves, wanted, strict=True):
        assert line.get_xdata() == pytest.approx(x)
        assert line.get_ydata() == pytest.approx(y)
    gaps = [line for line in figure.findobj(Line2D) if line.get_gid() == "gap"]
    assert len(gaps) == len(flowers())


def test_who_gives_the_lecture_stands_over_the_title(run_scene):
    credits = Credits(course="Machine learning 1", lecturer="Lan")
    texts = run_scene(Title, Settings(own=Own(credits=credits))).texts("title")
    assert "Lan · Machine learning 1" in texts
    assert load_words("en").label("title", "author") not in texts


@pytest.mark.parametrize("scene_class", [Title, MapSquaredError])
def test_the_longest_names_end_before_the_dots(run_scene, scene_class):
    credits = Credits(course="M" * 60, lecturer="W" * 60)
    scene = run_scene(scene_class, Settings(own=Own(credits=credits))).scene
    assert scene.header.get_left()[0] == pytest.approx(HEADER.left, abs=0.02)
    assert max(part.get_right()[0] for part in scene.header) < scene.progress.get_left()[0]


def test_the_map_has_the_parts_that_are_given_in_their_order(run_scene):
    given = ("linear-regression", "sigmoid", "cross-entropy", "squared-error")
    shown = run_scene(MapSquaredError, Settings(own=Own(sections=given)))
    words, cards = load_words("en"), shown.scene.map.cards
    wanted = [words.text(f"lecture-map.abouts.{part}") for part in given if part != "sigmoid"]
    assert [card.about.original_text for card in cards] == wanted
    assert _lit(shown, "next") == {1}


def test_what_the_map_draws_becomes_the_next_cards_picture(run_scene):
    scene = run_scene(MapSquaredError, Settings()).scene
    curve = scene.map.cards[1].picture.curves
    assert any(
        mobject.get_stroke_opacity() == 1 and np.allclose(mobject.points, curve[0].points)
        for group in scene.mobjects
        for mobject in group.get_family()
        if len(mobject.points) == len(curve[0].points)
    )
