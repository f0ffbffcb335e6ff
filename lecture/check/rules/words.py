"""Rules of words: everything is said in every language, and what is written can be set."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from typst import TypstError

from lecture.check.findings import Hit, rule
from lecture.check.moments import Film
from scenes.kit.outline import SceneEntry
from scenes.kit.words import WordsError


@rule(
    "missing-translation", "film", "error",
    "A word that is missing in one language stops its film.",
    "Write it in assets/words, in every language.",
)  # fmt: skip
def missing_translation(film: Film) -> Iterator[Hit]:
    if isinstance(film.error, WordsError):
        yield Hit(str(film.error), beat=film.beat, seconds=film.seconds)
    everywhere = {key for words in film.words.values() for key in _keys(words.table, _roots(film))}
    if isinstance(film.entry, SceneEntry):
        name, beats = film.entry.id, film.entry.beats
        everywhere |= {f"scenes.{name}.title", f"scenes.{name}.alt", *(f"scenes.{name}.beats.{b}" for b in beats)}
    for language, words in film.words.items():
        for key in sorted(everywhere - set(_keys(words.table, _roots(film)))):
            yield Hit(f"{key} is missing in {language}")


@rule(
    "formula-fails", "film", "error",
    "A formula that Typst cannot read stops the film.",
    "Mend its source: names of several letters need quotes or a definition.",
)  # fmt: skip
def formula_fails(film: Film) -> Iterator[Hit]:
    if isinstance(film.error, TypstError):
        yield Hit(f"a formula does not compile: {film.error}", beat=film.beat, seconds=film.seconds)


@rule(
    "scene-fails", "film", "error",
    "A scene that raises an error makes no film.",
    "Run `lecture render` on it to see where.",
)  # fmt: skip
def scene_fails(film: Film) -> Iterator[Hit]:
    if film.error is not None and not isinstance(film.error, WordsError | TypstError):
        what = f"{type(film.error).__name__}: {film.error}"
        yield Hit(what, beat=film.beat, seconds=film.seconds)


def _roots(film: Film) -> tuple[str, ...]:
    """Where the words of a scene and of all that belongs to it stand."""
    entry = film.entry
    if not isinstance(entry, SceneEntry):
        return (f"clips.{entry.id}",)
    figures = (f"figures.{figure.id}" for figure in entry.figures)
    return (f"scenes.{entry.id}", f"sections.{entry.section}", *figures)


def _keys(table: Mapping[str, Any], roots: Iterable[str]) -> Iterator[str]:
    """Every key under these roots that has a text."""
    for root in roots:
        node: Any = table
        for part in root.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        yield from _leaves(node, root)


def _leaves(node: Any, key: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        for name, child in node.items():
            yield from _leaves(child, f"{key}.{name}")
    elif node:
        yield key
