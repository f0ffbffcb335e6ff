"""The slide's code on screen: it is the file that runs, and its values are the core's and the facts'."""

import importlib

import numpy as np
import pytest
from matplotlib.text import Text

from core.losses import SigmoidSquaredError
from core.slides import facts
from scenes.experiments.slide_code import CODE, SlideCode
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error.code_pairs import PAIRS
from scenes.squared_error.implementation import STEP, Implementation

CODE_FACTS = {name: fact for name, fact in facts().items() if name.startswith("code-")}
WHERE = {
    "code-sigmoid": "sigmoid",
    "code-predict": "predict",
    "code-loss": "loss",
    "code-gradient": "gradient",
    "code-update": "sample",
}
"""The beat in which each line of code has come on screen."""
VALUES = {
    "sample": {"1.4", "0", "0.1", "−0.1", "0.01"},
    "output": {"0.4900", "0.2401", "0"},
    "slope": {"0.2449", "0.3428"},
    "update": {"0.0975", "−0.1034", "0.2401", "0.2383"},
}


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Implementation, Settings(language=language))


def glyphs(shown, beat):
    """The outlines that were visible at a beat's end, as their points."""
    parts = (part for mobject in shown.beats[beat] for part in mobject.get_family())
    return [part.points for part in parts if len(part.points) and part.get_fill_opacity() > 0]


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("implementation")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


@pytest.mark.parametrize("name", CODE_FACTS)
def test_the_slides_lines_stand_on_screen(run_scene, name):
    """The line is the slide's print, and each of its glyphs is drawn."""
    scene = run_scene(Implementation, Settings()).scene
    block = scene.functions if name != "code-update" else scene.step
    printed = CODE_FACTS[name].printed
    row = block.row(printed)
    assert block.lines[row].strip() == printed
    drawn = glyphs(run_scene(Implementation, Settings()), WHERE[name])
    for glyph in block.line(row):
        assert any(points.shape == glyph.points.shape and np.allclose(points, glyph.points) for points in drawn)


def test_what_is_shown_is_what_runs(run_scene):
    scene = run_scene(Implementation, Settings()).scene
    text = CODE.read_text(encoding="utf-8")
    assert all(line.strip() in text for line in scene.functions.lines + scene.step.lines)
    assert scene.functions.text == "\n\n".join(SlideCode().function(pair.name) for pair in PAIRS)
    assert [scene.step.row(line) for line in STEP] == sorted(scene.step.row(line) for line in STEP)


@pytest.mark.parametrize("name", CODE_FACTS)
def test_the_shown_functions_have_the_facts_values(name):
    """The file's functions, called with each fact's sample."""
    run = SlideCode().names
    for sample in CODE_FACTS[name].samples:
        values = {key: np.asarray(value, dtype=float) for key, value in sample.point.items()}
        if name == "code-update":
            theta = np.array(values["theta"])
            run["train_step"](theta, values["lr"], values["x"], values["y"])
            np.testing.assert_allclose(theta, sample.value, rtol=1e-9)
        else:
            given = CODE_FACTS[name].source
            got = run[given["function"]](*(values[argument] for argument in given["args"]))
            np.testing.assert_allclose(got, sample.value, rtol=1e-9)


def test_every_named_part_is_a_part_of_line_and_formula(run_scene):
    scene = run_scene(Implementation, Settings()).scene
    for pair, formula in zip(PAIRS, scene.formulas, strict=True):
        for spelled, name in pair.parts:
            assert spelled in pair.line
            assert len(formula.select(name)) > 0


@pytest.mark.parametrize("beat", VALUES)
def test_the_values_of_the_sample_stand_on_screen(shown, language, beat):
    wanted = {number.replace(".", ",") if language == "vi" else number for number in VALUES[beat]}
    assert shown.numbers(beat) >= wanted


def test_the_values_are_the_cores(run_scene):
    scene = run_scene(Implementation, Settings()).scene
    trial = scene.trial
    loss = SigmoidSquaredError(np.array([trial.x]), np.array([trial.y]))
    assert trial.loss == pytest.approx(float(loss.value(trial.theta)))
    assert trial.gradient == pytest.approx(loss.gradient(trial.theta))
    assert trial.loss_new == pytest.approx(float(loss.value(trial.theta_new)))
    assert trial.loss_new < trial.loss


def test_the_misprinted_comment_is_shown_struck_through(shown):
    """Erratum 8: predict returns ŷ."""
    assert "# predict y_hat" in shown.scene.step.lines
    assert any("# predict z" in text for text in shown.texts("sample"))


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Implementation, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figure_shows_the_code_and_its_values(language):
    module, _, function = load_outline().figures()["implementation"].target.partition(":")
    settings = Settings(language=language)
    with figure_style(settings):
        figure = getattr(importlib.import_module(module), function)(settings)
    texts = [text.get_text() for text in figure.findobj(Text)]
    written = "".join(texts)
    for pair in PAIRS:
        assert "".join(pair.line.split()) in written.replace(" ", "")
    for number in ("0.4900", "0.2401", "0.2449", "0.3428", "0.0975", "{-}0.1034"):
        assert any((number.replace(".", "{,}") if language == "vi" else number) in text for text in texts)
