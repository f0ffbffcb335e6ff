"""Scenes that show which parts a lecture has tell the truth: whichever are given, in whichever order."""

import re
from collections.abc import Iterable

import pytest
from own_folders import TOML, Folder

from lecture.own.choice import TELLS_OF_NOTHING
from lecture.own.lecture import Lecture
from lecture.own.read import own_lecture
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import words_of

OF_SLIDES = {
    "en": re.compile(r"flower|petal|\b[Tt]he slides?\b|\bslide (prints|shows)"),
    "vi": re.compile(r"bông hoa|cánh hoa|slide", re.IGNORECASE),
}
BCE = "learning.loss_first=bce"


@pytest.fixture
def given(folder: Folder):
    """given("training", …) -> the lecture with these scenes; without any, with all that suit the data."""

    def read(*scenes: str, settings: Iterable[str] = ()) -> Lecture:
        chosen = [f"lecture.scenes={list(scenes)}".replace("'", '"')] if scenes else []
        return own_lecture(folder(TOML), [*chosen, *settings], LANGUAGES)

    return read


def why(lecture: Lecture, scene: str) -> str:
    return next((left.reason for left in lecture.left_out if left.scene == scene), "")


def test_a_lecture_on_own_data_has_the_title_the_maps_and_the_summary(given) -> None:
    outline = given().outline
    assert outline.scene("title").beats == ("title", "review", "squared-error", "cross-entropy", "begin")
    assert {"map-squared-error", "map-cross-entropy", "summary"} <= {scene.id for scene in outline.scenes()}


def test_the_slides_own_trouble_is_left_out(given) -> None:
    outline = given().outline
    assert not {"labels", "slide"} & set(outline.scene("house-prices").beats)
    assert not {"whole", "signs"} & set(outline.scene("descent-2d").beats)


def test_with_the_cross_entropy_first_title_and_summary_tell_of_it_first(given) -> None:
    lecture = given(settings=[BCE])
    title, summary = (lecture.outline.scene(name).beats for name in ("title", "summary"))
    assert title == ("title", "review", "cross-entropy", "squared-error", "begin")
    assert summary == ("line", "sigmoid", "cross-entropy", "gradient", "squared-error", "convex", "road")
    sections = lecture.settings("en", "dark").sections
    assert sections.index("cross-entropy") < sections.index("squared-error")
    assert why(lecture, "map-cross-entropy") == "it looks back at squared-error, which is not given before it"
    assert not why(lecture, "map-squared-error")


def test_parts_that_are_not_given_are_not_told_of(given) -> None:
    lecture = given("title", "training", "remove-the-if", "summary")
    assert lecture.outline.scene("title").beats == ("title", "squared-error", "cross-entropy", "begin")
    assert lecture.outline.scene("summary").beats == ("squared-error", "cross-entropy", "gradient", "road")
    assert lecture.settings("en", "dark").sections == ("opening", "squared-error", "cross-entropy", "summary")


@pytest.mark.parametrize(
    ("scenes", "left", "reason"),
    [
        (["sigmoid", "title"], "title", TELLS_OF_NOTHING),
        (["quiz-1", "summary"], "summary", TELLS_OF_NOTHING),
        (["map-squared-error", "house-fit", "training"], "map-squared-error", "looks back at linear-regression"),
        (["house-fit", "map-squared-error", "sigmoid"], "map-squared-error", "leads to squared-error"),
        (["training", "map-cross-entropy", "card-quiz", "quiz-1"], "map-cross-entropy", "leads to cross-entropy"),
    ],
)
def test_what_would_not_be_true_is_left_out_with_the_reason(given, scenes, left, reason) -> None:
    lecture = given(*scenes)
    assert reason in why(lecture, left)
    assert left not in {scene.id for scene in lecture.outline.scenes()}


def test_the_slides_lecture_has_all_sections() -> None:
    assert own_lecture(None).own.sections == ()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_said_of_the_slides_flowers(given, language) -> None:
    lecture = given()
    words = words_of(lecture.settings(language, "dark"))
    for scene in lecture.outline.scenes():
        said = [words.title(scene.id), words.alt("scenes", scene.id)]
        said += [words.text(f"scenes.{scene.id}.beats.{beat}") for beat in scene.beats]
        said += [words.alt("figures", figure.id) for figure in scene.figures]
        said += [words.alt("clips", clip.id) for clip in scene.clips]
        assert not [text for text in said if OF_SLIDES[language].search(text)], scene.id
