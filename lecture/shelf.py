"""A page's media: files linked from where they were built, and pictures made of them."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from PIL import Image

from lecture.pictures.gif import stopping

ROUNDS = 3
"""How often a GIF plays where nobody can pause it."""
POSTER, PICTURE, THUMBNAIL = 1280, 960, 480
"""Widths in pixels, at most: of a video's still, of a figure or an animation's still, of a scene in the contents."""
FRAME = 1 / 240
"""Shorter than any frame: this much before a beat's end, its last picture is still on screen."""


class NothingBuilt(Exception):
    """There is no video to show, and what to do."""


@dataclass(frozen=True)
class Facts:
    """What a video's file tells. `seconds`: its length."""

    width: int
    height: int
    seconds: float
    sound: bool


class Shelf:
    """A folder of media inside a site; each method puts something there and tells its path from the site's folder."""

    def __init__(self, site: Path, place: str) -> None:
        self._site = site
        self._place = place

    def file(self, source: Path) -> str:
        """The file itself: a hard link where the disk allows it, else a copy."""
        to = self._new(source.name)
        try:
            os.link(source, to)
        except OSError:
            shutil.copyfile(source, to)
        return self._path(to)

    def stopping(self, gif: Path) -> str:
        """A GIF that stops after three rounds; one that does not loop for ever is there as it is."""
        data = gif.read_bytes()
        to = self._new(f"{gif.stem}-{ROUNDS}-rounds.gif")
        try:
            to.write_bytes(stopping(data, ROUNDS))
        except ValueError:
            to.write_bytes(data)
        return self._path(to)

    def picture(self, image: Image.Image, name: str, width: int) -> str:
        """A picture as WebP, at most so wide."""
        image = image.convert("RGBA" if image.has_transparency_data and not _opaque(image) else "RGB")
        if image.width > width:
            image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
        to = self._new(f"{name}.webp")
        image.save(to, quality=75, method=2)  # the slowest method takes four times as long to save a twentieth
        return self._path(to)

    def _new(self, name: str) -> Path:
        path = self._site / self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _path(self, file: Path) -> str:
        return file.relative_to(self._site).as_posix()


def _opaque(image: Image.Image) -> bool:
    return image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)


def facts(video: Path) -> Facts:
    """What a video's file tells. Raises OSError if it is none."""
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        length = float((stream.duration or 0) * (stream.time_base or 0))
        return Facts(stream.width, stream.height, length, bool(container.streams.audio))


def frame(video: Path, seconds: float) -> Image.Image:
    """The picture that is on screen at that time; the last one after the end."""
    with av.open(str(video)) as container:
        stream: Any = container.streams.video[0]
        container.seek(max(0, int(seconds / stream.time_base)), stream=stream)
        shown: Any = None
        for picture in container.decode(stream):
            if shown is not None and picture.time > seconds:
                break
            shown = picture
        return Image.fromarray(shown.to_ndarray(format="rgb24"))
