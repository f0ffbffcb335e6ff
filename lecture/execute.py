"""Runs jobs through any `concurrent.futures.Executor`: by default warm local processes."""

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from typing import Any, TypeVar

from lecture.plan import Job
from lecture.worker import LESS_MEMORY, Cancelled, Outcome, make

ATTEMPTS = 2
"""How often a job is tried whose worker dies; a job that raises is not tried again."""

Made = TypeVar("Made")
Watch = Callable[[Job, float], None]
"""Called with a job and the seconds of it that are shown so far."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(jobs: Sequence[Job], workers: int, watch: Watch) -> Generator[Outcome]:
    """Make every job with local workers, and yield what became of each as it ends, in whatever order.

    Left early (Ctrl-C, or the generator is closed), running jobs stop at their next frame and leave no half file.
    """
    local = Local(max(1, min(workers, len(jobs))), watch)
    yield from through(local.executor, jobs, _make, local.stop)


def through(
    executor: Callable[[], Executor],
    jobs: Sequence[Job],
    function: Callable[[Job], Made],
    stop: Callable[[], None] = lambda: None,
) -> Generator[Made | Outcome]:
    """Run `function` on every job through any executor; a job whose worker dies is tried again in a new one.

    `stop` is called before the executor is shut down early, to make running jobs end soon.
    """
    left = list(jobs)
    for _ in range(ATTEMPTS):
        lost: list[Job] = []
        pool = executor()
        try:
            futures = {pool.submit(function, job): job for job in left}
            for future in as_completed(futures):
                job = futures.pop(future)  # a cluster's futures hold whole files
                try:
                    yield future.result()
                except BrokenExecutor:
                    lost.append(job)
                except Exception as error:  # not the job's, which `make` catches: of whatever carries it
                    yield Outcome(job, error=f"{type(error).__name__}: {error}")
        except BaseException:
            stop()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        left = lost
        if not left:
            return
    for job in left:
        yield Outcome(job, error=f"Its worker process died, twice. {LESS_MEMORY}")


class Local:
    """Warm local worker processes that tell how far they are, and that can be told to stop."""

    def __init__(self, workers: int, watch: Watch) -> None:
        # macOS's libraries do not survive a fork; elsewhere workers are forked from a server that has Manim loaded.
        self._context: Any = multiprocessing.get_context("spawn" if sys.platform == "darwin" else "forkserver")
        if sys.platform != "darwin":
            self._context.set_forkserver_preload(["lecture.warm"])
        self._workers = workers
        self._watch = watch
        self._stop = self._context.RawValue("b", 0)  # without a lock, which a killed worker might keep

    def executor(self) -> Executor:
        """A new pool. Its reports have a queue of their own, as a killed worker may leave the last one locked."""
        reports = self._context.SimpleQueue()
        threading.Thread(target=self._listen, args=(reports,), daemon=True).start()
        return ProcessPoolExecutor(self._workers, self._context, _enter, (self._stop, reports))

    def stop(self) -> None:
        """Make every running job end at its next frame."""
        self._stop.value = 1

    def _listen(self, reports: Any) -> None:
        while True:
            self._watch(*reports.get())


def _enter(stop: Any, reports: Any) -> None:
    """In a new worker: Ctrl-C is the parent's to handle; without a parent there is nothing to work for."""
    global _line
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)  # Manim opens the log of every library, and Matplotlib's fonts talk much
    _line = (stop, reports)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


_line: tuple[Any, Any] | None = None
"""In a worker: the sign to stop, and the queue for reports."""


def _make(job: Job) -> Outcome:
    assert _line is not None
    stop, reports = _line
    last = 0.0

    def report(shown: float) -> None:
        nonlocal last
        if stop.value:
            raise Cancelled
        if time.monotonic() - last > 0.25:
            last = time.monotonic()
            reports.put((job, shown))

    return make(job, report)
