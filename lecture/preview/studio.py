"""Keeps a draft up to date: watches the files that a lecturer edits, and begins anew at each save."""

import multiprocessing
import shutil
import threading
from collections.abc import Iterable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import scenes
from lecture.preview import draft
from lecture.preview.draft import Wish

ROOT = Path(scenes.__path__[0]).resolve().parent
WATCHED = ("core", "scenes", "assets")
EDITED = (".py", ".toml", ".csv", ".typ", ".png")
CHANGES = ("created", "modified", "moved", "deleted")
QUIET = 0.1
"""Seconds without another change until a draft begins: an editor saves in several steps."""


class Studio:
    """One scene's newest draft. `state` is what the page shows; `changed` is notified whenever it is another one."""

    def __init__(self, wish: Wish, folder: Path) -> None:
        self.changed = threading.Condition()
        self.state: dict[str, Any] = {"draft": 0, "frame": 0, "film": 0, "beats": [], "beat": wish.beat}
        self.wish = wish
        self._folder = folder
        self._processes: Any = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["lecture.warm"])
        self._process: Any = None
        self._saved = threading.Event()
        self._beginning = threading.Lock()

    def run(self) -> None:
        """Make drafts until interrupted."""
        observer = Observer()
        for place in self._places():
            observer.schedule(_Edits(self._saved), str(place), recursive=True)
        observer.start()
        try:
            self.begin()
            while True:
                self._saved.wait()
                while self._saved.is_set():
                    self._saved.clear()
                    self._saved.wait(QUIET)
                self.begin()
        finally:
            observer.stop()
            self._end()

    def choose(self, beat: str) -> None:
        """Show another beat; all of them without a name."""
        self.wish = replace(self.wish, beat=beat)
        self.begin()

    def begin(self) -> None:
        """Drop the draft that is being made, and begin a new one."""
        with self._beginning:
            self._end()
            number = self.state["draft"] + 1
            place = self._folder / str(number)
            place.mkdir()
            self._tell(number, {"draft": number, "status": "begun", "beat": self.wish.beat, "error": "", "shown": 0})
            hear, say = self._processes.Pipe(duplex=False)
            self._process = self._processes.Process(target=_make, args=(self.wish, place, say), daemon=True)
            self._process.start()
            say.close()
            threading.Thread(target=self._listen, args=(number, hear), daemon=True).start()

    def file(self, name: str) -> Path:
        """A file of the newest draft that has it."""
        number = self.state["film" if name.startswith("film") else "frame_of"]
        return self._folder / str(number) / name

    def _places(self) -> Iterable[Path]:
        yield from (ROOT / name for name in WATCHED)
        if self.wish.own is not None:
            yield self.wish.own

    def _listen(self, number: int, hear: Connection) -> None:
        """Follow one draft until its process ends."""
        while True:
            try:
                self._tell(number, hear.recv())
            except (EOFError, OSError):
                break
        if self.state["draft"] == number and self.state["status"] in ("begun", "drawing"):
            self._tell(number, {"status": "failed", "error": "Its process died. Out of memory?"})

    def _tell(self, number: int, news: dict[str, Any]) -> None:
        with self.changed:
            if number < self.state["draft"]:
                return
            if news.pop("frame", False):
                news |= {"frame": self.state["frame"] + 1, "frame_of": number}
            if news.get("status") == "made":
                news |= {"film": number}
                self._sweep(number)
            self.state = {**self.state, **news}
            self.changed.notify_all()

    def _sweep(self, number: int) -> None:
        """Remove the drafts before this one."""
        for place in self._folder.iterdir():
            if place.name.isdigit() and int(place.name) < number:
                shutil.rmtree(place, ignore_errors=True)

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()


class _Edits(FileSystemEventHandler):
    """Tells of changes to files that somebody edits, and of no others."""

    def __init__(self, saved: threading.Event) -> None:
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = (Path(str(event.src_path)), Path(str(event.dest_path)))
        edited = any(name.suffix in EDITED and not name.name.startswith(".") for name in names)
        if edited and not event.is_directory and event.event_type in CHANGES:
            self._saved.set()


def _make(wish: Wish, place: Path, say: Connection) -> None:
    draft.make(wish, place, say.send)
