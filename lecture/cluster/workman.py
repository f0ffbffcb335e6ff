"""A process that makes jobs on a cluster's machine: `python -m lecture.cluster.workman FOLDER`.

One job after the other comes in by the standard input, and a parcel goes out by the standard output, each a pickle
behind its length. It is a process of its own because Manim is not made for threads, because the cluster's worker must
answer the scheduler while Manim draws, and because the next build may bring other code.
"""

import logging
import os
import pickle
import signal
import sys
import tempfile
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

LENGTH = 8
"""Bytes that say how long a message is."""


def main(folder: Path) -> None:
    """Make jobs until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a scene prints must not come between parcels
    jobs: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    import lecture.warm  # noqa: F401
    from lecture.cluster.parcels import made

    while True:
        with tempfile.TemporaryDirectory(dir=folder) as private:
            os.environ["TMPDIR"] = tempfile.tempdir = private
            send(out, pickle.dumps(made(jobs.get(), Path(private))))


def send(stream: BinaryIO, message: bytes) -> None:
    stream.write(len(message).to_bytes(LENGTH, "big") + message)
    stream.flush()


def _listen(stream: BinaryIO, jobs: "SimpleQueue[Any]") -> None:
    """Take jobs as they come; without anybody to work for, end at once, even in the middle of a job."""
    while head := stream.read(LENGTH):
        jobs.put(pickle.loads(stream.read(int.from_bytes(head, "big"))))
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
