"""A short talk in two languages, to be spoken."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from stand_ins import SMALL, spoken

from lecture.plan import Job
from lecture.voice.cast import Cast

Heard = Callable[[Path, str], np.ndarray]
WORDS = {
    "en scenes.one-step.beats.loop": "How wrong is a line? Take the gap, and square it: that is the loss. It is small.",
    "vi scenes.one-step.beats.loop": "Đường thẳng sai bao nhiêu? Lấy khoảng cách, bình phương: đó là mất mát. Nó nhỏ.",
    "en scenes.one-step.beats.pick": "Now x = {x}. So ŷ is too high.",
    "vi scenes.one-step.beats.pick": "Giờ x = {x}. Vậy ŷ quá cao.",
}
"""Several sentences a beat, a number, and signs."""


def talking(folder: Path, cast: Cast, language: str = "en") -> Job:
    """A job for a spoken video of two beats, in two languages."""
    return Job(
        "one-step", "stand_ins:Spoken", replace(spoken(WORDS, language), voice=cast), SMALL, folder, folder / "log"
    )
