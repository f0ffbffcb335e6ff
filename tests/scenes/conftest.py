"""Running a scene without drawing it, to read what stands on screen at the end of each beat."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from manim import Mobject, Text, VMobject, tempconfig
from manim.mobject.text.typst_mobject import Typst
from manim.renderer.cairo_renderer import CairoRenderer

from scenes.kit.base import BeatTime, LectureScene
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.settings import LANGUAGES, Settings

QUOTED = re.compile(r'(-?)"([^"]*)"')


class Undrawn(CairoRenderer):
    """Lets time pass and draws nothing."""

    def update_frame(self, *_: object, **__: object) -> None:
        """No pixels are wanted."""

    def add_frame(self, _: object, num_frames: int = 1) -> None:
        self.time += num_frames / self.camera.frame_rate


@dataclass(frozen=True)
class Shown:
    """What a scene had on screen at the end of each beat (copies), and what it was made of at its end."""

    scene: LectureScene
    beats: dict[str, list[Mobject]]

    @property
    def timeline(self) -> list[BeatTime]:
        return self.scene.timeline

    def texts(self, beat: str) -> list[str]:
        """Every text, counter and formula's source that was visible at the end of a beat."""
        return [text for mobject in self.beats[beat] for text in _texts(mobject)]

    def numbers(self, beat: str) -> set[str]:
        """Every number as it was written: counters, numbers in formulas (with their minus) and texts."""
        found: set[str] = set()
        for text in self.texts(beat):
            found.update(sign.replace("-", "−") + number for sign, number in QUOTED.findall(text))
            found.add(text)
        return found


def _visible(mobject: Mobject) -> bool:
    points = [part for part in mobject.family_members_with_points() if isinstance(part, VMobject)]
    return any(part.get_fill_opacity() > 0 or part.get_stroke_opacity() > 0 for part in points)


def _texts(mobject: Mobject) -> Iterator[str]:
    if isinstance(mobject, Counter):
        yield mobject.text
    elif isinstance(mobject, Text):
        yield mobject.original_text
    elif isinstance(mobject, Typst):
        yield mobject.typst_code.strip("$ ")
    else:
        for part in mobject.submobjects:
            yield from _texts(part)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has all tests of a module here, so that each scene is run once, not once a worker."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Every language of the lecture, one after the other."""
    return str(request.param)


@pytest.fixture(scope="session")
def run_scene(tmp_path_factory: pytest.TempPathFactory) -> Callable[[type[LectureScene], Settings], Shown]:
    """run_scene(SceneClass, Settings(language="vi")) -> Shown; each scene runs once a session and settings."""
    media: Path = tmp_path_factory.mktemp("media")

    @cache
    def run(scene_class: type[LectureScene], settings: Settings = Settings()) -> Shown:  # noqa: B008 - frozen
        small = {"pixel_width": 320, "pixel_height": 180, "frame_rate": 5}
        with tempconfig({"media_dir": str(media), "disable_caching": True, "verbosity": "ERROR", **small}):
            scene = scene_class(settings=settings, renderer=Undrawn())
            beats: dict[str, list[Mobject]] = {}
            told = scene._caption

            def keep(beat: BeatTime) -> None:
                beats[beat.id] = [mobject.copy() for mobject in scene.mobjects if _visible(mobject)]
                told(beat)

            scene._caption = keep  # type: ignore[method-assign]
            scene.setup()
            scene.construct()
        return Shown(scene, beats)

    return run


@pytest.fixture
def run_clip(tmp_path: Path) -> Callable[[type[LectureClip], Settings], LectureClip]:
    """run_clip(ClipClass, Settings()) -> the clip at its end, in a frame of its own size."""

    def run(clip_class: type[LectureClip], settings: Settings) -> LectureClip:
        width, height = clip_class.frame
        frame = {"frame_width": width, "frame_height": height, "frame_rate": 25}
        with tempconfig({"media_dir": str(tmp_path), "disable_caching": True, "verbosity": "ERROR", **frame}):
            clip = clip_class(settings=settings, renderer=Undrawn())
            clip.setup()
            clip.construct()
        return clip

    return run
