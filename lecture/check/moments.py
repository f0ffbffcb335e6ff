"""Runs a scene without drawing or encoding it, and keeps its picture wherever it rests and at moments of its motion."""

import importlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

import manim
import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter

from lecture.check.eye import Eye
from lecture.check.ledger import Ledger
from lecture.check.picture import Picture, Pixels
from scenes.kit.layout import SAFE
from scenes.kit.outline import Clip, SceneEntry
from scenes.kit.settings import Settings
from scenes.kit.words import Words, all_words

SHARES, SHORT_SHARES, SHORT = (0.25, 0.5, 0.75), (0.5,), 0.6
"""The moments of an animation besides its end, those of a short one, and the seconds up to which it is short."""
RATE = 30
WIDTH = 640
"""Pixels of the images that the scene makes: enough for the contrast of what lies on them."""


@dataclass(frozen=True, eq=False)
class Moment:
    """A picture, and when it is seen; at `rest` nothing moves. `last`: the last picture of its beat."""

    picture: Picture
    beat: str
    seconds: float
    rest: bool
    last: bool = False
    pixels: Pixels | None = None


@dataclass(frozen=True)
class Play:
    """An animation or a hold, in seconds from the scene's start."""

    start: float
    end: float
    moves: bool


@dataclass(eq=False)
class Film:
    """One run of a scene or clip: what the rules look at."""

    entry: SceneEntry | Clip
    settings: Settings
    words: Mapping[str, Words]
    ledger: Ledger = field(default_factory=Ledger)
    moments: list[Moment] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)
    timeline: list[Any] = field(default_factory=list)
    """The scene's BeatTimes."""
    allowed: Mapping[str, str] = field(default_factory=dict)
    frame: tuple[float, float] = (manim.config.frame_width, manim.config.frame_height)
    error: Exception | None = None

    @property
    def seconds(self) -> float:
        return self.plays[-1].end if self.plays else 0.0

    @property
    def beat(self) -> str:
        """The beat of the last moment, for what goes wrong after it."""
        return self.moments[-1].beat if self.moments else ""


class Silent(SceneFileWriter):
    """Manim's file writer that writes nothing. Built for Manim 0.22."""

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """There are no partial files; the section only learns that it is not empty."""
        self.sections[-1].partial_movie_files.append(hash_animation)

    def finish(self) -> None:
        """Nothing was written."""


class Watching(manim.CairoRenderer):
    """Plays animations at a few moments, without drawing. `drawn`: draw where it rests, for the contact sheet."""

    def __init__(self, film: Film, drawn: bool) -> None:
        super().__init__(file_writer_class=Silent)
        self.film, self.drawn = film, drawn
        self.eye: Eye | None = None

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        if self.film.moments and self._beat != self.film.moments[-1].beat:
            self._beat_ended()
        scene.compile_animation_data(*animations, **options)
        scene.begin_animations()
        seconds, start = scene.get_run_time(scene.animations), self.time
        frozen = scene.is_current_animation_frozen_frame()
        self.file_writer.add_partial_movie_file(None)
        if frozen:
            self.time += int(seconds * self.camera.frame_rate) / self.camera.frame_rate
            self._look(scene, start, rest=True)
        else:
            for share in self._shares(seconds):
                scene.update_to_time(share * seconds)
                self._look(scene, start + share * seconds)
            for animation in scene.animations:
                animation.finish()
                animation.clean_up_from_scene(scene)
            scene.update_mobjects(0)
            self.time += len(np.arange(0, seconds, 1 / self.camera.frame_rate)) / self.camera.frame_rate
            self._look(scene, self.time)
        self.film.plays.append(Play(start, self.time, moves=not frozen))
        self.num_plays += 1

    def scene_finished(self, scene: Any) -> None:  # noqa: ARG002 (Manim's signature)
        """The last beat is over; nothing is drawn."""
        if self.film.moments:
            self._beat_ended()

    def _shares(self, seconds: float) -> tuple[float, ...]:
        """When to look during an animation; the film's first frame is looked at, too."""
        shares = SHORT_SHARES if seconds <= SHORT else SHARES
        return shares if self.film.moments else (0.0, *shares)

    @property
    def _beat(self) -> str:
        """The beat that is being played: Manim's section. A clip has none."""
        return "" if isinstance(self.film.entry, Clip) else str(self.file_writer.sections[-1].name)

    def _look(self, scene: Any, seconds: float, rest: bool = False) -> None:
        assert self.eye is not None
        picture = self.eye.picture([*scene.mobjects, *scene.foreground_mobjects], rest)
        pixels = self._drawn(scene) if self.drawn and rest else None
        self.film.moments.append(Moment(picture, self._beat, seconds, rest, pixels=pixels))

    def _beat_ended(self) -> None:
        """Mark the last picture as its beat's last."""
        self.film.moments[-1] = replace(self.film.moments[-1], last=True)

    def _drawn(self, scene: Any) -> Pixels:
        self.camera.reset()
        self.camera.capture_mobjects(scene.mobjects)
        return np.array(self.camera.pixel_array[:, :, :3], dtype=np.uint8)


def watch(entry: SceneEntry | Clip, settings: Settings, drawn: bool = False) -> Film:
    """Run the scene or clip of an entry. What it raises is kept in the film."""
    film = Film(entry, settings, all_words(settings))
    try:
        _run(film, drawn)
    except Exception as error:
        film.error = error
    return film


def _run(film: Film, drawn: bool) -> None:
    module, _, name = film.entry.target.partition(":")
    scene_class = getattr(importlib.import_module(module), name)
    is_clip = isinstance(film.entry, Clip)
    if is_clip:
        film.frame = scene_class.frame
    with quiet(film.frame):
        renderer = Watching(film, drawn)
        scene = scene_class(settings=film.settings, renderer=renderer)
        scene.style = replace(scene.style, format=film.ledger.notebook(scene.style.format))
        numbers = scene.numbers().values() if hasattr(scene, "numbers") else ()
        film.ledger.enter_all(numbers, film.settings.languages, scene.style.format.cut)
        renderer.eye = Eye(scene.style, None if is_clip else SAFE)
        try:
            scene.render()
        finally:
            film.timeline = list(getattr(scene, "timeline", ()))
            film.allowed = getattr(scene, "allowed", {})


@contextmanager
def quiet(frame: tuple[float, float]) -> Iterator[None]:
    """Manim's settings for a run of a frame of that many units that leaves nothing behind and says nothing."""
    manim.logger.setLevel(logging.ERROR)
    width, height = frame
    settings = {
        "frame_width": width,
        "frame_height": height,
        "pixel_width": WIDTH,
        "pixel_height": 2 * round(WIDTH * height / width / 2),
        "frame_rate": RATE,
        "media_dir": _private().name,
        "format": "mp4",
        "progress_bar": "none",
        "verbosity": "ERROR",
        "disable_caching": True,
        "save_sections": False,
        "log_to_file": False,
        "seed": 0,
    }
    with manim.tempconfig(settings):
        yield


@cache
def _private() -> TemporaryDirectory[str]:
    """A folder of this process, gone with it: formulas that were compiled once are kept there."""
    return TemporaryDirectory(prefix="lecture-check-")
