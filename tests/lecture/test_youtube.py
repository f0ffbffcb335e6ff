"""The description for YouTube keeps to its rules: chapters from 0:00, none under 10 s, no angle brackets."""

import itertools
import re

import pytest

from lecture.film.mp4 import Chapter
from lecture.film.youtube import description


def chapters(*lengths: float) -> list[Chapter]:
    ends = list(itertools.accumulate(lengths))
    return [Chapter(end - length, end, f"part {k}") for k, (length, end) in enumerate(zip(lengths, ends, strict=True))]


def shown(*lengths: float) -> list[str]:
    text = description("Title", "About.", chapters(*lengths), ["By somebody."])
    return re.findall(r"^\d.*$", text, re.MULTILINE)


def test_title_words_chapters_and_credits() -> None:
    text = description("Title", "About.", chapters(12.5, 60, 20), ["Course", "By somebody."])
    assert text == "Title\n\nAbout.\n\n0:00 part 0\n0:12 part 1\n1:12 part 2\n\nCourse\nBy somebody.\n"


@pytest.mark.parametrize(
    ("lengths", "lines"),
    [
        ((30, 5, 30), ["0:00 part 0", "0:35 part 2"]),
        ((5, 30, 30), ["0:00 part 0", "0:35 part 2"]),
        ((30, 30, 5), ["0:00 part 0", "0:30 part 1"]),
        ((4, 4, 4, 20), ["0:00 part 0", "0:12 part 3"]),
        ((10.6, 9.9, 20), ["0:00 part 0", "0:10 part 1", "0:20 part 2"]),
    ],
)
def test_a_chapter_too_short_joins_another(lengths: tuple[float, ...], lines: list[str]) -> None:
    assert shown(*lengths) == lines


def test_hours() -> None:
    assert shown(3599, 66, 10) == ["0:00 part 0", "59:59 part 1", "1:01:05 part 2"]


def test_no_angle_brackets() -> None:
    text = description("a < b", "<b>", [Chapter(0, 20, "p > q")], [])
    assert not set("<>") & set(text)


def test_not_too_long() -> None:
    text = description("Title", "About.", chapters(*[20.0] * 900), ["By somebody."])
    assert len(text) <= 5000
    assert text.endswith("By somebody.\n")
