"""What the lecture has, and what exists of it on this machine: for people and for scripts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from lecture import plan
from lecture.own.lecture import Lecture
from scenes.kit.settings import Settings
from scenes.kit.words import Words, words_of


@dataclass(frozen=True)
class Row:
    """A scene, figure or clip. `seconds`: its length, about, by its words. `files`: what exists. `left_out`: why the
    lecture does not have this scene."""

    kind: str
    id: str
    scene: str
    section: str
    title: str
    language: str
    theme: str
    seconds: float | None
    files: tuple[str, ...]
    left_out: str = ""


def rows(lecture: Lecture, out: Path, settings: Settings) -> Iterator[Row]:
    """Every scene in order, each followed by its figures and clips; then the scenes that are left out."""
    words = words_of(settings)
    folder = plan.folder(out, settings)
    videos = [plan.videos_folder(out, settings, quality) for quality in plan.QUALITIES.values()]
    for scene in lecture.outline.scenes():
        section, title = _written(words, f"sections.{scene.section}"), _written(words, f"scenes.{scene.id}.title")

        def row(kind: str, name: str, seconds: float | None, paths: Sequence[Path]) -> Row:
            found = tuple(str(path) for path in paths if path.exists())
            language, theme = settings.language, settings.theme_name
            return Row(kind, name, scene.id, section, title, language, theme, seconds, found)  # noqa: B023

        yield row(
            "scene", scene.id, round(plan.length(scene, settings), 1) or None, [f / f"{scene.id}.mp4" for f in videos]
        )
        for figure in scene.figures:
            paths = [folder / "figures" / f"{figure.id}.{form}" for form in plan.FIGURE_FORMATS]
            yield row("figure", figure.id, None, paths)
        for clip in scene.clips:
            yield row("gif", clip.id, None, [folder / "gifs" / f"{clip.id}.gif"])
    for left in lecture.left_out:
        title, said = _written(words, f"scenes.{left.scene}.title"), (settings.language, settings.theme_name)
        yield Row("left out", left.scene, left.scene, "", title, *said, None, (), left.reason)


def as_json(table: Sequence[Row]) -> str:
    """For scripts: a list of objects with the fields of Row."""
    return json.dumps([asdict(row) for row in table], ensure_ascii=False, indent=2)


def as_text(table: Sequence[Row]) -> str:
    """For people: a line each, in columns."""
    lines = [("", "ID", "SECTION", "TITLE", "LENGTH", "EXISTS")]
    for row in table:
        scene = row.kind in ("scene", "left out")
        lines.append(
            (
                row.kind,
                row.id,
                row.section if scene else "",
                row.title if scene else "",
                f"{row.seconds:.0f} s" if row.seconds else "",
                row.left_out or ", ".join(_short(Path(file), row.kind) for file in row.files) or "-",
            )
        )
    widths = [max(len(line[k]) for line in lines) for k in range(5)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[5]]).rstrip()
        for line in lines
    )


def _short(file: Path, kind: str) -> str:
    return file.parent.name if kind == "scene" else file.suffix[1:]


def _written(words: Words, key: str) -> str:
    try:
        return words.text(key)
    except ValueError:
        return "(not written yet)"
