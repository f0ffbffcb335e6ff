"""A clip as an animated WebP: all its colours, where a GIF has 256, in fewer bytes."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

MILLISECOND = Fraction(1, 1000)
OPTIONS = {"quality": "75", "compression_level": "4"}


def write(pictures: Iterable[Any], size: tuple[int, int], loops: int, path: Path) -> None:
    """Write frames of PyAV, with their times, as a file that plays `loops` times; 0 is for ever.

    The encoder gives the last frame the frames' mean duration, as nothing follows it.
    """
    with av.open(str(path), "w", format="webp", options={"loop": str(loops)}) as container:
        stream: Any = container.add_stream("libwebp_anim", options=OPTIONS)
        stream.width, stream.height, stream.pix_fmt = *size, "bgra"
        stream.time_base = stream.codec_context.time_base = MILLISECOND
        for picture in pictures:
            frame = picture.reformat(format="bgra")
            frame.pts, frame.time_base = round(picture.pts * picture.time_base / MILLISECOND), MILLISECOND
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
