"""What each command does: plan, execute, say what was made. Imports what draws only when it is needed."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

from lecture import plan
from lecture.plan import FigureSpec, GifSpec, Job
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings


class BadInput(ValueError):
    """An option that cannot be used, and what can."""


def version() -> int:
    from importlib.metadata import version as installed

    print(f"lecture {installed('linear-to-logistic')}")
    return 0


def build(options: argparse.Namespace) -> int:
    """Everything of the lecture, in each language and theme."""
    outline, quality = load_outline(), plan.QUALITIES[options.quality]
    scenes = list(outline.scenes())
    jobs: list[Job] = []
    for settings in _settings(options):
        jobs += plan.video_jobs(scenes, options.out, settings, quality)
        jobs += plan.gif_jobs(outline.clips().values(), options.out, settings, GifSpec())
        jobs += plan.figure_jobs(outline.figures().values(), options.out, settings, FigureSpec())
    return _make(jobs, options, join=True)


def render(options: argparse.Namespace) -> int:
    """Videos of scenes; the joined lecture too, once all its scenes are there."""
    scenes = plan.scenes_named(load_outline(), options.names)
    quality = plan.QUALITIES[options.quality]
    jobs = [job for s in _settings(options) for job in plan.video_jobs(scenes, options.out, s, quality)]
    return _make(jobs, options, join=True)


def figures(options: argparse.Namespace) -> int:
    """Figures, in each format."""
    spec = FigureSpec(options.format, options.width, options.dpi, options.transparent)
    chosen = plan.figures_named(load_outline(), options.names)
    return _make([job for s in _settings(options) for job in plan.figure_jobs(chosen, options.out, s, spec)], options)


def gifs(options: argparse.Namespace) -> int:
    """GIFs of clips."""
    if options.fps < 1 or 100 % options.fps or options.fps > 50:
        rates = ", ".join(str(rate) for rate in range(1, 51) if 100 % rate == 0)
        raise BadInput(
            f"--fps {options.fps}: a GIF counts hundredths of a second, and browsers slow down what is faster than 50; "
            f"it can be {rates}."
        )
    spec = GifSpec(options.width, options.fps, options.loops)
    chosen = plan.clips_named(load_outline(), options.names)
    return _make([job for s in _settings(options) for job in plan.gif_jobs(chosen, options.out, s, spec)], options)


def listing(options: argparse.Namespace) -> int:
    """What there is, and what exists of it."""
    from lecture import listing as table

    rows = [row for settings in _settings(options) for row in table.rows(load_outline(), options.out, settings)]
    print(table.as_json(rows) if options.json else table.as_text(rows))
    return 0


def check(options: argparse.Namespace) -> int:
    """Layout, legibility, timing and words of scenes, clips and figures."""
    from lecture.check import command

    return command.check(options, list(_settings(options)))


def doctor(_: argparse.Namespace) -> int:
    """What is missing on this machine."""
    from lecture import doctor as checks

    return checks.run()


def _settings(options: argparse.Namespace) -> Iterator[Settings]:
    for language, theme in product(options.lang, options.theme):
        yield Settings(language, theme)


def _make(jobs: Sequence[Job], options: argparse.Namespace, join: bool = False) -> int:
    """Make the jobs, join the lecture, and name each file that was made."""
    if not jobs:
        print("There is nothing to make: no figure or GIF belongs to that.", file=sys.stderr)
        return 0
    from lecture.execute import processors, run
    from lecture.progress import Progress

    made: list[Path] = []
    failed: list[Job] = []
    options.out.mkdir(parents=True, exist_ok=True)
    workers = options.workers or processors()
    with Progress(jobs) as progress, closing(run(plan.by_urgency(jobs), workers, progress.shown)) as outcomes:
        for outcome in outcomes:
            progress.ended(outcome)
            made += outcome.files
            failed += [outcome.job] if outcome.error else []
    if join:
        for settings in _settings(options):
            broken = [job.id for job in failed if job.kind == "video" and job.settings == settings]
            made += _join(options, settings, broken)
    for path in sorted(made):
        print(path)
    if failed:
        print(f"{len(failed)} of {len(jobs)} failed: {', '.join(job.name for job in failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _join(options: argparse.Namespace, settings: Settings, broken: Sequence[str]) -> list[Path]:
    """Join the lecture; not with an older video of a scene that has just failed."""
    from lecture import join

    scenes = [scene.id for scene in load_outline().scenes()]
    folder = plan.videos_folder(options.out, settings, plan.QUALITIES[options.quality])
    try:
        if broken:
            raise join.CannotJoin(f"{', '.join(broken)} failed.")
        return join.lecture(folder, scenes, settings)
    except join.CannotJoin as reason:
        print(f"lecture.mp4 is not joined: {reason}", file=sys.stderr)
        return []
