"""The quiz: the computed answers are those of the slides' facts; what is offered, and why one is right, is shown."""

import re

import numpy as np
import pytest
from manim import Text

from core.activations import sigmoid
from core.functions import QUIZ
from core.slides import fact
from scenes.cross_entropy.quiz import QuizFormula, QuizOrder, QuizSigmoid
from scenes.cross_entropy.quiz_derivatives import QuizMixed, QuizTwiceByX, QuizTwiceByY
from scenes.cross_entropy.quiz_slices import STEPS
from scenes.experiments import quiz
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.words import load_words

QUESTIONS = (QuizOrder, QuizSigmoid, QuizFormula, QuizTwiceByX, QuizTwiceByY, QuizMixed)
every = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_language = pytest.mark.parametrize("language", LANGUAGES)
DIGIT = re.compile(r"\d+")


def asked(question):
    return fact(question.id).source


def plain(formula):
    """A formula's source without its colours, names and quotes."""
    inside = r"\(((?:[^()]|\([^()]*\))*)\)"
    source = re.sub(r"(model|loss|param|one|zero|muted)" + inside, r"\2", formula.typst_code.strip("$ "))
    source = re.sub(r"\{\{|: \w+ *\}\}", "", source)
    return re.sub(r'["\s]', "", source)


@every
def test_beats_are_the_outlines(run_scene, question):
    shown = run_scene(question, Settings())
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(question.id).beats


@every
def test_the_computed_answer_is_the_facts(question):
    assert quiz.LETTERS[quiz.answer(question.question)] == asked(question)["answer"]


@every
def test_only_the_right_offer_is_lit(run_scene, question):
    scene = run_scene(question, Settings()).scene
    for letter, option in zip(quiz.LETTERS, scene.options, strict=True):
        right = letter == asked(question)["answer"]
        assert (option.tick in scene.mobjects) == right
        opacities = {mark.get_fill_opacity() for mark in option.content.family_members_with_points()}
        assert (1.0 in opacities) == right


@every
def test_the_offers_stand_on_screen_when_it_is_time_to_think(run_scene, question):
    shown = run_scene(question, Settings())
    letters = [text for text in shown.texts("think") if text in quiz.LETTERS]
    assert letters == list(quiz.LETTERS)


@every
def test_both_languages_share_one_timeline(run_scene, question):
    english, vietnamese = (run_scene(question, Settings(language=language)).timeline for language in LANGUAGES)
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


# Each question ----------------------------------------------------------------------------------------------------


def test_the_orders_are_the_facts(run_scene):
    options = asked(QuizOrder)["options"]
    assert [list(order) for order in quiz.ORDERS] == list(options.values())
    assert [list(pair) for pair in quiz.NEEDS] == asked(QuizOrder)["precedes"]
    for option, order in zip(run_scene(QuizOrder, Settings()).scene.options, options.values(), strict=True):
        assert [int(k) for k in DIGIT.findall(plain(option.content))] == order


def test_the_steps_drop_into_their_places(run_scene):
    scene = run_scene(QuizOrder, Settings()).scene
    fallen = sorted(scene.steps, key=lambda number: -scene.steps[number].get_y())
    assert fallen == fact("quiz-1").value
    for number, slot in zip(fallen, scene.slots, strict=True):
        np.testing.assert_allclose(scene.steps[number].get_center(), slot.get_center(), atol=1e-6)


@each_language
def test_both_outputs_are_the_facts(run_scene, language):
    shown = run_scene(QuizSigmoid, Settings(language=language))
    wanted = {"0.8807", "0.9999", "2", "10"}
    assert shown.numbers("answer") >= {n.replace(".", ",") if language == "vi" else n for n in wanted}
    assert fact("quiz-2").value == pytest.approx(sigmoid(quiz.SCORES))
    assert list(asked(QuizSigmoid)["options"].values()) == list(quiz.RELATIONS)


def test_the_zoomed_chart_is_still_the_sigmoids(run_scene):
    view = run_scene(QuizSigmoid, Settings()).scene.view
    chart = view.chart
    assert chart.y_range.low == pytest.approx(view.near)
    for point, x in zip(view.points, quiz.SCORES, strict=True):
        np.testing.assert_allclose(point.get_center(), chart.spot(x, sigmoid(x)), atol=1e-6)
    inside = sigmoid(view.x) > view.near
    wanted = chart.place(view.x[inside], sigmoid(view.x[inside])).round(6)
    drawn = {tuple(point) for point in view.curve.points.round(6)}
    assert {tuple(point) for point in wanted} <= drawn


