"""All that a job depends on but words, by name: source, data, theme, settings, outline, the libraries that draw.

What is a hash starts with #; anything else is the value itself, to be shown.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

from lecture.cache import memory
from lecture.cache.reach import reach
from lecture.cache.source import OUTLINE, PACKAGES, ROOT, Source
from lecture.plan import Job
from lecture.versions import installed
from scenes.kit.outline import Outline, SceneEntry, load_outline
from scenes.kit.settings import Settings

MAKERS = {"video": "lecture.worker:_video", "gif": "lecture.worker:_gif", "figure": "lecture.worker:_figure"}
"""Whatever these come to use makes the pictures, besides the scene, clip or figure itself."""
TELLERS = ("lecture.film.telling:about", "lecture.film.telling:write")
"""And these what is told of a video beside its pictures."""
JOINER = "lecture.film.join:lecture"
KNOWN_BY_VALUE = frozenset(
    {
        "lecture.files",  # how a file is written, not what is in it
        "lecture.plan",  # a job's values are inputs themselves, and so are the theme's, the outline's, the words'
        "scenes.kit.theme:DARK",
        "scenes.kit.theme:LIGHT",
        "scenes.kit.outline",
        "scenes.kit.own",
        "scenes.kit.words",
    }
)
TOLD = frozenset(
    {
        "lecture.film.telling",
        "lecture.film.join",
        "lecture.film.captions",
        "lecture.film.timeline",
        "scenes.kit.narration:cues",
    }
)
VOICES = frozenset({"lecture.voice.soundtrack"})
"""What makes the sound, if somebody speaks."""
LIBRARIES = (
    "manim", "manimpango", "pycairo", "typst", "svgelements", "numpy", "scipy", "pillow", "matplotlib", "contourpy",
    "fonttools", "fontpkg-be-vietnam-pro", "av",
)  # fmt: skip
"""Those that draw, set type or encode."""
OWN_BY_VALUE = frozenset({"languages", "words", "colours", "beats", "sections"})
"""Parts of a lecturer's own that count elsewhere: by the words read, by the theme, by the outline's entry."""

Named = dict[str, str]
"""Inputs by their names."""


class Inputs:
    """The inputs of jobs, by the source below `root` and the libraries that are there now."""

    def __init__(self, jobs: Iterable[Job], root: Path = ROOT) -> None:
        self._root = root
        self._source = Source(_elsewhere(job.target.partition(":")[0] for job in jobs), root)
        self._digest = self._source.digest()
        stored = memory.recall("reach")
        self._reached: dict[str, Named] = stored["reached"] if stored.get("source") == self._digest else {}
        self._grown = False
        self._settings: dict[Settings, Named] = {}

    def pictures(self, job: Job) -> Named:
        """What a job's pictures depend on."""
        but = KNOWN_BY_VALUE | TOLD | (frozenset() if job.settings.voice else VOICES)
        source = self._used((job.target, MAKERS[job.kind]), but)
        if job.settings not in self._settings:
            self._settings[job.settings] = dict(_settled(job.settings))
        chosen = self._settings[job.settings] | dict(_specified(job))
        return source | self._libraries | chosen | dict(self._in_outline(job))

    def told(self) -> Named:
        """What a video's captions and chapters depend on, besides the narration."""
        return self._used(TELLERS, KNOWN_BY_VALUE)

    def joining(self) -> Named:
        """What joining depends on, besides the scenes' videos."""
        return self._used((JOINER,), KNOWN_BY_VALUE) | self._libraries

    def untouched(self, names: Iterable[str]) -> bool:
        """Whether the files among these inputs have lain still since they were read."""
        return all(self._source.lies_still(name) for name in names)

    def remember(self) -> None:
        """Keep what had to be worked out for the next time."""
        self._source.remember()
        if self._grown:
            memory.keep("reach", {"source": self._digest, "reached": self._reached})

    def _used(self, targets: Sequence[str], but: frozenset[str]) -> Named:
        key = " ".join((*targets, "without", *sorted(but)))
        if key not in self._reached:
            found = reach(self._source, targets, but)
            data = {file: self._source.digests[file] for file in sorted(found.assets)}
            self._reached[key] = {file: f"#{digest}" for file, digest in (found.files() | data).items()}
            self._grown = True
        return self._reached[key]

    def _in_outline(self, job: Job) -> Iterator[tuple[str, str]]:
        """What a scene uses of the outline's entry (a test holds the scenes to it)."""
        entry = self._scenes.get(job.scene)
        if entry is not None:
            own = job.settings.own
            beats = dict(own.beats).get(job.id, entry.beats)
            sections = own.sections or self._sections if entry.shows_sections else ()
            yield f"{job.id} in outline.toml", _hash((entry.section, beats, *sections))

    @cached_property
    def _scenes(self) -> dict[str, SceneEntry]:
        return {scene.id: scene for scene in self._outline.scenes()}

    @cached_property
    def _sections(self) -> tuple[str, ...]:
        return tuple(section.id for section in self._outline.sections)

    @cached_property
    def _outline(self) -> Outline:
        return load_outline(self._root / OUTLINE)

    @cached_property
    def _libraries(self) -> Named:
        return {"Python": ".".join(map(str, sys.version_info[:3])), **_versions()}


def _settled(settings: Settings) -> Iterator[tuple[str, str]]:
    """What was chosen for the whole run."""
    yield f"scenes/kit/theme.py ({settings.theme_name})", _hash(settings.theme)
    for field in fields(settings):
        if field.name != "own":
            yield field.name, str(getattr(settings, field.name))
    for field in fields(settings.own):
        if field.name not in OWN_BY_VALUE:
            yield f"own {field.name}", _hash(getattr(settings.own, field.name))


def _specified(job: Job) -> Iterator[tuple[str, str]]:
    """What was chosen for this job."""
    yield "target", job.target
    if job.scene:
        yield "languages", ", ".join(job.settings.languages)
    for field in fields(job.spec):
        if field.name != "formats":  # a file for each: those that are there count
            yield field.name, str(getattr(job.spec, field.name))


def _hash(value: Any) -> str:
    return "#" + hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def _versions() -> Named:
    return {library: installed().get(library, "none") for library in LIBRARIES}


def _elsewhere(modules: Iterable[str]) -> list[Path]:
    """The folders of modules that do not belong to our packages."""
    names = sorted({module for module in modules if module.partition(".")[0] not in PACKAGES})
    return list(
        dict.fromkeys(folder for name in names for folder in map(Path, sys.path) if (folder / f"{name}.py").exists())
    )
