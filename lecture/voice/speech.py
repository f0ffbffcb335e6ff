"""What a voice gives: samples, and when each word is heard. NumPy is loaded only when somebody speaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, TypeAlias

Samples: TypeAlias = Any
"""A NumPy array of float32: one channel, from -1 to 1."""
Span: TypeAlias = tuple[float, float]
"""A start and an end, in seconds."""

QUIET = 10 ** (-45 / 20)
"""Less than this, of the loudest sample, is silence."""
EDGE = 0.02
"""Seconds of it that stay before and after speech, so that soft consonants are not cut."""


@dataclass(frozen=True)
class Speech:
    """Samples at `rate` a second, and when each of the words said is heard; `words` may be empty: nobody knows."""

    samples: Samples
    rate: int
    words: tuple[Span, ...] = ()

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


class Engine(Protocol):
    """Turns a sentence into speech, always the same; a frozen dataclass, which can be sent to another process."""

    @property
    def identity(self) -> str:
        """What the sound depends on, beside the sentence: versions, model, pace. Raises BadVoice if it cannot speak."""

    def say(self, sentence: str) -> Speech:
        """Speak."""


class BadVoice(ValueError):
    """Why a voice cannot speak, and what to do."""


def trimmed(speech: Speech) -> Speech:
    """Without the silence at both ends."""
    import numpy as np

    loud = np.flatnonzero(np.abs(speech.samples) > QUIET * np.abs(speech.samples).max(initial=0.0))
    if not len(loud):
        return speech
    edge = round(EDGE * speech.rate)
    first, last = max(0, int(loud[0]) - edge), min(len(speech.samples), int(loud[-1]) + edge + 1)
    by, end = first / speech.rate, (last - first) / speech.rate
    words = tuple((min(max(a - by, 0.0), end), min(max(b - by, 0.0), end)) for a, b in speech.words)
    return Speech(speech.samples[first:last], speech.rate, words)


def shared(lengths: Sequence[int], start: float, end: float) -> list[Span]:
    """That time shared out among words by their lengths; it is all that is known of them."""
    total = max(sum(lengths), 1)
    marks = [start + (end - start) * sum(lengths[:k]) / total for k in range(len(lengths) + 1)]
    return list(pairwise(marks))


def pauses(speech: Speech, longer: float) -> list[Span]:
    """Where nothing is heard for longer than so many seconds, ends left out."""
    import numpy as np

    step = max(1, round(0.01 * speech.rate))
    blocks = speech.samples[: len(speech.samples) // step * step].reshape(-1, step)
    quiet = np.abs(blocks).max(axis=1) <= QUIET * np.abs(blocks).max(initial=0.0) if len(blocks) else np.array([])
    runs: Iterable[Any] = re.finditer(r"q+", "".join("q" if each else "." for each in quiet))
    spans = ((run.start() * step / speech.rate, run.end() * step / speech.rate) for run in runs)
    end = len(blocks) * step / speech.rate
    return [(a, b) for a, b in spans if b - a > longer and a > 0 and b < end]
