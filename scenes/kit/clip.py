"""LectureClip: a small composition that becomes a GIF, at its own size, with type large enough for a course page."""

from typing import Any, ClassVar

from manim import Scene

from scenes.kit.base import DEFAULT_SETTINGS
from scenes.kit.manim_theme import Style
from scenes.kit.settings import Settings


class LectureClip(Scene):
    """A clip of the outline. Whoever renders it sets Manim's frame to `frame`, so that 640 pixels hold fewer units
    than a video's frame and the type is larger. At most 8 s; it loops without a jump or holds its last frame 1.5 s.
    """

    id: ClassVar[str]
    frame: ClassVar[tuple[float, float]] = (8.0, 5.0)
    """Width and height in Manim units."""

    def __init__(self, settings: Settings = DEFAULT_SETTINGS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.style = Style.of(settings)

    def setup(self) -> None:
        self.camera.background_color = self.style.colour("background")