@pytest.mark.parametrize("row", range(4))
def test_each_formula_shown_is_the_facts_and_priced_by_the_core(run_scene, row):
    shown = run_scene(QuizFormula, Settings())
    source = list(asked(QuizFormula)["options"].values())[row]
    drawn = plain(shown.scene.options[row].content)
    drawn = drawn.replace("hat(y)", "p").replace("ln", "log")
    drawn = re.sub(r"log([py])", r"log(\1)", drawn)
    assert drawn == source.replace("*", "").replace(" ", "")
    for p, y in ((0.3, 0.6), (0.8, 0.1)):
        expected = eval(source, {"log": np.log, "p": p, "y": y})
        assert quiz.LOSSES[row](np.array(p), np.array(y)) == pytest.approx(expected)


@each_language
def test_the_prices_are_the_cores(run_scene, language):
    scene = run_scene(QuizFormula, Settings(language=language)).scene
    prices = [plain(price) for price in scene.tried]
    for price, value in zip(prices, quiz.fed().T.ravel(), strict=True):
        cut = "infinity" if np.isinf(value) else f"≈{np.trunc(value * 1e4) / 1e4:.4f}"
        assert price == (cut.replace(".", ",") if language == "vi" else cut)


@pytest.mark.parametrize("question", [QuizTwiceByX, QuizTwiceByY], ids=lambda question: question.id)
def test_the_second_derivative_is_worked_out(run_scene, question):
    shown = run_scene(question, Settings())
    value = fact(question.id).value
    axis = "xy".index(asked(question)["wrt"][0])
    assert QUIZ.hessian(quiz.POINT)[axis, axis] == value
    offers = [plain(option.content) for option in shown.scene.options]
    assert offers == [offer.replace("*", "").replace(" ", "") for offer in asked(question)["options"].values()]
    for beat in ("work", "answer"):
        assert f"{value:.0f}" in shown.numbers(beat)
    assert any("partial^2 f" in text and f'"{value:.0f}"' in text for text in shown.texts("work"))


def test_the_mixed_derivatives_are_worked_out_along_both_ways(run_scene):
    shown = run_scene(QuizMixed, Settings())
    offers = [[int(plain(number)) for number in option.content] for option in shown.scene.options]
    assert offers == list(asked(QuizMixed)["options"].values())
    found = [text for text in shown.texts("work") if "partial^2 f" in text and '"4"' in text]
    assert len(found) == len(fact("quiz-6").value) == 2
    assert fact("quiz-6").value == [QUIZ.hessian(quiz.POINT)[0, 1], QUIZ.hessian(quiz.POINT)[1, 0]]


@pytest.mark.parametrize("question", [QuizTwiceByX, QuizTwiceByY, QuizMixed], ids=lambda question: question.id)
def test_the_slice_shows_by_how_much_the_slope_grows(run_scene, question):
    scene = run_scene(question, Settings()).scene
    for view in scene.slices:
        first, then = ("xy".index(name) for name in view.way)
        places = [[0.0, 0.0] for _ in STEPS]
        for place, step in zip(places, STEPS, strict=True):
            place[then] = step
        slopes = QUIZ.gradient(places)[:, first]
        assert [int(plain(number)) for number in view.slopes] == list(slopes)
        assert [int(plain(grown[1])) for grown in view.growth] == list(np.diff(slopes))
        assert set(np.diff(slopes)) == {QUIZ.hessian(quiz.POINT)[first, then]}
        wanted = view.chart.place([places[-1][first]], [QUIZ.value(places[-1])])
        np.testing.assert_allclose(view.point.get_center(), wanted[0], atol=1e-6)


def test_the_hessian_fills_up_from_question_to_question(run_scene):
    matrices = [plain(run_scene(question, Settings()).scene.said[0]) for question in QUESTIONS[3:]]
    found = [re.findall(r"[\d?]", matrix.split("column-gap:#0.8em,")[1]) for matrix in matrices]
    (xx, xy), (yx, yy) = ([str(int(entry)) for entry in row] for row in QUIZ.hessian(quiz.POINT))
    assert found == [[xx, "?", "?", "?"], [xx, "?", "?", yy], [xx, xy, yx, yy]]


def test_the_steps_are_named_in_every_language(run_scene):
    for language in LANGUAGES:
        scene = run_scene(QuizOrder, Settings(language=language)).scene
        words = {part.original_text for card in scene.steps.values() for part in card if isinstance(part, Text)}
        assert words == set(load_words(language).texts("scenes.quiz-1.labels.steps"))
