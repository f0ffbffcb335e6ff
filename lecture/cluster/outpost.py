"""What a cluster's worker is given: a plugin that unpacks the project and runs its own processes from it.

It travels by value: the worker needs the libraries that draw, in our versions, and nothing of ours. So this module may
use the standard library and `distributed` alone.
"""

import io
import logging
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from distributed import Reschedule, WorkerPlugin, get_worker

LENGTH = 8
PAUSE = 1.0
"""Seconds that a worker in other versions keeps a job before it hands it on; else it might get it back at once."""
NEEDED = (
    "distributed",
    "cloudpickle",
    "manim",
    "ManimPango",
    "pycairo",
    "typst",
    "numpy",
    "pillow",
    "av",
    "matplotlib",
    "contourpy",
    "skia-pathops",
    "fontpkg-be-vietnam-pro",
)
"""Packages of which another version may draw another picture, or not understand what is sent."""


class WorkmanDied(RuntimeError):
    """The process that made a job is gone."""


def versions() -> dict[str, str]:
    """The versions here of all that decides how a picture looks; "none" for what is not installed."""
    found = {"Python": ".".join(platform.python_version_tuple()[:2])}
    for name in NEEDED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    try:
        import manimpango
    except ImportError:
        return found
    return found | {"Cairo": manimpango.cairo_version(), "Pango": manimpango.pango_version()}


def differences(wanted: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What differs, for people: "manim 0.21.0 there, 0.22.0 here"; nothing if all is the same."""
    return "; ".join(
        f"{name} {there.get(name, 'none')} there, {here} here"
        for name, here in wanted.items()
        if there.get(name, "none") != here
    )


class Outpost(WorkerPlugin):
    """On each worker, those that come later too: the project, unpacked once, and warm processes that make jobs."""

    def __init__(self, name: str, data: bytes, wanted: Mapping[str, str]) -> None:
        self.name = name
        self._data, self._wanted = data, dict(wanted)

    def setup(self, worker: Any) -> None:
        """Unpack the project."""
        self._other = differences(self._wanted, versions())
        self._folder = Path(tempfile.mkdtemp(prefix=f"{self.name}-", dir=worker.local_directory))
        self._idle: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            archive.extractall(self._folder / "project")
        self._data = b""

    def teardown(self, worker: Any) -> None:  # noqa: ARG002
        """End what still works, and leave nothing behind."""
        for process in self._all:
            process.kill()
            process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def make(self, message: bytes) -> bytes:
        """Have a job (a pickle) made; returns its parcel (a pickle). Raises WorkmanDied.

        Where it would be drawn differently, it is handed on: workers that are there from the start are refused at
        once, so this is one that came late.
        """
        if self._other:
            logging.getLogger("distributed.worker").warning("%s takes no jobs: %s", self.name, self._other)
            time.sleep(PAUSE)
            raise Reschedule
        process = self._idle.pop() if self._idle else self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(len(message).to_bytes(LENGTH, "big") + message)
            process.stdin.flush()
            head = process.stdout.read(LENGTH)
            parcel = process.stdout.read(int.from_bytes(head, "big")) if len(head) == LENGTH else b""
        except BrokenPipeError:
            parcel = b""
        if not parcel:
            code = process.wait()
            raise WorkmanDied(f"the process that made it ended with {code}. Out of memory?")
        self._idle.append(process)
        return parcel

    def _start(self) -> "subprocess.Popen[bytes]":
        project, scratch = self._folder / "project", self._folder / "scratch"
        scratch.mkdir(exist_ok=True)
        path = os.pathsep.join(filter(None, (str(project), os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            [sys.executable, "-m", "lecture.cluster.workman", str(scratch)],
            cwd=project,
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._all.append(process)
        return process


def errand(name: str) -> Callable[[Any], bytes]:
    """A function for a worker: it has a job, a pickle by then, made by the outpost of that name."""

    def run(message: bytes) -> bytes:
        outpost: Any = get_worker().plugins[name]
        parcel: bytes = outpost.make(message)
        return parcel

    return run
