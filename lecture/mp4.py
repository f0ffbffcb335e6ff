"""MP4 files: pictures that are already encoded, captions and chapters, put into one container."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from lecture import files
from lecture.captions import CODES, NAMES, Tracks

MILLISECOND = Fraction(1, 1000)
ASS_HEADER = b"[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
"""The encoder of soft subtitles wants one before it opens; its packets are written by hand."""


@dataclass(frozen=True)
class Chapter:
    start: float
    end: float
    title: str


@dataclass(frozen=True)
class Picture:
    """One encoded frame; `key`: a player may start here."""

    data: bytes
    key: bool


@dataclass(frozen=True)
class Run:
    """Encoded frames, shown one after the other, and again from the first until `shown` of them were shown."""

    pictures: tuple[Picture, ...]
    shown: int

    def __iter__(self) -> Iterator[Picture]:
        size, left = len(self.pictures), self.shown
        while left > 0:
            # Two whole pictures must not follow each other (their idr_pic_id would be the same): a last group of
            # one frame takes another from the group before it.
            group = size if left > size + 1 or left <= size else left - 2
            yield from self.pictures[: min(group, left)]
            left -= group


@dataclass(frozen=True)
class About:
    """What a player shows besides the pictures."""

    title: str
    language: str
    chapters: list[Chapter]
    captions: Tracks


OPTIONS = {"movflags": "+faststart"}


def finish(container: Any, video: Any, runs: Iterable[Run], about: About, rate: int) -> int:
    """Write everything into an open container, and close it. Returns the number of frames."""
    container.metadata["title"] = about.title
    video.metadata["language"] = "und"
    texts = {language: _caption_stream(container, language) for language in about.captions}
    container.set_chapters(
        [
            {
                "id": k,
                "start": round(chapter.start * 1000),
                "end": round(chapter.end * 1000),
                "time_base": MILLISECOND,
                "metadata": {"title": chapter.title},
            }
            for k, chapter in enumerate(about.chapters)
        ]
    )
    count = 0
    for run in runs:
        for picture in run:
            container.mux(_packet(picture, video, count, Fraction(1, rate)))
            count += 1
    for language, stream in texts.items():
        for cue in about.captions[language]:
            text = cue.text.encode()
            packet = av.Packet(len(text).to_bytes(2, "big") + text)
            packet.stream, packet.time_base = stream, MILLISECOND
            packet.pts = packet.dts = round(cue.start * 1000)
            packet.duration = round(cue.end * 1000) - packet.pts
            container.mux(packet)
    container.close()
    return count


def write_like(model: Path, path: Path, runs: Iterable[Run], about: About, rate: int) -> None:
    """Write a video of pictures that are encoded as those of `model` are; it may be the same file."""
    with files.whole(path) as beside, av.open(str(model)) as first:
        container: Any = av.open(str(beside), "w", format="mp4", options=OPTIONS)
        video = container.add_stream_from_template(first.streams.video[0])
        finish(container, video, runs, about, rate)


def _packet(picture: Picture, stream: Any, at: int, time_base: Fraction) -> Any:
    packet = av.Packet(picture.data)
    packet.stream, packet.time_base = stream, time_base
    packet.pts = packet.dts = at
    packet.duration = 1
    packet.is_keyframe = picture.key
    return packet


def _caption_stream(container: Any, language: str) -> Any:
    stream = container.add_stream("mov_text")
    stream.codec_context.subtitle_header = ASS_HEADER
    stream.time_base = MILLISECOND
    stream.metadata["language"] = CODES[language]
    stream.metadata["handler_name"] = NAMES[language]
    return stream
