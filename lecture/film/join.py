"""The whole lecture in one file: the scenes' packets one after the other, not encoded again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

from lecture import files
from lecture.film import captions, mp4, sound, youtube
from lecture.plan import LECTURE
from lecture.saying import few
from scenes.kit import languages
from scenes.kit.narration import Cue
from scenes.kit.settings import Settings
from scenes.kit.words import words_of

FEW = 4
"""So many missing scenes are named."""


class CannotJoin(Exception):
    """Why there is no whole lecture."""


@dataclass(frozen=True)
class Film:
    """A finished video, read back: its pictures, captions, sounds and length."""

    runs: tuple[mp4.Run, ...]
    tracks: dict[str, list[Cue]]
    sounds: dict[str, sound.Track]
    frames: int
    header: bytes
    rate: int


def lecture(folder: Path, scenes: Sequence[str], settings: Settings) -> list[Path]:
    """Join the scenes' videos of a folder, in this order, with a chapter each. Returns the files that it made."""
    missing = [scene for scene in scenes if not (folder / f"{scene}.mp4").exists()]
    if missing:
        raise CannotJoin(f"not there yet: {few(missing, FEW)}.")
    words = words_of(settings)
    runs: list[mp4.Run] = []
    chapters: list[mp4.Chapter] = []
    tracks: dict[str, list[Cue]] = {}
    sounds: dict[str, list[sound.Scene]] = {}
    header, at, rate = b"", 0, 0
    for k, scene in enumerate(scenes):
        film = _read_or_name(folder / f"{scene}.mp4")
        if header and (film.header, film.rate) != (header, rate):
            raise CannotJoin(f"{scene}.mp4 was encoded differently from those before it; render it again.")
        if k and sounds.keys() != film.sounds.keys():
            raise CannotJoin(f"{scene}.mp4 is spoken in other languages than those before it; render it again.")
        header, rate = film.header, film.rate
        for language, heard in film.sounds.items():
            sounds.setdefault(language, []).append(sound.Scene(heard, film.frames / rate))
        for language, track in film.tracks.items():
            tracks.setdefault(language, []).extend(captions.shifted(track, at / rate))
        chapters.append(mp4.Chapter(at / rate, (at + film.frames) / rate, words.title(scene)))
        runs += film.runs
        at += film.frames
    path = folder / f"{LECTURE}.mp4"
    joined = {language: sound.joined(parts) for language, parts in sounds.items()}
    about = mp4.About(words.text("lecture.title"), settings.language, chapters, tracks, joined, settings.own.credits)
    mp4.write_like(folder / f"{scenes[0]}.mp4", path, runs, about, rate)
    beside = path.with_name(f"{LECTURE}.youtube.txt")
    credits = settings.own.credits.lines(words.text("page.credit"))
    files.write_text(beside, youtube.description(about.title, words.text("lecture.about"), chapters, credits))
    return [path, *captions.write(path, tracks), beside]


def _read_or_name(path: Path) -> Film:
    try:
        return read(path)
    except (av.error.FFmpegError, IndexError) as error:
        raise CannotJoin(f"{path.name} cannot be read; render it again.") from error


def read(path: Path) -> Film:
    """Read a video of ours back, without decoding it."""
    pictures: list[mp4.Picture] = []
    tracks: dict[str, list[Cue]] = {}
    sounds: dict[str, list[bytes]] = {}
    with av.open(str(path)) as container:
        video: Any = container.streams.video[0]
        spoken = {stream.index: languages.short_code(stream.language or "und") for stream in container.streams}
        for packet in container.demux():
            data = bytes(packet)
            if packet.dts is None:
                continue
            if packet.stream_index == video.index:
                pictures.append(mp4.Picture(data, packet.is_keyframe))
            elif packet.stream.type == "audio":
                sounds.setdefault(spoken[packet.stream_index], []).append(data)
            elif len(data) > 2:  # an empty one only ends the caption before it
                start, end = packet.pts * packet.time_base, (packet.pts + packet.duration) * packet.time_base
                cue = Cue(float(start), float(end), data[2:].decode())
                tracks.setdefault(spoken[packet.stream_index], []).append(cue)
        header = bytes(video.codec_context.extradata or b"")
        rate = round(video.average_rate or 0)
    heard = {language: sound.Track(tuple(packets)) for language, packets in sounds.items()}
    return Film((mp4.Run(tuple(pictures), len(pictures)),), tracks, heard, len(pictures), header, rate)
