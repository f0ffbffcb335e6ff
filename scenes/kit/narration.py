"""How long words take, and how they become captions.

Every beat lasts as long as the slowest of its languages needs, so that all languages share one timeline.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def seconds(language: str, text: str) -> float:
    """How long a narration needs, to be read and to be spoken."""
    return max(len(text) / READING, len(text.split()) / SPEAKING.get(language, min(SPEAKING.values())))


def longest(narrations: Mapping[str, str]) -> float:
    """Seconds that the slowest language of a beat needs; `narrations` is language -> text."""
    return max((seconds(language, text) for language, text in narrations.items()), default=0.0)


def cues(text: str, start: float, end: float) -> list[Cue]:
    """A beat's narration as captions between `start` and `end`, each given time by its length."""
    captions = list(_captions(text))
    total = sum(len(caption) for caption in captions)
    result, at = [], start
    for caption in captions:
        until = at + (end - start) * len(caption) / total
        result.append(Cue(at, until, caption))
        at = until
    return result


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
