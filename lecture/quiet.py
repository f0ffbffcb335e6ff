"""Libraries that talk: Manim opens the log of every one, and Matplotlib's fonts say much."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quietly() -> Iterator[None]:
    """Nothing below an error is logged as long as the block lasts; then all is as it was before."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
