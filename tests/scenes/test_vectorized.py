"""The vectorized summary: its lines are the facts', its numbers the same both ways, and the slides'."""

import numpy as np
import pytest
from conftest import QUOTED
from formula_sources import as_set
from manim import Square

from core.slides import fact
from scenes.cross_entropy.vectorized import Vectorized
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES, Settings

NUMBERS = {"numbers": {"1", "1.4", "0.49", "0.686"}, "all": {"4", "−0.0373", "−0.6493"}}
each_language = pytest.mark.parametrize("language", LANGUAGES)


def truncate(values, digits):
    return np.trunc(np.asarray(values) * 10**digits) / 10**digits


def test_beats_are_the_outlines(run_scene):
    shown = run_scene(Vectorized, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene("vectorized").beats


@each_language
@pytest.mark.parametrize("beat", NUMBERS)
def test_the_numbers_stand_on_screen(run_scene, beat, language):
    wanted = {number.replace(".", ",") if language == "vi" else number for number in NUMBERS[beat]}
    assert run_scene(Vectorized, Settings(language=language)).numbers(beat) >= wanted


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("summary-model-vectorized", "z = {{param(bold(theta))^T : b}} {{bold(x) : x}}"),
        ("summary-model-vectorized", 'mat(delim: "[", {{"1" : i}}; {{x : x}})'),
        ("summary-model-vectorized", 'mat(delim: "[", {{b : b}}; {{w : w}})'),
        ("summary-gradient-vectorized", "grad(nabla_bold(theta) L) = {{bold(x) : x}} {{(model(hat(y)) - y) : e}}"),
        ("summary-update-vectorized", "{{param(bold(theta)) : b}} {{- : m}} {{eta : n}} grad(nabla_bold(theta) L)"),
        ("bce-gradient-w", "grad((partial L) / (partial w)) = {{x : x}} {{(model(hat(y)) - y) : e}}"),
        ("bce-gradient-b", "grad((partial L) / (partial b)) = model(hat(y)) - y"),
        ("bce-formula", "-y ln model(hat(y)) - (1 - y) ln(1 - model(hat(y)))"),
    ],
)
def test_each_facts_line_stands_on_screen(run_scene, name, line):
    assert fact(name).samples
    assert any(as_set(line) in text for text in run_scene(Vectorized, Settings()).texts("lines"))


def test_the_numbers_are_the_facts_and_the_same_both_ways(run_scene):
    update = run_scene(Vectorized, Settings()).scene.update
    theta, rows, labels = update.path.parameters[0], update.data.X, update.data.y
    (at,) = fact("summary-model-vectorized").samples
    assert theta @ rows[0] == pytest.approx(at.value) == update.loss.scores(theta)[0]
    (at,) = fact("summary-gradient-vectorized").samples
    assert update.path.gradients[0] == pytest.approx(at.value)
    (at,) = fact("summary-update-vectorized").samples
    assert update.path.parameters[1] == pytest.approx(at.value)
    errors = update.whole.predictions(theta) - labels
    one_by_one = [(error, x * error) for (_, x), error in zip(rows, errors, strict=True)]
    assert np.mean(one_by_one, axis=0) == pytest.approx(rows.T @ errors / len(labels))
    assert update.whole.gradient(theta) == pytest.approx(np.mean(one_by_one, axis=0))


def test_lines_keep_to_their_columns(run_scene):
    scene = run_scene(Vectorized, Settings()).scene
    for left, right in zip(scene.scalar, scene.vector, strict=True):
        assert left.get_right()[0] < scene.rule.get_x() < right.get_left()[0]
        assert right.get_right()[0] < scene.foot.panel.get_right()[0]


def test_the_product_is_written_with_the_cores_numbers(run_scene):
    scene = run_scene(Vectorized, Settings()).scene
    product, data = scene.product, scene.update.data
    quoted = [(sign, text) for sign, text in QUOTED.findall(product.formula.typst_code) if text[0].isdigit()]
    shown = [float(f"{sign}{text}") for sign, text in quoted]
    errors = scene.update.whole.predictions(scene.update.path.parameters[0]) - data.y
    wanted = [len(data.y), *data.X.T.ravel(), *truncate(errors, 2), *truncate(errors @ data.X / len(errors), 4)]
    assert shown == pytest.approx(wanted)
    for mark, entry, label in zip(product.marks, product.entries[1], data.y, strict=True):
        assert mark.get_x() == pytest.approx(entry.get_x(), abs=0.1)
        assert isinstance(mark, Square) == (label == 1)


def test_results_come_with_their_minus(run_scene):
    product = run_scene(Vectorized, Settings()).scene.product
    assert [len(result) for result in product.results] == [len("-0.0373"), len("-0.6493")]


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Vectorized, Settings(language=language)).timeline for language in LANGUAGES)
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])
