"""WAV files: what voices, the cache and recordings have in common."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lecture.voice.speech import Speech

WIDTHS = {1: "u1", 2: "<i2", 4: "<i4"}
"""Types of samples, by their bytes."""


class NotWav(ValueError):
    """What is wrong with a file that should be a WAV."""


def read(path: Path) -> Speech:
    """A WAV file's samples, its channels mixed into one. Raises NotWav."""
    try:
        with wave.open(str(path)) as file:
            rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise NotWav(f"is no WAV file of whole numbers ({error}); export it as WAV, 16 or 24 bits") from error
    samples = _integers(data, width).reshape(-1, channels).mean(axis=1, dtype=np.float64)
    return Speech((samples / 2 ** (8 * width - 1)).astype(np.float32), rate)


def write(path: Path, speech: Speech) -> None:
    """Write 16-bit samples, one channel."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.rate)
        file.writeframes(np.clip(np.rint(speech.samples * 32768), -32768, 32767).astype("<i2").tobytes())


def _integers(data: bytes, width: int) -> NDArray[np.int64]:
    if width == 3:  # no such type: as the upper three bytes of four
        whole = np.zeros((len(data) // 3, 4), np.uint8)
        whole[:, 1:] = np.frombuffer(data, np.uint8)[: len(data) // 3 * 3].reshape(-1, 3)
        return whole.reshape(-1).view("<i4").astype(np.int64) // 256
    if width not in WIDTHS:
        raise NotWav(f"has {8 * width}-bit samples; export it as WAV, 16 or 24 bits")
    values = np.frombuffer(data, np.dtype(WIDTHS[width])).astype(np.int64)
    return values - 128 if width == 1 else values
