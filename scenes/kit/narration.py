"""How long words take, and how they become captions.

Every beat lasts as long as the slowest of its languages needs, so that all languages share one timeline. Without a
voice words flow evenly; a voice says when each word is heard (`Pace`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

READING = 15.0
"""Characters a second for a viewer who reads captions (the bound that is checked is 17)."""
SPEAKING: Mapping[str, float] = {"en": 2.5, "vi": 3.4}
"""Words (English) or syllables (Vietnamese, one a word) a second for a calm voice."""
CAPTION_COLUMNS = 42
CAPTION_LINES = 2


@dataclass(frozen=True)
class Cue:
    """A caption on screen from `start` to `end`, in seconds; at most two lines."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Pace:
    """When the words of a narration are heard: (share of its text, seconds from the beat's start), both rising.

    Two marks at one share are a pause. The first mark is at share 0, the last at share 1.
    """

    marks: tuple[tuple[float, float], ...]

    @classmethod
    def even(cls, needs: float) -> "Pace":
        """That of words without a voice."""
        return cls(((0.0, 0.0), (1.0, needs)))

    @classmethod
    def heard(cls, text: str, times: Iterable[tuple[float, float]]) -> "Pace":
        """That of a voice: `times` has the start and the end of every word of the text, in seconds."""
        pairs = zip(_places(text), times, strict=True)
        marks = [mark for (first, last), (start, end) in pairs for mark in ((first, start), (last, end))]
        return cls(((0.0, 0.0), *marks))

    @property
    def end(self) -> float:
        """Seconds until the last word is over."""
        return self.marks[-1][1]

    def at(self, share: float) -> float:
        """When that share (0 to 1) of the text has been heard; after the pause, if there is one."""
        k = bisect_right(self.marks, share, key=lambda mark: mark[0])
        if k == len(self.marks):
            return self.end
        (before, start), (after, end) = self.marks[k - 1], self.marks[k]
        return start + (end - start) * (share - before) / (after - before)


class Narrator(Protocol):
    """Who speaks the narration. A scene knows no more of a voice than this."""

    def pace(self, language: str, scene: str, beat: str, text: str) -> Pace | None:
        """When the words of a beat are heard; None if nobody speaks this language."""

    def mark(self, language: str, scene: str, beat: str, text: str) -> str:
        """What the sound of a beat depends on: another mark, another sound. Empty if nobody speaks this language."""


def paces(narrator: Narrator | None, scene: str, beat: str, narrations: Mapping[str, str]) -> dict[str, Pace]:
    """When the words of a beat are heard, in each language that is spoken."""
    if narrator is None:
        return {}
    heard = {language: narrator.pace(language, scene, beat, text) for language, text in narrations.items()}
    return {language: pace for language, pace in heard.items() if pace is not None}


def seconds(language: str, text: str, speaking: Mapping[str, float] = SPEAKING) -> float:
    """How long a narration needs, to be read and to be spoken."""
    return max(len(text) / READING, len(text.split()) / speaking.get(language, min(SPEAKING.values())))


def longest(
    narrations: Mapping[str, str],
    paces: Mapping[str, Pace] | None = None,
    speaking: Mapping[str, float] = SPEAKING,
) -> float:
    """Seconds that the slowest language of a beat needs; `narrations` is language -> text, `speaking` words a second.

    With a voice, those are its languages' words heard, though no faster than a calm voice says them, and all languages'
    captions read.
    """
    if not paces:
        return max((seconds(language, text, speaking) for language, text in narrations.items()), default=0.0)
    heard = [max(pace.end, seconds(language, narrations[language], speaking)) for language, pace in paces.items()]
    return max(*heard, *(len(text) / READING for text in narrations.values()))


def cues(text: str, start: float, end: float, pace: Pace | None = None) -> list[Cue]:
    """A beat's narration as captions between `start` and `end`: in step with its voice, or timed by their length."""
    captions = list(_captions(text))
    total = sum(len(caption) for caption in captions)
    result, at, done = [], start, 0
    for caption in captions:
        done += len(caption)
        if pace is None:
            until = at + (end - start) * len(caption) / total
        else:
            until = end if done == total else start + pace.at(done / total)
        result.append(Cue(at, until, caption))
        at = until
    return result


def _places(text: str) -> Iterator[tuple[float, float]]:
    """Where each word begins and ends, as shares of the text's captions."""
    captions = list(_captions(text))
    total, before = sum(len(caption) for caption in captions), 0
    for caption in captions:
        for word in re.finditer(r"\S+", caption):
            yield (before + word.start()) / total, (before + word.end()) / total
        before += len(caption)


def _captions(text: str) -> Iterable[str]:
    """Split at sentences, and a sentence too long for one caption at commas and then at words, evenly."""
    for sentence in re.split(r"(?<=[.?!:;])\s+", text.strip()):
        words, parts = sentence.split(), 1
        while True:
            chunks = _even(words, parts)
            wrapped = [_wrap(chunk) for chunk in chunks]
            if all(lines is not None for lines in wrapped):
                yield from (lines for lines in wrapped if lines)
                break
            parts += 1


def _even(words: list[str], parts: int) -> list[list[str]]:
    """`words` in `parts` runs of about equal length, cut after a comma where one is near."""
    total = sum(len(word) + 1 for word in words)
    chunks: list[list[str]] = [[]]
    used = 0
    for k, word in enumerate(words):
        chunks[-1].append(word)
        used += len(word) + 1
        goal = total * len(chunks) / parts
        near = word.endswith(",") and used > goal - total / parts * 0.3
        if len(chunks) < parts and k + 1 < len(words) and (used >= goal or near):
            chunks.append([])
    return chunks


def _wrap(words: list[str]) -> str | None:
    """`words` on the fewest lines, evenly filled; None if they do not fit a caption."""
    text = " ".join(words)
    if len(text) <= CAPTION_COLUMNS or len(words) == 1:
        return text
    best: str | None = None
    for k in range(1, len(words)):
        first, second = " ".join(words[:k]), " ".join(words[k:])
        longer = max(len(first), len(second))
        if longer <= CAPTION_COLUMNS and (best is None or longer < max(map(len, best.split("\n")))):
            best = f"{first}\n{second}"
    return best
