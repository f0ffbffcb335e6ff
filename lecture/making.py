"""Makes what a command has planned and is not up to date: runs the jobs, joins the lecture, names every file."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lecture import options, plan
from lecture.cache import reading
from lecture.cache.stale import Judge, Verdict
from lecture.plan import Job
from lecture.voice.choice import check_recordings


@dataclass
class Work:
    """What a build has come to so far."""

    made: list[Path] = field(default_factory=list)
    failed: list[Job] = field(default_factory=list)


def make(jobs: Sequence[Job], given: argparse.Namespace, join: bool = False) -> int:
    """Make the jobs that are not up to date, join the lecture, and name each file that was made."""
    if not jobs:
        print("There is nothing to make: no figure or GIF belongs to that.", file=sys.stderr)
        return 0
    check_folders(jobs)
    check_recordings(jobs, given.lecture.outline)
    judge, work = Judge(jobs, given.verify, given.force), Work()
    verdicts = [judge.verdict(job) for job in jobs]
    kept = sum(verdict.state == "keep" for verdict in verdicts)
    if kept:
        print(f"{kept} of {len(jobs)} are up to date.", file=sys.stderr)
    todo = [verdict.job for verdict in verdicts if verdict.state == "make"]
    todo += tell([verdict for verdict in verdicts if verdict.state == "tell"], judge, work)
    if todo:
        _run(todo, given, judge, work)
    if join:
        for lecture in plan.lectures(jobs):
            _join(lecture, [scene.id for scene in given.lecture.outline.scenes()], judge, work)
    for path in sorted(work.made):
        print(path)
    if work.failed:
        names = ", ".join(job.name for job in work.failed)
        print(f"{len(work.failed)} of {len(jobs)} failed: {names}.", file=sys.stderr)
    return 1 if work.failed else 0


def check_folders(jobs: Iterable[Job]) -> None:
    """Whether everything can be written, before hours are spent on it. Raises OSError."""
    for folder in dict.fromkeys(job.folder for job in jobs):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            raise OSError(
                f"{folder} cannot be written: {error.strerror}. Choose another folder with --out, or allow it."
            ) from error


def _run(jobs: Sequence[Job], given: argparse.Namespace, judge: Judge, work: Work) -> None:
    """Make the jobs, each with its record as soon as it is there."""
    from lecture.execute import processors
    from lecture.progress import Progress

    run, workers = _runner(given.cluster), given.workers or processors()
    with Progress(jobs) as progress, closing(run(plan.by_urgency(jobs), workers, progress.shown)) as outcomes:
        for outcome in outcomes:
            if outcome.error:
                work.failed.append(outcome.job)
            else:
                judge.made(outcome.job, outcome.read, outcome.files)
                work.made += outcome.files
            progress.ended(outcome)  # after the record: what is said to be made is not made again
            if outcome.hopeless:
                raise OSError(outcome.hopeless)


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


def tell(verdicts: Sequence[Verdict], judge: Judge, work: Work) -> list[Job]:
    """Tell videos anew around their pictures. Returns those that cannot be read back, to be made instead."""
    if not verdicts:
        return []
    import av

    from lecture.film import telling

    unreadable: list[Job] = []
    for verdict in verdicts:
        job = verdict.job
        assert verdict.record is not None
        asked, beats = verdict.record.reading.asked, verdict.record.reading.needs
        said = {beat: reading.narrations(job.settings, job.id, asked, beat) for beat in beats}
        try:
            files = telling.renew(job, said)
        except (av.error.FFmpegError, ValueError, KeyError, IndexError):
            unreadable.append(job)
            continue
        judge.told(verdict, files)
        print(f"told    {files[0]}: {verdict.reasons[0]}", file=sys.stderr)
        work.made += files
    return unreadable


def _join(lecture: Job, scenes: Sequence[str], judge: Judge, work: Work) -> None:
    """Join the lecture if its scenes are not as they were; not with an older video of one that has just failed."""
    verdict = judge.joined(lecture, scenes)
    failed = [job.id for job in work.failed if job.folder == lecture.folder]
    if verdict.state == "keep" and not failed:
        return
    from lecture.film import join

    try:
        if failed:
            raise join.CannotJoin(f"{', '.join(failed)} failed.")
        reading.forget(lecture.settings)
        files = join.lecture(lecture.folder, scenes, lecture.settings)
        judge.was_joined(lecture, scenes, reading.so_far(lecture.settings), files)
        work.made += files
    except join.CannotJoin as reason:
        print(f"lecture.mp4 is not joined: {reason}", file=sys.stderr)
