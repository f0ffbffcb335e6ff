"""How far the work is, and how long it will take: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from lecture.plan import Job, cost
from lecture.worker import Outcome


class Progress:
    """Follows jobs from their start to their end; a context manager."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._costs = {job: cost(job) for job in jobs}
        self._total = sum(self._costs.values())
        self._shares = dict.fromkeys(jobs, 0.0)  # all at once: two threads use it
        self._done = 0
        self._start = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        if sys.stderr.isatty():
            from rich import progress

            self._bar = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.TaskProgressColumn(),
                progress.TimeRemainingColumn(),
                console=_console(),
                transient=True,
            )
            self._task = self._bar.add_task(f"0 of {len(jobs)}", total=self._total)

    def __enter__(self) -> "Progress":
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def shown(self, job: Job, seconds: float) -> None:
        """So many seconds of a job are drawn."""
        # The length is a guess: a job is never said to be over before it is.
        if job.length and self._shares[job] < 1:
            self._shares[job] = min(seconds / job.length, 0.97)
        if self._bar is not None:
            self._bar.update(self._task, completed=self._work())

    def ended(self, outcome: Outcome) -> None:
        """A job is over."""
        self._done += 1
        self._shares[outcome.job] = 1.0
        if self._bar is not None:
            self._bar.update(self._task, completed=self._work(), description=f"{self._done} of {len(self._costs)}")
        if outcome.error:
            self._say(f"failed  {outcome.job.name}\n  {outcome.error}\n  The whole traceback: {outcome.job.log}")
            return
        shown = outcome.files[:1] if outcome.job.kind == "video" else outcome.files  # captions are not news
        for path in shown:
            self._say(f"made    {path}" + (f"  ({outcome.seconds:.1f} s{self._left()})" if path == shown[-1] else ""))

    def _work(self) -> float:
        return sum(self._costs[job] * share for job, share in self._shares.items())

    def _left(self) -> str:
        work, spent = self._work(), time.monotonic() - self._start
        if self._bar is not None or work <= 0 or self._done == len(self._costs):
            return ""
        return f"; {self._done} of {len(self._costs)}, about {_duration(spent * (self._total - work) / work)} left"

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            print(text, file=sys.stderr, flush=True)


def _console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
