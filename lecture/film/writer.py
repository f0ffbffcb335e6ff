"""Manim's file writer with its files taken away: frames go straight into a pipe."""

from typing import Any

from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.exceptions import EndSceneEarlyException

from lecture.film.frames import Pipe


class FrameWriter(SceneFileWriter):
    """Built for Manim 0.22: of what CairoRenderer calls, all that would write a file is replaced.

    `report` is called with the seconds shown so far. `only`: of all sections this one is written; the scene ends
    behind it.
    """

    def __init__(self, pipe: Pipe, rate: int, report: Any, only: str, settings: Any) -> None:
        self._only = only
        super().__init__(settings)
        self._pipe = pipe
        self._rate = rate
        self._report = report
        self._frames = 0
        self._playing = False

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        if self._only and self.sections and self.sections[-1].name == self._only:
            raise EndSceneEarlyException
        super().next_section(name, type_, skip_animations or self._only not in ("", name))

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """There are no partial files; the section only learns that it is not empty."""
        self.sections[-1].partial_movie_files.append(hash_animation)

    def is_already_cached(self, hash_invocation: str) -> bool:  # noqa: ARG002 (Manim's signature)
        return False

    def begin_animation(self, allow_write: bool = False, **_: Any) -> None:
        self._playing = allow_write

    def end_animation(self, allow_write: bool = False) -> None:  # noqa: ARG002
        self._playing = False

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Pass a frame on; as in Manim, a frame outside an animation is not part of the film."""
        if self._playing and repeat > 0:
            self._pipe.write(pixels, repeat)
            self._frames += repeat
            self._report(self._frames / self._rate)

    def add_sound(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError("A scene has no sounds of its own: its narration is spoken with --voice.")

    def finish(self) -> None:
        """Nothing: whoever owns the pipe closes it."""

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:
        """Nothing: whoever owns the pipe aborts it."""
