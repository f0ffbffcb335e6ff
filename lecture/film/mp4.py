"""MP4 files: pictures and sound that are already encoded, captions and chapters, put into one container."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

import av
from av.stream import Disposition

from lecture import files
from lecture.film import sound
from lecture.film.captions import Tracks
from scenes.kit import languages
from scenes.kit.own import NOTHING, Credits

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
    """What a player shows besides the pictures, and what it lets hear: the first of the `sounds`, if nobody chooses."""

    title: str
    language: str
    chapters: list[Chapter]
    captions: Tracks
    sounds: Mapping[str, sound.Track] = field(default_factory=dict)
    credits: Credits = NOTHING.credits


OPTIONS = {"movflags": "+faststart"}


def finish(container: Any, video: Any, runs: Iterable[Run], about: About, rate: int) -> int:
    """Write everything into an open container, and close it. Returns the number of frames."""
    container.metadata["title"] = about.title
    said = {"artist": about.credits.lecturer, "album": about.credits.course, "copyright": about.credits.licence}
    container.metadata.update({name: text for name, text in said.items() if text})
    video.metadata["language"] = "und"
    sounds = {language: _sound_stream(container, language, k == 0) for k, language in enumerate(about.sounds)}
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
    runs = list(runs)
    pictures = enumerate(chain.from_iterable(runs))
    seen = ((Fraction(k, rate), _packet(picture, video, k, Fraction(1, rate))) for k, picture in pictures)
    heard = (_heard(about.sounds[language], stream) for language, stream in sounds.items())
    for _, packet in heapq.merge(seen, *heard, key=itemgetter(0)):
        container.mux(packet)
    for language, stream in texts.items():
        for cue in about.captions[language]:
            text = cue.text.encode()
            packet = av.Packet(len(text).to_bytes(2, "big") + text)
            packet.stream, packet.time_base = stream, MILLISECOND
            packet.pts = packet.dts = round(cue.start * 1000)
            packet.duration = round(cue.end * 1000) - packet.pts
            container.mux(packet)
    container.close()
    return sum(run.shown for run in runs)


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


def _heard(track: sound.Track, stream: Any) -> Iterator[tuple[Fraction, Any]]:
    """A track's packets and when each is played."""
    for k, data in enumerate(track.packets):
        packet = av.Packet(data)
        packet.stream, packet.time_base = stream, Fraction(1, sound.RATE)
        packet.pts = packet.dts = (k - 1) * sound.FRAME
        packet.duration = sound.FRAME
        yield packet.pts * packet.time_base, packet


def _sound_stream(container: Any, language: str, first: bool) -> Any:
    stream = container.add_stream("aac", rate=sound.RATE, layout="mono", bit_rate=sound.BITS)
    stream.metadata["language"] = languages.long_code(language)
    stream.metadata["handler_name"] = languages.name(language)
    stream.disposition = Disposition.default if first else 0
    return stream


def _caption_stream(container: Any, language: str) -> Any:
    stream = container.add_stream("mov_text")
    stream.codec_context.subtitle_header = ASS_HEADER
    stream.time_base = MILLISECOND
    stream.metadata["language"] = languages.long_code(language)
    stream.metadata["handler_name"] = languages.name(language)
    return stream
