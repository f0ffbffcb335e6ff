"""A clip as its rules see it: its film, and the size of its GIF."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lecture.check.moments import Film, watch
from lecture.plan import GifSpec, Job
from lecture.worker import make
from scenes.kit.outline import Clip
from scenes.kit.settings import Settings


@dataclass(frozen=True, eq=False)
class Clipping:
    """`size`: of the GIF at its default width, in bytes; 0 if it was not made."""

    film: Film
    size: int


def clipping(clip: Clip, settings: Settings, encoded: bool) -> Clipping:
    """Watch a clip and, if `encoded`, make its GIF in a folder that is gone afterwards."""
    film = watch(clip, settings)
    if not encoded or film.error is not None:
        return Clipping(film, 0)
    with TemporaryDirectory(prefix="lecture-check-") as folder:
        job = Job(clip.id, clip.target, settings, GifSpec(), Path(folder), Path(folder) / "log")
        return Clipping(film, sum(file.stat().st_size for file in make(job).files))
