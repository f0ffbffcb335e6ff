"""Judges a lecturer's recordings: which are still wanted, and what is wrong with those that are there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lecture.film import sound
from lecture.voice import wav
from lecture.voice.said import Said
from lecture.voice.speakers import Recorded
from lecture.voice.speech import Speech, pauses, trimmed

QUIET = -35.0
"""LUFS: less than this brings the room's noise up with the voice."""
FULL = 0.999
CLIPPED = 3
"""So many samples at full scale in a row are no peak, but cut off."""
EDGE = 1.0
"""Seconds of silence before or after that are worth a word; they are cut off."""
PAUSE = 2.0
LONGER, SHORTER = 1.4, 0.5
"""Of the seconds that the script gives: beyond these the picture stands still, or words are missing."""
LOW_RATE = 16_000


@dataclass(frozen=True)
class Verdict:
    """A recording that is wanted, and all that is wrong with it; `good`: it can be used as it is."""

    file: Path
    complaints: tuple[str, ...]
    good: bool


def judged(folder: Path, said: Iterable[Said]) -> list[Verdict]:
    """A verdict for every recording that is wanted."""
    recorded = Recorded(folder)
    return [verdict(recorded.file(beat.scene, beat.beat), beat.seconds) for beat in said]


def strays(folder: Path, wanted: Iterable[Path], other_scenes: Iterable[str]) -> list[Path]:
    """Recordings that no beat wants, but for those of other scenes."""
    others = {folder / scene for scene in other_scenes}
    return sorted(file for file in set(folder.rglob("*.wav")) - set(wanted) if file.parent not in others)


def verdict(file: Path, seconds: float) -> Verdict:
    """What is wrong with one recording of a beat that lasts so long."""
    if not file.exists():
        return Verdict(file, ("is wanted",), False)
    try:
        speech = wav.read(file)
    except wav.NotWav as error:
        return Verdict(file, (str(error),), False)
    bad = tuple(_bad(speech))
    return Verdict(file, bad or tuple(_odd(speech, seconds)), not bad)


def _bad(speech: Speech) -> Iterator[str]:
    """What makes it useless."""
    heard = sound.loudness(sound.resampled(speech.samples, speech.rate))
    if heard <= sound.SILENCE:
        yield "nothing is heard"
    full = np.abs(speech.samples) >= FULL
    runs = np.convolve(full, np.ones(CLIPPED), "valid") >= CLIPPED if len(full) >= CLIPPED else full[:0]
    places = int(np.count_nonzero(np.diff(runs.astype(int), prepend=0) == 1))
    if places:
        yield f"is clipped in {places} places; record it again with less gain"


def _odd(speech: Speech, seconds: float) -> Iterator[str]:
    """What might be better."""
    heard = sound.loudness(sound.resampled(speech.samples, speech.rate))
    if heard < QUIET:
        yield f"is quiet, {heard:.0f} LUFS; go nearer to the microphone, or its noise is heard"
    if speech.rate < LOW_RATE:
        yield f"has {speech.rate} samples a second, as a telephone; record at 44100 or 48000"
    spoken = trimmed(speech)
    if speech.seconds - spoken.seconds > 2 * EDGE:
        yield f"has {speech.seconds - spoken.seconds:.1f} s of silence around it, which are cut off"
    longer = [f"{start:.1f} s" for start, end in pauses(spoken, PAUSE)]
    if longer:
        yield f"has pauses of more than {PAUSE:g} s, at {', '.join(longer)}"
    if spoken.seconds > LONGER * seconds:
        yield f"takes {spoken.seconds:.1f} s, and the beat has {seconds:.1f} s to show; the picture will stand still"
    if spoken.seconds < SHORTER * seconds:
        yield f"takes only {spoken.seconds:.1f} s of the beat's {seconds:.1f} s; is every word there?"
