"""What an answer costs: flowers, curves and losses on screen and in the figures, against the core and the slides."""

import importlib

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text
from readings import local

from core.activations import sigmoid
from core.datasets import Dataset, flowers
from core.losses import binary_cross_entropy
from core.slides import fact, given
from scenes.clips.judging_a_model import JudgingAModelClip
from scenes.cross_entropy.judging_a_model import SOURCES, JudgingAModel
from scenes.experiments.answers import ANSWERS, CANDIDATES, WRONG, answering, slide
from scenes.experiments.fits import Fit, least_sure
from scenes.kit.components.marks import Samples
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

FORMULAS = {"nll-y1": ("one", 1), "nll-y0": ("zero", 0)}


@pytest.fixture
def shown(run_scene, language):
    return run_scene(JudgingAModel, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("judging-a-model")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(JudgingAModel, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_flowers_stand_at_their_labels(run_scene):
    shown = run_scene(JudgingAModel, Settings())
    model = shown.scene.model
    (samples,) = [part for part in model.submobjects if isinstance(part, Samples)]
    heights = [mark.get_center()[1] for mark in samples]
    low, high = model.chart.spot(0, 0)[1], model.chart.spot(0, 1)[1]
    assert [(height - low) / (high - low) for height in heights] == pytest.approx(fact("petal-label").value)


def test_the_sigmoid_and_its_range_stand_in_the_foot(shown, language):
    mark = ";" if language == "vi" else ","
    wanted = f'model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z)) quad in quad ("0"{mark} thin "1")'
    assert wanted in shown.texts("model")
    for sample in fact("sigmoid-function").samples:
        assert 1 / (1 + np.exp(-sample.point["z"])) == pytest.approx(sample.value)
    assert fact("sigmoid-range").value == [0, 1]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_case_and_its_formula(shown, name):
    beat, label = FORMULAS[name]
    texts = shown.texts(beat)
    role = "one" if label else "zero"
    assert f'{role}(y = "{label}")' in texts
    assert SOURCES[label] in texts
    for sample in fact(name).samples:
        assert binary_cross_entropy(sample.point["p"], label) == pytest.approx(sample.value)


def test_the_ranges_stand_in_the_foot(shown, language):
    mark = ";" if language == "vi" else ","
    assert fact("nll-y1-range").value == fact("nll-y0-range").value == [0, np.inf]
    assert any(f'loss(L) in ("0"{mark} thin infinity)' in text for text in shown.texts("range"))


@pytest.mark.parametrize(("beat", "p"), [("one", WRONG), ("zero", 1 - WRONG)])
def test_the_loss_at_the_wrong_end(shown, language, beat, p):
    assert shown.numbers(beat) >= {local(f"{p:.2f}", language), local("4.60", language)}
    assert binary_cross_entropy(p, int(beat == "one")) == pytest.approx(4.60517, abs=1e-5)


def test_an_undecided_answer_costs_the_log_of_two(shown, language):
    assert np.log(2) == pytest.approx(shown.scene.numbers()["half"].value)
    assert local("0.6931", language) in shown.numbers("range")
    assert ("nat" if language == "vi" else "nats") in shown.texts("range")


def test_the_curves_are_the_cores(run_scene):
    cost = run_scene(JudgingAModel, Settings()).scene.cost
    for label in (0, 1):
        p = ANSWERS[(ANSWERS > 0.05) & (ANSWERS < 0.95)]
        wanted = cost.chart.place(p, binary_cross_entropy(p, label)).round(6)
        assert {tuple(at) for at in wanted} <= {tuple(at) for at in cost.curves["log", label].points.round(6)}


def test_the_model_answers_what_is_asked():
    data, (_, w) = flowers(), given("fit-2").theta
    for row in range(len(data)):
        b, same = answering(data.x[row], 0.3, w)
        assert same == w
        assert sigmoid(b + w * data.x[row]) == pytest.approx(0.3)
    assert [slide(0.9, 0.1, share) for share in (0, 0.5, 1)] == pytest.approx([0.9, 0.5, 0.1])


@pytest.mark.parametrize(("scores", "rows"), [((-3, -1, 2, -1, 0.5, 4), [1, 4]), ((3, 2, 4, -1, -2, -3), [1, 3])])
def test_the_sample_that_is_looked_at_is_right_and_the_least_sure_or_else_the_least_wrong(scores, rows):
    labels = np.array([0.0, 0, 0, 1, 1, 1])
    data = Dataset(np.array(scores, dtype=float)[:, None], labels, ("x",), "y", ("a", "b"))
    fit = Fit("", data, np.array([0.0, 1.0]))
    assert [least_sure(data, fit, label) for label in (0, 1)] == rows


def figure(name, language="en"):
    settings = Settings(language=language)
    module, _, function = load_outline().figures()[name].target.partition(":")
    with figure_style(settings):
        drawn = getattr(importlib.import_module(module), function)(settings)
        FigureCanvasAgg(drawn).draw()
    return drawn


def line(drawn, gid):
    (found,) = [artist for artist in drawn.findobj(Line2D) if artist.get_gid() == gid]
    return found


def test_the_figures_candidates_are_the_cores():
    drawn = figure("judging-a-model")
    for name, cost in CANDIDATES.items():
        assert line(drawn, name).get_ydata() == pytest.approx(cost(ANSWERS, 1.0))
    data, (b, w) = flowers(), given("fit-2").theta
    assert line(drawn, "outputs").get_ydata() == pytest.approx(sigmoid(b + w * data.x))
    assert [*line(drawn, "class-0").get_ydata(), *line(drawn, "class-1").get_ydata()] == fact("petal-label").value


def test_the_figures_two_cases(language):
    drawn = figure("two-cases", language)
    for label in (0, 1):
        assert line(drawn, f"log-{label}").get_ydata() == pytest.approx(binary_cross_entropy(ANSWERS, label))
    texts = [text.get_text().replace("{,}", ",") for text in drawn.findobj(Text)]
    assert any(local("0.6931", language) in text for text in texts)


def test_the_clip_comes_back_to_its_start(run_clip):
    clip = run_clip(JudgingAModelClip, Settings())
    assert clip.renderer.time <= 8
