"""Seconds of the clock and of the processors, for work in this process and for whole commands."""

import ctypes
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SUBREAPER = 36
"""Of Linux' prctl: processes whose parent ends become ours, so that their time is counted too."""


@dataclass(frozen=True)
class Cost:
    """`wall`: seconds of the clock; other people's work lengthens it. `work`: seconds of all processors together."""

    wall: float
    work: float


@dataclass(frozen=True)
class Line:
    """One line of the table. `goal`: the ratio to reach."""

    what: str
    ours: str
    theirs: str
    ratio: float
    goal: float
    by: str = "work"


def timed(do: Callable[[], object]) -> Cost:
    """What it costs to do something in this process, its threads included."""
    wall, work = time.perf_counter(), time.process_time()
    do()
    return Cost(time.perf_counter() - wall, time.process_time() - work)


def command(arguments: Sequence[str], folder: Path, allowed: Sequence[int] = (0,)) -> Cost:
    """What a command costs, with all processes that it starts. Raises RuntimeError if it fails."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    before, wall = _children(), time.perf_counter()
    run = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    took = time.perf_counter() - wall
    if run.returncode not in allowed:
        raise RuntimeError(f"{' '.join(arguments)} ended with {run.returncode}:\n{run.stderr[-2000:]}")
    while True:  # whoever is left of it
        try:
            os.wait()
        except ChildProcessError:
            return Cost(took, _children() - before)


def medians(runs: Sequence[tuple[Cost, Cost]]) -> tuple[Cost, Cost, float, float]:
    """Of pairs that ran one right after the other: the median costs of both, and the median ratios of wall and work."""
    both = [
        Cost(*(statistics.median(getattr(c, f) for c in column) for f in ("wall", "work")))
        for column in zip(*runs, strict=True)
    ]
    ratio = [statistics.median(getattr(a, f) / getattr(b, f) for a, b in runs) for f in ("wall", "work")]
    return both[0], both[1], ratio[0], ratio[1]


def compared(
    what: str, ours: Callable[[], Cost], theirs: Callable[[], Cost], goal: float, rounds: int, warm: bool = True
) -> list[Line]:
    """Two ways to do a thing, in turn, round after round; a line for the work and one for the clock."""
    if warm:
        ours(), theirs()
    a, b, by_wall, by_work = medians([(ours(), theirs()) for _ in range(rounds)])
    return [
        Line(what, seconds(a.work), seconds(b.work), by_work, goal),
        Line("… by the clock", seconds(a.wall), seconds(b.wall), by_wall, goal, "clock"),
    ]


def seconds(value: float) -> str:
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def machine() -> str:
    """This machine, and how busy it is."""
    import manim

    name = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        names = [
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ]
        name = names[0] if names else name
    return (
        f"{name}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, Manim {manim.__version__}"
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
