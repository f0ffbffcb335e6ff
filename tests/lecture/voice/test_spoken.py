"""How captions are said: every sign in them has a word, in both languages."""

import re
from collections import defaultdict

import pytest

from lecture.voice.spoken import Rules, readings, sentences, unsaid
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import Words, load_words

SCENES = list(load_outline().scenes())
NUMBER = {"en": "−0.4904", "vi": "−0,4904"}


def _captions(words: Words) -> list[str]:
    numbers = defaultdict(lambda: NUMBER[words.language])
    return [words.narration(scene.id, beat, numbers) for scene in SCENES for beat in scene.beats]


def _say(language: str, caption: str) -> str:
    return " ".join(sentence.text for sentence in sentences(caption, Rules.of(load_words(language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_caption_of_the_lecture_can_be_said(language: str) -> None:
    words = load_words(language)
    rules = Rules.of(words)
    silent = {caption: signs for caption in _captions(words) if (signs := unsaid(caption, rules))}
    assert not silent, "give these signs a spoken form in spoken.toml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_said_somewhere(language: str) -> None:
    words = load_words(language)
    captions = " ".join(_captions(words))
    assert [phrase for phrase in Rules.of(words).phrases if phrase not in captions] == []


def test_both_languages_say_the_same_signs() -> None:
    one, other = (Rules.of(load_words(language)).symbols for language in LANGUAGES)
    assert one.keys() == other.keys()


def test_a_sign_without_a_word_is_found() -> None:
    rules = Rules.of(load_words("en"))
    assert unsaid("The loss ℒ is ∇f at ŷ ≤ 1.", rules) == ["ℒ", "∇f"]


@pytest.mark.parametrize(
    ("language", "caption", "said"),
    [
        ("en", "The loss is 0.4904.", "The loss is zero point four nine zero four."),
        ("vi", "Mất mát là 0,49.", "Mất mát là không phẩy bốn chín."),
        ("en", "It falls by −12.5!", "It falls by minus 12 point five!"),
        ("vi", "Nó là −0,5, rồi 0.", "Nó là âm không phẩy năm, rồi không."),
        ("en", "ŷ = σ z, 4xy ≤ 2x²", "y hat equals sigma z, four x y at most two x squared"),
        ("vi", "Với η = 0,1 và 2x", "Với ê ta bằng không phẩy một và hai x"),
        ("en", "the rate dy/dt is", "the rate d y by d t is"),
        ("vi", "Eta và parabol, trừ log x", "ê ta và pa ra bôn, trừ lô ga x"),
        ("en", "Flower A becomes 0", "Flower eigh becomes zero"),
        ("en", "the 2nd of 300 steps", "the 2nd of 300 steps"),
    ],
)
def test_numbers_and_signs_become_words(language: str, caption: str, said: str) -> None:
    assert _say(language, caption).lower() == said.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_caption_keeps_its_place(language: str) -> None:
    words = load_words(language)
    rules = Rules.of(words)
    for caption in _captions(words):
        parts = sentences(caption, rules)
        assert sum(len(part.words) for part in parts) == len(caption.split())
        assert all(re.search(r"[.?!]$", part.text) for part in parts[:-1])


def test_a_phrase_is_said_where_it_begins() -> None:
    (sentence,) = sentences("Here Flower A ends.", Rules.of(load_words("en")))
    assert sentence.words == ("Here", "flower eigh", "", "ends.")


def test_only_what_is_not_said_as_written_is_explained() -> None:
    rules = Rules.of(load_words("en"))
    assert readings("Let Δx = 0.5, and Flower A is 2x.", rules) == {
        "Δx": "delta x",
        "Flower A": "flower eigh",
        "2x": "two x",
    }
