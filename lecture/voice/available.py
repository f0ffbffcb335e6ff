"""Which voices there are on this machine, in words."""

from collections.abc import Iterator

from lecture.voice import espeak, kokoro, piper


def voices() -> dict[str, str]:
    """Each voice that can speak here, and what it speaks."""
    found = {
        "piper": "English" if piper.english() else "your own VOICE.onnx" if piper.available() else "",
        "kokoro": "English" if kokoro.available() else "",
        "espeak": "English, Vietnamese" if espeak.available() else "",
    }
    return {name: speaks for name, speaks in found.items() if speaks}


def lines() -> Iterator[str]:
    """A line for each voice: what it speaks here, or how to get it."""
    here = voices()
    about = {
        "piper": ("fast and clear; knows when each word is heard", piper.INSTALL),
        "kokoro": ("the best, about as slow as it speaks", kokoro.INSTALL),
        "espeak": ("robotic; the only Vietnamese one that can be installed", espeak.INSTALL),
    }
    for name, (what, install) in about.items():
        yield f"{name.ljust(9)}{here.get(name, 'not here')}: {what if name in here else install}"
    yield f"{'recorded'.ljust(9)}any language: yours, from <folder>/<language>/<scene>/<beat>.wav (`lecture script`)"
