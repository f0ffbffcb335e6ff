"""What is heard in a scene: each beat's speech where the beat begins, at one loudness."""

from collections.abc import Sequence

import numpy as np

from lecture.film import sound
from lecture.film.timeline import NamedBeat
from lecture.voice.cast import Cast
from scenes.kit.settings import Settings


def tracks(settings: Settings, scene: str, beats: Sequence[NamedBeat]) -> dict[str, sound.Track]:
    """The tracks of a video, its own language first. A video whose own language nobody speaks is silent."""
    cast = settings.voice
    if not isinstance(cast, Cast) or settings.language not in cast.languages:
        return {}
    order = sorted(cast.languages, key=lambda language: language != settings.language)
    return {language: sound.encoded(mixed(cast, language, scene, beats)) for language in order}


def mixed(cast: Cast, language: str, scene: str, beats: Sequence[NamedBeat]) -> sound.Samples:
    """The samples of a whole scene in one language."""
    heard = np.zeros(round(beats[-1].end * sound.RATE), np.float32)
    for beat in beats:
        speech = cast.speech(language, scene, beat.id, beat.narration[language])
        samples = sound.resampled(speech.samples, speech.rate)
        start = round(beat.start * sound.RATE)
        heard[start : start + len(samples)] += samples[: len(heard) - start]
    return sound.levelled(heard)
