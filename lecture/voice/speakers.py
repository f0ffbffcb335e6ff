"""Who speaks a beat: an engine, sentence by sentence, or the lecturer's own recording of it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lecture.voice import espeak, kokoro, piper
from lecture.voice.cast import RECORDINGS, Part
from lecture.voice.speech import BadVoice, Engine, Span, Speech, pauses, shared, trimmed
from lecture.voice.spoken import SENTENCES, Rules, Sentence, sentences
from scenes.kit.words import load_words

GAP = 0.45
"""Seconds of silence between two sentences."""


class Speaker(Protocol):
    """Speaks the beats of one language."""

    @property
    def identity(self) -> str:
        """What every beat's sound depends on. Raises BadVoice if it cannot speak."""

    def mark(self, scene: str, beat: str, caption: str) -> str:
        """What a beat's sound depends on besides: another mark, another sound."""

    def speak(self, scene: str, beat: str, caption: str) -> Speech:
        """A beat's narration; the speech's words are those of the caption."""


@dataclass(frozen=True)
class Synthesised:
    """An engine that says what the rules of its language make of the caption; `folder` keeps what it said."""

    language: str
    engine: Engine
    folder: Path

    @property
    def identity(self) -> str:
        return self.engine.identity

    def mark(self, scene: str, beat: str, caption: str) -> str:  # noqa: ARG002 (a speaker's signature)
        return " ".join(sentence.text for sentence in self._sentences(caption))

    def speak(self, scene: str, beat: str, caption: str) -> Speech:  # noqa: ARG002
        import numpy as np

        from lecture.voice import cache

        parts, words, at = [], list[Span](), 0.0
        for sentence in self._sentences(caption):
            speech = cache.said(self.engine, sentence.text, self.folder)
            words += [(at + start, at + end) for start, end in _by_caption(speech, sentence.words)]
            parts += [speech.samples, np.zeros(round(GAP * speech.rate), np.float32)]
            at += (len(parts[-2]) + len(parts[-1])) / speech.rate
        return Speech(np.concatenate(parts[:-1]), speech.rate, tuple(words))

    def _sentences(self, caption: str) -> list[Sentence]:
        return sentences(caption, Rules.of(load_words(self.language)))


@dataclass(frozen=True)
class Recorded:
    """A folder with a WAV file for every beat: <scene>/<beat>.wav."""

    folder: Path

    @property
    def identity(self) -> str:
        return f"recorded in {self.folder}"

    def mark(self, scene: str, beat: str, caption: str) -> str:  # noqa: ARG002 (a speaker's signature)
        path = self.file(scene, beat)
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else "missing"

    def file(self, scene: str, beat: str) -> Path:
        return self.folder / scene / f"{beat}.wav"

    def speak(self, scene: str, beat: str, caption: str) -> Speech:
        from lecture.voice import wav

        path = self.file(scene, beat)
        try:
            speech = trimmed(wav.read(path))
        except FileNotFoundError:
            raise BadVoice(
                f"{path} is not there; `lecture voice --check` lists what is still to be recorded."
            ) from None
        except wav.NotWav as error:
            raise BadVoice(f"{path} {error}.") from error
        written = [part.split() for part in SENTENCES.split(caption.strip())]
        # Sentences are parted by the longest pauses; within one, all that is known of a word is its length.
        gaps = sorted(pauses(speech, 0.15), key=lambda gap: gap[0] - gap[1])[: len(written) - 1]
        if len(gaps) < len(written) - 1:
            gaps, written = [], [caption.split()]
        starts = [0.0, *(end for _, end in sorted(gaps))]
        ends = [*(start for start, _ in sorted(gaps)), speech.seconds]
        spans = [s for w, a, b in zip(written, starts, ends, strict=True) for s in shared([len(x) for x in w], a, b)]
        return Speech(speech.samples, speech.rate, tuple(spans))


def speaker(part: Part, kept: Path) -> Speaker:
    """Who speaks a part. Raises BadVoice if that voice does not speak the language."""
    if part.voice == "recorded":
        return Recorded((part.path or RECORDINGS) / part.language)
    return Synthesised(part.language, _engine(part), kept)


def _engine(part: Part) -> Engine:
    if part.voice == "espeak":
        return espeak.Espeak(part.language)
    if part.voice == "kokoro":
        return kokoro.Kokoro()
    model = part.path or piper.english()
    if model is None:
        raise BadVoice(f"Piper's English voice is not installed; {piper.INSTALL}")
    return piper.Piper(model)


def _by_caption(speech: Speech, words: tuple[str, ...]) -> list[Span]:
    """When each word of the caption is heard, which may be said in several words, or in none."""
    counts = [len(word.split()) for word in words]
    if len(speech.words) != sum(counts):  # the engine does not know, or counts otherwise
        return shared([len(word) for word in words], 0.0, speech.seconds)
    spans, at, end = list[Span](), 0, 0.0
    for count in counts:
        if count:
            start, end = speech.words[at][0], speech.words[at + count - 1][1]
            spans.append((start, end))
        else:
            spans.append((end, end))
        at += count
    return spans
