"""Manim's Cairo renderer, which draws nothing of what is skipped."""

from collections.abc import Callable, Iterable
from typing import Any

from manim import CairoRenderer, Mobject, Scene

from lecture.film.camera import FastCamera


class Renderer(CairoRenderer):
    """Built for Manim 0.22, which draws even skipped animations, twice each."""

    def __init__(self, writer: Callable[[Any], Any]) -> None:
        super().__init__(file_writer_class=writer, camera_class=FastCamera)  # type: ignore[arg-type]

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> Any:
        if self.skip_animations:
            self.static_image = None
            return None
        return super().save_static_frame_data(scene, static_mobjects)

    def update_frame(self, scene: Scene, *args: Any, **keywords: Any) -> None:
        if not self.skip_animations:
            super().update_frame(scene, *args, **keywords)

    def get_frame(self) -> Any:
        """The newest frame, not copied: the next one is drawn elsewhere."""
        return self.camera.pixel_array
