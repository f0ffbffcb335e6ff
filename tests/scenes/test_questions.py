"""The questions in plain text: one right offer, the slides' own, in each language; the offers say what is computed."""

import re

import numpy as np
import pytest

from core.functions import QUIZ
from core.slides import fact
from lecture.worker import load
from scenes.experiments import quiz
from scenes.experiments.questions import FUNCTION, SLOPES
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import load_words

ASKED = {scene.id: scene.question for scene in load_outline().scenes() if scene.question}


def value(text, x, y):
    """The value of a polynomial in x and y as it is written on the page."""
    source = text.replace("²", "**2")
    return eval(re.sub(r"(?<=[\dxy])(?=[xy])", "*", source), {"x": x, "y": y})


def test_every_question_of_the_slides_is_asked():
    assert list(ASKED) == [f"quiz-{number}" for number in range(1, 7)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", ASKED)
def test_the_right_offer_is_the_slides(scene, language):
    question = load(ASKED[scene])(load_words(language))
    assert quiz.LETTERS[question.right] == fact(scene).source["answer"]
    assert len(question.offers) == len(set(question.offers)) == 4
    assert question.prompt == load_words(language).label(scene, "question")


def test_the_function_and_its_slopes_are_written_as_they_are_computed():
    x, y = 0.3, -0.7
    assert value(FUNCTION.split(" = ")[1], x, y) == pytest.approx(QUIZ.value([x, y]))
    for slope, text in SLOPES.items():
        assert value(text, x, y) == pytest.approx(slope(x, y))


@pytest.mark.parametrize("offer", range(4))
def test_the_losses_are_written_as_they_are_computed(offer):
    text = load(ASKED["quiz-3"])(load_words("en")).offers[offer]
    source = re.sub(r"ln ?(\([^)]*\)|\S+)", r"*_log(\1)", text.replace("−", "-").replace("ŷ", "p"))
    p, y = 0.3, 0.8  # not a label, so that each formula has all its terms
    assert eval(source, {"p": p, "y": y, "_log": np.log}) == pytest.approx(quiz.LOSSES[offer](p, y))
