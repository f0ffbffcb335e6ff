"""Frames on their way from Manim to an encoder: equal neighbours become one, and encoding runs beside drawing."""

import threading
from queue import Queue
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""One frame: height x width x 4, RGBA."""

AHEAD = 6
"""Frames that drawing may be ahead of encoding; it bounds the memory."""


class Sink(Protocol):
    """What takes the frames: an encoder of one file format."""

    def write(self, pixels: Pixels, shown: int) -> None:
        """Take a frame that is shown for that many frame times; `pixels` is never changed afterwards."""


class Pipe:
    """Hands frames to a sink in a thread of its own. Close it, or abort it, or the thread stays."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._queue: Queue[tuple[Pixels, int] | None] = Queue(AHEAD)
        self._error: BaseException | None = None
        self._held: tuple[Pixels, int] | None = None
        self._aborted = False
        self._thread = threading.Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def write(self, pixels: Pixels, shown: int) -> None:
        """Add a frame. Raises what the encoder raised, as soon as it is known."""
        self._check()
        if self._held is None:
            self._held = (pixels, shown)
        elif same(self._held[0], pixels):
            self._held = (self._held[0], self._held[1] + shown)
        else:
            self._queue.put(self._held)
            self._held = (pixels, shown)

    def close(self) -> None:
        """Wait until every frame is encoded."""
        if self._held is not None:
            self._queue.put(self._held)
            self._held = None
        self._queue.put(None)
        self._thread.join()
        self._check()

    def abort(self) -> None:
        """Drop what is not encoded yet, and end the thread."""
        self._aborted = True
        self._held = None
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _check(self) -> None:
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            if self._aborted or self._error is not None:
                continue  # keep emptying the queue, or whoever draws would wait for ever
            try:
                self._sink.write(*item)
            except BaseException as error:
                self._error = error


def same(a: Pixels, b: Pixels) -> bool:
    """Whether two frames are equal; most that are not, differ in a few rows looked at first."""
    wide: Any = np.uint32
    first, second = a.view(wide), b.view(wide)
    return bool(np.array_equal(first[::37], second[::37]) and np.array_equal(first, second))
