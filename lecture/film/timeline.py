"""A video's beats beside it, as `<scene>.json`: when each is on screen and what is said in it, for whatever is made
of the video afterwards (the page, the slides)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from lecture.files import write_text
from lecture.film.captions import Spoken
from scenes.kit.narration import Pace


class NamedBeat(Spoken, Protocol):
    """A beat with its id in the outline."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Beat:
    """A beat of a finished video. `start`, `end`: seconds; `narration`: what is said, by language; `paces`: when each
    word of it is heard, in the languages that are spoken."""

    id: str
    start: float
    end: float
    narration: Mapping[str, str]
    paces: Mapping[str, Pace] = field(default_factory=dict)


def path_beside(video: Path) -> Path:
    """Where a video's beats are."""
    return video.with_suffix(".json")


def write(video: Path, beats: Iterable[NamedBeat]) -> Path:
    """Write a video's beats beside it; returns the path."""
    rows = [_row(beat) for beat in beats]
    path = path_beside(video)
    write_text(path, json.dumps({"beats": rows}, ensure_ascii=False, indent=1) + "\n")
    return path


def read(video: Path) -> tuple[Beat, ...]:
    """Read a video's beats back. Raises OSError or ValueError if they are not there or not ours."""
    try:
        rows = json.loads(path_beside(video).read_text(encoding="utf-8"))["beats"]
        return tuple(Beat(**row | {"paces": _paces(row.get("paces", {}))}) for row in rows)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path_beside(video)} is not a list of beats: {error}") from error


def _row(beat: NamedBeat) -> dict[str, Any]:
    row = {"id": beat.id, "start": round(beat.start, 6), "end": round(beat.end, 6), "narration": dict(beat.narration)}
    paces = {language: [[share, round(at, 6)] for share, at in p.marks] for language, p in beat.paces.items()}
    return row | {"paces": paces} if paces else row


def _paces(stored: Mapping[str, Any]) -> dict[str, Pace]:
    return {language: Pace(tuple((share, at) for share, at in marks)) for language, marks in stored.items()}
