"""Piper and espeak-ng speak for real: how long, how much of it silence, always the same."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from lecture.voice import cache, piper
from lecture.voice.espeak import Espeak
from lecture.voice.speech import BadVoice, Engine, Speech, pauses

SENTENCE = "The loss falls to zero point four nine, and the curve learns."


@pytest.fixture(
    params=[
        pytest.param(("piper", SENTENCE), marks=pytest.mark.voice("piper"), id="piper"),
        pytest.param(("en", SENTENCE), marks=pytest.mark.voice("espeak"), id="espeak-en"),
        pytest.param(
            ("vi", "Mất mát giảm xuống không phẩy bốn chín, và đường cong học được."),
            marks=pytest.mark.voice("espeak"),
            id="espeak-vi",
        ),
    ]
)
def spoken(request: pytest.FixtureRequest) -> tuple[Engine, str]:
    """A voice, and a sentence in its language."""
    name, sentence = request.param
    return (piper.Piper(piper.english() or Path()) if name == "piper" else Espeak(name)), sentence


def test_a_calm_voice_without_silence_around_it(spoken: tuple[Engine, str]) -> None:
    engine, sentence = spoken
    speech = engine.say(sentence)
    words = len(sentence.split())
    assert 0.2 * words < speech.seconds < 0.5 * words
    loud = np.flatnonzero(np.abs(speech.samples) > 0.02 * np.abs(speech.samples).max())
    assert loud[0] / speech.rate < 0.1
    assert speech.seconds - loud[-1] / speech.rate < 0.15
    assert all(end - start < 0.6 for start, end in pauses(speech, 0.1))


def test_the_same_sentence_gives_the_same_bytes(spoken: tuple[Engine, str]) -> None:
    engine, sentence = spoken
    assert engine.say(sentence).samples.tobytes() == engine.say(sentence).samples.tobytes()


@pytest.mark.voice("piper")
def test_piper_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from lecture.voice import piper\n"
        f"said = piper.Piper(piper.english()).say({SENTENCE!r})\n"
        "print(hashlib.sha256(said.samples.tobytes()).hexdigest())"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout != ""


@pytest.mark.voice("piper")
def test_piper_knows_when_each_word_is_heard() -> None:
    speech = piper.Piper(piper.english() or Path()).say(SENTENCE)
    assert len(speech.words) == len(SENTENCE.split())
    assert all(start < end for start, end in speech.words)
    assert all(a[1] <= b[0] for a, b in pairwise(speech.words))
    # The comma after "nine" is the only pause; it lies between the two words.
    ((start, end),) = pauses(speech, 0.12)
    assert speech.words[7][1] - 0.1 < start < end < speech.words[8][0] + 0.1


def test_a_voice_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadVoice, match=r"voice\.onnx.*two files"):
        piper.language(tmp_path / "voice.onnx")


class Counts:
    """Says a click, and counts how often it was asked."""

    identity = "click 1"
    asked = 0

    def say(self, sentence: str) -> Speech:
        self.asked += 1
        return Speech(np.full(100, 0.5, np.float32), 8000, ((0.0, len(sentence) / 1000),))


def test_a_sentence_is_spoken_once_whatever_process_asks(tmp_path: Path) -> None:
    engine = Counts()
    first, second = (cache.said(engine, "Hello.", tmp_path) for _ in range(2))
    assert engine.asked == 1
    assert np.array_equal(first.samples, second.samples)
    assert first.words == second.words == ((0.0, 0.006),)


def test_another_sentence_or_another_voice_is_spoken_anew(tmp_path: Path) -> None:
    engine = Counts()
    cache.said(engine, "Hello.", tmp_path)
    cache.said(engine, "Goodbye.", tmp_path)
    engine.identity = "click 2"
    cache.said(engine, "Hello.", tmp_path)
    assert engine.asked == 3


def test_half_of_what_was_kept_is_spoken_anew(tmp_path: Path) -> None:
    engine = Counts()
    cache.said(engine, "Hello.", tmp_path)
    next(tmp_path.glob("*.json")).unlink()  # as if it had been interrupted
    assert cache.said(engine, "Hello.", tmp_path).words
    assert engine.asked == 2
