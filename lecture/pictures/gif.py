"""Clips: GIFs with each distinct frame once and the best 256 colours for all of them, held frames being long delays;
beside each the same as WebP, and a still."""

import zlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

from lecture.film.frames import Pixels
from lecture.pictures import webp
from lecture.plan import GifSpec

RGB, BGRA = av.VideoFormat("rgb24"), av.VideoFormat("bgra")
HUNDREDTH = Fraction(1, 100)
"""A GIF counts delays in hundredths of a second."""
LOOPS = b"\x21\xff\x0bNETSCAPE2.0\x03\x01"
"""What stands before the number of times that a GIF plays again."""


def pixel_size(width: int, frame: tuple[float, float]) -> tuple[int, int]:
    """The picture's size for a clip's frame of that many Manim units; the height is even."""
    return width, 2 * round(width * frame[1] / frame[0] / 2)


def stopping(data: bytes, rounds: int) -> bytes:
    """A looping GIF that stops after so many rounds, at least 2: for pages that cannot pause it."""
    head, mark, rest = data.partition(LOOPS)
    if not mark:
        raise ValueError("This GIF does not loop.")
    return head + mark + (rounds - 1).to_bytes(2, "little") + rest[2:]


class GifSink:
    """Gathers a clip's frames and their palette, and writes its files at the end."""

    def __init__(self, spec: GifSpec) -> None:
        self._spec = spec
        self._frames: list[tuple[bytes, int]] = []
        self._shape: tuple[int, ...] = ()
        self._palette: Any = None

    def write(self, pixels: Pixels, shown: int) -> None:
        """Take a frame that is shown for `shown` frame times."""
        self._shape = pixels.shape
        # Flat pictures shrink to a fiftieth: a clip's frames stay in memory until all its colours are known.
        self._frames.append((zlib.compress(pixels.data, 1), shown))

    def finish(self, path: Path) -> None:
        """Write the GIF."""
        pause = 100 // self._spec.rate
        # A frame stays until the next one's time; the last has none after it.
        options = {"loop": str(_repeats(self._spec.loops)), "final_delay": str(self._frames[-1][1] * pause)}
        with av.open(str(path), "w", format="gif", options=options) as container:
            height, width, _ = self._shape
            stream: Any = container.add_stream("gif", rate=self._spec.rate)
            stream.width, stream.height, stream.pix_fmt = width, height, "pal8"
            stream.time_base = stream.codec_context.time_base = HUNDREDTH
            for frame in self._indexed(pause):
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))

    def finish_webp(self, path: Path) -> None:
        """Write the animated WebP."""
        height, width, _ = self._shape
        webp.write(self._pictures(100 // self._spec.rate, closed=True), (width, height), self._spec.loops, path)

    def finish_still(self, path: Path) -> None:
        """Write the frame that is shown longest, the later of two, as a PNG."""
        longest = max(reversed(self._frames), key=lambda frame: frame[1])
        Image.fromarray(self._unpacked(longest[0])).save(path, optimize=True)

    def _indexed(self, pause: int) -> Iterator[Any]:
        """The frames in their palette's colours, with their times."""
        graph = av.filter.Graph()
        height, width, _ = self._shape
        pictures = graph.add_buffer(width=width, height=height, format=RGB, time_base=HUNDREDTH)
        palette = graph.add_buffer(width=16, height=16, format=BGRA, time_base=HUNDREDTH)
        use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
        sink = graph.add("buffersink")
        pictures.link_to(use, 0, 0)
        palette.link_to(use, 0, 1)
        use.link_to(sink)
        graph.configure()
        colours = self._colours()
        colours.pts, colours.time_base = 0, HUNDREDTH
        palette.push(colours)
        palette.push(None)
        for frame in self._pictures(pause):
            pictures.push(frame)
            yield from _pull(sink)
        pictures.push(None)
        yield from _pull(sink)

    def _colours(self) -> Any:
        graph = av.filter.Graph()
        height, width, _ = self._shape
        source = graph.add_buffer(width=width, height=height, format=RGB, time_base=HUNDREDTH)
        make, sink = graph.add("palettegen", "stats_mode=full"), graph.add("buffersink")
        source.link_to(make)
        make.link_to(sink)
        graph.configure()
        for frame in self._pictures(1):
            source.push(frame)
        source.push(None)
        (colours,) = _pull(sink)
        return colours

    def _pictures(self, pause: int, closed: bool = False) -> Iterator[Any]:
        """The frames with their times; closed: the last one again, where its own time ends."""
        at = 0
        for packed, shown in self._frames:
            yield self._picture(packed, at)
            at += shown * pause
        if closed and shown > 1:
            yield self._picture(packed, at - pause)

    def _picture(self, packed: bytes, at: int) -> Any:
        frame = av.VideoFrame.from_ndarray(self._unpacked(packed), format="rgb24")
        frame.pts, frame.time_base = at, HUNDREDTH
        return frame

    def _unpacked(self, packed: bytes) -> Pixels:
        pixels: Pixels = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(self._shape)
        return np.ascontiguousarray(pixels[:, :, :3])


def _pull(sink: Any) -> Iterator[Any]:
    while True:
        try:
            yield sink.pull()
        except (av.error.EOFError, av.error.BlockingIOError):
            return


def _repeats(loops: int) -> int:
    """What the file says for "plays so many times": 0 is for ever, else how often after the first; -1 is nothing."""
    return {0: 0, 1: -1}.get(loops, loops - 1)
