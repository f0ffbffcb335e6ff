"""Two features: every number of the slides on screen or in the figure, the misprint beside the right one."""

import importlib

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text
from readings import local, printed

from core.datasets import four_flowers
from core.losses import BinaryCrossEntropy
from core.slides import fact, facts
from scenes.clips.two_features import TwoFeaturesClip
from scenes.cross_entropy.two_features import TwoFeatures
from scenes.experiments.plane import PLANE, TwoFeatureUpdate, boundary, side
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.table import Cell
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

PRINTS = {
    "forward": ("ex2-x1", "ex2-x2", "ex2-y", "ex2-b", "ex2-w1", "ex2-w2", "ex2-yhat"),
    "back": ("ex2-grad-b", "ex2-grad-w1", "ex2-grad-w2", "ex2-grad-w1-in-update", "ex2-grad-w1-printed-product"),
    "update": ("ex2-eta", "ex2-b-new", "ex2-w2-new"),
    "print": ("ex2-w1-new", "ex2-w1-new-printed-gradient", "ex2-yhat-new-printed-parameters"),
    "right": ("ex2-w2-new",),
}
"""Facts whose print stands on screen at a beat's end."""
RIGHT = {
    "forward": {"0.78", "1.1573"},
    "back": {"0.9598"},
    "update": {"0.4904", "−0.0986"},
    "print": {"0.6838", "0.6812"},
    "right": {"0.4904", "0.6812", "1.1573", "1.1432"},
}
"""What is right where the slides print something else or nothing."""
FORMULAS = {
    "ex2-model": ("join", 'manimgrp("first", param(w_1) x_1)'),
    "ex2-gradient-wi": ("slope", "(partial L) / (partial param(w_i)) = x_i (model(hat(y)) - y)"),
    "bce-gradient-b": ("slope", "(partial L) / (partial param(b)) = model(hat(y)) - y"),
}


@pytest.fixture
def shown(run_scene, language):
    return run_scene(TwoFeatures, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("two-features")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize("beat", PRINTS)
def test_the_slides_numbers_stand_on_screen(shown, beat, language):
    wanted = {printed(name, language) for name in PRINTS[beat]} | {local(one, language) for one in RIGHT[beat]}
    assert shown.numbers(beat) >= wanted


@pytest.mark.parametrize("name", FORMULAS)
def test_the_formulas_stand_on_screen(shown, name):
    beat, source = FORMULAS[name]
    assert any(source in text for text in shown.texts(beat)), shown.texts(beat)


@pytest.mark.parametrize(("column", "name"), [(1, "ex2-petal-length"), (2, "ex2-petal-width"), (3, "ex2-label")])
def test_the_table_is_the_slides(shown, column, name, language):
    cells = {
        part.row: part.text
        for mobject in shown.beats["flowers"]
        for part in mobject.get_family()
        if isinstance(part, Cell) and part.column == column
    }
    mark = "," if language == "vi" else "."
    values = [float(cells[row].replace(mark, ".")) for row in sorted(cells)]
    assert values == fact(name).value


def test_the_misprints_are_struck_through(shown):
    for beat in ("back", "update", "print"):
        notes = [part for mobject in shown.beats[beat] for part in mobject.get_family() if isinstance(part, Erratum)]
        assert len(notes) == 1, beat


def test_every_number_of_the_example_is_placed():
    shown_somewhere = {name for names in PRINTS.values() for name in names} | set(FORMULAS)
    elsewhere = {
        "ex2-petal-length", "ex2-petal-width", "ex2-label", "ex2-z", "ex2-loss", "ex2-w2-new-as-printed",
        "ex2-yhat-new", "ex2-yhat-new-corrected-parameters", "ex2-loss-new",
    }  # fmt: skip
    assert {name for name in facts() if name.startswith("ex2-")} <= shown_somewhere | elsewhere


def test_the_misprint_does_not_give_the_slides_next_output():
    step = TwoFeatureUpdate.of_slides()
    assert step.output(step.misprinted) == pytest.approx(fact("ex2-yhat-new-printed-parameters").value)
    assert step.output(step.path.final) == pytest.approx(fact("ex2-yhat-new").value)


def test_the_boundary_is_where_the_output_is_one_half():
    step = TwoFeatureUpdate.of_slides()
    left, right, low, high = PLANE
    for theta in step.onward().parameters[[0, 100, 500, 20_000]]:
        ends = boundary(theta)
        assert ends.shape == (2, 2)
        assert np.c_[np.ones(2), ends] @ theta == pytest.approx([0, 0], abs=1e-9)
        both = np.vstack([side(theta), side(-theta)])
        assert (both >= [left, low]).all()
        assert (both <= [right, high]).all()
    data = four_flowers()
    assert ((BinaryCrossEntropy(data.X, data.y).scores(step.onward().final) > 0) == (data.y == 1)).all()


def test_the_line_ends_where_the_descent_ends(run_scene):
    scene = run_scene(TwoFeatures, Settings()).scene
    ends = scene.plane.chart.place(*boundary(scene.update.onward().final).T)
    assert scene.plane.line.get_start() == pytest.approx(ends[0])
    assert scene.plane.line.get_end() == pytest.approx(ends[1])


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(TwoFeatures, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_clip_is_short_and_holds_its_end(run_clip):
    clip = run_clip(TwoFeaturesClip, Settings(language="vi"))
    assert clip.renderer.time <= 8


def test_the_figure_says_the_slides_numbers(language):
    module, _, function = load_outline().figures()["two-features"].target.partition(":")
    settings = Settings(language=language)
    with figure_style(settings):
        figure = getattr(importlib.import_module(module), function)(settings)
    texts = " ".join(text.get_text() for text in figure.findobj(Text))
    texts = texts.replace("{-}", "−").replace("{,}", ",")
    for number in ("0.78", "0.6856", "1.1573", "0.9599", "0.1371", "0.0931", "0.4904", "−0.1013", "0.4990", "0.6838",
                   "0.6812", "1.1432"):  # fmt: skip
        assert local(number, language) in texts
    (line,) = [artist for artist in figure.findobj(Line2D) if artist.get_gid() == "boundary"]
    assert np.c_[line.get_data()] == pytest.approx(boundary(TwoFeatureUpdate.of_slides().onward().final))
