"""`lecture plan`: what a build would make, and why."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from lecture import options, plan
from lecture.cache.stale import Judge, State, Verdict
from lecture.plan import Job
from lecture.saying import few

SHOWN = 3
"""So many reasons are shown to people; scripts get all."""


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "plan",
        show,
        "say what a build would make, and why; make nothing",
        ["lecture plan", "lecture plan -q h --lang en,vi", "lecture plan --verify --json"],
    )
    options.directory(parser)
    options.quality(parser)
    options.voice(parser)
    options.places(parser)
    options.contents(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def show(given: argparse.Namespace) -> int:
    quality = plan.QUALITIES[given.quality]
    jobs = [job for s in options.chosen(given) for job in plan.everything(given.lecture.outline, given.out, s, quality)]
    verdicts = list(judged(jobs, [scene.id for scene in given.lecture.outline.scenes()], given.verify))
    print(as_json(verdicts) if given.json else as_text(verdicts))
    return 0


def judged(jobs: Sequence[Job], scenes: Sequence[str], verify: bool) -> Iterator[Verdict]:
    """What is to be done with each job, and with the lectures that are joined of them."""
    judge = Judge(jobs, verify)
    stale: dict[object, list[str]] = {}
    for job in jobs:
        verdict = judge.verdict(job)
        yield verdict
        if job.kind == "video" and verdict.state != "keep":
            stale.setdefault(job.folder, []).append(job.id)
    for lecture in plan.lectures(jobs):
        if lecture.folder in stale:
            yield Verdict(lecture, "make", tuple(f"{scene} is not up to date" for scene in stale[lecture.folder]))
        else:
            yield judge.joined(lecture, scenes)


def as_json(verdicts: Sequence[Verdict]) -> str:
    """For scripts: a list of objects, each with the job, its files, what is to be done and every reason."""
    rows = [
        {
            "kind": verdict.job.kind,
            "id": verdict.job.id,
            "language": verdict.job.settings.language,
            "theme": verdict.job.settings.theme_name,
            "do": verdict.state,
            "reasons": verdict.reasons,
            "files": [str(path) for path in verdict.job.outputs],
        }
        for verdict in verdicts
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(verdicts: Sequence[Verdict]) -> str:
    """For people: a line for each job that is not up to date, and how many there are of what."""
    stale = [verdict for verdict in verdicts if verdict.state != "keep"]
    wide = max((len(verdict.job.name) for verdict in stale), default=0)
    lines = [
        f"{verdict.state}  {verdict.job.name.ljust(wide)}  {few(verdict.reasons, SHOWN, '; ', '; and ')}"
        for verdict in stale
    ]
    counts = Counter[State](verdict.state for verdict in verdicts)
    return "\n".join([*lines, f"{counts['make']} to make, {counts['tell']} to tell anew, {counts['keep']} up to date."])
