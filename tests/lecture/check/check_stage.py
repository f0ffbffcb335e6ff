"""A stage for broken scenes and their mended twins: an outline, words and scenes of the tests' own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from manim import Mobject
from matplotlib.figure import Figure as Page

from lecture.check.findings import Finding
from lecture.check.judge import judge
from lecture.check.moments import Film, watch
from scenes.kit.base import LectureScene, Number
from scenes.kit.clip import LectureClip
from scenes.kit.outline import Clip, Outline, SceneEntry, Section
from scenes.kit.settings import Settings
from scenes.kit.words import Words

ENTRY = SceneEntry(
    id="stage", section="play", target=f"{__name__}:Stage", ideas=(), facts=(), kind="idea", beats=("one",),
    figures=(), clips=(),
)  # fmt: skip
SAID = "One calm word."
TABLE: dict[str, Any] = {
    "sections": {"play": "Play"},
    "scenes": {"stage": {"title": "Stage", "alt": "A stage.", "beats": {"one": SAID}, "labels": {}}},
    "clips": {"loop": {"alt": "A loop."}},
    "figures": {"page": {"alt": "A page."}},
}
Act = Callable[["Stage"], None]
Build = Callable[[Any], Mobject | tuple[Mobject, ...]]


class Stage(LectureScene):
    """Plays whatever a test puts on."""

    id = "stage"
    act: ClassVar[Act]
    known: ClassVar[Mapping[str, Number]] = {}

    def numbers(self) -> Mapping[str, Number]:
        return self.known

    def construct(self) -> None:
        type(self).act(self)


class Loop(LectureClip):
    """A clip of a test."""

    id = "loop"
    frame = (8.0, 5.0)
    act: ClassVar[Callable[["Loop"], None]]

    def construct(self) -> None:
        type(self).act(self)


@dataclass(frozen=True)
class Case:
    """A rule, and what finds a broken thing and its mended twin."""

    rule: str
    broken: Callable[[], list[Finding]]
    mended: Callable[[], list[Finding]]


def words(language: str = "en", **changes: Any) -> Words:
    """The stage's words; `changes` replace parts of its scene's table."""
    scene = {**TABLE["scenes"]["stage"], **changes}
    return Words(language, Path(language), {**TABLE, "scenes": {"stage": scene}})


def film(
    act: Act,
    *,
    entry: SceneEntry = ENTRY,
    spoken: Mapping[str, Words] | None = None,
    numbers: Mapping[str, Number] | None = None,
    drawn: bool = False,
) -> Film:
    """Watch an act in the stage's outline and words."""
    spoken = spoken or {language: words(language) for language in ("en", "vi")}
    outline = Outline((Section("play", (entry,)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scenes.kit.base.load_outline", lambda: outline)
        patch.setattr("scenes.kit.base.all_words", lambda _: spoken)
        patch.setattr("scenes.kit.manim_theme.words_of", lambda settings: spoken[settings.language])
        patch.setattr("lecture.check.moments.all_words", lambda _: spoken)
        patch.setattr(Stage, "act", staticmethod(act), raising=False)
        patch.setattr(Stage, "known", numbers or {})
        return watch(entry, Settings(), drawn)


def found(act: Act, **options: Any) -> list[Finding]:
    """What the rules find in an act."""
    return judge(film(act, **options))


def shown(build: Build) -> Act:
    """An act of one beat that shows mobjects at rest."""

    def act(scene: Stage) -> None:
        with scene.beat("one"):
            things = build(scene)
            scene.add(*(things if isinstance(things, tuple) else (things,)))

    return act


def picture(rule: str, broken: Build, mended: Build) -> Case:
    """A case of what stands on the frame."""
    return Case(rule, lambda: found(shown(broken)), lambda: found(shown(mended)))


def clip(act: Callable[[Loop], None]) -> Film:
    """Watch a clip."""
    with pytest.MonkeyPatch.context() as patch:
        spoken = {language: words(language) for language in ("en", "vi")}
        patch.setattr("scenes.kit.manim_theme.words_of", lambda settings: spoken[settings.language])
        patch.setattr("lecture.check.moments.all_words", lambda _: spoken)
        patch.setattr(Loop, "act", staticmethod(act), raising=False)
        return watch(Clip("loop", f"{__name__}:Loop"), Settings())


def beats(*names: str, **changes: Any) -> SceneEntry:
    """The stage's entry with other beats."""
    return replace(ENTRY, beats=names, **changes)


PAGES: dict[str, Callable[[Settings], Page]] = {}


def page(settings: Settings) -> Page:
    """The figure that a test put on."""
    return PAGES["now"](settings)
