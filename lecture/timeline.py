"""A video's beats beside it, as `<scene>.json`: when each is on screen and what is said in it, for whatever is made
of the video afterwards (the page, the slides)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from lecture.captions import Spoken
from lecture.files import write_text


class NamedBeat(Spoken, Protocol):
    """A beat with its id in the outline."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Beat:
    """A beat of a finished video. `start`, `end`: seconds; `narration`: what is said, by language."""

    id: str
    start: float
    end: float
    narration: Mapping[str, str]


def path_beside(video: Path) -> Path:
    """Where a video's beats are."""
    return video.with_suffix(".json")


def write(video: Path, beats: Iterable[NamedBeat]) -> Path:
    """Write a video's beats beside it; returns the path."""
    rows = [asdict(Beat(beat.id, round(beat.start, 6), round(beat.end, 6), dict(beat.narration))) for beat in beats]
    path = path_beside(video)
    write_text(path, json.dumps({"beats": rows}, ensure_ascii=False, indent=1) + "\n")
    return path


def read(video: Path) -> tuple[Beat, ...]:
    """Read a video's beats back. Raises OSError or ValueError if they are not there or not ours."""
    try:
        return tuple(Beat(**row) for row in json.loads(path_beside(video).read_text(encoding="utf-8"))["beats"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path_beside(video)} is not a list of beats: {error}") from error
