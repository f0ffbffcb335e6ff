"""Checks the lecture in parallel: a task for each scene, clip and figure with all its languages and themes."""

import logging
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from lecture.check.clips import clipping
from lecture.check.drawings import drawing
from lecture.check.findings import Finding, Place, findings
from lecture.check.judge import judge
from lecture.check.moments import Film, watch
from lecture.check.rules.timing import Chapter
from lecture.check.sheet import Shot
from lecture.quiet import quietly
from scenes.kit.outline import Clip, Figure, Outline, SceneEntry
from scenes.kit.settings import Settings


@dataclass(frozen=True)
class Task:
    """One entry of the outline in several settings. `full`: keep pictures of a scene, make a clip's GIF."""

    entry: SceneEntry | Clip | Figure
    settings: tuple[Settings, ...]
    full: bool


@dataclass(frozen=True)
class Result:
    """What a task found; `seconds`: how long its scene lasts; `runs`: how many settings were looked at."""

    task: Task
    findings: tuple[Finding, ...]
    shots: tuple[Shot, ...] = ()
    seconds: float = 0.0

    @property
    def runs(self) -> int:
        return len(self.task.settings)


def tasks(scenes: Sequence[SceneEntry], settings: Sequence[Settings], sheet: bool, gifs: bool) -> list[Task]:
    """All that belongs to these scenes, in the outline's order."""
    every = tuple(settings)
    result: list[Task] = []
    for scene in scenes:
        result.append(Task(scene, every, sheet))
        result += [Task(clip, every, gifs) for clip in scene.clips]
        result += [Task(figure, every, False) for figure in scene.figures]
    return result


def run(todo: Sequence[Task], workers: int) -> Iterator[Result]:
    """The results, in the order of the tasks."""
    if workers == 1 or len(todo) == 1:
        with quietly():
            yield from map(check, todo)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(todo)), context, logging.disable, (logging.WARNING,)) as pool:
        yield from pool.map(check, todo)


def check(task: Task) -> Result:
    """Look at one entry in each of its settings."""
    if isinstance(task.entry, SceneEntry):
        return _scene(task)
    look = _clip if isinstance(task.entry, Clip) else _figure
    return Result(task, tuple(finding for settings in task.settings for finding in look(task, settings)))


def chapters(outline: Outline, results: Sequence[Result]) -> Iterator[Finding]:
    """What the rules find in the sections of which every scene was looked at."""
    lengths = {result.task.entry.id: result.seconds for result in results if isinstance(result.task.entry, SceneEntry)}
    for section in outline.sections:
        if all(scene.id in lengths for scene in section.scenes):
            chapter = Chapter(section.id, {scene.id: lengths[scene.id] for scene in section.scenes})
            yield from findings("chapter", chapter, Place(section.id))


def themes(settings: Sequence[Settings]) -> Iterator[Finding]:
    """What the rules find in the themes themselves."""
    for name, theme in {each.theme_name: each.theme for each in settings}.items():
        yield from findings("theme", theme, Place("theme", theme=name))


def _scene(task: Task) -> Result:
    assert isinstance(task.entry, SceneEntry)
    found: list[Finding] = []
    shots: list[Shot] = []
    seconds = 0.0
    for settings in task.settings:
        film = watch(task.entry, settings, drawn=task.full)
        judged = judge(film)
        found += judged
        shots += _shots(film, judged)
        seconds = film.seconds
    return Result(task, tuple(found), tuple(shots), seconds)


def _clip(task: Task, settings: Settings) -> list[Finding]:
    assert isinstance(task.entry, Clip)
    clip = clipping(task.entry, settings, encoded=task.full)
    place = Place(task.entry.id + ".gif", settings.language, settings.theme_name)
    return judge(clip.film) + list(findings("clip", clip, place))


def _figure(task: Task, settings: Settings) -> list[Finding]:
    assert isinstance(task.entry, Figure)
    place = Place(task.entry.id + ".svg", settings.language, settings.theme_name)
    return list(findings("figure", drawing(task.entry, settings), place))


def _shots(film: Film, judged: Sequence[Finding]) -> Iterator[Shot]:
    for moment in film.moments:
        if moment.last and moment.pixels is not None:
            here = tuple(finding for finding in judged if finding.beat == moment.beat and not finding.excuse)
            settings = film.settings
            title = f"{film.entry.id} · {moment.beat} · {settings.language} · {settings.theme_name}"
            yield Shot(moment.pixels, title, here)
