"""Videos: frames become H.264 at a constant rate, tagged BT.709, each converted once; a hold is encoded once.

A hold longer than a second is one closed group of pictures, shown again and again: its picture, and frames that say "as
before". Those say it of any picture, so they are encoded once for all holds. Without B-frames a group may be cut
anywhere, times rise by one and decoding is in the order of showing.
"""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from lecture.film import mp4
from lecture.film.frames import Pixels
from lecture.plan import Quality

BT709 = 1
"""The code of BT.709 for primaries, transfer and matrix alike (ITU-T H.273)."""
ENCODER = {
    "preset": "superfast",
    "bf": "0",
    "threads": "1",  # the same bytes on any machine; workers fill the other cores
    "forced-idr": "1",
    "x264-params": "force-cfr=1",  # else a packet comes one frame late
}


class Encoder:
    """Makes encoded pictures of RGBA frames, one of each."""

    def __init__(self, context: Any, quality: Quality) -> None:
        """`context`: an H.264 codec context that is not open yet."""
        context.width, context.height, context.pix_fmt = quality.width, quality.height, "yuv420p"
        context.options = {**ENCODER, "crf": str(quality.crf)}
        context.gop_size = 2 * quality.rate
        context.color_range = ColorRange.MPEG
        context.color_primaries = context.color_trc = context.colorspace = BT709
        self._context, self._rate = context, quality.rate
        self._convert = VideoReformatter()
        self._encoded = 0

    def encode(self, pixels: Pixels, shown: int, key: bool) -> tuple[mp4.Picture, ...]:
        """A frame, `shown` times; `key`: a player may start at the first of them."""
        frame = self._yuv(av.VideoFrame.from_numpy_buffer(pixels, format="rgba"))
        return tuple(self._picture(frame, key and k == 0) for k in range(shown))

    def _picture(self, frame: Any, key: bool) -> mp4.Picture:
        frame.pts, frame.time_base = self._encoded, Fraction(1, self._rate)
        frame.pict_type = PictureType.I if key else PictureType.NONE
        self._encoded += 1
        packet: Any = self._context.encode(frame)[0]
        if key and not packet.is_keyframe:
            raise RuntimeError("The encoder did not start a group of pictures where it was told to.")
        return mp4.Picture(bytes(packet), packet.is_keyframe)

    def _yuv(self, frame: Any) -> Any:
        return self._convert.reformat(
            frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )


@cache
def as_before(quality: Quality) -> tuple[mp4.Picture, ...]:
    """The rest of a second after its first picture, whatever that is: frames in which no block is new."""
    context: Any = av.CodecContext.create("libx264", "w")
    context.time_base, context.framerate = Fraction(1, quality.rate), quality.rate
    black = np.zeros((quality.height, quality.width, 4), np.uint8)
    return Encoder(context, quality).encode(black, quality.rate, key=True)[1:]


class VideoSink:
    """Encodes one video's frames, and writes them at the end with captions and chapters."""

    def __init__(self, path: Path, quality: Quality) -> None:
        self._quality = quality
        self._container: Any = av.open(str(path), "w", format="mp4", options=mp4.OPTIONS)
        self._stream: Any = self._container.add_stream("libx264", rate=quality.rate)
        self._encoder = Encoder(self._stream.codec_context, quality)
        self._runs: list[mp4.Run] = []
        self._moving: list[mp4.Picture] = []

    def write(self, pixels: Pixels, shown: int) -> None:
        """Encode a frame that is shown for `shown` frame times."""
        if shown <= self._quality.rate:
            self._moving += self._encoder.encode(pixels, shown, key=not self._moving)
        else:
            self._end_moving()
            self._runs.append(mp4.Run(self._encoder.encode(pixels, 1, key=True) + as_before(self._quality), shown))

    def finish(self, about: mp4.About) -> int:
        """Write the file. Returns the number of its frames."""
        self._end_moving()
        return mp4.finish(self._container, self._stream, self._runs, about, self._quality.rate)

    def abort(self) -> None:
        """Let go of the file, unfinished."""
        self._container.close()

    def _end_moving(self) -> None:
        if self._moving:
            self._runs.append(mp4.Run(tuple(self._moving), len(self._moving)))
            self._moving = []
