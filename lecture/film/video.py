"""Videos: frames become H.264 at a constant rate, tagged BT.709, each converted once; a hold is encoded once.

A hold longer than a second is one closed group of pictures, encoded once and shown again and again. Without
B-frames a group may be cut anywhere, times rise by one and decoding is in the order of showing.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
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


class VideoSink:
    """Encodes one video's frames, and writes them at the end with captions and chapters."""

    def __init__(self, path: Path, quality: Quality) -> None:
        self._rate = quality.rate
        self._container: Any = av.open(str(path), "w", format="mp4", options=mp4.OPTIONS)
        options = {**ENCODER, "crf": str(quality.crf)}
        self._stream: Any = self._container.add_stream("libx264", rate=quality.rate, options=options)
        self._stream.width, self._stream.height, self._stream.pix_fmt = quality.width, quality.height, "yuv420p"
        context = self._stream.codec_context
        context.gop_size = 2 * quality.rate
        context.color_range = ColorRange.MPEG
        context.color_primaries = context.color_trc = context.colorspace = BT709
        self._convert = VideoReformatter()
        self._encoded = 0
        self._runs: list[mp4.Run] = []
        self._moving: list[mp4.Picture] = []

    def write(self, pixels: Pixels, shown: int) -> None:
        """Encode a frame that is shown for `shown` frame times."""
        frame = self._yuv(av.VideoFrame.from_numpy_buffer(pixels, format="rgba"))
        if shown <= self._rate:
            for k in range(shown):
                self._moving.append(self._encode(frame, key=k == 0 and not self._moving))
        else:
            self._end_moving()
            self._runs.append(mp4.Run(tuple(self._group(frame)), shown))

    def finish(self, about: mp4.About) -> int:
        """Write the file. Returns the number of its frames."""
        self._end_moving()
        return mp4.finish(self._container, self._stream, self._runs, about, self._rate)

    def abort(self) -> None:
        """Let go of the file, unfinished."""
        self._container.close()

    def _end_moving(self) -> None:
        if self._moving:
            self._runs.append(mp4.Run(tuple(self._moving), len(self._moving)))
            self._moving = []

    def _group(self, frame: Any) -> Iterator[mp4.Picture]:
        """A frame as one second that may be shown again and again."""
        first = self._encode(frame, key=True)
        yield first
        # What players will have decoded, given back to the encoder, leaves it nothing to correct: every frame of
        # the hold is the same, to the bit.
        still = self._decoded(first)
        for _ in range(self._rate - 1):
            yield self._encode(still, key=False)

    def _encode(self, frame: Any, key: bool) -> mp4.Picture:
        frame.pts, frame.time_base = self._encoded, Fraction(1, self._rate)
        frame.pict_type = PictureType.I if key else PictureType.NONE
        self._encoded += 1
        packet: Any = self._stream.encode(frame)[0]
        if key and not packet.is_keyframe:
            raise RuntimeError("The encoder did not start a group of pictures where it was told to.")
        return mp4.Picture(bytes(packet), packet.is_keyframe)

    def _decoded(self, picture: mp4.Picture) -> Any:
        decoder: Any = av.CodecContext.create("h264", "r")
        decoder.thread_count = 1
        decoder.extradata = self._stream.codec_context.extradata
        frames: list[Any] = [*decoder.decode(av.Packet(picture.data)), *decoder.decode(None)]
        return frames[0]

    def _yuv(self, frame: Any) -> Any:
        return self._convert.reformat(
            frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
