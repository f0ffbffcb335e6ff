"""What a lecture says, beat by beat, with the numbers that its scenes compute: known without playing them."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lecture.worker import load
from scenes.kit.narration import longest
from scenes.kit.outline import SceneEntry
from scenes.kit.settings import Settings


@dataclass(frozen=True)
class Said:
    """A beat, its narration by language, and the seconds that the slowest of them needs."""

    scene: str
    beat: str
    narration: Mapping[str, str]
    seconds: float


def narrations(scenes: Iterable[SceneEntry], settings: Settings) -> Iterator[Said]:
    """Every beat of these scenes. Raises WordsError."""
    import manim

    manim.logger.setLevel(logging.ERROR)
    with manim.tempconfig({"dry_run": True, "progress_bar": "none", "verbosity": "ERROR"}):
        for entry in scenes:
            scene = load(entry.target)(settings=settings)
            for beat in entry.beats:
                said = scene.narrations(beat)
                yield Said(entry.id, beat, said, longest(said, speaking=settings.speaking))
