"""The joined lecture's description for YouTube: what it is about, and chapters as YouTube wants them."""

from collections.abc import Iterable, Iterator

from lecture.film.mp4 import Chapter

SHORTEST = 10
"""Seconds; with a shorter chapter YouTube shows none at all."""
LONGEST = 5000
"""Characters of a description."""


def description(title: str, about: str, chapters: Iterable[Chapter], credits: Iterable[str]) -> str:
    """The text to paste; YouTube takes no angle brackets. Of a description too long, the last chapters are left out."""
    lines = [f"{_clock(chapter.start)} {chapter.title}" for chapter in long_enough(chapters)]
    while True:
        text = "\n\n".join([title, about, "\n".join(lines), "\n".join(credits)]) + "\n"
        if len(text) <= LONGEST or not lines:
            return text.replace("<", "‹").replace(">", "›")
        lines.pop()


def long_enough(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """The chapters from 0:00 on; one that is too short becomes part of the one before it, or takes in the next."""
    kept: list[Chapter] = []
    for chapter in chapters:
        if kept and min(_length(kept[-1]), _length(chapter)) < SHORTEST:
            kept[-1] = Chapter(kept[-1].start, chapter.end, kept[-1].title)
        else:
            kept.append(chapter)
    yield from kept


def _length(chapter: Chapter) -> int:
    """In the whole seconds that the description shows."""
    return int(chapter.end) - int(chapter.start)


def _clock(seconds: float) -> str:
    """65 → 1:05; 3665 → 1:01:05."""
    minutes, left = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{left:02}" if minutes >= 60 else f"{minutes}:{left:02}"
