"""Exchanged labels: the points swap height, the curve is mirrored, and the losses on screen are the first again."""

import importlib
import math

import numpy as np
import pytest
from formula_sources import as_set
from matplotlib.lines import Line2D
from matplotlib.text import Text
from readings import column, local

from core.activations import sigmoid
from core.losses import binary_cross_entropy
from core.slides import fact, given
from scenes.clips.flipped_labels import FlippedLabelsClip
from scenes.cross_entropy.flip_view import LOSS, OUTPUT, Y
from scenes.cross_entropy.flipped_labels import EXCHANGED, LOSS_OF, FlippedLabels
from scenes.cross_entropy.mirror_views import EqualHeights, FirstLosses
from scenes.experiments.flip import Flip
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

FLIP = Flip.of_slides()


@pytest.fixture
def shown(run_scene, language):
    return run_scene(FlippedLabels, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("flipped-labels")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize(("beat", "name"), [("model", "unflipped-petal-label"), ("exchange", "flipped-petal-label")])
def test_the_label_columns_are_the_slides(shown, beat, name):
    assert column(shown, beat, Y) == list(fact(name).printed)


def test_the_losses_come_back(shown, language):
    write = shown.scene.style.format
    first = column(shown, "model", LOSS)
    assert first == [write.text(loss, 4) for loss in FLIP.losses(FLIP.theta, FLIP.data.y)]
    assert all(loss.count("," if language == "vi" else ".") == 1 for loss in first)
    assert column(shown, "exchange", LOSS) != first
    assert column(shown, "mirror", LOSS) == first


def test_every_output_becomes_one_minus_itself(shown):
    mark = shown.scene.style.format.mark
    before, after = (
        np.array([float(cell.replace(mark, ".")) for cell in column(shown, beat, OUTPUT)])
        for beat in ("model", "mirror")
    )
    assert before + after == pytest.approx(1, abs=0.0101)  # each is cut off after two decimals
    z = fact("flip-sigmoid-mirror").samples[0]
    assert float(sigmoid(-z.point["z"])) == pytest.approx(z.value)
    assert 1 - float(sigmoid(z.point["z"])) == pytest.approx(z.value)


def test_the_parameters_change_their_sign(shown, language):
    b, w = given("fit-2").theta
    write = shown.scene.style.format
    assert shown.numbers("mirror") >= {write.text(-b, 3), write.text(-w, 3)}
    assert local("-2.331", language) in shown.numbers("mirror")


def test_the_reason_stands_on_screen(run_scene):
    shown = run_scene(FlippedLabels, Settings())
    assert " ".join(as_set(EXCHANGED).split()) in [" ".join(text.split()) for text in shown.texts("reason")]
    assert sorted(LOSS_OF.split()) == sorted(EXCHANGED.split())
    (sample,) = fact("flip-bce-invariance").samples
    p, y = sample.point["p"], sample.point["y"]
    for output, label in ((p, y), (1 - p, 1 - y)):
        assert float(binary_cross_entropy(output, label)) == pytest.approx(sample.value)
    assert sample.value == pytest.approx(-math.log(p))


def test_the_points_and_the_curve_end_mirrored(run_scene):
    view = run_scene(FlippedLabels, Settings()).scene.view
    for flower, x, label in zip(view.samples, FLIP.data.x, FLIP.flipped.y, strict=True):
        assert flower.get_center() == pytest.approx(view.chart.spot(x, label))
    b, w = FLIP.theta
    wanted = view.chart.place(view.x, sigmoid(-w * view.x - b))
    assert view.curve.get_start() == pytest.approx(wanted[0])
    assert view.curve.get_end() == pytest.approx(wanted[-1])
    ends = view.boundary.get_start(), view.boundary.get_end()
    assert [end[0] for end in ends] == pytest.approx([view.chart.spot(-b / w, 0)[0]] * 2, abs=1e-6)


def test_the_first_losses_lie_on_the_new_ones_when_they_are_turned_over(run_scene):
    view = run_scene(FlippedLabels, Settings()).scene.view
    first = FirstLosses(view)
    first.turn(1.0)
    for old, new in zip(first.gaps, view.gaps, strict=True):
        assert old.get_start() == pytest.approx(new.get_start())
        assert old.get_end() == pytest.approx(new.get_end())


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_there_is_as_much_under_the_one_curve_as_over_the_other(run_scene, share):
    heights = EqualHeights(run_scene(FlippedLabels, Settings()).scene.view)
    heights.go(share)
    lengths = [bar.get_length() for bar in heights.bars]
    assert lengths[0] == pytest.approx(lengths[1])


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(FlippedLabels, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_clip_ends_as_it_began(run_clip):
    clip = run_clip(FlippedLabelsClip, Settings(language="vi"))
    assert clip.renderer.time <= 8
    assert {part.text for mobject in clip.mobjects for part in mobject.get_family() if hasattr(part, "text")} >= {
        "2,331", "−5,156",
    }  # fmt: skip


def test_the_figures_curves_are_the_cores(language):
    module, _, function = load_outline().figures()["flipped-labels"].target.partition(":")
    settings = Settings(language=language)
    with figure_style(settings):
        figure = getattr(importlib.import_module(module), function)(settings)
    lines = {line.get_gid(): line for line in figure.findobj(Line2D)}
    x, before = lines["curve-before"].get_data()
    _, after = lines["curve-after"].get_data()
    b, w = FLIP.theta
    assert before == pytest.approx(sigmoid(w * x + b))
    assert before + after == pytest.approx(1)
    texts = " ".join(text.get_text() for text in figure.findobj(Text)).replace("{-}", "−").replace("{,}", ",")
    assert local("-2.331", language) in texts
    assert local("5.156", language) in texts
