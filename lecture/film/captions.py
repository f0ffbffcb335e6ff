"""Captions: a beat's narration as cues, and cues as SubRip and WebVTT files."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from lecture.files import write_text
from scenes.kit.narration import Cue, Pace, cues

Tracks = Mapping[str, list[Cue]]
"""A track of captions for each language."""


class Spoken(Protocol):
    """A beat's times in seconds and, by language, what is said in it, and when its words are heard if they are."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def narration(self) -> Mapping[str, str]: ...
    @property
    def paces(self) -> Mapping[str, Pace]: ...


def tracks(timeline: Iterable[Spoken]) -> dict[str, list[Cue]]:
    """The captions of every language that the timeline speaks."""
    result: dict[str, list[Cue]] = {}
    for beat in timeline:
        for language, text in beat.narration.items():
            result.setdefault(language, []).extend(cues(text, beat.start, beat.end, beat.paces.get(language)))
    return result


def opening(text: str, columns: int = 40) -> str:
    """The first words of a narration, as the name of its chapter."""
    sentence = re.split(r"(?<=[.?!:;])\s", text, maxsplit=1)[0].rstrip(".:;")
    return sentence if len(sentence) <= columns else sentence[: columns - 1].rsplit(" ", 1)[0].rstrip(",") + "…"


def shifted(track: Iterable[Cue], by: float) -> Iterator[Cue]:
    for cue in track:
        yield Cue(cue.start + by, cue.end + by, cue.text)


def srt(track: Iterable[Cue]) -> str:
    """A SubRip file's text."""
    return "\n".join(
        f"{k}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{cue.text}\n" for k, cue in enumerate(track, 1)
    )


def vtt(track: Iterable[Cue]) -> str:
    """A WebVTT file's text."""
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    cue_texts = (f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text.translate(escape)}\n" for cue in track)
    return "\n".join(("WEBVTT\n", *cue_texts))


def vtt_url(text: str) -> str:
    """A WebVTT file's text as an address: a page that is opened from the disk may read no file of captions."""
    return "data:text/vtt;base64," + base64.b64encode(text.encode()).decode()


def write(video: Path, by_language: Tracks) -> list[Path]:
    """Write `<video>.<language>.srt` and `.vtt` beside a video; returns their paths."""
    made = []
    for language, track in by_language.items():
        for ending, text in (("srt", srt(track)), ("vtt", vtt(track))):
            path = video.with_name(f"{video.stem}.{language}.{ending}")
            write_text(path, text)
            made.append(path)
    return made


def _clock(seconds: float, mark: str = ".") -> str:
    total = round(seconds * 1000)
    return f"{total // 3_600_000:02}:{total // 60_000 % 60:02}:{total // 1000 % 60:02}{mark}{total % 1000:03}"
