"""Makes what a command has planned: runs the jobs, joins the lecture, names every file."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from lecture import options, plan
from lecture.plan import Job
from scenes.kit.settings import Settings


def make(jobs: Sequence[Job], given: argparse.Namespace, join: bool = False) -> int:
    """Make the jobs, join the lecture, and name each file that was made."""
    if not jobs:
        print("There is nothing to make: no figure or GIF belongs to that.", file=sys.stderr)
        return 0
    from lecture.execute import processors
    from lecture.progress import Progress

    made: list[Path] = []
    failed: list[Job] = []
    given.out.mkdir(parents=True, exist_ok=True)
    run, workers = _runner(given.cluster), given.workers or processors()
    with Progress(jobs) as progress, closing(run(plan.by_urgency(jobs), workers, progress.shown)) as outcomes:
        for outcome in outcomes:
            progress.ended(outcome)
            made += outcome.files
            failed += [outcome.job] if outcome.error else []
    if join:
        for settings in options.chosen(given):
            broken = [job.id for job in failed if job.kind == "video" and job.settings == settings]
            made += _join(given, settings, broken)
    for path in sorted(made):
        print(path)
    if failed:
        print(f"{len(failed)} of {len(jobs)} failed: {', '.join(job.name for job in failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _runner(cluster: str) -> Callable[..., Any]:
    """What runs jobs: this machine's workers, or a cluster's."""
    if not cluster:
        from lecture.execute import run

        return run
    try:
        from lecture.cluster.client import run as run_there
    except ImportError as error:
        raise options.BadInput(f"--cluster needs Dask ({error}): pip install '.[cluster]'") from error
    return lambda jobs, workers, _: run_there(cluster, jobs, workers)  # how far a job is, nobody there tells


def _join(given: argparse.Namespace, settings: Settings, broken: Sequence[str]) -> list[Path]:
    """Join the lecture; not with an older video of a scene that has just failed."""
    from lecture import join

    scenes = [scene.id for scene in given.lecture.outline.scenes()]
    folder = plan.videos_folder(given.out, settings, plan.QUALITIES[given.quality])
    try:
        if broken:
            raise join.CannotJoin(f"{', '.join(broken)} failed.")
        return join.lecture(folder, scenes, settings)
    except join.CannotJoin as reason:
        print(f"lecture.mp4 is not joined: {reason}", file=sys.stderr)
        return []
