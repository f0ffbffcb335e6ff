"""The cards before sections: each opens its own, says its question, and stands at its place on the lecture's thread."""

from dataclasses import replace

import numpy as np
import pytest

from core.activations import sigmoid
from core.descent import gradient_descent
from core.functions import SQUARE
from core.losses import binary_cross_entropy, squared_error
from lecture.own.choice import NOT_CHOSEN, OPENS_NOTHING, chosen_outline
from scenes.experiments import thread
from scenes.kit.outline import load_outline
from scenes.kit.own import Own
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.words import load_words
from scenes.opening import cards
from scenes.opening.cards import SectionCard

OUTLINE = load_outline()
CARDS = [getattr(cards, scene.target.split(":")[1]) for scene in OUTLINE.scenes() if scene.kind == "card"]
WITHOUT = {"opening", "review", "sigmoid", "cross-entropy", "summary"}
"""The title is before these two, the map before those; the summary asks its question itself, at once."""


def test_a_section_that_nothing_else_opens_begins_with_a_card():
    opened = {section.id for section in OUTLINE.sections if section.scenes[0].kind == "card"}
    assert opened == {section.id for section in OUTLINE.sections} - WITHOUT
    assert all(scene.kind != "card" for section in OUTLINE.sections for scene in section.scenes[1:])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_its_name_and_its_question_are_read(run_scene, card: type[SectionCard], language: str):
    words = load_words(language)
    shown = run_scene(card, Settings(language=language))
    texts = shown.texts("question")
    assert words.title(card.id) in texts
    said = words.narration(card.id, "question", {})
    assert said in " ".join(texts)
    (beat,) = shown.timeline
    assert 3 <= beat.end <= 6


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_the_light_comes_to_the_sections_place(run_scene, card: type[SectionCard]):
    scene = run_scene(card, Settings()).scene
    place = [section.id for section in OUTLINE.sections].index(scene.entry.section)
    dots = scene.thread.dots
    assert len(dots) == len(OUTLINE.sections)
    assert scene.thread.light.get_center() == pytest.approx(dots[place].get_center())
    lit = [dot.get_color() == scene.thread.light.get_color() for dot in dots]
    assert lit == [k <= place for k in range(len(dots))]
    z, height = np.linspace(*thread.ENDS, len(dots)), [dot.get_y() for dot in dots]
    low, high = scene.thread.plane.spot(0, 0)[1], scene.thread.plane.spot(0, 1)[1]
    assert (np.array(height) - low) / (high - low) == pytest.approx(sigmoid(z))


def test_the_thread_has_a_dot_for_each_section_that_is_given(run_scene):
    given = ("opening", "squared-error", "quiz", "summary")
    scene = run_scene(cards.QuizCard, Settings(own=Own(sections=given))).scene
    assert len(scene.thread.dots) == len(given)
    assert scene.thread.light.get_center() == pytest.approx(scene.thread.dots[2].get_center())


def test_what_is_drawn_is_the_cores():
    motifs = thread.motifs()
    known = {card.id.removeprefix("card-") for card in CARDS}
    assert set(motifs) | {"quiz"} == known
    for (p, loss), label in zip(motifs["squared-error"].curves, (1.0, 0.0), strict=True):
        assert loss == pytest.approx(squared_error(p, label))
    ((z, loss),) = motifs["convex-loss"].curves
    assert loss == pytest.approx(binary_cross_entropy(sigmoid(z), np.zeros_like(z)))
    x, height = motifs["worked-steps"].samples
    assert np.column_stack([x]) == pytest.approx(gradient_descent(SQUARE, x[0], 0.1, len(x) - 1).parameters)
    assert height == pytest.approx(x**2)
    (x, bowl), (ends, chord) = motifs["convexity"].curves
    inside = slice(1, -1)
    assert np.all(np.interp(x, ends, chord)[inside] > bowl[inside])


def test_a_card_is_left_out_with_all_of_its_section():
    outline, left_out = chosen_outline(OUTLINE, ("card-quiz", "quiz-1", "card-entropy"), {}, None)
    assert [scene.id for scene in outline.scenes()] == ["card-quiz", "quiz-1"]
    reasons = {left.scene: left.reason for left in left_out}
    assert (reasons["card-entropy"], reasons["card-curvature"]) == (OPENS_NOTHING, NOT_CHOSEN)


def test_pages_and_decks_have_headings_of_their_own():
    for section in OUTLINE.sections:
        assert section.taught == tuple(scene for scene in section.scenes if not scene.id.startswith("card-"))
    assert not replace(OUTLINE.sections[2], scenes=OUTLINE.sections[2].scenes[:1]).taught
