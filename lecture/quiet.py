"""Libraries that talk: Manim opens the log of every one, and Matplotlib's fonts say much."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


def hush_fonts() -> None:
    """In a process of our own, before Matplotlib is imported: on its first run it tells of its fonts."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # Manim sets the level of all of Matplotlib


@contextmanager
def quietly() -> Iterator[None]:
    """Nothing below an error is logged as long as the block lasts; then all is as it was before."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
