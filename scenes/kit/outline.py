"""The outline: what is taught, in which order, and by what. A typed, validated view of assets/outline.toml."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

ASSETS = Path(__file__).resolve().parents[2] / "assets"
OUTLINE = ASSETS / "outline.toml"

T = TypeVar("T")
SceneKind = Literal["idea", "worked", "derivation", "card"]
Shows = Literal["nothing", "data", "plane", "slides"]
"""Data that a scene shows: none; the lecturer's, if there are some; theirs, if they have two features; the slides'."""
LONGEST: Mapping[SceneKind, float] = {"idea": 75.0, "worked": 150.0, "derivation": 150.0, "card": 10.0}
"""Seconds that a scene of each kind may last."""


class OutlineError(ValueError):
    """The outline cannot be used: where, what is wrong, and what is allowed."""


@dataclass(frozen=True)
class Clip:
    """A GIF: its id and the scene class that draws it, as "module:Class"."""

    id: str
    target: str


@dataclass(frozen=True)
class Figure:
    """A figure: its id and the function (settings) -> Figure that draws it, as "module:function"."""

    id: str
    target: str


@dataclass(frozen=True)
class SceneEntry:
    """One scene of the lecture. `target`: "module:Class".

    `ideas`: the numbers of the slide ideas it shows; `facts`: ids of the slides' facts that it shows, * for any text;
    `question`: the function (words) -> Question whose answer it works out, as "module:function", or "".
    `shows`: whose data it shows, which says whether it fits a lecturer's own lecture; `slides_beats`: its beats about
    the slides alone, such as a misprint. `tells`: by beat, the section that it tells of, and without which it is not
    given; `after`, `before`: the sections that the scene looks back at and leads to, or "".
    """

    id: str
    section: str
    target: str
    ideas: tuple[int, ...]
    facts: tuple[str, ...]
    kind: SceneKind
    beats: tuple[str, ...]
    figures: tuple[Figure, ...]
    clips: tuple[Clip, ...]
    shows: Shows = "slides"
    slides_beats: tuple[str, ...] = ()
    question: str = ""
    tells: tuple[tuple[str, str], ...] = ()
    after: str = ""
    before: str = ""

    @property
    def shows_sections(self) -> bool:
        """Whether it shows which sections the lecture has."""
        return self.kind == "card" or bool(self.tells or self.after)

    @property
    def longest(self) -> float:
        """Seconds that this scene may last."""
        return LONGEST[self.kind]


@dataclass(frozen=True)
class Section:
    """A part of the lecture with a card of its own."""

    id: str
    scenes: tuple[SceneEntry, ...]

    @property
    def taught(self) -> tuple[SceneEntry, ...]:
        """Its scenes without the card that opens it in the film: pages and decks have headings of their own."""
        return tuple(scene for scene in self.scenes if scene.kind != "card")


@dataclass(frozen=True)
class Outline:
    sections: tuple[Section, ...]

    def scenes(self) -> Iterator[SceneEntry]:
        """Every scene, in the order of the lecture."""
        for section in self.sections:
            yield from section.scenes

    def scene(self, scene_id: str) -> SceneEntry:
        """The scene of that id. Raises OutlineError, naming the nearest one, if there is none."""
        return pick(scene_id, {scene.id: scene for scene in self.scenes()}, "scene")

    def figures(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {figure.id: figure for scene in self.scenes() for figure in scene.figures}

    def clips(self) -> dict[str, Clip]:
        """Every clip by its id."""
        return {clip.id: clip for scene in self.scenes() for clip in scene.clips}


def pick(name: str, known: Mapping[str, T], what: str) -> T:
    """known[name]; raises OutlineError with the nearest name and a way to see all of them if it is not there."""
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise OutlineError(f"There is no {what} {name!r}.{hint} `lecture list` shows them all.")


def load_outline(path: Path = OUTLINE) -> Outline:
    """Read and validate an outline. Raises OutlineError with the file, the place and what is allowed."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OutlineError(f"{path}: {error}") from error
    sections = tuple(_section(entry, path) for entry in table.get("section", []))
    outline = Outline(sections)
    _unique((section.id for section in sections), "section", path)
    _unique((scene.id for scene in outline.scenes()), "scene", path)
    _unique((figure.id for scene in outline.scenes() for figure in scene.figures), "figure", path)
    _unique((clip.id for scene in outline.scenes() for clip in scene.clips), "clip", path)
    return outline


def _section(table: dict[str, Any], path: Path) -> Section:
    where = f"{path}: section {table.get('id', '(without id)')!r}"
    _only(table, {"id", "scene"}, where)
    return Section(_text(table, "id", where), tuple(_scene(s, table["id"], path) for s in table.get("scene", [])))


KEYS = {
    "id", "target", "ideas", "facts", "kind", "beats", "figures", "clips", "question", "shows", "slides_beats",
    "tells", "after", "before",
}  # fmt: skip
"""What may be said of a scene."""


def _scene(table: dict[str, Any], section: str, path: Path) -> SceneEntry:
    where = f"{path}: scene {table.get('id', '(without id)')!r}"
    _only(table, KEYS, where)
    kind = table.get("kind", "idea")
    if kind not in LONGEST:
        raise OutlineError(f"{where}: kind is {kind!r}; allowed are {', '.join(LONGEST)}.")
    shows = table.get("shows", "slides")
    if shows not in get_args(Shows):
        raise OutlineError(f"{where}: shows is {shows!r}; allowed are {', '.join(get_args(Shows))}.")
    beats = tuple(table.get("beats", ()))
    if not beats or not all(isinstance(beat, str) for beat in beats):
        raise OutlineError(f"{where}: beats must be a list of at least one beat's id, got {beats!r}.")
    _unique(beats, "beat", path)
    return SceneEntry(
        id=_text(table, "id", where),
        section=section,
        target=_target(table, "target", where),
        ideas=tuple(table.get("ideas", ())),
        facts=tuple(table.get("facts", ())),
        kind=kind,
        beats=beats,
        figures=tuple(Figure(k, _target(table["figures"], k, where)) for k in table.get("figures", {})),
        clips=tuple(Clip(k, _target(table["clips"], k, where)) for k in table.get("clips", {})),
        shows=shows,
        slides_beats=tuple(table.get("slides_beats", ())),
        question=_target(table, "question", where) if "question" in table else "",
        tells=tuple((beat, _text(table["tells"], beat, where)) for beat in table.get("tells", {})),
        after=_text(table, "after", where) if "after" in table else "",
        before=_text(table, "before", where) if "before" in table else "",
    )


def _only(table: dict[str, Any], allowed: set[str], where: str) -> None:
    for key in table.keys() - allowed:
        raise OutlineError(f"{where}: unknown key {key!r}; allowed are {', '.join(sorted(allowed))}.")


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise OutlineError(f"{where}: {key} must be a text, got {value!r}.")
    return value


def _target(table: dict[str, Any], key: str, where: str) -> str:
    value = _text(table, key, where)
    module, _, name = value.partition(":")
    if not module.startswith("scenes.") or not name.isidentifier():
        raise OutlineError(f'{where}: {key} must be "scenes.module:Name", got {value!r}.')
    return value


def _unique(ids: Iterable[str], what: str, path: Path) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise OutlineError(f"{path}: two {what}s are named {name!r}; each id must be its own.")
        seen.add(name)
