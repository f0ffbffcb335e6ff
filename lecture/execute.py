"""Runs jobs through any `concurrent.futures.Executor`: by default warm local processes."""

import logging
import math
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from lecture import files
from lecture.plan import Job
from lecture.worker import LESS_MEMORY, Cancelled, Outcome, make

Made = TypeVar("Made")
SOCKET_FOLDER = 70
"""Bytes of a folder's path that leave room for a socket in it."""
Watch = Callable[[Job, float], None]
"""Called with a job and the seconds of it that are shown so far."""


def processors() -> int:
    """How many processors this process may use: those that it may run on, and no more than its container's share."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, _share()))


def run(jobs: Sequence[Job], workers: int, watch: Watch) -> Generator[Outcome]:
    """Make every job with local workers, and yield what became of each as it ends, in whatever order.

    Left early (Ctrl-C, or the generator is closed), running jobs stop at their next frame and leave no half file.
    """
    workers = max(1, min(workers, len(jobs)))
    with tempfile.TemporaryDirectory(prefix="lecture-", ignore_cleanup_errors=True) as private:
        local = Local(workers, watch, private)
        yield from through(local.executor, jobs, _make, local.stop, at_once=workers + 1)  # one more is always ready


def through(
    executor: Callable[[], Executor],
    jobs: Sequence[Job],
    function: Callable[[Job], Made],
    stop: Callable[[], None] = lambda: None,
    at_once: int | None = None,
) -> Generator[Made | Outcome]:
    """Run `function` on every job through any executor, so many `at_once`.

    A worker that dies takes down all that runs beside it. Those jobs run again in a new executor, half as many at
    once each time, until the one that kills its worker is alone: it alone fails. `stop` is called before an executor is
    shut down early, to make running jobs end soon.
    """
    left, suspects = deque(jobs), deque[Job]()
    died: set[Job] = set()
    wide = few = at_once or max(1, len(jobs))
    while left or suspects:
        few = few if suspects else wide
        lost = yield from _until_broken(executor(), suspects or left, function, stop, few)
        for job in lost:
            for path in job.outputs:
                files.sweep(path)
            if few == 1 and job in died:
                yield Outcome(job, error=f"Its worker process died, twice. {LESS_MEMORY}")
            else:
                died.add(job)
                suspects.append(job)
        few = max(1, few // 2)


def _until_broken(
    pool: Executor, jobs: deque[Job], function: Callable[[Job], Made], stop: Callable[[], None], at_once: int
) -> Generator[Made | Outcome, None, list[Job]]:
    """Take jobs and run them until none is left or the executor breaks; returns those that were lost with it."""
    running: dict[Future[Made], Job] = {}
    lost: list[Job] = []
    try:
        while running or (jobs and not lost):
            while jobs and not lost and len(running) < at_once:
                job = jobs.popleft()
                try:
                    running[pool.submit(function, job)] = job
                except BrokenExecutor:
                    lost.append(job)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)  # a cluster's futures hold whole files
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
    return lost


def _share() -> int:
    """The processors that a container's limit comes to (Linux, cgroup 2); many if there is none."""
    with suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return math.ceil(int(quota) / int(period))
    return sys.maxsize


def _can_fork() -> bool:
    """Can workers be forked from a server that has Manim loaded? macOS's libraries do not survive it, and the path of
    the server's socket, in the temporary folder, has at most 107 bytes."""
    return sys.platform != "darwin" and len(os.fsencode(tempfile.gettempdir())) <= SOCKET_FOLDER


class Local:
    """Warm local worker processes that tell how far they are, and that can be told to stop."""

    def __init__(self, workers: int, watch: Watch, private: str) -> None:
        self._context: Any = multiprocessing.get_context("forkserver" if _can_fork() else "spawn")
        if _can_fork():
            self._context.set_forkserver_preload(["lecture.warm"])
        self._workers = workers
        self._watch = watch
        self._private = private
        self._stop = self._context.RawValue("b", 0)  # without a lock, which a killed worker might keep

    def executor(self) -> Executor:
        """A new pool. Its reports have a queue of their own, as a killed worker may leave the last one locked."""
        reports = self._context.SimpleQueue()
        threading.Thread(target=self._listen, args=(reports,), daemon=True).start()
        return ProcessPoolExecutor(self._workers, self._context, _enter, (self._stop, reports, self._private))

    def stop(self) -> None:
        """Make every running job end at its next frame."""
        self._stop.value = 1

    def _listen(self, reports: Any) -> None:
        while True:
            self._watch(*reports.get())


def _enter(stop: Any, reports: Any, private: str) -> None:
    """In a new worker: Ctrl-C is the parent's to handle; without a parent there is nothing to work for. What is only
    for a while goes to the folder `private`, which the parent, or else the last worker, removes."""
    global _line
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)  # Manim opens the log of every library, and Matplotlib's fonts talk much
    _line = (stop, reports)
    tempfile.tempdir = private
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent, private), daemon=True).start()


def _end_with(parent: Any, private: str) -> None:
    parent.join()
    shutil.rmtree(private, ignore_errors=True)
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
