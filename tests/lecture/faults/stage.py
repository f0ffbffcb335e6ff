"""Builds of stand-ins that faults befall."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from stand_ins import SMALL

from lecture import plan
from lecture.plan import Job
from scenes.kit.settings import Settings

NAMES = ("mse-vs-bce", "one-step", "training", "entropy")
"""Ids of the outline's scenes, for stand-ins in their place."""
SCRIPT = """
import signal, sys
sys.path[:0] = {here!r}
from stage import stand_in_for
from lecture import cli, plan

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    plan.video_jobs = stand_in_for(sys.argv[2:])
    sys.exit(cli.run(["render", "--out", sys.argv[1], "-j", "2", "--voice", "none"]))
"""
Build = Callable[..., "subprocess.Popen[str]"]
Render = Callable[..., tuple[int, str]]


def stand_in_for(targets: Sequence[str]) -> Callable[..., list[Job]]:
    """Stand-ins in place of the outline's scenes: planned as those are, except for their size."""

    def jobs(_: object, out: Path, settings: Settings, __: object) -> list[Job]:
        folder = plan.videos_folder(out, settings, SMALL)
        named = zip(NAMES, targets, strict=False)
        return [Job(k, f"stand_ins:{t}", settings, SMALL, folder, folder / f"{k}.log", 4.0) for k, t in named]

    return jobs


def made(out: Path) -> set[str]:
    """The videos that are there."""
    return {path.name for path in videos(out).glob("[!.]*.mp4")}


def videos(out: Path) -> Path:
    return out / "en" / "dark" / "videos" / SMALL.name


def halves(out: Path) -> list[Path]:
    """What is not finished."""
    return list(out.rglob("*.part*"))


def until(build: "subprocess.Popen[str]", said: str) -> None:
    """Wait until a build has said something."""
    assert build.stderr is not None
    heard = ""
    for line in build.stderr:
        heard += line
        if said in line:
            return
    pytest.fail(f"it never said {said!r}, but:\n{heard}")
