"""What a lecture says, beat by beat, with the numbers that its scenes compute: known without playing them."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lecture.worker import load
from scenes.kit.outline import SceneEntry
from scenes.kit.settings import Settings


@dataclass(frozen=True)
class Said:
    """A beat and its narration by language."""

    scene: str
    beat: str
    narration: Mapping[str, str]


def narrations(scenes: Iterable[SceneEntry], settings: Settings) -> Iterator[Said]:
    """Every beat of these scenes. Raises WordsError."""
    import manim

    manim.logger.setLevel(logging.ERROR)
    with manim.tempconfig({"dry_run": True, "progress_bar": "none", "verbosity": "ERROR"}):
        for entry in scenes:
            scene = load(entry.target)(settings=settings)
            yield from (Said(entry.id, beat, scene.narrations(beat)) for beat in entry.beats)
